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
    private static final int RECENT = 256;
    /** A line of prose has few names. */
    private static final int LONG_TEXT = 1000;

    /** All files have the same names, mostly. */
    private static final Map<String, Meaning> KNOWN = new ConcurrentHashMap<>();
    /** The same holds for the keys and names of entries. */
    private static final Map<String, Boolean> ANNOUNCING = new ConcurrentHashMap<>();

    private final String text;
    private final String[] recent;
    private final Meaning[] meanings;

    NamesInText(String text) {
        this.text = text;
        this.recent = new String[text.length() < LONG_TEXT ? 1 : RECENT];
        this.meanings = new Meaning[recent.length];
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
        return known(text.substring(before, beforeEnd) + text.charAt(interrupted) + text.substring(start, end),
                beforeEnd - before + 1);
    }

    /** Whether the key of an entry says that the entry holds a secret. */
    boolean announcesSecret(Span key) {
        String value = text.substring(key.start(), Math.min(key.end(), key.start() + LONGEST_KEY));
        Boolean known = ANNOUNCING.get(value);
        if (known == null) {
            known = SecretNames.announcesSecret(value);
            if (ANNOUNCING.size() < MOST_KNOWN) {
                ANNOUNCING.put(value, known);
            }
        }
        return known;
    }

    private Meaning meaning(int from, int start, int end) {
        int length = end - from;
        if (length == 0) {
            return Meaning.of("", "");
        }
        int hash = length * 31 + text.charAt(from) * 7 + text.charAt(end - 1) * 131 + text.charAt(start) * 17;
        int slot = hash & (recent.length - 1);
        String last = recent[slot];
        if (last == null || last.length() != length || !text.startsWith(last, from)) {
            recent[slot] = text.substring(from, end);
            meanings[slot] = known(recent[slot], start - from);
        }
        return meanings[slot];
    }

    private static Meaning known(String region, int start) {
        Meaning known = KNOWN.get(region);
        if (known == null) {
            known = Meaning.of(region.substring(start), region);
            if (KNOWN.size() < MOST_KNOWN) {
                KNOWN.put(region, known);
            }
        }
        return known;
    }

    private int skipSpaceBack(int from) {
        int end = from;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private int nameStart(int end) {
        int start = end;
        while (start > 0 && isNamePart(text.charAt(start - 1)) && end - start <= LONGEST) {
            start--;
        }
        return start;
    }

    static boolean isNamePart(char c) {
        // From the hyphen to the colon: the full stop and the digits, and the slash, which is none.
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '-' && c <= ':' && c != '/' || c == '_'
                : Character.isLetterOrDigit(c);
    }
}
