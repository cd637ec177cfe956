package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.DECLARED;
import static io.github.iislint.iis.Fixture.SITES;
import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.messages;
import static io.github.iislint.iis.Fixture.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.SectionOwner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is known of a server besides its settings: locks, error codes, places, its files, its bindings and what it redirects
 * to.
 */
class ServerFactsTest {

    private static final String BROWSE = "system.webServer/directoryBrowse";

    @Test
    void whetherAWebConfigMaySetASectionIsKnownAtEachLocation() {
        Server server = host(access("Ssl") + "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>"
                + "<location path=\"S\" overrideMode=\"Allow\">" + access("None") + "</location>"
                + "<location path=\"T\" overrideMode=\"Deny\"><system.webServer><directoryBrowse/></system.webServer></location>")
                .load();
        String flags = "system.webServer/security/access";
        for (Map.Entry<String, Boolean> expected : Map.of("S", false, "S/app", false, "T", true).entrySet()) {
            Location at = server.location(expected.getKey());
            assertEquals(expected.getValue(), at.locks(at.section(flags)), expected.getKey());
        }
        Location other = server.location("T");
        assertTrue(other.locks(other.section(BROWSE)));
        Location site = server.location("S");
        assertFalse(site.locks(site.section(BROWSE)));
    }

    private static Problem problem(String webServer) {
        return host("<system.webServer>" + webServer + "</system.webServer>").load().problems().get(0);
    }

    @Test
    void theErrorPageHasTheCodeThatWasMeasured() {
        assertEquals("0x8007000d", problem("<directoryBrowse enabled=\"maybe\"/>").result());
        assertEquals("0x8007000d", problem("<modules><add name=\"A\"/><add name=\"A\"/></modules>").result());
        assertEquals("0x800700b7",
                problem("<defaultDocument><files><add value=\"a\"/><add value=\"a\"/></files></defaultDocument>")
                        .result());
        assertEquals("0x8007000d", problem("<undeclared/>").result());
        assertEquals("0x80070032", host("<undeclared/>").load().problems().get(0).result());
        Problem dotNet = raw("<configuration><system.web><compilation debug=\"maybe\"/></system.web></configuration>").load()
                .problems().get(0);
        assertEquals(SectionOwner.DOT_NET, dotNet.answers());
        assertNull(dotNet.result());
        assertEquals(SectionOwner.IIS, problem("<directoryBrowse enabled=\"maybe\"/>").answers());
    }

    @Test
    void aPlaceIsALineAColumnAndAFile() {
        Server server = raw(
                "<configuration>\n  <system.webServer><directoryBrowse enabled=\"maybe\"/></system.webServer></configuration>")
                .load();
        Origin origin = server.problems().get(0).origin();
        assertEquals("applicationHost.config:2", origin.toString());
        assertEquals(47, origin.column());
        assertEquals(origin, new Origin(origin.file(), origin.span()));
        assertEquals(origin.hashCode(), new Origin(origin.file(), origin.span()).hashCode());
        assertNotEquals(origin, new Origin(origin.file(), server.file().rootElement().nameSpan()));
        assertNotEquals(origin, new Origin(raw("<configuration/>").load().file(), origin.span()));
        assertNotEquals(origin, "applicationHost.config:2");
    }

    @Test
    void whatASummaryKeeps() {
        Server server = host("").map("C:\\sites\\t").webConfig("x", "").load();
        ServerSummary summary = ServerSummary.of(server);
        assertEquals("applicationHost.config", summary.name());
        assertEquals(List.of("S", "T"), summary.sites());
        assertEquals(List.of(new ServerSummary.Unmapped("S", "C:\\sites\\s")), summary.unmapped());
        assertFalse(summary.malformed());
        assertEquals(Set.of(0), summary.usedMaps());
        assertTrue(ServerSummary.of(raw("<configuration>").load()).malformed());
        Server mapped = host("").webConfig("s", "").load();
        assertEquals(Set.of("web.config"), ServerSummary.of(mapped).claimed().stream().map(path -> path.getFileName().toString())
                .collect(Collectors.toSet()));
        assertEquals(List.of(), ServerSummary.of(mapped).unmapped());
    }

    @Test
    void theFolderOfAnUnmappedSiteIsThatOfItsRootApplicationsRootFolder() {
        String site = "<site name=\"U\" id=\"3\"><application path=\"/app\"><virtualDirectory path=\"/\" "
                + "physicalPath=\"D:\\app\"/>"
                + "</application><application path=\"/\"><virtualDirectory path=\"/v\" "
                + "physicalPath=\"D:\\v\"/><virtualDirectory path=\"/\" "
                + "physicalPath=\"D:\\root\"/></application></site>";
        assertEquals(List.of(new ServerSummary.Unmapped("U", "D:\\root")), ServerSummary.of(raw("<configuration>"
                + "<system.applicationHost><sites>" + site + "</sites></system.applicationHost></configuration>").load())
                .unmapped());
    }

