package io.github.iislint.iis;

import io.github.iislint.file.Place;
import io.github.iislint.file.Span;
import io.github.iislint.xml.XmlFile;
import org.jspecify.annotations.Nullable;

/** The exact text that sets something. */
public record Origin(XmlFile file, Span span) {

    // Those that the JVM would make for a record take it milliseconds to make.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Origin origin && origin.file == file && origin.span.equals(span);
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(file) * 31 + span.hashCode();
    }

    /** The 1-based line of the first character. */
    public int line() {
        return file.origin(span).line();
    }

    /** The 1-based column of the first character, in UTF-16 units. */
    public int column() {
        return file.origin(span).column();
    }

    /** How messages call the file that holds it: that of a transform where the file was composed. */
    public String fileName() {
        return file.origin(span).file().name();
    }

    /** Where it is, in lines and columns. */
    public Place place() {
        return file.place(span);
    }

    /** Whether the file is one that iislint ships with, such as the root web.config of .NET: nobody can edit it. */
    public boolean shipped() {
        return BuiltIn.has(file) || file == Declarations.builtInFile();
    }

    /** {@code file:line}; of a file that iislint ships with, its name alone. */
    @Override
    public String toString() {
        return shipped() ? file.name() : fileName() + ":" + line();
    }
}
