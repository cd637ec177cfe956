package io.github.iislint.xml;

import io.github.iislint.file.Span;
import org.dom4j.QName;
import org.dom4j.tree.DefaultAttribute;

/** An attribute that knows where it is in the text of its file. */
public final class LocatedAttribute extends DefaultAttribute {

    private static final long serialVersionUID = 1L;

    private final int start;
    private final int valueStart;
    private final int valueEnd;

    LocatedAttribute(QName name, String value, int start, int valueStart, int valueEnd) {
        super(name, value);
        this.start = start;
        this.valueStart = valueStart;
        this.valueEnd = valueEnd;
    }

    LocatedAttribute copy(int offset) {
        return new LocatedAttribute(getQName(), getValue(), start + offset, valueStart + offset, valueEnd + offset);
    }

    /** From the name to the closing quote. */
    public Span span() {
        return new Span(start, valueEnd + 1);
    }

    /** The raw value, without the quotes. */
    public Span valueSpan() {
        return new Span(valueStart, valueEnd);
    }

    /** The quote that surrounds the value. */
    public char quote(String text) {
        return text.charAt(valueEnd);
    }
}
