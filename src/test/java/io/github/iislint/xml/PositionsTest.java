package io.github.iislint.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.Edit;
import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceText;
import io.github.iislint.file.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where things stand in a file, and what happens to files that are none. */
class PositionsTest {

    private static XmlFile parse(String text) {
        return XmlFile.parse(Path.of("x.config"), "x.config", SourceText.of(text));
    }

    private static List<LocatedAttribute> attributes(LocatedElement element) {
        List<LocatedAttribute> found = new ArrayList<>();
        for (int i = 0; i < element.attributeCount(); i++) {
            found.add((LocatedAttribute) element.attribute(i));
        }
        element.children().forEach(child -> found.addAll(attributes(child)));
        return found;
    }

    @Provide
    static Arbitrary<String> documents() {
        Arbitrary<String> value = Arbitraries.of("", "a", "a b", "&lt;&amp;", "&#x41;", "\u00e4\ud83d\ude00", "a\n b", "it>s");
        Arbitrary<String> attribute = Combinators.combine(Arbitraries.of("=", " = ", "\n="), Arbitraries.of("\"", "'"), value)
                .as((equals, quote, text) -> equals + quote + text + quote);
        Arbitrary<String> filling = Arbitraries.of("", " ", "\r\n", "<!-- <a b=\"c\"> -->", "<?p <a b='c'?>",
                "<![CDATA[<a b='c'>]]>", "text");
        Arbitrary<String> leaf = Combinators.combine(attribute.list().ofMaxSize(3), Arbitraries.of("", " ", "\t"))
                .as((list, blank) -> {
                    StringBuilder tag = new StringBuilder("<leaf");
                    for (int i = 0; i < list.size(); i++) {
                        tag.append(i % 2 == 0 ? " " : "\r\n  ").append("a").append(i).append(list.get(i));
                    }
                    return tag.append(blank).append("/>").toString();
                });
        return Combinators.combine(attribute, filling.list().ofMaxSize(4), leaf.list().ofMaxSize(4))
                .as((root, fillings, leaves) -> {
                    StringBuilder text = new StringBuilder("<root b").append(root).append(">");
                    for (int i = 0; i < Math.max(fillings.size(), leaves.size()); i++) {
                        text.append(i < fillings.size() ? fillings.get(i) : "").append(i < leaves.size() ? leaves.get(i) : "");
                    }
                    return text.append("</root >").toString();
                });
    }

    @Property(tries = 300)
    void everyValueCanBeReplacedWithoutTouchingAnythingElse(@ForAll("documents") String text) {
        XmlFile file = parse(text);
        assertTrue(file.problem().isEmpty(), () -> file.problem().get().getMessage() + " in " + text);
        List<LocatedAttribute> attributes = attributes(file.root());
        for (int i = 0; i < attributes.size(); i++) {
            Span span = attributes.get(i).valueSpan();
            String edited = file.source().edited(List.of(new Edit(span, "new"))).text();
            assertEquals(text.substring(0, span.start()) + "new" + text.substring(span.end()), edited);
            List<LocatedAttribute> after = attributes(parse(edited).root());
            for (int j = 0; j < attributes.size(); j++) {
                assertEquals(i == j ? "new" : attributes.get(j).getValue(), after.get(j).getValue());
            }
        }
    }

    @Property(tries = 300)
    void anyTextGivesATreeOrAProblem(@ForAll String text) {
        XmlFile file = parse(text);
        assertEquals(file.root() == null, file.problem().isPresent());
    }

    @Property(tries = 300)
    void aTextThatIsCutOffGivesAProblemAtAPlaceInIt(@ForAll("documents") String text) {
        for (int length = 0; length < text.length(); length += 7) {
            XmlFile file = parse(text.substring(0, length));
            assertTrue(file.root() == null && file.problem().get().line() >= 1);
        }
    }

