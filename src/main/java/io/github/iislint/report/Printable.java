package io.github.iislint.report;

import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes text from files harmless to print: control characters and invisible formatting ones would let a file move the cursor,
 * turn text around or end a line; {@code ##[} and {@code ##vso[} anywhere, and {@code ::} at the start of a line, would let it
 * give commands to a build agent. Agents compare as .NET does, for which characters that nobody sees are not there.
 */
final class Printable {

    private static final char ESCAPE = '\u001b';

    private Printable() {
    }

    /** The text on one line. */
    static String of(String text) {
        return replaced(text, false);
    }

    /** Text that keeps its lines, for a format that writes their ends otherwise. */
    static String withLineEnds(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.append(c != '\n' && c != '\r' && hidden(c) ? code(c) : Character.toString(c)));
        return shown.toString();
    }

    /** A line of a report, in which tabs and the sequences that set colors stay. */
    static String line(String line) {
        return replaced(line, true);
    }

    private static String replaced(String text, boolean colours) {
        int command = workflowCommand(text);
        StringBuilder shown = null;
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7F && c != '#' && i != command) {
                // Nearly all characters are like this one, and none of these has to be looked at more closely.
                if (shown != null) {
                    shown.append(c);
                }
                i++;
                continue;
            }
            int colour = colours && text.charAt(i) == ESCAPE ? colour(text, i) : 0;
            int length = colour > 0 ? colour : Character.charCount(text.codePointAt(i));
            String instead = colour > 0
                    ? null
                    : i == command
                            ? code(':')
                            : colours && text.charAt(i) == '\t' ? null : instead(text, i);
            if (instead != null && shown == null) {
                shown = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (shown != null) {
                shown.append(instead == null ? text.substring(i, i + length) : instead);
            }
            i += length;
        }
        return shown == null ? text : shown.toString();
    }

    /** How long the sequence at {@code start} is that sets a color; 0 for another one. */
    private static int colour(String text, int start) {
        int i = start + 1;
        if (i < text.length() && text.charAt(i) == '[') {
            i++;
            while (i < text.length() && (text.charAt(i) >= '0' && text.charAt(i) <= '9' || text.charAt(i) == ';')) {
                i++;
            }
            return i < text.length() && text.charAt(i) == 'm' ? i + 1 - start : 0;
        }
        return 0;
    }

    /** Where a command of GitHub begins, which agents see at the start of a line only; -1 for none. */
    private static int workflowCommand(String text) {
        int first = visible(text, 0, true);
        return first < text.length() && text.charAt(first) == ':' && startsWith(text, first + 1, ":") ? first : -1;
    }

    /** What to show instead of the character at {@code index}; {@code null} where it can be shown. */
    static @Nullable String instead(String text, int index) {
        int c = text.codePointAt(index);
        if (c == '#') {
            return agentCommand(text, index) ? " #" : null;
        }
        if (c >= ' ' && c < 0x7F) {
            return null;
        }
        return hidden(c) ? code(c) : null;
    }

    /** Whether the second of the two characters with which commands of Azure begin is at {@code index}. */
    static boolean agentCommand(String text, int index) {
        int before = index - 1;
        while (before >= 0 && unseen(text.codePointAt(before))) {
            before--;
        }
        return before >= 0 && text.charAt(before) == '#'
                && (startsWith(text, index + 1, "[") || startsWith(text, index + 1, "vso"));
    }

    /** Whether a line that began here would be a command for a build agent: {@code ::}, {@code ##[}, {@code ##vso}. */
    static boolean command(String text, int index) {
        return text.charAt(index) == '#' && agentCommand(text, index)
                || text.charAt(index) == ':' && startsWith(text, index + 1, ":");
    }

    /** Whether a line is a command for a build agent that reads it in a log. */
    static boolean obeyed(String line) {
        return workflowCommand(line) >= 0 || line.indexOf('#') >= 0
                && IntStream.range(0, line.length()).anyMatch(i -> line.charAt(i) == '#' && agentCommand(line, i));
    }

    /** Whether a terminal would do something with a character instead of showing it. */
    static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }

    private static boolean startsWith(String text, int start, String expected) {
        int at = start;
        for (int i = 0; i < expected.length(); i++) {
            at = visible(text, at, false);
            if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != expected.charAt(i)) {
                return false;
            }
            at++;
        }
        return true;
    }

    /** The next character that is seen. */
    private static int visible(String text, int start, boolean withoutSpaces) {
        int i = start;
        while (i < text.length() && (unseen(text.codePointAt(i))
                || withoutSpaces && (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i))))) {
            i += Character.charCount(text.codePointAt(i));
        }
        return i;
    }

    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.SURROGATE ->
                true;
            default -> false;
        };
    }

    private static String code(int c) {
        return String.format(Locale.ROOT, "<U+%04X>", c);
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
