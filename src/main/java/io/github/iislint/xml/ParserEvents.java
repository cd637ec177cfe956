package io.github.iislint.xml;

import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Makes events of what a parser reports about a document. The text between two tags is one event; where it is blank, it is
 * none.
 */
final class ParserEvents extends DefaultHandler {

    /** Takes the events in document order. */
    interface Sink {

        /** @throws SAXException if the document must not be read any further */
        void accept(Event event) throws SAXException;
    }

    /** One of the following. */
    sealed interface Event {
    }

    /**
     * A start tag.
     *
     * @param parts namespace, local name and name as it is written of the element; the same and the value of each attribute
     */
    record Start(String[] parts) implements Event {

        static final int FIRST_ATTRIBUTE = 3;
        static final int OF_ATTRIBUTE = 4;
    }

    /** @param name as it is written */
    record End(String name) implements Event {
    }

    /** Text that is not blank. */
    record Text(String text) implements Event {
    }

    private final Sink sink;
    private final StringBuilder characters = new StringBuilder();
    private boolean blank = true;
    private @Nullable Locator locator;

    ParserEvents(Sink sink) {
        this.sink = sink;
    }

    /** Where the parser is; {@code null} before it has begun. */
    @Nullable
    Locator locator() {
        return locator;
    }

    @Override
    public void setDocumentLocator(Locator documentLocator) {
        locator = documentLocator;
    }

    @Override
    public void startElement(String uri, String localName, String qualifiedName, Attributes attributes) throws SAXException {
        flush();
        String[] parts = new String[Start.FIRST_ATTRIBUTE + Start.OF_ATTRIBUTE * attributes.getLength()];
        parts[0] = uri;
        parts[1] = localName;
        parts[2] = qualifiedName;
        for (int i = 0, at = Start.FIRST_ATTRIBUTE; i < attributes.getLength(); i++) {
            parts[at++] = attributes.getURI(i);
            parts[at++] = attributes.getLocalName(i);
            parts[at++] = attributes.getQName(i);
            parts[at++] = attributes.getValue(i);
        }
        sink.accept(new Start(parts));
    }

    @Override
    public void endElement(String uri, String localName, String qualifiedName) throws SAXException {
        flush();
        sink.accept(new End(qualifiedName));
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        characters.append(chars, start, length);
        for (int i = start; blank && i < start + length; i++) {
            blank = Character.isWhitespace(chars[i]);
        }
    }

    private void flush() throws SAXException {
        if (!blank) {
            sink.accept(new Text(characters.toString()));
        }
        characters.setLength(0);
        blank = true;
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
        throw e;
    }
}
