package io.github.iislint.file;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A file that a person can open, and its text.
 *
 * @param name how messages call the file
 * @param text as it was read; never composed
 */
public record SourceFile(Path path, String name, SourceText text) {

    // That which the JVM would make for a record takes it milliseconds to make.
    @Override
    public int hashCode() {
        return Objects.hash(path, name, text);
    }
}
