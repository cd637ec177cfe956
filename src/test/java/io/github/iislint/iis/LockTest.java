package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.access;
import static io.github.iislint.iis.Fixture.assumed;
import static io.github.iislint.iis.Fixture.flags;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.refusals;
import static io.github.iislint.iis.Fixture.unlocked;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may set what, and what IIS refuses. */
class LockTest {

    private static final String MODULE = "<system.webServer><modules><add name=\"A\" type=\"a\" "
            + "lockItem=\"true\"/></modules></system.webServer>";
    private static final String REMOVED = "<system.webServer><modules><remove name=\"A\"/></modules></system.webServer>";
    private static final List<String> VIOLATED = List.of("lock-violation sites/s/web.config");

    private static String documents(String attributes, String content) {
        return "<system.webServer><defaultDocument " + attributes + ">" + content + "</defaultDocument></system.webServer>";
    }

    @Test
    void aLockedSectionInAWebConfigIsRefusedAndNotInEffect() {
        Server server = host(access("None")).webConfig("s", access("Ssl")).load();
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "S/app"));
        assertEquals("None", flags(server, "S"));
    }

    @Test
    void unlockingOneSectionUnlocksNoOther() {
        Server server = host(
                "<location path=\"S\" overrideMode=\"Allow\"><system.webServer><directoryBrowse/></system.webServer></location>")
                .webConfig("s", access("Ssl")).load();
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "S"));
    }

    @Test
    void aLockedAttributeMayNotBeSetToTheSameValueEither() {
        Server server = host("<location path=\"\" overrideMode=\"Allow\"><system.webServer><security>"
                + "<access sslFlags=\"Ssl\" lockAttributes=\"sslFlags\"/></security></system.webServer></location>")
                .webConfig("s", access("Ssl")).load();
        assertEquals(VIOLATED, refusals(server, "S"));
    }

    @Test
    void lockingAnAttributeThatDoesNotExistIsAnError() {
        Server server = host(documents("lockAttributes=\"enabled,colour\"", "")).load();
        assertEquals(List.of("attribute-invalid applicationHost.config"), refusals(server, ""));
        assertEquals(List.of(), refusals(host(documents("lockAttributes=\"*\"", "")).load(), ""));
    }

    @Test
    void lockElementsOnACollectionNamesWhatMayNotBeDone() {
        Fixture server = host(documents("", "<files lockElements=\"remove,clear\"><add value=\"a\"/></files>"));
        assertEquals(List.of(), refusals(server.webConfig("s", documents("", "<files><add value=\"b\"/></files>")).load(), "S"));
        assertEquals(VIOLATED, refusals(server.webConfig("s", documents("", "<files><clear/></files>")).load(), "S"));
    }

    @Test
    void lockAllElementsExceptLocksTheOthers() {
        Fixture server = host(documents("", "<files lockAllElementsExcept=\"add\"/>"));
        assertEquals(VIOLATED, refusals(server.webConfig("s", documents("", "<files><remove value=\"a\"/></files>")).load(),
                "S"));
    }

    @Test
    void aLockedEntryIsNotRemovedBelow() {
        assertEquals(VIOLATED, refusals(host(MODULE).webConfig("s", REMOVED).load(), "S"));
    }

    @Test
    void aLockedEntryMayBeRemovedInALocationTagOfTheSameFile() {
        Server server = host(MODULE + location("S", REMOVED)).load();
        assertEquals(List.of(), refusals(server, "S"));
        assertEquals(0, server.location("S").section("system.webServer/modules").element().entries().size());
    }

    @Test
    void lockItemOnAnElementLocksAllOfIt() {
        Server server = host(documents("", "<files lockItem=\"true\"><add value=\"a\"/></files>"))
                .webConfig("s", documents("enabled=\"false\"", "<files><add value=\"b\"/></files>")).load();
        assertEquals(VIOLATED, refusals(server, "S"));
        ElementState section = server.location("S").section("system.webServer/defaultDocument").element();
        assertEquals("false", section.value("enabled"));
        assertEquals(1, section.child("files").entries().size());
    }

    @Test
    void aWebConfigMayLockForTheLevelsBelow() {
        Server server = host("").webConfig("s", "<location overrideMode=\"Deny\">" + documents("enabled=\"true\"", "")
                + "</location>")
                .webConfig("s/app", documents("enabled=\"false\"", "")).load();
        assertEquals(List.of("section-locked sites/s/app/web.config"), refusals(server, "S/app"));
    }

    @Test
    void aSectionMayNotBeLockedForASiteAndUnlockedAboveForAPathInIt() {
        Server server = host("<location path=\"S/cart\" overrideMode=\"Allow\">" + documents("", "") + "</location>")
                .webConfig("s", "<location overrideMode=\"Deny\">" + documents("", "") + "</location>").load();
        assertEquals(List.of("location-override-conflict sites/s/web.config"), refusals(server, "S/cart"));
        assertEquals(List.of(), refusals(server, "S"));
    }

    @Test
    void oneLocationTagMayNotHaveBothAttributes() {
        Server server = host("<location path=\"S\" allowOverride=\"false\" overrideMode=\"Deny\">" + access("Ssl")
                + "</location>").load();
        assertEquals(List.of("location-override-conflict applicationHost.config"), refusals(server, "S"));
    }

    @Test
    void aSectionThatIsForApplicationsIsIgnoredInTheWebConfigOfAFolder() {
        Server server = host("<system.webServer><modules><add name=\"M\"/></modules></system.webServer>").webConfig("s/dir",
                REMOVED).load();
        assertEquals(List.of(), refusals(server, "S/dir"));
        assertEquals(List.of(ProblemKind.SECTION_IGNORED), server.problems().stream().map(Problem::kind).toList());
        assertEquals(1, server.location("S/dir").section("system.webServer/modules").element().entries().size());
    }

    @Test
    void whatIsLockedExistsAndLockItemIsABoolean() {
        List<String> refused = List.of("attribute-invalid applicationHost.config");
        for (String lock : List.of("lockElements=\"fils\"", "lockAllElementsExcept=\"files,x\"",
                "lockAllAttributesExcept=\"enbled\"", "lockAttributes=\"enabled,y\"", "lockItem=\"yes\"")) {
            assertEquals(refused, refusals(host(documents(lock, "")).load(), "S"), lock);
        }
        for (String lock : List.of("lockElements=\"files\"", "lockAllElementsExcept=\"files\"",
                "lockAllAttributesExcept=\"enabled\"",
                "lockAttributes=\"*\"", "lockElements=\"*\"", "lockItem=\"TRUE\"", "lockElements=\"#{Locked}\"")) {
            assertEquals(List.of(), refusals(host(documents(lock, "")).load(), "S"), lock);
        }
        assertEquals(List.of(), refusals(host(documents("", "<files lockElements=\"add, remove clear\"/>")).load(), "S"));
    }

    @Test
    void aMisspeltLockLocksNothingAndIsRefused() {
        String section = documents("", "");
        List<String> invalid = List.of("attribute-invalid applicationHost.config");
        List<String> unknown = List.of("attribute-unknown applicationHost.config");
        for (String mode : List.of("overrideMode=\"Lock\"", "allowOverride=\"no\"", "inheritInChildApplications=\"nope\"")) {
            assertEquals(invalid, refusals(host("<location path=\"S\" " + mode + ">" + section + "</location>").load(), "S"),
                    mode);
        }
        assertEquals(unknown, refusals(host("<location path=\"S\" overideMode=\"Deny\">" + section + "</location>").load(), "S"));
        assertEquals(List.of(), refusals(host("<location path=\"S\" overrideMode=\"deny\">" + section + "</location>").load(),
                "S"));
        String declared = Fixture.DECLARED.replace("\"defaultDocument\" overrideModeDefault=\"Allow\"", "\"defaultDocument\" %s");
        assertEquals(invalid, refusals(Fixture.raw("<configuration>" + declared.formatted("overrideModeDefault=\"Lock\"")
                + "</configuration>").load(), ""));
        assertEquals(invalid, refusals(Fixture.raw("<configuration>" + declared.formatted("allowDefinition=\"MachineToApp\"")
                + "</configuration>").load(), ""));
        assertEquals(unknown, refusals(Fixture.raw("<configuration>" + declared.formatted("overideModeDefault=\"Deny\"")
                + "</configuration>").load(), ""));
    }

    @Test
    void whatARefusedRemoveNamesIsNoDuplicateWhenItIsAddedAgain() {
        String again = "<system.webServer><modules><remove name=\"A\"/><add name=\"A\" type=\"b\"/>%s"
                + "</modules></system.webServer>";
        assertEquals(VIOLATED, refusals(host(MODULE).webConfig("s", again.formatted("")).load(), "S"));
        assertEquals(List.of("lock-violation sites/s/web.config", "entry-duplicate sites/s/web.config"),
                refusals(host(MODULE).webConfig("s", again.formatted("<add name=\"B\"/><add name=\"B\"/>")).load(), "S"));
    }

    @Test
    void whatFollowsARefusedClearIsNoDuplicate() {
        Server server = host(
                "<system.webServer><modules><add name=\"M\" lockItem=\"true\"/><add name=\"N\"/></modules></system.webServer>")
                .webConfig("s",
                        "<system.webServer><modules><clear/><add name=\"M\"/><add name=\"N\"/></modules></system.webServer>")
                .load();
        assertEquals(List.of("lock-violation sites/s/web.config"), refusals(server, "S"));
    }

    @Test
    void whetherALocationTagForAFolderMayHoldItIsNotKnown() {
        Server server = host("").webConfig("s", location("dir", REMOVED)).load();
        assertEquals(List.of(), refusals(server, "S/dir"));
        assertEquals(List.of(ProblemKind.SECTION_IGNORED), assumed(server));
    }

    @Test
    void aLocationTagInAnotherOneIsNotEvaluated() {
        Server server = host(location("S", location("app", access("Ssl")))).load();
        assertEquals(List.of(), refusals(server, "S/app"));
        assertEquals(List.of(ProblemKind.ATTRIBUTE_UNKNOWN), assumed(server));
    }

    @Test
    void oneFileMaySetASectionOnceForALocation() {
        assertEquals(List.of("section-duplicate applicationHost.config"),
                refusals(host(access("Ssl") + location("", access("None"))).load(), "S"));
        assertEquals(List.of("section-duplicate applicationHost.config"),
                refusals(host(location("S", access("Ssl")) + location("s/", access("None"))).load(), "S"));
        assertEquals(List.of(), refusals(host(location("S", access("Ssl")) + location("S", documents("", ""))).load(), "S"));
    }

    @Test
    void aFolderWithTwoLocationsIsRefusedWhereItIsLocked() {
        String sites = Fixture.SITES.replace("C:\\sites\\t", "C:\\sites\\s");
        Server server = Fixture.raw("<configuration>" + Fixture.DECLARED + sites + "<location path=\"S\" overrideMode=\"Allow\">"
                + access("None") + "</location></configuration>").webConfig("s", access("Ssl")).load();
        assertEquals(List.of(), refusals(server, "S"));
        assertEquals("Ssl", flags(server, "S"));
        assertEquals(List.of("section-locked sites/s/web.config"), refusals(server, "T"));
    }

    @Test
    void encryptedSectionsAreNotChecked() {
        Server server = host(unlocked()).webConfig("s", "<system.webServer><security><access configProtectionProvider=\"P\">"
                + "<EncryptedData/></access></security></system.webServer>").load();
        assertEquals(List.of(), server.problems());
    }

    @Test
    void childSourceIsNotAnalysed() {
        Server server = host(documents("", "<files childSource=\"x.config\"/>")).load();
        assertEquals(List.of(), refusals(server, ""));
        assertEquals(List.of(ProblemKind.ATTRIBUTE_UNKNOWN), assumed(server));
    }
}
