package io.github.iislint.xdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Every piece of a result knows where it stands in a file that a person can change. */
class OriginsTest {

    private static final String[] NAMES = {"a", "b", "add", "p:q"};
    private static final String[] KEYS = {"k", "v", "p:w"};
    private static final String[] VALUES = {"1", "two", "x &amp; y", "3 &gt; 2", "ä", ""};
    private static final String[] TRANSFORMS = {"Insert", "InsertIfMissing", "Remove", "RemoveAll", "Replace", "SetAttributes",
            "SetAttributes(k)",
            "RemoveAttributes", "RemoveAttributes(k,v)", "CommentOut", "InsertBefore(*)", "InsertAfter(*[last()])"};

    private final Random random = new Random();

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }

    /** An element with children; in a transform some have directives. */
    private String element(String name, int depth, boolean transform) {
        StringBuilder text = new StringBuilder("<").append(name);
        boolean key = false;
        for (String attribute : KEYS) {
            if (random.nextInt(3) == 0) {
                key |= attribute.equals("k");
                char quote = random.nextBoolean() ? '"' : '\'';
                text.append(pick(" ", "\n      ", "  ")).append(attribute).append(pick("=", " = ")).append(quote)
                        .append(pick(VALUES)).append(quote);
            }
        }
        if (transform && random.nextInt(2) == 0) {
            text.append(" xdt:Transform='").append(pick(TRANSFORMS)).append("'");
            if (key && random.nextBoolean()) {
                text.append(" xdt:Locator='Match(k)'");
            }
        }
        if (random.nextInt(4) == 0 || depth == 0) {
            return text.append(pick("/>", " />")).toString();
        }
        text.append('>').append(children(depth - 1, transform));
        return text.append("</").append(name).append('>').toString();
    }

    private String children(int depth, boolean transform) {
        StringBuilder text = new StringBuilder();
        String blank = pick("", "\n  ", "\r\n\t");
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            text.append(blank).append(element(pick(NAMES), depth, transform)).append(pick("", "", "<!-- c -->", " text "));
        }
        return text.append(count > 0 ? blank : "").toString();
    }

    private XmlFile base() {
        return Xdt.file("Web.config", pick("", "<?xml version='1.0'?>\n") + "<c xmlns:p='urn:p'>" + children(3, false) + "</c>");
    }

    private XmlFile transform(String name) {
        return Xdt.file(name, "<c " + Xdt.NAMESPACE + " xmlns:p='urn:p'>" + children(3, true) + "</c>");
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void holdsForAnyTransform(@ForAll long seed) {
        random.setSeed(seed);
        XmlFile base = base();
        Transformed first = Transformation.of(transform("T1.config")).apply(base);
        Transformed second = Transformation.of(transform("T2.config")).apply(first.file());
        for (Transformed transformed : List.of(first, second)) {
            XmlFile file = transformed.file();
            assertTrue(file.problem().isEmpty(), () -> file.problem().get().getMessage() + "\n" + file.source().text());
            Xdt.readsAsParsed(file);
            attributes(file, file.root());
            restIsOfTheBase(base, file);
        }
        assertEquals(Transformation.of(transformAgain(seed, 2)).apply(Xdt.file("Web.config", first.file().source().text()))
                .file().source().text(),
                second.file().source().text());
    }

    /** The n-th transform of a seed. */
    private XmlFile transformAgain(long seed, int n) {
        random.setSeed(seed);
        base();
        XmlFile transform = null;
        for (int i = 1; i <= n; i++) {
            transform = transform("T" + i + ".config");
        }
        return transform;
    }

    private static void attributes(XmlFile file, LocatedElement element) {
        for (int i = 0; i < element.attributeCount(); i++) {
            Span span = ((LocatedAttribute) element.attribute(i)).valueSpan();
            SourceSpan origin = file.origin(span);
            if (span.length() > 0) {
                assertEquals(text(file.source(), span), text(origin.file().text(), origin.span()));
            }
        }
        element.children().forEach(child -> attributes(file, child));
    }

    private static String text(SourceText source, Span span) {
        return source.text().substring(span.start(), span.end());
    }

    /** What of the result stands in the base, stands there in the same order. */
    private static void restIsOfTheBase(XmlFile base, XmlFile file) {
        int last = -1;
        for (int i = 0; i < file.source().text().length(); i++) {
            SourceSpan exact = file.source().composed() ? file.source().exactOrigin(new Span(i, i + 1)) : null;
            if (exact != null && exact.file().text() == base.source()) {
                assertTrue(exact.span().start() > last, () -> file.source().text());
                assertEquals(base.source().text().charAt(exact.span().start()), file.source().text().charAt(i));
                last = exact.span().start();
            }
        }
    }

    @Test
    void aValueThatATransformSetIsInTheTransform() {
        XmlFile file = Xdt.inside("<a x='1' y='2'/>", "<a x='3' xdt:Transform='SetAttributes'/>").transformed().file();
        LocatedElement a = file.root().child("a");
        assertEquals("Web.Release.config", file.origin(a.located("x").valueSpan()).file().name());
        assertEquals(2, file.origin(a.located("x").valueSpan()).line());
        assertEquals("Web.config", file.origin(a.located("y").valueSpan()).file().name());
        assertEquals("Web.config", file.origin(a.nameSpan()).file().name());
    }

    @Test
    void aLiteralIsWhereItsCauseIs() {
        XmlFile file = Xdt.inside("<a n='N'/>", "<a\nx='[$(n)]' xdt:Transform='SetTokenizedAttributes'/>").transformed().file();
        SourceSpan origin = file.origin(file.root().child("a").located("x").valueSpan());
        assertEquals("Web.Release.config:3", origin.file().name() + ":" + origin.line());
        assertNull(file.source().exactOrigin(file.root().child("a").located("x").valueSpan()));
    }

    @Test
    void aTextThatIsNotComposedIsItsOwnOrigin() {
        XmlFile file = Xdt.file("Web.config", "<c/>");
        assertSame(file.source(), file.origin(new Span(1, 2)).file().text());
    }

    @Test
    void aWholeElementBeginsWhereItsFirstPieceDoes() {
        XmlFile file = Xdt.inside("<b/>", "<a><x/></a>\n<a xdt:Transform='Insert'><x/></a>").transformed().file();
        List<String> lines = new ArrayList<>();
        file.root().children().forEach(element -> lines.add(file.origin(element.span()).file()
                .name() + ":" + file.origin(element.span()).line()));
        assertEquals(List.of("Web.config:2", "Web.Release.config:3"), lines);
    }
}
