package io.github.iislint.secret;

import io.github.iislint.file.Span;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text in which character references stand for what they mean, as a parser sees it, and where that is in the text itself.
 */
final class CharacterReferences {

    private static final Pattern REFERENCE = Pattern.compile("&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));");

    private final String text;
    /** The offset in the original text of each character, and of the end. */
    private final int[] offsets;

    private CharacterReferences(String text, int[] offsets) {
        this.text = text;
        this.offsets = offsets;
    }

    /** {@code null} for a text without any that stand for letters, digits or signs in names. */
    static @Nullable CharacterReferences in(Signs signs) {
        int[] starts = signs.at(Signs.Sign.REFERENCE);
        if (starts.length == 0) {
            return null;
        }
        String text = signs.text();
        Matcher matcher = REFERENCE.matcher(text);
        char[] plain = new char[text.length()];
        int[] offsets = new int[text.length() + 1];
        int length = 0;
        int at = 0;
        for (int start : starts) {
            if (!matcher.region(start, text.length()).lookingAt()) {
                continue;
            }
            int c = matcher.group(1) != null ? Integer.parseInt(matcher.group(1), 16) : Integer.parseInt(matcher.group(2));
            if (c < 128 && (Character.isLetterOrDigit(c) || "_-.:=;".indexOf(c) >= 0)) {
                length = copy(signs.characters(), at, start, plain, length, offsets);
                offsets[length] = start;
                plain[length++] = (char) c;
                at = matcher.end();
            }
        }
        if (at == 0) {
            return null;
        }
        length = copy(signs.characters(), at, text.length(), plain, length, offsets);
        offsets[length] = text.length();
        return new CharacterReferences(new String(plain, 0, length), Arrays.copyOf(offsets, length + 1));
    }

    /** Returns the length of the plain text with what is between the offsets. */
    private static int copy(char[] text, int from, int to, char[] plain, int length, int[] offsets) {
        System.arraycopy(text, from, plain, length, to - from);
        for (int i = from; i < to; i++) {
            offsets[length + i - from] = i;
        }
        return length + to - from;
    }

    String text() {
        return text;
    }

    /** The same spans in the original text. */
    List<Span> spans(List<Span> found) {
        return found.stream().map(span -> new Span(offsets[span.start()], offsets[span.end()])).toList();
    }
}
