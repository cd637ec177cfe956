package io.github.iislint.xdt;

import java.util.List;

/** Knows which attributes tell the entries of a collection apart, which XDT itself does not. */
@FunctionalInterface
public interface EntryKeys {

    /** Knows nothing. */
    EntryKeys UNKNOWN = path -> List.of();

    /**
     * The names of the attributes.
     *
     * @param path the names of the elements from the root of the document to the entry, both included
     * @return none where the element is no entry, or where nothing is known of it
     */
    List<String> of(List<String> path);
}
