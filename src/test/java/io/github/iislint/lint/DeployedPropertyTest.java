package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.deployment.Deployment;
import io.github.iislint.deployment.DeploymentRun;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentValues;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** The same is found whether iislint composes what is deployed, or a transform is applied beforehand. */
class DeployedPropertyTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Path BASE = FOLDER.resolve("Shop/Web.config");
    private static final Path RELEASE = FOLDER.resolve("Shop/Web.Release.config");
    private static final Path STAGING = FOLDER.resolve("Shop/Web.Staging.config");
    private static final String[] SECTIONS = {
            "<appSettings><add key=\"Mode\" value=\"dev\" /><add key=\"Api\" value=\"#{Api}\" /></appSettings>",
            "<connectionStrings><add name=\"Main\" connectionString=\"Data Source=.;User Id=a;Password=b\" "
                    + "/></connectionStrings>",
            "<system.web><compilation debug=\"true\" /><customErrors mode=\"Off\" /><trace enabled=\"true\" /></system.web>",
            "<system.web><compilation debug=\"false\" /><httpCookies httpOnlyCookies=\"false\" requireSSL=\"false\" "
                    + "/></system.web>",
            "<system.webServer><security><access sslFlags=\"Ssl, SslRequireCert\" /></security>"
                    + "<directoryBrowse enabled=\"true\" /></system.webServer>",
            "<system.webServer><httpErrors errorMode=\"Detailed\"><error statusCode=\"404\" path=\"/x\" /></httpErrors>"
                    + "<handlers accessPolicy=\"Read, Write, Script\" /></system.webServer>",
            "<system.webServer><security><authentication><iisClientCertificateMappingAuthentication enabled=\"true\">"
                    + "<manyToOneMappings><add name=\"one\" /></manyToOneMappings></iisClientCertificateMappingAuthentication>"
                    + "</authentication></security></system.webServer>",
            "<location path=\"admin\"><system.webServer><security><access sslFlags=\"None\" /></security></system.webServer>"
                    + "</location>",
            // What IIS refuses, in one section or in several together.
            "<system.web><httpModules><add name=\"Old\" type=\"Old\" /></httpModules><identity impersonate=\"true\" />"
                    + "</system.web>",
            "<system.webServer><modules><add name=\"One\" type=\"One\" preCondition=\"wrong\" /></modules>"
                    + "<validation validateIntegratedModeConfiguration=\"false\" /></system.webServer>",
            "<system.webServer><directoryBrowse enabled=\"perhaps\" shown=\"all\" /><staticContent><mimeMap fileExtension=\".a\" "
                    + "mimeType=\"a/a\" /><mimeMap fileExtension=\".a\" mimeType=\"a/b\" /></staticContent></system.webServer>",
            "<system.webServer><httpErrors><error statusCode=\"500\" path=\"C:\\a.htm\" responseMode=\"File\" /></httpErrors>"
                    + "</system.webServer>"};
    private static final String[] STEPS = {
            "<appSettings><add key=\"Mode\" value=\"live\" xdt:Locator=\"Match(key)\" xdt:Transform=\"SetAttributes\" />"
                    + "</appSettings>",
            "<appSettings xdt:Transform=\"RemoveAll\" />",
            "<appSettings xdt:Transform=\"Insert\"><add key=\"Mode\" value=\"twice\" /></appSettings>",
            "<system.web><compilation debug=\"True\" xdt:Transform=\"SetAttributes\" /></system.web>",
            "<system.web><compilation xdt:Transform=\"RemoveAttributes(debug)\" /></system.web>",
            "<system.web><customErrors mode=\"On\" xdt:Transform=\"Replace\" /></system.web>",
            "<system.web xdt:Transform=\"CommentOut\" />",
            "<system.webServer xdt:Transform=\"InsertIfMissing\"><directoryBrowse enabled=\"true\" /></system.webServer>",
            "<system.webServer><security><access sslFlags=\"Ssl,SslNegotiateCert,SslRequireCert\" xdt:Transform=\"Replace\" />"
                    + "</security></system.webServer>",
            "<system.webServer><security xdt:Transform=\"Remove\" /></system.webServer>",
            "<system.webServer xdt:Transform=\"InsertBefore(/configuration/*[1])\"><httpRedirect enabled=\"yes\" "
                    + "/></system.webServer>",
            "<system.webServer><security><authentication><iisClientCertificateMappingAuthentication enabled=\"true\" "
                    + "xdt:Transform=\"Replace\" /></authentication></security></system.webServer>",
            "<system.webServer><security><access sslFlags=\"None\" xdt:Transform=\"Replace\" /></security></system.webServer>",
            "<system.webServer><directoryBrowse enabled=\"true\" xdt:Transform=\"InsertIfMissing\" /></system.webServer>",
            "<configSections xdt:Transform=\"InsertIfMissing\"><section name=\"own\" type=\"Own\" /></configSections>",
            "<location path=\"admin\" xdt:Locator=\"Match(path)\"><system.webServer><security>"
                    + "<access sslFlags=\"SslRequireCert\" xdt:Transform=\"SetAttributes\" "
                    + "/></security></system.webServer></location>",
            "<system.web><httpModules xdt:Transform=\"Remove\" /></system.web>",
            "<system.webServer><validation validateIntegratedModeConfiguration=\"false\" xdt:Transform=\"InsertIfMissing\" />"
                    + "</system.webServer>",
            "<system.webServer><validation validateIntegratedModeConfiguration=\"true\" xdt:Transform=\"SetAttributes\" />"
                    + "</system.webServer>",
            "<system.webServer><staticContent xdt:Transform=\"Insert\"><mimeMap fileExtension=\".a\" mimeType=\"a/c\" />"
                    + "</staticContent></system.webServer>",
            "<system.webServer><httpErrors allowAbsolutePathsWhenDelegated=\"true\" xdt:Transform=\"SetAttributes\" />"
                    + "</system.webServer>",
            "<location path=\"pub\" xdt:Transform=\"Insert\"><system.webServer><directoryBrowse enabled=\"true\" "
                    + "/></system.webServer></location>"};

    /** Conditions of rules that name one section, which no file sets, and look at others by functions. */
    private static final List<String> ELSEWHERE = List.of("iis:requested-below()", "iis:mapping-in-effect()",
            "iis:entries-own()", "iis:sets('system.webServer/directoryBrowse/@enabled')",
            "iis:below()/system.webServer/directoryBrowse/@enabled = 'true'",
            "iis:below()[system.webServer/directoryBrowse/@enabled = 'true']",
            "iis:at('admin')/system.webServer/security/access/@sslFlags[iis:has-flag(., 'Ssl')]", "iis:has-location('pub')",
            "iis:server()/system.webServer/directoryBrowse/@enabled = 'true'", "iis:assumed()");

    private static final RuleSet RULES = rules();

    private final Random random = new Random();
    /** Of many rules there is always one that reads what cannot be determined. */
    private Set<String> skipped = Set.of();

    private void skip() {
        skipped = RULES.ids().stream().filter(id -> id.matches("[rs]\\d") && random.nextInt(4) > 0).collect(Collectors.toSet());
    }

    private static RuleSet rules() {
        Path folder = Path.of("rules");
        Map<Path, SourceText> files = new TreeMap<>();
        for (int i = 0; i < ELSEWHERE.size(); i++) {
            put(files, folder, "r" + i, "system.webServer/asp/@enableParentPaths[" + ELSEWHERE.get(i) + "]");
            // Where a transform changes the section, it may leave alone what the functions look at.
            put(files, folder, "s" + i, "system.web/compilation/@debug[" + ELSEWHERE.get(i) + "]");
        }
        try {
            return RuleSet.builtIn().with(new MemoryFiles(FOLDER, files), folder);
        } catch (RuleException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void put(Map<Path, SourceText> files, Path folder, String id, String match) {
        files.put(folder.resolve(id + ".xml"), SourceText.of("<rule xmlns=\"urn:iislint:rule:1\" id=\"" + id
                + "\" severity=\"info\"><title>t</title><match>" + match
                + "</match><message>{location}</message><explanation>e</explanation></rule>"));
    }

    private SourceText file(String start, String[] parts) {
        StringBuilder text = new StringBuilder(start);
        String end = random.nextBoolean() ? "\n" : "\r\n";
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(end).append("  ").append(parts[random.nextInt(parts.length)]);
        }
        return SourceText.of(text.append(end).append("</configuration>").toString());
    }

    private SourceText transform() {
        return file("<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">", STEPS);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void theSameIsFoundInWhatIsTransformedBeforehand(@ForAll long seed) throws Exception {
        random.setSeed(seed);
        skip();
        Map<Path, SourceText> files = new TreeMap<>();
        files.put(BASE, file("<configuration>", SECTIONS));
        files.put(RELEASE, transform());
        files.put(STAGING, transform());
        for (List<Path> chain : List.of(List.of(RELEASE), List.of(STAGING), List.of(RELEASE, STAGING))) {
            MemoryFiles tree = new MemoryFiles(FOLDER, files);
            DeploymentRun.Result run = DeploymentRun.of(tree, Deployment.of(path -> path.equals(BASE)
                    ? chain
                    : List.of(), DeploymentValues.NONE), Schema.builtIn(), BASE);
            if (!run.failed()) {
                SourceText applied = SourceText.decode(run.result().source().encode());
                List<String> names = chain.stream().map(path -> path.equals(RELEASE) ? "Release" : "Staging").toList();
                assertEquals(found(new MemoryFiles(FOLDER, Map.of(BASE, applied)), DeploymentSelection.NONE),
                        found(tree, DeploymentSelection.named(names)), () -> applied.text());
            }
        }
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void whatIsEvaluatedForChangedSectionsOnlyIsWhatIsFoundWhenAllIs(@ForAll long seed) throws Exception {
        random.setSeed(seed);
        skip();
        MemoryFiles tree = new MemoryFiles(FOLDER, Map.of(BASE, file("<configuration>", SECTIONS), RELEASE, transform()));
        if (DeploymentRun.of(tree, Deployment.of(path -> path.equals(BASE)
                ? List.of(RELEASE)
                : List.of(), DeploymentValues.NONE), Schema.builtIn(), BASE).failed()) {
            return;
        }
        Function<DeploymentSelection, List<String>> places = selection -> findings(tree, selection).stream()
                .filter(finding -> !finding.message().startsWith("only as written"))
                .map(finding -> finding.rule() + " " + finding.place() + " " + finding.transforms()).sorted().toList();
        assertEquals(places.apply(DeploymentSelection.named(List.of("Release"))), places.apply(DeploymentSelection.AUTO));
    }

    /** What was found out for servers before, such as which rules cannot match, must not be believed of others. */
    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theSameIsFoundWhateverOtherProjectsThereAre(@ForAll long seed) throws Exception {
        random.setSeed(seed);
        skip();
        Map<Path, SourceText> all = new TreeMap<>();
        Map<Path, Map<Path, SourceText>> alone = new TreeMap<>();
        for (int i = 0; i < 5; i++) {
            Path folder = FOLDER.resolve("Shop" + i);
            Map<Path, SourceText> own = alone.computeIfAbsent(folder, f -> new TreeMap<>());
            own.put(folder.resolve("Web.config"), file("<configuration>", SECTIONS));
            own.put(folder.resolve("Web.Release.config"), transform());
            if (random.nextBoolean()) {
                own.put(folder.resolve("Web.Staging.config"), transform());
            }
            all.putAll(own);
        }
        List<String> together = shown(all);
        List<String> each = alone.values().stream().flatMap(files -> shown(files).stream()).sorted().toList();
        assertEquals(each, together);
    }

    @Example
    void aRuleThatCouldNotMatchUntilAServerCameMayDoSoThere() {
        String limits = "<system.webServer><security><requestFiltering><requestLimits %s/>"
                + "</requestFiltering></security></system.webServer></configuration>";
        String runtime = "<system.web><httpRuntime maxRequestLength=\"100000\" /></system.web>";
        SourceText release = SourceText.of("<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">"
                + limits.formatted("maxAllowedContentLength=\"102400000\" xdt:Transform=\"SetAttributes\" "));
        Map<Path, SourceText> files = new TreeMap<>();
        files.put(FOLDER.resolve("A/Web.config"), SourceText.of("<configuration>" + limits.formatted("maxUrl=\"4096\" ")));
        files.put(FOLDER.resolve("B/Web.config"),
                SourceText.of("<configuration>" + runtime + limits.formatted("maxUrl=\"4096\" ")));
        files.put(FOLDER.resolve("A/Web.Release.config"), release);
        files.put(FOLDER.resolve("B/Web.Release.config"), release);
        List<String> found = shown(files).stream().filter(line -> line.contains("upload-limits-disagree")).toList();
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).contains("only as written; Web.Release.config removes it: "), found.get(0));
    }

    /** All that is said. */
    private List<String> shown(Map<Path, SourceText> files) {
        return findings(new MemoryFiles(FOLDER, files), DeploymentSelection.AUTO).stream().map(finding -> finding.place() + " "
                + finding.rule() + " " + finding.severity() + " " + finding.message() + " " + finding.transforms()).sorted()
                .toList();
    }

    /** What is found but for what is said of transforms themselves, wherever it stands. */
    private List<String> found(MemoryFiles files, DeploymentSelection transforms) {
        return findings(files, transforms).stream().filter(finding -> !finding.rule().startsWith("transform-"))
                .map(DeployedPropertyTest::text).sorted().toList();
    }

    private List<Finding> findings(MemoryFiles files, DeploymentSelection transforms) {
        LintOptions options = LintOptions.builder(Settings.empty(FOLDER), Instant.parse("2026-01-01T00:00:00Z"))
                .transforms(transforms).skip(skipped).build();
        try {
            return new Linter(RULES, options, path -> false, FixPlan.NONE).lint(files, List.of(FOLDER)).findings();
        } catch (LintException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Finding finding) {
        return finding.rule() + " " + finding.severity() + " " + finding.locations() + " "
                + finding.message().replaceFirst("^with Web\\.\\w+\\.config( and Web\\.\\w+\\.config)?: ", "")
                        // Of a file that iislint composes, messages name the lines as they are in the base.
                        .replaceAll("Web\\.config:\\d+", "Web.config");
    }
}
