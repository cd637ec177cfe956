package io.github.iislint.cli;

import io.github.iislint.lint.Inventory;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.MessageWriter;
import io.github.iislint.report.SettingsReport;
import io.github.iislint.report.Wording;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint init}: writes a settings file that declares the current configuration as expected. */
final class InitCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    private final InputOptions input;

    private final OptionSpec target = Options.value("--output", "FILE", String.class, Settings.FILE_NAME,
            "The file to write, which must not exist; - is standard output. Default: ${DEFAULT-VALUE}.");

    private final Console console;

    InitCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "init",
                "Writes a settings file that declares the current configuration as expected, so that every change is reported.");
        input.addTo(spec);
        return spec.addOption(target);
    }

    @Override
    public Integer call() throws IOException {
        String output = target.getValue();
        Path workingFolder = input.files().workingFolder();
        Path file = workingFolder.resolve(output.equals(STANDARD_OUTPUT) ? Settings.FILE_NAME : output).normalize();
        if (!output.equals(STANDARD_OUTPUT) && Files.exists(file)) {
            throw exists(file);
        }
        LintOptions options = input.lintOptions(input.settings()).planned(file);
        List<Inventory> inventories;
        List<String> unread = new ArrayList<>();
        try {
            inventories = new Servers(input.files(), options, path -> false).inventories(input.paths(), unread::add);
        } catch (LintException e) {
            throw new FailureException(e);
        }
        if (inventories.isEmpty()) {
            throw new FailureException("nothing to record: no applicationHost.config and no web.config found");
        }
        StringWriter text = new StringWriter();
        SettingsReport.write(inventories, options, text);
        if (output.equals(STANDARD_OUTPUT)) {
            PrintWriter out = console.utf8();
            out.print(text);
            out.flush();
        } else {
            write(file, text.toString());
            long count = SettingsReport.count(inventories);
            MessageWriter out = new MessageWriter(console.out());
            out.println("Wrote " + input.files().name(file) + ": " + Wording.count(count, "location")
                    + " where the need for client certificates changes");
            out.println("Next: iislint check, or iislint check --format html=report.html for an HTML report");
        }
        return input.end(unread, 0);
    }

    private void write(Path file, String text) {
        try {
            AtomicFile.create(file, "--output " + target.getValue(), text);
        } catch (FileAlreadyExistsException e) {
            throw exists(file);
        }
    }

    private FailureException exists(Path file) {
        return new FailureException(input.files().name(file) + " exists and is not overwritten; --output names another file, and"
                + " --output - prints to standard output");
    }
}
