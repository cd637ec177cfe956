package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.Servers;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.Settings;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A settings file that records what is configured is a gate that holds in both directions. */
class SettingsReportTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Path FILE = FOLDER.resolve(Settings.FILE_NAME);
    private static final String HOST = "applicationHost.config";
    private static final String REQUIRE = "Ssl, SslNegotiateCert, SslRequireCert";
    private static final Set<String> RULES = Set.of("client-certificate-expected", "client-certificate-not-expected",
            "client-certificate-asked-for", "client-certificate-mapping-missing", "expectation-unused");

    private static RuleSet rules;

    private static final String SERVER = host(flags("Shop", REQUIRE) + flags("Shop/api", "Ssl, SslNegotiateCert")
            + flags("Shop/api/public", "Ssl") + flags("Shop/help", "Ssl, SslNegotiateCert"), "Shop", "Blog");

    @BeforeAll
    static void readRules() throws Exception {
        rules = RuleSet.builtIn();
    }

    @Test
    void writesAnEntryOnlyWhereTheModeChanges() throws Exception {
        assertEquals(List.of("<expect location=\"\" mode=\"none\"/>", "<expect location=\"Shop\" mode=\"require\"/>",
                "<expect location=\"Shop/api\" mode=\"accept\"/>", "<expect location=\"Shop/api/public\" mode=\"none\"/>",
                "<expect location=\"Shop/help\" mode=\"accept\"/>"), entries(init(Map.of(HOST, SERVER), List.of())));
    }

    @Test
    void saysWhichLineEachEntryComesFrom() throws Exception {
        assertTrue(init(Map.of(HOST, SERVER), List.of())
                .contains("<!-- applicationHost.config:17: Ssl, SslNegotiateCert, SslRequireCert -->"));
    }

    @Test
    void todaysConfigurationIsAsExpected() throws Exception {
        assertEquals(List.of(), check(Map.of(HOST, SERVER), init(Map.of(HOST, SERVER), List.of())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "Shop            | Ssl                                   | client-certificate-expected",
            "Shop            | Ssl, SslNegotiateCert                 | client-certificate-expected",
            "Shop/api        | Ssl                                   | client-certificate-expected",
            "Shop/api        | Ssl, SslNegotiateCert, SslRequireCert | client-certificate-not-expected",
            "Shop/api/public | Ssl, SslNegotiateCert                 | client-certificate-asked-for",
            "Shop/api/public | Ssl, SslNegotiateCert, SslRequireCert | client-certificate-not-expected"})
    void aChangeInEitherDirectionIsReported(String location, String changed, String rule) throws Exception {
        String now = host(flags("Shop", location.equals("Shop") ? changed : REQUIRE)
                + flags("Shop/api", location.equals("Shop/api") ? changed : "Ssl, SslNegotiateCert")
                + flags("Shop/api/public", location.equals("Shop/api/public") ? changed : "Ssl")
                + flags("Shop/help", "Ssl, SslNegotiateCert"), "Shop", "Blog");

        List<String> found = check(Map.of(HOST, now), init(Map.of(HOST, SERVER), List.of()));

        assertTrue(found.contains(rule + " " + location), found.toString());
    }

    @Test
    void aNewSiteThatRequiresACertificateIsReported() throws Exception {
        String now = host(flags("Shop", REQUIRE) + flags("Partners", REQUIRE), "Shop", "Partners");

        assertEquals(List.of("client-certificate-not-expected Partners"),
                check(Map.of(HOST, now), init(Map.of(HOST, host(flags("Shop", REQUIRE), "Shop")), List.of())));
    }

    @Test
    void whatTheServerLevelHandsDownIsRecordedForEachSite() throws Exception {
        String all = host(flags("", REQUIRE), "Shop", "Blog");

        assertEquals(List.of("<expect location=\"\" mode=\"none\"/>", "<expect location=\"Shop\" mode=\"require\"/>",
                "<expect location=\"Blog\" mode=\"require\"/>"), entries(init(Map.of(HOST, all), List.of())));
        assertEquals(List.of(), check(Map.of(HOST, all), init(Map.of(HOST, all), List.of())));
    }

    @Test
    void aLoneWebConfigIsRecordedByItsFolder() throws Exception {
        Map<String, String> files = Map.of("web.config", webConfig(REQUIRE), "health/web.config", webConfig("None"),
                "src/Shop/web.config", webConfig(REQUIRE));
        String settings = init(files, List.of());

        assertEquals(List.of("<expect location=\".\" mode=\"require\"/>", "<expect location=\"health\" mode=\"none\"/>"),
                entries(settings));
        assertEquals(List.of(), check(files, settings));
        assertEquals(List.of("client-certificate-expected ."), check(Map.of("web.config", webConfig("Ssl"),
                "health/web.config", webConfig("None"), "src/Shop/web.config", webConfig(REQUIRE)), settings));
    }

    @Test
    void severalServersHaveTheirOwnEntries() throws Exception {
        Map<String, String> files = Map.of("web01/" + HOST, host(flags("Shop", REQUIRE), "Shop"), "web02/" + HOST,
                host("", "Shop"));
        String settings = init(files, List.of());

        assertEquals(List.of("<expect location=\"\" mode=\"none\"/>", "<expect location=\"Shop\" mode=\"require\"/>"),
                entries(settings));
        assertTrue(settings.contains("<server file=\"web01/applicationHost.config\">"), settings);
        assertEquals(List.of(), check(files, settings));
    }

    @Test
    void aPlaceholderIsLeftToThePersonWhoKnowsIt() throws Exception {
        Map<String, String> files = Map.of(HOST, host(flags("Shop", "#{SslFlags}"), "Shop"));
        String settings = init(files, List.of());

        assertEquals(List.of("<expect location=\"\" mode=\"none\"/>"), entries(settings));
        assertTrue(settings.contains("#{SslFlags} is known when it is deployed; then add what is expected at Shop"), settings);
        assertEquals(List.of(), check(files, settings));
    }

    @Test
    void mapsInUseAreKept() throws Exception {
        Map<String, String> files = Map.of(HOST, host("", "Shop"), "sites/Shop/web.config", webConfig(REQUIRE));
        String settings = init(files, List.of(new PathMap("C:\\sites", FOLDER.resolve("sites"), null)));

        assertTrue(settings.contains("<map physicalPath=\"C:\\sites\" to=\"sites\"/>"), settings);
        assertFalse(settings.contains("No map covers"), settings);
    }

    @Test
    void foldersWithoutAMapAreSuggested() throws Exception {
        String settings = init(Map.of(HOST, host("", "Shop", "Blog")), List.of());

        assertTrue(settings.contains("<!-- <map physicalPath=\"C:\\sites\" to=\"sites\"/> -->"), settings);
    }

    @Test
    void aNameThatNoCommentMayHoldDoesNoHarm() throws Exception {
        Map<String, String> files = Map.of("a--b-/" + HOST, host(flags("Shop &amp; Co --&gt;", REQUIRE), "Shop &amp; Co --&gt;"));

        assertEquals(List.of(), check(files, init(files, List.of())));
    }

    @Test
    void theFileIsAsTheSchemaHasIt() throws Exception {
        String settings = init(Map.of("web01/" + HOST, SERVER, "web02/" + HOST, SERVER),
                List.of(new PathMap("C:\\sites", FOLDER.resolve("sites"), null)));

        assertDoesNotThrow(
                () -> SchemaFactory.newDefaultInstance().newSchema(Settings.class.getResource("iislint.xsd")).newValidator()
                        .validate(new StreamSource(new StringReader(settings))));
    }

    private static String init(Map<String, String> texts, List<PathMap> maps) throws Exception {
        LintOptions options = LintOptions.builder(Settings.empty(FOLDER), Instant.EPOCH).maps(maps).build().planned(FILE);
        StringBuilder text = new StringBuilder();
        SettingsReport.write(new Servers(files(texts), options, path -> false).inventories(List.of(Path.of("")), unread -> {
        }), options, text);
        return text.toString();
    }

    /** The findings about expectations, each with the first location that it reaches. */
    private static List<String> check(Map<String, String> texts, String settings) throws Exception {
        Map<String, String> withSettings = new HashMap<>(texts);
        withSettings.put(Settings.FILE_NAME, settings);
        MemoryFiles files = files(withSettings);
        LintOptions options = LintOptions.builder(Settings.read(files, FILE), Instant.EPOCH).only(RULES).build();
        return new Linter(rules, options, path -> false, FixPlan.NONE)
                .lint(files, List.of(Path.of(""))).findings().stream().filter(f -> RULES.contains(f.rule()))
                .map(f -> f.rule() + " " + f.locations().get(0)).toList();
    }

    private static MemoryFiles files(Map<String, String> texts) {
        Map<Path, SourceText> files = new HashMap<>();
        texts.forEach((path, text) -> files.put(Path.of(path), SourceText.decode(text.getBytes(StandardCharsets.UTF_8))));
        return new MemoryFiles(FOLDER, files);
    }

    private static List<String> entries(String settings) {
        return settings.lines().map(String::strip).filter(line -> line.startsWith("<expect")).toList();
    }

    private static String host(String locations, String... sites) {
        StringBuilder text = new StringBuilder("<configuration>\n<system.applicationHost>\n<sites>\n");
        for (int i = 0; i < sites.length; i++) {
            text.append("""
                    <site name="%s" id="%d">
                      <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\%s" /></application>
                      <bindings><binding protocol="https" bindingInformation="*:443:%1$s" /></bindings>
                    </site>
                    """.formatted(sites[i], i + 1, sites[i].replaceAll("\\W", "")));
        }
        return text + "</sites>\n</system.applicationHost>\n" + locations + "</configuration>\n";
    }

    private static String flags(String location, String flags) {
        return "<location path=\"%s\">\n%s</location>\n".formatted(location, section(flags));
    }

    private static String webConfig(String flags) {
        return "<configuration>\n" + section(flags) + "</configuration>\n";
    }

    private static String section(String flags) {
        return """
                <system.webServer>
                  <security>
                    <access sslFlags="%s" />
                  </security>
                </system.webServer>
                """.formatted(flags);
    }
}
