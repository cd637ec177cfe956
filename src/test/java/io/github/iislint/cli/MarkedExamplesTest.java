package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples say in their own text where a finding is expected, and need not repeat a whole server. */
class MarkedExamplesTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());
    private static final String SILENT = """
            <example title="not listed"><server><![CDATA[
            <system.webServer><directoryBrowse enabled="false" /></system.webServer>
            ]]></server></example>
            """;

    @TempDir
    private Path folder;

    private String test(String examples) throws IOException {
        Files.writeString(folder.resolve("folders-listed.xml"), """
                <rule xmlns="urn:iislint:rule:1" id="folders-listed" severity="warning">
                  <title>A folder shows its files</title>
                  <match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>
                  <message>{location} shows its files to everybody</message>
                  <fix title="Hide them" effect="tightens"><set-attribute name="enabled" value="false"/></fix>
                  <explanation>Visitors see what they should not.</explanation>
                  <examples>
                """ + examples + "  </examples>\n</rule>\n");
        Cli run = IISLINT.run("rules", "test", folder);
        return (run.out() + run.err()).replace("\r", "");
    }

    private static String example(String content) {
        return "<example title=\"listed\">" + content + "</example>\n" + SILENT;
    }

    private static String server(String value, String attributes) {
        return "<server" + attributes + "><![CDATA[\n<location path=\"Shop\"><system.webServer><directoryBrowse enabled=\""
                + value
                + "\"/></system.webServer></location>\n]]></server><fixed><![CDATA[\n<location path=\"Shop\"><system.webServer>"
                + "<directoryBrowse enabled=\"false\"/></system.webServer></location>\n]]></fixed>";
    }

    @Test
    void aMarkInTheBodyOfASuppliedServerIsAFinding() throws IOException {
        assertEquals("1 rule, 2 examples, 0 failures\n", test(example(server("[[true]]", ""))));
        assertEquals("1 rule, 2 examples, 0 failures\n",
                test(example(server("[[true]]", " sites=\"Shop Blog\" bindings=\"http\""))));
    }

    @Test
    void aMarkTellsWhereAFindingEnds() throws IOException {
        String text = test(example(server("[[tru]]e", "")));
        assertTrue(text.contains("found at applicationHost.config:18:67 to 18:71, but no [[ ]] marks it"), text);
        assertTrue(text.contains("nothing found at applicationHost.config:18:67 to 18:70, which [[ ]] marks"), text);
    }

    @Test
    void withoutAMarkNothingMayBeFound() throws IOException {
        assertTrue(test(example(server("true", "")))
                .contains("found at applicationHost.config:18:67, but <found> does not list it"));
    }

    @Test
    void textsThatSayWhereFindingsAreMayHoldBrackets() throws IOException {
        String file = """
                <file path="web.config"><![CDATA[
                <configuration><!-- [[ --><system.webServer><directoryBrowse enabled="true" /></system.webServer></configuration>
                ]]></file><found file="web.config" line="1" column="71"/><fixed file="web.config"><![CDATA[
                <configuration><!-- [[ --><system.webServer><directoryBrowse enabled="false" /></system.webServer></configuration>
                ]]></fixed>
                """;
        assertEquals("1 rule, 2 examples, 0 failures\n", test(example(file)));
        assertTrue(test(example(file.replaceAll("<found.*\"/>", ""))).contains(
                "folders-listed.xml:8: web.config: a mark begins with [[ but does not end with ]]"));
    }

    @Test
    void refusesWhatTheServerCannotHave() throws IOException {
        assertTrue(test(example(server("[[true]]", " bindings=\"ftp\"")))
                .contains("bindings=\"ftp\": expected http, https or both"));
        assertTrue(test(example(server("[[true]]", " sites=\"A&amp;B\""))).contains("expected names of letters and digits"));
        assertTrue(test(example("<file path=\"web.config\">\n</file><fixed>\n</fixed>"))
                .contains("<fixed> lacks its attribute \"file\""));
    }
}
