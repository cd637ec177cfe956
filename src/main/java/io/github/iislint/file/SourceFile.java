package io.github.iislint.file;

import java.nio.file.Path;

/**
 * A file that a person can open, and its text.
 *
 * @param name how messages call the file
 * @param text as it was read; never composed
 */
public record SourceFile(Path path, String name, SourceText text) {
}
