package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dom4j.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * The entries of an element's collections while one file is merged into them. They are looked up by their keys, so that the
 * work is linear in the number of entries even if a file removes or replaces many of them.
 */
final class Entries {

    /** Most files add or remove a few entries: to file all that are inherited takes longer than to look through them. */
    private static final int SEARCHES = 8;

    private final List<Slot> prepended = new ArrayList<>(0);
    private final List<Slot> inherited;
    private final List<Slot> appended = new ArrayList<>(1);
    private final int level;
    private final boolean placesKept;
    /** Inherited entries that are removed; they keep their places for the case that they are added again. */
    private final Map<List<String>, Deque<Slot>> vacant = new HashMap<>(0);
    private boolean silent;
    /** What this file wants to remove, and may not: to add it again is no second mistake. */
    private final Set<ElementState> kept = Collections.newSetFromMap(new IdentityHashMap<>(0));
    /** Made when they are requested: most collections have one entry. */
    private @Nullable Index byKey;
    private @Nullable Index byRemove;
    private int removals;
    private final Map<String, Index> byAttribute = new HashMap<>(0);

    /** The place of an entry. */
    private static final class Slot {
        private final boolean inherited;
        /** {@code null} where it was removed. */
        private @Nullable ElementState entry;

        Slot(@Nullable ElementState entry, boolean inherited) {
            this.entry = entry;
            this.inherited = inherited;
        }
    }

    /** An entry at the place at which it was when it was filed. */
    private record Filed(Slot slot, ElementState entry) {

        boolean valid() {
            return slot.entry == entry;
        }
    }

    /**
     * Entries by texts that identify them, filed when they have been looked through some times. Those that are gone are dropped
     * when somebody meets them.
     */
    private final class Index {

        private final Function<ElementState, List<String>> keys;
        private @Nullable Map<String, List<Filed>> filed;
        private int searches;

        Index(Function<ElementState, List<String>> keys) {
            this.keys = keys;
        }

        void add(Filed entry) {
            if (filed != null) {
                file(filed, entry);
            }
        }

        private void file(Map<String, List<Filed>> known, Filed entry) {
            for (String key : keys.apply(entry.entry)) {
                known.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry);
            }
        }

