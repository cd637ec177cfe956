package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is in effect differently in two versions of a server. A location that only one version has a word on is compared with
 * what is in effect there in the other one; a site that only one has, with the server level of the other.
 */
public final class ServerDifference {

    private final Server before;
    private final Server after;
    private final Map<Change, List<String>> changes = new LinkedHashMap<>();
    private final Map<Pair, List<Change>> compared = new HashMap<>();
    private final ElementInterner ids = new ElementInterner();

    private ServerDifference(Server before, Server after) {
        this.before = before;
        this.after = after;
    }

    /**
     * A setting that differs.
     *
     * @param setting its name in the section, as {@link EffectiveSetting#attribute()} has it; an entry is called by its key
     * @param before {@code null} where there is nothing
     * @param after {@code null} where there is nothing
     */
    public record Change(String section, String setting, @Nullable Side before, @Nullable Side after) {
    }

    /**
     * A value.
     *
     * @param value as it is written, {@link EffectiveSetting#SECRET} for a secret
     * @param origin {@code null} for a default of the schema
     */
    public record Side(String value, @Nullable Origin origin) {
    }

    /** Compares elements by identity: those that locations share are compared once. */
    private record Pair(ElementState before, ElementState after) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Pair pair && pair.before == before && pair.after == after;
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(before) + System.identityHashCode(after);
        }
    }

    /**
     * Compares two versions.
     *
     * @param before {@link Server#without()} where there was none
     * @param after {@link Server#without()} where there is none any more
     * @param asked further locations to compare
     * @return the locations of each change, the topmost first
     */
    public static Map<Change, List<String>> of(Server before, Server after, Collection<String> asked) {
        ServerDifference difference = new ServerDifference(before, after);
        Map<String, String> locations = new LinkedHashMap<>();
        for (Server server : List.of(after, before)) {
            server.root().visit(node -> {
                if (node.parent() != null || !server.assumed()) {
                    locations.putIfAbsent(LocationPath.key(node.path()), node.path());
                }
            });
        }
        for (String location : asked) {
            Location node = after.location(location);
            if (node != null && node.parent() != null) {
                locations.putIfAbsent(LocationPath.key(location), location);
            }
        }
        locations.values().forEach(difference::compare);
        return difference.changes;
    }

    /**
     * What IIS refuses in the first version, and not in the second. Where a version refuses the same of a location for more than
     * one reason of a kind, the others are not told.
     */
    public static List<Problem> refusedOnlyIn(Server one, Server other) {
        Set<Refused> there = new HashSet<>();
        refused(other).map(Refused::of).forEach(there::add);
        return refused(one).filter(problem -> there.add(Refused.of(problem))).toList();
    }

    private static Stream<Problem> refused(Server server) {
        return server.problems().stream().filter(problem -> problem.kind().refused() && !problem.assumed());
    }

    /** A refusal without its line, which moves with every line above. */
    private record Refused(ProblemKind kind, String file, String location, @Nullable String section, @Nullable String element,
            @Nullable String attribute) {

        static Refused of(Problem problem) {
            return new Refused(problem.kind(), problem.file().name(), LocationPath.key(problem.location()), problem.section(),
                    problem.element(), problem.attribute());
        }
    }

    private void compare(String location) {
        Location old = node(before, location);
        Location now = node(after, location);
        Set<String> sections = new TreeSet<>(EffectiveSetting.sections(old));
        sections.addAll(EffectiveSetting.sections(now));
        for (String section : sections) {
            if (section.startsWith("system.applicationHost/") && (old.parent() != null || now.parent() != null)) {
                // Of the whole server, wherever it is asked for.
                continue;
            }
            ElementState oldState = state(before, old, section);
            ElementState newState = state(after, now, section);
            if (ids.id(oldState) != ids.id(newState)) {
                compared.computeIfAbsent(new Pair(oldState, newState), p -> new Comparison(section).of(oldState, newState))
                        .forEach(change -> changes.computeIfAbsent(change, c -> new ArrayList<>(1)).add(location));
            }
        }
    }

    private static Location node(Server server, String location) {
        Location node = server.location(location);
        return node == null ? server.root() : node;
    }

    private static ElementState state(Server server, Location location, String section) {
        SectionState state = location.section(section);
        if (state != null) {
            return state.element();
        }
        ElementState unset = server.unset(section);
        // Elements carry their number, so those of the schema, which all runs share, are not given one.
        return ElementState.unset(section.substring(section.lastIndexOf('/') + 1), unset == null ? null : unset.schema());
    }

    /** Compares what two elements hold. */
    private record Comparison(String section, List<Change> found) {

        Comparison(String section) {
            this(section, new ArrayList<>());
        }

        List<Change> of(ElementState old, ElementState now) {
            elements(old, now, "");
            return found;
        }

        private void elements(ElementState old, ElementState now, String path) {
            Set<String> attributes = new TreeSet<>();
            old.attributes().forEach(a -> attributes.add(a.name()));
            now.attributes().forEach(a -> attributes.add(a.name()));
            for (String name : attributes) {
                if (!same(now.schema() == null ? null : now.schema().attributes().get(name), old.value(name), now.value(name))) {
                    found.add(new Change(section, path.isEmpty() ? name : path + "@" + name, side(old, name), side(now, name)));
                }
            }
            entries(old, now, path);
            Set<String> children = new TreeSet<>();
            old.children().forEach(c -> children.add(c.name()));
            now.children().forEach(c -> children.add(c.name()));
            for (String name : children) {
                elements(child(old, name), child(now, name), path.isEmpty() ? name : path + "/" + name);
            }
        }

        private static ElementState child(ElementState parent, String name) {
            ElementState child = parent.child(name);
            return child == null ? ElementState.unset(name, null) : child;
        }

        private static boolean same(@Nullable AttributeSchema schema, @Nullable String old, @Nullable String now) {
            if (Objects.equals(old, now) || old == null || now == null || schema == null) {
                return Objects.equals(old, now);
            }
            return switch (schema.type()) {
                case FLAGS -> Flags.unknown(old, schema.names()).isEmpty() && Flags.unknown(now, schema.names()).isEmpty()
                        && Flags.set(old, schema.names()).equals(Flags.set(now, schema.names()));
                case BOOL, ENUM -> old.equalsIgnoreCase(now);
                default -> false;
            };
        }

        private static @Nullable Side side(ElementState element, String attribute) {
            AttributeState state = element.attribute(attribute);
            String value = element.value(attribute);
            return value == null
                    ? null
                    : new Side(state != null && state.secret() ? EffectiveSetting.SECRET : value,
                            state == null ? null : state.origin());
        }

        private void entries(ElementState old, ElementState now, String path) {
            Map<String, ElementState> oldEntries = byKey(old);
            Map<String, ElementState> newEntries = byKey(now);
            String prefix = path.isEmpty() ? "" : path + "/";
            oldEntries.forEach((key, entry) -> {
                if (newEntries.containsKey(key)) {
                    elements(entry, newEntries.get(key), prefix + label(entry));
                } else {
                    found.add(new Change(section, prefix + "[]", new Side(label(entry), entry.origin()), null));
                }
            });
            newEntries.forEach((key, entry) -> {
                if (!oldEntries.containsKey(key)) {
                    found.add(new Change(section, prefix + "[]", null, new Side(label(entry), entry.origin())));
                }
            });
            Set<String> oldOrder = new LinkedHashSet<>(oldEntries.keySet());
            oldOrder.retainAll(newEntries.keySet());
            Set<String> newOrder = new LinkedHashSet<>(newEntries.keySet());
            newOrder.retainAll(oldEntries.keySet());
            if (!List.copyOf(oldOrder).equals(List.copyOf(newOrder))) {
                found.add(new Change(section, prefix + "[]", new Side("order: " + order(oldOrder, oldEntries), old.origin()),
                        new Side("order: " + order(newOrder, newEntries), now.origin())));
            }
        }

        private static String order(Set<String> keys, Map<String, ElementState> entries) {
            String all = String.join(", ", keys.stream().map(key -> label(entries.get(key))).toList());
            return all.length() <= 200 ? all : all.substring(0, 197) + "...";
        }

        private static Map<String, ElementState> byKey(ElementState element) {
            Map<String, ElementState> byKey = new LinkedHashMap<>();
            for (ElementState entry : element.entries) {
                List<String> keys = Entries.keys(entry);
                String key = keys.isEmpty() ? text(entry) : keys.get(0);
                for (int twin = 2; byKey.putIfAbsent(key, entry) != null; twin++) {
                    key = (keys.isEmpty() ? text(entry) : keys.get(0)) + "\n" + twin;
                }
            }
            return byKey;
        }

        /** An entry without a key is what it says. */
        private static String text(ElementState entry) {
            StringBuilder text = new StringBuilder(entry.name());
            entry.attributes().forEach(a -> text.append('\n').append(a.name()).append('=').append(a.value()));
            entry.children().forEach(c -> text.append('\n').append(text(c)));
            entry.entries().forEach(e -> text.append('\n').append(text(e)));
            return text.toString();
        }

        private static String label(ElementState entry) {
            String keys = Entries.describe(entry);
            if (keys.isEmpty() && !entry.attributes().isEmpty()) {
                AttributeState first = entry.attributes().get(0);
                keys = first.name() + "=\"" + (first.secret() ? EffectiveSetting.SECRET : ElementMerger.shorten(first.value()))
                        + "\"";
            }
            return "[" + entry.name() + (keys.isEmpty() ? "" : " " + keys) + "]";
        }
    }
}
