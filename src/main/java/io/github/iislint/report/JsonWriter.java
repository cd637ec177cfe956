package io.github.iislint.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259), indented by two spaces. Control characters, lone surrogates and the line separators
 * of Unicode are escaped, so that the text survives any encoding and any console.
 */
public final class JsonWriter {

    private static final String HEX = "0123456789abcdef";

    private final Appendable out;
    private final Deque<Container> levels = new ArrayDeque<>();
    private boolean named;

    private static final class Container {
        final char close;
        final boolean inline;
        boolean empty = true;

        Container(char close, boolean inline) {
            this.close = close;
            this.inline = inline;
        }
    }

    public JsonWriter(Appendable out) {
        this.out = out;
    }

    public JsonWriter object() throws IOException {
        return open('{', '}', false);
    }

    /** An object on one line. */
    public JsonWriter inlineObject() throws IOException {
        return open('{', '}', true);
    }

    public JsonWriter array() throws IOException {
        return open('[', ']', false);
    }

    /** Ends the innermost object or array; the outermost one ends with a line ending. */
    public JsonWriter end() throws IOException {
        Container level = levels.pop();
        if (!level.empty && !level.inline) {
            newLine();
        }
        out.append(level.close);
        if (levels.isEmpty()) {
            out.append('\n');
        }
        return this;
    }

    /** The name of the member that the next call writes. */
    public JsonWriter name(String name) throws IOException {
        separate();
        string(name);
        out.append(": ");
        named = true;
        return this;
    }

    /** {@code null} becomes {@code null}. */
    public JsonWriter value(@Nullable String value) throws IOException {
        separate();
        if (value == null) {
            out.append("null");
        } else {
            string(value);
        }
        return this;
    }

    public JsonWriter value(long value) throws IOException {
        separate();
        out.append(Long.toString(value));
        return this;
    }

    public JsonWriter value(boolean value) throws IOException {
        separate();
        out.append(Boolean.toString(value));
        return this;
    }

    /** A value that is JSON already, in parts. */
    JsonWriter raw(CharSequence first, CharSequence second) throws IOException {
        separate();
        out.append(first).append(second);
        return this;
    }

    public JsonWriter member(String name, @Nullable String value) throws IOException {
        return name(name).value(value);
    }

    public JsonWriter member(String name, long value) throws IOException {
        return name(name).value(value);
    }

    public JsonWriter member(String name, boolean value) throws IOException {
        return name(name).value(value);
    }

    /** An array of strings on one line. */
    public JsonWriter member(String name, Iterable<String> values) throws IOException {
        name(name).open('[', ']', true);
        for (String value : values) {
            value(value);
        }
        return end();
    }

    /** An array of strings on one line, within an array. */
    public JsonWriter array(Iterable<String> values) throws IOException {
        open('[', ']', true);
        for (String value : values) {
            value(value);
        }
        return end();
    }

    private JsonWriter open(char open, char close, boolean inline) throws IOException {
        boolean inside = inline || !levels.isEmpty() && levels.peek().inline;
        separate();
        out.append(open);
        levels.push(new Container(close, inside));
        return this;
    }

    private void separate() throws IOException {
        if (named) {
            named = false;
            return;
        }
        Container level = levels.peek();
        if (level == null) {
            return;
        }
        if (!level.empty) {
            out.append(level.inline ? ", " : ",");
        }
        level.empty = false;
        if (!level.inline) {
            newLine();
        }
    }

    private void newLine() throws IOException {
        out.append('\n').append("  ".repeat(levels.size()));
    }

    private void string(String value) throws IOException {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == '\r') {
                out.append("\\r");
            } else if (c == '\t') {
                out.append("\\t");
            } else if (Character.isHighSurrogate(c) && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1)) && !Printable.hidden(value.codePointAt(i))) {
                out.append(c).append(value.charAt(++i));
            } else if (Printable.hidden(c) || c >= '\uFFFE' || c == '#' && Printable.agentCommand(value, i)) {
                // A log may show it, and an agent that reads the log must not take a value for a command.
                out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
