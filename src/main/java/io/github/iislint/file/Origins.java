package io.github.iislint.file;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which piece of which file each piece of a composed text comes from. */
final class Origins {

    /** What the characters of a piece are. */
    enum Kind {
        /** Those of the source. */
        COPIED,
        /** Others, for which the source is the cause. */
        LITERAL,
        /** A value that is known only at deployment, for which a text of the source, such as a token, is in the file. */
        VALUE
    }

    /**
     * A piece of the composed text, up to the next one.
     *
     * @param start 0-based offset in the composed text
     * @param source what was copied; of a literal, the text that caused it
     * @param standIn of a value, what may be shown instead; {@code null} where that is the text of {@code source}
     */
    record Piece(int start, SourceSpan source, Kind kind, @Nullable String standIn) {

        boolean copied() {
            return kind == Kind.COPIED;
        }

        SourceSpan part(int from, int to) {
            int offset = source.span().start() - start;
            return new SourceSpan(source.file(), new Span(from + offset, to + offset));
        }
    }

    private final List<Piece> pieces;
    private final int length;

    /** @param pieces in order, the first one at 0; none is empty */
    Origins(List<Piece> pieces, int length) {
        this.pieces = List.copyOf(pieces);
        this.length = length;
    }

    private int end(int index) {
        return index + 1 < pieces.size() ? pieces.get(index + 1).start() : length;
    }

    /** The index of the piece with the character at {@code offset}, of the last one at the end of the text. */
    private int index(int offset) {
        int low = 0;
        int high = pieces.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (pieces.get(middle).start() <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where a span comes from, see {@link SourceText#origin}; {@code null} where no piece says it. */
    @Nullable
    SourceSpan of(Span span) {
        SourceSpan literal = null;
        for (int i = index(span.start()); i < pieces.size() && (i == index(span.start()) || pieces.get(i)
                .start() < span.end()); i++) {
            Piece piece = pieces.get(i);
            if (piece.copied()) {
                return piece.part(Math.max(span.start(), piece.start()), Math.max(span.start(), Math.min(span.end(), end(i))));
            }
            literal = literal == null ? piece.source() : literal;
        }
        return literal;
    }

    /** The same piece of a file, character by character; {@code null} where there is no such piece. */
    @Nullable
    SourceSpan exactly(Span span) {
        int index = index(span.start());
        // An empty span between two pieces, such as a place to insert at, belongs to the one before as well.
        if (span.length() == 0 && index > 0 && pieces.get(index).start() == span.start() && !pieces.get(index).copied()) {
            index--;
        }
        Piece piece = pieces.isEmpty() ? null : pieces.get(index);
        return piece == null || !piece.copied() || span.end() > end(index) ? null : piece.part(span.start(), span.end());
    }

    /** The pieces of a span, those at its ends cut; offsets are those within the composed text. */
    List<Piece> pieces(Span span) {
        List<Piece> found = new ArrayList<>();
        for (int i = index(span.start()); i < pieces.size() && pieces.get(i).start() < span.end(); i++) {
            Piece piece = pieces.get(i);
            int from = Math.max(span.start(), piece.start());
            found.add(piece.copied()
                    ? new Piece(from, piece.part(from, Math.min(span.end(), end(i))), Kind.COPIED, null)
                    : new Piece(from, piece.source(), piece.kind(), piece.standIn()));
        }
        return found;
    }

    /** A value of deployment within a span, the first one; {@code null} if there is none. */
    @Nullable
    Piece value(Span span) {
        for (int i = index(span.start()); i < pieces.size() && pieces.get(i).start() < span.end(); i++) {
            if (pieces.get(i).kind() == Kind.VALUE) {
                return pieces.get(i);
            }
        }
        return null;
    }

    /** The whole composed text, piece by piece. */
    List<ComposedPiece> all() {
        List<ComposedPiece> all = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            all.add(new ComposedPiece(new Span(piece.start(), end(i)), piece.source(), piece.kind() == Kind.VALUE,
                    piece.standIn()));
        }
        return all;
    }
}
