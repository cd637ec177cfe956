package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.ConfigurationPath;
import io.github.iislint.rule.Detection.Subject;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds and removes elements and entries. What locations share is removed where it is if it is to go at all of them; else it is
 * removed for those that are found. What lacks at a location and at those below it is added once, at the highest of them.
 */
final class StructurePlan {

    private final Server server;
    private final ConfigurationEdits edits;
    /** Where the rule found something that is to be fixed. */
    private final List<MatchedLocation> matches;
    private final Set<Location> found = new LinkedHashSet<>();
    /** Whether a fix is meant for all that inherits from a location that is found. */
    private final boolean below;
    /** Whether what is inherited may be set at the server level although the finding names visited locations only. */
    private final boolean owned;

    /**
     * A location at which the rule found something.
     *
     * @param subject what it matched; {@code null} for nothing in a section, where the fix says itself what it is about
     */
    record MatchedLocation(Location location, @Nullable Subject subject) {
    }

    /** @param matches at least one */
    StructurePlan(Server server, ConfigurationEdits edits, List<MatchedLocation> matches, boolean below, boolean owned) {
        this.server = server;
        this.edits = edits;
        this.matches = matches;
        matches.forEach(match -> found.add(match.location()));
        this.below = below;
        this.owned = owned;
    }

    /** What a location shows of an element that is no entry and is in none; with what stands for it in the section. */
    private record Plain(String section, List<String> path) {

        @Nullable
        ElementState at(Server server, Location location) {
            SectionState state = location.section(section);
            ElementState element = state == null ? server.unset(section) : state.element();
            for (String name : path) {
                element = element == null ? null : element.child(name);
            }
            return element;
        }

        String joined() {
            return String.join("/", path);
        }
    }

    private Plain plain(@Nullable String in, MatchedLocation match) {
        if (in != null) {
            ConfigurationPath path = ConfigurationPath.of(server.schema(), in);
            return new Plain(path.section(), path.within());
        }
        Subject subject = Objects.requireNonNull(match.subject(), "the fix applies to what the rule matched");
        return new Plain(subject.section(), subject.elements().stream().map(ElementState::name).toList());
    }

    /** The entry that the matched element is, or is in; {@code null} if there is none, and where the fix is not about it. */
    private @Nullable EntryPath entry(@Nullable String in, MatchedLocation match) {
        return in != null || match.subject() == null ? null : EntryPath.of(server, match.location(), match.subject());
    }

