package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known or assumed during one evaluation; remembers what was requested. */
final class Assumptions {

    private final Map<Assumption, Boolean> chosen;
    private final Map<Assumption, Fact<Boolean>> facts;
    private final Map<Assumption, Boolean> used = new EnumMap<>(Assumption.class);

    /**
     * @param chosen what somebody said; the rest is as usual
     * @param facts what files tell, unless specified otherwise
     */
    Assumptions(Map<Assumption, Boolean> chosen, Map<Assumption, Fact<Boolean>> facts) {
        this.chosen = Map.copyOf(chosen);
        this.facts = Map.copyOf(facts);
    }

    boolean holds(Assumption assumption) {
        return holds(assumption, assumption.usual());
    }

    /** @param usual what holds here unless somebody says otherwise */
    boolean holds(Assumption assumption, boolean usual) {
        Fact<Boolean> fact = facts.get(assumption);
        boolean value = chosen.getOrDefault(assumption, fact == null ? usual : fact.value());
        used.put(assumption, value);
        return value;
    }

    /** What a file tells; {@code null} where none does, or somebody said something else. */
    @Nullable
    Fact<Boolean> fact(Assumption assumption) {
        return chosen.containsKey(assumption) ? null : facts.get(assumption);
    }

    /** Where a file tells it; {@code null} where none does. */
    @Nullable
    Place place(Assumption assumption) {
        Fact<Boolean> fact = fact(assumption);
        return fact == null ? null : fact.place();
    }

    boolean said(Assumption assumption) {
        return chosen.containsKey(assumption);
    }

    /** What was requested, and what held. */
    Map<Assumption, Boolean> used() {
        return used;
    }

    /** The same with one assumption turned round. */
    Assumptions flipped(Assumption assumption) {
        Map<Assumption, Boolean> other = new EnumMap<>(Assumption.class);
        other.putAll(chosen);
        other.put(assumption, !used.getOrDefault(assumption, false));
        return new Assumptions(other, facts);
    }

    /** The same, before anything was requested. */
    Assumptions again() {
        return new Assumptions(chosen, facts);
    }
}
