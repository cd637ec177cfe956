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
            x<a/>                            | there is text before the root element
            &amp;<a/>                        | there is text before the root element
            <a/>x                            | there is text after the end of the root element
            <a/>&amp;                        | there is text after the end of the root element
            <-a/>                            | what begins with < is not an element
            <a/><b/>                         | another element begins after the end of the root element
            <a/><                            | the file ends inside an element, comment or value
            <a>                              | the file ends inside an element, comment or value
            <a b="                           | the file ends inside an element, comment or value
            <a><b>                           | the file ends inside an element, comment or value
            <a><?xml version="1.0"?></a>     | there is an XML declaration here
            <!-- --><?xml version="1.0"?><a/> | there is an XML declaration here
            <!DOCTYPE a><a/>                 | a document type declaration is not allowed
            <a><!DOCTYPE a></a>              | a document type declaration is not allowed
            <a><b></a>                       | <b> is not closed before another end tag; expected </b>
            <a></a x>                        | the end tag of <a> is incomplete; expected </a>
            <a b="1"c="2"/>                  | the tag <a> contains something that is not an attribute
            <a b="x"y"/>                     | the tag <a> contains something that is not an attribute
            <a / >                           | the tag <a> contains something that is not an attribute
            <a>< b/></a>                     | < is not followed by a name, / or !; write &lt;
            <a b/>                           | there is no = after the attribute "b" of <a>; expected b="VALUE"
            <a b=1/>                         | the value of the attribute "b" of <a> is not in quotes
            <a b="<"/>                       | the value of the attribute "b" of <a> contains <; write &lt;
            <a b="1" b="2"/>                 | the attribute "b" is given twice in one tag
            <a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/> | the attribute "b" is given twice in one tag
            <a xdt:Transform="Remove"/>      | add xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform" to the root \
            element
            <a x:b="1"/>                     | the prefix "x" of "x:b" is not declared
            <x:a/>                           | the prefix "x" of "x:a" is not declared
            <a xmlns:xml="u"/>               | the prefixes xml and xmlns have fixed meanings
            <a xmlns:xmlns="u"/>             | the prefixes xml and xmlns have fixed meanings
            <xmlns:a/>                       | the prefixes xml and xmlns have fixed meanings
            <a xmlns:x=""/>                  | a prefix is declared with an empty namespace
            <a:b:c xmlns:a="u"/>             | the tag <a:b> contains something that is not an attribute
            <a xmlns:x="u" x:="1"/>          | there is a colon that does not separate a prefix from a name
            <a b="x & y"/>                   | there is a single &; write &amp; for the character &
            <a b="x&y=z"/>                   | & begins a reference that does not end with ;; write &amp; for the character &
            <a>x&y z</a>                     | & begins a reference that does not end with ;; write &amp; for the character &
            <a b="&nbsp;"/>                  | & begins a reference to an entity that is not declared
            <a>&nbsp;</a>                    | & begins a reference to an entity that is not declared
            <a b="&#x;"/>                    | a character reference is incomplete
            <a b="&#;"/>                     | a character reference is incomplete
            <a b="&#10"/>                    | a character reference is incomplete
            <a b="&#0;"/>                    | a character reference stands for a character that XML does not allow
            <a>]]></a>                       | text contains ]]>; write ]]&gt;
            <a><!-- -- --></a>               | a comment contains --
            <a><!-- </a>                     | the file ends inside an element, comment or value
            <a><!- x --></a>                 | a comment does not begin correctly; expected <!--
            <a><![CDATA[ </a>                | the file ends inside an element, comment or value
            <a><? x?></a>                    | there is no name after <?
            <a><?x </a>                      | the file ends inside an element, comment or value
            <a><?x?y?></a>                   | there is no white space after the name of a processing instruction
            <?xml version="2.0"?><a/>        | but Windows reads only version 1.0
            <?xml version="x"?><a/>          | the XML version is not 1.0
            <?xml?><a/>                      | an XML declaration
            <?xml encoding="utf-8"?><a/>     | the XML declaration is incomplete
            <?xml version="1.0" standalone="x"?><a/> | "standalone" is neither yes nor no
            <?xml version="1.0" standalon="x"?><a/> | the XML declaration is incomplete
            <?xml version "1.0"?><a/>        | the XML declaration is incomplete
            <?xml version="1.0"encoding="utf-8"?><a/> | the XML declaration is incomplete
            <?xml version=1.0?><a/>          | the XML declaration is incomplete
            <?xml version="1.0><a/>          | the file ends inside an element, comment or value
            <?xml version="1.0" x="y"?><a/>  | the XML declaration is incomplete
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
            assertTrue(said.contains("U+1 is not allowed in XML") || said.contains("there is text"), said);
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
