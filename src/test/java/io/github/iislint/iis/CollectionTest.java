package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.raw;
import static io.github.iislint.iis.Fixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which entries are the same, and what removes them. */
class CollectionTest {

    private static final String SITE = "<system.applicationHost><sites><site name=\"S\" id=\"1\"><application path=\"/\">"
            + "<virtualDirectory path=\"/\" "
            + "physicalPath=\"C:\\sites\\s\"/></application></site></sites></system.applicationHost>";
    private static final List<String> TWICE = List.of("entry-duplicate sites/s/web.config");

    private static Server server(String section, String path, String above, String below) {
        String[] groups = path.isEmpty() ? new String[0] : path.split("/");
        StringBuilder open = new StringBuilder("<system.webServer>");
        StringBuilder close = new StringBuilder("</system.webServer>");
        for (String group : groups) {
            open.append('<').append(group).append('>');
            close.insert(0, "</" + group + ">");
        }
        open.append('<').append(section).append('>');
        close.insert(0, "</" + section + ">");
        return raw("<configuration>" + SITE + open + above + close + "</configuration>").webConfig("s", open + below
                + close).load();
    }

    private static int entries(Server server, String section) {
        return server.location("S").section("system.webServer/" + section).element().entries().size();
    }

    @Test
    void anAttributeOfACombinedKeyThatIsEmptyIsTheSameAsNone() {
        String everybody = "<add accessType=\"Allow\" users=\"*\"/>";
        Server server = server("authorization", "security", everybody, "<remove users=\"*\" roles=\"\" verbs=\"\"/>" + everybody);
        assertEquals(List.of(), refusals(server, "S"));
        assertEquals(1, entries(server, "security/authorization"));
        assertEquals(TWICE, refusals(server("authorization", "security", everybody,
                "<add accessType=\"Deny\" users=\"*\" roles=\"\" verbs=\"\"/>"), "S"));
    }

