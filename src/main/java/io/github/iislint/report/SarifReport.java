package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fix;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Suppression;
import io.github.iislint.lint.LintResult;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 as GitHub code scanning reads it: no base URIs, regions of one line (a pull request shows an alert only if all
 * lines of its region are in the diff), what is suppressed or in the baseline marked and not dropped (dropped alerts would be
 * closed and opened again), and iislint's fingerprint beside the one that the upload adds.
 */
final class SarifReport implements Report {

    private static final String SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1."
            + "0.json";
    /** Nobody reads more, and a finding may reach thousands: an upload may have 10 MB. */
    private static final int MOST_LOGICAL_LOCATIONS = 20;

    private final ReportContext options;

    SarifReport(ReportContext options) {
        this.options = options;
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        JsonWriter json = new JsonWriter(out);
        json.object().member("$schema", SCHEMA).member("version", "2.1.0").name("runs").array().object();
        json.name("tool").object();
        SarifDriver.write(result.rules(), options, json);
        json.end();
        invocation(result, json);
        artifacts(result, json);
        Map<String, Integer> rules = new HashMap<>();
        for (RuleDescription rule : result.rules()) {
            rules.put(rule.id(), rules.size());
        }
        boolean compared = result.since() != null || result.findings().stream().anyMatch(Finding::baselined);
        json.name("results").array();
        for (Finding finding : result.findings()) {
            result(finding, rules.get(finding.rule()), compared ? result.known() : null, result.sources(), json);
        }
        json.end();
        json.member("columnKind", "utf16CodeUnits").end().end().end();
    }

    private static void invocation(LintResult result, JsonWriter json) throws IOException {
        json.name("invocations").array().object().member("executionSuccessful", result.unread().isEmpty());
        json.name("toolExecutionNotifications").array();
        for (String unread : result.unread()) {
            notification("error", unread, json);
        }
        for (String notice : result.noticeLines()) {
            notification("note", notice, json);
        }
        json.end().end().end();
    }

    private static void notification(String level, String message, JsonWriter json) throws IOException {
        json.inlineObject().member("level", level);
        text("message", message, json);
        json.end();
    }

    /** The files that results refer to; a fix can be applied only if the encoding of its file is known. */
    private static void artifacts(LintResult result, JsonWriter json) throws IOException {
        Set<String> files = new LinkedHashSet<>();
        for (Finding finding : result.findings()) {
            files.add(finding.place().file());
            finding.related().forEach(related -> files.add(related.place().file()));
            if (finding.fix() != null) {
                finding.fix().edits().forEach(edit -> files.add(edit.place().file()));
            }
        }
        json.name("artifacts").array();
        for (String file : files) {
            SourceText source = result.sources().apply(file);
            json.inlineObject();
            artifactLocation("location", file, json);
            json.member("mimeType", "text/xml");
            if (source != null) {
                json.member("encoding", source.charset().name());
            }
            json.end();
        }
        json.end();
    }

    /** @param known why a finding that was there before does not count; {@code null} where nothing was compared */
    private static void result(Finding finding, @Nullable Integer rule, @Nullable String known,
            Function<String, @Nullable SourceText> sources, JsonWriter json) throws IOException {
        json.object().member("ruleId", finding.rule());
        if (rule != null) {
            json.member("ruleIndex", rule);
        }
        json.member("level", level(finding.severity()));
        text("message", message(finding), json);
        json.name("locations").array().object();
        physicalLocation(finding.place(), sources, json);
        logicalLocations(finding.locations(), json);
        json.end().end();
        related(finding.related(), sources, json);
        json.name("partialFingerprints").inlineObject().member("iislint/v1", finding.fingerprint().toString()).end();
        suppressions(finding, known, json);
        if (known != null) {
            json.member("baselineState", finding.baselined() ? "unchanged" : "new");
        }
        fixes(finding.fix(), json);
        if (finding.transforms() != null) {
            json.name("properties").object().name("transforms").array();
            for (List<String> chain : finding.transforms()) {
                json.array(chain);
            }
            json.end().end();
        }
        json.end();
    }

    static String level(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.toString();
    }

