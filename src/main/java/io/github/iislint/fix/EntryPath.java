package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.Detection.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a collection, and where it is.
 *
 * @param above the names of the elements that lead from the section to the collection, entries by their keys
 * @param outer whether the collection is itself within an entry
 * @param parent the collection
 * @param within the elements of the entry that lead to the one that is meant; empty for the entry itself
 */
record EntryPath(String section, List<String> above, boolean outer, ElementState parent, ElementState entry,
        List<ElementState> within) {

    /** The innermost entry around an element; {@code null} where it is in none. */
    static @Nullable EntryPath of(Server server, Location location, Subject subject) {
        SectionState state = (serverOnly(subject.section()) ? server.root() : location).section(subject.section());
        ElementState parent = state == null ? server.unset(subject.section()) : state.element();
        List<String> above = new ArrayList<>();
        EntryPath found = null;
        for (int i = 0; i < subject.elements().size() && parent != null; i++) {
            ElementState element = subject.elements().get(i);
            ElementSchema schema = parent.schema();
            boolean entry = schema == null
                    || schema.collection(element.name()) != null && !schema.elements().containsKey(element.name());
            if (entry) {
                found = new EntryPath(subject.section(), List.copyOf(above), found != null, parent, element,
                        subject.elements().subList(i + 1, subject.elements().size()));
            }
            above.add(entry ? EntryNames.of(parent, element) : element.name());
            parent = element;
        }
        return found;
    }

    /** Whether a section is read at the server level alone, whatever sites inherit. */
    static boolean serverOnly(String section) {
        return section.startsWith("system.applicationHost/");
    }

    boolean serverOnly() {
        return serverOnly(section);
    }

    /** The collection; {@code null} where the schema does not know it. */
    ElementSchema.@Nullable Collection collection() {
        return parent.schema() == null ? null : parent.schema().collection(entry.name());
    }

    /** The element within the entry that is meant. */
    ElementState holder() {
        return within.isEmpty() ? entry : within.get(within.size() - 1);
    }

    /** The names of the elements within the entry that lead to the one that is meant. */
    List<String> names() {
        return within.stream().map(ElementState::name).toList();
    }

    /** The path of the entry within the section, for settings. */
    String path() {
        return (above.isEmpty() ? "" : String.join("/", above) + "/") + EntryNames.of(parent, entry);
    }

    /** The path of the element that is meant. */
    String holderPath() {
        return path() + within.stream().map(element -> "/" + element.name()).collect(Collectors.joining());
    }

    /** Whether an attribute is in the element of the entry, and not in that of the defaults of its collection. */
    boolean holds(AttributeState attribute) {
        for (org.dom4j.Element at = attribute.attribute().getParent(); at != null; at = at.getParent()) {
            if (at == entry.element()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a location has the entry in effect. */
    boolean in(Location location) {
        SectionState state = location.section(section);
        ElementState collection = state == null ? null : state.element();
        for (String name : above) {
            collection = collection == null ? null : within(collection, name);
        }
        return collection != null && collection.entries().stream().anyMatch(other -> other.element() == entry.element());
    }

    private static @Nullable ElementState within(ElementState parent, String name) {
        ElementState child = parent.child(name);
        return child != null
                ? child
                : parent.entries().stream().filter(entry -> EntryNames.of(parent, entry).equals(name)).findFirst().orElse(null);
    }
}
