package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in effect after an edit that was not before. */
class EditDiffTest {

    private static final String HEADERS = "system.webServer/httpProtocol";

    private static List<String> changes(String before, String after, String... watched) {
        return EditDiff.between(ShopServer.with(before), ShopServer.with(after), List.of(watched)).stream()
                .map(change -> change.location() + " "
                        + change.section().substring(change.section().lastIndexOf('/') + 1) + " " + change.setting() + ": "
                        + change.before() + " -> " + change.after())
                .toList();
    }

    private static String at(String location, String content) {
        return "<location path='" + location + "'><system.webServer>" + content + "</system.webServer></location>";
    }

    private static String headers(String entries) {
        return at("Shop", "<httpProtocol><customHeaders>" + entries + "</customHeaders></httpProtocol>");
    }

    @Test
    void whatSaysTheSameChangesNothing() {
        assertEquals(List.of(), changes(at("Shop", "<directoryBrowse enabled='true'/>"),
                at("Shop", "<directoryBrowse   enabled=\"true\"></directoryBrowse>")));
        assertEquals(List.of(), changes(at("Shop", "<directoryBrowse enabled='false'/>"), at("Shop", "<directoryBrowse/>")));
    }

    @Test
    void aValueChangesAlsoWhereItBecomesTheDefault() {
        assertEquals(List.of("Shop directoryBrowse @enabled: true -> false"),
                changes(at("Shop", "<directoryBrowse enabled='true'/>"), at("Shop", "<directoryBrowse enabled='false'/>")));
        assertEquals(List.of("Shop directoryBrowse @enabled: true -> false"),
                changes(at("Shop", "<directoryBrowse enabled='true'/>"), at("Shop", "<handlers/>")));
    }

    @Test
    void aSettingThatIsInheritedChangesAtEachWatchedLocation() {
        String before = at("", "<directoryBrowse enabled='true'/>") + at("Shop", "<handlers/>");
        String after = at("", "<directoryBrowse enabled='false'/>") + at("Shop", "<handlers/>");
        assertEquals(List.of(" directoryBrowse @enabled: true -> false"), changes(before, after));
        assertEquals(List.of(" directoryBrowse @enabled: true -> false", "Shop directoryBrowse @enabled: true -> false"),
                changes(before, after, "system.webServer/directoryBrowse"));
    }

    @Test
    void anInnerElementIsInThePath() {
        String filtering = "<security><requestFiltering><requestLimits maxUrl='%s'/></requestFiltering></security>";
        assertEquals(List.of("Shop requestFiltering requestLimits@maxUrl: 100 -> 200"),
                changes(at("Shop", filtering.formatted(100)), at("Shop", filtering.formatted(200))));
    }

    @Test
    void entriesAreToldApartByTheirKeys() {
        String one = "<add name='X-A' value='1'/>";
        String two = "<add name='X-B' value='2'/>";
        assertEquals(List.of("Shop httpProtocol customHeaders/add[name=\"x-b\"]: absent -> present"),
                changes(headers(one), headers(one + two)));
        assertEquals(List.of("Shop httpProtocol customHeaders/add[name=\"x-a\"]: present -> absent"),
                changes(headers(one + two), headers(two)));
        assertEquals(List.of("Shop httpProtocol customHeaders/add[name=\"x-a\"]@value: 1 -> 3"),
                changes(headers(one + two), headers("<add name='X-A' value='3'/>" + two)));
    }

    @Test
    void theOrderOfEntriesIsASettingOfItsOwn() {
        String one = "<add name='X-A' value='1'/>";
        String two = "<add name='X-B' value='2'/>";
        assertEquals(List.of("Shop httpProtocol customHeaders/[order]: add[name=\"x-a\"] add[name=\"x-b\"]"
                + " -> add[name=\"x-b\"] add[name=\"x-a\"]"), changes(headers(one + two), headers(two + one)));
        // What comes between changes no order.
        assertEquals(List.of("Shop httpProtocol customHeaders/add[name=\"x-c\"]: absent -> present"),
                changes(headers(one + two), headers(one + "<add name='X-C' value='3'/>" + two)));
    }

    @Test
    void anEntryThatSaysTheSameUnderAnotherKeyIsRenamed() {
        assertEquals(List.of("Shop httpProtocol customHeaders/add[name=\"x-a\"]@name: X-A -> X-B"),
                changes(headers("<add name='X-A' value='1'/>"), headers("<add name='X-B' value='1'/>")));
    }

    @Test
    void aSecretIsNotShown() {
        String mapping = "<security><authentication><iisClientCertificateMappingAuthentication enabled='true'><oneToOneMappings>"
                + "<add enabled='true' userName='u' password='%s' certificate='MII'/></oneToOneMappings>"
                + "</iisClientCertificateMappingAuthentication></authentication></security>";
        List<String> changes = changes(at("Shop", mapping.formatted("one")), at("Shop", mapping.formatted("two")));
        assertEquals(1, changes.size(), changes.toString());
        assertEquals("*** -> ***", changes.get(0).substring(changes.get(0).lastIndexOf(": ") + 2));
    }

    @Test
    void sectionsThatNeitherSideSetsAreComparedOnlyWhereTheyAreWatched() {
        assertEquals(List.of(), changes("", "", HEADERS));
    }
}