    @Test
    void anotherConfigurationThatIisIsSentToIsReported() {
        String redirection = "<configuration><configurationRedirection enabled=\"%s\" path=\"\\\\nas\\config\"/></configuration>";
        List<String> said = messages(host("").file("Redirection.config", redirection.formatted("true")).load());
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("\"\\\\nas\\config\""), said.get(0));
        assertEquals(List.of(), messages(host("").file("redirection.config", redirection.formatted("false")).load()));
        assertEquals(List.of(), messages(host("").file("redirection.config", "<configuration/>").load()));
        assertTrue(messages(
                host("").file("redirection.config", redirection.formatted("true").replace(" path=\"\\\\nas\\config\"", ""))
                        .load())
                .get(0).contains("another folder"));
    }

    @ParameterizedTest
    @CsvSource({"37, 37", "' 0x20 ', 32", "many, 0", ", 0"})
    void theFlagsOfABindingAreANumber(String flags, long bits) {
        Server server = raw("<configuration>" + SITES.replace("bindingInformation=\"*:80:\"", "bindingInformation=\"*:80:\""
                + (flags == null ? "" : " sslFlags=\"" + flags + "\"")) + "</configuration>").load();
        Site.Binding binding = server.sites().get(0).bindings().get(0);
        assertEquals(bits, binding.flags());
        assertEquals("http", binding.protocol());
        assertEquals("*:80:", binding.information());
    }

    @Test
    void whichFilesNoVisitorReachesIsAnAssumption() {
        Server server = host("").webConfig("s", "").webConfig("s/Views", "").webConfig("s/Areas/views/x", "")
                .webConfig("s/other", "")
                .file("sites/s/inner/inner.csproj", "").webConfig("s/inner", "").file("sites/s/s.csproj", "").load();
        assertEquals(Set.of("s/Views", "s/Areas/views/x", "s/inner"), aside(server));
        Server view = host("").file("Views/web.config", "<configuration/>").lone("Views", Map.of("", "Views/web.config"));
        assertEquals(1, view.aside().size());
    }

    private static Set<String> aside(Server server) {
        Path sites = Path.of("work").toAbsolutePath().resolve("sites");
        return server.aside().stream().map(file -> sites.relativize(file.getParent()).toString().replace('\\', '/'))
                .collect(Collectors.toSet());
    }

    @Test
    void theVersionOfThePoolDecidesWhichRootWebConfigCounts() {
        String root = "<configuration><system.web><compilation debug=\"true\"/></system.web></configuration>";
        Server server = host("").framework(null, root).load();
        assertEquals("true", server.location("S").section("system.web/compilation").element().value("debug"));
        assertEquals("root.config",
                server.location("S").section("system.web/compilation").element().attribute("debug").file().name());
        assertEquals("false", host("").load().location("S").section("system.web/compilation").element().value("debug"));
        Server machine = host("").framework("<configuration><configSections><sectionGroup name=\"system.web\"><section "
                + "name=\"compilation\"/></sectionGroup></configSections><system.web><compilation batch=\"false\"/></system.web>"
                + "</configuration>", root).load();
        assertEquals("false", machine.location("S").section("system.web/compilation").element().value("batch"));
        assertEquals("true", machine.location("S").section("system.web/compilation").element().value("debug"));
    }

    @Test
    void aSectionIsDeclaredForIisUnderItsOwnPathOnly() {
        String declared = DECLARED.replace("<section name=\"directoryBrowse\"/>", "<section name=\"directoryBrowse\"/>"
                + "<section name=\"access\"/><section name=\"RequestFiltering\"/><section name=\"own\"/>");
        List<String> said = messages(raw("<configuration>" + declared + SITES + "</configuration>").load());
        assertEquals(2, said.size(), said.toString());
        assertTrue(said.get(0).contains("system.webServer/security/access"), said.get(0));
        assertTrue(said.get(1).contains("system.webServer/security/requestFiltering"), said.get(1));
    }

    @Test
    void anUnknownAttributeOfAnEntryIsToldBesideThoseInEffect() {
        Server server = host(
                "<system.webServer><modules><add name=\"A\" colour=\"red\" lockItem=\"true\"/></modules></system.webServer>")
                .load();
        EffectiveEntry entry = EffectiveEntry.of(server.location("S").section("system.webServer/modules").element().entries())
                .get(0);
        assertEquals(List.of(new EffectiveEntry.EntryAttribute("name", "A")), entry.attributes());
        assertEquals(List.of(new EffectiveEntry.EntryAttribute("colour", "red")), entry.unknown());
        assertEquals("add", entry.element());
        assertEquals("applicationHost.config", entry.origin().fileName());
    }

    @Test
    void elementsThatSayTheSameHaveTheSameNumber() {
        String modules = "<system.webServer><modules><add name=\"%s\" type=\"T\"/><add name=\"B\"/></modules></system.webServer>";
        Server server = host(location("S", modules.formatted("A")) + location("T", modules.formatted("A"))
                + location("S/app", modules.formatted("C"))).load();
        int site = server.values().id(server.location("S").section("system.webServer/modules").element());
        assertTrue(site > 0);
        assertEquals(site, server.values().id(server.location("T").section("system.webServer/modules").element()));
        assertNotEquals(site, server.values().id(server.location("S/app").section("system.webServer/modules").element()));
        Server other = host(location("S", modules.formatted("A"))).load();
        assertEquals(site, other.values().id(other.location("S").section("system.webServer/modules").element()));
        Server long1 = host(location("S", modules.formatted("A".repeat(600)))).load();
        int own = long1.values().id(long1.location("S").section("system.webServer/modules").element());
        assertFalse(ElementInterner.common(own));
        assertTrue(ElementInterner.common(site));
        assertTrue(ElementInterner.common(0));
        assertEquals(long1.values().own(List.of("fact", 1)), long1.values().own(List.of("fact", 1)));
        assertNotEquals(long1.values().own(List.of("fact", 1)), long1.values().own(List.of("fact", 2)));
        assertEquals(server.values().common(List.of("fact", "x")), other.values().common(List.of("fact", "x")));
        assertFalse(ElementInterner.common(other.values().common(List.of("fact", "y".repeat(600)))));
    }
}
