package io.github.iislint.xml;

import io.github.iislint.file.Span;
import java.util.ArrayList;
import java.util.List;
import org.dom4j.Attribute;
import org.dom4j.Node;
import org.dom4j.QName;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/** An element that knows where its tags are in the text of its file. */
public final class LocatedElement extends DefaultElement {

    private static final long serialVersionUID = 1L;

    private final int start;
    private final int startTagEnd;
    private int endTagStart;
    private int end;

    LocatedElement(QName name, int start, int startTagEnd) {
        super(name);
        this.start = start;
        this.startTagEnd = startTagEnd;
    }

    void close(int endTagStart, int end) {
        this.endTagStart = endTagStart;
        this.end = end;
    }

    /** Adds copies of all that stands between the tags to an element of another text, in which it stands that much further on. */
    void copyContent(LocatedElement to, int offset) {
        for (int i = 0; i < nodeCount(); i++) {
            Node node = node(i);
            if (node instanceof LocatedElement element) {
                to.add(element.copy(offset));
            } else {
                to.addText(node.getText());
            }
        }
    }

    private LocatedElement copy(int offset) {
        LocatedElement copy = new LocatedElement(getQName(), start + offset, startTagEnd + offset);
        for (int i = 0; i < attributeCount(); i++) {
            copy.add(((LocatedAttribute) attribute(i)).copy(offset));
        }
        copyContent(copy, offset);
        copy.close(endTagStart + offset, end + offset);
        return copy;
    }

    /** The name in the start tag. */
    public Span nameSpan() {
        return new Span(start + 1, start + 1 + getQualifiedName().length());
    }

    /** From {@code <} to {@code >} of the start tag (of the whole element where it has no end tag). */
    public Span startTag() {
        return new Span(start, startTagEnd);
    }

    /** Everything from the start tag to the end tag. */
    public Span span() {
        return new Span(start, end);
    }

    /** The end tag; an empty span at the end of the element where it is written {@code <a/>}. */
    public Span endTag() {
        return new Span(endTagStart, end);
    }

    /** Whether it is written {@code <a/>}. */
    public boolean selfClosing() {
        return endTagStart == end;
    }

    /** The attribute with that local name and no namespace, or {@code null}. */
    public @Nullable LocatedAttribute located(String name) {
        for (int i = 0; i < attributeCount(); i++) {
            Attribute attribute = attribute(i);
            if (attribute.getName().equals(name) && attribute.getNamespaceURI().isEmpty()) {
                return (LocatedAttribute) attribute;
            }
        }
        return null;
    }

    /** The value of the attribute with that local name and no namespace, or {@code null}. */
    public @Nullable String value(String name) {
        LocatedAttribute attribute = located(name);
        return attribute == null ? null : attribute.getValue();
    }

    /**
     * The value of an attribute that the element is known to have, because somebody has checked it, or iislint ships with it.
     *
     * @throws IllegalStateException if it has none with that local name and no namespace
     */
    public String requiredValue(String name) {
        String value = value(name);
        if (value == null) {
            throw new IllegalStateException("<" + getName() + "> lacks its attribute \"" + name + "\"");
        }
        return value;
    }

    /** The span of the value of the attribute with that local name and no namespace; of the element's name where it lacks it. */
    public Span valueSpan(String name) {
        LocatedAttribute attribute = located(name);
        return attribute == null ? nameSpan() : attribute.valueSpan();
    }

    /** The child elements in document order. */
    public List<LocatedElement> children() {
        int count = nodeCount();
        if (count == 0) {
            return List.of();
        }
        List<LocatedElement> children = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Node node = node(i);
            if (node instanceof LocatedElement element) {
                children.add(element);
            }
        }
        return children;
    }

    /** The child element around an offset, or {@code null}. */
    @Nullable
    LocatedElement childAt(int offset) {
        int low = 0;
        int high = nodeCount() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int probe = middle;
            // Text nodes have no place: step to an element beside them.
            while (probe <= high && !(node(probe) instanceof LocatedElement)) {
                probe++;
            }
            if (probe > high) {
                high = middle - 1;
                continue;
            }
            LocatedElement element = (LocatedElement) node(probe);
            if (offset < element.start) {
                high = middle - 1;
            } else if (offset >= element.end) {
                low = probe + 1;
            } else {
                return element;
            }
        }
        return null;
    }

    /** The first child element that begins at or after an offset, or {@code null}. */
    public @Nullable LocatedElement childFrom(int offset) {
        int low = 0;
        int high = nodeCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            int probe = middle;
            while (probe < high && !(node(probe) instanceof LocatedElement)) {
                probe++;
            }
            if (probe < high && ((LocatedElement) node(probe)).start < offset) {
                low = probe + 1;
            } else {
                high = middle;
            }
        }
        while (low < nodeCount() && !(node(low) instanceof LocatedElement)) {
            low++;
        }
        return low < nodeCount() ? (LocatedElement) node(low) : null;
    }

    /** The first child element with that local name, or {@code null}. */
    public @Nullable LocatedElement child(String name) {
        for (int i = 0; i < nodeCount(); i++) {
            if (node(i) instanceof LocatedElement element && element.getName().equals(name)) {
                return element;
            }
        }
        return null;
    }
}
