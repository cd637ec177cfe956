package io.github.iislint.xdt;

import io.github.iislint.file.SourceSpan;
import io.github.iislint.finding.Severity;
import org.jspecify.annotations.Nullable;

/**
 * A message of a transformation.
 *
 * @param severity an error fails the transformation; an info is a warning that {@code xdt:SupressWarnings} takes back, or
 *        something that the reference implementation says nothing about
 * @param place the name of an element or attribute, where the reference implementation places the message
 * @param placement how much of the place the reference implementation gives
 * @param text one line of plain text; may quote values of the files
 * @param correction what to write instead; {@code null} if it is unknown
 */
public record Message(MessageKind kind, Severity severity, SourceSpan place, Precision placement, String text,
        @Nullable Correction correction) {

    /** One with no known correction. */
    public Message(MessageKind kind, Severity severity, SourceSpan place, Precision placement, String text) {
        this(kind, severity, place, placement, text, null);
    }

    /**
     * The reference implementation knows no place for some of its errors; here they have the one of their {@code
     * xdt:Transform}.
     */
    public enum Precision {
        EXACT,
        FILE_ONLY,
        NONE
    }
}
