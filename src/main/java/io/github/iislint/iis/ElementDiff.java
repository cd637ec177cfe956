package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Walks the states of an element on several sides in parallel, such as before and after an edit or on several servers.
 * Subclasses decide which entries are the same and which differences count.
 */
public abstract class ElementDiff {

    /**
     * An entry of a collection as the sides have it.
     *
     * @param name how paths call it
     * @param states one for each side; {@code null} for a side that does not have it, or that is left out
     */
    public record MatchedEntries(String name, List<@Nullable ElementState> states) {

        /** How many sides have it. */
        public int size() {
            return count(states);
        }
    }

    /**
     * Compares an element and all that is in it, unless {@link #skips} says otherwise.
     *
     * @param sides its state on each side; {@code null} for a side that is left out
     * @param path of the element in its section; empty for the section's own
     */
    public final void walk(List<@Nullable ElementState> sides, String path) {
        if (skips(sides)) {
            return;
        }
        for (String name : names(sides, ElementState::attributes, AttributeState::name)) {
            attribute(sides, path, name);
        }
        for (String name : names(sides, ElementState::children, ElementState::name)) {
            List<@Nullable ElementState> children = new ArrayList<>(sides.size());
            sides.forEach(side -> children.add(side == null ? null : side.child(name)));
            walk(children, within(path) + name);
        }
        List<MatchedEntries> rows = rows(sides);
        for (MatchedEntries row : rows) {
            if (row.size() == count(sides)) {
                walk(row.states(), within(path) + row.name());
            } else {
                missing(sides, within(path) + row.name(), row);
            }
        }
        order(sides, path, rows);
    }

    /** Whether nothing can differ there, or nothing of it counts. */
    protected boolean skips(List<@Nullable ElementState> sides) {
        return false;
    }

    /** Compares an attribute that some side has. */
    protected abstract void attribute(List<@Nullable ElementState> sides, String path, String name);

    /** The entries, those together that are the same. */
    protected abstract List<MatchedEntries> rows(List<@Nullable ElementState> sides);

    /** An entry that some sides have and others do not. */
    protected abstract void missing(List<@Nullable ElementState> sides, String path, MatchedEntries row);

    /**
     * Compares the order of those entries that all sides have.
     *
     * @param path of the element that holds them
     */
    protected abstract void order(List<@Nullable ElementState> sides, String path, List<MatchedEntries> rows);

    /** What comes before the name of something in an element. */
    protected static String within(String path) {
        return path.isEmpty() ? "" : path + "/";
    }

    /** How many sides are not left out. */
    protected static int count(List<@Nullable ElementState> sides) {
        return (int) sides.stream().filter(Objects::nonNull).count();
    }

    private static <T> Set<String> names(List<@Nullable ElementState> sides, Function<ElementState, Collection<T>> parts,
            Function<T, String> name) {
        Set<String> names = new TreeSet<>();
        for (ElementState side : sides) {
            if (side != null) {
                parts.apply(side).forEach(part -> names.add(name.apply(part)));
            }
        }
        return names;
    }
}
