package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.RuleSetChoice;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rules together: their ids, what settings may say of them, the sets and benchmarks that they belong to, and what affects
 * them.
 */
class RuleSetTest {

    private static final Path FOLDER = Path.of("rules").toAbsolutePath();
    private static final String BROWSE = "<match>system.webServer/directoryBrowse/@enabled</match>";

    private static String rule(String id, String attributes, String body) {
        return "<rule xmlns='urn:iislint:rule:1' id='" + id + "' severity='info' " + attributes + "><title>t</title>" + body
                + "<message>m</message><explanation>e</explanation></rule>";
    }

    private static RuleSet rules(String... texts) throws Exception {
        Map<Path, SourceText> files = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i++) {
            files.put(FOLDER.resolve(i + ".xml"), SourceText.of(texts[i]));
        }
        files.put(FOLDER.resolve("readme.txt"), SourceText.of("no rule"));
        return RuleSet.of(new MemoryFiles(FOLDER, files), FOLDER);
    }

    private static Settings settings(String content) throws SettingsException {
        return Settings.read(new MemoryFiles(FOLDER, Map.of(Path.of("iislint.xml"), SourceText.of(
                "<iislint xmlns='urn:iislint:settings:1'>" + content + "</iislint>"))), Path.of("iislint.xml"));
    }

    @Test
    void eachIdIsTakenOnceAndOwnRulesAddToTheOthers() throws Exception {
        RuleSet own = rules(rule("b", "", BROWSE), rule("a", "", BROWSE));
        assertEquals(Set.of("a", "b"), own.ids());
        assertEquals(List.of("a", "b"), own.rules().stream().map(Rule::id).toList());
        assertEquals(Set.of("a", "b", "c"), own.over(rules(rule("c", "", BROWSE))).ids());
        assertNull(own.rule("c"));
        assertEquals("folder-listed", rules(rule("folder-listed", "", BROWSE)).nearest("folder-lsted").orElseThrow());
        String message = assertThrows(RuleException.class, () -> rules(rule("a", "", BROWSE), rule("a", "", BROWSE)))
                .getMessage();
        assertTrue(message.contains("\"a\"") && message.contains("0.xml") && message.contains("1.xml"), message);
        MemoryFiles more = new MemoryFiles(FOLDER, Map.of(FOLDER.resolve("more.xml"), SourceText.of(rule("a", "", BROWSE))));
        assertEquals(Set.of("a", "c"), rules(rule("c", "", BROWSE)).with(more, FOLDER).ids());
        assertTrue(assertThrows(RuleException.class, () -> own.with(more, FOLDER)).getMessage().contains("\"a\""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"<rule id='a' mox='3'/>|no parameter \"mox\"; did you mean max?",
            "<rule id='a' max='300'/>|max=\"300\": expected a number from 1 to 100", "<rule id='b' max='3'/>|it has none",
            "<rule id='a' zzz='3'/>|it has max, mode", "<set name='own' level='4'/>|the set \"own\" has no level 4; it has 1, 3",
            "<set name='plain' level='1'/>|it has no levels", "<set name='owm'/>|there is no set \"owm\"; did you mean \"own\"?",
            "<set name='zzzzzz'/>|there is no set \"zzzzzz\"; there are cis, default, headers, own, pedantic, plain, stig, "
                    + "twgcb"})
    void whatSettingsSayOfRulesAndSetsIsChecked(String content, String reason) throws Exception {
        RuleSet rules = rules(rule("a", "sets='own-1 own-3'", "<parameter name='max' default='20' min='1' max='100'/><parameter "
                + "name='mode' default='x'/>" + BROWSE), rule("b", "sets='plain'", BROWSE));
        String message = assertThrows(SettingsException.class, () -> rules.check(settings(content))).getMessage();
        assertTrue(message.contains(reason), message);
        rules.check(settings(
                "<rule id='a' max='30' mode='y'/><set name='own' level='3'/><set name='plain'/><set name='cis' level='2'/>"));
    }

    @Test
    void settingsGiveParametersTheirValues() throws Exception {
        RuleSet rules = rules(rule("a", "", "<parameter name='max' default='20'/><match>.[$max = 30]</match>"),
                rule("b", "", BROWSE));
        assertEquals(1, rules.with(settings("<rule id='a' max='30'/>")).rule("a").match().nodes(host("").tree("Shop")).size());
        assertEquals(0,
                rules.with(settings("<rule id='b' severity='info'/>")).rule("a").match().nodes(host("").tree("Shop")).size());
        assertEquals(Set.of("a", "b"), rules.with(settings("<rule id='a' max='30'/>")).ids());
    }

    @Test
    void aProblemBelongsToTheEnabledRuleThatDescribesItMostClosely() throws Exception {
        RuleSet rules = rules(rule("any", "", "<problem kind='attribute-invalid'/>"),
                rule("near", "", "<problem kind='attribute-invalid' section='system.webServer/directoryBrowse'/>"),
                rule("other", "", "<problem kind='section-locked'/>"));
        Problem problem = host(at("Shop", "<directoryBrowse enabled=\"maybe\"/>")).context().server().problems().get(0);
        assertEquals("near", rules.ruleFor(problem, rule -> true).orElseThrow().id());
        assertEquals("any", rules.ruleFor(problem, rule -> !rule.id().equals("near")).orElseThrow().id());
        assertTrue(rules.ruleFor(problem, rule -> rule.id().equals("other")).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"cis-1, cis, 1", "cis, cis, ", "own-set-2, own-set, 2", "headers, headers, ", "CIS-1, CIS-1, ", "a-0, a-0, "})
    void theLevelOfASetStandsBehindItsName(String text, String name, Integer level) {
        RuleSetChoice choice = RuleSets.choice(text);
        assertEquals(name, choice.name());
        assertEquals(level, choice.level());
    }

    @ParameterizedTest
    @CsvSource({"own-2, own-1, true", "own-2, own-2, true", "own-2, own-3, false", "own, own-3, true", "own-1, own, true",
            "own-1, other-1, false", "other, own, false"})
    void aLevelHoldsThoseBelowIt(String chosen, String set, boolean contains) throws Exception {
        assertEquals(contains,
                RuleSets.contains(RuleSets.choice(chosen), rules(rule("a", "sets='" + set + "'", BROWSE)).rule("a")));
    }

    @ParameterizedTest
    @CsvSource({"sets='Own', is no set", "sets='own-', is no set", "sets='stg', did you mean \"stig\"?",
            "sets='cis', did you mean \"cis-1\"?",
            "controls='3.2', 3.2", "controls='stig:218761', such as stig:V-218761",
            "controls='stg:V-218761', did you mean \"stig\"?",
            "controls='twgcb:04-014-1', twgcb:04-014-0014", "controls='cwe:0', such as cwe:11"})
    void namesOfSetsAndControlsAreChecked(String attributes, String reason) {
        String message = assertThrows(RuleException.class, () -> rules(rule("a", attributes, BROWSE))).getMessage();
        assertTrue(message.contains(reason.replace("is no set", "set")), message);
    }

    @Test
    void ownSetsAndBenchmarksMayBeNamed() throws Exception {
        Rule rule = rules(rule("a", "sets='own-2 cis-2' controls='house:1.2.3 cwe:11 cis-iis10:3.2'", BROWSE)).rule("a");
        assertEquals(List.of("own-2", "cis-2"), rule.sets());
        assertEquals(List.of("house:1.2.3", "cwe:11", "cis-iis10:3.2"), rule.controls());
    }

    @Test
    void aBenchmarkIsCoveredAsFarAsRulesNameItsControls() throws Exception {
        assertEquals(List.of(), Benchmark.coverage(List.of(), List.of(), true));
        Rule rule = rules(rule("a", "controls='cis-iis10:3.2 cwe:11'", BROWSE)).rule("a");
        Benchmark.Coverage level1 = Benchmark.coverage(List.of(RuleSets.choice("cis-1")), List.of(rule), false).get(0);
        Benchmark.Coverage all = Benchmark.coverage(List.of(RuleSets.choice("cis")), List.of(rule), true).get(0);
        assertEquals("cis-iis10", all.benchmark().name());
        assertTrue(level1.controls().size() < all.controls().size());
        assertTrue(level1.controls().stream().allMatch(control -> control.level() == null || control.level() == 1));
        assertEquals(Set.of("cis-iis10:3.2"), all.decided());
        assertEquals(all.controls().size() - 1, all.undecided().size());
        assertTrue(all.undecided().stream().noneMatch(control -> control.id().equals("cis-iis10:3.2")));
        assertTrue(all.undecided().stream().allMatch(control -> !control.reason().isEmpty()));
        Benchmark.Control registered = all.controls().stream().filter(Benchmark.Control::registered).findFirst().orElseThrow();
        Rule asks = rules(rule("b", "controls='" + registered.id() + "'", BROWSE)).rule("b");
        assertEquals(Set.of(), Benchmark.coverage(List.of(RuleSets.choice("cis")), List.of(asks), false).get(0).decided());
        assertEquals(Set.of(registered.id()),
                Benchmark.coverage(List.of(RuleSets.choice("cis")), List.of(asks), true).get(0).decided());
    }

    private static Set<String> affected(String section, String... texts) throws Exception {
        return new TreeSet<>(
                AffectedRules.of(rules(texts).rules(), Schema.builtIn(), Set.of(section), rule -> false, rule -> false).ids());
    }

    @Test
    void aRuleIsAffectedByWhatItReads() throws Exception {
        String modules = "system.webServer/modules";
        String[] texts = {rule("browse", "", BROWSE), rule("reads", "", "<match>" + modules + "/add</match>"),
                rule("everything", "", "<match>//add</match>"), rule("at", "", "<match>.[iis:at('/x')/" + modules + "]</match>"),
                rule("site", "", "<match>iis:site()/@name</match>"),
                rule("module", "", "<match>.[iis:module-installed('M') = 'no']</match>"),
                rule("file", "scope='file'", "<match>a</match>"),
                rule("below", "", "<match>.[iis:below()/" + modules + "]</match>"),
                rule("windows", "", "<match>.[iis:windows() = 2019]</match>"),
                rule("sets", "", "<match>.[iis:sets('a/@b')]</match>"),
                rule("raised", "", "<problem kind='section-locked'/>")};
        assertEquals(Set.of("at", "below", "everything", "file", "module", "reads", "sets"), affected(modules, texts));
        assertEquals(Set.of("browse", "everything", "file", "sets"),
                affected("system.webServer/directoryBrowse", texts));
    }

    /** Of a rule about compilation: what else must be known where only compilation differs. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/configuration/appSettings/add|appSettings",
            "iis:requested-below()|system.webServer/security/access",
            "iis:bypass()|system.webServer/security/access",
            "iis:entries-own()|system.webServer/security/authentication/iisClientCertificateMappingAuthentication",
            "iis:module-installed('M') = 'no'|system.webServer/globalModules system.webServer/modules",
            "iis:sets('system.webServer/directoryBrowse/@enabled')|system.webServer/directoryBrowse",
            "iis:at('admin')/appSettings/add|appSettings", "iis:at(iis:location())/appSettings/add|appSettings",
            "iis:at('admin')[appSettings/add]/connectionStrings|appSettings connectionStrings",
            "iis:below()/appSettings/add|appSettings", "iis:site()/@name|NONE", "iis:has-location('pub')|NONE",
            "iis:sets(string(.))|null", "iis:locked('appSettings')|null", "iis:below()[appSettings]|null", "//add|null",
            "string(iis:at('admin'))|null"})
    void whatAffectedRulesReadIsKnownWhereExpressionsSayIt(String condition, String expected) throws Exception {
        Set<String> reads = AffectedRules
                .of(rules(rule("a", "", "<match>system.web/compilation/@debug[" + condition + "]</match>"),
                        rule("file", "scope='file'", "<match>a</match>"), rule("raised", "", "<problem kind='section-locked'/>"),
                        rule("other", "", BROWSE)).rules(), Schema.builtIn(), Set.of("system.web/compilation"), rule -> false,
                        rule -> false)
                .reads();
        Set<String> names = new TreeSet<>(expected.equals("NONE") ? Set.of() : List.of(expected.split(" ")));
        names.add("system.web/compilation");
        assertEquals(expected.equals("null") ? null : names, reads == null ? null : new TreeSet<>(reads));
    }

    @Test
    void asleepRulesAreAffectedByWhatWakesThem() throws Exception {
        List<Rule> rules = ShippedRules.all().stream().filter(rule -> rule.id().equals("cookies-same-site-none")
                || rule.id().equals("request-filtering-missing")).toList();
        assertEquals(Set.of("cookies-same-site-none"),
                AffectedRules.of(rules, Schema.builtIn(), Set.of("system.web/httpCookies"), rule -> true, rule -> true).ids()
                        .stream().filter(id -> id.startsWith("cookies")).collect(java.util.stream.Collectors.toSet()));
        assertFalse(AffectedRules.of(rules, Schema.builtIn(), Set.of("appSettings"), rule -> true, rule -> true).ids()
                .contains("cookies-same-site-none"));
    }

    @Test
    void whatARuleSaysMattersOnlyWhereItMatches() throws Exception {
        List<Rule> rules = List.copyOf(rules(rule("a", "",
                BROWSE + "<related message='m'>/configuration/appSettings/add</related>")).rules());
        for (boolean silent : new boolean[]{false, true}) {
            assertEquals(silent ? Set.of() : Set.of("a"), AffectedRules.of(rules, Schema.builtIn(), Set.of("appSettings"),
                    rule -> false, rule -> silent).ids());
            assertEquals(Set.of("a"), AffectedRules.of(rules, Schema.builtIn(), Set.of("system.webServer/directoryBrowse"),
                    rule -> false, rule -> silent).ids());
        }
    }

    @Test
    void rulesThatTakeThePlaceOfEachOtherAreAffectedTogether() throws Exception {
        assertEquals(Set.of("a", "b", "c"), affected("system.webServer/modules",
                rule("a", "replaces='b'", "<match>system.webServer/modules/add</match>"), rule("b", "", BROWSE),
                rule("c", "replaces='b'", BROWSE), rule("d", "", BROWSE)));
        assertEquals(Set.of("a"), affected("no/section", rule("a", "replaces='raised'", BROWSE),
                rule("raised", "", "<problem kind='section-locked'/>")).stream().filter(id -> !id.equals("raised"))
                .collect(java.util.stream.Collectors.toSet()));
    }

    @Test
    void timesAddUpByStageAndRule() {
        Timings timings = new Timings();
        timings.add(Timings.Stage.RESOLVE, 5_000_000);
        timings.add(Timings.Stage.PARSE, 2_000_000);
        timings.add(Timings.Stage.PARSE, 1_000_000);
        timings.rule("slow", 9_000_000);
        timings.rule("quick", 1_000_000);
        timings.rule("slow", 1_000_000);
        long now = timings.since(Timings.Stage.REPORT, System.nanoTime() - 4_000_000);
        assertTrue(System.nanoTime() - now >= 0 && now != 0);
        List<String> lines = timings.lines().stream().map(line -> line.strip().replaceAll(" +", " ")).toList();
        assertTrue(lines.get(1 + Timings.Stage.PARSE.ordinal()).endsWith(" 3.0"), lines.toString());
        assertTrue(lines.get(1 + Timings.Stage.RESOLVE.ordinal()).endsWith(" 2.0"), lines.toString());
        assertTrue(lines.get(1 + Timings.Stage.REPORT.ordinal()).matches(".* ([4-9]|\\d\\d+)\\.\\d"), lines.toString());
        assertEquals(List.of("slow 10.0", "quick 1.0"), lines.subList(lines.size() - 2, lines.size()));
        for (int i = 0; i < 20; i++) {
            timings.rule("r" + i, 1);
        }
        assertEquals(15, timings.lines().size() - 2 - Timings.Stage.values().length);
        Timings.NONE.add(Timings.Stage.PARSE, 5);
        Timings.NONE.rule("x", 5);
    }

    @Test
    void whatAuthorsOfRulesNeedIsThere() throws Exception {
        assertTrue(RuleFormat.functions().stream().anyMatch(function -> function.call().startsWith("has-flag(")
                && function.result().startsWith("boolean")));
        assertTrue(RuleFormat.schema().contains("urn:iislint:rule:1"));
        assertEquals("my-rule", rules(RuleFormat.skeleton("my-rule")).rule("my-rule").id());
        assertThrows(IllegalArgumentException.class, () -> RuleFormat.skeleton("My Rule"));
    }
}
