package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An element of the effective configuration: a section, an element in one, or an entry of a collection. Immutable; locations
 * that inherit it share it.
 */
public final class ElementState {

    private static final AttributeState[] NO_ATTRIBUTES = {};
    private static final ElementState[] NO_ELEMENTS = {};

    final String name;
    final @Nullable ElementSchema schema;
    final @Nullable XmlFile file;
    final @Nullable LocatedElement element;
    final AttributeState[] attributes;
    final ElementState[] children;
    final ElementState[] entries;
    final @Nullable Lock locks;
    /** The level of the file that locks this entry, or -1. */
    final int lockLevel;
    /** The element that comes last in adding, removing or clearing entries, or {@code null}. */
    final @Nullable Origin touched;
    private int valueId;
    private @Nullable List<String> entryKeys;

    ElementState(String name, @Nullable ElementSchema schema, @Nullable XmlFile file, @Nullable LocatedElement element,
            AttributeState[] attributes, ElementState[] children, ElementState[] entries, @Nullable Lock locks, int lockLevel,
            @Nullable Origin touched) {
        this.name = name;
        this.schema = schema;
        this.file = file;
        this.element = element;
        this.attributes = attributes.length == 0 ? NO_ATTRIBUTES : attributes;
        this.children = children.length == 0 ? NO_ELEMENTS : children;
        this.entries = entries.length == 0 ? NO_ELEMENTS : entries;
        this.locks = locks;
        this.lockLevel = lockLevel;
        this.touched = touched;
    }

    /** An element that no file sets. */
    static ElementState unset(String name, @Nullable ElementSchema schema) {
        return new ElementState(name, schema, null, null, NO_ATTRIBUTES, NO_ELEMENTS, NO_ELEMENTS, null, -1, null);
    }

    public String name() {
        return name;
    }

    /** What the schema says of the element, or {@code null} where it does not know it. */
    public @Nullable ElementSchema schema() {
        return schema;
    }

    /** The attributes that tell entries of its kind apart. */
    List<AttributeSchema> keys() {
        return schema == null ? List.of() : schema.keys();
    }

    /** The name of the element in the file that comes last in setting anything in it, or {@code null} where none does. */
    public @Nullable Origin origin() {
        return element == null || file == null ? null : new Origin(file, element.nameSpan());
    }

    /**
     * {@link #origin()} of an element that a file sets, as each entry of a collection is.
     *
     * @throws IllegalStateException of another one
     */
    public Origin setAt() {
        Origin origin = origin();
        if (origin == null) {
            throw new IllegalStateException("no file sets <" + name + ">");
        }
        return origin;
    }

    /** Whether what comes last in setting anything in it is a file that iislint ships with. */
    boolean shipped() {
        Origin origin = origin();
        return origin != null && origin.shipped();
    }

    /** What the last file says, or {@code null}. */
    public @Nullable LocatedElement element() {
        return element;
    }

    /** The attributes that files set. */
    public List<AttributeState> attributes() {
        return List.of(attributes);
    }

    /** An attribute that a file sets, or {@code null}. */
    public @Nullable AttributeState attribute(String attribute) {
        for (AttributeState state : attributes) {
            if (state.name().equals(attribute)) {
                return state;
            }
        }
        return null;
    }

    /** The value in effect: what a file sets, else the default of the schema, else {@code null}. */
    public @Nullable String value(String attribute) {
        AttributeState state = attribute(attribute);
        if (state != null) {
            return state.value();
        }
        AttributeSchema known = schema == null ? null : schema.attributes().get(attribute);
        return known == null ? null : known.defaultValue();
    }

    /** Whether the attribute in effect is {@code true}. */
    public boolean isTrue(String attribute) {
        return "true".equalsIgnoreCase(value(attribute));
    }

    /** The elements within that files set, entries aside. */
    public List<ElementState> children() {
        return List.of(children);
    }

    /** The element of that name; one that no file sets where only the schema knows it, {@code null} where neither does. */
    public @Nullable ElementState child(String child) {
        for (ElementState state : children) {
            if (state.name.equals(child)) {
                return state;
            }
        }
        ElementSchema known = schema == null ? null : schema.elements().get(child);
        return known == null ? null : unset(child, known);
    }

    /** The entries in effective order. */
    public List<ElementState> entries() {
        return List.of(entries);
    }

    /** The entries of the element of that name within, in effective order; none where there is no such element. */
    public List<ElementState> entries(String child) {
        ElementState within = child(child);
        return within == null ? List.of() : within.entries();
    }

    private static @Nullable ElementState set(ElementState parent, String child) {
        for (ElementState state : parent.children) {
            if (state.name.equals(child)) {
                return state;
            }
        }
        return null;
    }

    /** Whether another element of the same kind has the same values, defaults included, and the same elements within. */
    boolean saysTheSame(ElementState other) {
        if (children.length != other.children.length || entries.length != other.entries.length) {
            return false;
        }
        Set<String> names = new HashSet<>();
        attributes().forEach(attribute -> names.add(attribute.name()));
        other.attributes().forEach(attribute -> names.add(attribute.name()));
        if (!names.stream().allMatch(attribute -> Objects.equals(value(attribute), other.value(attribute)))) {
            return false;
        }
        for (int i = 0; i < entries.length; i++) {
            if (!entries[i].saysTheSame(other.entries[i])) {
                return false;
            }
        }
        return Arrays.stream(children).allMatch(child -> {
            ElementState same = set(other, child.name);
            return same != null && child.saysTheSame(same);
        });
    }

    int valueId() {
        return valueId;
    }

    void valueId(int id) {
        valueId = id;
    }

    /** As {@link Entries#keys} has them: kept here, because most entries are inherited by very many places. */
    @Nullable
    List<String> entryKeys() {
        return entryKeys;
    }

    void entryKeys(List<String> keys) {
        entryKeys = keys;
    }

    /**
     * A lock that a file sets on what is within an element.
     *
     * @param attributes whether attributes are locked; else elements
     * @param except whether the names are the ones that are not locked
     * @param names {@code *} stands for all
     * @param level of the file that locks
     * @param next a further lock, or {@code null}
     */
    record Lock(boolean attributes, boolean except, List<String> names, int level, Origin origin, @Nullable Lock next) {

        /** The lock that forbids a file of {@code level} to touch a name, or {@code null}. */
        static @Nullable Lock on(@Nullable Lock locks, boolean attributes, String name, int level) {
            for (Lock lock = locks; lock != null; lock = lock.next) {
                if (lock.attributes == attributes && lock.level < level
                        && (lock.names.contains("*") || lock.names.contains(name)) != lock.except) {
                    return lock;
                }
            }
            return null;
        }
    }
}
