package io.github.iislint.iis;

import java.util.List;
import java.util.Map;

/**
 * What the schema says of an element: a section, an element within one, or the entries of a collection.
 *
 * @param attributes by name
 * @param elements by name, collections aside
 * @param open whether attributes are allowed that the schema does not name
 */
public record ElementSchema(String name, Map<String, AttributeSchema> attributes, Map<String, ElementSchema> elements,
                            List<Collection> collections, boolean open) {

    /**
     * A collection of entries.
     *
     * @param add by the name of the element that adds an entry
     * @param remove the name of the element that removes one, or {@code null}
     * @param clear the name of the element that removes all, or {@code null}
     * @param append whether entries of a deeper level come after the inherited ones
     */
    record Collection(Map<String, ElementSchema> add, String remove, String clear, boolean append, boolean allowDuplicates) {

        boolean has(String name) {
            return add.containsKey(name) || name.equals(remove) || name.equals(clear);
        }
    }

    /** The collection in which an element of that name adds, removes or clears, or {@code null}. */
    Collection collection(String element) {
        for (Collection collection : collections) {
            if (collection.has(element)) {
                return collection;
            }
        }
        return null;
    }
}
