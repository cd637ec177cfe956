package io.github.iislint.cli;

import io.github.iislint.finding.Severity;
import io.github.iislint.fix.FileReplacer;
import io.github.iislint.fix.FixPlanner;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.fix.Fixer;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.report.FixReport;
import io.github.iislint.report.PatchReport;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.Timings;
import io.github.iislint.settings.Settings;
import io.github.iislint.xml.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;
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
    private FixOptions fixes;

    @Mixin
    private KnownOptions known;

    @Mixin
    private ReportOptionsGroup reports;

    @Option(names = "--fail-on", paramLabel = "error|warning|info", defaultValue = "warning",
            description = "The least severity that makes the exit code 1. Default: ${DEFAULT-VALUE}.")
    private Severity failOn;

    @Option(names = "--exit-zero", description = "Exit with 0 whatever is found.")
    private boolean exitZero;

    @Option(names = "--timings", description = "Say on standard error where the time went, by stage and by rule.")
    private boolean timings;

    @Option(names = "--allow-empty", description = "Nothing to lint is no failure.")
    private boolean allowEmpty;

    private final Console console;

    CheckCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Timings times = timings ? new Timings() : null;
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = selection.apply(input.lintOptions(settings), rules);
        FixSelection selected = fixes.selection(rules);
        if (fixes.write() && input.fromStandardInput()) {
            throw new FailureException("--fix: standard input cannot be changed; --diff shows the patch");
        }
        Predicate<Path> skipped = input.skipped();
        if (times != null) {
            ProcessHandle.current().info().startInstant().ifPresent(began -> times.add(Timings.Stage.START,
                    Duration.between(began, Instant.now()).toNanos() - (System.nanoTime() - start)));
            times.since(Timings.Stage.SETTINGS, start);
        }
        try {
            LintResult result;
            try (Progress progress = Progress.start(console)) {
                Function<FileTree, Linter> linters = files -> new Linter(files, rules, options, skipped, new FixPlanner(), times)
                        .watchedBy(progress);
                known.prepare(input, files -> new Linter(files, rules, options, skipped, (detection, facts) -> Optional.empty()));
                result = fixes.write() || fixes.preview() ? fix(linters, selected, progress) : known.lint(input, linters);
            }
            for (String pattern : input.unmatched()) {
                result = result.withNotice("nothing matches " + pattern);
            }
            if (result.files() == 0 && result.findings().isEmpty() && !allowEmpty) {
                throw new FailureException("nothing to lint: no applicationHost.config and no web.config found (--allow-empty accepts that)");
            }
            long linted = System.nanoTime();
            reports.write(result, console, failOn, fixes.preview());
            if (times != null) {
                times.since(Timings.Stage.REPORT, linted);
                times.lines().forEach(console.err()::println);
            }
            return !exitZero && result.fails(failOn) ? 1 : 0;
        } catch (LintException e) {
            throw new FailureException(e);
        }
    }

    private LintResult fix(Function<FileTree, Linter> linters, FixSelection selected, Progress progress)
            throws LintException, IOException {
        FixSelection wanted = selected.only(known.isNew(input, linters));
        Fixer.Outcome outcome = new Fixer(input.files(), linters, wanted).run(input.paths());
        progress.close();
        if (fixes.preview()) {
            console.out().flush();
            PatchReport.write(outcome.edits(), input.files()::name, console.raw())
                    .forEach(notice -> console.err().println("iislint: " + notice));
        } else {
            try {
                new FileReplacer(input.files()).write(outcome.edits(), fixes.backup());
            } catch (IOException e) {
                throw new FailureException(e);
            }
        }
        FixReport.write(outcome, console.err(), fixes.preview());
        return known.mark(fixes.preview() ? outcome.before() : outcome.after(), input, linters);
    }
}
