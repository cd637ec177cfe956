package io.github.iislint.xdt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A base, a transform, and what comes of them. */
final class Xdt {

    static final String NAMESPACE = "xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"";

    private static final Set<MessageKind> NOTES = Set.of(MessageKind.UNKNOWN_XDT_ATTRIBUTE, MessageKind.SEVERAL_PARENTS,
            MessageKind.KEY_NOT_COMPARED, MessageKind.NESTED);

    private final Transformed transformed;

    private Xdt(Transformed transformed) {
        this.transformed = transformed;
    }

    /** Both files are whole documents. */
    static Xdt of(String base, String transform) {
        Transformed transformed = Transformation.of(file("Web.Release.config", transform)).apply(file("Web.config", base));
        readsAsParsed(transformed.file());
        return new Xdt(transformed);
    }

    /** The tree of a result is the one of its text, however it was made. */
    static void readsAsParsed(XmlFile file) {
        XmlFile parsed = XmlFile.parse(file.path(), file.name(), file.source());
        assertEquals(parsed.problem().map(MalformedException::getMessage), file.problem().map(MalformedException::getMessage));
        assertEquals(parsed.comments(), file.comments());
        assertEquals(shape(parsed.root()), shape(file.root()));
    }

    /** All that is known of an element and of what is within it. */
    private static String shape(@Nullable LocatedElement element) {
        if (element == null) {
            return "";
        }
        StringBuilder shape = new StringBuilder("<").append(element.getQName()).append(element.span())
                .append(element.startTag()).append(element.endTag());
        for (int i = 0; i < element.attributeCount(); i++) {
            LocatedAttribute attribute = (LocatedAttribute) element.attribute(i);
            shape.append("\n@").append(attribute.getQName()).append(attribute.getQName().getNamespaceURI()).append('=')
                    .append(attribute.getValue()).append(attribute.span()).append(attribute.valueSpan());
        }
        for (int i = 0; i < element.nodeCount(); i++) {
            shape.append('\n').append(element.node(i) instanceof LocatedElement child ? shape(child) : element.node(i).getText());
        }
        return shape.append('>').toString();
    }

    /** Both are what {@code <configuration>} holds; in the transform it begins in line 2, column 1. */
    static Xdt inside(String base, String transform) {
        return of("<configuration>\n" + base + "\n</configuration>", "<configuration " + NAMESPACE + ">\n" + transform
                + "\n</configuration>");
    }

    static XmlFile file(String name, String text) {
        return XmlFile.parse(Path.of(name), name, SourceText.of(text));
    }

    Transformed transformed() {
        return transformed;
    }

    String text() {
        return transformed.file().source().text();
    }

    /** The whole result. */
    Xdt is(String expected) {
        assertEquals(expected, text());
        return this;
    }

    /** What {@code <configuration>} holds in the result, white space between tags apart. */
    Xdt gives(String expected) {
        assertEquals("<configuration>" + expected + "</configuration>", text().replaceAll(">\\s+<", "><"));
        return this;
    }

    /** Nothing is to be said. */
    Xdt silently() {
        return says();
    }

    /**
     * The messages of the reference implementation: severity, kind, line and column, in any order, such as
     * {@code warning no-match 2:2}; of the base: {@code base:2:2}.
     */
    Xdt says(String... expected) {
        compare(expected, false);
        assertEquals(Arrays.stream(expected).anyMatch(message -> message.startsWith("error")), transformed.failed());
        return this;
    }

    /** The remarks about what the reference implementation is silent about, kind, line and column. */
    Xdt notes(String... expected) {
        compare(Arrays.stream(expected).map("info "::concat).toArray(String[]::new), true);
        return this;
    }

    private void compare(String[] expected, boolean notes) {
        List<String> found = transformed.messages().stream().filter(message -> NOTES.contains(message.kind()) == notes)
                .map(message -> message.severity() + " " + message.kind() + " "
                        + (message.place().file().name().equals("Web.config") ? "base:" : "") + message.place().line() + ":"
                        + message.place().column())
                .sorted().toList();
        assertEquals(Arrays.stream(expected).sorted().toList(), found, transformed.messages().toString());
    }

    /** A part of the text of the only message. */
    Xdt because(String part) {
        assertEquals(1, transformed.messages().size());
        String text = transformed.messages().get(0).text();
        assertEquals(part, text.contains(part) ? part : text);
        return this;
    }
}
