package io.github.iislint.fix;

import static io.github.iislint.fix.Run.host;
import static io.github.iislint.fix.Run.location;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.finding.Finding;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FixerTest {

    private static final String REQUIRE = "Ssl, SslNegotiateCert, SslRequireCert";
    private static final String ACCEPT = "Ssl, SslNegotiateCert";
    private static final String[] EXPECTATIONS = {"client-certificate-not-expected", "client-certificate-expected",
            "client-certificate-mapping-missing"};

    private static String webConfig(String content) {
        return "<configuration>\n  <system.webServer>\n" + content + "  </system.webServer>\n</configuration>\n";
    }

    private static String access(String flags) {
        return "    <security>\n      <access sslFlags=\"" + flags + "\" />\n    </security>\n";
    }

    @Test
    void requireBecomesAcceptAndNothingElseChanges() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop"), location("Shop", REQUIRE)));
        String before = run.text("applicationHost.config");
        Fixer.FixResult outcome = run.fix();
        assertEquals(before.replace(", SslRequireCert", ""), run.text("applicationHost.config"));
        assertEquals(List.of("client-certificate-mapping-missing"), outcome.after().fixed().stream().map(Finding::rule).toList());
        assertEquals(List.of(), run.found());
    }

    @Test
    void whatManyFixesWriteThatIisRefusesIsFoundAtOnce() throws Exception {
        Run run = Run.of("entry-duplicate", "lock-violation");
        List<String> locked = List.of("HttpCacheModule", "StaticCompressionModule", "DefaultDocumentModule",
                "DirectoryListingModule", "IsapiFilterModule", "ProtocolSupportModule", "StaticFileModule");
        String modules = locked.stream().map(name -> "      <add name=\"" + name + "\" />\n").collect(Collectors.joining());
        String open = "      <add name=\"OutputCache\" />\n";
        for (String site : List.of("blog", "shop", "wiki")) {
            run.file(site + "/web.config", webConfig("    <modules>\n" + modules + open + "    </modules>\n"));
        }
        Fixer.FixResult outcome = run.fix();
        for (String site : List.of("blog", "shop", "wiki")) {
            assertEquals(
                    webConfig(
                            "    <modules>\n" + modules + "      <remove name=\"OutputCache\" />\n" + open + "    </modules>\n"),
                    run.text(site + "/web.config"));
        }
        // The lines are those of each fix alone.
        assertEquals(Stream.of("blog", "shop", "wiki").flatMap(site -> IntStream.range(4, 11).mapToObj(line -> site
                + "/web.config:" + line + ":8: it would cause lock-violation at " + site + "/web.config:" + line
                + ":8: <remove> changes what the default server locks with lockItem=\"true\"")).collect(Collectors.toSet()),
                outcome.refused().stream().map(each -> each.finding().place() + ": " + each.reason())
                        .collect(Collectors.toSet()));
        // Once as they are, with all fixes, with the good ones, with the others, and with 16 of these alone.
        assertEquals(20, Collections.frequency(run.linted(), "blog"), run.linted().toString());
    }

    @Test
    void whatVisitorsNoticeIsToldByLocation() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop", "Blog"), location("Shop", REQUIRE)));
        assertEquals(List
                .of("applicationHost.config Shop: client certificates required, SSL required -> client certificates accepted, "
                        + "SSL required"),
                run.fix().changes().stream().map(change -> change.server() + " " + change.location() + ": "
                        + change.before() + " -> " + change.after()).toList());
    }

    @Test
    void aValueThatIsRightBelowIsKeptThereByALocationTag() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop/partners"), location("Shop", REQUIRE)))
                .expect("Shop", "accept").expect("Shop/partners", "require");
        run.fix();
        assertEquals(ACCEPT, run.flags("Shop"));
        assertEquals(REQUIRE, run.flags("Shop/partners/x"));
        assertTrue(run.text("applicationHost.config").contains(location("Shop/partners", REQUIRE)),
                run.text("applicationHost.config"));
    }

    @Test
    void aSectionThatIsThereAlreadyGetsTheAttribute() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config",
                host(List.of("Shop/partners"), location("Shop", REQUIRE) + location("Shop/partners", null)))
                .expect("Shop", "accept").expect("Shop/partners", "require");
        run.fix();
        assertEquals(host(List.of("Shop/partners"), location("Shop", ACCEPT) + location("Shop/partners", REQUIRE)),
                run.text("applicationHost.config"));
    }

    @Test
    void theServerLevelIsLeftAloneWhereOneSiteIsWrong() throws Exception {
        String body = "  <system.webServer>\n    <security>\n      <access sslFlags=\"Ssl\" />\n    </security>\n  "
                + "</system.webServer>\n";
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop", "Blog", "Wiki"), body)).expect("Shop",
                "require");
        run.fix();
        assertEquals(REQUIRE, run.flags("Shop"));
        assertEquals("Ssl", run.flags("Blog"));
        assertEquals(host(List.of("Shop", "Blog", "Wiki"), body + location("Shop", REQUIRE)), run.text("applicationHost.config"));
    }

    @Test
    void theServerLevelIsChangedWhereThatSuitsAllSites() throws Exception {
        String body = "  <system.webServer>\n    <security>\n      <access sslFlags=\"%s\" />\n    </security>\n  "
                + "</system.webServer>\n";
        Run run = Run.of("client-certificate-not-expected")
                .file("applicationHost.config", host(List.of("Shop", "Blog"), body.formatted(REQUIRE)))
                .expect("Shop", "accept").expect("Blog", "none");
        run.fix();
        assertEquals(host(List.of("Shop", "Blog"), body.formatted(ACCEPT)), run.text("applicationHost.config"));
    }

    @Test
    void nobodyVisitsTheServerLevelItself() throws Exception {
        String body = "  <system.webServer>\n" + access(REQUIRE) + "  </system.webServer>\n";
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop", "Blog"), body)).expect("Shop",
                "require");
        assertEquals(List.of("Blog"), run.lint().findings().get(0).locations());
        run.expect("Blog", "require");
        assertEquals(List.of(), run.found());
    }

    @Test
    void aValueThatIsWrongForOneSiteAndUnmappedForTheOthersIsChangedInOneGo() throws Exception {
        String body = "  <system.webServer>\n    <security>\n      <access sslFlags=\"%s\" />\n    </security>\n  "
                + "</system.webServer>\n";
        Run run = Run.of(EXPECTATIONS)
                .file("applicationHost.config", host(List.of("Shop", "Blog", "Docs", "Wiki"), body.formatted(REQUIRE)))
                .expect("Shop", "accept").expect("Wiki", "require");
        assertEquals(List.of("client-certificate-not-expected"), run.found());
        run.fix();
        assertEquals(host(List.of("Shop", "Blog", "Docs", "Wiki"), body.formatted(ACCEPT) + location("Wiki", REQUIRE)),
                run.text("applicationHost.config"));
    }

    @Test
    void aRuleThatIsReplacedAndSuppressedIsNotMendedAlong() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop", "Blog"),
                "  <!-- iislint-disable-next client-certificate-mapping-missing: partners bring their own CA -->\n"
                        + "  <system.webServer>\n" + access(REQUIRE) + "  </system.webServer>\n"))
                .expect("Shop", "accept");
        run.fix();
        assertEquals(ACCEPT, run.flags("Shop"));
        assertEquals(REQUIRE, run.flags("Blog"));
    }

    @Test
    void whatNothingSetsIsSetWhereItIsExpected() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop/partners", "Blog"), ""))
                .expect("Shop", "require").expect("Shop/partners", "none");
        run.fix();
        assertEquals(REQUIRE, run.flags("Shop"));
        assertEquals("None", run.flags("Shop/partners"));
        assertEquals("None", run.flags("Blog"));
    }

    @Test
    void aLoneSiteIsNarrowedInItsWebConfigFiles() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("src/Shop/web.config", webConfig(access(REQUIRE)))
                .file("src/Shop/admin/web.config", webConfig("    <directoryBrowse enabled=\"false\" />\n"))
                .expect("src/Shop", "accept").expect("src/Shop/admin", "require").expect("src/Shop/api", "require");
        run.fix();
        assertEquals(ACCEPT, run.flags("src/Shop"));
        assertEquals(REQUIRE, run.flags("src/Shop/admin"));
        assertEquals(REQUIRE, run.flags("src/Shop/api"));
        assertEquals(webConfig("    <directoryBrowse enabled=\"false\" />\n" + access(REQUIRE)),
                run.text("src/Shop/admin/web.config"));
    }

    @Test
    void aLockedSectionIsNeverWrittenIntoAWebConfig() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop"), ""))
                .file("sites/shop/web.config", webConfig("    <directoryBrowse enabled=\"false\" />\n"))
                .expect("Shop", "require");
        String before = run.text("sites/shop/web.config");
        run.fix();
        assertEquals(before, run.text("sites/shop/web.config"));
        assertEquals(REQUIRE, run.flags("Shop"));
    }

    @Test
    void aWebConfigThatTwoSitesShareCannotBeRightForBoth() throws Exception {
        String unlocked = location("Shop", null).replace("\"Shop\"", "\"Shop\" overrideMode=\"Allow\"")
                + location("Blog", null).replace("\"Blog\"", "\"Blog\" overrideMode=\"Allow\"");
        Run run = Run.of(EXPECTATIONS)
                .file("applicationHost.config",
                        host(List.of("Shop", "Blog"), unlocked).replace("C:\\sites\\blog", "C:\\sites\\shop"))
                .file("sites/shop/web.config", webConfig(access(REQUIRE))).expect("Shop", "accept").expect("Blog", "require");
        String before = run.text("sites/shop/web.config");
        Fixer.FixResult outcome = run.fix();
        assertEquals(before, run.text("sites/shop/web.config"));
        assertEquals(1, outcome.refused().size());
        assertEquals(List.of("client-certificate-not-expected"), run.found());
    }

    @Test
    void severalFindingsAboutOneValueAreMendedTogether() throws Exception {
        Run run = Run.of("certificate-required-not-negotiated", "certificate-required-without-ssl", "ssl-flags-style")
                .file("applicationHost.config", host(List.of("Shop"), location("Shop", "sslrequirecert")))
                .expect("Shop", "require");
        Fixer.FixResult outcome = run.fix();
        assertEquals(REQUIRE, run.flags("Shop"));
        assertEquals(3, outcome.after().fixed().size());
    }

    @Test
    void aSuppressedFindingIsNotMended() throws Exception {
        Run run = Run.of(EXPECTATIONS).file("applicationHost.config", host(List.of("Shop"),
                "  <!-- iislint-disable-next client-certificate-mapping-missing: partners bring their own CA -->\n"
                        + location("Shop", REQUIRE)));
        assertEquals(List.of(), run.fix().edits());
    }

    @Test
    void aMisspeltFlagIsCorrectedAndWhatItHidComesIntoEffect() throws Exception {
        Run run = Run.of("ssl-flag-unknown")
                .file("applicationHost.config", host(List.of("Shop"), location("Shop", "Ssl SslNegotiateCert, SslRequired")));
        run.fix();
        assertEquals(REQUIRE, run.flags("Shop"));
    }

    @Test
    void aMisspeltFlagLeavesTheSeparatorsOfTheOthersAlone() throws Exception {
        Run run = Run.of("ssl-flag-unknown").file("applicationHost.config",
                host(List.of("Shop"), location("Shop", "Ssl,SslRequierCert")));
        run.fix();
        assertEquals("Ssl,SslRequireCert", run.flags("Shop"));
    }

    @Test
    void aSecondRunFindsNothingToDo() throws Exception {
        Run run = Run.of(EXPECTATIONS)
                .file("applicationHost.config", host(List.of("Shop/partners", "Blog"), location("Shop", REQUIRE)))
                .expect("Shop", "none").expect("Shop/partners", "require").expect("Blog", "accept");
        run.fix();
        assertEquals(List.of(), run.fix().edits());
        assertEquals(List.of(), run.found());
    }

    @Test
    void severalAdditionsToAnElementWithoutChildrenAreMadeTogether() throws Exception {
        for (String text : List.of("<configuration />\n", "<configuration></configuration>",
                "<configuration>\n\n</configuration>\n")) {
            Run run = Run.of("client-certificate-expected").file("web.config", text).expect(".", "require").expect("admin",
                    "accept");
            Fixer.FixResult outcome = run.fix();
            assertEquals(List.of(), outcome.refused());
            assertEquals(List.of(), run.found(), run.text("web.config"));
            assertEquals(List.of(), run.fix().edits());
        }
    }

    @Test
    void insertedLinesEndWithALoneCarriageReturnWhereTheOthersDo() throws Exception {
        Run run = Run.of("client-certificate-expected").file("web.config", "<configuration>\r</configuration>\r").expect(".",
                "accept");
        run.fix();
        assertEquals("<configuration>\r  <system.webServer>\r    <security>\r      <access sslFlags=\"SslNegotiateCert\" />\r"
                + "    </security>\r  </system.webServer>\r</configuration>\r", run.text("web.config"));
    }

    @Test
    void findingsThatContradictEachOtherAreLeftToAPerson() throws Exception {
        Run run = Run
                .of("client-certificate-mapping-missing", "certificate-required-without-ssl",
                        "certificate-required-not-negotiated")
                .file("applicationHost.config", Run.host(List.of("Shop"), Run.location("Shop", "SslRequireCert")));
        Fixer.FixResult outcome = run.fix();
        assertEquals(List.of(), outcome.edits());
        assertEquals(
                "the findings about this value contradict each other: client-certificate-mapping-missing would require less "
                        + "of visitors, certificate-required-without-ssl more; decide which is intended, and set it",
                outcome.refused().get(0).reason());
    }

    @Test
    void aDeclaredExpectationDecidesBetweenContradictingFindings() throws Exception {
        Run run = Run
                .of("client-certificate-not-expected", "client-certificate-mapping-missing", "certificate-required-without-ssl",
                        "certificate-required-not-negotiated")
                .file("applicationHost.config", Run.host(List.of("Shop", "Blog"), Run.location("Shop", "SslRequireCert")
                        + Run.location("Blog", "SslRequireCert")))
                .expect("Shop", "accept").expect("Blog", "require");
        run.fix();
        assertEquals("SslNegotiateCert", run.flags("Shop"));
        assertEquals("Ssl, SslNegotiateCert, SslRequireCert", run.flags("Blog"));
    }

    @Test
    void toStopRequiringACertificateIsNotCalledNeutral() throws Exception {
        Run run = Run.of("client-certificate-mapping-missing", "certificate-required-not-negotiated")
                .file("applicationHost.config", Run.host(List.of("Shop"), Run.location("Shop", "Ssl, SslRequireCert")));
        Fixer.FixResult outcome = run.fix();
        assertEquals("Ssl, SslNegotiateCert", run.flags("Shop"));
        assertEquals(List.of("client-certificate-mapping-missing"), outcome.after().fixed().stream().map(Finding::rule).toList());
        assertEquals(1, outcome.after().fixed().stream().filter(Finding::loosened).count());
    }

    @Test
    void ofTwoFindingsOfOneRuleAtOneLocationTheOneThatCanBeFixedIsFixed() throws Exception {
        String mapping = "  <location path=\"Shop\"><system.webServer><security><authentication>"
                + "<iisClientCertificateMappingAuthentication enabled=\"true\"><oneToOneMappings>"
                + "<add userName=\"u\" password=\"[enc:A:x:enc]\" certificate=\"" + FixPropertyTest.CERTIFICATES.get(0) + "\" />"
                + "<add userName=\"u\" password=\"[enc:A:x:enc]\" certificate=\"AB CD EF 01\" />"
                + "</oneToOneMappings></iisClientCertificateMappingAuthentication></authentication></security>"
                + "</system.webServer></location>\n";
        Run run = Run.of("mapping-certificate-malformed").file("applicationHost.config", Run.host(List.of("Shop"), mapping));
        assertEquals(2, run.found().size());
        assertEquals(List.of(), run.fix().refused());
        assertEquals(1, run.found().size());
        assertEquals(List.of(), run.fix().edits());
    }

    @Test
    void sitesThatShareAFolderAreFixedTogether() throws Exception {
        Run run = Run.of("client-certificate-mapping-missing", "shared-folder-bypass")
                .file("applicationHost.config", Run.host(List.of("Shop", "Blog"), Run.location("Shop", "Ssl, SslRequireCert")
                        + Run.location("Blog", "Ssl, SslRequireCert")).replace("sites\\blog", "sites\\shop"));
        run.fix();
        assertEquals(List.of(), run.found());
    }
}
