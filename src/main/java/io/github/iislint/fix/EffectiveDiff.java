package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.AttributeSchema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells which settings are in effect after an edit that were not before, and the other way round. */
final class EffectiveDiff {

    /** What stands for an entry that is there. */
    static final String PRESENT = "present";
    /** What stands for an entry that is not there. */
    static final String ABSENT = "absent";

    private final Server before;
    private final Server after;
    private final List<Proposal.Change> changes = new ArrayList<>();
    private final Map<ElementState, ElementState> alike = new IdentityHashMap<>();

    private EffectiveDiff(Server before, Server after) {
        this.before = before;
        this.after = after;
    }

    /**
     * All differences, location by location.
     *
     * @param watched the sections that are compared at every location, because an edit may change what is inherited there
     */
    static List<Proposal.Change> between(Server before, Server after, Collection<String> watched) {
        EffectiveDiff diff = new EffectiveDiff(before, after);
        TreeMap<String, Location> locations = new TreeMap<>();
        before.root().visit(node -> locations.put(node.path(), node));
        after.root().visit(node -> locations.putIfAbsent(node.path(), node));
        locations.keySet().forEach(location -> diff.compare(location, watched));
        return diff.changes;
    }

    private void compare(String location, Collection<String> watched) {
        Location old = location.isEmpty() ? before.root() : before.location(location);
        Location now = location.isEmpty() ? after.root() : after.location(location);
        Set<String> sections = new TreeSet<>(watched);
        if (old != null) {
            sections.addAll(old.own().keySet());
        }
        if (now != null) {
            sections.addAll(now.own().keySet());
        }
        for (String section : sections) {
            ElementState was = element(before, old, section);
            ElementState is = element(after, now, section);
            // Locations that inherit a section share its state.
            if (was == null || alike.get(was) != is) {
                int known = changes.size();
                compare(location, section, "", was, is);
                if (changes.size() == known && was != null && is != null) {
                    alike.put(was, is);
                }
            }
        }
    }

    private static @Nullable ElementState element(Server server, @Nullable Location location, String section) {
        SectionState state = location == null ? null : location.section(section);
        return state != null ? state.element() : server.unset(section);
    }

    private void compare(String location, String section, String path, @Nullable ElementState old, @Nullable ElementState now) {
        if (old == now || old == null || now == null) {
            return;
        }
        Set<String> names = new TreeSet<>();
        for (ElementState element : List.of(old, now)) {
            element.attributes().stream().map(AttributeState::name).forEach(names::add);
        }
        for (String name : names) {
            if (!Objects.equals(old.value(name), now.value(name))) {
                AttributeSchema known = old.schema() == null ? null : old.schema().attributes().get(name);
                boolean secret = known != null && known.encrypted();
                changes.add(new Proposal.Change(location, section, path + "@" + name, secret ? "***" : old.value(name),
                        secret ? "***" : now.value(name)));
            }
        }
        Set<String> children = new TreeSet<>();
        for (ElementState element : List.of(old, now)) {
            element.children().stream().map(ElementState::name).forEach(children::add);
        }
        for (String child : children) {
            compare(location, section, path.isEmpty() ? child : path + "/" + child, old.child(child), now.child(child));
        }
        entries(location, section, path, old, now);
    }

    /** Entries are told apart by their keys, and those without one by what they say, unless there are as many as before. */
    private void entries(String location, String section, String path, ElementState old, ElementState now) {
        String within = path.isEmpty() ? "" : path + "/";
        List<String> before = EntryNames.all(old);
        List<String> after = EntryNames.all(now);
        if (before.size() == after.size() && !keyed(old)) {
            for (int i = 0; i < before.size(); i++) {
                compare(location, section, within + before.get(i), old.entries().get(i), now.entries().get(i));
            }
            return;
        }
        Map<String, ElementState> left = new LinkedHashMap<>();
        for (int i = 0; i < after.size(); i++) {
            left.put(after.get(i), now.entries().get(i));
        }
        List<String> kept = new ArrayList<>();
        Map<String, ElementState> gone = new LinkedHashMap<>();
        for (int i = 0; i < before.size(); i++) {
            ElementState same = left.remove(before.get(i));
            if (same == null) {
                gone.put(before.get(i), old.entries().get(i));
            } else {
                kept.add(before.get(i));
                compare(location, section, within + before.get(i), old.entries().get(i), same);
            }
        }
        gone.forEach((name, entry) -> {
            ElementState renamed = renamed(entry, left);
            if (renamed == null) {
                changes.add(new Proposal.Change(location, section, within + name, PRESENT, ABSENT));
            } else {
                compare(location, section, within + name, entry, renamed);
            }
        });
        left.keySet().forEach(name -> changes.add(new Proposal.Change(location, section, within + name, ABSENT, PRESENT)));
        List<String> order = after.stream().filter(Set.copyOf(kept)::contains).toList();
        if (!order.equals(kept)) {
            changes.add(new Proposal.Change(location, section, within + "[order]", String.join(" ", kept),
                    String.join(" ", order)));
        }
    }

    /** Takes the new entry that says the same as another one but for its key; {@code null} where there is none. */
    private static @Nullable ElementState renamed(ElementState entry, Map<String, ElementState> fresh) {
        for (Map.Entry<String, ElementState> each : fresh.entrySet()) {
            ElementState other = each.getValue();
            if (other.schema() == entry.schema() && other.entries().size() == entry.entries().size() && Stream.concat(entry
                    .attributes().stream(), other.attributes().stream()).filter(
                            attribute -> attribute.schema() == null
                                    || !attribute.schema().uniqueKey() && !attribute.schema().combinedKey())
                    .allMatch(attribute -> Objects.equals(entry.value(attribute.name()), other.value(attribute.name())))) {
                fresh.remove(each.getKey());
                return other;
            }
        }
        return null;
    }

    private static boolean keyed(ElementState parent) {
        return parent.entries().stream().allMatch(entry -> entry.schema() != null && !entry.schema().keys().isEmpty());
    }
}