    /** A few entries are looked for one by one, many in an index. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 10, 30})
    void anyNumberOfEntriesIsRemovedAddedAgainAndFoundTwice(int changed) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            above.append("<add name=\"M").append(i).append("\"/>");
        }
        for (int i = 0; i < changed; i++) {
            below.append("<remove name=\"M").append(i).append("\"/>");
        }
        for (int i = 0; i < changed; i++) {
            below.append("<add name=\"N").append(i).append("\"/>");
        }
        Server server = server("modules", "", above.toString(), below.toString());
        assertEquals(List.of(), refusals(server, "S"));
        int before = entries(server("modules", "", above.toString(), ""), "modules");
        assertEquals(before, entries(server, "modules"));
        Server twice = server("modules", "", above.toString(), below + below.toString());
        assertEquals(Collections.nCopies(changed, "entry-duplicate sites/s/web.config"), refusals(twice, "S"));
        assertEquals(before, entries(twice, "modules"));
    }

    @Test
    void anEncryptedEntryIsLeftOut() {
        String site = "<site name=\"T\" id=\"2\" configProtectionProvider=\"P\"><EncryptedData/></site>";
        Server server = raw("<configuration>" + SITE.replace("</sites>", site + site + "</sites>") + "</configuration>").load();
        assertEquals(List.of("S"), server.sites().stream().map(Site::name).toList());
        assertEquals(List.of(), server.problems());
    }

    @Test
    void aDefaultOfAKeyIsTheSameAsItsValue() {
        String notFound = "<error statusCode=\"404\" path=\"a.htm\"/>";
        assertEquals(List.of(), refusals(server("httpErrors", "", notFound,
                "<remove statusCode=\"404\" subStatusCode=\"-1\"/>" + notFound), "S"));
        assertEquals(TWICE, refusals(server("httpErrors", "", notFound,
                "<error statusCode=\"404\" subStatusCode=\"-1\" path=\"b.htm\"/>"), "S"));
        assertEquals(List.of(), refusals(server("httpErrors", "", notFound,
                "<error statusCode=\"404\" subStatusCode=\"7\" path=\"b.htm\"/>"), "S"));
    }

    @Test
    void removingOneOfACombinedKeyKeepsTheOthers() {
        Server server = server("ipSecurity", "security",
                "<add ipAddress=\"10.0.0.0\" subnetMask=\"255.0.0.0\"/><add ipAddress=\"10.0.0.0\"/>",
                "<remove ipAddress=\"10.0.0.0\" subnetMask=\"255.255.255.255\"/>");
        assertEquals(1, entries(server, "security/ipSecurity"));
    }

    @Test
    void aLargeCollectionHasItsEntriesAndTheirProblemsInTheOrderOfTheFile() {
        StringBuilder entries = new StringBuilder("<clear/>");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            entries.append("<mimeMap fileExtension=\".").append(i).append("\" mimeType=\"a/").append(i).append('"')
                    .append(i % 7 == 0 ? " wrong" + i + "=\"\"" : "").append("/>");
            if (i % 7 == 0) {
                expected.add("wrong" + i);
            }
            if (i % 500 == 0) {
                entries.append("<remove fileExtension=\".").append(i).append("\"/><mimeMap fileExtension=\".")
                        .append(i).append("\" mimeType=\"again/").append(i).append("\"/>");
            }
        }
        Server server = server("staticContent", "", "", entries.toString());
        assertEquals(expected, server.problems().stream().map(Problem::attribute).toList());
        List<ElementState> found = server.location("S").section("system.webServer/staticContent").element().entries();
        for (int i = 0; i < 3_000; i++) {
            assertEquals("." + i, found.get(i).value("fileExtension"));
            assertEquals((i % 500 == 0 ? "again/" : "a/") + i, found.get(i).value("mimeType"));
        }
    }

    private static List<String> names(Server server, String section, String key) {
        return server.location("S").section("system.webServer/" + section).element().entries().stream().map(e -> e.value(key))
                .toList();
    }

    @Test
    void whatIsRemovedAndAddedAgainKeepsItsPlace() {
        String above = "<add name=\"A\"/><add name=\"B\"/><add name=\"C\"/>";
        assertEquals(List.of("A", "B", "C", "X"), names(server("modules", "", above,
                "<remove name=\"B\"/><add name=\"X\"/><add name=\"B\" type=\"T\"/>"), "modules", "name"));
        assertEquals(List.of("A", "C", "X", "B"), names(server("modules", "", above,
                "<add name=\"X\"/><remove name=\"B\"/><remove name=\"X\"/><add name=\"X\"/><clear/><add name=\"A\"/><add "
                        + "name=\"C\"/>"
                        + "<add name=\"X\"/><add name=\"B\"/>"),
                "modules", "name"));
    }

    @Test
    void aHandlerThatIsAddedAgainComesAfterTheNewOnes() {
        String path = " path=\"*\" verb=\"*\"/>";
        assertEquals(List.of("New", "Old"), names(server("handlers", "", "<add name=\"Old\"" + path,
                "<remove name=\"Old\"/><add name=\"Old\"" + path + "<add name=\"New\"" + path), "handlers", "name"));
    }

    @Test
    void aDefaultDocumentThatIsAddedAgainComesFirst() {
        Server server = raw("<configuration>" + SITE
                + "<system.webServer><defaultDocument><files><add value=\"a\"/><add value=\"b\"/></files>"
                + "</defaultDocument></system.webServer></configuration>").webConfig("s",
                        "<system.webServer><defaultDocument><files>"
                                + "<remove value=\"b\"/><add value=\"b\"/></files></defaultDocument></system.webServer>")
                .load();
        assertEquals(List.of("b", "a"),
                server.location("S").section("system.webServer/defaultDocument").element().child("files").entries().stream()
                        .map(e -> e.value("value")).toList());
    }

    @Test
    void removeNamesTheKeyOfItsEntryAndClearNothing() {
        List<String> invalid = List.of("attribute-invalid sites/s/web.config");
        List<String> unknown = List.of("attribute-unknown sites/s/web.config");
        assertEquals(invalid, refusals(server("staticContent", "", "", "<remove mimeType=\"a/b\"/>"), "S"));
        assertEquals(unknown, refusals(server("staticContent", "", "", "<remove fileExtension=\".x\" extension=\".x\"/>"), "S"));
        assertEquals(List.of(), refusals(server("staticContent", "", "", "<remove fileExtension=\".x\" mimeType=\"a/b\"/>"),
                "S"));
        assertEquals(unknown, refusals(server("staticContent", "", "", "<clear all=\"true\"/>"), "S"));
        assertEquals(List.of(), refusals(server("authorization", "security", "", "<remove users=\"*\"/>"), "S"));
    }

    @Test
    void aMisspeltKeyIsOneProblem() {
        assertEquals(List.of("attribute-unknown sites/s/web.config"), refusals(server("staticContent", "", "",
                "<mimeMap fileExtention=\".x\" mimeType=\"a/b\"/>"), "S"));
    }

    @Test
    void flagsOfAKeyAreComparedByWhatTheyMean() {
        Server server = raw("<configuration>" + SITE + "<system.ftpServer><security><authorization>"
                + "<add accessType=\"Allow\" users=\"*\" permissions=\"Read, Write\"/><add accessType=\"Allow\" users=\"a\" "
                + "permissions=\"Read\"/>"
                + "</authorization></security></system.ftpServer><location path=\"S\"><system.ftpServer><security><authorization>"
                + "<remove users=\"*\" roles=\"\" "
                + "permissions=\"write,read\"/></authorization></security></system.ftpServer></location>"
                + "</configuration>").load();
        assertEquals(List.of("a"),
                server.location("S").section("system.ftpServer/security/authorization").element().entries().stream()
                        .map(e -> e.value("users")).toList());
    }

    @Test
    void removingWhatIsNotThereIsAllowed() {
        assertEquals(List.of(), refusals(server("staticContent", "", "", "<remove fileExtension=\".webp\"/>"), "S"));
    }

    @Test
    void lettersOfKeysCountOnlyWhereTheSchemaSaysSo() {
        assertEquals(TWICE, refusals(server("staticContent", "", "<mimeMap fileExtension=\".JS\" mimeType=\"a/b\"/>",
                "<mimeMap fileExtension=\".js\" mimeType=\"a/b\"/>"), "S"));
        assertEquals(List.of(), refusals(server("handlers", "", "<add name=\"A\" path=\"*\" verb=\"*\"/>",
                "<add name=\"a\" path=\"*\" verb=\"*\"/>"), "S"));
    }

    @Test
    void aSiteWithoutAnIdIsRefusedAndItsFilesAreReadAllTheSame() {
        Server server = raw("<configuration>" + SITE.replace(" id=\"1\"", "") + "</configuration>")
                .webConfig("s", "<system.webServer><directoryBrowse enabled=\"maybe\"/></system.webServer>").load();
        assertEquals(List.of("attribute-invalid applicationHost.config", "attribute-invalid sites/s/web.config"), refusals(server,
                "S"));
    }
}
