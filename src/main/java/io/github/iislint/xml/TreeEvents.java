package io.github.iislint.xml;

import org.xml.sax.SAXException;

/**
 * Takes what a parser would report of a text that is known to be well-formed. To be told in document order, and as a parser does:
 * without namespace declarations, with the text between two tags in one piece.
 */
public final class TreeEvents {

    private final TreeBuilder builder;

    TreeEvents(TreeBuilder builder) {
        this.builder = builder;
    }

    /**
     * A start tag.
     *
     * @param parts namespace (empty for none), local name and name as it is written of the element; the same and the value of
     *        each attribute
     */
    public void start(String[] parts) {
        accept(new ParserEvents.Start(parts));
    }

    /** Text that is not blank, with references replaced and line feeds as line endings. */
    public void text(String text) {
        accept(new ParserEvents.Text(text));
    }

    /**
     * What stands between the tags of the element that began last, where that is the same as in another text.
     *
     * @param same the element there, between whose tags no comment is addressed to iislint
     */
    public void content(LocatedElement same) {
        builder.content(same);
    }

    /**
     * The end of an element.
     *
     * @param name as it is written
     */
    public void end(String name) {
        accept(new ParserEvents.End(name));
    }

    private void accept(ParserEvents.Event event) {
        try {
            builder.accept(event);
        } catch (SAXException e) {
            throw new IllegalStateException("a text that is said to be well-formed is not", e);
        }
    }
}
