package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.DECLARED;
import static io.github.iislint.iis.Fixture.SITES;
import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.flags;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.raw;
import static io.github.iislint.iis.Fixture.refusals;
import static io.github.iislint.iis.Fixture.unlocked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.iis.schema.SectionOwner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files take part, and where each takes effect. */
class HierarchyTest {

    private static Fixture site(String site) {
        return raw("<configuration>" + Fixture.DECLARED + "<system.applicationHost><sites>" + site
                + "</sites></system.applicationHost>"
                + unlocked() + "</configuration>");
    }

    private static String directory(String path, String physicalPath) {
        return "<virtualDirectory path=\"" + path + "\" physicalPath=\"" + physicalPath + "\"/>";
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\sites\\s", "c:/SITES/s/", "\\\\?\\C:\\sites\\s", "%SystemDrive%\\sites\\s", "%WEBS%\\s",
            "C:\\sites\\x\\..\\s",
            "C:\\..\\sites\\s"})
    void oneFolderHasManySpellings(String physicalPath) {
        Server server = site(
                "<site name=\"S\" id=\"1\"><application path=\"/\">" + directory("/", physicalPath) + "</application></site>")
                .variable("webs", "C:\\sites").webConfig("s", access("Ssl")).load();
        assertEquals("Ssl", flags(server, "S"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\nas\\web\\s", "//NAS/web/s", "\\\\?\\UNC\\nas\\web\\s", "\\\\?\\unc\\nas\\web\\s"})
    void foldersOfOtherServersAreMappedLikeAnyOther(String physicalPath) {
        Server server = site(
                "<site name=\"S\" id=\"1\"><application path=\"/\">" + directory("/", physicalPath) + "</application></site>")
                .map("\\\\nas\\web").webConfig("s", access("Ssl")).load();
        assertEquals("Ssl", flags(server, "S"));
    }

    @Test
    void theLongestApplicationIsChosenBeforeTheLongestVirtualDirectory() {
        Server server = site("<site name=\"S\" id=\"1\"><application path=\"/\">" + directory("/", "C:\\sites\\s")
                + directory("/app/files", "C:\\sites\\other") + "</application><application path=\"/app\">"
                + directory("/", "C:\\sites\\app") + "</application></site>")
                .webConfig("other", access("Ssl")).webConfig("app/files", access("Ssl128")).load();
        assertEquals("Ssl128", flags(server, "S/app/files"));
        assertTrue(server.claimed().stream().anyMatch(path -> path.endsWith("other/web.config")));
    }

    @Test
    void anApplicationNeedsNoParentThatExists() {
        Server server = site("<site name=\"S\" id=\"1\"><application path=\"/a/b\">" + directory("/", "C:\\sites\\b")
                + "</application></site>")
                .webConfig("b", access("Ssl")).load();
        assertEquals("Ssl", flags(server, "S/a/b"));
        assertEquals(Location.Kind.APPLICATION, server.location("S/a/b").kind());
        assertEquals(Location.Kind.FOLDER, server.location("S/a").kind());
    }

    @Test
    void aSiteWithoutApplicationsIsALocationAllTheSame() {
        assertEquals("S", site("<site name=\"S\" id=\"1\"/>").load().location("S").path());
    }

    @Test
    void twoSitesOfOneNameAreRefused() {
        Server server = site("<site name=\"S\" id=\"1\"/><site name=\"s\" id=\"2\"/>").load();
        assertEquals(List.of("entry-duplicate applicationHost.config"), refusals(server, ""));
        assertEquals(1, server.sites().size());
    }

    @Test
    void aVirtualDirectoryMaySwitchOffTheFilesOfItsFolders() {
        Server server = site(
                "<site name=\"S\" id=\"1\"><virtualDirectoryDefaults allowSubDirConfig=\"false\"/><application path=\"/\">"
                        + directory("/", "C:\\sites\\s") + "</application></site>")
                .webConfig("s", access("Ssl")).webConfig("s/dir", access("None")).load();
        assertEquals("Ssl", flags(server, "S/dir"));
        assertEquals(ProblemKind.WEB_CONFIG_IGNORED, server.problems().get(0).kind());
    }

    @Test
    void anApplicationPoolMaySwitchOffWebConfigFiles() {
        Server server = raw("<configuration>" + Fixture.DECLARED + "<system.applicationHost><applicationPools>"
                + "<add name=\"P\" enableConfigurationOverride=\"false\"/></applicationPools><sites><site name=\"S\" id=\"1\">"
                + "<application path=\"/\" applicationPool=\"p\">" + directory("/", "C:\\sites\\s")
                + "</application></site></sites></system.applicationHost></configuration>").webConfig("s", access("Ssl")).load();
        assertNull(server.location("S").section("system.webServer/security/access"));
        assertEquals(List.of(), refusals(server, "S"));
    }

    @Test
    void machineConfigAndTheRootWebConfigStandAbove() {
        String debug = "<system.web><compilation debug=\"%s\"/></system.web>";
        Server server = host("").framework("<configuration>" + debug.formatted("false") + "</configuration>",
                "<configuration>" + debug.formatted("true") + "</configuration>").load();
        AttributeState state = server.location("S").section("system.web/compilation").element().attribute("debug");
        assertEquals("true", state.value());
        assertEquals("root.config:1", state.origin().toString());
        assertEquals("machine.config:1", state.overridden().origin().toString());
    }

    @Test
    void theRootWebConfigMayLockForWebConfigFiles() {
        Server server = host("")
                .framework(null, "<configuration><location allowOverride=\"false\"><system.web><trust level=\"Medium\"/>"
                        + "</system.web></location></configuration>")
                .webConfig("s", "<system.web><trust level=\"Full\"/></system.web>").load();
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "S"));
    }

    @Test
    void configSectionsComeFirst() {
        Server server = raw("<configuration><appSettings/>" + Fixture.DECLARED + Fixture.SITES + "</configuration>").load();
        assertEquals(List.of("section-misplaced applicationHost.config"), refusals(server, ""));
    }

    @Test
    void aWebConfigDeclaresItsOwnSectionsAndNoneAgain() {
        String declare = "<configSections><sectionGroup name=\"%s\"><section name=\"%s\"/></sectionGroup></configSections>";
        assertEquals(List.of(),
                refusals(host("").webConfig("s", declare.formatted("mine", "log") + "<mine><log x=\"1\"/></mine>").load(), "S"));
        assertEquals(List.of("section-duplicate sites/s/web.config"),
                refusals(host("").webConfig("s", declare.formatted("system.webServer", "directoryBrowse")).load(), "S"));
        assertEquals(List.of("section-undeclared sites/s/web.config"),
                refusals(host("").webConfig("s", "<system.webServer><rewrite/></system.webServer>").load(), "S"));
    }

    @Test
    void configSourceNamesAFileBesideOrBelow() {
        String include = "<system.webServer><security><access configSource=\"%s\"/></security></system.webServer>";
        Fixture fixture = host(unlocked()).file("sites/s/conf/access.config", "<access sslFlags=\"Ssl\"/>");
        assertEquals("Ssl", flags(fixture.webConfig("s", include.formatted("Conf\\Access.config")).load(), "S"));
        for (String refused : List.of("missing.config", "..\\t.config", "C:\\x.config", "\\x.config", "")) {
            assertEquals(List.of("attribute-invalid sites/s/web.config"),
                    refusals(fixture.webConfig("s", include.formatted(refused)).load(), "S"), refused);
        }
    }

    @Test
    void aFileThatDotNetIncludesIsThereWhereTheApplicationRuns() {
        String include = "<appSettings configSource=\"secret.config\"/>";
        Server server = host("").webConfig("s", include).load();
        assertEquals(List.of("attribute-invalid sites/s/web.config"), refusals(server, "S"));
        assertEquals(SectionOwner.DOT_NET, server.problems().get(0).answers());
        assertEquals(List.of(), raw("").file("web.config", "<configuration>" + include + "</configuration>")
                .lone("site", Map.of("", "web.config")).problems());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<appSettings configSource=\"c.config\"><add key=\"a\" value=\"b\"/></appSettings>",
            "<appSettings configSource=\"c.config\" file=\"d.config\"/>",
            "<appSettings file=\"d.config\" configSource=\"c.config\"/>"})
    void aSectionOfDotNetWithAConfigSourceHoldsNothingElse(String section) {
        Server server = host("").file("sites/s/c.config", "<appSettings/>").webConfig("s", section).load();
        assertEquals(List.of("attribute-invalid sites/s/web.config"), refusals(server, "S"));
        assertTrue(server.problems().get(0).message().endsWith("a section with configSource must not contain anything else in "
                + "this file"));
        assertEquals(SectionOwner.DOT_NET, server.problems().get(0).answers());
        assertEquals(List.of(), host("").file("sites/s/c.config", "<appSettings/>")
                .webConfig("s", "<appSettings configSource=\"c.config\"> <!-- as delivered --> </appSettings>").load()
                .problems());
    }

    @Test
    void schemaFilesAddToEachOther() throws IOException {
        String more = "<configSchema><sectionSchema name=\"system.webServer/security/access\"><attribute name=\"extra\" "
                + "type=\"uint\"/>"
                + "<method name=\"Flush\"><inputElement><attribute name=\"when\" type=\"string\"/></inputElement></method>"
                + "</sectionSchema></configSchema>";
        ElementSchema access = Schema.builtIn().with("more.xml", new ByteArrayInputStream(more.getBytes(StandardCharsets.UTF_8)))
                .section("system.webServer/security/access");
        assertEquals(List.of("sslFlags", "extra"), List.copyOf(access.attributes().keySet()));
    }

    @Test
    void aLocationTagWhoseSiteDeploymentNamesIsNoOrphan() {
        assertEquals(List.of(), host(location("#{Site}/app", access("Ssl"))).load().problems());
        Server server = raw(
                "<configuration><system.applicationHost><sites><site name=\"__SITE__\" id=\"1\"><application path=\"/\">"
                        + "<virtualDirectory path=\"/\" physicalPath=\"C:\\\\s\"/></application></site></sites>"
                        + "</system.applicationHost>" + location("Shop", access("Ssl")) + "</configuration>")
                .load();
        assertEquals(List.of(), server.problems());
    }

    @Test
    void aLocationTagThatJoinsSiteAndPathIsAnsweredWithWhatWasMeant() {
        Problem problem = host(location("Sapp/x", access("Ssl"))).load().problems().get(0);
        assertEquals(ProblemKind.LOCATION_ORPHAN, problem.kind());
        assertEquals("there is no site \"Sapp\": what this location tag sets has no effect; did you mean \"S/app\"?",
                problem.message());
    }

    /** By the documentation and by reports that contradict it otherwise. */
    @Test
    void aPoolThatTurnsOverridesOffInheritsNothingFromWebConfigFilesAbove() {
        Server server = raw("<configuration>"
                + DECLARED.replace("name=\"access\" overrideModeDefault=\"Deny\"", "name=\"access\"")
                + "<system.applicationHost><applicationPools><add name=\"Q\" "
                + "enableConfigurationOverride=\"false\"/></applicationPools>"
                + "<sites><site name=\"S\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" "
                + "physicalPath=\"C:\\sites\\s\"/>"
                + "</application><application path=\"/api\" applicationPool=\"Q\"><virtualDirectory path=\"/\" "
                + "physicalPath=\"C:\\sites\\api\"/>"
                + "</application></site></sites></system.applicationHost>"
                + location("S", "<system.webServer><directoryBrowse enabled=\"true\"/>"
                        + "</system.webServer>")
                + "</configuration>")
                .webConfig("s", access("Ssl")).webConfig("api", access("Ssl, SslNegotiateCert")).load();
        assertEquals("Ssl", server.location("S").section("system.webServer/security/access").element().value("sslFlags"));
        assertEquals("None", server.location("S/api").section("system.webServer/security/access").element().value("sslFlags"));
        assertEquals("true", server.location("S/api").section("system.webServer/directoryBrowse").element().value("enabled"));
        Problem ignored = server.problems().get(0);
        assertEquals(ProblemKind.WEB_CONFIG_IGNORED, ignored.kind());
        assertEquals("applicationHost.config", ignored.related().file().name());
    }

    @Test
    void theKeyThatCollidesIsNamedAndTheSiteIsStillThere() {
        Server server = raw("<configuration><system.applicationHost><sites><site name=\"A\" id=\"1\">"
                + "<application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"C:\\a\"/></application></site>"
                + "<site name=\"B\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" "
                + "physicalPath=\"C:\\b\"/></application></site>"
                + "</sites></system.applicationHost>"
                + location("B", "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>")
                + "</configuration>").load();
        assertEquals(List.of(
                "the id=\"1\" of <site name=\"B\" id=\"1\"> is that of <site name=\"A\" id=\"1\">, "
                        + "from applicationHost.config:1"),
                server.problems().stream().map(Problem::message).toList());
        assertEquals("true", server.location("B").section("system.webServer/directoryBrowse").element().value("enabled"));
    }

    @Test
    void whatVisualStudioWritesOfCompressionForASiteIsNoMistake() {
        String entry = "<add mimeType=\"text/event-stream\" enabled=\"false\"/>";
        String types = "<system.webServer><httpCompression><dynamicTypes>" + entry
                + "</dynamicTypes>%s</httpCompression></system.webServer>";
        String site = location("S", types.formatted("<dynamicCompression>" + entry + "</dynamicCompression>"));
        String declared = DECLARED.replace("<section name=\"directoryBrowse\"/>", "<section name=\"httpCompression\"/>");
        assertEquals(List.of(),
                raw("<configuration>" + declared + SITES + types.formatted("") + site + "</configuration>").load().problems());
        assertEquals(List.of(ProblemKind.ENTRY_DUPLICATE), raw("<configuration>" + declared + SITES + types.formatted("")
                + site.replace("false", "true") + "</configuration>").load().problems().stream().map(Problem::kind).toList());
    }

    @Test
    void aSectionInTheWrongGroupIsPointedToTheRightOne() {
        Server server = host("<system.webServer><authorization/></system.webServer>").load();
        assertEquals(ProblemKind.SECTION_UNDECLARED, server.problems().get(0).kind());
        assertTrue(
                server.problems().get(0).message()
                        .endsWith("; the section of that name is system.webServer/security/authorization"),
                server.problems().get(0).message());
    }
}
