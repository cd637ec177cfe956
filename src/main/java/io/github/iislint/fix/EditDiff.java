package io.github.iislint.fix;

import io.github.iislint.iis.ElementDiff;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.AttributeSchema;
import java.util.ArrayList;
import java.util.Arrays;
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

/** Determines which settings an edit puts into effect, and which it removes. */
final class EditDiff {

    /** What stands for an entry that is there. */
    static final String PRESENT = "present";
    /** What stands for an entry that is not there. */
    static final String ABSENT = "absent";

    private final List<Proposal.Change> changes = new ArrayList<>();

    private EditDiff() {
    }

    /**
     * All differences, location by location.
     *
     * @param watched the sections that are compared at every location, because an edit may change what is inherited there
     */
    static List<Proposal.Change> between(Server before, Server after, Collection<String> watched) {
        TreeMap<String, Location> locations = new TreeMap<>();
        before.root().visit(node -> locations.put(node.path(), node));
        after.root().visit(node -> locations.putIfAbsent(node.path(), node));
        Map<ElementState, ElementState> alike = new IdentityHashMap<>();
        EditDiff diff = new EditDiff();
        for (String location : locations.keySet()) {
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
                    int known = diff.changes.size();
                    diff.new Walk(location, section).walk(Arrays.asList(was, is), "");
                    if (diff.changes.size() == known && was != null && is != null) {
                        alike.put(was, is);
                    }
                }
            }
        }
        return diff.changes;
    }

    /**
     * The differences of one element at one location.
     *
     * @param path of the element within the section; empty for the section's own
     */
    static List<Proposal.Change> of(Location location, String section, String path, ElementState before, ElementState after) {
        EditDiff diff = new EditDiff();
        diff.new Walk(location.path(), section).walk(Arrays.asList(before, after), path);
        return diff.changes;
    }

    private static @Nullable ElementState element(Server server, @Nullable Location location, String section) {
        SectionState state = location == null ? null : location.section(section);
        return state != null ? state.element() : server.unset(section);
    }

    /** Compares one section at one location, before the edit and after it. */
    private final class Walk extends ElementDiff {

        private final String location;
        private final String section;

        Walk(String location, String section) {
            this.location = location;
            this.section = section;
        }

        @Override
        protected boolean skips(List<@Nullable ElementState> sides) {
            return sides.get(0) == sides.get(1) || count(sides) < 2;
        }

        @Override
        protected void attribute(List<@Nullable ElementState> sides, String path, String name) {
            ElementState old = sides.get(0);
            ElementState now = sides.get(1);
            if (!Objects.equals(old.value(name), now.value(name))) {
                AttributeSchema known = old.schema() == null ? null : old.schema().attributes().get(name);
                boolean secret = known != null && known.encrypted();
                change(path + "@" + name, secret ? "***" : old.value(name), secret ? "***" : now.value(name));
            }
        }

        /**
         * Entries are distinguished by their keys, and those without one by what they say, unless there are as many as before.
         */
        @Override
        protected List<MatchedEntries> rows(List<@Nullable ElementState> sides) {
            ElementState old = sides.get(0);
            ElementState now = sides.get(1);
            List<String> before = EntryNames.all(old);
            List<String> after = EntryNames.all(now);
            List<MatchedEntries> rows = new ArrayList<>();
            if (before.size() == after.size() && !keyed(old)) {
                for (int i = 0; i < before.size(); i++) {
                    rows.add(new MatchedEntries(before.get(i), Arrays.asList(old.entries().get(i), now.entries().get(i))));
                }
                return rows;
            }
            Map<String, ElementState> left = new LinkedHashMap<>();
            for (int i = 0; i < after.size(); i++) {
                left.put(after.get(i), now.entries().get(i));
            }
            Map<String, ElementState> gone = new LinkedHashMap<>();
            for (int i = 0; i < before.size(); i++) {
                ElementState same = left.remove(before.get(i));
                if (same == null) {
                    gone.put(before.get(i), old.entries().get(i));
                } else {
                    rows.add(new MatchedEntries(before.get(i), Arrays.asList(old.entries().get(i), same)));
                }
            }
            gone.forEach((name, entry) -> rows.add(new MatchedEntries(name, Arrays.asList(entry, renamed(entry, left)))));
            left.forEach((name, entry) -> rows.add(new MatchedEntries(name, Arrays.asList(null, entry))));
            return rows;
        }

        @Override
        protected void missing(List<@Nullable ElementState> sides, String path, MatchedEntries row) {
            change(path, row.states().get(0) == null ? ABSENT : PRESENT, row.states().get(1) == null ? ABSENT : PRESENT);
        }

        @Override
        protected void order(List<@Nullable ElementState> sides, String path, List<MatchedEntries> rows) {
            if (rows.size() < 2) {
                return;
            }
            List<String> after = EntryNames.all(sides.get(1));
            Map<ElementState, String> names = new IdentityHashMap<>();
            for (int i = 0; i < after.size(); i++) {
                names.put(sides.get(1).entries().get(i), after.get(i));
            }
            List<String> kept = rows.stream().filter(row -> row.size() == 2 && row.name().equals(names.get(row.states().get(1))))
                    .map(MatchedEntries::name).toList();
            List<String> order = after.stream().filter(Set.copyOf(kept)::contains).toList();
            if (!order.equals(kept)) {
                change(within(path) + "[order]", String.join(" ", kept), String.join(" ", order));
            }
        }

        private void change(String setting, @Nullable String old, @Nullable String now) {
            changes.add(new Proposal.Change(location, section, setting, old, now));
        }
    }

    /** Takes the new entry that says the same as another one but for its key; {@code null} if there is none. */
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
