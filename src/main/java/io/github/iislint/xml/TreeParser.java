package io.github.iislint.xml;

import io.github.iislint.file.MalformedException;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses a text into its located tree. */
final class TreeParser {

    private TreeParser() {
    }

    /** @throws MalformedException if the text is not well-formed, or exceeds a limit of the parser */
    static TreeBuilder parse(String text) throws MalformedException {
        if (text.isBlank()) {
            throw new MalformedException("the file is empty", 1, 1);
        }
        TreeBuilder builder = new TreeBuilder(text);
        parse(text, builder);
        builder.finish();
        return builder;
    }

    private static void parse(String text, TreeBuilder builder) throws MalformedException {
        ParserEvents events = new ParserEvents(builder);
        try {
            SafeParser.parse(text, events);
        } catch (SAXParseException e) {
            throw new MalformedException(String.valueOf(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
        } catch (SAXException e) {
            Locator at = events.locator();
            throw new MalformedException(String.valueOf(e.getMessage()), at == null ? 1 : at.getLineNumber(),
                    at == null ? 1 : at.getColumnNumber());
        }
    }
}
