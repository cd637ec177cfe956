package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.rule.Benchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A comment on a pull request, or the summary of a step: a table for each severity, the code behind a fold. The first line is
 * a marker by which a later run finds the comment to replace.
 */
final class MarkdownReport implements Report {

    /** GitHub accepts comments of 65,536 characters; other services accept more. */
    private static final int LONGEST = 60_000;
    /** What the tables may take of it, so that some code is shown in any case. */
    private static final int LONGEST_TABLES = 40_000;

    private final CodeFrame frame = new CodeFrame(120, true);
    private final List<Benchmark.Coverage> coverage;
    private final TextOptions options;

    MarkdownReport(ReportContext context) {
        coverage = context.run().coverage();
        options = context.text();
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        List<Finding> findings = result.findings().stream().filter(options::shows).toList();
        StringBuilder text = new StringBuilder("<!-- iislint -->\n### iislint: ").append(Wording.summary(result)).append('\n');
        int left = 0;
        for (Severity severity : Severity.values()) {
            left += table(severity, findings.stream().filter(f -> f.severity() == severity).toList(), text);
        }
        if (left > 0) {
            text.append("\nAnd ").append(left).append(" more.\n");
        }
        String hidden = Wording.notShown(result, options.shown());
        if (!hidden.isEmpty()) {
            text.append('\n').append(escape(hidden)).append('\n');
        }
        if (result.since() != null) {
            list(escape(ChangeWording.title(result.since())), changes(result.since().changes()), text);
        }
        list("Fixed", result.fixed().stream().map(MarkdownReport::fixed).toList(), text);
        list("Not linted", result.unread().stream().map(MarkdownReport::escape).toList(), text);
        list("Notes", result.noticeLines().stream().map(MarkdownReport::escape).toList(), text);
        details(findings, result, text);
        for (String line : Coverages.lines(coverage, result)) {
            text.append('\n').append(escape(line)).append('\n');
        }
        out.append(text);
    }

    /** Returns how many findings there was no room for. */
    private static int table(Severity severity, List<Finding> findings, StringBuilder text) {
        int shown = 0;
        for (ShownFinding each : ShownFinding.of(findings)) {
            Finding finding = each.finding();
            String row = "| " + cell(code(finding.place().toString())) + " | " + code(finding.rule()) + " | "
                    + cell(escape(Wording.message(finding))) + " |\n";
            if (!each.others().isEmpty()) {
                row += "| " + cell(code(finding.place().file())) + " | " + code(finding.rule()) + " | and " + each.others().size()
                        + " more, " + escape(each.lines()) + " |\n";
            }
            if (text.length() + row.length() > LONGEST_TABLES) {
                break;
            }
            if (shown == 0) {
                text.append("\n**").append(Wording.count(findings.size(), severity.toString()))
                        .append("**\n\n| Where | Rule | What |\n| --- | --- | --- |\n");
            }
            text.append(row);
            shown += 1 + each.others().size();
        }
        return findings.size() - shown;
    }

    private static List<String> changes(List<VisitorChange> changes) {
        List<String> lines = new ArrayList<>(changes.isEmpty() ? List.of(ChangeWording.NOTHING) : List.of());
        ChangeWording.groups(changes).forEach((phrase, group) -> {
            for (VisitorChange change : group) {
                lines.add(code(change.location()) + ": " + escape(phrase) + ", " + code(ChangeWording.place(change)));
            }
        });
        return lines;
    }

    private static String fixed(Finding finding) {
        return code(finding.place().toString()) + " " + escape(finding.fix() == null ? finding.message() : finding.fix().title());
    }

    private static void list(String title, List<String> entries, StringBuilder text) {
        int shown = 0;
        for (String entry : entries) {
            if (text.length() + entry.length() > LONGEST_TABLES) {
                text.append("* and ").append(entries.size() - shown).append(" more\n");
                break;
            }
            if (shown++ == 0) {
                text.append("\n**").append(title).append("**\n\n");
            }
            text.append("* ").append(entry).append('\n');
        }
    }

    private void details(List<Finding> findings, LintResult result, StringBuilder text) {
        String start = "\n<details>\n<summary>Code and fixes</summary>\n";
        String end = "\n</details>\n";
        StringBuilder all = new StringBuilder();
        for (ShownFinding shown : ShownFinding.of(findings)) {
            String details = details(shown.finding(), result);
            if (text.length() + start.length() + all.length() + details.length() + end.length() > LONGEST) {
                break;
            }
            all.append(details);
        }
        if (all.length() > 0) {
            text.append(start).append(all).append(end);
        }
    }

    private String details(Finding finding, LintResult result) {
        StringBuilder details = new StringBuilder("\n" + code(finding.place().toString()) + " " + code(finding.rule()) + "\n");
        fence(frame.text(result.sources().apply(finding.place().file()), finding.place()), details);
        for (Finding.Related related : finding.related()) {
            details.append('\n').append(code(related.place().toString())).append(' ').append(escape(related.message()))
                    .append('\n');
            fence(frame.text(result.sources().apply(related.place().file()), related.place()), details);
        }
        if (!finding.controls().isEmpty()) {
            details.append("\nControls: ").append(escape(String.join(", ", finding.controls()))).append('\n');
        }
        if (finding.fix() != null) {
            details.append("\nFix: ").append(escape(Wording.fix(finding.fix()))).append("; `").append(finding.fix().command())
                    .append("`\n");
        }
        return details.toString();
    }

    private static void fence(String code, StringBuilder text) {
        if (!code.isEmpty()) {
            String fence = "`".repeat(Math.max(3, longestRun(code) + 1));
            text.append('\n').append(fence).append("text\n").append(code).append(fence).append('\n');
        }
    }

    static String code(String text) {
        String plain = Printable.of(text);
        String fence = "`".repeat(longestRun(plain) + 1);
        return fence.length() == 1 ? fence + plain + fence : fence + " " + plain + " " + fence;
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    /** In a table a bar ends a cell even inside of code. */
    static String cell(String markdown) {
        return markdown.replaceAll("(?<!\\\\)\\|", "\\\\|");
    }

    /** Text as it is: no markup, no HTML, nobody mentioned, no issue linked. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        String plain = Printable.of(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@', '#' -> escaped.append(c).append("<!-- -->");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '|', '~', '$' -> escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
