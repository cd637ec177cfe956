package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Workflow commands that create annotations in a GitHub Actions run, the most severe first, and a step summary. */
final class GithubReport implements Report {

    /** The number of annotations of each kind that GitHub shows for a step; it silently drops the rest. */
    private static final int MOST_ANNOTATIONS = 10;

    private final ReportContext options;

    GithubReport(ReportContext options) {
        this.options = options;
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        Severity least = options.text().shown();
        List<Finding> findings = result.findings().stream().filter(options.text()::shows)
                .sorted(Comparator.comparing(Finding::severity)).toList();
        Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
        for (Finding finding : findings) {
            if (shown.merge(finding.severity(), 1, Integer::sum) <= MOST_ANNOTATIONS) {
                annotation(finding, out);
            }
        }
        List<String> dropped = new ArrayList<>();
        shown.forEach((severity, count) -> {
            if (count > MOST_ANNOTATIONS) {
                dropped.add(Wording.count(count - MOST_ANNOTATIONS, severity.toString()));
            }
        });
        if (!dropped.isEmpty()) {
            out.append("Not shown as annotations, because GitHub accepts only ").append(Integer.toString(MOST_ANNOTATIONS))
                    .append(" of each kind: ").append(String.join(", ", dropped)).append('\n');
        }
        String hidden = Wording.notShown(result, least);
        if (!hidden.isEmpty()) {
            out.append(hidden).append('\n');
        }
        if (options.summary() != null) {
            StringBuilder summary = new StringBuilder();
            new MarkdownReport(options).write(result, summary);
            Files.writeString(options.summary(), summary, StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }

    private static void annotation(Finding finding, Appendable out) throws IOException {
        Place place = finding.place();
        out.append("::").append(command(finding.severity())).append(" file=").append(property(Uris.path(place.file())))
                .append(",line=").append(Integer.toString(place.line()))
                .append(",endLine=").append(Integer.toString(place.endLine()));
        if (place.line() == place.endLine()) {
            out.append(",col=").append(Integer.toString(place.column()))
                    .append(",endColumn=").append(Integer.toString(place.endColumn()));
        }
        out.append(",title=").append(property(finding.rule())).append("::").append(data(Wording.message(finding))).append('\n');
    }

    private static String command(Severity severity) {
        return severity == Severity.INFO ? "notice" : severity.toString();
    }

    // The line begins with a command of its own, and no further one is looked for in it.
    private static String data(String text) {
        return Printable.withLineEnds(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
