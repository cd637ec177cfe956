package io.github.iislint.xml;

import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The XML parser of the platform with everything disabled that reaches beyond the document: no document type declaration, no
 * custom entities, no XInclude. Its limits are set here, because their defaults differ between JDK versions.
 */
public final class SafeParser {

    /** How deep elements may be nested. */
    static final int MAX_DEPTH = 256;
    static final int MAX_ATTRIBUTES = 1000;
    /** In characters. */
    static final int MAX_NAME = 1000;

    /**
     * What the parser looks for among the system properties, and otherwise in a file of the JDK: that would take a fiftieth of a
     * short run, and files are to be read in the same way everywhere.
     */
    private static final Map<String, String> PROPERTIES = Map.ofEntries(
            Map.entry("jdk.xml.maxElementDepth", String.valueOf(MAX_DEPTH)),
            Map.entry("jdk.xml.elementAttributeLimit", String.valueOf(MAX_ATTRIBUTES)),
            Map.entry("jdk.xml.maxXMLNameLimit", String.valueOf(MAX_NAME)),
            Map.entry("jdk.xml.entityExpansionLimit", "64000"),
            Map.entry("jdk.xml.totalEntitySizeLimit", "50000000"),
            // 0 is no limit: without a document type declaration, there is no such thing.
            Map.entry("jdk.xml.entityReplacementLimit", "0"),
            Map.entry("jdk.xml.maxGeneralEntitySizeLimit", "0"),
            Map.entry("jdk.xml.maxParameterEntitySizeLimit", "0"),
            Map.entry("jdk.xml.maxOccurLimit", "0"),
            Map.entry("jdk.xml.cdataChunkSize", "0"),
            Map.entry("jdk.xml.resetSymbolTable", "false"),
            Map.entry("jdk.xml.overrideDefaultParser", "false"),
            Map.entry("javax.xml.useCatalog", "false"),
            Map.entry("javax.xml.accessExternalDTD", ""),
            Map.entry("javax.xml.accessExternalSchema", ""),
            Map.entry("javax.xml.parsers.SAXParserFactory", SAXParserFactory.newDefaultInstance().getClass().getName()));

    private static final int HEAD = 100;
    /** How most files begin. */
    private static final String USUAL = "<?xml version=\"1.0\"";
    private static final Pattern VERSION = Pattern
            .compile("^<\\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*[\"']([0-9.]{1,9})[\"']");

    /** Creating a parser is expensive, so each thread reuses one; each thread has its own. */
    private static final ThreadLocal<XMLReader> READER = new ThreadLocal<>();

    private static final DefaultHandler NOBODY = new DefaultHandler();

    private SafeParser() {
    }

    /**
     * Parses a document. The handler may not parse another one meanwhile.
     *
     * @throws SAXException if it is not well-formed, or exceeds a limit; the message is a phrase without the place, see
     *         {@link ParserMessages}
     */
    public static void parse(String document, DefaultHandler handler) throws SAXException {
        XMLReader reader = READER.get();
        if (reader == null) {
            reader = newReader();
            READER.set(reader);
        }
        requireVersion(document);
        try {
            reader.setContentHandler(handler);
            reader.setErrorHandler(new OwnWords(handler));
            reader.parse(new InputSource(new StringReader(document)));
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        } catch (SAXException e) {
            // A document type declaration within an element is an error of the parser's own.
            throw String.valueOf(e.getMessage()).startsWith("Scanner State")
                    ? new SAXException(ParserMessages.phrase(e.getMessage()))
                    : e;
        } finally {
            // What a handler holds, such as the tree of a large file, must not outlive it.
            reader.setContentHandler(NOBODY);
            reader.setErrorHandler(NOBODY);
        }
    }

    /** Tells a handler of errors in other words than the parser's. */
    private record OwnWords(DefaultHandler handler) implements ErrorHandler {

        @Override
        public void warning(SAXParseException e) throws SAXException {
            handler.warning(e);
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            handler.error(told(e));
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            handler.fatalError(told(e));
        }

        private static SAXParseException told(SAXParseException e) {
            return new SAXParseException(ParserMessages.phrase(e.getMessage()), e.getPublicId(), e.getSystemId(),
                    e.getLineNumber(),
                    e.getColumnNumber());
        }
    }

    /** The parsers of Windows refuse XML 1.1, in which other characters are blanks and line endings. */
    private static void requireVersion(String document) throws SAXException {
        if (document.startsWith(USUAL)) {
            return;
        }
        Matcher version = VERSION.matcher(document.substring(0, Math.min(HEAD, document.length())));
        if (version.find() && !version.group(1).equals("1.0")) {
            throw new SAXParseException("the document is XML " + version.group(1) + ", but Windows reads only version 1.0",
                    null, null,
                    1, version.start(1) + 1);
        }
    }

    private static XMLReader newReader() throws SAXException {
        try {
            PROPERTIES.forEach(System::setProperty);
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            // The factory would make a parser for each of these, just to see whether it knows them.
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            reader.setFeature("http://xml.org/sax/features/external-general-entities", false);
            reader.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            reader.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            reader.setProperty("http://apache.org/xml/properties/locale", Locale.ENGLISH);
            return reader;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this Java cannot be made safe", e);
        }
    }
}
