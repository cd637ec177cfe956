package io.github.iislint.lint;

import io.github.iislint.file.LineMap;
import io.github.iislint.file.Place;
import io.github.iislint.file.Span;
import io.github.iislint.iis.Origin;
import io.github.iislint.xml.XmlFile;

/** Turns offsets into lines and columns. */
public final class Places {

    private Places() {
    }

    public static Place of(Origin origin) {
        return of(origin.file(), origin.span());
    }

    public static Place of(XmlFile file, Span span) {
        LineMap lines = file.source().lines();
        int last = lines.line(span.end());
        return new Place(file.name(), lines.line(span.start()), lines.column(span.start()), last, lines.column(span.end()));
    }
}
