package io.github.iislint.fix;

import io.github.iislint.finding.Effect;
import java.util.Set;

/**
 * Which fixes are wanted.
 *
 * @param rules the ids of the rules whose findings are mended; empty for all
 * @param effects empty for all
 */
public record FixSelection(Set<String> rules, Set<Effect> effects) {

    boolean rule(String id) {
        return rules.isEmpty() || rules.contains(id);
    }

    boolean effect(Effect effect) {
        return effects.isEmpty() || effects.contains(effect);
    }
}
