package io.github.iislint.xml;

/**
 * A piece of a text.
 *
 * @param start 0-based offset of the first UTF-16 unit
 * @param end 0-based offset after the last one; equal to {@code start} where the span is empty
 */
public record Span(int start, int end) {

    /** Whether {@code other} lies inside, the ends included. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public int length() {
        return end - start;
    }
}
