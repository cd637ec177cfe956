package io.github.iislint.lint;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Notice;
import io.github.iislint.rule.RuleDescription;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The result of a run.
 *
 * @param findings what is left, suppressed ones included, in {@link Finding#ORDER}
 * @param fixed what was fixed, in the same order
 * @param rules the rules that were enabled, by id; not to be changed, and read from their files when they are examined
 * @param files how many files were read
 * @param locations how many locations were examined
 * @param notices remarks about the run itself, such as a transform skipped
 * @param sources the text of a file of a {@link io.github.iislint.finding.Place} by its name; {@code null} if unknown
 * @param since what the findings were compared with; {@code null} if with no other revision
 * @param unread what could not be read or examined, and why, a line each; the run has not done all its work
 */
public record LintResult(List<Finding> findings, List<Finding> fixed, List<RuleDescription> rules, int files, int locations,
        List<Notice> notices, Function<String, @Nullable SourceText> sources, @Nullable Since since, List<String> unread) {

    /** The result of a run that has done all its work and is not compared with another one. */
    public LintResult(List<Finding> findings, List<Finding> fixed, List<RuleDescription> rules, int files, int locations,
            List<Notice> notices, Function<String, @Nullable SourceText> sources) {
        this(findings, fixed, rules, files, locations, notices, sources, null, List.of());
    }

    /**
     * An earlier revision, and how it differs.
     *
     * @param reference the branch, tag or commit that was named
     * @param commit the commit that it and the work tree have in common
     * @param changes what changes for visitors, by server and location
     */
    public record Since(String reference, String commit, List<VisitorChange> changes) {

        public Since {
            changes = List.copyOf(changes);
        }
    }

    public LintResult {
        findings = List.copyOf(findings);
        fixed = List.copyOf(fixed);
        notices = List.copyOf(notices);
        unread = List.copyOf(unread);
    }

    /** The lines of the notices, for reports. */
    public List<String> noticeLines() {
        return notices.stream().map(Notice::text).toList();
    }

    /** The same without the remarks that a file is of another kind, which is nothing to worry about. */
    public LintResult withoutOtherKinds() {
        List<Notice> worthSaying = notices.stream().filter(notice -> notice.kind() != Notice.Kind.OTHER_FILE).toList();
        return new LintResult(findings, fixed, rules, files, locations, worthSaying, sources, since, unread);
    }

    /** How many findings of that severity count. */
    public long count(Severity severity) {
        return findings.stream().filter(Finding::counts).filter(f -> f.severity() == severity).count();
    }

    /** The name of findings that do not count because they existed before. */
    public String known() {
        return since == null ? "in the baseline" : "not new since " + since.reference();
    }

    /** Whether a finding that counts is as bad as {@code limit} or worse. */
    public boolean fails(Severity limit) {
        return findings.stream().filter(Finding::counts).anyMatch(f -> f.severity().atLeast(limit));
    }

    public LintResult withFindings(List<Finding> others) {
        return new LintResult(others, fixed, rules, files, locations, notices, sources, since, unread);
    }

    /** This result with a further notice. */
    public LintResult withNotice(String notice) {
        List<Notice> more = new ArrayList<>(notices);
        more.add(Notice.remark(notice));
        return new LintResult(findings, fixed, rules, files, locations, more, sources, since, unread);
    }

    /** This result of a run that could not look at something further. */
    public LintResult withUnread(Collection<String> others) {
        List<String> more = new ArrayList<>(unread);
        more.addAll(others);
        return new LintResult(findings, fixed, rules, files, locations, notices, sources, since, more);
    }

    public LintResult since(Since other) {
        return new LintResult(findings, fixed, rules, files, locations, notices, sources, other, unread);
    }
}
