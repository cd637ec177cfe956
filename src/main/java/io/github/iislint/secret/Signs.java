package io.github.iislint.secret;

import java.util.Arrays;
import java.util.List;

/**
 * Where in a text something stands that a secret can be beside or begin with. One pass finds all of it, by looking up each pair
 * of characters in a table.
 *
 * <p>A run is too short for the C2 compiler, and without it {@link String#indexOf(int)} and {@link String#charAt} are loops and
 * calls that cost two to three nanoseconds a character. A search per sign, about 18 of them, and what followed took 30 ns a
 * character; one pass and loops over an array take 10 ns, 4 of them for the array and the pass.
 */
final class Signs {

    private static final int ASCII = 128;
    /** A method is compiled sooner than a loop: in stretches, the first 60 kB of a run take 1.1 ms instead of 2.1. */
    private static final int STRETCH = 64;
    private static final int[] NOWHERE = {};

    /** {@link SecretsByForm#TOKENS} begin like that, but for those that are known by what is before or within them. */
    private static final List<String> TOKEN_BEGINNINGS = List.of("gh", "gi", "gl", "xo", "AK", "AS", "AI", "ya", "sk", "rk", "hv",
            "np", "py", "SG", "do", "sh", "AG", "oy");

    private static final Sign[] SIGNS = Sign.values();
    /** The signs from this one on are more than one character. */
    private static final int LONGER = Sign.REFERENCE.ordinal();
    /** By two characters, one more than the number of the sign that they show; 0 for none. NUL is for all beyond ASCII. */
    private static final byte[] TABLE = table();

    private final String text;
    private final char[] characters;
    private final int[][] offsets = new int[SIGNS.length][];
    private final int[] counts = new int[SIGNS.length];

    enum Sign {

        EQUALS("=", 0),
        COLON(":", 0),
        TAG("<", 0),
        /** A hyphen or slash that nothing is before which it would belong to. */
        OPTION("", 0),
        REFERENCE("&#", 1),
        ENCRYPTED("[enc:", 1),
        PRIVATE_KEY("-----BEGIN", 5),
        WEB_TOKEN("eyJ", 2),
        /** One of the beginnings of known tokens. */
        TOKEN("", 1),
        /** In a secret of an application in Entra ID. */
        CLIENT_SECRET("Q~", 1),
        SLACK("hooks.slack.com/services/", 11),
        BEARER("earer ", 5),
        BASIC("asic ", 4);

        private final String whole;
        /** Which of its characters, with the one before, shows it: a pair that is rare and that no other sign has. */
        private final int shown;

        Sign(String whole, int shown) {
            this.whole = whole;
            this.shown = shown;
        }

        int length() {
            return whole.length();
        }
    }

    Signs(String text) {
        this.text = text;
        this.characters = text.toCharArray();
        Arrays.fill(offsets, NOWHERE);
        int before = 0;
        for (int start = 0; start < characters.length; start += STRETCH) {
            before = find(start, Math.min(start + STRETCH, characters.length), before);
        }
    }

    /**
     * Adds the signs between two offsets.
     *
     * @param last the character before, 0 for none
     * @return the last character
     */
    private int find(int start, int end, int last) {
        int before = last;
        for (int i = start; i < end; i++) {
            int c = characters[i];
            if (c >= ASCII) {
                c = 0;
            }
            int shown = TABLE[before * ASCII + c];
            if (shown > 0) {
                add(shown - 1, i);
            }
            before = c;
        }
        return before;
    }

    private static byte[] table() {
        byte[] table = new byte[ASCII * ASCII];
        for (char before = 0; before < ASCII; before++) {
            show(table, before, '=', Sign.EQUALS);
            show(table, before, ':', Sign.COLON);
            show(table, before, '<', Sign.TAG);
            if (!isWordPart(before) && before != '/' && before != '-') {
                show(table, before, '-', Sign.OPTION);
                show(table, before, '/', Sign.OPTION);
            }
        }
        for (String beginning : TOKEN_BEGINNINGS) {
            show(table, beginning.charAt(0), beginning.charAt(1), Sign.TOKEN);
        }
        for (Sign sign : SIGNS) {
            if (sign.ordinal() >= LONGER && sign != Sign.TOKEN) {
                show(table, sign.whole.charAt(sign.shown - 1), sign.whole.charAt(sign.shown), sign);
            }
        }
        return table;
    }

    private static void show(byte[] table, char before, char c, Sign sign) {
        table[before * ASCII + c] = (byte) (sign.ordinal() + 1);
    }

    private void add(int number, int shownAt) {
        int at = shownAt;
        if (number >= LONGER) {
            at -= SIGNS[number].shown;
            if (!text.startsWith(SIGNS[number].whole, at)) {
                return;
            }
        }
        int count = counts[number];
        int[] found = offsets[number];
        if (count == found.length) {
            found = Arrays.copyOf(found, Math.max(8, count * 2));
            offsets[number] = found;
        }
        found[count] = at;
        counts[number] = count + 1;
    }

    /** Where a sign begins, in the order of the text. */
    int[] at(Sign sign) {
        return Arrays.copyOf(offsets[sign.ordinal()], counts[sign.ordinal()]);
    }

    String text() {
        return text;
    }

    /** The text, for loops: much faster to ask than the text itself. Nobody changes it. */
    char[] characters() {
        return characters;
    }

    static boolean isWordPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
