package io.github.iislint.file;

/** A piece of the text of a file that a person can open. */
public record SourceSpan(SourceFile file, Span span) {

    /** The 1-based line of the first character. */
    public int line() {
        return file.text().lines().line(span.start());
    }

    /** The 1-based column of the first character, in UTF-16 units. */
    public int column() {
        return file.text().lines().column(span.start());
    }
}
