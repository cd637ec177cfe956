package io.github.iislint.deployment;

import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.file.TextComposer;
import io.github.iislint.xml.XmlFile;
import java.util.Comparator;
import java.util.List;

/**
 * A value that takes the place of a piece of text, and is escaped.
 *
 * @param quote around the piece; 0 for the content of an element
 */
record ValueEdit(Span span, char quote, NamedValue value) {

    /** The text with the values; the text itself if there are none. */
    static SourceText apply(List<ValueEdit> edits, XmlFile file) {
        if (edits.isEmpty()) {
            return file.source();
        }
        TextComposer out = new TextComposer();
        int from = 0;
        for (ValueEdit edit : edits.stream().sorted(Comparator.comparing(edit -> edit.span().start())).toList()) {
            if (edit.span().start() >= from) {
                out.copy(file.file(), new Span(from, edit.span().start()));
                // What stands there is no token: where the value may not be shown, a token says that it is not known.
                out.value(edit.escaped(edit.value().text()), file.file(), edit.span(),
                        edit.escaped("#{" + edit.value().name().replace('}', '_') + "}"));
                from = edit.span().end();
            }
        }
        out.copy(file.file(), new Span(from, file.source().text().length()));
        return out.like(file.source());
    }

    private String escaped(String text) {
        String escaped = text.replace("&", "&amp;").replace("<", "&lt;");
        return quote == '"'
                ? escaped.replace("\"", "&quot;")
                : quote == '\'' ? escaped.replace("'", "&apos;") : escaped.replace(">", "&gt;");
    }
}
