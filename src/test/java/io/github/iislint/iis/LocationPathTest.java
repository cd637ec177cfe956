package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.flags;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.messages;
import static io.github.iislint.iis.Fixture.refusals;
import static io.github.iislint.iis.Fixture.unlocked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which location the path of a location tag means, and what is said where another one may be meant. */
class LocationPathTest {

    private static final String BROWSE = "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>";

    private static String browse(Server server, String location) {
        SectionState state = server.location(location).section("system.webServer/directoryBrowse");
        return state == null ? "false" : state.element().value("enabled");
    }

    private static String paths(int segments) {
        return "S" + "/x".repeat(segments - 1);
    }

    @Test
    void aWebConfigThatRepeatsTheNameOfItsSiteMeansAFolderOfThatName() {
        Server server = host("").webConfig("s", location("s/x", BROWSE) + location("S/y", BROWSE)).load();
        String message = "the path of a location tag in a web.config is relative to its folder: this one refers to %s, not "
                + "the site itself";
        assertEquals(List.of(message.formatted("S/s/x"), message.formatted("S/s/y")), messages(server));
        assertEquals("S/s/x", server.problems().get(0).location());
        assertEquals("true", browse(server, "S/S/x"));
        assertEquals("false", browse(server, "S/x"));
    }

    @Test
    void aFolderMayHaveTheNameOfTheSite() {
        Server server = host("").webConfig("s", location("S", BROWSE)).webConfig("s/S", "").load();
        assertEquals(List.of(), server.problems());
        assertEquals("true", browse(server, "S/S"));
    }

    @Test
    void theNameOfALoneSiteIsAnAssumptionAndNotRepeated() {
        Server server = host("").file("web.config", "<configuration>" + location("Shop", BROWSE) + "</configuration>")
                .lone("Shop", Map.of("", "web.config"));
        assertEquals(List.of(), server.problems());
    }

    @Test
    void aWebConfigThatRepeatsThePathOfItsApplicationMeansAFolderBelowIt() {
        Server server = host("").webConfig("s/app", location("App/x", BROWSE)).load();
        assertEquals(List.of("the path of a location tag in a web.config is relative to its folder: this one refers to "
                + "S/app/App/x, not S/App/x"), messages(server));
        assertEquals("true", browse(server, "S/app/app/x"));
        assertEquals("false", browse(server, "S/app/x"));
        assertEquals(List.of(), messages(host("").webConfig("s/app", location("x/app", BROWSE)).load()));
    }

    @Test
    void aFolderMayHaveTheNameOfTheApplication() {
        Fixture server = host("").webConfig("s/app", location("app/x", BROWSE));
        assertEquals(List.of(), messages(server.file("sites/s/app/APP/page.htm", "").load()));
    }

    @Test
    void thePathOfAnApplicationBelowAnotherIsRepeatedAsAWhole() {
        String sites = Fixture.SITES.replace("path=\"/app\"", "path=\"/a/b\"");
        for (Map.Entry<String, Integer> found : Map.of("a/b/x", 1, "a/b", 1, "a/x", 0, "a", 0, "b/x", 0).entrySet()) {
            Server server = Fixture.raw("<configuration>" + Fixture.DECLARED + sites + "</configuration>")
                    .webConfig("s/app", location(found.getKey(), BROWSE)).load();
            assertEquals(found.getValue(), server.problems().size(), found.getKey());
        }
    }

