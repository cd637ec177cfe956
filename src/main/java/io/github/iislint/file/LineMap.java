package io.github.iislint.file;

import java.util.Arrays;

/** Finds the line and column of an offset. Lines end with CR LF, LF or a lone CR, as XML has it. */
public final class LineMap {

    private final int[] starts;
    private final int length;

    LineMap(String text) {
        length = text.length();
        int[] found = new int[Math.max(16, length / 40)];
        int count = 1;
        int feed = next(text, '\n', 0);
        int carriage = next(text, '\r', 0);
        while (feed < length || carriage < length) {
            int end = feed;
            if (carriage < feed) {
                end = carriage + 1 == feed && feed < length ? feed : carriage;
                carriage = next(text, '\r', carriage + 1);
            }
            if (end == feed) {
                feed = next(text, '\n', feed + 1);
            }
            if (count == found.length) {
                found = Arrays.copyOf(found, count * 2);
            }
            found[count++] = end + 1;
        }
        starts = Arrays.copyOf(found, count);
    }

    private static int next(String text, char c, int from) {
        int at = text.indexOf(c, from);
        return at < 0 ? text.length() : at;
    }

    /** The 1-based line that holds the character at {@code offset} (0-based; the end of the text is allowed). */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The 1-based column, in UTF-16 units, of the character at {@code offset}. */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    /** The number of lines; a text that ends with a line ending has an empty last line. */
    public int lines() {
        return starts.length;
    }

    /** The 0-based offset of the first character of the 1-based {@code line}. */
    public int start(int line) {
        return starts[line - 1];
    }

    /** The 0-based offset of a 1-based line and column, moved into the text where it is outside. */
    public int offset(int line, int column) {
        int inside = Math.max(1, Math.min(line, starts.length));
        return Math.max(0, Math.min(length, starts[inside - 1] + Math.max(1, column) - 1));
    }
}
