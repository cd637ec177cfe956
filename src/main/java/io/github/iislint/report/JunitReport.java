package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * JUnit XML as Jenkins reads it (junit-10.xsd): each file with findings is a suite, each rule a test case that fails once for
 * each finding that fails the run, passes without one, and is skipped for a finding that is suppressed or in the baseline. A
 * finding below {@code --fail-on} is the output of a test that passes: CI servers take a failure for a failed build. A run that
 * finds nothing is one suite in which every rule passes.
 */
final class JunitReport implements Report {

    private static final String NAME = "iislint";

    private final CodeFrame frame = new CodeFrame(160, true);
    private final @Nullable Severity failOn;

    JunitReport(ReportContext options) {
        failOn = options.failOn();
    }

    @Override
    public void write(LintResult result, Appendable out) throws IOException {
        Map<String, List<Finding>> files = result.findings().stream()
                .collect(Collectors.groupingBy(f -> f.place().file(), TreeMap::new, Collectors.toList()));
        if (files.isEmpty()) {
            files.put(NAME, List.of());
        }
        long failures = result.findings().stream().filter(this::fails).count();
        long tests = result.findings().size();
        for (List<Finding> findings : files.values()) {
            tests += passed(result.rules(), findings).size();
        }
        XmlWriter xml = new XmlWriter(out);
        xml.start("testsuites").attribute("name", NAME).attribute("tests", tests).attribute("failures", failures)
                .attribute("errors", 0);
        for (Map.Entry<String, List<Finding>> file : files.entrySet()) {
            suite(file.getKey(), file.getValue(), result, xml);
        }
        xml.end();
    }

    private static List<String> passed(List<RuleDescription> rules, List<Finding> findings) {
        List<String> found = findings.stream().map(Finding::rule).distinct().toList();
        return rules.stream().map(RuleDescription::id).filter(rule -> !found.contains(rule)).toList();
    }

    private void suite(String file, List<Finding> findings, LintResult result, XmlWriter xml) throws IOException {
        List<String> passed = passed(result.rules(), findings);
        long failures = findings.stream().filter(this::fails).count();
        long skipped = findings.stream().filter(finding -> !finding.counts()).count();
        xml.start("testsuite").attribute("name", file).attribute("tests", (long) findings.size() + passed.size())
                .attribute("failures", failures).attribute("errors", 0).attribute("skipped", skipped);
        for (Finding finding : findings) {
            xml.start("testcase").attribute("name", finding.rule()).attribute("classname", file);
            if (finding.suppressed() != null) {
                xml.start("skipped").attribute("message", finding.place() + ": suppressed on line "
                        + finding.suppressed().line() + ": " + finding.suppressed().reason()).end();
            } else if (finding.baselined()) {
                xml.start("skipped").attribute("message", finding.place() + ": " + result.known()).end();
            } else if (!fails(finding)) {
                xml.start("system-out").text(details(finding, result)).end();
            } else {
                xml.start("failure").attribute("type", finding.severity().toString())
                        .attribute("message", finding.place() + ": " + Wording.message(finding))
                        .text(details(finding, result)).end();
            }
            xml.end();
        }
        for (String rule : passed) {
            xml.start("testcase").attribute("name", rule).attribute("classname", file).end();
        }
        xml.end();
    }

    private boolean fails(Finding finding) {
        return finding.counts() && failOn != null && finding.severity().atLeast(failOn);
    }

    private String details(Finding finding, LintResult result) {
        StringBuilder text = new StringBuilder();
        text.append(finding.place()).append(": ").append(finding.severity()).append(": ").append(Wording.message(finding))
                .append('\n');
        text.append(frame.text(result.sources().apply(finding.place().file()), finding.place()));
        for (Finding.Related related : finding.related()) {
            text.append(related.place()).append(": ").append(related.message()).append('\n');
        }
        if (!finding.controls().isEmpty()) {
            text.append("controls: ").append(String.join(", ", finding.controls())).append('\n');
        }
        if (finding.fix() != null) {
            text.append("fix: ").append(Wording.fix(finding.fix())).append('\n');
        }
        return text.toString();
    }
}
