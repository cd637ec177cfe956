package io.github.iislint.cli;

import io.github.iislint.deployment.Deployment;
import io.github.iislint.deployment.DeploymentRun;
import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.deployment.NamedValue;
import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.fix.FileReplacer;
import io.github.iislint.fix.Fixer;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.report.PatchReport;
import io.github.iislint.report.TransformReport;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code iislint transform}: applies XDT transforms. */
final class TransformCommand implements Callable<Integer> {

    private final PositionalParamSpec operands = Options.operands("FILE", Path.class, "1..*",
            "The file to transform (Web.config), then transforms (Web.Release.config), applied in this order.");

    private final OptionSpec output = OptionSpec.builder("-o", "--output").paramLabel("FILE").type(Path.class)
            .description("Write the result to this file. Default: standard output.").build();

    private final OptionSpec inPlace = Options.flag("--in-place", "Overwrite the transformed file with the result.");

    private final OptionSpec diff = Options.flag("--diff", "Print the changes as a patch.");

    private final OptionSpec failOn = Options.value("--fail-on", "warning|error", Severity.class, "error",
            "The lowest severity of a message that gives exit code 1; then nothing is written. Default: ${DEFAULT-VALUE}.");

    private final OptionSpec format = Options.value("--format", "text|json", TextOrJson.class, "text",
            "The format of the messages. They go to standard error; JSON goes to standard output if the result does not. "
                    + "Default: ${DEFAULT-VALUE}.");

    private final OptionSpec explain = Options.flag("--explain", "Print what each transform matched and did to standard error.");

    private final ValueOptions values = new ValueOptions();

    private final Console console;

    TransformCommand(Console console) {
        this.console = console;
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "transform",
                "Applies XDT transforms such as Web.Release.config to a file, as a build or deployment does.")
                .addPositional(operands);
        Options.add(spec, output, inPlace, diff, failOn, format, explain);
        values.addTo(spec);
        return Options.exitCodes(spec, "the result is written", "there was a message at or above --fail-on; nothing is written",
                "bad option, or a file cannot be read or written");
    }

    @Override
    public Integer call() throws IOException {
        if ((output.getValue() != null ? 1 : 0) + (Options.on(inPlace) ? 1 : 0) + (Options.on(diff) ? 1 : 0) > 1) {
            throw new FailureException("only one of --output, --in-place and --diff can be given");
        }
        FileTree files = new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE);
        List<Path> paths = operands.<List<Path>>getValue().stream().map(path -> files.workingFolder().resolve(path).normalize())
                .toList();
        XmlFile base = read(files, paths.get(0));
        MalformedException problem = base.problem().orElse(null);
        if (problem != null) {
            throw new FailureException(base.name() + ":" + problem.line() + ":" + problem.column() + ": not well-formed: "
                    + problem.getMessage());
        }
        DeploymentValues known = values.read(files, null);
        if (paths.size() == 1 && known.isEmpty()) {
            throw new FailureException("expected a transform after " + base.name() + ", or --values");
        }
        List<Path> transforms = paths.subList(1, paths.size());
        DeploymentRun.Result run = run(files, base, transforms, known);
        if (Options.on(explain)) {
            TransformReport.explain(run.explained(), console.err());
        }
        List<TransformReport.Line> lines = TransformReport.lines(run.messages(), run.problems());
        Severity least = failOn.getValue();
        boolean fails = lines.stream().anyMatch(line -> line.severity().atLeast(least));
        if (!fails) {
            write(files, paths, run);
        }
        report(lines);
        List<String> unused = known.unused(run.used()).stream().map(NamedValue::name).toList();
        if (!unused.isEmpty()) {
            console.err().println("iislint: no token or setting uses the value of " + String.join(", ", unused));
        }
        return fails ? 1 : 0;
    }

    private static DeploymentRun.Result run(FileTree files, XmlFile base, List<Path> transforms, DeploymentValues values) {
        try {
            return DeploymentRun.explained(files,
                    Deployment.of(path -> path.equals(base.path()) ? transforms : List.of(), values),
                    Schema.builtIn(), base.path());
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }

    private static XmlFile read(FileTree files, Path path) {
        try {
            return XmlFile.parse(files, path);
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }

    private void report(List<TransformReport.Line> lines) throws IOException {
        if (format.getValue() == TextOrJson.TEXT) {
            TransformReport.text(lines, console.err());
        } else {
            boolean free = output.getValue() != null || Options.on(inPlace);
            TransformReport.json(lines, free ? console.utf8() : console.err());
        }
    }

    private void write(FileTree files, List<Path> inputs, DeploymentRun.Result run) throws IOException {
        SourceText before = run.base().source();
        SourceText after = run.result().source();
        Path to = output.getValue();
        Fixer.FileEdit edit = new Fixer.FileEdit(inputs.get(0), before, after);
        if (Options.on(diff)) {
            console.out().flush();
            // A patch is read by people: tokens stand for their values.
            SourceText shown = DeploymentRun.withoutValues(run);
            PatchReport.write(shown.text().equals(before.text())
                    ? List.of()
                    : List.of(new Fixer.FileEdit(inputs.get(0), before, shown)), files::name,
                    "--output or --in-place", console.raw())
                    .forEach(notice -> console.err().println("iislint: " + notice));
            return;
        }
        Path target = to == null ? null : files.workingFolder().resolve(to).normalize();
        if (target != null && inputs.subList(1, inputs.size()).contains(target)) {
            throw new FailureException("--output " + to + " is one of the transforms; nothing was written");
        }
        try {
            if (Options.on(inPlace) || inputs.get(0).equals(target)) {
                new FileReplacer(files).write(List.of(edit), null);
            } else if (to == null) {
                TransformReport.obeyed(after.text()).ifPresent(line -> {
                    throw new FailureException(
                            "line " + line + " of the result is a command that build agents would execute from the log, so it "
                                    + "is not printed: name a file with --output");
                });
                console.out().flush();
                console.raw().write(after.encode());
                console.raw().flush();
            } else {
                byte[] bytes = after.encode();
                AtomicFile.write(to, "--output " + to, bytes);
            }
        } catch (CharacterCodingException e) {
            throw new FailureException(files.name(inputs.get(0)) + ": its encoding " + before.charset()
                    + " lacks a character of the result");
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }
}
