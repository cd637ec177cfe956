package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule of a set runs when its set is chosen or when it is named; settings may give its parameters. */
class RuleSetsTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());
    private static final List<String> OWN = List.of("always", "first-level", "own-set", "second-level");
    private static final String RULE = """
            <rule xmlns="urn:iislint:rule:1" id="%s" severity="info" sets="%s" controls="%s">
              <title>A rule</title>
              <parameter name="max" default="20" min="1" max="100"/>
              <parameter name="mode" default="strict" values="strict lax"/>
              <match>system.webServer/directoryBrowse/@enabled[. = 'true'][$max &gt; 10]</match>
              <message>at most {$max}, {$mode}</message>
              <explanation>A rule.</explanation>
              <examples/>
            </rule>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void rules() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        rule("first-level", "cis-1 stig", "cis-iis10:3.2 cwe:11");
        rule("second-level", "cis-2", "cis-iis10:3.3");
        rule("own-set", "company", "house:R-7");
        rule("always", "default cis-1", "");
        Files.writeString(folder.resolve("web.config"),
                "<configuration><system.webServer><directoryBrowse enabled=\"true\"/></system.webServer></configuration>");
    }

    private void rule(String id, String sets, String controls) throws IOException {
        Files.writeString(folder.resolve("rules/" + id + ".xml"), RULE.formatted(id, sets, controls));
    }

    private void settings(String content) throws IOException {
        Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\">" + content + "</iislint>");
    }

    private Cli check(Object... options) {
        List<Object> all = new ArrayList<>(List.of("check", "--show", "info", "--rules", folder.resolve("rules"), folder));
        all.addAll(List.of(options));
        return IISLINT.run(all.toArray());
    }

    private List<String> found(Object... options) {
        Cli run = check(options);
        assertEquals("", run.err());
        return run.out().lines().filter(line -> line.startsWith("info: ")).map(line -> line.replaceAll(".*\\[(.*)\\]$", "$1"))
                .filter(OWN::contains).sorted().toList();
    }

    @Test
    void aRuleOfASetRunsOnlyWhenItIsAskedFor() {
        assertEquals(List.of("always"), found());
        assertEquals(List.of("always", "first-level", "second-level"), found("--set", "cis"));
        assertEquals(List.of("always", "first-level"), found("--set", "cis-1"));
        assertEquals(List.of("always", "first-level", "second-level"), found("--set", "cis-2"));
        assertEquals(List.of("always", "first-level", "own-set"), found("--set", "stig", "--set", "company"));
        assertEquals(List.of("own-set"), found("--only", "own-set"));
        assertEquals(List.of("always", "own-set"), found("--severity", "own-set=info"));
        assertEquals(List.of("second-level"), found("--set", "cis", "--skip", "first-level", "--severity", "always=off"));
    }

    @Test
    void settingsChooseSetsAndSingleRules() throws IOException {
        settings("<set name='cis' level='1'/><rule id='own-set' severity='info'/>");
        assertEquals(List.of("always", "first-level", "own-set"), found());
        assertEquals(List.of("always", "first-level", "own-set", "second-level"), found("--set", "cis"));
        settings("<set name='cis'/><rule id='first-level' severity='off'/>");
        assertEquals(List.of("always", "second-level"), found());
    }

    @Test
    void settingsGiveParameters() throws IOException {
        settings("<rule id='own-set' max='15.5' mode='lax'/>");
        assertTrue(check().out().contains("info: at most 15.5, lax [own-set]"), check().out());
        settings("<rule id='always' max='5'/>");
        assertEquals(List.of(), found());
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", quoteCharacter = '`', textBlock = """
            <set name='cis' level='3'/>       | the set "cis" has no level 3; it has 1, 2
            <set name='stig' level='1'/>      | the set "stig" has no level 1; it has no levels
            <set name='stik'/>                | there is no set "stik"; did you mean "stig"?
            <set name='cis' level='0'/>       | level="0"; expected a level, such as 1
            <rule id='always' max='101'/>     | max="101": expected a number from 1 to 100
            <rule id='always' max='many'/>    | max="many": expected a number from 1 to 100
            <rule id='always' mode='soft'/>   | mode="soft": expected strict or lax
            <rule id='always' maxi='1'/>      | the rule always has no parameter "maxi"; did you mean max?
            <rule id='section-locked' a='1'/> | the rule section-locked has no parameter "a"; it has none
            <rule id='always'/>               | <rule id="always"> has no effect; expected severity, or a parameter of the rule
            """)
    void refusesWhatCannotBeMeantWithItsPlace(String entry, String message) throws IOException {
        settings(entry);
        Cli run = check();
        assertEquals(2, run.exit());
        assertTrue(run.err().matches("(?s).*iislint.xml:1:\\d+: .*") && run.err().contains(message), run.err());
    }

    @Test
    void refusesAnOptionThatNamesNoSet() {
        assertEquals("iislint: --set: there is no set \"compani\"; did you mean \"company\"?\n",
                check("--set", "compani").err().replace("\r", ""));
    }

    @Test
    void aFindingNamesTheControlsThatItDecides() {
        String json = check("--set", "cis", "--format", "json").out();
        assertTrue(json.contains("\"controls\": [\"cis-iis10:3.2\", \"cwe:11\"]") && json.contains("\"controls\": []"), json);
    }

    @Test
    void listsTheRulesOfASet() {
        Cli run = IISLINT.run("rules", "list", "--rules", folder.resolve("rules"), "--set", "cis-1");
        assertEquals(List.of("always", "first-level"),
                run.out().lines().map(line -> line.split(" ")[0]).filter(OWN::contains).toList());
        assertTrue(run.out().lines().noneMatch(line -> line.startsWith("second-level ") || line.startsWith("own-set ")),
                run.out());
        String json = IISLINT.run("rules", "list", "--rules", folder.resolve("rules"), "--set", "company", "--format", "json")
                .out();
        assertTrue(json.contains("\"sets\": [\"company\"]") && json.contains("\"controls\": [\"house:R-7\"]")
                && json.contains("{\"name\": \"max\", \"default\": \"20\", \"expected\": \"a number from 1 to 100\"}"), json);
        String shown = IISLINT.run("rules", "show", "--rules", folder.resolve("rules"), "own-set").out();
        assertTrue(shown.contains("Sets: company")
                && shown.contains("Parameter: mode, strict or lax; strict unless iislint.xml says "
                        + "<rule id=\"own-set\" mode=\"…\"/>"),
                shown);
    }
}
