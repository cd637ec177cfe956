package io.github.iislint.iis.schema;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.SafeParser;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/** Reads files in the format of IIS's own schema files ({@code configSchema}). */
final class SchemaReader extends DefaultHandler {

    private final Map<String, ElementSchema> sections = new HashMap<>();
    private final Deque<Draft> open = new ArrayDeque<>();
    private @Nullable AttributeDraft attribute;
    /** How deep within {@code <method>}, whose parameters are no settings. */
    private int method;

    private SchemaReader() {
    }

    static Map<String, ElementSchema> read(String name, InputStream in) throws IOException {
        SourceText source = SourceText.decode(in.readAllBytes());
        if (source.problem().isPresent()) {
            throw new IOException(name + ": not an IIS schema file: " + source.problem().get().getMessage());
        }
        return read(name, source.text());
    }

    static Map<String, ElementSchema> read(String name, String text) throws IOException {
        SchemaReader reader = new SchemaReader();
        try {
            SafeParser.parse(text, reader);
        } catch (SAXParseException e) {
            throw new IOException(name + ":" + e.getLineNumber() + ": not an IIS schema file: " + e.getMessage(), e);
        } catch (SAXException e) {
            throw new IOException(name + ": not an IIS schema file: " + e.getMessage(), e);
        }
        return reader.sections;
    }

    /** An element schema, or a collection, in the making. */
    private static final class Draft {
        final String tag;
        final Attributes own;
        final Map<String, AttributeSchema> attributes = new LinkedHashMap<>();
        final Map<String, ElementSchema> elements = new LinkedHashMap<>();
        final List<ElementSchema.Collection> collections = new ArrayList<>();

        Draft(String tag, Attributes own) {
            this.tag = tag;
            this.own = own;
        }

        ElementSchema schema(String name) {
            boolean openEnded = "true".equalsIgnoreCase(own.getValue("allowUnrecognizedAttributes"));
            return new ElementSchema(name, attributes.isEmpty() ? Map.of() : attributes, elements, collections, openEnded);
        }
    }

    private record AttributeDraft(Attributes own, Map<String, Long> names) {
    }

    @Override
    public void startElement(String uri, String localName, String tag, Attributes given) {
        if (tag.equals("method") || method > 0) {
            method++;
            return;
        }
        switch (tag) {
            case "sectionSchema", "element", "collection" -> open.push(new Draft(tag, new AttributesImpl(given)));
            case "attribute" -> attribute = new AttributeDraft(new AttributesImpl(given), new LinkedHashMap<>());
            case "enum", "flag" -> {
                if (attribute != null) {
                    attribute.names.put(given.getValue("name"), Flags.number(given.getValue("value")).orElse(0));
                }
            }
            default -> {
                // configSchema, and what later versions add
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String tag) throws SAXException {
        if (method > 0) {
            method--;
            return;
        }
        switch (tag) {
            case "attribute" -> {
                AttributeDraft ended = Objects.requireNonNull(attribute);
                parent(tag).attributes.put(named(ended.own, tag), attribute(ended));
                attribute = null;
            }
            case "element" -> {
                Draft draft = open.pop();
                String name = named(draft.own, tag);
                parent(tag).elements.merge(name, draft.schema(name), ElementSchema::with);
            }
            case "collection" -> {
                Draft draft = open.pop();
                ElementSchema.join(parent(tag).collections, collection(draft));
            }
            case "sectionSchema" -> {
                Draft draft = open.pop();
                String path = named(draft.own, tag);
                sections.merge(path, draft.schema(path.substring(path.lastIndexOf('/') + 1)), ElementSchema::with);
            }
            default -> {
                // see startElement
            }
        }
    }

    private Draft parent(String tag) throws SAXException {
        if (open.isEmpty()) {
            throw new SAXException("<" + tag + "> is outside of <sectionSchema>");
        }
        return open.peek();
    }

    private static String named(Attributes own, String tag) throws SAXException {
        if (own.getValue("name") == null) {
            throw new SAXException("<" + tag + "> lacks a name");
        }
        return own.getValue("name");
    }

    private static ElementSchema.Collection collection(Draft draft) {
        Map<String, ElementSchema> add = new LinkedHashMap<>();
        String names = draft.own.getValue("addElement");
        for (String name : names == null ? new String[0] : names.split(",")) {
            add.put(name.strip(), draft.schema(name.strip()));
        }
        return new ElementSchema.Collection(add, draft.own.getValue("removeElement"), draft.own.getValue("clearElement"),
                !"false".equalsIgnoreCase(draft.own.getValue("mergeAppend")), flag(draft.own, "allowDuplicates"),
                flag(draft.own, "replace"), draft.own.getValue("defaultElement"));
    }

    private static AttributeSchema attribute(AttributeDraft attribute) {
        Attributes own = attribute.own;
        String defaultValue = own.getValue("defaultValue");
        return new AttributeSchema(own.getValue("name"), AttributeSchema.Type.of(own.getValue("type")),
                defaultValue, flag(own, "required"), flag(own, "isUniqueKey"), flag(own, "isCombinedKey"),
                flag(own, "caseSensitive"), flag(own, "encrypted"), flag(own, "allowInfinite"),
                AttributeSchema.TimeSpanFormat.of(own.getValue("timeSpanFormat")), attribute.names,
                own.getValue("validationType"),
                own.getValue("validationParameter"));
    }

    private static boolean flag(Attributes own, String name) {
        return "true".equalsIgnoreCase(own.getValue(name));
    }
}
