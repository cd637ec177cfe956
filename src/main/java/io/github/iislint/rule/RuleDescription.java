package io.github.iislint.rule;

import io.github.iislint.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The description of a rule.
 *
 * @param id kebab-case, never changes
 * @param title one line of plain text
 * @param explanation markdown
 * @param fixable whether at least some findings come with a fix
 * @param tags such as {@code client-certificates} or {@code 403.7}
 * @param sets the sets that it belongs to, such as {@code cis-1}; empty for a rule that runs always
 * @param controls of benchmarks that it decides, such as {@code cis-iis10:3.2}
 * @param since the first release with the rule; {@code null} where the rule file does not say
 */
public record RuleDescription(String id, Severity severity, String title, String explanation, boolean fixable,
        List<String> tags, List<Reference> references, List<String> sets, List<String> controls,
        @Nullable String since) {

    /** A rule that belongs to no set. */
    public RuleDescription(String id, Severity severity, String title, String explanation, boolean fixable, List<String> tags,
            List<Reference> references) {
        this(id, severity, title, explanation, fixable, tags, references, List.of(), List.of(), null);
    }

    public RuleDescription {
        tags = List.copyOf(tags);
        references = List.copyOf(references);
        sets = List.copyOf(sets);
        controls = List.copyOf(controls);
    }

    /** A page with more information. */
    public record Reference(String title, String href) {
    }
}
