package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.DECLARED;
import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.raw;
import static io.github.iislint.iis.Fixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.SectionOwner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections of .NET: what stands above them without a file, and by whose rules they are read. */
class DotNetTest {

    private static final String POOLS = "<configuration>" + DECLARED + "<system.applicationHost><applicationPools>"
            + "<add name=\"two\" managedRuntimeVersion=\"v2.0\"/><add name=\"four\" managedRuntimeVersion=\"v4.0\"/>"
            + "<add name=\"none\" managedRuntimeVersion=\"\"/><add name=\"excerpt\"/></applicationPools><sites><site "
            + "name=\"S\" id=\"1\">%s"
            + "</site></sites></system.applicationHost></configuration>";

    private static String application(String path, String pool, String folder) {
        return "<application path=\"" + path + "\" applicationPool=\"" + pool
                + "\"><virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\" + folder + "\"/></application>";
    }

    private static Server pool(String pool, String webConfig) {
        return raw(POOLS.formatted(application("/", pool, "s"))).webConfig("s", webConfig).load();
    }

    private static Server web(String section) {
        return host("").webConfig("s", "<system.web>" + section + "</system.web>").load();
    }

    private static List<String> entries(Server server, String location, String section, String within, String key) {
        ElementState element = server.location(location).section(section).element();
        return (within.isEmpty() ? element : element.child(within)).entries().stream().map(e -> e.value(key)).toList();
    }

    @Test
    void anApplicationInheritsTheRootWebConfig() {
        Server server = web("<compilation debug=\"true\"><assemblies><add assembly=\"Mine\"/></assemblies></compilation>");
        List<String> assemblies = entries(server, "S", "system.web/compilation", "assemblies", "assembly");
        assertTrue(assemblies.contains("mscorlib") && assemblies.contains("*") && assemblies.contains("Mine"));
        assertEquals(List.of("allow"), server.location("S").section("system.web/authorization").element().entries().stream()
                .map(ElementState::name).toList());
        assertTrue(entries(server, "S", "system.web/httpModules", "", "name").contains("UrlRoutingModule-4.0"));
        assertEquals("Full", server.location("S").section("system.web/trust").element().value("level"));
    }

    @Test
    void theApplicationPoolSaysWhichVersion() {
        assertTrue(entries(pool("four", ""), "S", "system.web/httpModules", "", "name").contains("UrlRoutingModule-4.0"));
        assertTrue(entries(pool("excerpt", ""), "S", "system.web/httpModules", "", "name").contains("UrlRoutingModule-4.0"));
        List<String> two = entries(pool("two", ""), "S", "system.web/httpModules", "", "name");
        assertTrue(two.contains("Session") && !two.contains("UrlRoutingModule-4.0"));
        assertEquals(null, pool("none", "").location("S").section("system.web/httpModules"));
    }

    @Test
    void anApplicationOfAnotherVersionInheritsFilesButNotTheirVersion() {
        Server server = raw(POOLS.formatted(application("/", "four", "s") + application("/old/new", "four", "new")
                + application("/old", "two", "old")))
                .webConfig("s", "<system.web><pages><namespaces><add namespace=\"Shop\"/></namespaces></pages></system.web>")
                .load();
        List<String> four = entries(server, "S", "system.web/pages", "namespaces", "namespace");
        List<String> two = entries(server, "S/old", "system.web/pages", "namespaces", "namespace");
        assertTrue(four.contains("Shop") && four.contains("System.Linq"));
        assertTrue(two.contains("Shop") && !two.contains("System.Linq") && two.contains("System.Web"));
        assertEquals(four, entries(server, "S/old/new", "system.web/pages", "namespaces", "namespace"));
    }

    @Test
    void sectionsOfTheNewerVersionAreUndeclaredInTheOlder() {
        String caching = "<system.runtime.caching><memoryCache/></system.runtime.caching>";
        assertEquals(List.of(), pool("four", caching).problems());
        assertEquals(List.of("section-undeclared sites/s/web.config"), refusals(pool("two", caching), "S"));
    }

    @Test
    void nobodyReadsThemWithoutManagedCode() {
        String nonsense = "<system.web><authentication mode=\"Nonsense\"/></system.web>";
        assertEquals(List.of("attribute-invalid sites/s/web.config"), refusals(pool("four", nonsense), "S"));
        assertEquals(List.of(), refusals(pool("none", nonsense), "S"));
    }

    @Test
    void authenticationBelongsToAnApplication() {
        Server server = host("").webConfig("s/dir",
                "<system.web><authentication mode=\"None\"/><sessionState mode=\"Off\"/></system.web>")
                .webConfig("s/app", "<system.web><authentication mode=\"None\"/></system.web>").load();
        assertEquals(List.of("section-misplaced sites/s/dir/web.config", "section-misplaced sites/s/dir/web.config"),
                refusals(server, "S/dir"));
        assertEquals(List.of(), refusals(server, "S/app"));
        assertEquals(SectionOwner.DOT_NET, server.problems().get(0).answers());
        assertEquals(null, server.problems().get(0).result());
    }