    /** Brackets before a parenthesis are links, in SARIF: ours are meant, those of a file are not. */
    private static String message(Finding finding) {
        String message = plain(Wording.message(finding));
        if (finding.related().isEmpty()) {
            return message;
        }
        StringBuilder links = new StringBuilder();
        for (int i = 0; i < finding.related().size(); i++) {
            String text = plain(finding.related().get(i).message());
            links.append(i == 0 ? "" : ", ").append('[')
                    .append(text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]"))
                    .append("](").append(i + 1).append(')');
        }
        return message + (message.endsWith(".") ? "" : ".") + " See " + links + ".";
    }

    private static String plain(String text) {
        return text.replace("](", "] (");
    }

    private static void physicalLocation(Place place, Function<String, @Nullable SourceText> sources, JsonWriter json)
            throws IOException {
        json.name("physicalLocation").object();
        artifactLocation("artifactLocation", place.file(), json);
        json.name("region").inlineObject().member("startLine", place.line()).member("startColumn", place.column());
        SourceText source = sources.apply(place.file());
        if (place.endLine() == place.line()) {
            json.member("endLine", place.line()).member("endColumn", Math.max(place.column(), place.endColumn()));
        } else if (source != null && place.line() <= source.lines().lines()) {
            json.member("endLine", place.line())
                    .member("endColumn", Math.max(place.column(), source.line(place.line()).length() + 1));
        }
        json.end().end();
    }

    private static void logicalLocations(List<String> locations, JsonWriter json) throws IOException {
        if (locations.isEmpty()) {
            return;
        }
        json.name("logicalLocations").array();
        for (String location : locations.subList(0, Math.min(MOST_LOGICAL_LOCATIONS, locations.size()))) {
            json.inlineObject().member("fullyQualifiedName", location.isEmpty() ? "(server)" : location)
                    .member("kind", "resource").end();
        }
        json.end();
    }

    private static void related(List<Finding.Related> related, Function<String, @Nullable SourceText> sources, JsonWriter json)
            throws IOException {
        if (related.isEmpty()) {
            return;
        }
        json.name("relatedLocations").array();
        for (int i = 0; i < related.size(); i++) {
            json.object().member("id", i + 1);
            physicalLocation(related.get(i).place(), sources, json);
            text("message", related.get(i).message(), json);
            json.end();
        }
        json.end();
    }

    /** Empty where nothing is suppressed: none of the results may leave it out if one has it. */
    private static void suppressions(Finding finding, @Nullable String known, JsonWriter json) throws IOException {
        json.name("suppressions").array();
        Suppression suppressed = finding.suppressed();
        if (suppressed != null) {
            json.object().member("kind", "inSource").member("status", "accepted").member("justification", suppressed.reason());
            json.name("location").inlineObject().name("physicalLocation").object();
            artifactLocation("artifactLocation", finding.place().file(), json);
            json.name("region").object().member("startLine", suppressed.line()).end().end().end();
            if (suppressed.until() != null) {
                json.name("properties").inlineObject().member("until", suppressed.until().toString()).end();
            }
            json.end();
        } else if (finding.baselined()) {
            json.inlineObject().member("kind", "external").member("status", "accepted")
                    .member("justification", known).end();
        }
        json.end();
    }

    private static void fixes(@Nullable Fix fix, JsonWriter json) throws IOException {
        if (fix == null || fix.edits().isEmpty()) {
            return;
        }
        json.name("fixes").array().object();
        text("description", Wording.fix(fix), json);
        json.name("artifactChanges").array();
        Map<String, List<Fix.Replacement>> byFile = fix.edits().stream()
                .collect(Collectors.groupingBy(edit -> edit.place().file(), TreeMap::new, Collectors.toList()));
        for (Map.Entry<String, List<Fix.Replacement>> file : byFile.entrySet()) {
            json.object();
            artifactLocation("artifactLocation", file.getKey(), json);
            json.name("replacements").array();
            for (Fix.Replacement edit : file.getValue()) {
                Place place = edit.place();
                json.object().name("deletedRegion").inlineObject().member("startLine", place.line())
                        .member("startColumn", place.column()).member("endLine", place.endLine())
                        .member("endColumn", place.endColumn()).end();
                text("insertedContent", edit.text(), json);
                json.end();
            }
            json.end().end();
        }
        json.end().end().end();
    }

    private static void artifactLocation(String name, String file, JsonWriter json) throws IOException {
        json.name(name).inlineObject().member("uri", Uris.uri(file)).end();
    }

    static void text(String name, String text, JsonWriter json) throws IOException {
        json.name(name).inlineObject().member("text", text).end();
    }
}
