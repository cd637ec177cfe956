package io.github.iislint.secret;

import org.jspecify.annotations.Nullable;

/**
 * What pieces of texts mean that came up lately, in whatever text. Files have few names, each of them very often, so a piece is
 * recognized in place, without a copy to look up in a map.
 *
 * <p>Threads share it without a lock: one may miss what another has found out, and finds it out again.
 */
final class RecentPieces<T> {

    private static final int MOST = 1024;

    private final Piece<?>[] pieces = new Piece<?>[MOST];

    private record Piece<T>(String text, T meaning) {
    }

    /** {@code null} if the piece did not come up lately; it is not empty. */
    @Nullable
    T meaning(Signs text, int start, int end) {
        Piece<?> piece = pieces[slot(text.characters(), start, end)];
        if (piece == null || piece.text.length() != end - start || !text.text().startsWith(piece.text, start)) {
            return null;
        }
        @SuppressWarnings("unchecked") // only pieces of this type are put there
        T meaning = (T) piece.meaning;
        return meaning;
    }

    void put(Signs text, int start, int end, T meaning) {
        pieces[slot(text.characters(), start, end)] = new Piece<>(text.text().substring(start, end), meaning);
    }

    private static int slot(char[] text, int start, int end) {
        int length = end - start;
        int hash = ((text[start] * 31 + text[end - 1]) * 31 + text[start + length / 2]) * 31 + text[end - 1 - length / 4];
        return (hash * 31 + length) & MOST - 1;
    }
}
