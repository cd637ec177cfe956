package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles.Deployed;
import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Severity;
import io.github.iislint.xdt.Message;
import io.github.iislint.xdt.MessageKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong with the transforms of a file, and with the values that it takes. */
final class DeploymentProblems {

    private static final String WEB_SDK = "Microsoft.NET.Sdk.Web";

    private DeploymentProblems() {
    }

    static List<DeploymentProblem> of(Path base, Deployed deployed, FileTree files) {
        List<DeploymentProblem> problems = new ArrayList<>();
        boolean published = false;
        Message before = null;
        for (Message message : deployed.messages()) {
            // That nothing was set or removed follows from the name that was just said to be unknown.
            boolean follows = before != null && before.kind() == MessageKind.ARGUMENT_UNMATCHED
                    && (message.kind() == MessageKind.NOTHING_TO_SET || message.kind() == MessageKind.NOTHING_TO_REMOVE);
            before = message;
            // "dotnet publish" completes the file before it transforms it: what it adds is not there yet.
            boolean added = message.kind() == MessageKind.NO_MATCH && message.severity() == Severity.WARNING
                    && completed(message.text());
            if (follows || added && (published || (published = webSdk(base, files)))) {
                continue;
            }
            DeploymentProblem.of(message).ifPresent(problems::add);
        }
        deployed.problems().forEach(problem -> DeploymentProblem.of(problem).ifPresent(problems::add));
        return problems;
    }

    private static boolean completed(String text) {
        return text.contains("matches /configuration/location") || text.contains("/system.webServer/aspNetCore")
                || text.contains("/system.webServer/handlers") || text.contains("matches /configuration/system.webServer;")
                || text.endsWith("matches /configuration/system.webServer");
    }

    /** Whether the project in the folder of a file is one that the .NET SDK publishes. */
    private static boolean webSdk(Path base, FileTree files) {
        try {
            for (Path path : files.list(FileTree.folder(base))) {
                if (path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csproj") && files.isFile(path)
                        && files.read(path).text().contains(WEB_SDK)) {
                    return true;
                }
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
