package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.lint.LintResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checkstyle XML, which Jenkins (warnings-ng), reviewdog and many editors read. */
final class CheckstyleReport implements Report {

    private final ReportContext options;

    CheckstyleReport(ReportContext options) {
        this.options = options;
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        Map<String, List<Finding>> files = result.findings().stream().filter(Finding::counts)
                .collect(Collectors.groupingBy(f -> f.place().file(), TreeMap::new, Collectors.toList()));
        XmlWriter xml = new XmlWriter(out);
        xml.start("checkstyle").attribute("version", options.version());
        for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
            xml.start("file").attribute("name", Uris.path(file.getKey()));
            for (Finding finding : file.getValue()) {
                xml.start("error").attribute("line", finding.place().line()).attribute("column", finding.place().column())
                        .attribute("severity", finding.severity().toString()).attribute("message", Wording.message(finding))
                        .attribute("source", "iislint." + finding.rule()).end();
            }
            xml.end();
        }
        xml.end();
    }
}
