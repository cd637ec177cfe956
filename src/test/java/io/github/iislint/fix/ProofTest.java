package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.rule.RuleSet;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a fix must prove before it is made: the finding is gone, nothing else changes, and nothing as bad is new. */
class ProofTest {

    private static final String BROWSE = "system.webServer/directoryBrowse";

    private static String rule(String id, String severity, String match, String fix) {
        return "<rule xmlns='urn:iislint:rule:1' id='" + id + "' severity='" + severity + "'><title>t</title><match>" + match
                + "</match><message>m of " + id + "</message>"
                + (fix.isEmpty() ? "" : "<fix title='f' effect='neutral'>" + fix + "</fix>")
                + "<explanation>e</explanation></rule>";
    }

    private static String set(String name, String value) {
        return "<set-attribute name='" + name + "' value='" + value + "'/>";
    }

    /** A run of these rules, the others aside. */
    private static Run rules(String... texts) throws Exception {
        Path folder = Run.ROOT.resolve("rules");
        Map<Path, SourceText> files = new LinkedHashMap<>();
        for (int i = 0; i < texts.length; i++) {
            files.put(folder.resolve(i + ".xml"), SourceText.of(texts[i]));
        }
        return Run.alone(RuleSet.of(new MemoryFiles(Run.ROOT, files), folder));
    }

    private static String at(String path, String content) {
        return "  <location path=\"" + path + "\">\n    <system.webServer>\n" + content
                + "    </system.webServer>\n  </location>\n";
    }

    private static String host(String rest) {
        return Run.host(List.of("Shop/app", "Blog"), rest);
    }

    private static void assertRefused(Run run, String reason) throws Exception {
        String before = run.text("applicationHost.config");
        Fixer.FixResult outcome = run.fix();
        assertEquals(before, run.text("applicationHost.config"));
        assertEquals(1, outcome.refused().size(), outcome.refused().toString());
        assertTrue(outcome.refused().get(0).reason().contains(reason), outcome.refused().get(0).reason());
    }

    @Test
    void whatWasFoundBeforeInWhatOneFixWritesDoesNotHideWhatAnotherCauses() throws Exception {
        Run run = rules(rule("style", "warning", BROWSE + "/@showFlags[. = 'Date']", set("showFlags", "Time")),
                rule("document", "info", "system.webServer/defaultDocument/@enabled[. = 'true'][iis:is-set(.)]",
                        set("enabled", "false")),
                rule("watch", "info", BROWSE + "/@showFlags[iis:is-set(.)] | " + BROWSE
                        + "/@enabled[iis:is-set(.)][/configuration/system.webServer/defaultDocument/@enabled = 'false']", ""));
        String content = "      <directoryBrowse enabled=\"true\" showFlags=\"Date\" />\n"
                + "      <defaultDocument enabled=\"true\" />\n";
        run.file("applicationHost.config", host(at("Shop", content)));
        Fixer.FixResult outcome = run.fix();
        assertEquals(host(at("Shop", content.replace("Date", "Time"))), run.text("applicationHost.config"));
        assertEquals(List.of("document"), outcome.refused().stream().map(refused -> refused.finding().rule()).toList());
    }

    @Test
    void theFindingMustBeGone() throws Exception {
        assertRefused(rules(rule("own", "warning", BROWSE + "/@showFlags[. != 'None'][iis:is-set(.)]", set("showFlags", "Date")))
                .file("applicationHost.config", host(at("Blog", "      <directoryBrowse showFlags=\"Time\" />\n"))),
                "the finding would still be there at Blog");
    }

    @Test
    void nothingAsBadMayBeNewAndWhatIsMilderIsAConsequence() throws Exception {
        String fixes = rule("own", "warning", BROWSE + "/@showFlags[. = 'Time']", set("showFlags", "Date"));
        String text = host(at("Blog", "      <directoryBrowse showFlags=\"Time\" />\n"));
        for (String severity : List.of("warning", "error")) {
            assertRefused(
                    rules(fixes, rule("other", severity, BROWSE + "/@showFlags[. = 'Date']", "")).file("applicationHost.config",
                            text),
                    "it would cause other at applicationHost.config:");
        }
        Run milder = rules(fixes, rule("other", "info", BROWSE + "/@showFlags[. = 'Date']", "")).file("applicationHost.config",
                text);
        Fixer.FixResult outcome = milder.fix();
        assertEquals(text.replace("Time", "Date"), milder.text("applicationHost.config"));
        assertEquals(List.of("other"), outcome.consequences().stream().map(Finding::rule).toList());
        assertEquals(List.of("own"), outcome.after().fixed().stream().map(Finding::rule).toList());
    }

