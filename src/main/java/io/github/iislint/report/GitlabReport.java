package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import java.io.IOException;

/** GitLab Code Quality: what counts, with fingerprints that do not depend on lines, since GitLab compares two branches. */
final class GitlabReport implements Report {

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out).array();
        for (Finding finding : result.findings()) {
            if (!finding.counts()) {
                continue;
            }
            json.object().member("description", Wording.message(finding)).member("check_name", finding.rule())
                    .member("fingerprint", finding.fingerprint().toString()).member("severity", severity(finding.severity()));
            json.name("location").object().member("path", Uris.path(finding.place().file()));
            json.name("lines").inlineObject().member("begin", finding.place().line()).member("end", finding.place().endLine())
                    .end().end().end();
        }
        json.end();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "major";
            case INFO -> "info";
        };
    }
}
