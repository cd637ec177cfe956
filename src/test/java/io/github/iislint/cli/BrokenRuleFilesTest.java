package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule file that cannot be used stops the run with file, line and reason; it is never skipped in silence. */
@Tag("slow")
class BrokenRuleFilesTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    private static final String RULE = """
            <rule xmlns="urn:iislint:rule:1" id="folders-listed" severity="warning">
              <title>A folder shows its files</title>
              <match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>
              <message>{location} shows its files to everybody</message>
              <fix title="Hide them" effect="tightens"><set-attribute name="enabled" value="false"/></fix>
              <explanation>Visitors see what they should not.</explanation>
              <examples>
                <example title="listed">
                  <file path="web.config"><![CDATA[
            <configuration><system.webServer><directoryBrowse enabled="true" /></system.webServer></configuration>
            ]]></file>
                  <found file="web.config" line="1" column="60"/>
                  <fixed file="web.config"><![CDATA[
            <configuration><system.webServer><directoryBrowse enabled="false" /></system.webServer></configuration>
            ]]></fixed>
                </example>
                <example title="not listed">
                  <file path="web.config"><![CDATA[
            <configuration><system.webServer><directoryBrowse enabled="false" /></system.webServer></configuration>
            ]]></file>
                </example>
              </examples>
            </rule>
            """;

    @TempDir
    private Path folder;

    @Test
    void theRuleItselfIsSound() throws IOException {
        Cli run = test(RULE);
        assertEquals(new Cli(0, "1 rule, 2 examples, 0 failures" + System.lineSeparator(), ""), run);
    }

    /** Nor does one take all memory: it ends alone, by its name, and the findings of the others are there. */
    @Test
    void aRuleThatMakesAnEndlessTextEndsAlone() throws IOException {
        StringBuilder doubled = new StringBuilder("<let name=\"a0\">concat('12345678', '12345678')</let>");
        for (int i = 1; i < 40; i++) {
            doubled.append("<let name=\"a").append(i).append("\">concat($a").append(i - 1).append(", $a").append(i - 1)
                    .append(")</let>");
        }
        Path rules = Files.createDirectories(folder.resolve("endless"));
        Files.writeString(rules.resolve("folders-listed.xml"), RULE.replace("  <match>", doubled + "  <match>")
                .replace("[. = 'true']", "[string-length($a39) &gt; 0]"));
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("web.config"), "<configuration><system.webServer><directoryBrowse enabled=\"true\" />"
                + "<security><access sslFlags=\"Bogus\" /></security></system.webServer></configuration>");
        Cli run = IISLINT.run("check", tree, "--rules", rules);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("the rule fails while it runs: concat() produces text of more than 16000000 characters"),
                run.err());
        assertEquals(1, run.err().split("the rule fails while it runs", -1).length - 1, run.err());
        assertTrue(run.out().contains("ssl-flag-unknown"), run.out());
    }

    /** In a rule above, {@code old} becomes {@code broken}; then the message begins with the line and holds the words. */
    @ParameterizedTest(name = "{3}")
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            </title>                | </titel>                       | 2  | not well-formed: <title> is not closed before \
            another end \
            tag; expected </title>
            <rule xmlns="urn:iislint:rule:1" id="folders-listed" severity="warning"> | <rule xmlns="urn:iislint:rule:1" \
            severity="warning"> | 1 | <rule> lacks its attribute "id"
            id="folders-listed"     | id="Folders Listed"            | 1  | "Folders Listed" is not a valid id
            severity="warning"      | severity="fatal"               | 1  | there is no severity "fatal"; expected error, \
            warning or info
            severity="warning"      | severty="warning"              | 1  | <rule> has no attribute "severty"; did you mean \
            "severity"?
            severity="warning"      | severity="warning" sets="stigs" | 1 | sets: there is no set "stigs"; did you mean "stig"?
            severity="warning"      | severity="warning" sets="cis"  | 1  | sets: there is no set "cis"; did you mean "cis-1"?
            severity="warning"      | severity="warning" controls="3.2" | 1 | controls: "3.2" is not a control; expected \
            BENCHMARK:CONTROL
            severity="warning"      | severity="warning" controls="cis-iis10:9.9" | 1 | controls: "cis-iis10:9.9" is not a \
            control \
            of cis-iis10
            severity="warning"      | severity="warning" controls="cis-iis:1.1" | 1 | controls: there is no benchmark \
            "cis-iis"; did you mean "cis-iis10"?
            severity="warning"      | severity="warning" report="all" | 1 | report="all": expected node or owner
            severity="warning"      | severity="warning" since="soon" | 1 | since="soon": expected a release, such as 1.2
            <match>                 | <parameter name="id" default="1"/><match> | 3 | a parameter cannot be called "id"
            <match>                 | <parameter name="max" default="9" max="5"/><match> | 3 | <parameter name="max">: "9": \
            expected a number to 5
            <match>                 | <let name="x">$y</let><match> | 3  | "$y" is undefined here
            <message>               | <message when="true()">        | 1  | expected a last <message> without "when"
            <message>               | <message>a</message><message>  | 4  | this <message> is never used
            severity="warning"      | severity="warning" scope="all" | 1  | there is no scope "all"; expected location, site, \
            server or file
            <title>A folder shows its files</title> | ``             | 1  | <rule> lacks its <title>
            <title>A folder shows its files</title> | <title> </title> | 1  | <rule> lacks its <title>
            <message>{location} shows its files to everybody</message> | `` | 1  | <rule> lacks its <message>
            <explanation>Visitors see what they should not.</explanation> | `` | 1  | <rule> lacks its <explanation>
            <explanation>Visitors see what they should not.</explanation> | <explanatoin/> | 6  | <rule> has no element \
            <explanatoin>; did you mean "explanation"?
            </match>                | </match><match>.</match>       | 3  | <rule> has more than one <match>
            </match>                | </match><linter/>              | 1  | expected exactly one of <match>, <problem> and \
            <linter>
            <match>system.webServer/directoryBrowse/@enabled[. = 'true']</match> | `` | 1  | expected exactly one of <match>, \
            <problem> and <linter>
            <match>system.webServer/directoryBrowse/@enabled[. = 'true']</match> | <problem kind="section-loked"/> | 3 | there \
            is no kind of problem "section-loked"; did you mean "section-locked"?
            {location} shows        | {value} {location shows        | 4  | a placeholder begins with { but does not end with }
            [. = 'true']            | [. = 'true'                    | 3  | is not an XPath expression
            [. = 'true']            | [starts-wiht(., 'true')]       | 3  | there is no function starts-wiht() in XPath 1.0
            [. = 'true']            | [has-flag(., 'Ssl')]           | 3  | there is no function has-flag() in XPath 1.0; did \
            you mean iis:has-flag?
            [. = 'true']            | [iis:has-flags(., 'Ssl')]      | 3  | there is no function iis:has-flags; did you mean \
            iis:has-flag?
            [. = 'true']            | [document('file:///etc/hosts')] | 3 | there is no function document() in XPath 1.0
            [. = 'true']            | [. = $value]                   | 3  | "$value" is undefined here
            system.webServer/directoryBrowse/ | system.webServer/directoryBrows/ | 3 | there is no section \
            "system.webServer/directoryBrows"; did you mean "system.webServer/directoryBrowse"?
            /@enabled[. = 'true']   | /@enabeld[. = 'true']          | 3  | <directoryBrowse> has no attribute "enabeld"; did \
            you mean "enabled"?
            [. = 'true']            | [../../handlers/@accessPolicy = 'Read'] | 3 | the path goes from another section to the \
            section \
            system.webServer/handlers; name it by its full path: /configuration/system.webServer/handlers
            [. = 'true']            | [../@showFlag = 'Date']        | 3  | <directoryBrowse> has no attribute "showFlag"; did \
            you mean "showFlags"?
            [. = 'true']            | [iis:has-flag(../@showFlags, 'Dates')] | 3 | there is no flag "Dates"; did you mean "Date"?
            [. = 'true']            | [iis:has-flag(/configuration/system.webServer/handlers/@accessPolicy, 'SslRequireCert')] \
            | 3 | there is no flag "SslRequireCert"; there are
            {location} shows        | {vlaue} shows                  | 4  | "vlaue" selects nothing: an attribute has no \
            elements; did you mean {value}?
            {location} shows        | {../@showFlag} shows           | 4  | <directoryBrowse> has no attribute "showFlag"; did \
            you mean "showFlags"?
            {location} shows        | {iis:site()/@nmae} shows       | 4  | <site> has no attribute "nmae"; did you mean "name"?
            [. = 'true']            | [re:test(., 'true')]           | 3  | "re:test" is undefined here
            [. = 'true']            | [../x:y = 'true']              | 3  | "x:y" is undefined here
            {location}              | {location                      | 4  | a placeholder begins with { but does not end with }
            {location}              | {../@name[}                    | 4  | is not an XPath expression
            {location}              | {iis:name()}                   | 4  | there is no function iis:name
            effect="tightens"       | effect="better"                | 5  | there is no effect "better"; expected loosens, \
            tightens or neutral
            effect="tightens"       | ``                             | 5  | <fix> lacks its attribute "effect"
            effect="tightens"       | effect="tightens" when="("     | 5  | is not an XPath expression
            <set-attribute name="enabled" value="false"/> | ``       | 5  | a <fix> contains exactly one of set-flags, \
            set-attribute
            <set-attribute name     | <set-atribute name             | 5  | <fix> has no element <set-atribute>; did you mean \
            "set-attribute"?
            <set-attribute name="enabled" value="false"/> | <set-flags attribute="sslFlags" add="SslRequire"/> | 5 | there is \
            no flag "SslRequire"
            <set-attribute name="enabled" value="false"/> | <set-attribute name="enabeld" value="false"/> | 5 | \
            <directoryBrowse> has no attribute "enabeld"; did you mean "enabled"?
            <set-attribute name="enabled" value="false"/> | <set-attribute name="enabled" value="no"/> | 5 | the value "no" of \
            "enabled" is invalid: expected true or false
            <set-attribute name="enabled" value="false"/> | <set-attribute in="system.webServer/security/acces" name="sslFlags" \
            value="Ssl"/> | 5 | there is no section "system.webServer/security/acces"; did you mean \
            "system.webServer/security/access"?
            <set-attribute name="enabled" value="false"/> | <set-flags in="system.webServer/security/access" \
            attribute="sslFlags" add="Sll"/> | 5 | there is no flag "Sll"; did you mean "Ssl"?
            <set-attribute name="enabled" value="false"/> | <add-entry in="system.webServer/httpProtocol/customHeader"><add \
            name="A"/></add-entry> | 5 | <httpProtocol> has no element "customHeader"; did you mean "customHeaders"?
            <set-attribute name="enabled" value="false"/> | <add-entry in="system.webServer/httpProtocol/customHeaders"><add \
            nmae="A"/></add-entry> | 5 | has no attribute "nmae"; did you mean "name"?
            <set-attribute name="enabled" value="false"/> | <add-entry><add name="A"/></add-entry> | 5 | <directoryBrowse> is \
            not a collection with <add>
            <set-attribute name="enabled" value="false"/> | <add-entry/> | 5 | <add-entry> contains exactly the one element \
            that it adds
            <set-attribute name="enabled" value="false"/> | <add-element><hsts enabled="true"/></add-element> | 5 | \
            <directoryBrowse> has no element "hsts"
            <found file="web.config" line="1" | <found file="web.config" line="one" | 12 | line="one" is not a number
            <found file="web.config" | <found path="web.config"      | 12 | <found> has no attribute "path"; expected column, \
            file, line
            <example title="listed" | <example title="listed" now="soon" | 8 | now="soon": expected a time such as \
            2026-01-15T00:00:00Z
            <example title="listed" | <example title="listed" windows="2012" | 8 | windows="2012": expected 2016, 2019, 2022 or \
            2025
            <file path="web.config"> | <file path="../web.config">   | 9  | path="../web.config": expected a relative path with \
            forward slashes
            """)
    void isRefusedWithFileLineAndReason(String old, String broken, int line, String reason) throws IOException {
        assertRefused(test(with(old, broken)), line, reason);
    }

    @Test
    void aRuleThatIsRaisedBySomebodyElseHasNoNodeToSpeakOf() throws IOException {
        String match = "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>";
        String raised = with(match, "<problem kind=\"section-locked\"/>");
        assertRefused(test(raised.replace("{location}", "{value}")), 4,
                "without a <match>, the only placeholders are {problem} and {location}");
        assertRefused(test(raised.replace("Hide them", "Hide {value}")), 5, "without a <match>, the only placeholders");
        assertRefused(test(raised.replace("effect=", "when=\"true()\" effect=")), 5, "a condition needs a <match>");
        assertRefused(test(with(match, "<problem kind=\"section-locked\"/><anchor>..</anchor>")), 3, "<anchor> needs a <match>");
    }

    /** What only an evaluation can tell. */
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            [count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]) > 0] | it visits more than 20000000 nodes
            [iis:has-flag(., 'SslRequire')] | there is no flag "SslRequire"
            [iis:has-flag(.)]               | iis:has-flag needs 2 arguments
            [contains(.)]                   | contains() requires two arguments
            """)
    void isRefusedWhereItFailsWhileItRuns(String predicate, String reason) throws IOException {
        assertRefused(test(with("[. = 'true']", predicate)), 3, "the rule fails while it runs: " + reason);
    }

    @Test
    void anExpressionMayNotBeNestedWithoutLimit() throws IOException {
        String deep = "[" + "not(".repeat(100_000) + "true()" + ")".repeat(100_000) + "]";
        assertRefused(test(with("[. = 'true']", deep)), 3, "is nested too deeply");
        String chain = "[1" + " and 1".repeat(100_000) + "]";
        assertRefused(test(with("[. = 'true']", chain)), 3, "the expression is nested too deeply");
    }

    @Test
    void aRuleAboutFilesKnowsNoLocations() throws IOException {
        String rule = with("severity=\"warning\"", "severity=\"warning\" scope=\"file\"")
                .replace("[. = 'true']", "[iis:expected() = '']");
        assertRefused(test(rule), 3, "iis:expected works on locations only; it cannot be called in a rule with scope=\"file\"");
    }

    @Test
    void aFixOfARuleAboutFilesKnowsNoLocationsEither() throws IOException {
        String rule = with("severity=\"warning\"", "severity=\"warning\" scope=\"file\"");
        String end = "</message>";
        assertRefused(test(rule.replace(end, end + "<fix title='f' effect='neutral'><set-attribute in='system.webServer/cgi' "
                + "name='timeout' value='1'/></fix>")), 4, "in=\"system.webServer/cgi\" needs a location");
        assertRefused(test(rule.replace(end, end + "<fix title='f' effect='neutral'><set-flags attribute='showFlags' "
                + "add='Date'/></fix>")), 4, "<set-flags> needs a location; a rule with scope=\"file\" uses <set-attribute>");
        assertRefused(test(rule.replace(end, end + "<fix title='f' effect='neutral'><strip-pem/></fix>")), 4,
                "<strip-pem> needs a location");
    }

    @Test
    void checkRefusesItAsWell() throws IOException {
        test(with("{location}", "{location"));
        Files.writeString(folder.resolve("web.config"), "<configuration/>");
        assertRefused(IISLINT.run("check", "--rules", folder.resolve("own").toString(), folder.toString()), 4,
                "a placeholder begins with {");
    }

    @Test
    void aRuleThatFailsWhileItRunsStopsAlone() throws IOException {
        test(with("[. = 'true']", "[count(//*[count(//*[count(//*[count(//*) > 0]) > 0]) > 0]) > 0]"));
        Files.writeString(folder.resolve("web.config"), "<configuration><system.webServer><security>"
                + "<access sslFlags=\"SslRequireCer\"/></security></system.webServer></configuration>");
        Cli run = IISLINT.run("check", "--rules", folder.resolve("own").toString(), folder.toString());
        assertEquals(2, run.exit());
        assertTrue(
                run.err().contains("own/folders-listed.xml:3: the rule fails while it runs: it visits more than 20000000 nodes"),
                run.err());
        assertTrue(run.out().contains("[ssl-flag-unknown]"), run.out());
        assertFalse(run.out().contains("[folders-listed]"), run.out());
    }

    @Test
    void anIdIsTakenOnce() throws IOException {
        test(RULE);
        Files.writeString(folder.resolve("own/twin.xml"), RULE);
        Cli run = IISLINT.run("rules", "test", folder.resolve("own").toString());
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("own/twin.xml: the id \"folders-listed\" is taken by "), run.err());
        Files.delete(folder.resolve("own/twin.xml"));
        Files.writeString(folder.resolve("own/shipped.xml"), RULE.replace("folders-listed", "section-locked"));
        Cli list = IISLINT.run("rules", "list", "--rules", folder.resolve("own").toString());
        assertEquals(2, list.exit());
        assertTrue(list.err().contains("own/shipped.xml: the id \"section-locked\" is taken by rules/section-locked.xml"),
                list.err());
    }

    private static String with(String old, String broken) {
        assertTrue(RULE.contains(old), old);
        int at = RULE.indexOf(old);
        return RULE.substring(0, at) + (broken == null ? "" : broken) + RULE.substring(at + old.length());
    }

    private void assertRefused(Cli run, int line, String reason) {
        assertAll(() -> assertEquals(2, run.exit(), run.out()), () -> assertEquals("", run.out()),
                () -> assertTrue(run.err().contains("own/folders-listed.xml:" + line + ": "), run.err()),
                () -> assertTrue(run.err().contains(reason), run.err()),
                () -> assertEquals(1, run.err().lines().count(), run.err()));
    }

    private Cli test(String rule) throws IOException {
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("folders-listed.xml"), rule);
        return IISLINT.run("rules", "test", own.toString());
    }
}
