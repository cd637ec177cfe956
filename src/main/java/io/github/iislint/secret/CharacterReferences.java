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
    static @Nullable CharacterReferences in(String text) {
        if (!text.contains("&#")) {
            return null;
        }
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder plain = new StringBuilder(text.length());
        int[] offsets = new int[text.length() + 1];
        int at = 0;
        while (matcher.find()) {
            int c = matcher.group(1) != null ? Integer.parseInt(matcher.group(1), 16) : Integer.parseInt(matcher.group(2));
            if (c < 128 && (Character.isLetterOrDigit(c) || "_-.:=;".indexOf(c) >= 0)) {
                at = copy(text, at, matcher.start(), plain, offsets);
                offsets[plain.length()] = matcher.start();
                plain.append((char) c);
                at = matcher.end();
            }
        }
        if (at == 0) {
            return null;
        }
        copy(text, at, text.length(), plain, offsets);
        offsets[plain.length()] = text.length();
        return new CharacterReferences(plain.toString(), Arrays.copyOf(offsets, plain.length() + 1));
    }

    private static int copy(String text, int from, int to, StringBuilder plain, int[] offsets) {
        for (int i = from; i < to; i++) {
            offsets[plain.length()] = i;
            plain.append(text.charAt(i));
        }
        return to;
    }

    String text() {
        return text;
    }

    /** The same spans in the original text. */
    List<Span> spans(List<Span> found) {
        return found.stream().map(span -> new Span(offsets[span.start()], offsets[span.end()])).toList();
    }
}
