package io.github.iislint.file;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces the text of a span; an insertion where the span is empty. */
public record Edit(Span span, String text) {

    /** By place, insertions before replacements that start at the same offset. */
    public static final Comparator<Edit> ORDER = Comparator.comparingInt((Edit e) -> e.span.start())
            .thenComparingInt(e -> e.span.end());

    /**
     * Where a span of the text after some edits is before them.
     *
     * @return {@code null} where it holds something that one of them wrote
     */
    public static @Nullable Span before(Span span, List<Edit> edits) {
        int shift = 0;
        for (Edit edit : edits.stream().sorted(ORDER).toList()) {
            int start = edit.span.start() + shift;
            if (start >= span.end() && start > span.start()) {
                break;
            }
            if (start + edit.text.length() > span.start()) {
                return null;
            }
            shift += edit.text.length() - edit.span.length();
        }
        return new Span(span.start() - shift, span.end() - shift);
    }

    /**
     * The text after all edits, which refer to offsets before them.
     *
     * @throws IllegalArgumentException if two of them overlap
     */
    public static String apply(String text, List<Edit> edits) {
        StringBuilder result = new StringBuilder(text.length() + 64);
        int at = 0;
        for (Edit edit : edits.stream().sorted(ORDER).toList()) {
            if (edit.span.start() < at) {
                throw new IllegalArgumentException("edits overlap at offset " + edit.span.start());
            }
            result.append(text, at, edit.span.start()).append(edit.text);
            at = edit.span.end();
        }
        return result.append(text, at, text.length()).toString();
    }
}
