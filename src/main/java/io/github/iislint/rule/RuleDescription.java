package io.github.iislint.rule;

import io.github.iislint.finding.Severity;
import java.util.List;

/**
 * What a rule says about itself.
 *
 * @param id kebab-case, stable for ever
 * @param title one line of plain text
 * @param explanation markdown
 * @param fixable whether at least some findings come with a fix
 * @param tags such as {@code client-certificates} or {@code 403.7}
 */
public record RuleDescription(String id, Severity severity, String title, String explanation, boolean fixable,
                              List<String> tags, List<Reference> references) {

    public RuleDescription {
        tags = List.copyOf(tags);
        references = List.copyOf(references);
    }

    /** Where more can be read. */
    public record Reference(String title, String href) {
    }
}
