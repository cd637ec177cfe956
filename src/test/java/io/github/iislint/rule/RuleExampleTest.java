package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an example of a rule file comes to: its files, what is expected where, and its options. */
class RuleExampleTest {

    private static RuleExample example(String attributes, String content) throws RuleException {
        String text = "<rule xmlns='urn:iislint:rule:1' id='own' severity='info'><title>t</title><match>.</match><message>m"
                + "</message>"
                + "<explanation>e</explanation><examples>\n<example title='one' " + attributes + ">" + content
                + "</example></examples></rule>";
        return RuleReader.read(XmlFile.parse(Path.of("own.xml").toAbsolutePath(), "own.xml", SourceText.of(text))).examples()
                .get(0);
    }

    @Test
    void filesFindingsAndFixedTextsAreKept() throws RuleException {
        RuleExample example = example("with='a b' now='2026-02-01T00:00:00Z' windows='2019' expires-within='9' trust='ca.pem'",
                "<settings>\ns</settings><file path='a/web.config'>\nx\n</file><file path='b'>y</file>"
                        + "<found file='a/web.config' line='1' column='2'/><fixed file='a/web.config'>\nz\n</fixed>");
        assertEquals("one", example.title());
        assertEquals(2, example.line());
        assertEquals("s", example.settings());
        assertEquals(Map.of("a/web.config", "x\n", "b", "y"), example.files());
        assertEquals(List.of(new RuleExample.ExpectedFinding("a/web.config", 1, 2, 0, 0)), example.found());
        assertEquals(Map.of("a/web.config", "z\n"), example.fixed());
        assertEquals(Map.of("now", "2026-02-01T00:00:00Z", "windows", "2019", "expires-within", "9", "trust", "ca.pem"),
                example.options());
        assertEquals(List.of("a", "b"), example.with());
        assertNull(example("", "<file path='a'>x</file>").settings());
        assertEquals(List.of(), example("", "<file path='a'>x</file>").with());
    }

    @Test
    void aMarkIsAFindingFromItsFirstToItsLastCharacter() throws RuleException {
        RuleExample example = example("",
                "<file path='a'><![CDATA[\n<x a=\"[[b]]\"\n  c=\"[[d\ne]]\"/>]]></file><file path='b'>[[z]]</file>");
        assertEquals("<x a=\"b\"\n  c=\"d\ne\"/>", example.files().get("a"));
        assertEquals(List.of(new RuleExample.ExpectedFinding("a", 1, 7, 1, 8), new RuleExample.ExpectedFinding("a", 2, 6, 3, 2),
                new RuleExample.ExpectedFinding("b", 1, 1, 1, 2)), example.found());
        assertEquals(1, example("", "<file path='a'>[[x]]</file><found file='a' line='3' column='3'/>").found().size());
        assertEquals("[[x]]", example("", "<file path='a'>[[x]]</file><found file='a' line='3' column='3'/>").files().get("a"));
    }

    @Test
    void theServerAroundAnExampleHasItsSitesWithPoolsAndBindings() throws RuleException {
        String text = example("", "<server sites='Shop Blog' bindings='https'>x</server>").files()
                .get("applicationHost.config");
        assertTrue(text.contains("<add name=\"Shop\" />\n      <add name=\"Blog\" />"), text);
        assertTrue(text.contains("<site name=\"Blog\" id=\"2\">"), text);
        assertTrue(text.contains("physicalPath=\"C:\\sites\\blog\""), text);
        assertTrue(text.contains("<binding protocol=\"https\" bindingInformation=\"*:443:shop.example\" sslFlags=\"1\" />"),
                text);
        assertTrue(!text.contains("*:80:"), text);
        String usual = example("", "<server>x</server>").files().get("applicationHost.config");
        assertTrue(usual.contains("*:80:shop.example") && usual.contains("*:443:shop.example") && usual.contains("id=\"1\""),
                usual);
        assertTrue(usual.endsWith("\nx\n</configuration>\n"), usual);
        RuleExample both = example("", "<server>x</server><fixed>y</fixed>");
        assertEquals(usual.replace("\nx\n", "\ny\n"), both.fixed().get("applicationHost.config"));
    }

    @ParameterizedTest
    @CsvSource({"a, 1, 7, 1, 9, true", "b, 1, 7, 1, 9, false", "a, 2, 7, 1, 9, false", "a, 1, 8, 1, 9, false",
            "a, 1, 7, 2, 9, false",
            "a, 1, 7, 1, 8, false"})
    void aMarkIsMetByItsWholeSpanAndAPlaceByItsFirstCharacter(String file, int line, int column, int endLine, int endColumn,
            boolean marked) {
        Place place = new Place(file, line, column, endLine, endColumn);
        assertEquals(marked, new RuleExample.ExpectedFinding("a", 1, 7, 1, 9).matches(place));
        assertEquals(file.equals("a") && line == 1 && column == 7,
                new RuleExample.ExpectedFinding("a", 1, 7, 0, 0).matches(place));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"|<file path='a'>[[x</file>|a: a mark begins with [[ but does not end with ]]",
            "|<file path='a'>x</file><file path='a'>y</file>|there are two",
            "|<file path='/a'>x</file>|path=\"/a\": expected a "
                    + "relative path",
            "|<file path='a/../b'>x</file>|path=\"a/../b\": expected a relative path",
            "|<file path='a\\b'>x</file>|expected a relative path",
            "|<server bindings='ftp'>x</server>|bindings=\"ftp\": expected http",
            "|<server sites='A/B'>x</server>|sites=\"A/B\": expected names",
            "|<file path='a'>x</file><fixed>y</fixed>|<fixed> lacks its "
                    + "attribute \"file\"",
            "|<file path='a'>x</file><found file='a' line='x' column='1'/>|line=\"x\"",
            "now='today'|<file path='a'>x</file>|now=\"today\"",
            "windows='2012'|<file path='a'>x</file>|windows=\"2012\"",
            "expires-within='soon'|<file path='a'>x</file>|expires-within=\"soon\"",
            "crl='../x'|<file path='a'>x</file>|crl=\"../x\"", "values='/x'|<file path='a'>x</file>|values=\"/x\""})
    void whatCannotBeMeantIsRefusedWithItsLine(String attributes, String content, String reason) {
        String message = assertThrows(RuleException.class, () -> example(attributes == null ? "" : attributes, content))
                .getMessage();
        assertTrue(message.startsWith("own.xml:2: ") && message.contains(reason), message);
    }
}
