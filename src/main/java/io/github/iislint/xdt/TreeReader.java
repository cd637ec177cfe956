package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a well-formed document without document type declaration into the tree that transforms work on. In contrast to the
 * located tree it has all white space, comments and processing instructions, and each piece of the text is in exactly one node.
 */
final class TreeReader {

    private final SourceFile file;
    private final String text;
    /** The elements to be read, as they were parsed: their content is left unread. {@code null} where everything is read. */
    private final @Nullable Iterator<LocatedElement> parsed;
    private TreeBranch around;
    private int at;

    private TreeReader(SourceFile file, TreeBranch around, @Nullable Iterator<LocatedElement> parsed) {
        this.file = file;
        this.text = file.text().text();
        this.around = around;
        this.parsed = parsed;
    }

    /** Reads all of a file. */
    static TreeDocument read(SourceFile file) {
        TreeDocument document = new TreeDocument(file);
        new TreeReader(file, document, null).read(file.text().text().length());
        return document;
    }

    /** Reads a file of which most is of no interest: of elements, what stands between their tags is read when it is asked for. */
    static TreeDocument read(XmlFile file) {
        // Comments that are addressed to iislint are found by reading.
        if (!file.comments().isEmpty()) {
            return read(file.file());
        }
        TreeDocument document = new TreeDocument(file.file());
        new TreeReader(file.file(), document, List.of(file.rootElement()).iterator()).read(file.source().text().length());
        return document;
    }

    /** Reads what stands between the tags of an element. */
    static void readContent(TreeElement element, LocatedElement parsed) {
        TreeReader reader = new TreeReader(element.file(), element, parsed.children().iterator());
        reader.at = parsed.startTag().end();
        reader.read(parsed.endTag().start());
    }

    private void read(int to) {
        while (at < to) {
            if (text.charAt(at) != '<') {
                int open = text.indexOf('<', at);
                leaf(TreeText.Kind.TEXT, open < 0 ? to : open);
                continue;
            }
            switch (text.charAt(at + 1)) {
                case '/' -> endTag();
                case '?' -> {
                    boolean declaration = at == 0 && text.startsWith("<?xml") && Markup.blank(text.charAt(5));
                    leaf(declaration ? TreeText.Kind.DECLARATION : TreeText.Kind.INSTRUCTION, text.indexOf("?>", at + 2) + 2);
                }
                case '!' -> {
                    if (text.startsWith("<!--", at)) {
                        leaf(TreeText.Kind.COMMENT, text.indexOf("-->", at + 4) + 3);
                    } else {
                        leaf(TreeText.Kind.CDATA, text.indexOf("]]>", at + 9) + 3);
                    }
                }
                default -> startTag();
            }
        }
    }

    private void leaf(TreeText.Kind kind, int end) {
        around.add(new TreeText(kind, Fragment.copy(file, at, end)));
        at = end;
    }

    private void endTag() {
        int end = text.indexOf('>', at) + 1;
        ((TreeElement) around).setClose(Fragment.copy(file, at, end));
        around = around.parentInTree();
        at = end;
    }

    private void startTag() {
        int start = at;
        int nameEnd = nameEnd(start + 1);
        List<TreeAttribute.Read> raws = new ArrayList<>();
        int i = nameEnd;
        int tail = nameEnd;
        while (true) {
            int from = i;
            while (Markup.blank(text.charAt(i))) {
                i++;
            }
            if (text.charAt(i) == '>' || text.charAt(i) == '/') {
                tail = from;
                break;
            }
            int end = nameEnd(i);
            int open = end;
            while (text.charAt(open) != '"' && text.charAt(open) != '\'') {
                open++;
            }
            int close = text.indexOf(text.charAt(open), open + 1);
            raws.add(new TreeAttribute.Read(from, i, end, open, close));
            i = close + 1;
        }
        boolean empty = text.charAt(i) == '/';
        int end = text.indexOf('>', i) + 1;
        TreeElement element = element(start, nameEnd, raws);
        element.setTail(Fragment.copy(file, tail, end));
        around.add(element);
        at = end;
        if (parsed != null) {
            leaveUnread(element, parsed.next());
        } else if (!empty) {
            around = element;
        }
    }

    private void leaveUnread(TreeElement element, LocatedElement located) {
        if (!located.selfClosing()) {
            element.setClose(Fragment.copy(file, located.endTag().start(), located.endTag().end()));
        }
        if (located.startTag().end() < located.endTag().start()) {
            element.setUnread(located);
        }
        at = located.span().end();
    }

    private static boolean endsName(char c) {
        return c == '=' || c == '/' || c == '>' || Markup.blank(c);
    }

    private int nameEnd(int start) {
        int i = start;
        while (!endsName(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private TreeElement element(int start, int nameEnd, List<TreeAttribute.Read> raws) {
        String name = text.substring(start + 1, nameEnd);
        NamespaceScope scope = new NamespaceScope(around instanceof TreeElement parent ? parent : null);
        for (TreeAttribute.Read raw : raws) {
            if (text.startsWith("xmlns", raw.start())) {
                scope.declare(text.substring(raw.start(), raw.nameEnd()),
                        Markup.attribute(text.substring(raw.open() + 1, raw.close())));
            }
        }
        TreeElement element = new TreeElement(file, false, prefix(name), local(name), scope.resolve(prefix(name)),
                Fragment.copy(file, start, nameEnd));
        for (TreeAttribute.Read raw : raws) {
            String attribute = text.substring(raw.start(), raw.nameEnd());
            String prefix = prefix(attribute);
            element.attributes().add(new TreeAttribute(element, prefix, local(attribute),
                    prefix.isEmpty() || prefix.equals("xmlns") ? "" : scope.resolve(prefix), raw));
        }
        return element;
    }

    /** The namespaces of an element that is being read. */
    private static final class NamespaceScope {

        private final @Nullable TreeElement parent;
        /** Few elements declare any. */
        private List<String> prefixes = List.of();
        private List<String> namespaces = List.of();

        NamespaceScope(@Nullable TreeElement parent) {
            this.parent = parent;
        }

        void declare(String attribute, String namespace) {
            if (attribute.equals("xmlns") || attribute.startsWith("xmlns:")) {
                if (prefixes.isEmpty()) {
                    prefixes = new ArrayList<>(1);
                    namespaces = new ArrayList<>(1);
                }
                prefixes.add(attribute.equals("xmlns") ? "" : local(attribute));
                namespaces.add(namespace);
            }
        }

        String resolve(String prefix) {
            if (prefixes.isEmpty() && parent != null && parent.prefix().equals(prefix)) {
                return parent.namespace();
            }
            int own = prefixes.indexOf(prefix);
            String found = own >= 0
                    ? namespaces.get(own)
                    : parent != null
                            ? parent.resolve(prefix)
                            : prefix.equals("xml") ? "http://www.w3.org/XML/1998/namespace" : null;
            return found == null ? "" : found;
        }
    }

    private static String prefix(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? "" : name.substring(0, colon);
    }

    private static String local(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
