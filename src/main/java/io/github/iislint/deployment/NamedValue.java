package io.github.iislint.deployment;

import io.github.iislint.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * A value that is set at deployment. Nobody may see its text.
 *
 * @param place where a file says it; {@code null} for one of the command line
 */
public record NamedValue(String name, String text, @Nullable Place place) {

    @Override
    public String toString() {
        return name + "=***";
    }
}
