package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.FixTemplate.SetValue;
import io.github.iislint.rule.FixTemplate.StripPem;
import io.github.iislint.rule.FixTemplate.ValueChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Gives a setting that locations share the value that each of them needs, with as few edits as possible. A value that is right
 * for some of them is not changed for these: it is changed where it is and kept by an override elsewhere, or the other way
 * round.
 */
final class SettingPlan {

    private final Server server;
    private final Setting setting;
    /** What sets it; {@code null} where it is a default. */
    private final @Nullable AttributeState state;
    private final Set<Location> found = new LinkedHashSet<>();
    private final Map<Location, String> wanted = new LinkedHashMap<>();

    SettingPlan(Server server, Setting setting, @Nullable AttributeState state) {
        this.server = server;
        this.setting = setting;
        this.state = state;
    }

    /** Notes what a finding wants; where another one wants something already, both changes are made one after the other. */
    void want(Location location, ValueChange change) {
        found.add(location);
        String value = wanted.getOrDefault(location, value(location, change));
        change.apply(value).filter(v -> !v.equals(value)).ifPresent(v -> wanted.put(location, v));
    }

    private String value(Location location, ValueChange change) {
        String value = state != null ? state.value() : setting.value(server, location);
        return value != null ? value : change instanceof SetValue || change instanceof StripPem ? "" : "None";
    }

    /**
     * @param owned whether what is inherited may be set at the server level although the finding names visited locations only
     * @param below what is wanted at all locations that inherit the value; {@code null} where it is wanted at those that are
     *        found alone
     * @return whether there is something to change, and files that may
     */
    boolean plan(ConfigurationEdits edits, boolean owned, @Nullable ValueChange below) {
        if (wanted.isEmpty()) {
            return false;
        }
        Set<Location> reached = reached(owned);
        if (below != null) {
            reached.forEach(location -> want(location, below));
        }
        String value = state != null ? state.value() : value(reached.iterator().next(), below != null ? below : new SetValue(""));
        Location top = state == null && !owned ? null : reached.stream().filter(this::unvisited).findFirst().orElse(null);
        List<String> candidates = List.copyOf(candidates(reached, value, top));
        String best = candidates.get(0);
        List<Location> overridden = overridden(reached, value, best, top);
        for (String candidate : candidates.subList(1, candidates.size())) {
            List<Location> needed = overridden(reached, value, candidate, top);
            int saved = cost(overridden, best, value) - cost(needed, candidate, value);
            if (saved > 0 || saved == 0 && top != null && needed.isEmpty()) {
                best = candidate;
                overridden = needed;
            }
        }
        if (top != null && !best.equals(value)) {
            wanted.put(top, best);
        }
        edits.like(state);
        if (!best.equals(value)) {
            if (state != null) {
                edits.replace(state, best);
            } else if (top == null || !edits.set(top, setting, best)) {
                return false;
            }
        }
        for (Location location : overridden) {
            if (!edits.set(location, setting, wanted.getOrDefault(location, value))) {
                return false;
            }
        }
        wanted.forEach((location, after) -> edits.change(
                new Proposal.Change(location.path(), setting.section(), setting.name(), value, after)));
        return true;
    }

    /**
     * The server level gives its value to sites and has no visitors of its own: it may take the value that suits most sites.
     */
    private boolean unvisited(Location location) {
        return location.parent() == null && !location.children().isEmpty() && (state != null || server.file() != null);
    }

    /** The values that the shared one may become; at least one. */
    private Set<String> candidates(Set<Location> reached, String value, @Nullable Location top) {
        Set<String> candidates = new LinkedHashSet<>();
        if (top != null) {
            candidates.add(wanted.getOrDefault(top, value));
            top.children().stream().map(wanted::get).filter(after -> after != null).forEach(candidates::add);
            return candidates;
        }
        for (Location location : state == null ? Set.<Location>of() : reached) {
            if (!reached.contains(location.parent())) {
                candidates.add(wanted.getOrDefault(location, value));
            }
        }
        candidates.add(value);
        return candidates;
    }

    private static int cost(List<Location> overridden, String candidate, String value) {
        return overridden.size() + (candidate.equals(value) ? 0 : 1);
    }

    /** The locations that need an override if the shared value becomes {@code candidate}. */
    private List<Location> overridden(Set<Location> reached, String value, String candidate, @Nullable Location top) {
        Map<Location, String> after = new HashMap<>();
        List<Location> overridden = new ArrayList<>();
        for (Location location : reached) {
            String inherited = reached.contains(location.parent()) ? after.get(location.parent()) : candidate;
            String own = location == top ? candidate : wanted.getOrDefault(location, value);
            after.put(location, own);
            if (!own.equals(inherited)) {
                overridden.add(location);
            }
        }
        return overridden;
    }

    /** The locations at which the value is in effect that the attribute sets, or at which nothing sets it. */
    private Set<Location> reached(boolean owned) {
        if (state != null) {
            // A web.config may serve other locations, too, at which the rule has nothing to say.
            return server.reached(setting.section(), setting.path(), state);
        }
        Set<Location> tops = new LinkedHashSet<>();
        for (Location location : found) {
            Location top = location;
            while (owned && top.parent() != null && lacks(top.parent())
                    && (top.parent().parent() != null || server.file() != null)) {
                top = top.parent();
            }
            tops.add(top);
        }
        return below(tops, this::lacks);
    }

    /** The locations at or below some others of which something holds, each before those below it. */
    static Set<Location> below(Collection<Location> tops, Predicate<Location> holds) {
        Set<Location> reached = new LinkedHashSet<>();
        for (Location top : tops) {
            if (!reached.contains(top)) {
                top.visit(location -> {
                    if (holds.test(location)) {
                        reached.add(location);
                    }
                });
            }
        }
        return reached;
    }

    private boolean lacks(Location location) {
        return setting.state(location) == null;
    }
}
