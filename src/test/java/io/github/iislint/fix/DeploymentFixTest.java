package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is fixed where transforms are deployed: in the file that causes it, and nothing else in any deployment. */
class DeploymentFixTest {

    private static final String OPEN = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">";
    private static final String SET = OPEN
            + "<system.webServer><security><access sslFlags=\"%s\" xdt:Transform=\"SetAttributes\"/>"
            + "</security></system.webServer></configuration>";
    private static final String BASE = "<configuration><system.webServer><security><access sslFlags=\"%s\"/></security>"
            + "</system.webServer></configuration>";

    private final Map<Path, SourceText> files = new LinkedHashMap<>();

    private DeploymentFixTest file(String path, String text) {
        files.put(Run.ROOT.resolve(path), SourceText.of(text));
        return this;
    }

    private Fixer.FixResult fix(DeploymentSelection transforms, String... only) throws Exception {
        return fix(RuleSet.builtIn(), transforms, only);
    }

    private Fixer.FixResult fix(RuleSet rules, DeploymentSelection transforms, String... only) throws Exception {
        LintOptions options = LintOptions.builder(Settings.empty(Run.ROOT), Instant.parse("2026-01-15T00:00:00Z"))
                .only(Set.of(only)).transforms(transforms).build();
        MemoryFiles tree = new MemoryFiles(Run.ROOT, files);
        return new DeploymentFixer(tree, given -> new Linter(rules, given, path -> false, new FixPlanner()), options,
                path -> false, new FixSelection(Set.of(), Set.of())).run(List.of(Run.ROOT), run -> {
                });
    }

    private static Map<String, String> texts(Fixer.FixResult result) {
        Map<String, String> texts = new LinkedHashMap<>();
        result.edits().forEach(edit -> texts.put(edit.file().getFileName().toString(), edit.after().text()));
        return texts;
    }

    @Test
    void withoutTransformsTheFileItselfIsFixed() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("ssl")).fix(DeploymentSelection.AUTO, "ssl-flags-style");
        assertEquals(Map.of("Web.config", BASE.formatted("Ssl")), texts(result));
        assertEquals(List.of(), result.deployed());
    }

    @Test
    void whatATransformCausesIsFixedInIt() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("Ssl")).file("Web.Release.config", SET.formatted("ssl"))
                .fix(DeploymentSelection.AUTO, "ssl-flags-style");
        assertEquals(Map.of("Web.Release.config", SET.formatted("Ssl")), texts(result));
        assertEquals(List.of("ssl-flags-style"), result.after().fixed().stream().map(Finding::rule).toList());
        assertEquals(List.of(), result.after().findings().stream().filter(Finding::counts).toList());
    }

    @Test
    void whatEachTransformReplacesAnywayIsLeftInTheFile() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("ssl"))
                .file("Web.Release.config", SET.formatted("ssl, SSL128"))
                .fix(DeploymentSelection.AUTO, "ssl-flags-style");
        assertEquals(Map.of("Web.Release.config", SET.formatted("Ssl, Ssl128")), texts(result));
        assertEquals(List.of("Web.config"), result.refused().stream().map(refused -> refused.finding().place().file()).toList());
    }

    @Test
    void whatHoldsWithAndWithoutATransformIsFixedInTheFile() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("ssl")).file("Web.Release.config",
                OPEN + "<appSettings xdt:Transform=\"Insert\"/></configuration>")
                .fix(DeploymentSelection.AUTO, "ssl-flags-style");
        assertEquals(Map.of("Web.config", BASE.formatted("Ssl")), texts(result));
    }

    @Test
    void aTransformIsLeftAloneWhereNoneIsDeployed() throws Exception {
        assertEquals(Map.of(), texts(file("Web.config", BASE.formatted("Ssl")).file("Web.Release.config", SET.formatted("ssl"))
                .fix(DeploymentSelection.NONE, "ssl-flags-style")));
    }

    @Test
    void aCorrectedTransformIsToldWithWhatIsDeployedThen() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("Ssl")).file("Web.Release.config",
                SET.formatted("Ssl, SslNegotiateCert").replace("\"SetAttributes\"", "\"setattributes\""))
                .fix(DeploymentSelection.AUTO, "transform-fails");
        assertEquals(Map.of("Web.Release.config", SET.formatted("Ssl, SslNegotiateCert")), texts(result));
        assertEquals(List.of("with Web.Release.config . system.webServer/security/access @sslFlags"), result.deployed().stream()
                .map(change -> change.deployment() + " " + change.location() + " " + change.section() + " " + change.setting())
                .toList());
        assertEquals(Effect.NEUTRAL, result.after().fixed().get(0).fix().effect());
    }

    @Test
    void aCorrectedTransformThatAsksVisitorsForLessLoosens() throws Exception {
        Fixer.FixResult result = file("Web.config", BASE.formatted("Ssl, SslNegotiateCert, SslRequireCert"))
                .file("Web.Release.config",
                        SET.formatted("Ssl").replace("\"SetAttributes\"", "\"setattributes\""))
                .fix(DeploymentSelection.AUTO,
                        "transform-fails");
        assertEquals(1, result.changes().size());
        assertTrue(result.changes().get(0).loosens());
    }

    /** Flags of a folder that is listed must be those of a rule of its own. */
    private static RuleSet listed() throws Exception {
        Path folder = Run.ROOT.resolve("rules");
        return RuleSet.of(new MemoryFiles(Run.ROOT,
                Map.of(folder.resolve("own.xml"), SourceText.of("<rule xmlns='urn:iislint:rule:1' "
                        + "id='own' severity='warning'><title>t</title><match>system.webServer/directoryBrowse[@enabled = "
                        + "'true']/@showFlags[. = "
                        + "'Time']</match><message>m</message><fix title='f' effect='neutral'><set-attribute name='showFlags' "
                        + "value='Date'/></fix>"
                        + "<explanation>e</explanation></rule>"))),
                folder);
    }

    @Test
    void whatIsWrongOnlyWithATransformIsLeftInTheFileAndToldForTheTransform() throws Exception {
        Fixer.FixResult result = file("Web.config", "<configuration><system.webServer><directoryBrowse enabled=\"false\" "
                + "showFlags=\"Time\"/></system.webServer></configuration>")
                .file("Web.Release.config", OPEN + "<system.webServer>"
                        + "<directoryBrowse enabled=\"true\" xdt:Transform=\"SetAttributes\"/>"
                        + "</system.webServer></configuration>")
                .fix(listed(), DeploymentSelection.AUTO);
        assertEquals(Map.of(), texts(result));
        String reason = result.refused().get(0).reason();
        assertTrue(reason.contains("Web.config:1 sets the value"), reason);
        assertTrue(reason.endsWith("<directoryBrowse showFlags=\"Date\" xdt:Transform=\"SetAttributes(showFlags)\" />"), reason);
    }

    @Test
    void aFixThatWouldChangeWhatIsDeployedIsNotMadeForTheFileAlone() throws Exception {
        String debug = "<configuration><system.webServer><directoryBrowse enabled=\"true\" "
                + "showFlags=\"Time\"/></system.webServer>"
                + "</configuration>";
        Fixer.FixResult result = file("Web.config", debug).file("Web.Release.config", OPEN + "<system.webServer><directoryBrowse "
                + "enabled=\"false\" xdt:Transform=\"SetAttributes\"/></system.webServer></configuration>").fix(listed(),
                        DeploymentSelection.AUTO);
        assertEquals(Map.of(), texts(result));
        assertTrue(result.refused().get(0).reason().startsWith("only as written: each transform removes the finding"));
    }
}