    @Test
    void whatIsThereBeforeIsNotNew() throws Exception {
        Run run = rules(rule("own", "info", BROWSE + "/@showFlags[. = 'Time']", set("showFlags", "Date")),
                rule("other", "error", BROWSE + "/@enabled[. = 'true']", "")).file("applicationHost.config",
                        host(at("Blog", "      <directoryBrowse enabled=\"true\" showFlags=\"Time\" />\n")));
        run.fix();
        assertTrue(run.text("applicationHost.config").contains("showFlags=\"Date\""));
    }

    @Test
    void whatIsAnnouncedMustComeIntoEffect() throws Exception {
        String headers = "system.webServer/httpProtocol/customHeaders";
        String there = at("Blog", "      <httpProtocol>\n        <customHeaders>\n          <add name=\"N\" value=\"1\" />\n"
                + "        </customHeaders>\n      </httpProtocol>\n");
        Run run = rules(
                rule("own", "warning", headers + "[add/@value = '1']", "<add-entry><add name='N' value='2'/></add-entry>"))
                .file("applicationHost.config", host(there));
        assertRefused(run, "it would not change system.webServer/httpProtocol customHeaders/add[name=\"n\"] at Blog");
    }

    @Test
    void aFixThatFailsDoesNotKeepAnotherOneFromBeingMade() throws Exception {
        Run run = rules(rule("good", "warning", "system.webServer/urlCompression/@doStaticCompression[. = 'true'][iis:is-set(.)]",
                set("doStaticCompression", "false")),
                rule("bad", "warning", BROWSE + "/@showFlags[. != 'None'][iis:is-set(.)]", set("showFlags",
                        "Date")))
                .file("applicationHost.config", host(at("Blog", "      <directoryBrowse showFlags=\"Time\" />\n"
                        + "      <urlCompression doStaticCompression=\"true\" />\n")));
        Fixer.FixResult outcome = run.fix();
        assertEquals(host(at("Blog",
                "      <directoryBrowse showFlags=\"Time\" />\n      <urlCompression doStaticCompression=\"false\" />\n")),
                run.text("applicationHost.config"));
        assertEquals(List.of("bad"), outcome.refused().stream().map(refused -> refused.finding().rule()).toList());
        assertEquals(List.of("good"), outcome.after().fixed().stream().map(Finding::rule).toList());
    }

    @Test
    void aWebConfigThatServesAnotherLocationIsNotChangedForOneOfThem() throws Exception {
        Run run = rules(
                rule("own", "warning", BROWSE + "/@showFlags[. = 'Time'][iis:location() = 'Shop']", set("showFlags", "Date")))
                .file("applicationHost.config", host("").replace("C:\\sites\\blog", "C:\\sites\\shop"))
                .file("sites/shop/web.config",
                        "<configuration><system.webServer><directoryBrowse showFlags=\"Time\"/></system.webServer>"
                                + "</configuration>");
        Fixer.FixResult outcome = run.fix();
        assertTrue(outcome.refused().size() == 1 || run.text("sites/shop/web.config").contains("Time"),
                outcome.refused().toString());
        assertTrue(run.text("sites/shop/web.config").contains("showFlags=\"Time\""));
    }

    @Test
    void onlyTheChosenRulesAndEffectsAreFixed() {
        FixSelection selection = new FixSelection(Set.of("own"), Set.of(Effect.TIGHTENS));
        assertTrue(selection.rule("own") && selection.effect(Effect.TIGHTENS));
        assertTrue(!selection.rule("other") && !selection.effect(Effect.LOOSENS));
        FixSelection all = new FixSelection(Set.of(), Set.of());
        assertTrue(all.rule("other") && all.effect(Effect.LOOSENS));
        assertTrue(all.findings().test(null) && !all.only(finding -> false).findings().test(null));
    }
}
