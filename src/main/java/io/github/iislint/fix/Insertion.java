package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Span;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds attributes and elements to a file so that they look like what surrounds them. What is added to one element is added
 * together: to one without children, each by itself would replace the same blanks.
 */
final class Insertion {

    private final XmlFile file;
    private final String text;
    private final String lineEnd;
    private final String unit;
    private final char quote;
    private final String close;
    private final List<Edit> edits = new ArrayList<>();
    /** What is to be added at the end of elements, or behind one of their children. */
    private final Map<LocatedElement, Addition> additions = new LinkedHashMap<>();
    private Map<String, LocatedElement> tags;

    /**
     * New children of an element, in their order.
     *
     * @param previous the child that they come after; {@code null} where there is none
     * @param indent of each of them
     */
    private record Addition(@Nullable LocatedElement previous, String indent, List<String> bodies) {
    }

    /** @param like an element whose style is taken over; {@code null} for that of the file */
    Insertion(XmlFile file, @Nullable LocatedElement like) {
        this.file = file;
        this.text = file.source().text();
        this.lineEnd = file.source().lineEnd();
        this.unit = unit();
        LocatedElement model = like != null && like.selfClosing() ? like : firstSelfClosing(file.root());
        this.quote = quote(like != null && like.attributeCount() > 0 ? like : firstWithAttribute(file.root()));
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
        for (LocatedElement child : file.root().children()) {
            String indent = indent(child);
            if (!indent.isEmpty()) {
                return indent;
            }
        }
        return "  ";
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
     * Sets an attribute of a section for a location, where nothing in the file sets that section for it.
     *
     * @param path of the location tag; empty for the body of the file
     */
    void section(String path, String section, String attribute, String value) {
        LocatedElement parent = path.isEmpty() ? file.root() : tag(path);
        List<String> names = new ArrayList<>(List.of(section.split("/")));
        boolean wrapped = parent == null;
        if (wrapped) {
            parent = file.root();
        }
        while (!wrapped && names.size() > 1 && parent.child(names.get(0)) != null) {
            parent = parent.child(names.remove(0));
        }
        Addition addition = additions.computeIfAbsent(parent, this::addition);
        String wrapper = wrapped ? "<location path=" + quote + escape(path, quote) + quote + ">" : null;
        addition.bodies.add(nested(names, wrapper, addition.indent, attribute, value));
    }

    private @Nullable LocatedElement tag(String path) {
        if (tags == null) {
            tags = new HashMap<>();
            for (LocatedElement child : file.root().children()) {
                if (child.getName().equals("location")) {
                    tags.putIfAbsent(LocationPath.key(child.value("path")), child);
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
        return new Addition(previous, previous != null ? indent(previous) : indent(parent) + unit, new ArrayList<>(1));
    }

    /** All that is added, by place. */
    List<Edit> edits() {
        List<Edit> all = new ArrayList<>(edits);
        additions.forEach((parent, addition) -> all.add(edit(parent, addition)));
        all.sort(Edit.ORDER);
        return all;
    }

    private Edit edit(LocatedElement parent, Addition addition) {
        String body = String.join(lineEnd, addition.bodies);
        if (addition.previous != null) {
            int at = addition.previous.span().end();
            return new Edit(new Span(at, at), lineEnd + body);
        }
        if (parent.selfClosing()) {
            int slash = text.lastIndexOf('/', parent.startTag().end() - 1);
            int blank = slash;
            while (Character.isWhitespace(text.charAt(blank - 1))) {
                blank--;
            }
            return new Edit(new Span(blank, parent.startTag().end()),
                    ">" + lineEnd + body + lineEnd + indent(parent) + "</" + parent.getQualifiedName() + ">");
        }
        int at = parent.startTag().end();
        boolean blank = text.substring(at, parent.endTag().start()).isBlank();
        return blank
                ? new Edit(new Span(at, parent.endTag().start()), lineEnd + body + lineEnd + indent(parent))
                : new Edit(new Span(at, at), lineEnd + body);
    }

    private String nested(List<String> names, @Nullable String wrapper, String indent, String attribute, String value) {
        StringBuilder open = new StringBuilder();
        StringBuilder closing = new StringBuilder();
        String at = indent;
        if (wrapper != null) {
            open.append(at).append(wrapper).append(lineEnd);
            closing.insert(0, lineEnd + at + "</location>");
            at += unit;
        }
        for (String name : names.subList(0, names.size() - 1)) {
            open.append(at).append('<').append(name).append('>').append(lineEnd);
            closing.insert(0, lineEnd + at + "</" + name + ">");
            at += unit;
        }
        return open.append(at).append('<').append(names.get(names.size() - 1)).append(' ').append(attribute).append('=')
                .append(quote)
                .append(escape(value, quote)).append(quote).append(close).append(closing).toString();
    }

    /** A value as it stands between quotes. */
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
