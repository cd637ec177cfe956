package io.github.iislint.file;

import io.github.iislint.file.Origins.Kind;
import io.github.iislint.file.Origins.Piece;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Composes a text from pieces of files and literals, and records the source of each. */
public final class TextComposer {

    private final StringBuilder text = new StringBuilder();
    private final List<Piece> pieces = new ArrayList<>();
    /** What is to be appended next: most pieces of a file follow each other. {@code null} for nothing. */
    private @Nullable SourceFile copied;
    private int from;
    private int to;

    /** Appends a piece of a file; where the text of that file is composed itself, the piece is one of the files below it. */
    public void copy(SourceFile file, Span span) {
        copy(file, span.start(), span.end());
    }

    /** The same for the piece between two offsets. */
    public void copy(SourceFile file, int start, int end) {
        if (start == end) {
            return;
        }
        Origins below = file.text().origins();
        if (below == null) {
            if (copied == null || copied.text() != file.text() || to != start) {
                flush();
                copied = file;
                from = start;
            }
            to = end;
            return;
        }
        flush();
        Span span = new Span(start, end);
        List<Piece> parts = below.pieces(span);
        for (int i = 0; i < parts.size(); i++) {
            add(parts.get(i).source(), parts.get(i).kind(), parts.get(i).standIn(), file.text().text(), parts.get(i).start(),
                    i + 1 < parts.size() ? parts.get(i + 1).start() : end);
        }
    }

    private void flush() {
        SourceFile file = copied;
        if (file != null) {
            copied = null;
            add(new SourceSpan(file, new Span(from, to)), Kind.COPIED, null, file.text().text(), from, to);
        }
    }

    /**
     * Appends a text that is in no file. Where it is there for a value of deployment, such as one that is written with other
     * quotes, it is a value itself.
     *
     * @param cause what it is there for, such as the element of a transform
     */
    public void literal(String literal, SourceFile file, Span cause) {
        flush();
        Origins below = file.text().origins();
        Piece value = below == null || literal.isBlank() ? null : below.value(cause);
        if (value != null) {
            add(value.source(), Kind.VALUE, value.standIn(), literal, 0, literal.length());
        } else if (!literal.isEmpty()) {
            add(origin(file, cause), Kind.LITERAL, null, literal, 0, literal.length());
        }
    }

    /**
     * Appends a value that is known only at deployment.
     *
     * @param cause what stands for it in the file
     * @param standIn what may be shown instead; {@code null} where that is the text of {@code cause}
     */
    public void value(String value, SourceFile file, Span cause, @Nullable String standIn) {
        flush();
        if (!value.isEmpty()) {
            add(origin(file, cause), Kind.VALUE, standIn, value, 0, value.length());
        }
    }

    private static SourceSpan origin(SourceFile file, Span cause) {
        SourceSpan source = file.text().origin(cause);
        return source == null ? new SourceSpan(file, cause) : source;
    }

    private void add(SourceSpan source, Kind kind, @Nullable String standIn, String whole, int start, int end) {
        Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        if (kind == Kind.COPIED && last != null && last.copied() && last.source().file().text() == source.file().text()
                && last.source().span().end() == source.span().start()) {
            pieces.set(pieces.size() - 1, new Piece(last.start(), new SourceSpan(source.file(),
                    new Span(last.source().span().start(), source.span().end())), Kind.COPIED, null));
        } else {
            pieces.add(new Piece(text.length(), source, kind, standIn));
        }
        text.append(whole, start, end);
    }

    /** How many characters there are so far. */
    public int length() {
        return text.length() + (copied == null ? 0 : to - from);
    }

    /** The text so far, in the encoding of a file and with its byte order mark. */
    public SourceText like(SourceText model) {
        flush();
        return model.with(text.toString(), new Origins(pieces, text.length()));
    }
}
