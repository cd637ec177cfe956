package io.github.iislint.file;

/**
 * A piece of a text.
 *
 * @param start 0-based offset of the first UTF-16 unit
 * @param end 0-based offset after the last one; equal to {@code start} where the span is empty
 */
public record Span(int start, int end) {

    // Spans are keys everywhere, and what a record has by itself is slow at first.
    @Override
    public boolean equals(Object other) {
        return other instanceof Span span && start == span.start && end == span.end;
    }

    @Override
    public int hashCode() {
        return start * 31 + end;
    }

    /** Whether {@code other} lies inside, the ends included. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    public int length() {
        return end - start;
    }
}
