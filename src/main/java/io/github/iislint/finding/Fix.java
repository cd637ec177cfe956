package io.github.iislint.finding;

import io.github.iislint.file.Place;
import java.util.List;

/**
 * The edits that fix one finding, on their own.
 *
 * @param title what the fix does, as a command ("Accept client certificates …")
 * @param edits in ascending order of place; they never overlap
 * @param chosen whether {@code check --fix} makes it; not where the settings leave out fixes of its effect
 */
public record Fix(String title, Effect effect, List<Replacement> edits, boolean chosen) {

    public Fix {
        edits = List.copyOf(edits);
    }

    /** One that {@code check --fix} makes. */
    public Fix(String title, Effect effect, List<Replacement> edits) {
        this(title, effect, edits, true);
    }

    /** What makes it. */
    public String command() {
        return chosen ? "iislint check --fix" : "iislint check --fix --fix-effect " + effect;
    }

    /** The same with these edits. */
    public Fix with(List<Replacement> others) {
        return new Fix(title, effect, others, chosen);
    }

    /** The same with another effect than the one that it was taken to have before it was tried. */
    public Fix with(Effect known) {
        return new Fix(title, known, edits, chosen);
    }

    /** Replaces the text at {@code place} (nothing, where it is empty: an insertion) by {@code text}. */
    public record Replacement(Place place, String text) {
    }
}
