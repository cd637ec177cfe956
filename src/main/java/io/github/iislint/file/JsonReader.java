package io.github.iislint.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259), strictly: objects as maps, arrays as lists, strings, numbers as {@link Double}, booleans and
 * {@code null}.
 */
public final class JsonReader {

    private static final int MAX_DEPTH = 100;

    private final String text;
    private final Scalars scalars;
    private final Deque<String> path = new ArrayDeque<>();
    private int at;
    private int depth;

    private JsonReader(String text, Scalars scalars) {
        this.text = text;
        this.scalars = scalars;
    }

    /** Is given each string, number, boolean and {@code null} of a text, in order. */
    @FunctionalInterface
    public interface Scalars {

        /**
         * @param path the names of the members around it and the 0-based indexes in arrays, outermost first
         * @param value of a string its characters, else as it is written
         * @param offset of its first character, 0-based
         */
        void accept(List<String> path, String value, int offset);
    }

    /**
     * The value of a text; {@code null} for the text {@code null}.
     *
     * @throws IllegalArgumentException if it is no JSON; the message tells line, column and what was expected
     */
    public static @Nullable Object read(String text) {
        return new JsonReader(text, (path, value, offset) -> {
        }).whole();
    }

    /**
     * Goes through a text.
     *
     * @throws IllegalArgumentException if it is no JSON; the message tells line, column and what was expected
     */
    public static void scalars(String text, Scalars scalars) {
        new JsonReader(text, scalars).whole();
    }

    private @Nullable Object whole() {
        Object value = value();
        blanks();
        if (at < text.length()) {
            throw expected("the end");
        }
        return value;
    }

    private @Nullable Object value() {
        blanks();
        if (++depth > MAX_DEPTH) {
            throw expected("less nesting");
        }
        int start = at;
        char c = at < text.length() ? text.charAt(at) : 0;
        Object value = switch (c) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
        if (c != '{' && c != '[') {
            scalars.accept(List.copyOf(path), value instanceof String string ? string : text.substring(start, at), start);
        }
        depth--;
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        at++;
        blanks();
        while (!skip('}')) {
            if (!object.isEmpty()) {
                require(',');
                blanks();
            }
            String name = string();
            blanks();
            require(':');
            path.addLast(name);
            object.put(name, value());
            path.removeLast();
            blanks();
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        at++;
        blanks();
        while (!skip(']')) {
            if (!array.isEmpty()) {
                require(',');
            }
            path.addLast(String.valueOf(array.size()));
            array.add(value());
            path.removeLast();
            blanks();
        }
        return array;
    }

    private String string() {
        require('"');
        StringBuilder string = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                at--;
                throw expected("a string on one line");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        require('"');
        return string.toString();
    }

    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : 0;
        int index = "\"\\/bfnrt".indexOf(c);
        if (index >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(index);
        }
        try {
            if (c == 'u' && at + 4 <= text.length()) {
                char code = (char) Integer.parseUnsignedInt(text, at, at + 4, 16);
                at += 4;
                return code;
            }
        } catch (NumberFormatException e) {
            throw expected("four hexadecimal digits");
        }
        throw expected("an escape");
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw expected("a value");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return Double.valueOf(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw expected("a value");
        }
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void require(char c) {
        if (!skip(c)) {
            throw expected("'" + c + "'");
        }
    }

    private IllegalArgumentException expected(String what) {
        long line = text.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
        return new IllegalArgumentException(
                "line " + line + ", column " + (at - text.lastIndexOf('\n', at - 1)) + ": expected " + what);
    }
}
