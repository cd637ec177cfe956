package io.github.iislint.report;

import java.util.Locale;

/**
 * Makes text from files harmless to print: control characters and invisible formatting ones would let a file move the cursor,
 * turn text around or end a line; {@code ##[} and {@code ##vso[} would let it give commands to a build agent.
 */
final class Printable {

    private Printable() {
    }

    /** The text on one line. */
    static String of(String text) {
        StringBuilder shown = null;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            String instead = instead(text, i);
            if (instead != null && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                shown.append(instead == null ? Character.toString(text.codePointAt(i)) : instead);
            }
        }
        return shown == null ? text : shown.toString();
    }

    /** What to show instead of the character at {@code index}; {@code null} where it can be shown. */
    static String instead(String text, int index) {
        int c = text.codePointAt(index);
        if (c == '#') {
            boolean command = index > 0 && text.charAt(index - 1) == '#'
                    && (text.startsWith("[", index + 1) || text.startsWith("vso[", index + 1));
            return command ? " #" : null;
        }
        if (c >= ' ' && c < 0x7F) {
            return null;
        }
        boolean hidden = switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
        return hidden ? String.format(Locale.ROOT, "<U+%04X>", c) : null;
    }

    /** How many columns a terminal needs for a character, as far as that can be known. */
    static int width(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = codePoint >= 0x1100 && codePoint <= 0x115F || codePoint >= 0x2E80 && codePoint <= 0xA4CF
                || codePoint >= 0xAC00 && codePoint <= 0xD7A3 || codePoint >= 0xF900 && codePoint <= 0xFAFF
                || codePoint >= 0xFE30 && codePoint <= 0xFE6F || codePoint >= 0xFF00 && codePoint <= 0xFF60
                || codePoint >= 0xFFE0 && codePoint <= 0xFFE6 || codePoint >= 0x1F300 && codePoint <= 0x1FAFF
                || codePoint >= 0x20000 && codePoint <= 0x3FFFD;
        return wide ? 2 : 1;
    }
}
