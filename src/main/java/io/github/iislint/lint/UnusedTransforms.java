package io.github.iislint.lint;

import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentSelection.Mode;
import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Transforms;
import io.github.iislint.settings.DeploymentEntry;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds transforms that are applied to nothing: a name that no file has must not let a gate pass silently. */
final class UnusedTransforms {

    private static final String WEB_CONFIG = "web.config";

    private final FileTree files;

    UnusedTransforms(FileTree files) {
        this.files = files;
    }

    /** What {@code --transform} names and no file has, a phrase each. */
    List<String> unused(DeploymentSelection selection, Set<Path> applied) {
        List<String> unused = new ArrayList<>();
        if (selection.mode() == Mode.PAIRS && applied.isEmpty()) {
            unused.add("no file has a transform that --transform pairs with it");
        }
        for (String name : selection.names()) {
            String end = "." + name.toLowerCase(Locale.ROOT) + ".config";
            if (applied.stream().noneMatch(path -> path.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(end))) {
                unused.add("no Web.config has a Web." + name + ".config beside it, so this transform changes nothing");
            }
        }
        return unused;
    }

    /** The steps of deployments of the settings that transform nothing. */
    List<DeploymentEntry.Transform> withoutFile(DeploymentSelection selection, Set<Path> applied) {
        return selection.plans().stream().flatMap(plan -> plan.entry().steps().stream())
                .filter(DeploymentEntry.Transform.class::isInstance).map(DeploymentEntry.Transform.class::cast)
                .filter(step -> applied.stream().noneMatch(path -> names(step.transform(), path))).toList();
    }

    private static boolean names(String transform, Path path) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        String wanted = transform.substring(transform.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return wanted.startsWith("*") ? name.endsWith(wanted.substring(1)) : name.equals(wanted);
    }

    /** Of transforms that were not applied, those of which the folder has no Web.config. */
    List<DeploymentProblem> withoutBase(Collection<Path> transforms) {
        List<DeploymentProblem> problems = new ArrayList<>();
        for (Path path : transforms) {
            try {
                if (files.list(FileTree.folder(path)).stream().anyMatch(other -> other.getFileName().toString()
                        .equalsIgnoreCase(WEB_CONFIG))) {
                    continue;
                }
                XmlFile file = XmlFile.parse(files, path);
                if (Transforms.edits(file)) {
                    problems.add(new DeploymentProblem("transform-unused", file.origin(file.rootElement().nameSpan()),
                            "there is no Web.config beside " + path.getFileName() + ", so it is applied to nothing"));
                }
            } catch (IOException e) {
                // It is reported where it is read for its own sake.
            }
        }
        return problems;
    }
}
