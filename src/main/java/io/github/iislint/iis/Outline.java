package io.github.iislint.iis;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.SafeParser;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The root of a document and the names directly below it: enough to recognize the kind of a file without its tree. */
final class Outline extends DefaultHandler {

    /** The group of sections that only applicationHost.config holds. */
    static final String HOST = "system.applicationHost";

    private static final SAXException ENOUGH = new SAXException("enough is known");

    private String root = "";
    private boolean transform;
    private final Set<String> children = new HashSet<>();
    private int depth;

    private Outline() {
    }

    /** The outline of a text, or {@code null} if it is malformed before it is clear what the file is. */
    static @Nullable Outline of(SourceText source) {
        if (source.problem().isPresent()) {
            return null;
        }
        Outline outline = new Outline();
        try {
            SafeParser.parse(source.text(), outline);
        } catch (SAXException e) {
            return e == ENOUGH ? outline : null;
        }
        return outline;
    }

    String root() {
        return root;
    }

    /** Whether the root declares the namespace of transforms. */
    boolean transform() {
        return transform;
    }

    /** Whether an element of that name stands right below the root. */
    boolean has(String child) {
        return children.contains(child);
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) {
        transform |= depth == 0 && uri.equals(Transforms.NAMESPACE);
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
        depth++;
        if (depth == 1) {
            root = localName;
        } else if (depth == 2) {
            children.add(localName);
            if (localName.equals(HOST)) {
                // The sites of a large server need not be read to see that it is one.
                throw ENOUGH;
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) {
        depth--;
    }
}
