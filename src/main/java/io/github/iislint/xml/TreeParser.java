package io.github.iislint.xml;

import io.github.iislint.file.MalformedException;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Parses a text into its located tree. */
final class TreeParser {

    /** A text of that length is worth a second processor. */
    private static final int LARGE = 1 << 20;

    /** The name of an entity, of which there are five, and none is missing by mistake. */
    private static final Pattern ENTITY = Pattern.compile("^(The (?:reference to )?entity) \"[^\"]*\"");
    private static final Pattern LIKE_A_VALUE = Pattern.compile("\"(?=[^\"]*\\d)(?=[^\"]*\\p{L})[^\"\\s]{6,}\"");

    private TreeParser() {
    }

    /** @throws MalformedException if the text is not well-formed, or exceeds a limit of the parser */
    static TreeBuilder parse(String text) throws MalformedException {
        if (text.isBlank()) {
            throw new MalformedException("the file is empty", 1, 1);
        }
        TreeBuilder builder = new TreeBuilder(text);
        // What is wrong with a text is told by the plain way alone, so that it reads the same for small and large ones.
        if (text.length() < LARGE || !new ParserAhead(text).parse(builder)) {
            builder = new TreeBuilder(text);
            parse(text, builder);
        }
        builder.finish();
        return builder;
    }

    private static void parse(String text, TreeBuilder builder) throws MalformedException {
        ParserEvents events = new ParserEvents(builder);
        try {
            SafeParser.parse(new StringReader(text), events);
        } catch (SAXParseException e) {
            throw new MalformedException(phrase(e.getMessage()), e.getLineNumber(), e.getColumnNumber());
        } catch (SAXException e) {
            Locator at = events.locator();
            throw new MalformedException(phrase(e.getMessage()), at == null ? 1 : at.getLineNumber(),
                    at == null ? 1 : at.getColumnNumber());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A password with an ampersand, a quote or a bracket makes a file malformed, and the parser takes the rest of it for a name.
     */
    private static String withoutValues(String message) {
        return LIKE_A_VALUE.matcher(ENTITY.matcher(message).replaceFirst("$1")).replaceAll("\"...\"");
    }

    private static String phrase(@Nullable String given) {
        String message = given == null ? "the file cannot be parsed" : given;
        if (message.contains("DOCTYPE is disallowed")) {
            return "a document type declaration is not allowed";
        }
        if (message.contains("Premature end of file")) {
            return "there is no element in the file";
        }
        if (message.contains("JAXP0001000")) {
            return message.contains("maxElementDepth")
                    ? "elements are nested deeper than " + SafeParser.MAX_DEPTH
                    : "the file exceeds a limit of the XML parser";
        }
        String line = withoutValues(message).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
