package io.github.iislint.deployment;

import io.github.iislint.deployment.ValueProblem.Kind;
import io.github.iislint.file.ComposedPiece;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.file.TextComposer;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Removes values from a text again, except those that may be shown: where the schema defines the attribute as flags, an enum,
 * a boolean, a number or a time span, and accepts the value. Elsewhere the token is restored, so that the value is not known
 * to anything that judges or shows the text.
 */
final class ValueMask {

    private final Types types;
    private final ValueLog log;

    /** What the values of attributes may be. */
    interface Types {

        /** The type of an attribute whose values are no secrets; else empty. */
        Optional<TypedValues.Type> of(LocatedElement element, String attribute);
    }

    ValueMask(Types types, ValueLog log) {
        this.types = types;
        this.log = log;
    }

    /** Takes all values out. */
    static ValueMask all() {
        return new ValueMask((element, attribute) -> Optional.empty(), new ValueLog());
    }

    SourceText apply(XmlFile file) {
        List<ComposedPiece> pieces = file.source().pieces();
        if (pieces.stream().noneMatch(ComposedPiece::value)) {
            return file.source();
        }
        TextComposer out = new TextComposer();
        for (ComposedPiece piece : pieces) {
            if (!piece.value() || shown(file, piece)) {
                out.copy(file.file(), piece.span());
            } else if (piece.standIn() == null) {
                out.copy(piece.source().file(), piece.source().span());
            } else {
                out.literal(piece.standIn(), piece.source().file(), piece.source().span());
            }
        }
        return out.like(file.source());
    }

    private boolean shown(XmlFile file, ComposedPiece piece) {
        LocatedElement element = file.elementAt(piece.span().start());
        LocatedAttribute attribute = element == null ? null : attribute(element, piece.span());
        if (element == null || attribute == null || Placeholder.in(attribute.getValue())) {
            return false;
        }
        Optional<TypedValues.Type> type = types.of(element, attribute.getName());
        String refusal = type.map(known -> known.refusal(attribute.getValue())).orElse(null);
        log.add(refusal != null, Kind.INVALID, piece.source(), "the value for this token is not one that " + attribute.getName()
                + " takes: " + refusal);
        return type.isPresent() && refusal == null;
    }

    private static @Nullable LocatedAttribute attribute(LocatedElement element, Span piece) {
        for (int i = 0; i < element.attributeCount(); i++) {
            if (element.attribute(i) instanceof LocatedAttribute attribute
                    && attribute.valueSpan().start() <= piece.start() && piece.end() <= attribute.valueSpan().end()) {
                return attribute;
            }
        }
        return null;
    }
}
