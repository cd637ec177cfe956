package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The entries of an element's collections while one file is laid over them. */
final class Entries {

    private final List<ElementState> entries;
    private final int level;
    private final boolean placesKept;
    /** Inherited entries that are removed; they keep their places for the case that they are added again. */
    private final Set<ElementState> removed = Collections.newSetFromMap(new IdentityHashMap<>(0));
    private boolean silent;
    /** Made when it is asked for: most collections have one entry. */
    private Map<String, ElementState> byKey;
    private int prepended;
    /** How many of the entries after the prepended ones stand in files above. */
    private int inherited;

    /** @param placesKept whether an inherited entry that is removed and added again keeps its place */
    Entries(ElementState[] inherited, int level, boolean placesKept) {
        this.entries = new ArrayList<>(Arrays.asList(inherited));
        this.level = level;
        this.placesKept = placesKept;
        this.inherited = inherited.length;
    }

    private Map<String, ElementState> byKey() {
        if (byKey == null) {
            byKey = new HashMap<>();
            for (ElementState entry : entries) {
                if (!removed.contains(entry)) {
                    keys(entry).forEach(key -> byKey.putIfAbsent(key, entry));
                }
            }
        }
        return byKey;
    }

    ElementState[] toArray() {
        if (!removed.isEmpty()) {
            entries.removeIf(removed::contains);
        }
        return entries.toArray(new ElementState[0]);
    }

    /** IIS refuses to clear them: what follows is meant for an empty collection, and no duplicate of what is in it. */
    void keepInSilence() {
        silent = true;
    }

    /** The first entry of the collection that a file above locks, or {@code null}. */
    ElementState locked(ElementSchema.Collection collection) {
        return entries.stream().filter(e -> of(collection, e) && e.lockLevel >= 0 && e.lockLevel < level).findFirst().orElse(null);
    }

    void clear(ElementSchema.Collection collection) {
        if (entries.removeIf(e -> of(collection, e))) {
            byKey = null;
            prepended = 0;
            inherited = 0;
        }
    }

    void remove(ElementState entry) {
        byKey = null;
        int at = entries.indexOf(entry);
        if (at < prepended) {
            prepended--;
        } else if (at < prepended + inherited) {
            if (placesKept && !keys(entry).isEmpty()) {
                removed.add(entry);
                return;
            }
            inherited--;
        }
        entries.remove(at);
    }

    /** The entries that a remove element means. */
    List<ElementState> matching(ElementSchema.Collection collection, LocatedElement remove) {
        ElementSchema schema = collection == null ? null : collection.add().values().iterator().next();
        if (schema == null) {
            return entries.stream().filter(e -> !removed.contains(e) && sameAttributes(e, remove)).toList();
        }
        List<AttributeSchema> keys = schema.keys();
        return entries.stream().filter(e -> of(collection, e) && !removed.contains(e) && !keys.isEmpty()
                && keys.stream().allMatch(key -> matches(key, keys.size() == 1, remove, e))).toList();
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
     * Adds an entry as .NET does: it takes the place of one with its key where the collection is made so; elsewhere it is left out
     * if it equals that one, and refused if it does not: then that one is returned, else {@code null}.
     */
    ElementState addOrReplace(ElementSchema.Collection collection, ElementState entry) {
        if (collection != null && collection.replaces()) {
            for (String key : keys(entry)) {
                ElementState twin = byKey().get(key);
                if (twin != null) {
                    entries.set(entries.indexOf(twin), entry);
                    byKey = null;
                    return null;
                }
            }
        }
        ElementState twin = add(collection, entry);
        return twin == null || twin.saysTheSame(entry) ? null : twin;
    }

    /**
     * Adds an entry, unless one with its key is there: then that one is returned, else {@code null}. An entry that shares one of
     * several keys, such as a site with the id of another one, is added all the same, so that what is said of it is not lost.
     */
    ElementState add(ElementSchema.Collection collection, ElementState entry) {
        if (collection != null && !collection.allowDuplicates() && !entries.isEmpty()) {
            List<String> keys = keys(entry);
            for (String key : keys) {
                ElementState twin = byKey().get(key);
                if (twin != null) {
                    if (keys.size() > 1 && !byKey().containsKey(keys.get(0))) {
                        insert(collection, entry);
                    }
                    return silent ? null : twin;
                }
            }
            keys.forEach(key -> byKey.put(key, entry));
            for (int i = 0; !removed.isEmpty() && i < entries.size(); i++) {
                if (removed.contains(entries.get(i)) && keys(entries.get(i)).equals(keys)) {
                    removed.remove(entries.set(i, entry));
                    return null;
                }
            }
        }
        insert(collection, entry);
        return null;
    }

    private void insert(ElementSchema.Collection collection, ElementState entry) {
        if (collection == null || collection.append()) {
            entries.add(entry);
        } else {
            entries.add(prepended++, entry);
        }
    }

    private static boolean of(ElementSchema.Collection collection, ElementState entry) {
        return collection == null || collection.add().containsKey(entry.name);
    }

    /** What makes the entry one of a kind; nothing where its collection has no keys. */
    static List<String> keys(ElementState entry) {
        if (entry.schema == null) {
            return List.of();
        }
        List<String> keys = new ArrayList<>(1);
        StringBuilder combined = null;
        for (AttributeSchema attribute : entry.schema.keys()) {
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
            return there + " is in effect already";
        }
        AttributeSchema same = entry.schema.keys().stream().filter(key -> key.uniqueKey()
                && taken.contains(key.name() + '=' + key.normal(entry.value(key.name())))).findFirst().orElseThrow();
        return "the " + same.name() + "=\"" + ElementMerger.shorten(entry.value(same.name())) + "\" of <" + entry.name + " " + describe(entry)
                + "> is that of " + there;
    }

    /** The key of an entry as it stands in a file. */
    static String describe(ElementState entry) {
        if (entry.schema == null) {
            return "";
        }
        return entry.schema.keys().stream().filter(a -> !a.encrypted())
                .filter(a -> entry.value(a.name()) != null)
                .map(a -> a.name() + "=\"" + ElementMerger.shorten(entry.value(a.name())) + "\"").collect(Collectors.joining(" "));
    }
}