    @Test
    void anEqualEntryIsNoSecondOneAndAnotherOneOfItsKeyIs() {
        assertEquals(List.of(),
                refusals(web("<httpModules><add name=\"Session\" type=\"System.Web.SessionState.SessionStateModule\"/>"
                        + "</httpModules><pages><namespaces><add namespace=\"System.Linq\"/></namespaces></pages>"), "S"));
        assertEquals(List.of("entry-duplicate sites/s/web.config"),
                refusals(web("<httpModules><add name=\"Session\" type=\"Mine\"/></httpModules>"), "S"));
        assertEquals(List.of(),
                refusals(web("<httpModules><remove name=\"Session\"/><add name=\"Session\" type=\"Mine\"/></httpModules>"), "S"));
        assertEquals(List.of("entry-duplicate sites/s/web.config"), refusals(host("").webConfig("s",
                "<connectionStrings><add name=\"LocalSqlServer\" connectionString=\"x\"/></connectionStrings>").load(), "S"));
    }

    @Test
    void keysOfAppSettingsAndStatusCodesReplace() {
        Server server = host("").webConfig("s",
                "<appSettings><add key=\"A\" value=\"1\"/><add key=\"B\" value=\"1\"/></appSettings>")
                .webConfig("s/app", "<appSettings><add key=\"a\" value=\"2\"/><add key=\"C\" value=\"2\"/></appSettings>"
                        + "<system.web><customErrors><error statusCode=\"404\" redirect=\"x\"/><error statusCode=\"404\" "
                        + "redirect=\"y\"/></customErrors>"
                        + "</system.web>")
                .load();
        assertEquals(List.of(), refusals(server, "S/app"));
        assertEquals(List.of("2", "1", "2"), entries(server, "S/app", "appSettings", "", "value"));
        assertEquals(List.of("y"), entries(server, "S/app", "system.web/customErrors", "", "redirect"));
    }

    @Test
    void namesAreHeldAgainstTheSchemaWhereItIsWhole() {
        assertEquals(List.of("attribute-unknown sites/s/web.config"), refusals(web("<customErrors defaultRedirct=\"x\"/>"), "S"));
        assertEquals(List.of("attribute-unknown sites/s/web.config"), refusals(web("<httpRuntime><limits/></httpRuntime>"), "S"));
        assertEquals(List.of(), refusals(host("").webConfig("s",
                "<system.net><settings><webUtility unicodeEncodingConformance=\"Auto\"/>"
                        + "</settings></system.net>")
                .load(), "S"));
    }

    @Test
    void whatASectionWithoutASchemaHoldsIsNotJudged() {
        assertEquals(List.of(), host("").webConfig("s", "<configSections><section name=\"mine\" type=\"x\"/></configSections>"
                + "<mine><add a=\"1\"/><add a=\"1\"/><x/></mine><system.serviceModel><services><service "
                + "name=\"x\"/></services></system.serviceModel>")
                .load().problems());
    }

    @Test
    void healthMonitoringAndWebPartsOfTheRootWebConfigAreThere() {
        for (String pool : List.of("two", "four")) {
            Server server = pool(pool, "<system.web><healthMonitoring><rules>"
                    + "<add name=\"All Errors Default\" eventName=\"All Errors\" "
                    + "provider=\"Mine\"/></rules></healthMonitoring></system.web>");
            assertEquals(List.of("system.web/healthMonitoring"), server.problems().stream()
                    .filter(problem -> problem.kind() == ProblemKind.ENTRY_DUPLICATE).map(Problem::section).toList());
            assertTrue(entries(pool(pool, ""), "S", "system.web/webParts", "transformers", "name")
                    .contains("RowToFieldTransformer"));
            assertEquals(List.of(),
                    refusals(pool(pool, "<system.web><healthMonitoring><rules><remove name=\"All Errors Default\"/>"
                            + "<add name=\"All Errors Default\" eventName=\"All Errors\" "
                            + "provider=\"Mine\"/></rules></healthMonitoring>"
                            + "</system.web>"), "S"));
        }
    }

    @Test
    void theSectionsThatDotNetFourTookOverMayNotBeDeclaredAgain() {
        String declared = "<configSections><sectionGroup name=\"system.web.extensions\"><sectionGroup name=\"scripting\">"
                + "<section name=\"scriptResourceHandler\" type=\"T\"/><sectionGroup name=\"webServices\">"
                + "<section name=\"jsonSerialization\" "
                + "type=\"T\"/></sectionGroup></sectionGroup></sectionGroup></configSections>";
        List<Problem> four = pool("four", declared).problems();
        assertEquals(List.of(ProblemKind.SECTION_DUPLICATE), four.stream().map(Problem::kind).toList());
        assertEquals("0x800700b7", four.get(0).result());
        assertEquals(false, four.get(0).assumed());
        assertEquals(List.of(), pool("two", declared).problems());
        assertEquals(List.of(true), pool("excerpt", declared).problems().stream().map(Problem::assumed).toList());
    }

    @Test
    void whatCameWithDotNetFourIsUnknownToDotNetTwo() {
        String newer = "<system.web><compilation debug=\"false\" targetFramework=\"4.8\"/>"
                + "<httpRuntime targetFramework=\"4.8\" maxRequestLength=\"8192\"/></system.web>";
        List<Problem> two = pool("two", newer).problems();
        assertEquals(List.of("compilation targetFramework", "httpRuntime targetFramework"),
                two.stream().map(problem -> problem.element() + " " + problem.attribute()).toList());
        assertEquals(List.of(SectionOwner.DOT_NET, SectionOwner.DOT_NET), two.stream().map(Problem::answers).toList());
        for (String pool : List.of("four", "none", "excerpt")) {
            assertEquals(List.of(), pool(pool, newer).problems(), pool);
        }
        assertEquals(List.of(), pool("two", "<system.web><compilation debug=\"false\"/></system.web>").problems());
    }
}
