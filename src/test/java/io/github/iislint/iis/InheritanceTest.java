package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.flags;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.refusals;
import static io.github.iislint.iis.Fixture.unlocked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which value is in effect where. */
class InheritanceTest {

    private static final String REQUIRE = "Ssl, SslNegotiateCert, SslRequireCert";

    @Test
    void theDefaultOfTheSchemaIsInEffectWhereNoFileSetsAnything() {
        Server server = host("").load();
        assertEquals("None", server.unset("system.webServer/security/access").value("sslFlags"));
        assertEquals(null, server.location("S").section("system.webServer/security/access"));
    }

    @Test
    void theServerLevelReachesEveryLocation() {
        assertEquals("Ssl", flags(host(access("Ssl")).load(), "S/x"));
    }

    @Test
    void aLocationTagReachesItsPathAndWhatIsBelowBySegment() {
        Server server = host(location("S", access(REQUIRE)) + location("S/pub", access("None"))).load("S/pub/a/b", "S/public",
                "T");
        assertEquals(REQUIRE, flags(server, "S"));
        assertEquals("None", flags(server, "S/pub/a/b"));
        assertEquals(REQUIRE, flags(server, "S/public"));
        assertEquals(null, server.location("T").section("system.webServer/security/access"));
    }

    @Test
    void theOrderOfLocationTagsDoesNotMatter() {
        Server server = host(location("S/pub", access("None")) + location("S", access(REQUIRE))).load();
        assertEquals("None", flags(server, "S/pub"));
    }

    @Test
    void anElementWithoutAttributesInherits() {
        Server server = host(location("S", access(REQUIRE)) + location("S/app",
                "<system.webServer><security><access/></security></system.webServer>")).load();
        assertEquals(REQUIRE, flags(server, "S/app"));
    }

    @Test
    void flagsAreReplacedAsAWhole() {
        Server server = host(location("S", access("Ssl")) + location("S/app", access("SslNegotiateCert"))).load();
        assertEquals("SslNegotiateCert", flags(server, "S/app"));
    }

    @Test
    void locationPathsIgnoreLetterCase() {
        assertEquals("Ssl", flags(host(location("s/APP", access("Ssl"))).load(), "S/app"));
    }

    @Test
    void aCommaDoesNotMakeAListOfPaths() {
        Server server = host(location("S,T", access("Ssl"))).load();
        assertEquals(null, server.location("S").section("system.webServer/security/access"));
        assertEquals(ProblemKind.LOCATION_ORPHAN, server.problems().get(0).kind());
    }

    @Test
    void aFileIsALocationOfItsOwn() {
        Server server = host(location("S/login.aspx", access("Ssl"))).load();
        assertEquals("Ssl", flags(server, "S/login.aspx"));
    }

    @Test
    void aWebConfigComesAfterTheLocationTagForItsFolder() {
        Server server = host(unlocked() + location("S", access("Ssl"))).webConfig("s", access(REQUIRE)).load();
        assertEquals(REQUIRE, flags(server, "S"));
        assertEquals(REQUIRE, flags(server, "S/app"));
    }

    @Test
    void aDeeperLocationTagOfTheServerWinsOverAShallowerWebConfig() {
        Server server = host(unlocked() + location("S/dir", access("Ssl"))).webConfig("s", access(REQUIRE)).load();
        assertEquals("Ssl", flags(server, "S/dir"));
    }

    @Test
    void whatIsNotInheritedInChildApplicationsReachesFoldersOnly() {
        Server server = host(unlocked()).webConfig("s", "<location path=\".\" inheritInChildApplications=\"false\">"
                + access(REQUIRE) + "</location>").load("S/dir");
        assertEquals(REQUIRE, flags(server, "S"));
        assertEquals(REQUIRE, flags(server, "S/dir"));
        assertEquals("None", flags(server, "S/app"));
    }

    @Test
    void theSameHoldsForALocationTagOfTheServer() {
        Server server = host("<location path=\"S\" inheritInChildApplications=\"false\">" + access(REQUIRE) + "</location>")
                .load();
        assertEquals(REQUIRE, flags(server, "S"));
        assertEquals("None", server.location("S/app").section("system.webServer/security/access").element().value("sslFlags"));
    }

