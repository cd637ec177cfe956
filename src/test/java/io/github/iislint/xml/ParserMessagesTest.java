package io.github.iislint.xml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MalformedException;
import io.github.iislint.file.SourceText;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserMessagesTest {

    private static String said(String text) {
        return XmlFile.parse(Path.of("web.config"), "web.config", SourceText.of(text)).problem()
                .map(MalformedException::getMessage)
                .orElse("well-formed");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            <!-- only a comment -->          | there is no element in the file
            x<a/>                            | text stands before the first element
            &amp;<a/>                        | text stands before the first element
            <a/>x                            | text stands after the end of the root element
            <a/>&amp;                        | text stands after the end of the root element
            <-a/>                            | what begins with < is no element
            <a/><b/>                         | another element begins after the end of the root element
            <a/><                            | the file ends before what is open in it
            <a>                              | the file ends before what is open in it
            <a b="                           | the file ends before what is open in it
            <a><b>                           | the file ends before what is open in it
            <a><?xml version="1.0"?></a>     | an XML declaration stands here
            <!-- --><?xml version="1.0"?><a/> | an XML declaration stands here
            <!DOCTYPE a><a/>                 | a document type declaration is not allowed
            <a><!DOCTYPE a></a>              | a document type declaration is not allowed
            <a><b></a>                       | <b> is open, and another end tag stands here; expected </b>
            <a></a x>                        | the end tag of <a> is not complete; expected </a>
            <a b="1"c="2"/>                  | something stands in the tag <a> that is no attribute
            <a b="x"y"/>                     | something stands in the tag <a> that is no attribute
            <a / >                           | something stands in the tag <a> that is no attribute
            <a>< b/></a>                     | neither a name nor / nor ! stands after <; write &lt;
            <a b/>                           | no = stands after the attribute "b" of <a>; expected b="VALUE"
            <a b=1/>                         | the value of the attribute "b" of <a> is not in quotes
            <a b="<"/>                       | a < stands in the value of the attribute "b" of <a>; write &lt;
            <a b="1" b="2"/>                 | the attribute "b" stands twice in one tag
            <a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/> | the attribute "b" stands twice in one tag
            <a xdt:Transform="Remove"/>      | add xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform" to the root \
            element
            <a x:b="1"/>                     | the prefix "x" of "x:b" is not declared
            <x:a/>                           | the prefix "x" of "x:a" is not declared
            <a xmlns:xml="u"/>               | the prefixes xml and xmlns have fixed meanings
            <a xmlns:xmlns="u"/>             | the prefixes xml and xmlns have fixed meanings
            <xmlns:a/>                       | the prefixes xml and xmlns have fixed meanings
            <a xmlns:x=""/>                  | a prefix is declared with an empty namespace
            <a:b:c xmlns:a="u"/>             | something stands in the tag <a:b> that is no attribute
            <a xmlns:x="u" x:="1"/>          | a colon stands where it separates no prefix from a name
            <a b="x & y"/>                   | & stands alone; write &amp; for the character &
            <a b="x&y=z"/>                   | & begins a reference that no ; ends; write &amp; for the character &
            <a>x&y z</a>                     | & begins a reference that no ; ends; write &amp; for the character &
            <a b="&nbsp;"/>                  | & begins a reference to an entity that is not declared
            <a>&nbsp;</a>                    | & begins a reference to an entity that is not declared
            <a b="&#x;"/>                    | a character reference is not complete
            <a b="&#;"/>                     | a character reference is not complete
            <a b="&#10"/>                    | a character reference is not complete
            <a b="&#0;"/>                    | a character reference stands for a character that XML does not have
            <a>]]></a>                       | ]]> stands in a text; write ]]&gt;
            <a><!-- -- --></a>               | -- stands within a comment
            <a><!-- </a>                     | the file ends before what is open in it
            <a><!- x --></a>                 | a comment is not begun rightly; expected <!--
            <a><![CDATA[ </a>                | the file ends before what is open in it
            <a><? x?></a>                    | no name stands after <?
            <a><?x </a>                      | the file ends before what is open in it
            <a><?x?y?></a>                   | no white space stands after the name of a processing instruction
            <?xml version="2.0"?><a/>        | of which Windows reads version 1.0 alone
            <?xml version="x"?><a/>          | the XML version is not 1.0
            <?xml?><a/>                      | an XML declaration
            <?xml encoding="utf-8"?><a/>     | the XML declaration is not complete
            <?xml version="1.0" standalone="x"?><a/> | "standalone" is neither yes nor no
            <?xml version="1.0" standalon="x"?><a/> | the XML declaration is not complete
            <?xml version "1.0"?><a/>        | the XML declaration is not complete
            <?xml version="1.0"encoding="utf-8"?><a/> | the XML declaration is not complete
            <?xml version=1.0?><a/>          | the XML declaration is not complete
            <?xml version="1.0><a/>          | the file ends before what is open in it
            <?xml version="1.0" x="y"?><a/>  | the XML declaration is not complete
            """)
    void whatIsWrongIsSaidWithWhatIsExpected(String text, String words) {
        String said = said(text);
        assertTrue(said.contains(words), said);
    }

    @Test
    void aCharacterThatXmlDoesNotHaveIsNamed() {
        for (String text : List.of("<a>\u0001</a>", "<a b=\"\u0001\"/>", "<a><!--\u0001--></a>", "<a><![CDATA[\u0001]]></a>",
                "<a><?x \u0001?></a>",
                "<a/>\u0001", "\u0001<a/>")) {
            String said = said(text);
            assertTrue(said.contains("U+1 stands here") || said.contains("text stands"), said);
        }
    }

    @Test
    void limitsAreNamedWithTheirNumbers() {
        assertEquals("elements are nested deeper than 256", said("<a>".repeat(300)));
        assertEquals("a name is longer than 1000 characters", said("<" + "a".repeat(1100) + "/>"));
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 1100; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        assertEquals("an element has more than 1000 attributes", said(attributes.append("/>").toString()));
    }

    @Test
    void namesThatCouldBeAPartOfAPasswordAreLeftOut() {
        for (String text : List.of("<add value=\"Geheim&1n\"/>", "<add value=\"x&Ab12cdef=\"/>",
                "<add value=\"x\"Ab12cdef=\"\"/>", "<add Ab12cdef />",
                "<add Ab12cdef=\"1\" Ab12cdef=\"2\"/>", "<Ab12cdef>")) {
            assertFalse(said(text).contains("Ab12cdef") || said(text).contains("1n"), said(text));
        }
    }

    /** Nothing that a slip of the keyboard makes of a file is told in the words of the parser. */
    @Property
    void aSlipIsToldInOurWords(@ForAll @IntRange(max = 400) int at, @ForAll @IntRange(max = 6) int removed,
            @ForAll("slips") String inserted) {
        String file = """
                <?xml version="1.0" encoding="utf-8"?>
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <!-- iislint-expect client-certificate=none: a shop -->
                  <system.webServer>
                    <security><access sslFlags="Ssl &amp; None" xdt:Transform="SetAttributes" /></security>
                    <?note x?><![CDATA[ text ]]>&#65;
                  </system.webServer>
                </configuration>
                """;
        int from = Math.min(at, file.length());
        String said = said(file.substring(0, from) + inserted + file.substring(Math.min(file.length(), from + removed)));
        assertFalse(said.matches(
                "(The|An?|White|XML|Element|Attribute|Content|Character|Close|Open|Reference|Invalid|Prefixed|Comment) .*")
                || said.contains("\"...\" m"), said);
    }

    @Provide
    Arbitrary<String> slips() {
        return Arbitraries.of("", "<", ">", "&", "\"", "'", "/", "=", ":", ";", "--", "]]>", "<?", "?>", "<!", "</a>", "<a>", " ",
                "x", "&#", "&x;", "\u0001", "\uFFFE", "\uD800", "xdt:", "<?xml ", "<!DOCTYPE x>", "<![CDATA[", "<!--");
    }
}
