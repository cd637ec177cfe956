package io.github.iislint.fix;

import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which fixes are wanted.
 *
 * @param rules the ids of the rules whose findings are fixed; empty for all
 * @param effects empty for all
 * @param findings which findings are fixed besides
 */
public record FixSelection(Set<String> rules, Set<Effect> effects, Predicate<Finding> findings) {

    public FixSelection(Set<String> rules, Set<Effect> effects) {
        this(rules, effects, finding -> true);
    }

    /** The same for some findings only. */
    public FixSelection only(Predicate<Finding> wanted) {
        return new FixSelection(rules, effects, wanted);
    }

    boolean rule(String id) {
        return rules.isEmpty() || rules.contains(id);
    }

    boolean effect(Effect effect) {
        return effects.isEmpty() || effects.contains(effect);
    }
}
