package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Span;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Adds attributes and elements to a file in the style of the surrounding text. What is added to one element is added
 * together: to one without children, each by itself would replace the same blanks.
 */
final class Insertion {

    /** One that ends the line that it is on. */
    private static final Pattern COMMENT = Pattern.compile("[ \\t]*<!--[^\\r\\n]*?-->(?=[ \\t]*[\\r\\n])");

    private final XmlFile file;
    private final String text;
    private final String lineEnd;
    private final String unit;
    private final char quote;
    private final String close;
    private final List<Edit> edits = new ArrayList<>();
    /** What is to be added at the end of elements, or behind one of their children. */
    private final Map<LocatedElement, Addition> additions = new LinkedHashMap<>();
    private @Nullable Map<String, LocatedElement> tags;

    /**
     * New children of an element, in their order.
     *
     * @param previous the child that they come after; {@code null} if there is none
     * @param indent of each of them; {@code null} where the element stands within a line, and so do they
     */
    private record Addition(@Nullable LocatedElement previous, @Nullable String indent, List<String> bodies) {
    }

    /** @param like an element whose style is taken over; {@code null} for that of the file */
    Insertion(XmlFile file, @Nullable LocatedElement like) {
        this.file = file;
        this.text = file.source().text();
        this.lineEnd = file.source().lineEnd();
        this.unit = unit();
        LocatedElement model = like != null && like.selfClosing() ? like : firstSelfClosing(file.rootElement());
        this.quote = quote(like != null && like.attributeCount() > 0 ? like : firstWithAttribute(file.rootElement()));
        this.close = model == null || text.charAt(model.startTag().end() - 3) == ' ' ? " />" : "/>";
    }

    private char quote(@Nullable LocatedElement element) {
        return element == null ? '"' : ((LocatedAttribute) element.attribute(0)).quote(text);
    }

