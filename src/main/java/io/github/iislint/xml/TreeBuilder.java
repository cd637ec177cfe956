package io.github.iislint.xml;

import io.github.iislint.xml.ParserEvents.End;
import io.github.iislint.xml.ParserEvents.Event;
import io.github.iislint.xml.ParserEvents.Start;
import io.github.iislint.xml.ParserEvents.Text;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dom4j.Namespace;
import org.dom4j.QName;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXException;

/** Builds the located tree of a text from what a parser reports about it, and from what a scanner in step with it finds. */
final class TreeBuilder implements ParserEvents.Sink {

    private static final int LONGEST_SHARED = 40;
    private static final int VALUE_BITS = 9;
    private static final int VALUES = 1 << VALUE_BITS;

    private final TagScanner scanner;
    private final Deque<LocatedElement> open = new ArrayDeque<>();
    /** By the namespace and the name as it is written. */
    private final Map<String, Map<String, QName>> names = new HashMap<>();
    /** Short values by their hash codes, the last one of each: most values of a large file are the same few. */
    private final String[] values = new String[VALUES];
    private @Nullable LocatedElement root;

    TreeBuilder(String text) {
        this.scanner = new TagScanner(text);
    }

    @Override
    public void accept(Event event) throws SAXException {
        if (event instanceof Start tag) {
            start(tag.parts());
        } else if (event instanceof End tag) {
            end(tag.name());
        } else if (event instanceof Text text && !open.isEmpty()) {
            open.peek().addText(text.text());
        }
    }

    /** To be called after the last event. */
    void finish() {
        scanner.finish();
    }

    /** {@code null} before the first element has begun. */
    @Nullable
    LocatedElement root() {
        return root;
    }

    /** The comments that are addressed to iislint. */
    List<LocatedComment> comments() {
        return scanner.comments();
    }

    private void start(String[] parts) throws SAXException {
        scanner.startTag(parts[2]);
        LocatedElement element = new LocatedElement(qname(parts, 0), scanner.tagStart(), scanner.tagEnd());
        for (int i = Start.FIRST_ATTRIBUTE; i < parts.length; i += Start.OF_ATTRIBUTE) {
            int at = scanner.attributeIndex(parts[i + 2]);
            element.add(new LocatedAttribute(qname(parts, i), shared(parts[i + 3]), scanner.attributeStart(at),
                    scanner.valueStart(at), scanner.valueEnd(at)));
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

    /** Copies what stands between the tags of an element of another text to the element that began last. */
    void content(LocatedElement same) {
        int offset = scanner.tagEnd() - same.startTag().end();
        same.copyContent(Objects.requireNonNull(open.peek(), "an element has begun"), offset);
        scanner.skip(same.endTag().start() + offset);
    }

    private void end(String name) {
        LocatedElement element = open.pop();
        if (element.span().end() == 0) {
            scanner.endTag(name);
            element.close(scanner.tagStart(), scanner.tagEnd());
        }
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

    /** The name whose namespace, local name and spelling begin at that index. */
    private QName qname(String[] parts, int at) throws SAXException {
        String uri = parts[at];
        String qualifiedName = parts[at + 2];
        Map<String, QName> within = names.computeIfAbsent(uri, u -> new HashMap<>());
        QName known = within.get(qualifiedName);
        if (known == null) {
            int colon = qualifiedName.indexOf(':');
            try {
                known = QName.get(parts[at + 1], Namespace.get(colon < 0 ? "" : qualifiedName.substring(0, colon), uri),
                        qualifiedName);
            } catch (IllegalArgumentException e) {
                // The parser lets some names with several colons pass.
                throw new SAXException("\"" + qualifiedName + "\" is not a valid name", e);
            }
            within.put(qualifiedName, known);
        }
        return known;
    }
}
