package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import io.github.iislint.file.Span;
import io.github.iislint.file.TextComposer;
import org.jspecify.annotations.Nullable;

/**
 * A piece of text of the result.
 *
 * @param span what is copied, or what a literal is there for
 * @param literal {@code null} where the span is copied
 */
record Fragment(SourceFile file, Span span, @Nullable String literal) {

    static Fragment copy(SourceFile file, int start, int end) {
        return new Fragment(file, new Span(start, end), null);
    }

    static Fragment literal(String text, SourceFile file, Span cause) {
        return new Fragment(file, cause, text);
    }

    String text() {
        return literal == null ? file.text().text().substring(span.start(), span.end()) : literal;
    }

    int length() {
        return literal == null ? span.length() : literal.length();
    }

    void write(TextComposer out) {
        if (literal == null) {
            out.copy(file, span);
        } else {
            out.literal(literal, file, span);
        }
    }
}
