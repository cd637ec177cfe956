package io.github.iislint.report;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** For people: each finding with the code that causes it, what it reaches and how to fix it; in the order of the files. */
final class TextReport implements Report {

    /** How many locations of one change are named; JSON has them all. */
    private static final int MOST_LOCATIONS = 25;

    private static final String MALFORMED = "xml-malformed";

    private final TextOptions options;
    private final String ruleOptions;
    private final List<Benchmark.Coverage> coverage;
    private final Style style;
    private final CodeFrame frame;

    TextReport(ReportContext context) {
        options = context.text();
        ruleOptions = context.run().ruleOptions();
        coverage = context.run().coverage();
        style = options.color() ? Style.ANSI : Style.PLAIN;
        frame = new CodeFrame(options.width(), options.unicode());
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        if (options.amount() == TextOptions.Amount.COUNTS) {
            RuleCounts.write(result, style, out);
        } else {
            write(result.findings().stream().filter(options::shows).toList(),
                    finding -> write(finding, result, out), out);
            write(result.fixed(), fixed -> fixed(fixed, out), out);
        }
        if (options.amount() == TextOptions.Amount.FINDINGS) {
            return;
        }
        if (result.since() != null) {
            changes(result.since(), out);
        }
        for (String notice : result.noticeLines()) {
            out.append("note: ").append(Printable.of(notice)).append('\n');
        }
        hint(result, out);
        for (String line : Coverages.lines(coverage, result)) {
            out.append(line).append('\n');
        }
        String summary = Wording.summary(result);
        out.append(style.bold(summary.substring(0, 1).toUpperCase(Locale.ROOT) + summary.substring(1))).append('\n');
    }

    /** Writes one finding. */
    private interface Writer {

        void write(Finding finding) throws IOException;
    }

    /** Writes findings; of many that a rule has in one file the first, and where the others are. */
    private void write(List<Finding> findings, Writer writer, Appendable out) throws IOException {
        for (ShownFinding shown : ShownFinding.of(findings)) {
            Finding finding = shown.finding();
            writer.write(finding);
            if (!shown.others().isEmpty()) {
                out.append("   ").append(style.gutter("...")).append(" and ")
                        .append(style.bold(shown.others().size() + " more [" + finding.rule() + "]"))
                        .append(" in ").append(Printable.of(finding.place().file())).append(": ").append(shown.lines())
                        .append("\n\n");
            }
        }
    }

    private void fixed(Finding fixed, Appendable out) throws IOException {
        out.append(style.bold("fixed")).append(": ").append(Printable.of(fixed.message())).append(" [").append(fixed.rule())
                .append("]\n").append("   ").append(style.gutter("-->")).append(' ')
                .append(Printable.of(fixed.place().toString())).append('\n');
        if (fixed.fix() != null) {
            remark("done:", Wording.fix(fixed.fix()), out);
        }
        out.append('\n');
    }

    private void write(Finding finding, LintResult result, Appendable out) throws IOException {
        Severity severity = finding.severity();
        out.append(style.severity(severity, severity.toString())).append(style.bold(": " + Printable.of(finding.message())))
                .append(" [").append(finding.rule()).append("]\n");
        out.append("   ").append(style.gutter("-->")).append(' ').append(Printable.of(finding.place().toString())).append('\n');
        SourceText source = result.sources().apply(finding.place().file());
        out.append(frame.text(source, finding.place(), '^', style, marks -> style.severity(severity, marks)));
        for (Finding.Related related : finding.related()) {
            out.append("   ").append(style.gutter("-->")).append(' ').append(Printable.of(related.place().toString()))
                    .append(": ")
                    .append(Printable.of(related.message())).append('\n');
            out.append(frame.text(result.sources().apply(related.place().file()), related.place(), '-', style, style::gutter));
        }
        if (finding.locations().size() > 1) {
            remark("reaches", Wording.locations(finding.locations()), out);
        }
        if (finding.fix() != null) {
            remark("fix:", finding.fix().title() + " (" + finding.fix().effect() + "; " + finding.fix().command() + ")", out);
        }
        out.append('\n');
    }

    private void changes(LintResult.Since since, Appendable out) throws IOException {
        out.append(style.bold(Printable.of(ChangeWording.title(since))))
                .append(since.changes().isEmpty() ? ": " + ChangeWording.NOTHING + "\n\n" : ":\n");
        for (Map.Entry<String, List<VisitorChange>> group : ChangeWording.groups(since.changes()).entrySet()) {
            out.append("  ").append(group.getKey()).append('\n');
            List<VisitorChange> shown = group.getValue().subList(0, Math.min(MOST_LOCATIONS, group.getValue().size()));
            int width = shown.stream().mapToInt(change -> change.location().length()).filter(w -> w < 60).max().orElse(0);
            for (VisitorChange change : shown) {
                out.append("    ").append(Printable.of(change.location()))
                        .append(" ".repeat(Math.max(0, width - change.location().length())))
                        .append("  ").append(style.dim(Printable.of(ChangeWording.place(change)))).append('\n');
            }
            if (group.getValue().size() > shown.size()) {
                out.append("    and ").append(Integer.toString(group.getValue().size() - shown.size())).append(" more\n");
            }
        }
        out.append(since.changes().isEmpty() ? "" : "\n");
    }

    private void remark(String name, String text, Appendable out) throws IOException {
        out.append("   ").append(style.gutter("=")).append(' ').append(style.bold(name)).append(' ')
                .append(Printable.of(text)).append('\n');
    }

    private void hint(LintResult result, Appendable out) throws IOException {
        String hidden = Wording.notShown(result, options.shown());
        if (!hidden.isEmpty() && options.amount() == TextOptions.Amount.EVERYTHING) {
            out.append(style.dim(hidden)).append('\n');
        }
        Optional<Finding> worst = result.findings().stream().filter(options::shows).min(Comparator.comparing(Finding::severity));
        if (worst.isPresent()) {
            String rule = worst.get().rule();
            out.append(style.dim("Explanation: iislint rules show " + rule + (RuleSet.builtIn().rule(rule) != null
                    ? ""
                    : Printable.of(ruleOptions)))).append('\n');
            // no comment makes right what the linter remarks, which concerns no location, and none is read in a broken file
            if (!worst.get().locations().isEmpty() && !rule.equals(MALFORMED)) {
                out.append(style.dim("If this is intended, add before the element: <!-- iislint-disable-next " + rule
                        + ": the reason -->")).append('\n');
            }
        }
    }
}
