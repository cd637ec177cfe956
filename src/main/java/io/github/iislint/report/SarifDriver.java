package io.github.iislint.report;

import io.github.iislint.finding.Severity;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The tool that made a SARIF file, with all rules that were enabled, so that their order depends on nothing else. */
final class SarifDriver {

    /** GitHub allows 1,024 characters. */
    private static final int LONGEST_DESCRIPTION = 1_000;
    /** GitHub allows 20. */
    private static final int MOST_TAGS = 20;
    private static final String SECURITY = "security";
    /** GitHub shows weaknesses under a name of its own. */
    private static final String CWE = "cwe:";

    private SarifDriver() {
    }

    static void write(List<RuleDescription> rules, ReportContext options, JsonWriter json) throws IOException {
        json.name("driver").object().member("name", "iislint").member("version", options.version())
                .member("semanticVersion", options.version());
        if (options.informationUri() != null) {
            json.member("informationUri", options.informationUri());
        }
        json.name("rules").array();
        for (RuleDescription rule : rules) {
            rule(rule, json);
        }
        json.end().end();
    }

    private static void rule(RuleDescription rule, JsonWriter json) throws IOException {
        json.object().member("id", rule.id()).member("name", name(rule.id()));
        SarifReport.text("shortDescription", cut(rule.title()), json);
        SarifReport.text("fullDescription", cut(firstParagraph(rule)), json);
        json.name("help").object().member("text", help(rule, false)).member("markdown", help(rule, true)).end();
        if (!rule.references().isEmpty()) {
            json.member("helpUri", rule.references().get(0).href());
        }
        json.name("defaultConfiguration").inlineObject().member("level", SarifReport.level(rule.severity())).end();
        properties(rule, json);
        json.end();
    }

    private static void properties(RuleDescription rule, JsonWriter json) throws IOException {
        boolean security = rule.tags().contains(SECURITY) || rule.tags().contains("client-certificates")
                || !rule.controls().isEmpty();
        Set<String> tags = new LinkedHashSet<>();
        if (security) {
            tags.add(SECURITY);
        }
        tags.addAll(rule.tags());
        tags.addAll(rule.controls());
        rule.controls().stream().filter(control -> control.startsWith(CWE)).map(control -> "external/cwe/cwe-" + "0".repeat(
                Math.max(0, 3 - (control.length() - CWE.length()))) + control.substring(CWE.length())).forEach(tags::add);
        json.name("properties").object().member("tags", tags.stream().limit(MOST_TAGS).toList())
                .member("precision", precision(rule.severity()));
        if (security) {
            json.member("security-severity", securitySeverity(rule.severity()));
        } else {
            json.member("problem.severity", problemSeverity(rule.severity()));
        }
        json.end();
    }

    /** An error is what IIS would do for certain; what rests on an assumption is less severe, by the habit of our rules. */
    private static String precision(Severity severity) {
        return switch (severity) {
            case ERROR -> "very-high";
            case WARNING -> "high";
            case INFO -> "medium";
        };
    }

    private static String securitySeverity(Severity severity) {
        return switch (severity) {
            case ERROR -> "8.0";
            case WARNING -> "5.0";
            case INFO -> "2.0";
        };
    }

    private static String problemSeverity(Severity severity) {
        return severity == Severity.INFO ? "recommendation" : severity.toString();
    }

    /** {@code LocationOrphan} for {@code location-orphan}. */
    private static String name(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : id.split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
            }
        }
        return name.toString();
    }

    private static String firstParagraph(RuleDescription rule) {
        String text = rule.explanation().strip();
        int end = text.indexOf("\n\n");
        String paragraph = (end < 0 ? text : text.substring(0, end)).replaceAll("\\s+", " ").replace("`", "").replace("**", "");
        return paragraph.isEmpty() ? rule.title() : paragraph;
    }

    private static String help(RuleDescription rule, boolean markdown) {
        List<String> paragraphs = new ArrayList<>();
        if (!rule.explanation().isBlank()) {
            paragraphs.add(rule.explanation().strip());
        }
        if (!rule.references().isEmpty()) {
            StringBuilder references = new StringBuilder("See also:\n");
            for (RuleDescription.Reference reference : rule.references()) {
                references.append(markdown
                        ? "\n* [" + reference.title() + "](" + reference.href() + ")"
                        : "\n* " + reference.title() + ": " + reference.href());
            }
            paragraphs.add(references.toString());
        }
        paragraphs.add("In a shell: `iislint rules show " + rule.id() + "`");
        return String.join("\n\n", paragraphs);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_DESCRIPTION ? text : text.substring(0, LONGEST_DESCRIPTION) + "…";
    }
}
