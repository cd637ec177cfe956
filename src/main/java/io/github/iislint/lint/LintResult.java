package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.rule.RuleDescription;
import io.github.iislint.xml.SourceText;
import java.util.List;
import java.util.function.Function;

/**
 * All that a run found out.
 *
 * @param findings what is left, suppressed ones included, in {@link Finding#ORDER}
 * @param fixed what a fix mended, in the same order
 * @param rules the rules that were enabled, by id
 * @param files how many files were read
 * @param locations how many locations were looked at
 * @param notices remarks about the run itself, one line each, such as a transform left alone
 * @param sources the text of a file of a {@link io.github.iislint.finding.Place} by its name; {@code null} if unknown
 */
public record LintResult(List<Finding> findings, List<Finding> fixed, List<RuleDescription> rules, int files, int locations,
                         List<String> notices, Function<String, SourceText> sources) {

    public LintResult {
        findings = List.copyOf(findings);
        fixed = List.copyOf(fixed);
        rules = List.copyOf(rules);
        notices = List.copyOf(notices);
    }

    /** The same without remarks about the run. */
    public LintResult withoutNotices() {
        return notices.isEmpty() ? this : new LintResult(findings, fixed, rules, files, locations, List.of(), sources);
    }

    /** How many findings of that severity count. */
    public long count(Severity severity) {
        return findings.stream().filter(Finding::counts).filter(f -> f.severity() == severity).count();
    }

    /** Whether a finding that counts is as bad as {@code limit} or worse. */
    public boolean fails(Severity limit) {
        return findings.stream().filter(Finding::counts).anyMatch(f -> f.severity().atLeast(limit));
    }
}
