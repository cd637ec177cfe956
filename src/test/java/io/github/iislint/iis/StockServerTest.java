package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.assumed;
import static io.github.iislint.iis.Fixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a web.config without an applicationHost.config meets on a new Windows Server; all of it is an assumption. */
class StockServerTest {

    private static final List<ProblemKind> TWICE = List.of(ProblemKind.ENTRY_DUPLICATE);

    private static Server lone(String content) {
        return host("").file("web.config", "<configuration><system.webServer>" + content + "</system.webServer></configuration>")
                .lone("site", Map.of("", "web.config"));
    }

    @Test
    void hasItsEntriesAlready() {
        assertEquals(TWICE,
                assumed(lone("<staticContent><mimeMap fileExtension=\".json\" mimeType=\"application/json\"/></staticContent>")));
        assertEquals(TWICE, assumed(lone("<defaultDocument><files><add value=\"index.html\"/></files></defaultDocument>")));
        assertEquals(TWICE,
                assumed(lone("<httpErrors><error statusCode=\"404\" path=\"/e\" responseMode=\"ExecuteURL\"/></httpErrors>")));
        assertEquals(TWICE, assumed(
                lone("<httpProtocol><customHeaders><add name=\"X-Powered-By\" value=\"x\"/></customHeaders></httpProtocol>")));
        assertEquals(TWICE, assumed(lone("<handlers><add name=\"StaticFile\" path=\"*\" verb=\"*\"/></handlers>")));
        assertEquals(TWICE,
                assumed(lone(
                        "<security><requestFiltering><hiddenSegments><add segment=\"bin\"/></hiddenSegments></requestFiltering>"
                                + "</security>")));
    }

    @Test
    void letsThemBeRemovedAndOthersBeAdded() {
        assertEquals(List.of(),
                lone("<staticContent><remove fileExtension=\".json\"/><mimeMap fileExtension=\".json\" mimeType=\"text/json\"/>"
                        + "<mimeMap fileExtension=\".xyz\" "
                        + "mimeType=\"a/b\"/></staticContent><defaultDocument><files><clear/><add value=\"index.html\"/>"
                        + "</files></defaultDocument><modules><remove name=\"Session\"/><add name=\"Mine\" type=\"x\"/></modules>"
                        + "<handlers><clear/><add name=\"StaticFile\" path=\"*\" verb=\"*\"/></handlers>").problems());
    }

    @Test
    void locksItsNativeModulesAndTwoAttributesOfErrorPages() {
        List<ProblemKind> locked = List.of(ProblemKind.LOCK_VIOLATION);
        assertEquals(locked, assumed(lone("<modules><remove name=\"StaticFileModule\"/></modules>")));
        assertEquals(locked, assumed(lone("<modules><clear/></modules>")));
        assertEquals(locked, assumed(lone("<httpErrors defaultPath=\"x\"/>")));
    }

    @Test
    void theFileCountsAsThoughTheServerHadNotLockedOrAddedAnything() {
        Server server = lone(
                "<defaultDocument><files><add value=\"index.html\"/></files></defaultDocument><modules><clear/></modules>");
        assertEquals("index.html|Default.htm|Default.asp|index.htm|iisstart.htm|default.aspx".length(),
                EffectiveSetting.of(server, server.location("site"),
                        "system.webServer/defaultDocument", false).get(0).value().length());
        assertEquals(List.of(), server.location("site").section("system.webServer/modules").element().entries());
        assertEquals(List.of(), server.refusals("site"));
    }

    @Test
    void whatItSetsIsToldAsADefaultWithItsSource() {
        Server server = lone("<directoryBrowse enabled=\"true\"/>");
        assertEquals(List.of(), EffectiveSetting.of(server, server.location("site"), "system.webServer/handlers", false));
        EffectiveSetting policy = EffectiveSetting.of(server, server.location("site"), "system.webServer/handlers", true).stream()
                .filter(setting -> setting.attribute().equals("accessPolicy")).findFirst().orElseThrow();
        assertEquals(List.of("Read, Script", EffectiveSetting.Kind.DEFAULT, "the default server"),
                List.of(policy.value(), policy.kind(), policy.origin().toString()));
    }

    @Test
    void aServerThatIsGivenHasOnlyWhatItsFileSays() {
        Server server = host("").load();
        assertEquals(null, server.root().section("system.webServer/handlers"));
    }

    @Test
    void theIndexSaysWhichFileHasWhichSection() {
        Map<String, List<String>> found = new TreeMap<>();
        Map<String, List<String>> indexed = new TreeMap<>();
        for (BuiltIn file : BuiltIn.values()) {
            List<String> sets = new ArrayList<>();
            List<String> holds = new ArrayList<>();
            for (String section : Schema.builtIn().sections()) {
                if (file.sets(section)) {
                    sets.add(section);
                }
                if (!SectionSource.settings(file.file(), section).isEmpty()) {
                    holds.add(section);
                }
            }
            indexed.put(file.name(), sets);
            found.put(file.name(), holds);
        }
        assertEquals(found, indexed);
        assertTrue(found.values().stream().noneMatch(List::isEmpty));
    }

    @Test
    void itsFilesSayNothingThatTheSchemaRefuses() {
        for (BuiltIn file : BuiltIn.values()) {
            List<String> problems = new ArrayList<>();
            for (String section : Schema.builtIn().sections()) {
                ElementState state = ElementState.unset(section, Schema.builtIn().section(section));
                for (BuiltIn.SettingElement setting : file.settings(section)) {
                    state = new ElementMerger(section, "", file.level(), true, name -> false,
                            problem -> problems.add(problem.message()))
                            .merge(state, file.file(), setting.element());
                }
            }
            assertEquals(List.of(), problems, file.name());
        }
    }
}
