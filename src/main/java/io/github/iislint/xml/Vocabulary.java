package io.github.iislint.xml;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import org.dom4j.Node;
import org.dom4j.Text;
import org.jspecify.annotations.Nullable;

/**
 * Which elements and attributes a kind of XML file has. A misspelt name must not be ignored silently: the file would not do
 * what its author expects.
 */
public final class Vocabulary {

    private final @Nullable String namespace;
    private final Map<String, ElementType> entries = new LinkedHashMap<>();

    /** @param namespace of the elements; {@code null} where it does not matter */
    public Vocabulary(@Nullable String namespace) {
        this.namespace = namespace;
    }

    /** What may stand in an element. */
    public enum ContentModel {
        /** Text is no mistake; elements are. */
        TEXT,
        /** The elements of the vocabulary that are named, and no text. */
        ELEMENTS,
        /** The elements of the vocabulary that are named, and text that means nothing. */
        MIXED,
        /** Elements of another vocabulary. */
        FOREIGN
    }

    private record ElementType(ContentModel content, List<String> children, List<String> required, List<String> optional,
            boolean open) {
    }

    public enum MistakeKind {
        UNKNOWN_ELEMENT,
        UNKNOWN_ATTRIBUTE,
        MISSING_ATTRIBUTE,
        TEXT
    }

    /**
     * Something that the vocabulary does not have.
     *
     * @param span the name of the attribute or element; for what is missing, and for text, that of the element around it
     * @param element that is unknown; else the parent
     * @param parent the element that it is in, or should stand in
     * @param name as it is written; empty for text
     * @param expected the names that are possible there; for a missing attribute, those that are required
     */
    public record Mistake(MistakeKind kind, Span span, LocatedElement element, LocatedElement parent, String name,
            List<String> expected) {
    }

    /** An element with text in it, or with nothing. */
    public Vocabulary leaf(String name, List<String> required, List<String> optional) {
        entries.put(name, new ElementType(ContentModel.TEXT, List.of(), required, optional, false));
        return this;
    }

    /** @param children the names of the elements that may stand in it, which may be added later */
    public Vocabulary element(String name, List<String> required, List<String> optional, ContentModel content,
            List<String> children) {
        entries.put(name, new ElementType(content, children, required, optional, false));
        return this;
    }

    /** An element with nothing in it and any further attributes. */
    public Vocabulary open(String name, List<String> required, List<String> optional) {
        entries.put(name, new ElementType(ContentModel.ELEMENTS, List.of(), required, optional, true));
        return this;
    }

    /** The elements in which one of that name may stand, in the order in which they were added. */
    public List<String> parents(String name) {
        return entries.entrySet().stream().filter(entry -> entry.getValue().children().contains(name)).map(Map.Entry::getKey)
                .toList();
    }

    /**
     * The attributes of an element that the vocabulary does not name, where it may have any.
     *
     * @throws IllegalArgumentException for an element that the vocabulary does not have
     */
    public List<LocatedAttribute> further(LocatedElement element) {
        ElementType entry = entry(element);
        List<LocatedAttribute> further = new ArrayList<>();
        for (LocatedAttribute attribute : attributes(element)) {
            if (attribute.getNamespaceURI().isEmpty() && !entry.required().contains(attribute.getName())
                    && !entry.optional().contains(attribute.getName())) {
                further.add(attribute);
            }
        }
        return further;
    }

    /**
     * The first mistake in an element and all that is in it, in the order of the text.
     *
     * @throws IllegalArgumentException for an element that the vocabulary does not have
     */
    public Optional<Mistake> check(LocatedElement element) {
        ElementType entry = entry(element);
        List<String> names = new ArrayList<>(entry.required());
        names.addAll(entry.optional());
        for (LocatedAttribute attribute : attributes(element)) {
            boolean known = attribute.getNamespaceURI().isEmpty()
                    ? entry.open() || names.contains(attribute.getName())
                    : namespace == null || isSchemaLocation(attribute);
            if (!known) {
                String name = attribute.getQualifiedName();
                Span span = new Span(attribute.span().start(), attribute.span().start() + name.length());
                return Optional.of(new Mistake(MistakeKind.UNKNOWN_ATTRIBUTE, span, element, element, name, names));
            }
        }
        for (String name : entry.required()) {
            if (element.located(name) == null) {
                return Optional
                        .of(new Mistake(MistakeKind.MISSING_ATTRIBUTE, element.nameSpan(), element, element, name,
                                entry.required()));
            }
        }
        return entry.content() == ContentModel.FOREIGN ? Optional.empty() : content(element, entry);
    }

    private ElementType entry(LocatedElement element) {
        ElementType entry = entries.get(element.getName());
        if (entry == null) {
            throw new IllegalArgumentException("the vocabulary has no <" + element.getName() + ">");
        }
        return entry;
    }

    private Optional<Mistake> content(LocatedElement element, ElementType entry) {
        for (int i = 0; i < element.nodeCount(); i++) {
            Node node = element.node(i);
            Optional<Mistake> mistake = Optional.empty();
            if (node instanceof LocatedElement child) {
                boolean known = entry.children().contains(child.getName())
                        && (namespace == null || namespace.equals(child.getNamespaceURI()));
                mistake = known
                        ? check(child)
                        : Optional
                                .of(new Mistake(MistakeKind.UNKNOWN_ELEMENT, child.nameSpan(), child, element,
                                        child.getQualifiedName(),
                                        entry.children()));
            } else if (node instanceof Text && entry.content() == ContentModel.ELEMENTS) {
                mistake = Optional.of(new Mistake(MistakeKind.TEXT, element.nameSpan(), element, element, "", entry.children()));
            }
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        return Optional.empty();
    }

    private static List<LocatedAttribute> attributes(LocatedElement element) {
        List<LocatedAttribute> attributes = new ArrayList<>(element.attributeCount());
        for (int i = 0; i < element.attributeCount(); i++) {
            attributes.add((LocatedAttribute) element.attribute(i));
        }
        return attributes;
    }

    /** With these, an editor finds the schema. */
    private static boolean isSchemaLocation(LocatedAttribute attribute) {
        return attribute.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                && (attribute.getName().equals("schemaLocation") || attribute.getName().equals("noNamespaceSchemaLocation"));
    }
}
