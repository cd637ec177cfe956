package io.github.iislint.cli;

import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.report.HarmlessWriter;
import io.github.iislint.report.ReportContext;
import io.github.iislint.report.ReportFormat;
import io.github.iislint.report.RunDetails;
import io.github.iislint.report.TextOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select how results are shown. */
final class ReportOptions {

    private static final int WIDTH = 120;

    private final OptionSpec formats = Options.values("--format", "NAME[=FILE]", String.class,
            "text, json, sarif, github, azure, gitlab, junit, checkstyle, markdown or html, to standard output or a file. "
                    + "Repeatable. Default: text.");

    private final OptionSpec color = Options.value("--color", "auto|always|never", Color.class, "auto",
            "Default: ${DEFAULT-VALUE}.");

    private final OptionSpec show = Options.value("--show", "error|warning|info", Severity.class,
            "The lowest severity of the findings that text, Markdown and annotations show; they count the others. Default: "
                    + "warning, or that of --fail-on if lower.");

    private final OptionSpec quiet = Options.flag("--quiet", "The text report contains only findings.");

    private final OptionSpec counts = Options.flag("--summary",
            "The text report contains the number of findings of each rule instead of the findings.");

    private final OptionSpec annotations = OptionSpec.builder("--annotations").negatable(true).type(Boolean.class).arity("0")
            .defaultValue("true").fallbackValue("true")
            .description("In a GitHub or Azure run, add annotations to the text report. Default: yes.").build();

    private final OptionSpec verbose = Options.flag("--verbose", "Report which files were skipped, and why.");

    private final Console console;

    ReportOptions(Console console) {
        this.console = console;
    }

    void addTo(CommandSpec spec) {
        Options.add(spec, formats, show, quiet, counts, color, annotations, verbose);
    }

    enum Color {
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Whether a format shows what is in effect at locations. */
    boolean showsLocations() {
        return targets().stream().anyMatch(target -> target.format() == ReportFormat.HTML);
    }

    /**
     * The least severity of the findings of which a report says more than how many there are.
     *
     * @param failOn the least severity that fails the run
     */
    Severity shown(Severity failOn) {
        return targets().stream().anyMatch(target -> target.format().showsAll()) ? Severity.INFO : shownToPeople(failOn);
    }

    /** @param file {@code null} for standard output */
    private record ReportTarget(ReportFormat format, @Nullable Path file) {

        /** What messages call it. */
        String option() {
            return "--format " + format + "=" + file;
        }
    }

    /**
     * Writes all reports; those to files atomically.
     *
     * @param run what is known of the run; its locations if {@link #showsLocations}
     * @param failOn the least severity that fails the run
     * @param succeeds whether the run succeeds all the same
     * @param taken whether standard output holds something else
     */
    void write(LintResult all, RunDetails run, Severity failOn, boolean succeeds, boolean taken) throws IOException {
        // Where nothing was linted, the reason is all that there is to say.
        LintResult result = Options.on(verbose) || all.locations() == 0 ? all : all.withoutOtherKinds();
        List<ReportTarget> targets = taken && formats().isEmpty() ? List.of() : targets();
        if (taken && targets.stream().anyMatch(target -> target.file() == null)) {
            throw new FailureException("--format: standard output is used for the patch; give the format a file "
                    + "(json=findings.json)");
        }
        if (targets.stream().filter(target -> target.file() == null && !annotation(target.format())).count() > 1) {
            throw new FailureException(
                    "--format: only one format can go to standard output; give the others a file (sarif=iislint.sarif)");
        }
        for (ReportTarget target : targets) {
            ReportFormat format = target.format();
            ReportContext context = context(format, run, failOn, succeeds);
            if (target.file() == null) {
                PrintWriter out = standardOutput(format);
                try {
                    format.write(result, context, out);
                } catch (IOException e) {
                    throw new FailureException("--format " + format + ": the summary cannot be written: " + e.getMessage());
                }
                out.flush();
            } else {
                AtomicFile.write(target.file(), target.option(), out -> format.write(result, context, out));
            }
        }
    }

