package io.github.iislint.iis;

import io.github.iislint.iis.schema.ElementSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Applies their defaults to the entries of collections: {@code <applicationPoolDefaults>}, {@code <siteDefaults>},
 * {@code <applicationDefaults>} and {@code <virtualDirectoryDefaults>}. The schema names the element; the nearest one around an
 * entry counts, attribute by attribute. A collection within an entry inherits that of the defaults, unless the entry clears it:
 * so the reference has it for the bindings of a site.
 */
final class CollectionDefaults {

    private CollectionDefaults() {
    }

    /** A section with its entries as they are in effect. */
    static ElementState in(ElementState section) {
        return in(section, List.of());
    }

    /** @param around the elements that the given one is in, the outermost first */
    private static ElementState in(ElementState element, List<ElementState> around) {
        if (element.schema == null || !element.schema.hasDefaults()) {
            return element;
        }
        List<ElementState> scope = new ArrayList<>(around);
        scope.add(element);
        ElementState[] entries = element.entries.clone();
        for (int i = 0; i < entries.length; i++) {
            ElementSchema.Collection collection = element.schema.collection(entries[i].name);
            for (int out = scope.size() - 1; collection != null && collection.defaults() != null && out >= 0; out--) {
                ElementState defaults = set(scope.get(out), collection.defaults());
                entries[i] = defaults == null ? entries[i] : over(entries[i], defaults);
            }
            entries[i] = in(entries[i], scope);
        }
        return Arrays.equals(entries, element.entries) ? element : with(element, element.attributes, element.children, entries);
    }

    /** An element with what it does not set taken from {@code defaults}. */
    private static ElementState over(ElementState element, ElementState defaults) {
        List<AttributeState> attributes = new ArrayList<>(List.of(element.attributes));
        for (AttributeState attribute : defaults.attributes) {
            if (element.attribute(attribute.name()) == null) {
                attributes.add(attribute);
            }
        }
        List<ElementState> children = new ArrayList<>();
        for (ElementState own : element.children) {
            ElementState inherited = set(defaults, own.name);
            children.add(inherited == null ? own : over(own, inherited));
        }
        for (ElementState inherited : defaults.children) {
            if (set(element, inherited.name) == null) {
                children.add(inherited);
            }
        }
        return with(element, attributes.toArray(AttributeState[]::new), children.toArray(ElementState[]::new), entries(element,
                defaults));
    }

    private static ElementState[] entries(ElementState element, ElementState defaults) {
        if (defaults.entries.length == 0 || element.schema == null || element.element == null) {
            return element.entries;
        }
        Entries merged = new Entries(defaults.entries, 0, true);
        element.element.children().forEach(child -> {
            ElementSchema.Collection collection = element.schema.collection(child.getName());
            if (collection != null && child.getName().equals(collection.clear())) {
                merged.clear(collection);
            } else if (collection != null && child.getName().equals(collection.remove())) {
                merged.remove(collection, child);
            }
        });
        for (ElementState own : element.entries) {
            merged.add(element.schema.collection(own.name), own);
        }
        return merged.toArray();
    }

    private static ElementState with(ElementState element, AttributeState[] attributes, ElementState[] children,
            ElementState[] entries) {
        return new ElementState(element.name, element.schema, element.file, element.element, attributes, children, entries,
                element.locks, element.lockLevel, element.touched);
    }

    private static @Nullable ElementState set(ElementState parent, String child) {
        for (ElementState state : parent.children) {
            if (state.name.equals(child)) {
                return state;
            }
        }
        return null;
    }
}
