package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import io.github.iislint.settings.Expectation.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private final Path folder = Path.of("repository").toAbsolutePath();
    private final Path file = folder.resolve("iislint.xml");

    @Test
    void fixesThatLoosenCanBeLeftOut() throws Exception {
        assertEquals(Set.of(Effect.TIGHTENS, Effect.NEUTRAL),
                read(SettingsFixtures.file("<fix effects='tightens neutral'/>")).fixEffects());
        assertEquals(Set.of(), read(SettingsFixtures.file("")).fixEffects());
    }

    @Test
    void everyEntryIsRead() throws Exception {
        Settings settings = read(SettingsFixtures.EVERYTHING);
        assertEquals(file, settings.file());
        assertEquals(folder, settings.folder());
        assertEquals(List.of(new PathMap("C:\\sites", folder.resolve("sites"), new Place("iislint.xml", 3, 22, 3, 31))),
                settings.maps());
        assertEquals(Map.of("IIS_SITES_HOME", "C:\\sites"), settings.environment());
        assertEquals(Set.of(folder.resolve("certificates/roots.pem")), settings.trust());
        assertEquals(Set.of(folder.resolve("certificates/root.crl")), settings.crls());
        assertEquals(60, settings.expiresWithin());
        assertEquals(List.of(
                new Expectation("Shop", ExpectedMode.NONE, Source.SETTINGS, new Place("iislint.xml", 8, 23, 8, 27)),
                new Expectation("Shop/partners", ExpectedMode.REQUIRE, Source.SETTINGS, new Place("iislint.xml", 9, 23, 9, 36))),
                settings.expectations());
        assertEquals(RuleSeverity.OFF, settings.severity("acme-challenge-blocked"));
        assertEquals(RuleSeverity.WARNING, settings.severity("mapping-denied"));
        assertNull(settings.severity("map-unused"));
        assertTrue(settings.excludes("src/Shop/obj/web.config"));
        assertTrue(settings.excludes("Legacy\\Web.config"));
        assertFalse(settings.excludes("src/Shop/web.config"));
        assertEquals(List.of(folder.resolve("lint-rules")), settings.ruleFolders());
        assertEquals(2022, settings.windows());
    }

    @Test
    void theNameOfAVariableIsLookedUpInAnyLetterCase() throws Exception {
        assertEquals("C:\\sites", read(SettingsFixtures.EVERYTHING).environment().get("iis_sites_home"));
    }

    @Test
    void theEntriesOfAServerWinOverGeneralOnes() throws Exception {
        Settings server = read(SettingsFixtures.EVERYTHING).forServer("web01/inetsrv/applicationHost.config");
        assertEquals(Map.of("c:\\sites", folder.resolve("web01/old"), "D:\\sites", folder.resolve("web01/sites")), Map.of(
                server.maps().get(0).physicalPath(), server.maps().get(0).to(),
                server.maps().get(1).physicalPath(), server.maps().get(1).to()));
        assertEquals(Map.of("IIS_SITES_HOME", "D:\\sites"), server.environment());
        Expectations expectations = new Expectations(server.expectations());
        assertEquals(ExpectedMode.ACCEPT, expectations.at("Shop/news").orElseThrow().mode());
        assertEquals(ExpectedMode.REQUIRE, expectations.at("Shop/partners").orElseThrow().mode());
        assertEquals(RuleSeverity.ERROR, server.severity("mapping-denied"));
        assertEquals(RuleSeverity.OFF, server.severity("acme-challenge-blocked"));
        assertEquals(Set.of(folder.resolve("certificates/roots.pem"), folder.resolve("web01/roots.pem")), server.trust());
        assertEquals(14, server.expiresWithin());
        assertEquals(2019, server.windows());
        assertTrue(server.excludes("obj/web.config"));
        assertEquals(folder, server.folder());
    }

    @Test
    void otherServersHaveTheGeneralEntries() throws Exception {
        Settings settings = read(SettingsFixtures.EVERYTHING);
        Settings server = settings.forServer("web02/applicationHost.config");
        assertEquals(settings.maps(), server.maps());
        assertEquals(settings.expectations(), server.expectations());
        assertEquals(settings.severity("mapping-denied"), server.severity("mapping-denied"));
        assertEquals(2022, server.windows());
    }

    @Test
    void aServerIsFoundWithoutLetterCaseAndWithEitherSlash() throws Exception {
        assertEquals(2019, read(SettingsFixtures.EVERYTHING).forServer("WEB01\\applicationHost.config").windows());
    }

    @Test
    void aServerWithoutAFileIsGeneralWhereverItStands() throws Exception {
        Settings settings = read(SettingsFixtures.file("""
                <server file="web01/**" windows="2019"/>
                <server windows="2022"><rule id="mapping-denied" severity="off"/></server>
                <rule id="mapping-denied" severity="error"/>
                """));
        assertEquals(2022, settings.windows());
        assertEquals(RuleSeverity.OFF, settings.severity("mapping-denied"));
        assertEquals(2019, settings.forServer("web01/applicationHost.config").windows());
        assertEquals(RuleSeverity.OFF, settings.forServer("web01/applicationHost.config").severity("mapping-denied"));
    }

    @Test
    void ofTwoServersThatMatchTheLaterWins() throws Exception {
        Settings settings = read(SettingsFixtures.file("""
                <server file="**" windows="2022"/>
                <server file="web0?/**" windows="2019"/>
                <server file="web01/**"/>
                """));
        assertEquals(2019, settings.forServer("web01/applicationHost.config").windows());
        assertEquals(2022, settings.forServer("web11/applicationHost.config").windows());
    }

    @Test
    void whatIsSaidAboutAnyServerCanBeListed() throws Exception {
        Settings settings = read(SettingsFixtures.EVERYTHING);
        assertEquals(List.of("C:\\sites", "D:\\sites", "c:\\sites"),
                settings.allMaps().stream().map(PathMap::physicalPath).toList());
        assertEquals(List.of("Shop", "Shop/partners", "SHOP"),
                settings.allExpectations().stream().map(Expectation::location).toList());
    }

    @Test
    void bothSlashesPartTheFoldersOfALocalPath() throws Exception {
        Settings settings = read(SettingsFixtures.file("""
                <map physicalPath="C:\\sites" to=".\\src\\sites\\"/>
                <map physicalPath="D:\\sites" to="../other"/>
                <map physicalPath="E:\\sites" to="."/>
                """));
        assertEquals(List.of(folder.resolve("src/sites"), folder.resolveSibling("other"), folder),
                settings.maps().stream().map(PathMap::to).toList());
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearestOne() throws Exception {
        Settings settings = read(SettingsFixtures.file("<rule severity='off' id='mapping-empti'/>"));
        SettingsException refusal = assertThrows(SettingsException.class,
                () -> settings.checkRules(() -> Set.of("mapping-denied", "mapping-empty", "xml-malformed")));
        assertEquals("iislint.xml:2:26: unknown rule \"mapping-empti\"; did you mean \"mapping-empty\"?",
                refusal.getMessage());
    }

    @Test
    void anUnknownRuleOfAServerIsRefused() throws Exception {
        Settings settings = read(SettingsFixtures.file("<server file='a/**'><rule id='no-such' severity='off'/></server>"));
        SettingsException refusal = assertThrows(SettingsException.class,
                () -> settings.checkRules(() -> Set.of("mapping-denied")));
        assertEquals("iislint.xml:2:31: unknown rule \"no-such\"; \"iislint rules list\" shows them all",
                refusal.getMessage());
    }

    @Test
    void knownRulesAreFine() throws Exception {
        read(SettingsFixtures.EVERYTHING).checkRules(() -> Set.of("mapping-denied", "acme-challenge-blocked", "xml-malformed"));
    }

    @Test
    void aMissingFileIsSaidToBeMissing() {
        FileTree files = new MemoryFiles(folder, Map.of());
        SettingsException refusal = assertThrows(SettingsException.class, () -> Settings.read(files, file));
        assertEquals("iislint.xml: there is no such file", refusal.getMessage());
        assertNull(refusal.place());
    }

    @Test
    void aFolderIsNoSettingsFile() {
        FileTree files = new MemoryFiles(folder, Map.of(file, SourceText.of("")));
        SettingsException refusal = assertThrows(SettingsException.class, () -> Settings.read(files, folder));
        assertEquals(".: is a folder; expected a settings file", refusal.getMessage());
    }

    @Test
    void aFileIsNamedFromTheWorkingFolder() throws Exception {
        SourceText text = SourceText.of(SettingsFixtures.file("<map physicalPath='C:\\a' to='a'/>"));
        Settings settings = Settings.read(new MemoryFiles(folder.resolve("src"), Map.of(file, text)), Path.of("../iislint.xml"));
        assertEquals("../iislint.xml", settings.maps().get(0).place().file());
        assertEquals(folder.resolve("a"), settings.maps().get(0).to());
    }

    @Test
    void theNearestFileIsFound() {
        Path nearer = folder.resolve("a/b/iislint.xml");
        FileTree files = new MemoryFiles(folder, Map.of(
                file, SourceText.of(""), nearer, SourceText.of(""), Path.of("a/b/c/web.config"), SourceText.of("")));
        assertEquals(Optional.of(nearer), Settings.find(files, Path.of("a/b/c")));
        assertEquals(Optional.of(nearer), Settings.find(files, Path.of("a/b/c/web.config")));
        assertEquals(Optional.of(nearer), Settings.find(files, nearer.getParent()));
        assertEquals(Optional.of(file), Settings.find(files, Path.of("a")));
        assertEquals(Optional.of(file), Settings.find(files, Path.of("")));
        assertEquals(Optional.empty(), Settings.find(files, folder.getParent()));
    }

    @Test
    void emptySettingsSayNothing() {
        Settings settings = Settings.empty(folder);
        assertEquals(folder, settings.folder());
        assertNull(settings.file());
        assertEquals(List.of(), settings.maps());
        assertEquals(List.of(), settings.forServer("applicationHost.config").expectations());
        assertNull(settings.windows());
        assertNull(settings.expiresWithin());
        assertFalse(settings.excludes("web.config"));
    }

    @Test
    void aRuleThatIsOffHasNoSeverity() {
        assertEquals(Optional.of(Severity.INFO), RuleSeverity.of("Info").severity());
        assertEquals(Optional.empty(), RuleSeverity.of("off").severity());
    }

    private Settings read(String xml) throws SettingsException {
        return Settings.read(new MemoryFiles(folder, Map.of(file, SourceText.of(xml))), file);
    }
}
