package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the names in a text reveal about the values beside them. A large file has few names, each of them very often, so recent
 * ones are recognized in place, without a copy.
 */
final class NamesInText {

    /** Longer names are no names. */
    static final int LONGEST = 100;

    private static final int LONGEST_KEY = 200;
    private static final int MOST_KNOWN = 10_000;

    /** All files have the same names, mostly. */
    private static final Map<String, Meaning> KNOWN = new ConcurrentHashMap<>();
    /** The same holds for the keys and names of entries. */
    private static final Map<String, Boolean> ANNOUNCING = new ConcurrentHashMap<>();
    private static final RecentPieces<Meaning> RECENT = new RecentPieces<>();
    private static final RecentPieces<Boolean> RECENT_KEYS = new RecentPieces<>();

    private final Signs signs;
    private final char[] characters;

    NamesInText(Signs signs) {
        this.signs = signs;
        this.characters = signs.characters();
    }

    /**
     * What a name says.
     *
     * @param secret the value beside it is a secret
     * @param key the value beside it says what another value is
     * @param value the value beside it is that other one
     */
    record Meaning(boolean secret, boolean key, boolean value) {

        boolean entry() {
            return key || value;
        }

        /**
         * @param broken the name with the part before the one character that interrupts it, as in {@code pass&ord}; else the name
         */
        private static Meaning of(String name, String broken) {
            return new Meaning(!name.isEmpty() && (SecretNames.holdsSecret(name) || SecretNames.endsMisspelt(broken)),
                    SecretNames.isKey(name) || SecretNames.isKey(broken),
                    name.equalsIgnoreCase("value") || name.equalsIgnoreCase("defaultValue"));
        }
    }

    /** The name of an element. */
    Meaning element(int start, int end) {
        return meaning(start, start, end);
    }

    /** The name before an equals sign. */
    Meaning before(int equals) {
        int end = skipSpaceBack(equals);
        int start = nameStart(end);
        // An empty name is interrupted right before the equals sign.
        int interrupted = start == end ? equals - 1 : start - 1;
        if (interrupted < 1) {
            return meaning(start, start, end);
        }
        int beforeEnd = skipSpaceBack(interrupted);
        int before = nameStart(beforeEnd);
        if (before == beforeEnd) {
            return meaning(start, start, end);
        }
        if (beforeEnd == interrupted && start < end) {
            return meaning(before, start, end);
        }
        // White space before the character that interrupts the name is not part of it.
        return known(signs.text().substring(before, beforeEnd) + characters[interrupted] + signs.text().substring(start, end),
                beforeEnd - before + 1);
    }

    /** Whether the key of an entry says that the entry holds a secret. */
    boolean announcesSecret(Span key) {
        int end = Math.min(key.end(), key.start() + LONGEST_KEY);
        if (key.start() == end) {
            return false;
        }
        Boolean recent = RECENT_KEYS.meaning(signs, key.start(), end);
        if (recent == null) {
            recent = announcesSecret(signs.text().substring(key.start(), end));
            RECENT_KEYS.put(signs, key.start(), end, recent);
        }
        return recent;
    }

    private static boolean announcesSecret(String key) {
        Boolean known = ANNOUNCING.get(key);
        if (known == null) {
            known = SecretNames.announcesSecret(key);
            if (ANNOUNCING.size() < MOST_KNOWN) {
                ANNOUNCING.put(key, known);
            }
        }
        return known;
    }

    private Meaning meaning(int from, int start, int end) {
        if (from == end) {
            return Meaning.of("", "");
        }
        if (from < start) {
            return known(signs.text().substring(from, end), start - from);
        }
        Meaning recent = RECENT.meaning(signs, from, end);
        if (recent == null) {
            recent = known(signs.text().substring(from, end), 0);
            RECENT.put(signs, from, end, recent);
        }
        return recent;
    }

    /** @param start where in the region the name begins that is interrupted before it; 0 for a whole name */
    private static Meaning known(String region, int start) {
        // The same region may be a name of another length elsewhere; a whole name has no space.
        String key = start == 0 ? region : start + " " + region;
        Meaning known = KNOWN.get(key);
        if (known == null) {
            known = Meaning.of(region.substring(start), region);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(key, known);
            }
        }
        return known;
    }

    private int skipSpaceBack(int from) {
        int end = from;
        while (end > 0 && isWhitespace(characters[end - 1])) {
            end--;
        }
        return end;
    }

    private int nameStart(int end) {
        int least = Math.max(0, end - LONGEST - 1);
        int start = end;
        while (start > least && isNamePart(characters[start - 1])) {
            start--;
        }
        return start;
    }

    /** {@link Character#isWhitespace}, which takes much longer to say no. */
    static boolean isWhitespace(char c) {
        return (c <= ' ' || c >= 128) && Character.isWhitespace(c);
    }

    static boolean isNamePart(char c) {
        // From the hyphen to the colon: the full stop and the digits, and the slash, which is none.
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= ':' && c != '/' || c == '_'
                : Character.isLetterOrDigit(c);
    }
}