    private static String join(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** Whether the server level, which nobody visits, takes part. */
    private boolean unvisited(Location location) {
        return location.parent() == null && !location.children().isEmpty();
    }

    /** Whether an element that these locations share may go for all of them. */
    private boolean meant(Set<Location> sharing) {
        for (Location location : sharing) {
            if (!below && !found.contains(location) && !unvisited(location)) {
                return edits.refuse(location + " has the same element, but no finding");
            }
        }
        return true;
    }

    /** The locations that have the same entry; none where it is the server's alone. */
    private static Set<Location> sharing(EntryPath entry, Location location) {
        return entry.serverOnly()
                ? Set.of()
                : SettingPlan.below(List.of(top(location, entry::in)), entry::in);
    }

    private static Location top(Location location, Predicate<Location> holds) {
        Location top = location;
        while (top.parent() != null && holds.test(top.parent())) {
            top = top.parent();
        }
        return top;
    }

    boolean removeEntries() {
        Map<LocatedElement, EntryPath> entries = new LinkedHashMap<>();
        Map<LocatedElement, Set<Location>> at = new LinkedHashMap<>();
        matches.forEach(match -> {
            EntryPath entry = entry(null, match);
            if (entry != null && entry.entry().element() != null) {
                entries.putIfAbsent(entry.entry().element(), entry);
                at.computeIfAbsent(entry.entry().element(), e -> new LinkedHashSet<>()).add(match.location());
            }
        });
        boolean planned = !entries.isEmpty();
        for (Map.Entry<LocatedElement, EntryPath> each : entries.entrySet()) {
            planned &= removeEntry(each.getValue(), at.getOrDefault(each.getKey(), Set.of()));
        }
        return planned || edits.refuse("no file adds the entry");
    }

    private boolean removeEntry(EntryPath entry, Set<Location> locations) {
        if (entry.serverOnly() || entry.outer()) {
            edits.remove(entry.entry());
            locations.forEach(location -> gone(entry.serverOnly() ? server.root() : location, entry));
            return true;
        }
        Set<Location> sharing = new LinkedHashSet<>();
        for (Location location : locations) {
            if (!sharing.contains(location)) {
                sharing.addAll(SettingPlan.below(List.of(top(location, entry::in)), entry::in));
            }
        }
        boolean all = below || sharing.stream().allMatch(location -> locations.contains(location) || unvisited(location));
        if (all && !entry.entry().setAt().shipped()) {
            edits.remove(entry.entry());
            sharing.forEach(location -> gone(location, entry));
            return true;
        }
        ElementSchema.Collection collection = entry.collection();
        if (collection == null || collection.remove() == null) {
            return edits.refuse("other locations have the entry, too, and its collection has no element to remove one");
        }
        NewElement remove = new NewElement(collection.remove(), keys(entry.entry()));
        for (Location location : locations) {
            if (location.parent() != null && locations.contains(location.parent())) {
                continue;
            }
            SectionState inherited = location.inherited(entry.section());
            if (location.parent() != null && (inherited == null || !entry.in(location.parent()))) {
                return edits.refuse("the entry is added for " + location + ", and locations below without a finding have it, "
                        + "too");
            }
            if (!edits.add(location, entry.section(), entry.above(), remove)) {
                return false;
            }
        }
        (below ? sharing : locations).forEach(location -> gone(location, entry));
        return true;
    }

    private void gone(Location location, EntryPath entry) {
        edits.change(new Proposal.Change(location.path(), entry.section(), entry.path(), EditDiff.PRESENT,
                EditDiff.ABSENT));
    }

    /** The attributes that tell an entry from others, as {@code <remove>} has them. */
    private static Map<String, String> keys(ElementState entry) {
        Map<String, String> keys = new LinkedHashMap<>();
        List<AttributeSchema> schema = entry.schema() == null ? List.of() : entry.schema().keys();
        for (AttributeSchema key : schema) {
            AttributeState set = entry.attribute(key.name());
            if (set != null) {
                keys.put(key.name(), set.value());
            }
        }
        if (schema.isEmpty() && !entry.attributes().isEmpty()) {
            keys.put(entry.attributes().get(0).name(), entry.attributes().get(0).value());
        }
        return keys;
    }

    /** Adds an entry, or what removes one, to the collection that the rule matched. */
    boolean addEntry(@Nullable String in, NewElement entry) {
        MatchedLocation first = matches.get(0);
        if (entry(in, first) != null) {
            return within(entry);
        }
        Plain collection = plain(in, first);
        ElementState element = collection.at(server, first.location());
        ElementSchema.Collection schema = element == null || element.schema() == null
                ? null
                : element.schema().collection(entry.name());
        if (element != null && element.schema() != null && schema == null) {
            return edits.refuse("<" + element.name() + "> is not a collection with <" + entry.name() + ">");
        }
        ElementSchema adding = schema == null ? null : schema.add().get(entry.name());
        String name = join(collection.joined(), EntryNames.of(entry.name(), adding, entry.attributes()));
        boolean adds = schema == null || adding != null;
        String clear = schema == null ? "clear" : schema.clear();
        return place(collection.section(), true,
                location -> clear != null && ConfigurationEdits.clears(location, collection.section(),
                        collection.path(), clear),
                location -> {
                    if (below) {
                        edits.region(new Proposal.Region(location.path(), collection.section(), collection.joined()));
                    } else if (adds) {
                        edits.change(new Proposal.Change(location.path(), collection.section(), name, EditDiff.ABSENT,
                                EditDiff.PRESENT));
                    } else {
                        loses(location, collection, entry, clear);
                    }
                }, location -> edits.add(location, collection.section(), collection.path(), entry));
    }

    /** Notes which entries a location has no more after a {@code <clear>} or {@code <remove>}. */
    private void loses(Location location, Plain collection, NewElement directive, @Nullable String clear) {
        ElementState holder = collection.at(server, location);
        if (holder == null) {
            return;
        }
        for (ElementState entry : holder.entries()) {
            if (directive.name().equals(clear) || removes(directive, entry)) {
                edits.change(new Proposal.Change(location.path(), collection.section(),
                        join(collection.joined(), EntryNames.of(holder, entry)), EditDiff.PRESENT, EditDiff.ABSENT));
            }
        }
    }

    /** Whether an entry has the keys that a {@code <remove>} names. */
    private static boolean removes(NewElement remove, ElementState entry) {
        List<AttributeSchema> keys = entry.schema() == null ? List.of() : entry.schema().keys();
        return !keys.isEmpty() && keys.stream().allMatch(key -> {
            String named = remove.attributes().getOrDefault(key.name(), key.defaultValue());
            return key.normal(named).equals(key.normal(entry.value(key.name())));
        });
    }

    /** Adds an element that is no entry to the element that the rule matched. */
    boolean addElement(@Nullable String in, NewElement added) {
        MatchedLocation first = matches.get(0);
        if (entry(in, first) != null) {
            return within(added);
        }
        Plain parent = plain(in, first);
        List<String> path = new ArrayList<>(parent.path());
        path.add(added.name());
        Plain element = new Plain(parent.section(), path);
        return place(parent.section(), false, location -> {
            LocatedElement own = own(location, element);
            return own != null && !says(own, added);
        }, location -> {
            ElementState there = element.at(server, location);
            if (below || there == null || there.schema() == null) {
                edits.region(new Proposal.Region(location.path(), parent.section(), element.joined()));
            } else {
                gets(location, parent.section(), element.joined(), there, added);
            }
        }, location -> {
            ElementState there = element.at(server, location);
            EditableElement set = there == null ? null : EditableElement.of(there);
            return there != null && set != null && own(location, element) == set.element()
                    ? edits.merge(set.file(), set.element(), there.schema(), added)
                    : edits.add(location, parent.section(), parent.path(), added);
        });
    }

    /** What a file of its own has of an element for a location; {@code null} where that inherits it. */
    private @Nullable LocatedElement own(Location location, Plain element) {
        ElementState there = element.at(server, location);
        ElementState above = location.parent() == null || location.inherited(element.section()) == null
                ? null
                : element.at(server, location.parent());
        return there == null || above != null && above.element() == there.element() ? null : there.element();
    }

    /** Whether nothing that an element says contradicts another one. */
    private static boolean says(LocatedElement own, NewElement added) {
        for (Map.Entry<String, String> attribute : added.attributes().entrySet()) {
            LocatedAttribute set = own.located(attribute.getKey());
            if (set != null && !set.getValue().equals(attribute.getValue())) {
                return false;
            }
        }
        return added.children().stream().allMatch(child -> {
            LocatedElement inner = own.child(child.name());
            return inner == null || says(inner, child);
        });
    }

    /** Notes what takes another value at a location that gets the attributes of an element. */
    private void gets(Location location, String section, String path, ElementState there, NewElement added) {
        added.attributes().forEach((name, value) -> {
            String before = there.value(name);
            if (!value.equals(before)) {
                edits.change(new Proposal.Change(location.path(), section, path + "@" + name, before, value));
            }
        });
        for (NewElement child : added.children()) {
            ElementState inner = ConfigurationEdits.entry(there.schema(), child) ? null : there.child(child.name());
            if (inner == null) {
                edits.region(new Proposal.Region(location.path(), section, path));
            } else {
                gets(location, section, path + "/" + child.name(), inner, child);
            }
        }
    }

    /** Something that is done for a location. */
    @FunctionalInterface
    private interface PathStep {

        boolean at(Location location);
    }

    /**
     * Adds something at the highest locations of those that are found.
     *
     * @param twice whether what is added above would be there twice at a location that has it already
     * @param apart whether a location does not inherit what is added above
     */
    private boolean place(String section, boolean twice, Predicate<Location> apart, Consumer<Location> change, PathStep add) {
        if (EntryPath.serverOnly(section)) {
            change.accept(server.root());
            return add.at(server.root());
        }
        Set<Location> wanted = new LinkedHashSet<>();
        Location root = server.root();
        if (owned && server.file() != null && !found.contains(root) && unvisited(root) && root.children().stream().allMatch(
                found::contains)) {
            wanted.add(root);
        }
        wanted.addAll(found);
        if (wanted.contains(root)) {
            Location other = twice ? other(wanted) : null;
            if (server.file() == null || other != null) {
                wanted.remove(root);
            }
            if (wanted.isEmpty()) {
                return edits.refuse(other == null
                        ? "no file sets anything at the server level"
                        : other + " would get it, too, but has no finding");
            }
        }
        boolean planned = !wanted.isEmpty();
        Set<Location> has = new HashSet<>();
        for (Location location : wanted) {
            change.accept(location);
            if (!has.contains(location.parent()) || apart.test(location)) {
                planned &= add.at(location);
            }
            has.add(location);
        }
        return planned;
    }

    /** A site at which nothing is found, which may have already what would be added for the server; {@code null} for none. */
    private @Nullable Location other(Set<Location> wanted) {
        return below || !unvisited(server.root())
                ? null
                : server.root().children().stream().filter(site -> !wanted.contains(site)).findFirst().orElse(null);
    }

    /** Adds something to an element within an entry, in the entry's own element. */
    private boolean within(NewElement added) {
        boolean planned = true;
        Set<LocatedElement> done = new HashSet<>();
        for (MatchedLocation each : matches) {
            EntryPath path = entry(null, each);
            EditableElement entry = path == null ? null : EditableElement.of(path.entry());
            if (path == null || entry == null) {
                return edits.refuse("the entry is part of the configuration that IIS ships with");
            }
            edits.region(new Proposal.Region(path.serverOnly() ? "" : each.location().path(), path.section(), path.holderPath()));
            planned &= meant(sharing(path, each.location()));
            if (done.add(entry.element())) {
                planned &= into(entry, path, added);
            }
        }
        return planned;
    }

    private boolean into(EditableElement entry, EntryPath path, NewElement added) {
        DeepestElement deepest = DeepestElement.of(entry.element(), path.names());
        ElementSchema holder = path.holder().schema();
        LocatedElement there = deepest.missing().isEmpty() && !ConfigurationEdits.entry(holder, added)
                ? deepest.element().child(added.name())
                : null;
        return there != null
                ? edits.merge(entry.file(), there, holder == null ? null : holder.elements().get(added.name()), added)
                : edits.within(entry.file(), deepest.element(), deepest.missing(), added);
    }

    /** Takes the element that the rule matched out of the file that sets it. */
    boolean removeElement(@Nullable String in) {
        Set<Location> done = new HashSet<>();
        boolean planned = true;
        for (MatchedLocation each : matches) {
            EntryPath inner = entry(in, each);
            planned &= inner != null
                    ? removeElement(inner, each.location())
                    : removeElement(plain(in, each), each.location(), done);
        }
        return planned;
    }

    private boolean removeElement(EntryPath inner, Location location) {
        if (EditableElement.of(inner.holder()) == null) {
            return edits.refuse("no file sets the element");
        }
        edits.remove(inner.holder());
        edits.region(new Proposal.Region(inner.serverOnly() ? "" : location.path(), inner.section(), inner.holderPath()));
        return meant(sharing(inner, location));
    }

    private @Nullable ElementState unset(Plain plain) {
        ElementState element = server.unset(plain.section());
        for (String name : plain.path()) {
            element = element == null ? null : element.child(name);
        }
        return element;
    }

    /** @param done gets the locations at which it is removed, too */
    private boolean removeElement(Plain plain, Location at, Set<Location> done) {
        ElementState element = plain.at(server, at);
        if (element == null || EditableElement.of(element) == null) {
            return edits.refuse("no file sets the element");
        }
        if (done.contains(at)) {
            return true;
        }
        Predicate<Location> shares = location -> {
            ElementState there = plain.at(server, location);
            return there != null && there.element() == element.element();
        };
        Location top = top(at, shares);
        Set<Location> sharing = SettingPlan.below(List.of(top), shares);
        done.addAll(sharing);
        edits.remove(element);
        ElementState above = top.parent() == null ? unset(plain) : plain.at(server, top.parent());
        if (below || above == null) {
            edits.region(new Proposal.Region(top.path(), plain.section(), plain.joined()));
        } else {
            sharing.forEach(location -> EditDiff.of(location, plain.section(), plain.joined(), element, above)
                    .forEach(edits::change));
        }
        return meant(sharing);
    }
}
