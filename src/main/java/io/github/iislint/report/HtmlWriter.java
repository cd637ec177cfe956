package io.github.iislint.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Writes HTML element by element, so that no text can become markup. What nobody can see, or turns text around, is spelled out.
 */
final class HtmlWriter {

    private static final Set<String> VOID = Set.of("meta", "input", "br");
    /** No line ending stands after these: it would be seen as a space. */
    private static final Set<String> INLINE = Set.of("span", "code", "a", "mark", "strong", "em", "del", "ins");

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;
    private long written;

    HtmlWriter(Appendable out) {
        this.out = out;
    }

    /** How many bytes have been written, in UTF-8. */
    long written() {
        return written;
    }

    HtmlWriter start(String element) {
        endTag();
        put("<" + element);
        inTag = true;
        if (!VOID.contains(element)) {
            open.push(element);
        }
        return this;
    }

    /** An attribute of the element that was started last; its value may be anything. */
    HtmlWriter attribute(String name, String value) {
        put(" " + name + "=\"" + escape(Printable.withLineEnds(value)).replace("\r", "&#13;").replace("\n", "&#10;") + "\"");
        return this;
    }

    HtmlWriter text(String text) {
        endTag();
        put(escape(Printable.of(text)));
        return this;
    }

    /** Text whose line endings stay. */
    HtmlWriter lines(String text) {
        endTag();
        put(escape(Printable.withLineEnds(text.replace("\r\n", "\n").replace('\r', '\n'))));
        return this;
    }

    /** What the program itself ships, as it is. */
    HtmlWriter shipped(String content) {
        endTag();
        put(content);
        return this;
    }

    HtmlWriter end() {
        endTag();
        String element = open.pop();
        put("</" + element + ">");
        if (!INLINE.contains(element)) {
            put("\n");
        }
        return this;
    }

    /** An element with nothing but text. */
    HtmlWriter element(String element, String text) {
        return start(element).text(text).end();
    }

    /** The same with a class. */
    HtmlWriter element(String element, String style, String text) {
        return start(element).attribute("class", style).text(text).end();
    }

    private void endTag() {
        if (inTag) {
            inTag = false;
            put(">");
        }
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                // A page can be printed to a log, too.
                case '#', ':' -> escaped.append(Printable.command(text, i) ? "&#" + (int) c + ";" : String.valueOf(c));
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private void put(String text) {
        try {
            out.append(text);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                written += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