    private PrintWriter standardOutput(ReportFormat format) {
        return switch (format) {
            case TEXT -> console.out();
            case MARKDOWN -> new PrintWriter(new HarmlessWriter(console.utf8()));
            default -> console.utf8();
        };
    }

    /**
     * Makes sure that no report takes the place of what the run reads; to be called before anything is written.
     *
     * @throws FailureException if one would
     */
    void check(InputOptions input) {
        for (ReportTarget target : targets()) {
            if (target.file() != null) {
                input.refuseToOverwrite(target.file(), target.option());
            }
        }
    }

    private static boolean annotation(ReportFormat format) {
        return format == ReportFormat.GITHUB || format == ReportFormat.AZURE;
    }

    private List<String> formats() {
        return formats.getValue();
    }

    private List<ReportTarget> targets() {
        List<ReportTarget> targets = new ArrayList<>();
        for (String format : formats().isEmpty() ? List.of("text") : formats()) {
            int equals = format.indexOf('=');
            try {
                targets.add(new ReportTarget(ReportFormat.of(equals < 0 ? format : format.substring(0, equals)),
                        equals < 0 ? null : PathArguments.path(format.substring(equals + 1))));
            } catch (IllegalArgumentException e) {
                throw new FailureException("--format: " + e.getMessage());
            }
        }
        if (Options.on(annotations) && formats().isEmpty()) {
            if ("true".equals(console.environment().get("GITHUB_ACTIONS"))) {
                targets.add(new ReportTarget(ReportFormat.GITHUB, null));
            }
            if ("True".equalsIgnoreCase(console.environment().get("TF_BUILD"))) {
                targets.add(new ReportTarget(ReportFormat.AZURE, null));
            }
        }
        return targets;
    }

    private ReportContext context(ReportFormat format, RunDetails run, Severity failOn, boolean succeeds) {
        Map<String, String> environment = console.environment();
        Color chosen = color.getValue();
        boolean colored = chosen == Color.ALWAYS
                || chosen == Color.AUTO && console.terminal() && !environment.containsKey("NO_COLOR")
                        && !"dumb".equals(environment.get("TERM"));
        TextOptions text = new TextOptions(colored, console.unicode(), width(), shownToPeople(failOn),
                Options.on(counts)
                        ? TextOptions.Amount.COUNTS
                        : Options.on(quiet) ? TextOptions.Amount.FINDINGS : TextOptions.Amount.EVERYTHING);
        Path folder = Path.of("").toAbsolutePath();
        return new ReportContext(Version.number(), "https://github.com/iislint/iislint", text,
                // the command that tells Azure the result must tell it what the exit code does
                succeeds && format == ReportFormat.AZURE ? null : failOn, summary(format, environment), folder,
                RepositoryRoot.of(folder, environment), run);
    }

    /** What fails a run is shown. */
    private Severity shownToPeople(Severity failOn) {
        Severity least = show.getValue();
        return least != null ? least : failOn.atLeast(Severity.WARNING) ? Severity.WARNING : failOn;
    }

    /** Few shells export the variable, but a user who sets it wants it to be used. */
    private int width() {
        String columns = console.environment().get("COLUMNS");
        return console.terminal() && columns != null && columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    private static @Nullable Path summary(ReportFormat format, Map<String, String> environment) {
        String named = environment.getOrDefault(switch (format) {
            case GITHUB -> "GITHUB_STEP_SUMMARY";
            case AZURE -> "AGENT_TEMPDIRECTORY";
            default -> "";
        }, "");
        if (named.isEmpty()) {
            return null;
        }
        return format == ReportFormat.GITHUB ? Path.of(named) : unused(Path.of(named));
    }

    /** The agent uploads a summary some time later: that of an earlier run must still be there. */
    private static Path unused(Path folder) {
        Path file = folder.resolve("iislint.md");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve("iislint-" + i + ".md");
        }
        return file;
    }
}
