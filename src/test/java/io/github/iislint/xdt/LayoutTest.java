package io.github.iislint.xdt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bytes of a result: what no transform touches stays, and what comes in looks like what is there. */
class LayoutTest {

    private static final String BASE = """
            <?xml version="1.0" encoding="utf-8"?>
            <!-- shop -->
            <configuration>
                <appSettings >
                    <add key='a'   value = "1 &gt; 0" />

                    <add key="b"
                         value="2" /> <!-- b -->
                </appSettings>
                <empty/>
                <open></open>
            </configuration>
            """;

    private static Xdt apply(String transform) {
        return Xdt.of(BASE, "<configuration " + Xdt.NAMESPACE + ">\n" + transform + "\n</configuration>");
    }

    @Test
    void whatIsNotTouchedStays() {
        apply("<other/>").is(BASE);
        apply("<appSettings><add key='a' value='1 &gt; 0' xdt:Locator='Match(key)' xdt:Transform='SetAttributes'/></appSettings>")
                .is(BASE);
    }

    @Test
    void aValueIsReplacedBetweenItsQuotes() {
        apply("<appSettings><add key='a' value='two' xdt:Locator='Match(key)' xdt:Transform='SetAttributes'/></appSettings>")
                .is(BASE.replace("1 &gt; 0", "two"));
    }

    @Test
    void theQuotesOfTheTransformComeAlongWhereTheValueHoldsTheOthers() {
        apply("<appSettings><add key='a' value='say \"no\"' xdt:Locator='Match(key)' "
                + "xdt:Transform='SetAttributes(value)'/></appSettings>")
                .is(BASE.replace("\"1 &gt; 0\"", "'say \"no\"'"));
    }

    @Test
    void aNewAttributeGetsALineOfItsOwnWhereTheOthersHaveOne() {
        apply("<appSettings><add key='b' x='1' xdt:Locator='Match(key)' xdt:Transform='SetAttributes(x)'/></appSettings>")
                .is(BASE.replace("value=\"2\" />", "value=\"2\"\n             x='1' />"));
        apply("<appSettings><add key='a' x='1' xdt:Locator='Match(key)' xdt:Transform='SetAttributes(x)'/></appSettings>")
                .is(BASE.replace("\"1 &gt; 0\" />", "\"1 &gt; 0\" x='1' />"));
    }

    @Test
    void aRemovedAttributeTakesTheBlankBeforeItAlong() {
        apply("<appSettings><add key='a' xdt:Locator='Match(key)' xdt:Transform='RemoveAttributes(value)'/></appSettings>")
                .is(BASE.replace("   value = \"1 &gt; 0\"", ""));
        apply("<appSettings><add key='b' xdt:Locator='Match(key)' xdt:Transform='RemoveAttributes(key)'/></appSettings>")
                .is(BASE.replace("key=\"b\"\n             value=\"2\"", "value=\"2\""));
    }

    @Test
    void aRemovedElementTakesItsLineAlong() {
        apply("<appSettings><add key='a' xdt:Locator='Match(key)' xdt:Transform='Remove'/></appSettings>")
                .is(BASE.replace("\n        <add key='a'   value = \"1 &gt; 0\" />", ""));
        apply("<appSettings><add key='b' xdt:Locator='Match(key)' xdt:Transform='Remove'/></appSettings>")
                .is(BASE.replace("<add key=\"b\"\n             value=\"2\" />", ""));
    }

    @Test
    void anInsertedElementIsIndentedLikeItsNeighbours() {
        apply("  <appSettings>\n    <add key='c'\n         value='3'\n         xdt:Transform='Insert'>\n      <x/>\n    "
                + "</add>\n  </appSettings>")
                .is(BASE.replace("<!-- b -->\n",
                        "<!-- b -->\n        <add key='c'\n             value='3'>\n          <x/>\n        </add>\n"));
        apply("<appSettings>\n<add key='c' xdt:Transform=\"InsertBefore(add[@key='b'])\" />\n</appSettings>")
                .is(BASE.replace("        <add key=\"b\"", "        <add key='c' />\n        <add key=\"b\""));
    }

    @Test
    void anEmptyElementIsOpened() {
        apply("<empty><x xdt:Transform='Insert'/></empty>").is(BASE.replace("<empty/>", "<empty>\n        <x/>\n    </empty>"));
        apply("<open><x xdt:Transform='Insert'/></open>").is(BASE.replace("<open></open>", "<open>\n        <x/>\n    </open>"));
    }

    @Test
    void inOneLineNothingIsBroken() {
        Xdt.of("<c><a><b/></a></c>", "<c " + Xdt.NAMESPACE + ">\n  <a>\n    <d xdt:Transform='Insert'/>\n  </a>\n</c>")
                .is("<c><a><b/><d/></a></c>");
    }

