package io.github.iislint.file;

import io.github.iislint.file.Origins.Piece;
import java.util.ArrayList;
import java.util.List;

/** Puts a text together of pieces of files and of literals, and keeps where each comes from. */
public final class TextComposer {

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();

    /** Appends a piece of a file; where the text of that file is composed itself, the piece is one of the files below it. */
    public void copy(SourceFile file, Span span) {
        if (span.length() == 0) {
            return;
        }
        Origins below = file.text().origins();
        if (below == null) {
            add(new SourceSpan(file, span), true, file.text().text(), span.start(), span.end());
            return;
        }
        List<Piece> parts = below.pieces(span);
        for (int i = 0; i < parts.size(); i++) {
            int end = i + 1 < parts.size() ? parts.get(i + 1).start() : span.end();
            add(parts.get(i).source(), parts.get(i).copied(), file.text().text(), parts.get(i).start(), end);
        }
    }

    /**
     * Appends a text that stands in no file.
     *
     * @param cause what it is there for, such as the element of a transform or a placeholder
     */
    public void literal(String literal, SourceFile file, Span cause) {
        if (!literal.isEmpty()) {
            SourceSpan source = file.text().origin(cause);
            add(source == null ? new SourceSpan(file, cause) : source, false, literal, 0, literal.length());
        }
    }

    private void add(SourceSpan source, boolean copied, String from, int start, int end) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        boolean goesOn = copied && last != null && last.copied() && last.source().file().text() == source.file().text()
                && last.source().span().end() == source.span().start();
        if (goesOn) {
            pieces.set(pieces.size() - 1, new Piece(last.start(), new SourceSpan(source.file(),
                    new Span(last.source().span().start(), source.span().end())), true));
        } else {
            pieces.add(new Piece(text.length(), source, copied));
        }
        text.append(from, start, end);
    }

    /** How many characters there are so far. */
    public int length() {
        return text.length();
    }

    /** The text so far, in the encoding of a file and with its byte order mark. */
    public SourceText like(SourceText model) {
        return model.with(text.toString(), new Origins(pieces, text.length()));
    }
}
