package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Span;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;

/** Adds attributes and elements to a file so that they look like what surrounds them. */
final class Insertion {

    private final XmlFile file;
    private final String text;
    private final String lineEnd;
    private final String unit;
    private final char quote;
    private final String close;

    /** @param like an element whose style is taken over; {@code null} for that of the file */
    Insertion(XmlFile file, LocatedElement like) {
        this.file = file;
        this.text = file.source().text();
        this.lineEnd = file.source().lineEnd();
        this.unit = unit();
        LocatedElement model = like != null && like.selfClosing() ? like : firstSelfClosing(file.root());
        this.quote = quote(like != null && like.attributeCount() > 0 ? like : firstWithAttribute(file.root()));
        this.close = model == null || text.charAt(model.startTag().end() - 3) == ' ' ? " />" : "/>";
    }

    private char quote(LocatedElement element) {
        return element == null ? '"' : ((LocatedAttribute) element.attribute(0)).quote(text);
    }

    private static LocatedElement firstSelfClosing(LocatedElement element) {
        for (LocatedElement child : element.children()) {
            LocatedElement found = child.selfClosing() ? child : firstSelfClosing(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static LocatedElement firstWithAttribute(LocatedElement element) {
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
    Edit attribute(LocatedElement element, String name, String value) {
        LocatedAttribute last = element.attributeCount() == 0 ? null
                : (LocatedAttribute) element.attribute(element.attributeCount() - 1);
        int at = last != null ? last.span().end() : element.nameSpan().end();
        return new Edit(new Span(at, at), " " + name + "=" + quote + escape(value, quote) + quote);
    }

    /**
     * Sets an attribute of a section for a location, where nothing in the file sets that section for it.
     *
     * @param path of the location tag; empty for the body of the file
     */
    Edit section(String path, String section, String attribute, String value) {
        LocatedElement parent = path.isEmpty() ? file.root() : tag(path);
        List<String> names = new ArrayList<>(List.of(section.split("/")));
        if (parent == null) {
            return last(file.root(), "location", names, "<location path=" + quote + escape(path, quote) + quote + ">", attribute, value);
        }
        while (names.size() > 1 && parent.child(names.get(0)) != null) {
            parent = parent.child(names.remove(0));
        }
        return last(parent, null, names, null, attribute, value);
    }

    private LocatedElement tag(String path) {
        String key = LocationPath.key(path);
        return file.root().children().stream().filter(child -> child.getName().equals("location"))
                .filter(child -> LocationPath.key(child.value("path")).equals(key)).findFirst().orElse(null);
    }

    /** A new last child; with {@code wrapper} it comes after the last element of that kind, if there is one. */
    private Edit last(LocatedElement parent, String after, List<String> names, String wrapper, String attribute, String value) {
        List<LocatedElement> children = parent.children();
        LocatedElement previous = children.isEmpty() ? null : children.get(children.size() - 1);
        if (after != null) {
            for (LocatedElement child : children) {
                previous = child.getName().equals(after) ? child : previous;
            }
        }
        String indent = previous != null ? indent(previous) : indent(parent) + unit;
        String body = nested(names, wrapper, indent, attribute, value);
        if (previous != null) {
            int at = previous.span().end();
            return new Edit(new Span(at, at), lineEnd + body);
        }
        if (parent.selfClosing()) {
            int slash = text.lastIndexOf('/', parent.startTag().end() - 1);
            int blank = slash;
            while (text.charAt(blank - 1) == ' ') {
                blank--;
            }
            return new Edit(new Span(blank, parent.startTag().end()),
                    ">" + lineEnd + body + lineEnd + indent(parent) + "</" + parent.getQualifiedName() + ">");
        }
        int at = parent.startTag().end();
        boolean blank = text.substring(at, parent.endTag().start()).isBlank();
        return blank ? new Edit(new Span(at, parent.endTag().start()), lineEnd + body + lineEnd + indent(parent))
                : new Edit(new Span(at, at), lineEnd + body);
    }

    private String nested(List<String> names, String wrapper, String indent, String attribute, String value) {
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
        return open.append(at).append('<').append(names.get(names.size() - 1)).append(' ').append(attribute).append('=').append(quote)
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