    @Test
    void lineEndsAreThoseOfTheBase() {
        Xdt.of("<c>\r\n  <a/>\r\n</c>\r\n", "<c " + Xdt.NAMESPACE
                + ">\n  <b xdt:Transform='Insert'>\n    <!-- one\n    two -->\n  </b>\n</c>\n")
                .is("<c>\r\n  <a/>\r\n  <b>\r\n    <!-- one\r\n    two -->\r\n  </b>\r\n</c>\r\n");
    }

    @Test
    void namespacesAreDeclaredWhereTheyAreNeeded() {
        Xdt.of("<c>\n  <a/>\n</c>", "<c " + Xdt.NAMESPACE
                + " xmlns:p='urn:p'>\n  <x xmlns='urn:x' xmlns:unused='urn:u' p:k='1' xdt:Transform='Insert'><y/><z "
                + "xmlns=''/></x>\n</c>")
                .is("<c>\n  <a/>\n  <x p:k='1' xmlns='urn:x' xmlns:p=\"urn:p\"><y/><z xmlns=''/></x>\n</c>");
        Xdt.of("<c xmlns='urn:x'>\n  <a/>\n</c>", "<d:c " + Xdt.NAMESPACE
                + " xmlns:d='urn:x'>\n  <x xdt:Transform='Insert'/>\n</d:c>")
                .is("<c xmlns='urn:x'>\n  <a/>\n  <x xmlns=\"\"/>\n</c>");
    }

    @Test
    void theEncodingOfTheBaseStays() throws CharacterCodingException {
        byte[] latin = "<?xml version='1.0' encoding='iso-8859-1'?><c><a k='ä'/></c>".getBytes(StandardCharsets.ISO_8859_1);
        XmlFile base = XmlFile.parse(Path.of("Web.config"), "Web.config", SourceText.decode(latin));
        XmlFile transform = Xdt.file("T.config", "<c " + Xdt.NAMESPACE + "><a l='ö€' xdt:Transform='SetAttributes'/></c>");
        assertArrayEquals("<?xml version='1.0' encoding='iso-8859-1'?><c><a k='ä' l='ö&#x20AC;'/></c>"
                .getBytes(StandardCharsets.ISO_8859_1),
                Transformation.of(transform).apply(base).file().source().encode());
        XmlFile name = Xdt.file("T.config", "<c " + Xdt.NAMESPACE + "><ł xdt:Transform='Insert'/></c>");
        assertEquals(MessageKind.NOT_ENCODABLE, Transformation.of(name).apply(base).messages().get(0).kind());
    }

    /** This one of Japan has no backslash. */
    @Test
    void whatAnEncodingOfAsciiLacksIsWrittenAsReference() throws CharacterCodingException {
        byte[] bytes = "<?xml version='1.0' encoding='x-IBM943'?><c><a/></c>".getBytes(StandardCharsets.US_ASCII);
        XmlFile base = XmlFile.parse(Path.of("Web.config"), "Web.config", SourceText.decode(bytes));
        XmlFile transform = Xdt.file("T.config", "<c " + Xdt.NAMESPACE + "><a l='C:\\x' xdt:Transform='SetAttributes'/></c>");
        assertEquals("<?xml version='1.0' encoding='x-IBM943'?><c><a l='C:&#x5C;x'/></c>", new String(
                Transformation.of(transform).apply(base).file().source().encode(), StandardCharsets.US_ASCII));
    }

    @Test
    void theByteOrderMarkStays() throws CharacterCodingException {
        byte[] marked = "\uFEFF<c><a/></c>".getBytes(StandardCharsets.UTF_16LE);
        XmlFile base = XmlFile.parse(Path.of("Web.config"), "Web.config", SourceText.decode(marked));
        XmlFile transform = Xdt.file("T.config", "<c " + Xdt.NAMESPACE + "><a xdt:Transform='Remove'/></c>");
        assertArrayEquals("\uFEFF<c></c>".getBytes(StandardCharsets.UTF_16LE), Transformation.of(transform).apply(base).file()
                .source().encode());
    }

    @Test
    void processingInstructionsCommentsAndCdataStay() {
        String base = "<?xml version=\"1.0\"?>\n<?pi a?><!-- one --><c><![CDATA[<a/>]]><a/> text <?pi b?></c>\n<!-- two -->\n";
        Xdt.of(base, "<c " + Xdt.NAMESPACE + "><a k='1' xdt:Transform='SetAttributes'/></c>")
                .is(base.replace("<a/> text", "<a k='1'/> text")).silently();
    }

    @Test
    void aQuoteCharacterThatXmlAllowsInTheOtherQuotesIsRead() {
        Xdt.of("<c><a k='x > y \"'/><b/></c>", "<c " + Xdt.NAMESPACE + "><b xdt:Transform='Remove'/></c>")
                .is("<c><a k='x > y \"'/></c>").silently();
    }
}
