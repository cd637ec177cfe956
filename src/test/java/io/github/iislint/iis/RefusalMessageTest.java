package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an element, attribute or value that IIS refuses: what was found, what there is instead, and who locks it. */
class RefusalMessageTest {

    private static String webServer(String content) {
        return "<system.webServer>" + content + "</system.webServer>";
    }

    private static List<String> said(String content) {
        return messages(host(webServer(content)).load());
    }

    private static List<String> below(String host, String web) {
        return messages(host(webServer(host)).webConfig("s", webServer(web)).load());
    }

    private static Server lone(String content) {
        return host("").file("web.config", "<configuration>" + webServer(content) + "</configuration>")
                .lone("site", Map.of("", "web.config"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<defaultDocument Enabled=\"true\"/>|the schema of <defaultDocument> has no attribute \"Enabled\"; "
                    + "names are case-sensitive, the attribute is called \"enabled\"",
            "<directoryBrowse on=\"true\"/>|the schema of <directoryBrowse> has no attribute \"on\"; "
                    + "there are \"enabled\", \"showFlags\"",
            "<defaultDocument><Files/></defaultDocument>|<Files> is not an element of <defaultDocument>; names are "
                    + "case-sensitive, the element is called <files>",
            "<defaultDocument><documents/></defaultDocument>|<documents> is not an element of <defaultDocument>; there are "
                    + "\"files\"",
            "<directoryBrowse><files/></directoryBrowse>|<files> is not an element of <directoryBrowse>",
            "<defaultDocument><files all=\"true\"/></defaultDocument>|the schema of <files> has no attribute \"all\""})
    void anUnknownNameIsAnsweredWithThoseThatThereAre(String section, String message) {
        assertEquals(List.of(message), said(section));
    }

    @Test
    void ofManyNamesEightAreShown() {
        String message = said("<security><requestFiltering><requestLimit/></requestFiltering></security>").get(0);
        assertTrue(message.matches("<requestLimit> is not an element of <requestFiltering>; there are (\"\\w+\", "
                + "){7}\"\\w+\"( and [1-9] more)?"), message);
        assertTrue(messages(host("<system.applicationHost><applicationPools><add name=\"P\" queue=\"1\"/></applicationPools>"
                + "</system.applicationHost>").load()).get(0).matches(".*there are (\"\\w+\", ){7}\"\\w+\" and [1-9] more"));
    }

    @Test
    void anInvalidValueIsShownUpToSixtyCharacters() {
        String long57 = "x".repeat(57);
        assertTrue(said("<directoryBrowse enabled=\"" + long57 + "yyy\"/>").get(0).startsWith(
                "the value \"" + long57 + "yyy\" of the attribute \"enabled\" of <directoryBrowse> is invalid: "));
        assertTrue(said("<directoryBrowse enabled=\"" + long57 + "yyyy\"/>").get(0).startsWith(
                "the value \"" + long57 + "...\" of the attribute \"enabled\""));
    }

    @Test
    void aRefusedValueIsNotInEffectAndTheInheritedOneIs() {
        Server server = host(webServer("<directoryBrowse enabled=\"true\"/>"))
                .webConfig("s", webServer("<directoryBrowse enabled=\"maybe\" colour=\"red\"/>")).load();
        ElementState state = server.location("S").section("system.webServer/directoryBrowse").element();
        assertEquals("true", state.value("enabled"));
        assertNull(state.value("colour"));
    }

    @Test
    void whoLocksAnAttributeOrElementIsNamed() {
        assertEquals(List.of("the attribute \"enabled\" of <defaultDocument> is locked by applicationHost.config:9; below "
                + "that, it must not be set, not even to the same value"),
                below("\n<defaultDocument lockAttributes=\"enabled\"/>", "<defaultDocument enabled=\"true\"/>").stream()
                        .map(message -> message.replaceAll("config:\\d+", "config:9")).toList());
        assertEquals(List.of("the element <files> of <defaultDocument> is locked by applicationHost.config:9"),
                below("<defaultDocument lockElements=\"files\"/>", "<defaultDocument><files/></defaultDocument>").stream()
                        .map(message -> message.replaceAll("config:\\d+", "config:9")).toList());
        assertEquals(List.of("the attribute \"defaultPath\" of <httpErrors> is locked in the configuration that IIS ships; "
                + "below that, it must not be set, not even to the same value"),
                messages(lone("<httpErrors defaultPath=\"x\"/>")));
    }

    @Test
    void whatIsLockedKeepsTheValueOfTheLevelThatLocksIt() {
        Server server = host(webServer("<defaultDocument enabled=\"false\" lockAttributes=\"enabled\" lockElements=\"files\">"
                + "<files><add value=\"a\"/></files></defaultDocument>"))
                .webConfig("s",
                        webServer("<defaultDocument enabled=\"true\"><files><add value=\"b\"/></files></defaultDocument>"))
                .load();
        ElementState state = server.location("S").section("system.webServer/defaultDocument").element();
        assertEquals("false", state.value("enabled"));
        assertEquals(List.of("a"), state.child("files").entries().stream().map(e -> e.value("value")).toList());
        assertEquals(2, server.problems().size());
        assertEquals("applicationHost.config", server.problems().get(0).related().file().name());
    }

    @Test
    void whatTheStockServerLocksIsAnAssumptionAndTheFileCounts() {
        Server server = lone("<httpErrors defaultPath=\"x\"/>");
        assertTrue(server.problems().get(0).assumed());
        assertEquals("x", server.location("site").section("system.webServer/httpErrors").element().value("defaultPath"));
    }

    @Test
    void aLockThatNamesNothingIsAnsweredWithWhatThereIs() {
        assertEquals(List.of("lockAttributes contains \"colour\", which is not an attribute of <directoryBrowse>; there "
                + "are \"enabled\", \"showFlags\""), said("<directoryBrowse lockAttributes=\"colour\"/>"));
        assertEquals(List.of("lockElements contains \"x\", which is not an element of <directoryBrowse>"),
                said("<directoryBrowse lockElements=\"x\"/>"));
        assertEquals(List.of("the value \"yes\" of the attribute \"lockItem\" is invalid: expected true or false; "
                + "nothing is locked"), said("<directoryBrowse lockItem=\"yes\"/>"));
    }

    @Test
    void theLevelThatLocksMaySetAndTheOneBelowMayNot() {
        assertEquals(List.of(), said("<directoryBrowse enabled=\"true\" lockItem=\"true\"/>"));
        assertEquals(List.of(), below("<directoryBrowse lockItem=\"false\"/>", "<directoryBrowse enabled=\"true\"/>"));
        List<String> refused = below("<directoryBrowse enabled=\"true\" lockItem=\"true\"/>",
                "<directoryBrowse enabled=\"false\"/>");
        assertEquals(1, refused.size());
        assertTrue(refused.get(0).matches(
                "<directoryBrowse> changes what applicationHost\\.config:\\d+ locks with lockItem=\"true\""), refused.get(0));
    }

    @Test
    void aRemoveThatNamesNoEntryIsToldTheKey() {
        assertEquals(List.of("<remove> lacks the key \"value\" of the entry to remove"),
                said("<defaultDocument><files><remove/></files></defaultDocument>"));
        assertEquals(List.of("<remove> has no attribute \"path\"; it names its entry by \"value\""),
                said("<defaultDocument><files><remove value=\"a\" path=\"b\"/></files></defaultDocument>"));
        assertEquals(List.of("<clear> has no attribute \"value\""),
                said("<defaultDocument><files><clear value=\"a\"/></files></defaultDocument>"));
    }

    @Test
    void anEntryWithoutARequiredAttributeIsRefusedAndLeftOut() {
        Server server = host("<system.applicationHost><applicationPools><add/><add name=\"P\"/></applicationPools>"
                + "</system.applicationHost>").load();
        assertEquals(List.of("<add> lacks the required attribute \"name\""), messages(server));
        assertEquals(List.of("P"), server.location("").section("system.applicationHost/applicationPools").element().entries()
                .stream().map(e -> e.value("name")).toList());
    }

    @Test
    void anEntryThatIsThereTwiceIsToldFromWhere() {
        String entry = "<defaultDocument><files><add value=\"a.htm\"/></files></defaultDocument>";
        List<String> said = below(entry, entry);
        assertEquals(1, said.size());
        assertTrue(said.get(0).contains("a.htm"), said.get(0));
        assertTrue(said.get(0).matches(".*, from applicationHost\\.config:\\d+"), said.get(0));
    }

    @Test
    void anEntryThatTheStockServerHasIsReplacedByThatOfTheFile() {
        Server server = lone("<handlers><add name=\"StaticFile\" path=\"*.mine\" verb=\"*\"/></handlers>");
        assertEquals(List.of("*.mine"), server.location("site").section("system.webServer/handlers").element().entries().stream()
                .filter(e -> e.value("name").equals("StaticFile")).map(e -> e.value("path")).toList());
    }

    @Test
    void anEncryptedEntryLeavesTheOthers() {
        Server server = host(webServer("<defaultDocument><files><add value=\"a\"/>"
                + "<add configProtectionProvider=\"P\"><EncryptedData/></add></files></defaultDocument>")).load();
        assertEquals(List.of(), server.problems());
        assertEquals(1, server.location("S").section("system.webServer/defaultDocument").element().child("files").entries()
                .size());
    }

    @Test
    void childSourceIsNamedAsNotEvaluated() {
        assertEquals(List.of("childSource is not analysed: what that file sets for <files> is not evaluated"),
                said("<defaultDocument><files childSource=\"files.config\"/></defaultDocument>"));
    }
}
