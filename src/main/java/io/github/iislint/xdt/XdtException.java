package io.github.iislint.xdt;

import io.github.iislint.file.SourceSpan;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An error of a transform. */
final class XdtException extends Exception {

    private static final long serialVersionUID = 1L;

    private final MessageKind kind;
    private final transient @Nullable SourceSpan place;
    private final transient @Nullable Correction correction;

    /** @param place {@code null} where whoever catches it knows it */
    XdtException(MessageKind kind, @Nullable SourceSpan place, String text) {
        this(kind, place, text, null);
    }

    /** @param correction what to write instead; {@code null} if it is unknown */
    XdtException(MessageKind kind, @Nullable SourceSpan place, String text, @Nullable Correction correction) {
        super(text);
        this.kind = kind;
        this.place = place;
        this.correction = correction;
    }

    @Nullable
    Correction correction() {
        return correction;
    }

    /** The same error with what to write instead. */
    XdtException with(@Nullable Correction instead) {
        return new XdtException(kind, place, getMessage(), instead);
    }

    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    MessageKind kind() {
        return kind;
    }

    /** The same error at a place, unless it has one. */
    SourceSpan placeOr(SourceSpan other) {
        return place == null ? other : place;
    }
}
