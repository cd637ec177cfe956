package io.github.iislint.lint;

import io.github.iislint.finding.Severity;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSets;
import io.github.iislint.settings.RuleSeverity;
import io.github.iislint.settings.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which rules run, and the severities that options and settings give them. Equal to another one of the same settings object.
 *
 * @param severities by rule id, which override those of the settings
 * @param only the ids of the rules to run; empty for all
 * @param skip the ids of rules not to run
 */
public record RuleSelection(Settings settings, Map<String, RuleSeverity> severities, Set<String> only, Set<String> skip) {

    /** The rule that runs even if it is not selected: without a tree there is nothing to lint. */
    private static final String MALFORMED = "xml-malformed";

    /**
     * Whether a rule is to run: it does so by itself, as one of a set that was chosen, or because options or settings name it.
     * Settings do not switch off what options ask for.
     */
    public boolean enabled(Rule rule) {
        String id = rule.id();
        if (severities.get(id) == RuleSeverity.OFF || skip.contains(id)) {
            return false;
        }
        return only.contains(id) || severity(id) != RuleSeverity.OFF && wanted(rule);
    }

    /** Whether a rule would run if nobody had switched it off. */
    private boolean wanted(Rule rule) {
        return only.isEmpty()
                ? rule.byDefault() || chosen(rule)
                : only.contains(rule.id()) || rule.id().equals(MALFORMED);
    }

    /** Whether a rule does not run for the reason alone that the settings say so, be it for some of the servers. */
    boolean leftOut(Rule rule) {
        return settings.switchedOff().containsKey(rule.id()) && !severities.containsKey(rule.id())
                && !skip.contains(rule.id()) && !only.contains(rule.id()) && wanted(rule);
    }

    private boolean chosen(Rule rule) {
        return severity(rule.id()) != null || !settings.parameters(rule.id()).isEmpty()
                || settings.sets().stream().anyMatch(set -> RuleSets.contains(set, rule));
    }

    private @Nullable RuleSeverity severity(String rule) {
        RuleSeverity option = severities.get(rule);
        return option != null ? option : settings.severity(rule);
    }

    /** The severity that options or settings give a rule. */
    Optional<Severity> chosen(String rule) {
        RuleSeverity severity = severity(rule);
        return severity == null ? Optional.empty() : severity.severity();
    }
}
