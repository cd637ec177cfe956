package io.github.iislint.report;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Writes XML 1.0, indented by two spaces. A character that XML cannot hold becomes U+FFFD. */
final class XmlWriter {

    private final Appendable out;
    private final Deque<String> open = new ArrayDeque<>();
    private boolean inTag;
    private boolean afterText;

    XmlWriter(Appendable out) throws IOException {
        this.out = out;
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    }

    XmlWriter start(String element) throws IOException {
        endTag();
        indent();
        out.append('<').append(element);
        open.push(element);
        inTag = true;
        afterText = false;
        return this;
    }

    XmlWriter attribute(String name, String value) throws IOException {
        out.append(' ').append(name).append("=\"");
        escape(value, true);
        out.append('"');
        return this;
    }

    XmlWriter attribute(String name, long value) throws IOException {
        return attribute(name, Long.toString(value));
    }

    XmlWriter text(String text) throws IOException {
        if (inTag) {
            out.append('>');
            inTag = false;
        }
        escape(text, false);
        afterText = true;
        return this;
    }

    /** A comment on a line of its own. A comment cannot hold two hyphens in a row, nor end with one, so blanks part them. */
    XmlWriter comment(String text) throws IOException {
        endTag();
        indent();
        StringBuilder legal = new StringBuilder();
        text.lines().map(Printable::of).collect(Collectors.joining("\n")).codePoints().forEach(c -> legal
                .append(c == '-' && legal.length() > 0 && legal.charAt(legal.length() - 1) == '-' ? " " : "")
                .append(isLegal(c) || c == '\n' ? Character.toString(c) : "\uFFFD"));
        out.append("<!-- ").append(legal).append(" -->\n");
        afterText = false;
        return this;
    }

    /** Ends the innermost element. */
    XmlWriter end() throws IOException {
        String element = open.pop();
        if (inTag) {
            out.append("/>\n");
        } else {
            if (!afterText) {
                indent();
            }
            out.append("</").append(element).append(">\n");
        }
        inTag = false;
        afterText = false;
        return this;
    }

    private void endTag() throws IOException {
        if (inTag) {
            out.append(">\n");
            inTag = false;
        }
    }

    private void indent() throws IOException {
        out.append("  ".repeat(open.size()));
    }

    private void escape(String text, boolean attribute) throws IOException {
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append(attribute ? "&quot;" : "\"");
                case '\r' -> out.append("&#13;");
                case '\n' -> out.append(attribute ? "&#10;" : "\n");
                case '\t' -> out.append(attribute ? "&#9;" : "\t");
                default -> out.append(!isLegal(c)
                        ? "\uFFFD"
                        : Printable.hidden(c) || Printable.command(text, i) ? "&#" + c + ";" : Character.toString(c));
            }
        }
    }

    private static boolean isLegal(int c) {
        return c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF;
    }
}