    @ParameterizedTest
    @CsvSource({"S\\x, a backslash", "/S/x, a leading slash", "S//x, a double slash"})
    void unusualSlashesAreReportedAndMeanWhatTheUsualOnesMean(String path, String what) {
        Server server = host(location(path, BROWSE)).load();
        assertEquals(List.of("the path \"" + path + "\" has " + what + ": it is treated as S/x here, but no source documents "
                + "that IIS does so; otherwise what the tag sets is not in effect anywhere"), messages(server));
        assertEquals("true", browse(server, "S/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S\\x", "/S/x", "S//x"})
    void unusualSlashesMatchNothingByReportsFromServers(String path) {
        Server server = host(location(path, BROWSE)).webConfig("t", location("x\\y", BROWSE)).reading(Reading.REPORTS).load();
        assertEquals("false", browse(server, "S/x"));
        assertEquals("false", browse(server, "T/x/y"));
    }

    @Test
    void theSlashesOfAPathThatDeploymentFillsInAreNotJudged() {
        assertEquals(List.of(), messages(host(location("S//#{Folder}", BROWSE)).load()));
    }

    @Test
    void aLocationTagThatIsNotInheritedStopsAtApplications() {
        String tag = "<location path=\"%s\" inheritInChildApplications=\"false\">" + BROWSE + "</location>";
        assertEquals("false", browse(host("").webConfig("s", tag.formatted("app")).load(), "S/app"));
        assertEquals("false", browse(host("").webConfig("s", tag.formatted("app/x")).load(), "S/app/x"));
        assertEquals("true", browse(host("").webConfig("s", tag.formatted("folder/x")).load(), "S/folder/x"));
        assertEquals("true", browse(host("").webConfig("s/app", tag.formatted("x")).load(), "S/app/x"));
        assertEquals("true", browse(host("").webConfig("s", location("app", BROWSE)).load(), "S/app"));
    }

    @ParameterizedTest
    @CsvSource({"s, S", "S/APP, S/app", "S/App/x, S/app", "s/other, S"})
    void anotherLetterCaseThanThatOfTheSiteOrApplicationIsReported(String path, String expected) {
        Server server = host(location(path, BROWSE)).load();
        assertEquals(List.of("the path \"" + path + "\" differs in letter case from \"" + expected + "\""), messages(server));
        assertEquals(ProblemKind.LOCATION_CASE, server.problems().get(0).kind());
        assertEquals("true", browse(server, path));
    }

    @Test
    void theLetterCaseOfAnApplicationCountsInAWebConfigAboveIt() {
        assertEquals(List.of("the path \"App/x\" differs in letter case from \"app\""),
                messages(host("").webConfig("s", location("App/x", BROWSE)).load()));
        assertEquals(List.of(), messages(host("").webConfig("s", location("app/X", BROWSE)).load()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S", "S/app", "S/app/Folder", "S/Folder/x", ".", ""})
    void theLetterCaseOfTheSiteIsFineAndThatOfFoldersIsNotKnown(String path) {
        assertEquals(List.of(), messages(host(location(path, BROWSE)).load()));
    }

    @Test
    void noRequestHasAPathOfMoreThan1024Segments() {
        assertEquals(List.of(), messages(host(location(paths(1_024), BROWSE)).load()));
        String message = "the path has 1025 segments, more than any request can have: what this location tag sets has no effect";
        assertEquals(List.of(message), messages(host(location(paths(1_025), BROWSE)).load()));
        assertEquals(List.of(message), messages(host("").webConfig("s", location(paths(1_025), BROWSE)).load()));
    }

    @Test
    void whatIsAskedForIsALocationWhereItsSiteExists() {
        Server server = host(location("S", BROWSE)).load("S/a/b", "Nowhere/x", "");
        assertEquals("S/a/b", server.location("S/a/b").path());
        assertEquals("true", browse(server, "S/a/b"));
        assertNull(server.location("Nowhere/x"));
        assertEquals("S", host("").load(paths(1_025)).location(paths(1_025)).path());
    }

    @Test
    void aSectionOfTheServerLevelMayNotStandInAWebConfig() {
        Server server = host("").webConfig("s", "<system.applicationHost><sites/></system.applicationHost>").load();
        assertEquals(List.of("the section system.applicationHost/sites is not allowed here: it is allowed in "
                + "applicationHost.config only (allowDefinition=\"AppHostOnly\")"), messages(server));
        assertEquals("applicationHost.config", server.problems().get(0).related().file().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MachineOnly", "MachineToWebRoot"})
    void aSectionOfTheMachineMayNotStandInAWebConfig(String allowed) {
        Server server = Fixture.raw("<configuration>" + Fixture.DECLARED.replace("\"directoryBrowse\"",
                "\"directoryBrowse\" allowDefinition=\"" + allowed + "\"") + Fixture.SITES + BROWSE + "</configuration>")
                .webConfig("s", BROWSE.replace("true", "false")).load();
        assertEquals(List.of("the section system.webServer/directoryBrowse is not allowed here: it is allowed in "
                + "machine.config and applicationHost.config only (allowDefinition=\"" + allowed + "\")"), messages(server));
        assertEquals("true", browse(server, "S"));
    }

    @Test
    void aSectionThatNoLocationTagMayHoldStandsForTheServer() {
        String declared = Fixture.DECLARED.replace("\"directoryBrowse\"", "\"directoryBrowse\" allowLocation=\"false\"");
        Server server = Fixture.raw("<configuration>" + declared + Fixture.SITES + location("S", BROWSE) + "</configuration>")
                .load();
        assertEquals(List.of("the section system.webServer/directoryBrowse is not allowed here: its declaration has "
                + "allowLocation=\"false\", so a location tag must not contain it"), messages(server));
        assertEquals("false", browse(server, "S"));
        assertEquals(List.of(), messages(Fixture.raw("<configuration>" + declared + Fixture.SITES + location("", BROWSE)
                + "</configuration>").load()));
    }

    @Test
    void ofTwoElementsOfOneSectionTheFirstIsInEffect() {
        Server server = host(unlocked()).webConfig("s", access("Ssl") + access("None")).load();
        assertEquals(List.of("section-duplicate sites/s/web.config"), refusals(server, "S"));
        assertEquals("the section system.webServer/security/access is set twice in this file for S",
                server.problems().get(0).message());
        assertEquals("Ssl", flags(server, "S"));
    }

    @Test
    void aSectionForApplicationsIsRefusedBelowThem() {
        Server server = host("").webConfig("s/folder", "<system.webServer><modules/></system.webServer>").load();
        assertEquals(List.of("the section system.webServer/modules is not allowed here: it is allowed at the application "
                + "level and above only (allowDefinition=\"MachineToApplication\"), and S/folder is not one; IIS ignores it "
                + "there"), messages(server));
    }

    @Test
    void theSiteOfAnOrphanIsNamed() {
        assertEquals(List.of("there is no site \"X\": what this location tag sets has no effect"),
                messages(host(location("X/S", BROWSE)).load()));
        assertEquals(List.of("there is no site \"tx\": what this location tag sets has no effect; did you mean \"T/x\"?"),
                messages(host(location("tx", BROWSE)).load()));
    }
}
