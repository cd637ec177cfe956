package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code iislint rules}. */
class RulesCommandTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    private static final String NEWLINE = System.lineSeparator();

    @TempDir
    private Path folder;

    @Test
    void listsEachRuleOnALine() throws RuleException {
        Cli run = IISLINT.run("rules", "list");
        assertEquals(0, run.exit());
        assertEquals(RuleSet.builtIn().ids().size(), run.out().lines().count());
        assertTrue(run.out().lines().anyMatch(line -> line.matches("client-certificate-mapping-missing +warning  fix  "
                + "A client certificate is required, but nothing maps it")), run.out());
        assertEquals(run, IISLINT.run("rules"));
    }

    @Test
    void aRuleThatCannotBeWrittenIsTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("rules"), "");
        Cli run = IISLINT.run("rules", "new", "--dir", file.toString(), "own-rule");
        assertEquals(2, run.exit());
        assertFalse(run.err().contains("internal error"), run.err());
        assertTrue(run.err().contains("own-rule.xml: cannot be written") || run.err().contains("there is no such folder"),
                run.err());
    }

    /** A name alone is a child element, also one of an element that no schema knows, and would stay empty. */
    @Test
    void theNameOfAFunctionIsNoPlaceholder(@TempDir Path folder) throws IOException {
        IISLINT.run("rules", "new", "own-rule", "--dir", folder.toString());
        Path file = folder.resolve("own-rule.xml");
        String rule = Files.readString(file);
        String own = rule.replaceAll("<match>.*?</match>", "<match>shop.settings/thing</match>");
        for (String text : List.of(rule.replace("{location}", "{site}"), own.replace("{location}", "{site}"))) {
            Files.writeString(file, text);
            Cli run = IISLINT.run("rules", "test", folder.toString());
            assertEquals(2, run.exit(), run.out());
            assertTrue(run.err().contains("did you mean the function, {iis:site()/@name}? To refer to the element, write "
                    + "{./site}"), run.err());
        }
        Files.writeString(file, own.replace("{location}", "{./site}"));
        assertEquals(1, IISLINT.run("rules", "test", folder.toString()).exit());
    }

    @Test
    void aFolderWithoutRulesIsAMistakeForCheckToo(@TempDir Path folder) {
        for (Cli run : List.of(IISLINT.run("rules", "test", folder.toString()),
                IISLINT.run("rules", "list", "--rules", folder.toString()),
                IISLINT.run("check", "--rules", folder.toString(), folder.toString()))) {
            assertEquals(2, run.exit(), run.out());
            assertTrue(run.err().contains("this folder contains no rule file (*.xml)"), run.err());
        }
    }

    @Test
    void listsRulesWithATag() {
        Cli run = IISLINT.run("rules", "list", "--tag", "403.7");
        assertTrue(run.out().lines().anyMatch(line -> line.startsWith("client-certificate-mapping-missing ")));
        assertTrue(run.out().lines().noneMatch(line -> line.startsWith("section-locked ")));
    }

    @Test
    void listsAsJson() {
        JSONArray rules = new JSONObject(IISLINT.run("rules", "list", "--format", "json").out()).getJSONArray("rules");
        JSONObject rule = rule(rules, "client-certificate-not-expected");
        assertEquals("error", rule.getString("severity"));
        assertEquals("location", rule.getString("scope"));
        assertTrue(rule.getBoolean("fixable"));
        assertTrue(rule.getJSONArray("tags").toList().contains("client-certificates"));
        assertEquals("[\"client-certificate-mapping-missing\"]", rule.getJSONArray("replaces").toString());
    }

    private static JSONObject rule(JSONArray rules, String id) {
        for (Object rule : rules) {
            if (((JSONObject) rule).getString("id").equals(id)) {
                return (JSONObject) rule;
            }
        }
        throw new AssertionError(id);
    }

    @Test
    void showsWhatARuleIsAboutWithItsExamples() {
        Cli run = IISLINT.run("rules", "show", "client-certificate-mapping-missing", "--examples");
        assertEquals(0, run.exit());
        assertTrue(run.out().startsWith("client-certificate-mapping-missing  (warning, has a fix)" + NEWLINE), run.out());
        assertTrue(run.out().contains("403.7"), run.out());
        assertTrue(run.out().contains("Tags: client-certificates, mapping, 403.7"), run.out());
        assertTrue(run.out().contains("https://learn.microsoft.com/"), run.out());
        assertTrue(run.out().contains("""
                  >  20 |         <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
                """.stripTrailing()), run.out());
        assertTrue(run.out().contains("+         <access sslFlags=\"Ssl, SslNegotiateCert\" />"), run.out());
        assertTrue(run.out().contains("Silent: accepted, not required"), run.out());
    }

    @Test
    void examplesAreShownOnRequestOnly() {
        String shown = IISLINT.run("rules", "show", "tls-ends-upstream").out();
        assertTrue(shown.lines().count() < 60, shown);
        assertTrue(shown.lines().noneMatch(line -> line.startsWith("Silent: ") || line.startsWith("Found: ")), shown);
        assertTrue(shown.strip().endsWith(" (--examples shows them)"), shown);
    }

    @Test
    void showsSeveralAsJson() {
        Cli run = IISLINT.run("rules", "show", "--format", "json", "section-locked", "mapping-certificate-expired");
        JSONArray rules = new JSONObject(run.out()).getJSONArray("rules");
        assertEquals(2, rules.length());
        JSONObject locked = rule(rules, "section-locked");
        assertTrue(locked.getString("explanation").contains("500.19"));
        assertTrue(locked.getJSONArray("references").getJSONObject(0).getString("href").startsWith("https://"));
        JSONObject example = locked.getJSONArray("examples").getJSONObject(0);
        assertTrue(example.getJSONArray("files").getJSONObject(0).getString("text").startsWith("<configuration>"));
        assertTrue(example.getJSONArray("found").getJSONObject(0).getInt("line") > 0);
    }

    @Test
    void namesTheNearestRule() {
        Cli run = IISLINT.run("rules", "show", "section-loked");
        assertEquals(new Cli(2, "", "iislint: rules show: there is no rule \"section-loked\"; did you mean "
                + "\"section-locked\"?" + NEWLINE), run);
    }

    @Test
    void testsAFolderOfRulesInPlaceOfTheShippedOnesWithTheSameIds() {
        Cli run = IISLINT.run("rules", "test", "rules");
        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(run.out().matches("\\d+ rules, \\d+ examples, 0 failures\\s+"), run.out());
    }

    @Test
    void tellsWhichExamplesGoAnotherWay() throws IOException {
        String rule = Files.readString(Path.of("rules/application-pool-unknown.xml"));
        Files.writeString(folder.resolve("own-pool-unknown.xml"),
                rule.replace("id=\"application-pool-unknown\"", "id=\"own-pool-unknown\"")
                        .replaceFirst("<found file=\"(.+?)\" line=\"\\d+\"", "<found file=\"$1\" line=\"1\""));
        Cli run = IISLINT.run("rules", "test", folder.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().contains(", but <found> does not list it: "), run.out());
        assertTrue(run.out().contains(", which <found> lists"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.matches(".*own-pool-unknown\\.xml:\\d+: \".+\": .*")),
                run.out());
    }

    @Test
    void anIdThatIsShippedIsTakenAsItIsForCheck() throws IOException {
        Files.copy(Path.of("rules/certificate-required-without-ssl.xml"), folder.resolve("certificate-required-without-ssl.xml"));
        Cli run = IISLINT.run("rules", "test", folder.toString());
        assertEquals(2, run.exit(), run.out());
        assertTrue(run.err().contains("the id \"certificate-required-without-ssl\" is taken by a shipped rule"), run.err());
    }

    @Test
    void theHintOfAFindingShowsARuleOfOnesOwn() throws IOException {
        Path own = Files.createDirectory(folder.resolve("own rules"));
        assertEquals(0, IISLINT.run("rules", "new", "folder-listed", "--dir", own).exit());
        Files.writeString(folder.resolve("web.config"), "<configuration><system.webServer><directoryBrowse enabled=\"true\" />"
                + "</system.webServer></configuration>");
        String shown = IISLINT.run("check", "--only", "folder-listed", "--rules", own, "--show", "info", folder).out();
        assertTrue(shown.contains("iislint rules show folder-listed --rules \"" + own + "\""), shown);
        assertEquals(0, IISLINT.run("rules", "show", "folder-listed", "--rules", own).exit());
    }

    @Test
    void wantsExamplesThatAreFoundAndSilent() throws IOException {
        Files.writeString(folder.resolve("bare.xml"), """
                <rule xmlns="urn:iislint:rule:1" id="bare" severity="info" replaces="section-loked">
                  <title>Something</title>
                  <match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>
                  <message>Something</message>
                  <fix title="Mend it" effect="neutral"><set-attribute name="enabled" value="false"/></fix>
                  <explanation>Why.</explanation>
                </rule>
                """);
        Cli run = IISLINT.run("rules", "test", folder.toString());
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("bare.xml:1: expected at least 1 example with <found>; there are 0"), run.out());
        assertTrue(run.out().contains("bare.xml:1: expected at least 1 example without <found>, a near miss; there are 0"),
                run.out());
        assertTrue(run.out().contains("bare.xml:1: the rule has a <fix>, but no example has <fixed>"), run.out());
        assertTrue(run.out().contains("bare.xml:1: replaces=\"section-loked\": there is no rule \"section-loked\"; did you mean "
                + "\"section-locked\"?"), run.out());
    }

    @Test
    void aFolderWithoutRulesIsAMistake() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Cli run = IISLINT.run("rules", "test", empty.toString());
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("empty: this folder contains no rule file (*.xml)"), run.err());
        assertEquals(2, IISLINT.run("rules", "test", folder.resolve("none").toString()).exit());
    }

    @Test
    void aNewRulePassesItsExamples() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("own"));
        assertEquals(0, IISLINT.run("rules", "new", "my-rule", "--dir", rules).exit());
        assertEquals("1 rule, 2 examples, 0 failures" + NEWLINE, IISLINT.run("rules", "test", rules).out());
        Cli again = IISLINT.run("rules", "new", "my-rule", "--dir", rules);
        assertTrue(again.exit() == 2 && again.err().contains("my-rule.xml: already exists"), again.err());
        assertTrue(IISLINT.run("rules", "new", "My Rule", "--dir", rules).err()
                .contains("\"My Rule\" is not a valid id; expected words"));
        assertTrue(IISLINT.run("rules", "new", "section-locked", "--dir", rules).err().contains("taken by a shipped rule"));
        assertTrue(IISLINT.run("rules", "new", "b", "--dir", folder.resolve("none")).err().contains("there is no folder"));
    }

    @Test
    void listsFunctionsAndPrintsSchemas() {
        assertTrue(IISLINT.run("rules", "functions").out().contains("iis:has-flag(value, 'Name')" + NEWLINE + "    boolean: "));
        assertEquals("iis:assumed()",
                new JSONObject(IISLINT.run("rules", "functions", "--format", "json").out()).getJSONArray("functions")
                        .getJSONObject(0).getString("call"));
        assertTrue(IISLINT.run("rules", "schema").out().contains("targetNamespace=\"urn:iislint:rule:1\""));
        assertTrue(IISLINT.run("rules", "schema", "settings").out().contains("targetNamespace=\"urn:iislint:settings:1\""));
    }

    @Test
    void aTagThatNoRuleHasIsAnErrorThatNamesTheNearest() {
        Cli run = IISLINT.run("rules", "list", "--tag", "client-certificate");
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertTrue(
                run.err().contains("--tag \"client-certificate\": no rule has this tag; did you mean \"client-certificates\"?"),
                run.err());
    }
}
