package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Suppression;
import io.github.iislint.lint.Access;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.rule.Benchmark;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that a run found, for programs. The members of version 1 stay; others may be added. */
final class JsonReport implements Report {

    private final ReportContext options;

    JsonReport(ReportContext options) {
        this.options = options;
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("version", 1);
        json.name("tool").inlineObject().member("name", "iislint").member("version", options.version()).end();
        findings("findings", result.findings(), json);
        findings("fixed", result.fixed(), json);
        json.member("notices", result.noticeLines()).member("unread", result.unread());
        since(result.since(), json);
        benchmarks(result, json);
        json.name("summary").inlineObject().member("files", result.files()).member("locations", result.locations())
                .member("errors", result.count(Severity.ERROR)).member("warnings", result.count(Severity.WARNING))
                .member("infos", result.count(Severity.INFO)).member("suppressed", Wording.suppressed(result))
                .member("baselined", Wording.baselined(result)).member("fixed", result.fixed().size())
                .member("loosened", result.fixed().stream().filter(Finding::loosened).count()).end();
        json.end();
    }

    private void benchmarks(LintResult result, JsonWriter json) throws IOException {
        if (options.run().coverage().isEmpty()) {
            return;
        }
        json.name("benchmarks").array();
        for (Benchmark.Coverage each : options.run().coverage()) {
            json.object().member("name", each.benchmark().name()).member("title", each.benchmark().title())
                    .member("set", each.choice().name()).member("controls", each.controls().size())
                    .member("decided", each.decided().size())
                    .member("failed", List.copyOf(Coverages.failed(each, result)));
            json.name("undecided").array();
            for (Benchmark.Control control : each.undecided()) {
                json.inlineObject().member("control", control.id()).member("reason", control.reason()).end();
            }
            json.end().end();
        }
        json.end();
    }

    private static void since(LintResult.@Nullable Since since, JsonWriter json) throws IOException {
        if (since == null) {
            return;
        }
        json.name("since").inlineObject().member("reference", since.reference()).member("commit", since.commit()).end();
        json.name("changes").array();
        for (VisitorChange change : since.changes()) {
            json.object().member("server", change.server()).member("location", change.location());
            access("before", change.before(), json);
            access("after", change.after(), json);
            if (change.place() != null) {
                span(change.place(), json);
            }
            json.end();
        }
        json.end();
    }

    private static void access(String name, @Nullable Access access, JsonWriter json) throws IOException {
        json.name(name);
        if (access == null) {
            json.value(null);
        } else {
            json.inlineObject().member("clientCertificates", access.certificates().toString())
                    .member("ssl", access.ssl().toString()).member("refused", access.refused()).end();
        }
    }

    private static void findings(String name, List<Finding> findings, JsonWriter json) throws IOException {
        json.name(name).array();
        for (Finding finding : findings) {
            finding(finding, json);
        }
        json.end();
    }

    private static void finding(Finding finding, JsonWriter json) throws IOException {
        json.object().member("rule", finding.rule()).member("severity", finding.severity().toString())
                .member("message", finding.message());
        span(finding.place(), json);
        json.member("locations", finding.locations()).member("controls", finding.controls());
        json.name("related").array();
        for (Finding.Related related : finding.related()) {
            json.inlineObject().member("message", related.message());
            span(related.place(), json);
            json.end();
        }
        json.end();
        fix(finding.fix(), json);
        suppressed(finding.suppressed(), json);
        transforms(finding.transforms(), json);
        json.member("baselined", finding.baselined()).member("fingerprint", finding.fingerprint().toString())
                .member("server", finding.server()).end();
    }

    private static void transforms(@Nullable List<List<String>> chains, JsonWriter json) throws IOException {
        json.name("transforms");
        if (chains == null) {
            json.value(null);
            return;
        }
        json.array();
        for (List<String> chain : chains) {
            json.array(chain);
        }
        json.end();
    }

    private static void span(Place place, JsonWriter json) throws IOException {
        json.member("file", place.file()).member("line", place.line()).member("column", place.column())
                .member("endLine", place.endLine()).member("endColumn", place.endColumn());
    }

    private static void fix(@Nullable Fix fix, JsonWriter json) throws IOException {
        json.name("fix");
        if (fix == null) {
            json.value(null);
            return;
        }
        json.object().member("title", fix.title()).member("effect", fix.effect().toString());
        json.name("edits").array();
        for (Fix.Replacement edit : fix.edits()) {
            json.inlineObject();
            span(edit.place(), json);
            json.member("text", edit.text()).end();
        }
        json.end().end();
    }

    private static void suppressed(@Nullable Suppression suppression, JsonWriter json) throws IOException {
        json.name("suppressed");
        if (suppression == null) {
            json.value(null);
        } else {
            json.inlineObject().member("reason", suppression.reason()).member("line", suppression.line())
                    .member("until", suppression.until() == null ? null : suppression.until().toString()).end();
        }
    }
}
