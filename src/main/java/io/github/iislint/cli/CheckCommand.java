package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.fix.DeploymentFixer;
import io.github.iislint.fix.FileReplacer;
import io.github.iislint.fix.FixPlanner;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.fix.Fixer;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.lint.KnownFindings;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.report.FixReport;
import io.github.iislint.report.LocationTree;
import io.github.iislint.report.PatchReport;
import io.github.iislint.report.RunDetails;
import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.Timings;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint check}: lints, and fixes on request. */
final class CheckCommand implements Callable<Integer> {

    private final InputOptions input;

    private final SelectionOptions selection = new SelectionOptions();

    private final FixOptions fixes = new FixOptions();

    private final BaselineOptions known = new BaselineOptions();

    private final ReportOptions reports;

    private final OptionSpec failOn = Options.value("--fail-on", "error|warning|info", Severity.class, "warning",
            "The lowest severity that gives exit code 1. Default: ${DEFAULT-VALUE}.");

    private final OptionSpec exitZero = Options.flag("--exit-zero", "Exit with 0 whatever is found.");

    private final OptionSpec timings = Options.flag("--timings",
            "Print the time taken by each stage and rule to standard error.");

    private final OptionSpec allowEmpty = Options.flag("--allow-empty", "Exit with 0 if there is nothing to lint.");

    private final Console console;
    private final long begun = System.nanoTime();

    CheckCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
        this.reports = new ReportOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "check",
                "Finds problems in applicationHost.config and web.config files, and fixes them with --fix.");
        input.addTo(spec);
        selection.addTo(spec);
        fixes.addTo(spec);
        known.addTo(spec);
        reports.addTo(spec);
        Options.add(spec, failOn, exitZero, timings, allowEmpty);
        return CommandHelp.applyTo(Options.exitCodes(spec, "no finding at or above --fail-on is left", "there is one",
                "bad option, settings or rule file, or something cannot be read or written"));
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        Timings times = Options.on(timings) ? new Timings() : Timings.NONE;
        input.readRegistry();
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = selection.apply(input.lintOptions(settings), rules);
        FixSelection selected = fixes.selection(rules, settings);
        if (fixes.write() && input.fromStandardInput()) {
            throw new FailureException("--fix: standard input cannot be changed; --diff shows the patch");
        }
        reports.check(input);
        Severity least = failOn.getValue();
        // Not for findings that are compared with known ones, or fixed.
        LintOptions readable = options.toBuilder().shown(reports.shown(least)).build();
        if (Options.on(timings)) {
            // Otherwise rules would be read while servers are loaded, and the time would count for the rule that waits last.
            RuleSet.preload();
        }
        times.add(Timings.Stage.START, start - begun);
        times.since(Timings.Stage.SETTINGS, start);
        Function<LintOptions, Linter> linters = own -> new Linter(rules, own, input.skipped(), new FixPlanner(), times);
        Linter finder = new Linter(rules, options, input.skipped(), FixPlan.NONE);
        AccessSnapshot visitors = new AccessSnapshot();
        LocationTree locations = new LocationTree(List.of());
        try {
            KnownFindings before;
            LintResult found;
            try (Progress progress = Progress.start(console)) {
                before = known.known(input, revision -> earlier(revision, rules), finder);
                Consumer<ServerRun> observer = reports.showsLocations()
                        ? before.observer(visitors).andThen(locations)
                        : before.observer(visitors);
                found = fixes.asked()
                        ? fix(counting -> new DeploymentFixer(input.files(), linters, options, input.skipped(),
                                selected.only(counting)), finder, before, visitors, observer, progress)
                        : linters.apply(before == KnownFindings.NONE ? readable : options)
                                .lint(input.files(), input.paths(), observer.andThen(progress));
            }
            LintResult result = complete(before.mark(found, visitors, input.files(), input.paths()));
            long linted = System.nanoTime();
            RunDetails run = new RunDetails(locations, input.ruleOptions(), coverage(rules, options));
            reports.write(result, run, least, Options.on(exitZero), fixes.preview());
            times.since(Timings.Stage.REPORT, linted);
            if (Options.on(timings)) {
                times.lines().forEach(console.err()::println);
            }
            return input.end(result.unread(), !Options.on(exitZero) && result.fails(least) ? 1 : 0);
        } catch (LintException e) {
            throw new FailureException(e);
        }
    }

    /** How much of the benchmarks that options and settings choose the run decides. */
    private static List<Benchmark.Coverage> coverage(RuleSet rules, LintOptions options) {
        return Benchmark.coverage(options.settings().sets(),
                rules.rules().stream().filter(options.rules()::enabled).toList(), !options.allHttpSys().isEmpty());
    }

    /** @param rules of the run, which options name */
    private Linter earlier(FileTree revision, RuleSet rules) throws SettingsException {
        Settings settings = input.settings(revision);
        return new Linter(input.rules(settings, revision), selection.apply(input.lintOptions(settings, revision), rules),
                input.skipped(), FixPlan.NONE);
    }

    /**
     * Fixes the findings that count, or shows how.
     *
     * @param fixer fixes the findings that it is given a test for
     * @param finder the linter for runs whose findings need no fix
     * @param visitors gets what is required of visitors before that, if {@code before} compares it
     * @param observer is notified of what is in effect in the end
     * @return what is left, with what was fixed; as it was where only a patch is wanted
     */
    private LintResult fix(Function<Predicate<Finding>, DeploymentFixer> fixer, Linter finder, KnownFindings before,
            AccessSnapshot visitors, Consumer<ServerRun> observer, Progress progress) throws LintException, IOException {
        Predicate<Finding> counting = finding -> true;
        if (before != KnownFindings.NONE) {
            LintResult found = finder.lint(input.files(), input.paths(), before.observer(visitors).andThen(progress));
            counting = before.counting(before.mark(found, visitors, input.files(), input.paths()));
        }
        Fixer.FixResult outcome = fixer.apply(counting).run(input.paths(), progress);
        progress.close();
        write(outcome);
        if (reports.showsLocations() || !fixes.preview() && before.compares()) {
            finder.lint(input.files(), input.paths(), observer);
        }
        return fixes.preview() ? outcome.before() : outcome.after();
    }

    /** The result with the patterns that match nothing; fails where there is nothing to lint. */
    private LintResult complete(LintResult found) {
        LintResult result = found;
        for (String pattern : input.unmatched()) {
            String nothing = "nothing matches " + pattern;
            result = Options.on(allowEmpty)
                    ? result.withNotice(nothing)
                    : result.withUnread(List.of(nothing + " (--allow-empty accepts that)"));
        }
        if (result.files() == 0 && result.findings().isEmpty() && result.unread().isEmpty() && !Options.on(allowEmpty)) {
            throw new FailureException(
                    "nothing to lint: no applicationHost.config and no web.config found (--allow-empty accepts that)");
        }
        return result;
    }

    private void write(Fixer.FixResult outcome) throws IOException {
        if (fixes.preview()) {
            console.out().flush();
            PatchReport.write(outcome.edits(), input.files()::name, "--fix", console.raw())
                    .forEach(notice -> console.err().println("iislint: " + notice));
        } else {
            try {
                new FileReplacer(input.files()).write(outcome.edits(), fixes.backup());
            } catch (IOException e) {
                throw new FailureException(e);
            }
        }
        FixReport.write(outcome, console.err(), fixes.preview());
    }
}
