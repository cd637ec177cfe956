package io.github.iislint.cli;

import io.github.iislint.finding.Severity;
import io.github.iislint.fix.FixPlanner;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code iislint check}: lints, and fixes on request. */
@Command(name = "check", mixinStandardHelpOptions = true,
        description = "Finds what is wrong in applicationHost.config and web.config files, and mends it with --fix.")
final class CheckCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input;

    @Mixin
    private SelectionOptions selection;

    @Mixin
    private ReportOptionsGroup reports;

    @Option(names = "--fail-on", paramLabel = "error|warning|info", defaultValue = "warning",
            description = "The least severity that makes the exit code 1. Default: ${DEFAULT-VALUE}.")
    private Severity failOn;

    @Option(names = "--exit-zero", description = "Exit with 0 whatever is found.")
    private boolean exitZero;

    @Option(names = "--allow-empty", description = "Nothing to lint is no failure.")
    private boolean allowEmpty;

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = selection.apply(input.lintOptions(settings), rules);
        LintResult result;
        try {
            result = new Linter(input.files(), rules, options, path -> false, new FixPlanner()).lint(input.paths(), run -> { });
        } catch (LintException e) {
            throw new FailureException(e);
        }
        if (result.files() == 0 && result.findings().isEmpty() && !allowEmpty) {
            throw new FailureException("nothing to lint: no applicationHost.config and no web.config found (--allow-empty accepts that)");
        }
        reports.write(result, console, failOn);
        return !exitZero && result.fails(failOn) ? 1 : 0;
    }
}
