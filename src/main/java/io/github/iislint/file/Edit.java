package io.github.iislint.file;

import java.util.Comparator;
import java.util.List;

/** Replaces the text of a span; an insertion where the span is empty. */
public record Edit(Span span, String text) {

    /** By place, insertions before replacements that start at the same offset. */
    public static final Comparator<Edit> ORDER = Comparator.comparingInt((Edit e) -> e.span.start())
            .thenComparingInt(e -> e.span.end());

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
