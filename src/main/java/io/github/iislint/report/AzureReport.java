package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Comparator;
import java.util.List;

/**
 * Logging commands that create issues in an Azure Pipelines run, the most severe first because only some are listed, and its
 * result and a summary. Azure has no issues below a warning: an info is a line of the log.
 */
final class AzureReport implements Report {

    private final ReportContext options;

    AzureReport(ReportContext options) {
        this.options = options;
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        Severity least = options.text().shown();
        List<Finding> findings = result.findings().stream().filter(options.text()::shows)
                .sorted(Comparator.comparing(Finding::severity)).toList();
        for (Finding finding : findings) {
            if (finding.severity() == Severity.INFO) {
                out.append(Printable.of(finding.place() + ": info: " + Wording.message(finding) + " [" + finding.rule() + "]"))
                        .append('\n');
            } else {
                issue(finding, out);
            }
        }
        String hidden = Wording.notShown(result, least);
        if (!hidden.isEmpty()) {
            out.append(hidden).append('\n');
        }
        if (options.summary() != null) {
            StringBuilder summary = new StringBuilder();
            new MarkdownReport(options).write(result, summary);
            Files.writeString(options.summary(), summary, StandardCharsets.UTF_8);
            out.append("##vso[task.uploadsummary]").append(data(options.summary().toAbsolutePath().toString())).append('\n');
        }
        out.append("##vso[task.complete result=").append(outcome(result)).append(";]").append(data(Wording.summary(result)))
                .append('\n');
    }

    private void issue(Finding finding, Appendable out) throws IOException {
        Place place = finding.place();
        out.append("##vso[task.logissue type=").append(finding.severity().toString())
                .append(";sourcepath=").append(property(path(place.file())))
                .append(";linenumber=").append(Integer.toString(place.line()))
                .append(";columnnumber=").append(Integer.toString(place.column()))
                .append(";code=").append(property(finding.rule())).append(";]").append(data(Wording.message(finding)))
                .append('\n');
    }

    private String path(String file) {
        try {
            return options.directory() == null ? Uris.path(file) : options.directory().resolve(file).normalize().toString();
        } catch (InvalidPathException e) {
            // the name of standard input need not be one of a file
            return file;
        }
    }

    private String outcome(LintResult result) {
        if (options.failOn() != null && result.fails(options.failOn())) {
            return "Failed";
        }
        return result.fails(Severity.WARNING) ? "SucceededWithIssues" : "Succeeded";
    }

    // the agent undoes %AZP25 and not %25, and undoes it last; it looks for no further command in a line
    private static String data(String text) {
        return Printable.withLineEnds(text).replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace("]", "%5D").replace(";", "%3B");
    }
}
