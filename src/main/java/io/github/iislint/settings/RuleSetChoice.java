package io.github.iislint.settings;

import io.github.iislint.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * A set of rules that is to run besides the others.
 *
 * @param level the highest level that is wanted; {@code null} for all of the set
 * @param place where it is chosen; {@code null} for an option
 */
public record RuleSetChoice(String name, @Nullable Integer level, @Nullable Place place) {

    /** A choice that covers both of two of the same set. */
    RuleSetChoice or(RuleSetChoice other) {
        return level == null || other.level != null && level >= other.level ? this : other;
    }
}