    @Property(tries = 300)
    void anyBytesGiveATextOrAProblem(@ForAll byte[] bytes) {
        XmlFile.parse(Path.of("x"), "x", SourceText.decode(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void theEncodingOfAFileSurvives(String name) throws CharacterCodingException {
        Charset charset = Charset.forName(name);
        byte[] bytes = ("<?xml version=\"1.0\" encoding=\"" + (name.startsWith("UTF-16") ? "UTF-16" : name)
                + "\"?><r a=\"\u00fc\"/>")
                .getBytes(charset);
        SourceText source = SourceText.decode(bytes);
        assertTrue(source.problem().isEmpty(), () -> source.problem().get().getMessage());
        assertEquals(charset, source.charset());
        assertEquals("\u00fc", XmlFile.parse(Path.of("x"), "x", source).root().value("a"));
        assertEquals(new String(bytes, charset), new String(source.encode(), charset));
    }

    @Test
    void aByteThatTheEncodingDoesNotHaveIsAProblem() {
        SourceText source = SourceText.decode("<r a=\"\u00fc\"/>".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(7, source.problem().get().column());
    }

    @Test
    void documentTypesAndExternalEntitiesAreRefused() {
        assertEquals("a document type declaration is not allowed",
                parse("<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><r>&x;</r>").problem().get().getMessage());
    }

    @Test
    void thereIsADepthAtWhichParsingStops() {
        assertTrue(parse("<a>".repeat(250) + "</a>".repeat(250)).problem().isEmpty());
        assertEquals("elements are nested deeper than 256",
                parse("<a>".repeat(5000) + "</a>".repeat(5000)).problem().get().getMessage());
    }

    @Test
    void aLargeTextGivesTheTreeOfItsParts() {
        String part = "<leaf a='1' b=\"a &amp;&#10; b\">text<!-- <x y='z'/> --><![CDATA[<x>]]></leaf>\r\n<n:leaf "
                + "xmlns:n=\"urn:n\" n:a=\"&lt;\"/>\n";
        String text = "<root>\n" + part.repeat(12_000) + "</root>";
        LocatedElement small = parse("<root>\n" + part + "</root>").root();
        LocatedElement large = parse(text).root();
        assertEquals(new Span(0, text.length()), large.span());
        List<LocatedElement> children = large.children();
        assertEquals(24_000, children.size());
        for (int i = 0; i < children.size(); i++) {
            LocatedElement expected = small.children().get(i % 2);
            int shift = i / 2 * part.length();
            assertEquals(expected.getQName(), children.get(i).getQName());
            assertEquals(expected.getText(), children.get(i).getText());
            assertEquals(new Span(expected.span().start() + shift, expected.span().end() + shift), children.get(i).span());
            for (int j = 0; j < expected.attributeCount(); j++) {
                LocatedAttribute attribute = (LocatedAttribute) expected.attribute(j);
                LocatedAttribute found = (LocatedAttribute) children.get(i).attribute(j);
                assertEquals(attribute.getQName(), found.getQName());
                assertEquals(attribute.getValue(), found.getValue());
                assertEquals(attribute.valueSpan().start() + shift, found.valueSpan().start());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<a b='1' b='2'/>", "<a>", "</b>", "<a b=1/>", "&x;", "<x:y:z xmlns:x='urn:x'/>", "\u0001",
            "<!DOCTYPE a>"})
    void whatIsWrongInALargeTextReadsAsInASmallOne(String wrong) {
        MalformedException small = parse("<root>\n" + wrong + "\n</root>").problem().get();
        MalformedException large = parse("<root>\n" + "<!-- -->\n".repeat(150_000) + wrong + "\n</root>").problem().get();
        assertEquals(small.getMessage(), large.getMessage());
        assertEquals(small.line() + 150_000, large.line());
        assertEquals(small.column(), large.column());
    }

    @Test
    void aFileThatIsTooLargeIsNotRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("web.config"), "<configuration/>");
        IOException refused = org.junit.jupiter.api.Assertions.assertThrows(IOException.class,
                () -> new DiskFiles(folder, 4).read(file));
        assertEquals("web.config: 0 MB is more than --max-file-size allows (0 MB)", refused.getMessage());
    }
}
