package io.github.iislint.iis.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of an element: a section, an element within one, or the entries of a collection. */
public final class ElementSchema {

    private final String name;
    private final Map<String, AttributeSchema> attributes;
    private final Map<String, ElementSchema> elements;
    private final List<Collection> collections;
    private final boolean open;
    private final List<AttributeSchema> keys;
    private final List<AttributeSchema> required;
    private final boolean hasDefaults;

    ElementSchema(String name, Map<String, AttributeSchema> attributes, Map<String, ElementSchema> elements,
            List<Collection> collections, boolean open) {
        this.name = name;
        this.attributes = attributes;
        this.elements = elements;
        this.collections = collections;
        this.open = open;
        List<AttributeSchema> keys = new ArrayList<>(1);
        List<AttributeSchema> required = new ArrayList<>(1);
        for (AttributeSchema attribute : attributes.values()) {
            if (attribute.uniqueKey() || attribute.combinedKey()) {
                keys.add(attribute);
            }
            if (attribute.required()) {
                required.add(attribute);
            }
        }
        this.keys = List.copyOf(keys);
        this.required = List.copyOf(required);
        boolean defaults = false;
        for (Collection collection : collections) {
            defaults |= collection.defaults() != null;
            for (ElementSchema entry : collection.add().values()) {
                defaults |= entry.hasDefaults;
            }
        }
        this.hasDefaults = defaults;
    }

    public String name() {
        return name;
    }

    /** By name. */
    public Map<String, AttributeSchema> attributes() {
        return attributes;
    }

    /** By name, collections aside. */
    public Map<String, ElementSchema> elements() {
        return elements;
    }

    public List<Collection> collections() {
        return collections;
    }

    /**
     * The names of all elements that may stand within: those of {@link #elements()}, and what adds, removes and clears entries.
     */
    public List<String> elementNames() {
        List<String> names = new ArrayList<>(elements.keySet());
        for (Collection collection : collections) {
            names.addAll(collection.add().keySet());
            if (collection.remove() != null) {
                names.add(collection.remove());
            }
            if (collection.clear() != null) {
                names.add(collection.clear());
            }
        }
        return names;
    }

    /** Whether attributes are allowed that the schema does not name. */
    public boolean open() {
        return open;
    }

    /** The attributes that tell entries apart. */
    public List<AttributeSchema> keys() {
        return keys;
    }

    /** Whether entries here or further in leave what they do not set to an element with defaults. */
    public boolean hasDefaults() {
        return hasDefaults;
    }

    /** The attributes that an element must have. */
    public List<AttributeSchema> required() {
        return required;
    }

    /**
     * A collection of entries.
     *
     * @param add by the name of the element that adds an entry
     * @param remove the name of the element that removes one, or {@code null}
     * @param clear the name of the element that removes all, or {@code null}
     * @param append whether entries of a deeper level come after the inherited ones
     * @param replaces whether an entry takes the place of one with its key, as in .NET's {@code <appSettings>}; schema files of
     *        IIS know no such attribute
     * @param defaults the name of the element, here or further out in the section, that sets what entries leave out, or
     *        {@code null}
     */
    public record Collection(Map<String, ElementSchema> add, @Nullable String remove, @Nullable String clear, boolean append,
            boolean allowDuplicates, boolean replaces, @Nullable String defaults) {

        private Collection with(Collection other) {
            Map<String, ElementSchema> both = new LinkedHashMap<>(add);
            other.add.forEach((name, entry) -> both.merge(name, entry, ElementSchema::with));
            return new Collection(both, other.remove == null ? remove : other.remove, other.clear == null ? clear : other.clear,
                    append && other.append, allowDuplicates || other.allowDuplicates, replaces || other.replaces,
                    other.defaults == null ? defaults : other.defaults);
        }

        boolean has(String name) {
            return add.containsKey(name) || name.equals(remove) || name.equals(clear);
        }
    }

    /** Adds a collection to others; what two say of entries of one name is put together, as IIS does with its schema files. */
    static void join(List<Collection> collections, Collection more) {
        for (int i = 0; i < collections.size(); i++) {
            if (collections.get(i).add.keySet().stream().anyMatch(more.add::containsKey)) {
                collections.set(i, collections.get(i).with(more));
                return;
            }
        }
        collections.add(more);
    }

    /** This and what another schema says of the same element, whose word counts where both refer to one attribute. */
    ElementSchema with(ElementSchema other) {
        Map<String, AttributeSchema> allAttributes = new LinkedHashMap<>(attributes);
        allAttributes.putAll(other.attributes);
        Map<String, ElementSchema> allElements = new LinkedHashMap<>(elements);
        other.elements.forEach((child, schema) -> allElements.merge(child, schema, ElementSchema::with));
        List<Collection> allCollections = new ArrayList<>(collections);
        other.collections.forEach(more -> join(allCollections, more));
        return new ElementSchema(name, allAttributes, allElements, allCollections, open || other.open);
    }

    /** The collection in which an element of that name adds, removes or clears, or {@code null}. */
    public @Nullable Collection collection(String element) {
        for (Collection collection : collections) {
            if (collection.has(element)) {
                return collection;
            }
        }
        return null;
    }
}
