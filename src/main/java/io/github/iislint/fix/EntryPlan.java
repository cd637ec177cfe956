package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.FixTemplate.ValueChange;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sets an attribute of entries: where it is, else in the entry itself; in the element with the defaults of the collection where
 * that is meant for all entries that take it from there.
 */
final class EntryPlan {

    private final Server server;
    private final ConfigurationEdits edits;
    private final String attribute;
    /** By the entry's own element. */
    private final Map<LocatedElement, Wanted> wanted = new LinkedHashMap<>();

    private record Wanted(EntryPath path, EditableElement entry, @Nullable AttributeState state, String after) {
    }

    EntryPlan(Server server, ConfigurationEdits edits, String attribute) {
        this.server = server;
        this.edits = edits;
        this.attribute = attribute;
    }

    /** Notes what a finding wants of an entry; {@code false} where nobody can edit it. */
    boolean want(EntryPath path, Location location, ValueChange change, boolean below) {
        EditableElement entry = EditableElement.of(path.entry());
        if (entry == null) {
            return edits.refuse("the entry is part of the configuration that IIS ships with");
        }
        ElementState holder = path.holder();
        AttributeState set = holder.attribute(attribute);
        AttributeState state = set == null || set.origin().shipped() ? null : set;
        String before = holder.value(attribute);
        Optional<String> after = change.apply(before == null ? "" : before).filter(value -> !value.equals(before));
        if (after.isEmpty()) {
            return false;
        }
        wanted.putIfAbsent(entry.element(), new Wanted(path, entry, state, after.get()));
        String where = path.serverOnly() ? "" : location.path();
        String setting = path.holderPath() + "@" + attribute;
        if (below) {
            edits.region(new Proposal.Region(where, path.section(), setting));
        } else {
            edits.change(new Proposal.Change(where, path.section(), setting, before, after.get()));
        }
        return true;
    }

    /** @param owned whether a default of the schema may be set in the defaults of the collection */
    boolean plan(boolean owned) {
        Map<Object, List<Wanted>> byCause = new LinkedHashMap<>();
        boolean planned = !wanted.isEmpty();
        for (Wanted each : wanted.values()) {
            if (each.state != null && each.path.holds(each.state)) {
                edits.replace(each.state, each.after);
            } else {
                byCause.computeIfAbsent(each.state == null ? "" : each.state.attribute(), k -> new ArrayList<>()).add(each);
            }
        }
        for (List<Wanted> together : byCause.values()) {
            Wanted first = together.get(0);
            boolean alike = together.stream().map(Wanted::after).distinct().count() == 1 && covers(together);
            if (alike && first.state != null) {
                edits.replace(first.state, first.after);
                edits.region(new Proposal.Region("", first.path.section(), defaults(first.path.collection())));
            } else if (alike && owned && settable(first.path)) {
                String element = defaults(first.path.collection());
                List<String> path = new ArrayList<>(List.of(element));
                path.addAll(first.path.names());
                planned &= edits.set(server.root(), new Setting(first.path.section(), path, attribute), first.after);
                edits.region(new Proposal.Region("", first.path.section(), element));
            } else {
                for (Wanted each : together) {
                    planned &= own(each);
                }
            }
        }
        return planned;
    }

    private static String defaults(ElementSchema.@Nullable Collection collection) {
        return collection == null || collection.defaults() == null ? "" : collection.defaults();
    }

    /** Whether the section has an element with the defaults of the collection, and nothing nearer has. */
    private boolean settable(EntryPath path) {
        ElementSchema section = server.schema().section(path.section());
        return path.serverOnly() && section != null && section.elements().containsKey(defaults(path.collection()));
    }

    /** Whether the entries that are found are all that take the value from where they take it. */
    private boolean covers(List<Wanted> together) {
        Wanted first = together.get(0);
        Set<LocatedElement> found = new HashSet<>();
        together.forEach(each -> found.add(each.entry.element()));
        SectionState section = server.root().section(first.path.section());
        if (!first.path.serverOnly() || section == null) {
            return false;
        }
        Map<ElementState, Boolean> all = new IdentityHashMap<>();
        collect(section.element(), first, all);
        return all.keySet().stream().allMatch(entry -> found.contains(entry.element()));
    }

    private void collect(ElementState element, Wanted like, Map<ElementState, Boolean> all) {
        for (ElementState entry : element.entries()) {
            if (entry.schema() == like.path.entry().schema()) {
                ElementState holder = entry;
                for (String name : like.path.names()) {
                    holder = holder == null ? null : holder.child(name);
                }
                AttributeState set = holder == null ? null : holder.attribute(attribute);
                if (set == null ? like.state == null : like.state != null && set.attribute() == like.state.attribute()) {
                    all.put(entry, true);
                }
            }
            collect(entry, like, all);
        }
        element.children().forEach(child -> collect(child, like, all));
    }

    /** Sets the attribute in the entry's own element. */
    private boolean own(Wanted each) {
        XmlFile file = each.entry.file();
        DeepestElement deepest = DeepestElement.of(each.entry.element(), each.path.names());
        List<String> missing = deepest.missing();
        return missing.isEmpty()
                ? edits.attribute(file, deepest.element(), attribute, each.after)
                : edits.within(file, deepest.element(), missing.subList(0, missing.size() - 1),
                        new NewElement(missing.get(missing.size() - 1), Map.of(attribute, each.after)));
    }
}
