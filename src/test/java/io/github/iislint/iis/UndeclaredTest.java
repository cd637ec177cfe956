package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.schema.SectionOwner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody declares, and what is declared without a file that says so. */
class UndeclaredTest {

    private static Server with(String webConfig) {
        return host("").webConfig("s", webConfig).load();
    }

    private static Server lone(String webConfig) {
        return host("").file("web.config", "<configuration>" + webConfig + "</configuration>").lone("site", Map.of("",
                "web.config"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<madeUp/>", "<directoryBrowse enabled=\"true\"/>",
            "<system.webserver><directoryBrowse/></system.webserver>",
            "<Location path=\"x\"><appSettings/></Location>", "<ConfigSections/>", "<system.web><nothing/></system.web>",
            "<AppSettings/>",
            "<system.webServer><Security><access/></Security></system.webServer>",
            "<system.web><security><access/></security></system.web>", "<location path=\"x\"><madeUp/></location>"})
    void isRefusedWhereverItStands(String content) {
        Server server = with(content);
        assertEquals(List.of("section-undeclared sites/s/web.config"), refusals(server, "S/x"));
        assertEquals(SectionOwner.IIS, server.problems().get(0).answers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<appSettings/>", "<runtime><assemblyBinding xmlns=\"urn:schemas-microsoft-com:asm.v1\"/></runtime>",
            "<system.net><mailSettings><smtp/></mailSettings></system.net>", "<system.web><compilation/></system.web>",
            "<connectionStrings/>",
            "<system.serviceModel><bindings><basicHttpBinding/></bindings></system.serviceModel>", "<system.diagnostics/>",
            "<system.web.extensions><scripting><webServices><jsonSerialization/></webServices></scripting>"
                    + "</system.web.extensions>"})
    void whatMachineConfigDeclaresIsKnown(String content) {
        assertEquals(List.of(), with(content).problems());
    }

    @Test
    void codesAreThoseThatWereMeasured() {
        assertEquals("0x80070032", with("<madeUp/>").problems().get(0).result());
        assertEquals("0x8007000d",
                with("<system.webServer><rewrite><rules/></rewrite></system.webServer>").problems().get(0).result());
    }

    @Test
    void aRootOfAnotherNameIsRefusedAndNotRead() {
        Server server = host("").file("sites/s/web.config", "<Configuration><system.webServer><directoryBrowse enabled=\"true\"/>"
                + "</system.webServer></Configuration>").load();
        assertEquals(List.of("section-undeclared sites/s/web.config"), refusals(server, "S"));
        assertEquals(null, server.location("S").section("system.webServer/directoryBrowse"));
    }

    @Test
    void letterCaseIsWrongOnEveryServerAndTheRestAnAssumption() {
        assertEquals(List.of("section-undeclared web.config"), refusals(lone("<system.webserver/>"), "site"));
        Server server = lone("<madeUp/>");
        assertEquals(List.of(), refusals(server, "site"));
        assertEquals(List.of(ProblemKind.SECTION_UNDECLARED), Fixture.assumed(server));
    }

    @Test
    void theMessageSaysWhatIsMeant() {
        assertTrue(with("<system.webserver/>").problems().get(0).message().endsWith("it is called system.webServer"));
        assertTrue(with("<system.web><security><access/></security></system.web>").problems().get(0).message()
                .contains("system.web/security"));
    }

    @Test
    void aDeclaredModuleMayExtendTheSchemaOfOthers() {
        String declared = Fixture.DECLARED.replace("<section name=\"directoryBrowse\"/>",
                "<section name=\"directoryBrowse\"/><section name=\"advancedLogging\"/>");
        String sites = "<system.applicationHost><sites><site name=\"S\" id=\"1\"><%s "
                + "directory=\"x\"/></site></sites></system.applicationHost>";
        assertEquals(List.of(), refusals(Fixture.raw("<configuration>" + declared + sites.formatted("advancedLogging")
                + "</configuration>").load(), ""));
        assertEquals(List.of("attribute-unknown applicationHost.config"), refusals(Fixture.raw("<configuration>" + declared
                + sites.formatted("otherLogging") + "</configuration>").load(), ""));
    }
}
