package io.github.iislint.xml;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * A file and, if it is well-formed, its located tree.
 *
 * <p>The tree holds elements, attributes and text that is not white space. Document type declarations are refused.
 */
public final class XmlFile {

    private final Path path;
    private final String name;
    private final SourceText source;
    private final LocatedElement root;
    private final List<LocatedComment> comments;
    private final MalformedException problem;

    private XmlFile(Path path, String name, SourceText source, LocatedElement root, List<LocatedComment> comments,
                    MalformedException problem) {
        this.path = path;
        this.name = name;
        this.source = source;
        this.root = root;
        this.comments = comments;
        this.problem = problem;
    }

    /**
     * Parses a text. Never fails: what is wrong with it is kept as {@link #problem()}.
     *
     * @param name how messages call the file
     */
    public static XmlFile parse(Path path, String name, SourceText source) {
        try {
            if (source.problem().isPresent()) {
                throw source.problem().get();
            }
            TreeBuilder builder = new TreeBuilder(source.text());
            builder.parse();
            return new XmlFile(path, name, source, builder.root, List.copyOf(builder.scanner.comments()), null);
        } catch (MalformedException e) {
            return new XmlFile(path, name, source, null, List.of(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** How messages call the file. */
    public String name() {
        return name;
    }

    public SourceText source() {
        return source;
    }

    /** The root element, or {@code null} where the file is malformed. */
    public LocatedElement root() {
        return root;
    }

    /** The comments addressed to iislint, in document order. */
    public List<LocatedComment> comments() {
        return comments;
    }

    /** The innermost element around an offset; the root where the offset is outside; {@code null} without a tree. */
    public LocatedElement elementAt(int offset) {
        LocatedElement at = root;
        for (LocatedElement next = root; next != null; next = next.childAt(offset)) {
            at = next;
        }
        return at;
    }

    /** The attribute whose value has exactly that span, or {@code null}. */
    public LocatedAttribute attributeAt(Span value) {
        LocatedElement element = elementAt(value.start());
        for (int i = 0; element != null && i < element.attributeCount(); i++) {
            if (element.attribute(i) instanceof LocatedAttribute attribute && attribute.valueSpan().equals(value)) {
                return attribute;
            }
        }
        return null;
    }

    /** Why there is no tree. */
    public Optional<MalformedException> problem() {
        return Optional.ofNullable(problem);
    }

    @Override
    public String toString() {
        return name;
    }

    private static final class TreeBuilder extends DefaultHandler {

        private static final int LONGEST_SHARED = 40;
        private static final int VALUE_BITS = 9;
        private static final int VALUES = 1 << VALUE_BITS;

        private final String text;
        private final TagScanner scanner;
        private final Deque<LocatedElement> open = new ArrayDeque<>();
        private final Map<String, QName> names = new HashMap<>();
        private final StringBuilder characters = new StringBuilder();
        private boolean blank = true;
        /** Short values by their hash codes, the last one of each: most values of a large file are the same few. */
        private final String[] values = new String[VALUES];
        private LocatedElement root;
        private Locator locator;

        TreeBuilder(String text) {
            this.text = text;
            this.scanner = new TagScanner(text);
        }

        void parse() throws MalformedException {
            if (text.isBlank()) {
                throw new MalformedException("the file is empty", 1, 1);
            }
            try {
                SafeParser.parse(new StringReader(text), this);
                scanner.finish();
            } catch (SAXParseException e) {
                throw new MalformedException(phrase(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
            } catch (SAXException e) {
                Locator at = locator;
                throw new MalformedException(phrase(e.getMessage()), at == null ? 1 : at.getLineNumber(),
                        at == null ? 1 : at.getColumnNumber());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String phrase(String message) {
            if (message.contains("DOCTYPE is disallowed")) {
                return "a document type declaration is not allowed";
            }
            if (message.contains("JAXP0001000")) {
                return message.contains("maxElementDepth") ? "elements are nested deeper than " + SafeParser.MAX_DEPTH
                        : "the file exceeds a limit of the XML parser";
            }
            String line = message.replaceAll("\\s+", " ").strip();
            return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
        }

        @Override
        public void setDocumentLocator(Locator documentLocator) {
            locator = documentLocator;
        }

        @Override
        public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
            flush();
            scanner.startTag(qualifiedName);
            LocatedElement element = new LocatedElement(qname(uri, localName, qualifiedName), scanner.tagStart(),
                    scanner.tagEnd());
            for (int i = 0; i < attributes.getLength(); i++) {
                String name = attributes.getQName(i);
                int at = scanner.attributeIndex(name);
                element.add(new LocatedAttribute(qname(attributes.getURI(i), attributes.getLocalName(i), name),
                        shared(attributes.getValue(i)), scanner.attributeStart(at), scanner.valueStart(at), scanner.valueEnd(at)));
            }
            if (scanner.selfClosing()) {
                element.close(scanner.tagEnd(), scanner.tagEnd());
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().add(element);
            }
            open.push(element);
        }

        private String shared(String value) {
            if (value.length() > LONGEST_SHARED) {
                return value;
            }
            int slot = (value.hashCode() * 0x9E3779B1) >>> (Integer.SIZE - VALUE_BITS);
            String last = values[slot];
            if (value.equals(last)) {
                return last;
            }
            values[slot] = value;
            return value;
        }

        private QName qname(String uri, String localName, String qualifiedName) throws SAXException {
            String key = uri.isEmpty() ? qualifiedName : qualifiedName + "\n" + uri;
            QName known = names.get(key);
            if (known == null) {
                int colon = qualifiedName.indexOf(':');
                try {
                    known = QName.get(localName, Namespace.get(colon < 0 ? "" : qualifiedName.substring(0, colon), uri), qualifiedName);
                } catch (IllegalArgumentException e) {
                    // The parser lets some names with several colons pass.
                    throw new SAXParseException("\"" + qualifiedName + "\" is not a valid name", locator, e);
                }
                names.put(key, known);
            }
            return known;
        }

        @Override
        public void endElement(String uri, String localName, String qualifiedName) {
            flush();
            LocatedElement element = open.pop();
            if (element.span().end() == 0) {
                scanner.endTag(qualifiedName);
                element.close(scanner.tagStart(), scanner.tagEnd());
            }
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            characters.append(chars, start, length);
            for (int i = start; blank && i < start + length; i++) {
                blank = Character.isWhitespace(chars[i]);
            }
        }

        private void flush() {
            if (!blank && !open.isEmpty()) {
                open.peek().addText(characters.toString());
            }
            characters.setLength(0);
            blank = true;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