        List<Filed> at(String key) {
            Map<String, List<Filed>> known = filed;
            if (known == null) {
                if (searches++ < SEARCHES) {
                    return filed(entry -> keys.apply(entry).contains(key));
                }
                known = new HashMap<>();
                for (Filed entry : filed(entry -> true)) {
                    file(known, entry);
                }
                filed = known;
            }
            List<Filed> there = known.get(key);
            if (there == null) {
                return List.of();
            }
            there.removeIf(each -> !each.valid());
            return there;
        }
    }

    /** @param placesKept whether an inherited entry that is removed and added again keeps its place */
    Entries(ElementState[] inherited, int level, boolean placesKept) {
        this.inherited = new ArrayList<>(inherited.length);
        for (ElementState entry : inherited) {
            this.inherited.add(new Slot(entry, true));
        }
        this.level = level;
        this.placesKept = placesKept;
    }

    private List<Filed> filed(Predicate<ElementState> wanted) {
        List<Filed> found = new ArrayList<>(1);
        for (List<Slot> part : List.of(prepended, inherited, appended)) {
            for (Slot slot : part) {
                if (slot.entry != null && wanted.test(slot.entry)) {
                    found.add(new Filed(slot, slot.entry));
                }
            }
        }
        return found;
    }

    ElementState[] toArray() {
        List<ElementState> all = new ArrayList<>(prepended.size() + inherited.size() + appended.size());
        for (List<Slot> part : List.of(prepended, inherited, appended)) {
            for (Slot slot : part) {
                if (slot.entry != null) {
                    all.add(slot.entry);
                }
            }
        }
        return all.toArray(ElementState[]::new);
    }

    /** IIS refuses to clear them: what follows is meant for an empty collection, and no duplicate of what is in it. */
    void keepInSilence() {
        silent = true;
    }

    /** The first entry of the collection that a file above locks, or {@code null}. */
    @Nullable
    ElementState locked(ElementSchema.@Nullable Collection collection) {
        List<Filed> locked = filed(entry -> of(collection, entry) && entry.lockLevel >= 0 && entry.lockLevel < level);
        return locked.isEmpty() ? null : locked.get(0).entry;
    }

    void clear(ElementSchema.@Nullable Collection collection) {
        Stream.of(prepended, inherited, appended)
                .forEach(list -> list.removeIf(slot -> slot.entry != null && of(collection, slot.entry)));
        vacant.clear();
        byKey = null;
        byRemove = null;
        byAttribute.clear();
    }

    /**
     * Removes the entries that a remove element means, but for those that a file above locks. Returns these; one that iislint
     * only assumes to be there is removed all the same.
     */
    List<ElementState> remove(ElementSchema.@Nullable Collection collection, LocatedElement remove) {
        List<ElementState> locked = new ArrayList<>(0);
        for (Filed filed : matching(collection, remove)) {
            boolean stays = filed.entry.lockLevel >= 0 && filed.entry.lockLevel < level;
            if (stays) {
                locked.add(filed.entry);
            }
            if (!stays || filed.entry.shipped()) {
                remove(filed);
            } else {
                kept.add(filed.entry);
            }
        }
        return locked;
    }

    private void remove(Filed filed) {
        filed.slot.entry = null;
        List<String> keys = placesKept && filed.slot.inherited ? keys(filed.entry) : List.of();
        if (!keys.isEmpty()) {
            vacant.computeIfAbsent(keys, k -> new ArrayDeque<>(1)).add(filed.slot);
        }
    }

    private List<Filed> matching(ElementSchema.@Nullable Collection collection, LocatedElement remove) {
        ElementSchema schema = collection == null ? null : collection.add().values().iterator().next();
        if (schema == null) {
            return remove.attributeCount() == 0
                    ? List.of()
                    : withAttribute(remove.attribute(0)).stream()
                            .filter(filed -> sameAttributes(filed.entry, remove)).toList();
        }
        List<AttributeSchema> keys = schema.keys();
        if (keys.isEmpty()) {
            return List.of();
        }
        boolean several = keys.size() > 1 && keys.stream().anyMatch(AttributeSchema::uniqueKey);
        if (several || removals++ < SEARCHES) {
            return filed(entry -> meant(collection, keys, remove, entry));
        }
        return removable(keys, remove).stream().filter(filed -> meant(collection, keys, remove, filed.entry)).toList();
    }

    private static boolean meant(ElementSchema.@Nullable Collection collection, List<AttributeSchema> keys,
            LocatedElement remove, ElementState entry) {
        if (!of(collection, entry)) {
            return false;
        }
        for (AttributeSchema key : keys) {
            if (!matches(key, keys.size() == 1, remove, entry)) {
                return false;
            }
        }
        return true;
    }

    private List<Filed> withAttribute(Attribute attribute) {
        return byAttribute.computeIfAbsent(attribute.getName(), name -> new Index(entry -> {
            String value = entry.value(name);
            return value == null ? List.of() : List.of(folded(value));
        })).at(folded(attribute.getValue()));
    }

    private List<Filed> removable(List<AttributeSchema> keys, LocatedElement remove) {
        if (byRemove == null) {
            byRemove = new Index(
                    entry -> entry.schema == null ? List.of() : List.of(combined(entry.schema.keys(), entry::value)));
        }
        return byRemove.at(combined(keys, name -> remove.value(name)));
    }

    /** What a remove element and the entries that it means have in common. */
    private static String combined(List<AttributeSchema> keys, UnaryOperator<String> values) {
        StringBuilder combined = new StringBuilder();
        for (AttributeSchema key : keys) {
            String value = values.apply(key.name());
            combined.append(key.normal(value == null ? key.defaultValue() : value)).append('\n');
        }
        return combined.toString();
    }

    /** The same for texts that differ in letter case only, as {@link String#equalsIgnoreCase} has it. */
    private static String folded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.chars().forEach(c -> folded.append(Character.toLowerCase(Character.toUpperCase((char) c))));
        return folded.toString();
    }

    /** An attribute of a combined key that is not there is the same as an empty one: IIS Manager writes the latter. */
    private static boolean matches(AttributeSchema key, boolean only, LocatedElement remove, ElementState entry) {
        String wanted = remove.value(key.name()) == null ? key.defaultValue() : remove.value(key.name());
        String there = entry.value(key.name());
        return key.uniqueKey() && !only && remove.value(key.name()) == null
                || key.normal(wanted).equals(key.normal(there));
    }

    private static boolean sameAttributes(ElementState entry, LocatedElement remove) {
        for (int i = 0; i < remove.attributeCount(); i++) {
            String value = entry.value(remove.attribute(i).getName());
            if (value == null || !value.equalsIgnoreCase(remove.attribute(i).getValue())) {
                return false;
            }
        }
        return remove.attributeCount() > 0;
    }

    /**
     * Adds an entry as .NET does: it takes the place of one with its key where the collection is made so; elsewhere it is left
     * out if it equals that one, and refused if it does not: then that one is returned, else {@code null}.
     */
    @Nullable
    ElementState addOrReplace(ElementSchema.@Nullable Collection collection, ElementState entry) {
        if (collection != null && collection.replaces()) {
            Filed twin = twin(keys(entry));
            if (twin != null) {
                place(twin.slot, entry);
                return null;
            }
        }
        ElementState twin = add(collection, entry);
        return twin == null || twin.saysTheSame(entry) ? null : twin;
    }

    /**
     * Adds an entry, unless one with its key is there: then that one is returned, else {@code null}. An entry that shares one of
     * several keys, such as a site with the id of another one, is added all the same, so that what is said of it is not lost.
     */
    @Nullable
    ElementState add(ElementSchema.@Nullable Collection collection, ElementState entry) {
        if (collection != null && !collection.allowDuplicates()
                && !(prepended.isEmpty() && inherited.isEmpty() && appended.isEmpty())) {
            List<String> keys = keys(entry);
            Filed twin = twin(keys);
            if (twin != null) {
                if (keys.size() > 1 && byKey().at(keys.get(0)).isEmpty()) {
                    insert(collection, entry);
                }
                return silent || kept.contains(twin.entry) ? null : twin.entry;
            }
            Deque<Slot> places = vacant.get(keys);
            if (places != null && !places.isEmpty()) {
                place(places.remove(), entry);
                return null;
            }
        }
        insert(collection, entry);
        return null;
    }

    /** Puts an entry into the place of the one with its key. */
    void replace(ElementState entry) {
        Filed twin = twin(keys(entry));
        if (twin != null) {
            place(twin.slot, entry);
        }
    }

    private void insert(ElementSchema.@Nullable Collection collection, ElementState entry) {
        Slot slot = new Slot(null, false);
        (collection == null || collection.append() ? appended : prepended).add(slot);
        place(slot, entry);
    }

    private @Nullable Filed twin(List<String> keys) {
        for (String key : keys) {
            List<Filed> found = byKey().at(key);
            if (!found.isEmpty()) {
                return found.get(0);
            }
        }
        return null;
    }

    private Index byKey() {
        if (byKey == null) {
            byKey = new Index(Entries::keys);
        }
        return byKey;
    }

    private void place(Slot slot, ElementState entry) {
        slot.entry = entry;
        Filed placed = new Filed(slot, entry);
        if (byKey != null) {
            byKey.add(placed);
        }
        if (byRemove != null) {
            byRemove.add(placed);
        }
        byAttribute.values().forEach(index -> index.add(placed));
    }

    private static boolean of(ElementSchema.@Nullable Collection collection, ElementState entry) {
        return collection == null || collection.add().containsKey(entry.name);
    }

    /** What makes the entry one of a kind; nothing where its collection has no keys. */
    static List<String> keys(ElementState entry) {
        List<String> known = entry.entryKeys();
        if (known == null) {
            known = List.copyOf(keyTexts(entry));
            entry.entryKeys(known);
        }
        return known;
    }

    private static List<String> keyTexts(ElementState entry) {
        List<String> keys = new ArrayList<>(1);
        StringBuilder combined = null;
        for (AttributeSchema attribute : entry.keys()) {
            String value = entry.value(attribute.name());
            if (value == null && attribute.uniqueKey()) {
                continue;
            }
            String normal = attribute.normal(value);
            if (attribute.uniqueKey()) {
                keys.add(attribute.name() + '=' + normal);
            } else {
                combined = (combined == null ? new StringBuilder(entry.name) : combined).append('\n').append(normal);
            }
        }
        if (combined != null) {
            keys.add(combined.toString());
        }
        return keys;
    }

    /** What an entry has in common with one that is there: the key that collides where others differ, else the whole entry. */
    static String collision(ElementState entry, ElementState twin) {
        String there = "<" + twin.name + " " + describe(twin) + ">";
        List<String> taken = keys(twin);
        List<String> keys = keys(entry);
        if (taken.containsAll(keys)) {
            return there + " is already in effect";
        }
        AttributeSchema same = entry.keys().stream().filter(key -> key.uniqueKey()
                && taken.contains(key.name() + '=' + key.normal(entry.value(key.name())))).findFirst().orElseThrow();
        return "the " + written(entry, same) + " of <" + entry.name + " " + describe(entry) + "> is that of " + there;
    }

    /** The key of an entry as written in a file. */
    static String describe(ElementState entry) {
        return entry.keys().stream().filter(key -> !key.encrypted() && entry.value(key.name()) != null)
                .map(key -> written(entry, key)).collect(Collectors.joining(" "));
    }

    private static String written(ElementState entry, AttributeSchema key) {
        String value = entry.value(key.name());
        return key.name() + "=\"" + (value == null ? "" : ElementMerger.shorten(value)) + "\"";
    }
}