    private static @Nullable LocatedElement firstSelfClosing(LocatedElement element) {
        for (LocatedElement child : element.children()) {
            LocatedElement found = child.selfClosing() ? child : firstSelfClosing(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable LocatedElement firstWithAttribute(LocatedElement element) {
        for (LocatedElement child : element.children()) {
            LocatedElement found = child.attributeCount() > 0 ? child : firstWithAttribute(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private String unit() {
        for (LocatedElement child : file.rootElement().children()) {
            String indent = indent(child);
            if (!indent.isEmpty()) {
                return indent;
            }
        }
        return "  ";
    }

    private boolean beginsLine(LocatedElement element) {
        int at = element.span().start() - indent(element).length();
        return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
    }

    /** The blanks before an element that begins its line; empty for another one. */
    private String indent(LocatedElement element) {
        int start = element.span().start();
        int at = start;
        while (at > 0 && (text.charAt(at - 1) == ' ' || text.charAt(at - 1) == '\t')) {
            at--;
        }
        return at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r' ? text.substring(at, start) : "";
    }

    /** Gives an element an attribute that it does not have. */
    void attribute(LocatedElement element, String name, String value) {
        LocatedAttribute last = element.attributeCount() == 0
                ? null
                : (LocatedAttribute) element.attribute(element.attributeCount() - 1);
        int at = last != null ? last.span().end() : element.nameSpan().end();
        edits.add(new Edit(new Span(at, at), " " + name + "=" + quote + escape(value, quote) + quote));
    }

    /**
     * Adds an element to a section for a location, with the elements around it that are not there.
     *
     * @param path of the location tag; empty for the body of the file
     * @param names of the elements that it is in, from the section groups on
     * @return what forbids it, or {@code null}
     */
    @Nullable
    String section(String path, List<String> names, NewElement leaf) {
        LocatedElement parent = path.isEmpty() ? file.rootElement() : tag(path);
        return parent != null
                ? within(parent, names, leaf)
                : add(file.rootElement(), names, "<location path=" + quote + escape(path, quote) + quote + ">", leaf);
    }

    /**
     * Adds an element to one of the file, with the elements around it that are not there.
     *
     * @param names of the elements within the given one that it is in
     * @return what forbids it, or {@code null}
     */
    @Nullable
    String within(LocatedElement element, List<String> names, NewElement leaf) {
        LocatedElement parent = element;
        for (int depth = 0; depth < names.size(); depth++) {
            LocatedElement child = parent.child(names.get(depth));
            if (child == null) {
                return add(parent, names.subList(depth, names.size()), null, leaf);
            }
            if (child.located("configSource") != null || child.located("configProtectionProvider") != null) {
                return sealed(file, child);
            }
            parent = child;
        }
        return add(parent, List.of(), null, leaf);
    }

    /** Why nothing can be added to an element whose content is elsewhere or encrypted. */
    static String sealed(XmlFile file, LocatedElement element) {
        return "<" + element.getName() + "> at " + file.place(element.nameSpan()) + (element.located("configSource") != null
                ? " takes its content from the file that configSource names"
                : " is encrypted");
    }

    private @Nullable String add(LocatedElement parent, List<String> names, @Nullable String wrapper, NewElement leaf) {
        Addition addition = additions.computeIfAbsent(parent, this::addition);
        NewElement nested = leaf;
        for (int i = names.size() - 1; i >= 0; i--) {
            nested = new NewElement(names.get(i), Map.of(), List.of(nested));
        }
        StringBuilder body = new StringBuilder();
        String prefix = parent.getNamespacePrefix().isEmpty() ? "" : parent.getNamespacePrefix() + ":";
        if (wrapper == null) {
            write(nested, prefix, addition.indent, body);
        } else {
            body.append(addition.indent == null ? "" : addition.indent).append(wrapper);
            write(nested, prefix, addition.indent == null ? null : addition.indent + unit, lineBreak(addition.indent, body));
            lineBreak(addition.indent, body).append(addition.indent == null ? "" : addition.indent).append("</location>");
        }
        addition.bodies.add(body.toString());
        return null;
    }

    private StringBuilder lineBreak(@Nullable String indent, StringBuilder body) {
        return indent == null ? body : body.append(lineEnd);
    }

    private void write(NewElement element, String prefix, @Nullable String indent, StringBuilder body) {
        body.append(indent == null ? "" : indent).append('<').append(prefix).append(element.name());
        element.attributes().forEach((name, value) -> body.append(' ').append(name).append('=').append(quote)
                .append(escape(value, quote)).append(quote));
        if (element.children().isEmpty()) {
            body.append(close);
            return;
        }
        body.append('>');
        for (NewElement child : element.children()) {
            write(child, prefix, indent == null ? null : indent + unit, lineBreak(indent, body));
        }
        lineBreak(indent, body).append(indent == null ? "" : indent).append("</").append(prefix).append(element.name())
                .append('>');
    }

    /** Adds an element in front of another one. */
    void before(LocatedElement element, NewElement added) {
        StringBuilder body = new StringBuilder();
        write(added, element.getNamespacePrefix().isEmpty() ? "" : element.getNamespacePrefix() + ":", null, body);
        int at = element.span().start();
        edits.add(new Edit(new Span(at, at), body + (beginsLine(element) ? lineEnd + indent(element) : "")));
    }

    /** Takes an element out, with its lines where nothing else stands on them. */
    void remove(LocatedElement element) {
        int start = element.span().start();
        int end = element.span().end();
        if (beginsLine(element)) {
            int after = end;
            while (after < text.length() && (text.charAt(after) == ' ' || text.charAt(after) == '\t')) {
                after++;
            }
            int next = text.startsWith("\r\n", after) ? after + 2 : after + 1;
            if (after < text.length() && "\r\n".indexOf(text.charAt(after)) >= 0) {
                start -= indent(element).length();
                end = next;
            }
        }
        edits.add(new Edit(new Span(start, end), ""));
    }

    private @Nullable LocatedElement tag(String path) {
        if (tags == null) {
            tags = new HashMap<>();
            for (LocatedElement child : file.rootElement().children()) {
                if (child.getName().equals("location")) {
                    String written = child.value("path");
                    tags.putIfAbsent(written == null ? "" : LocationPath.key(written), child);
                }
            }
        }
        return tags.get(LocationPath.key(path));
    }

    /** After the last child; in the root after the last location tag, if there is one. */
    private Addition addition(LocatedElement parent) {
        List<LocatedElement> children = parent.children();
        LocatedElement previous = children.isEmpty() ? null : children.get(children.size() - 1);
        if (parent == file.root()) {
            for (LocatedElement child : children) {
                previous = child.getName().equals("location") ? child : previous;
            }
        }
        boolean line = previous != null ? beginsLine(previous) : beginsLine(parent) || parent == file.root();
        return new Addition(previous, !line ? null : previous != null ? indent(previous) : indent(parent) + unit,
                new ArrayList<>(1));
    }

    /** All that is added, by place. */
    List<Edit> edits() {
        List<Edit> all = new ArrayList<>(edits);
        additions.forEach((parent, addition) -> all.add(edit(parent, addition)));
        all.sort(Edit.ORDER);
        return all;
    }

    private Edit edit(LocatedElement parent, Addition addition) {
        String lineBreak = addition.indent == null ? "" : lineEnd;
        String body = String.join(lineBreak, addition.bodies);
        if (addition.previous != null) {
            int at = behind(addition.previous);
            return new Edit(new Span(at, at), lineBreak + body);
        }
        String outer = addition.indent == null ? "" : indent(parent);
        if (parent.selfClosing()) {
            int slash = text.lastIndexOf('/', parent.startTag().end() - 1);
            int blank = slash;
            while (Character.isWhitespace(text.charAt(blank - 1))) {
                blank--;
            }
            return new Edit(new Span(blank, parent.startTag().end()),
                    ">" + lineBreak + body + lineBreak + outer + "</" + parent.getQualifiedName() + ">");
        }
        int at = parent.startTag().end();
        boolean blank = text.substring(at, parent.endTag().start()).isBlank();
        return blank
                ? new Edit(new Span(at, parent.endTag().start()), lineBreak + body + lineBreak + outer)
                : new Edit(new Span(at, at), lineBreak + body);
    }

    /** The end of an element, or of the comment about it on the same line. */
    private int behind(LocatedElement element) {
        Matcher comment = COMMENT.matcher(text).region(element.span().end(), text.length());
        return comment.lookingAt() ? comment.end() : element.span().end();
    }

    /** A value as written between quotes. */
    static String escape(String value, char quote) {
        StringBuilder escaped = new StringBuilder(value.length());
        for (char c : value.toCharArray()) {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '\t' -> escaped.append("&#9;");
                case '\n' -> escaped.append("&#10;");
                case '\r' -> escaped.append("&#13;");
                case '"' -> escaped.append(quote == '"' ? "&quot;" : "\"");
                case '\'' -> escaped.append(quote == '\'' ? "&apos;" : "'");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
