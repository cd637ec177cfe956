package io.github.iislint.file;

import java.util.Comparator;

/**
 * A span in a file.
 *
 * @param file relative to the working directory where possible, with forward slashes
 * @param line the line of the first character, 1-based
 * @param column of the first character, 1-based, in UTF-16 units
 * @param endLine the line of the last character, 1-based
 * @param endColumn the column after the last character, 1-based, in UTF-16 units
 */
public record Place(String file, int line, int column, int endLine, int endColumn) implements Comparable<Place> {

    private static final Comparator<Place> ORDER = Comparator.comparing(Place::file)
            .thenComparingInt(Place::line).thenComparingInt(Place::column)
            .thenComparingInt(Place::endLine).thenComparingInt(Place::endColumn);

    /** The same span of a file that is called otherwise. */
    public Place inFile(String name) {
        return new Place(name, line, column, endLine, endColumn);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}, as compilers print it. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