    @Test
    void whatIsRefusedOfItDoesNotStopChildApplications() {
        Server server = host("").webConfig("s", "<location path=\".\" inheritInChildApplications=\"false\">"
                + access(REQUIRE) + "</location>").load("S/dir", "S/app/dir");
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "S"));
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "S/dir"));
        assertEquals(List.of(), refusals(server, "S/app/dir"));
    }

    @Test
    void aLocationTagThatHoldsNothingButWhatIsRefusedIsALocation() {
        String undeclared = "<system.webServer><contoso/></system.webServer>";
        Server server = host(location("S/of-server", undeclared)).webConfig("s", location("of-site", undeclared)).load();
        assertEquals(List.of("section-undeclared applicationHost.config"),
                refusals(server, server.location("S/of-server").path()));
        assertEquals(List.of("section-undeclared sites/s/web.config"), refusals(server, server.location("S/of-site").path()));
    }

    @Test
    void anEntryThatIsAddedTwiceThereDoesNotStopChildApplications() {
        String twice = "<system.webServer><defaultDocument><files><add value=\"a\"/><add value=\"a\"/></files></defaultDocument>"
                + "</system.webServer>";
        Server server = host("<location path=\"S\" inheritInChildApplications=\"false\">" + twice + "</location>").load();
        assertEquals(List.of("entry-duplicate applicationHost.config"), refusals(server, "S"));
        assertEquals(List.of(), refusals(server, "S/app"));
    }

    @Test
    void theLocationPathOfAWebConfigIsRelative() {
        Server server = host(unlocked()).webConfig("s", location("S/admin", access(REQUIRE))).load();
        assertEquals("None", flags(server, "S/admin"));
        assertEquals(REQUIRE, flags(server, "S/S/admin"));
    }

    @Test
    void aMalformedWebConfigMakesTheLocationsBelowRefuse() {
        Server server = host(access("Ssl")).webConfig("s", "<system.webServer>").load();
        assertEquals(List.of("xml-malformed sites/s/web.config"), refusals(server, "S/app"));
        assertEquals(List.of(), refusals(server, "T"));
        assertEquals("Ssl", flags(server, "S"));
    }

    @Test
    void aFileInAnotherEncodingThanItDeclaresIsTheOnlyOneRefused() {
        Server server = host("").bytes("sites/s/web.config",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?><configuration><!-- \u00e9 --></configuration>"
                        .getBytes(StandardCharsets.ISO_8859_1))
                .load();
        assertEquals(List.of("xml-malformed sites/s/web.config"), refusals(server, "S"));
        assertEquals(List.of(), refusals(server, "T"));
    }

    @Test
    void aLoneSiteInTheWorkingFolderIsCalledByADot() {
        Server server = new Fixture().file("web.config", "<configuration>" + access("Ssl") + "</configuration>")
                .file("admin/web.config", "<configuration>" + access("None") + "</configuration>")
                .lone(".", Map.of("", "web.config", "admin", "admin/web.config"));
        assertEquals(".", server.location(".").path());
        assertEquals("admin", server.location("admin").path());
        assertEquals("Ssl", flags(server, "."));
        assertEquals("None", flags(server, "admin"));
        assertEquals(List.of(), refusals(server, "admin"));
    }

    @Test
    void aTransformInPlaceOfAWebConfigIsLeftAlone() {
        Server server = new Fixture().file("web.config", "<configuration xmlns:xdt=\"" + Transforms.NAMESPACE
                + "\"><appSettings xdt:Transform=\"Replace\"/></configuration>").lone("x", Map.of("", "web.config"));
        assertEquals(List.of(), server.sites());
        assertEquals(List.of(Notice.otherFile("web.config", "it is a transform")), server.notices());
    }

    @Test
    void aNamespaceThatWasLeftBehindMakesNoTransform() {
        Server server = new Fixture()
                .file("web.config", "<configuration xmlns:xdt=\"" + Transforms.NAMESPACE + "\">" + access("Ssl")
                        + "</configuration>")
                .lone("x", Map.of("", "web.config"));
        assertEquals("Ssl", flags(server, "x"));
    }
}
