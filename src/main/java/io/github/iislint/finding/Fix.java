package io.github.iislint.finding;

import io.github.iislint.file.Place;
import java.util.List;

/**
 * The edits that fix one finding, on their own.
 *
 * @param title what the fix does, as a command ("Accept client certificates …")
 * @param edits in ascending order of place; they never overlap
 */
public record Fix(String title, Effect effect, List<Edit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    /** Replaces the text at {@code place} (nothing, where it is empty: an insertion) by {@code text}. */
    public record Edit(Place place, String text) {
    }
}
