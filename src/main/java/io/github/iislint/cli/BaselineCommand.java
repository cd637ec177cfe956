package io.github.iislint.cli;

import io.github.iislint.lint.Baseline;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.report.BaselineFile;
import io.github.iislint.report.MessageWriter;
import io.github.iislint.report.Wording;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint baseline}: records the current findings, so that only new ones count from then on. */
final class BaselineCommand implements Callable<Integer> {

    private final InputOptions input;

    private final SelectionOptions selection = new SelectionOptions();

    private final OptionSpec target = Options.value("--output", "FILE", Path.class, "iislint-baseline.json",
            "Default: ${DEFAULT-VALUE}.");

    private final Console console;

    BaselineCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "baseline",
                "Writes the current findings to a file; with 'iislint check --baseline FILE' only new findings count.");
        input.addTo(spec);
        selection.addTo(spec);
        return spec.addOption(target);
    }

    @Override
    public Integer call() throws IOException {
        input.readRegistry();
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = selection.apply(input.lintOptions(settings), rules);
        input.refuseToOverwrite(target.getValue(), "--output " + target.getValue());
        try {
            LintResult result = new Linter(rules, options, input.skipped(), FixPlan.NONE).lint(input.files(), input.paths());
            if (result.files() == 0 && result.findings().isEmpty() && result.unread().isEmpty()) {
                throw new FailureException("nothing to lint: no applicationHost.config and no web.config found");
            }
            Path output = target.getValue();
            AtomicFile.write(output, "--output " + output, out -> BaselineFile.write(result, out));
            long count = Baseline.of(result).entries().size();
            new MessageWriter(console.out()).println("Wrote " + output + ": " + Wording.count(count, "finding"));
            return input.end(result.unread(), 0);
        } catch (LintException e) {
            throw new FailureException(e);
        }
    }
}
