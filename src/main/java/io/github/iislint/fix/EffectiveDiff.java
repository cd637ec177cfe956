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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells which settings are in effect after an edit that were not before, and the other way round. */
final class EffectiveDiff {

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

    private void entries(String location, String section, String path, ElementState old, ElementState now) {
        if (old.entries().size() != now.entries().size()) {
            changes.add(new Proposal.Change(location, section, path + "/[]", String.valueOf(old.entries().size()),
                    String.valueOf(now.entries().size())));
            return;
        }
        for (int i = 0; i < old.entries().size(); i++) {
            String name = old.entries().get(i).name();
            compare(location, section, path.isEmpty() ? name : path + "/" + name, old.entries().get(i), now.entries().get(i));
        }
    }
}
