package io.github.iislint.diagnose;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What is assumed during one walk; remembers what was asked for. */
final class Assumptions {

    private final Map<Assumption, Boolean> chosen;
    private final Map<Assumption, Boolean> used = new EnumMap<>(Assumption.class);

    /** @param chosen what somebody said; the rest is as usual */
    Assumptions(Map<Assumption, Boolean> chosen) {
        this.chosen = Map.copyOf(chosen);
    }

    boolean holds(Assumption assumption) {
        return holds(assumption, assumption.usual());
    }

    /** @param usual what holds here unless somebody says otherwise */
    boolean holds(Assumption assumption, boolean usual) {
        boolean value = chosen.getOrDefault(assumption, usual);
        used.put(assumption, value);
        return value;
    }

    boolean said(Assumption assumption) {
        return chosen.containsKey(assumption);
    }

    /** What was asked for, and what held. */
    Map<Assumption, Boolean> used() {
        return used;
    }

    /** The same with one assumption turned round. */
    Assumptions flipped(Assumption assumption) {
        Map<Assumption, Boolean> other = new EnumMap<>(Assumption.class);
        other.putAll(chosen);
        other.put(assumption, !used.get(assumption));
        return new Assumptions(other);
    }

    /** What somebody said and no step asked for. */
    Set<Assumption> idle() {
        Set<Assumption> idle = EnumSet.noneOf(Assumption.class);
        idle.addAll(chosen.keySet());
        idle.removeAll(used.keySet());
        return idle;
    }
}
