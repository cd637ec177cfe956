package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.location;
import static io.github.iislint.iis.Fixture.messages;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema allows and no request survives: modules of the classic mode, absolute error pages, unknown conditions. */
class SilentFailureTest {

    private static final String DECLARED = Fixture.DECLARED.replace("<section name=\"directoryBrowse\"/>",
            "<section name=\"directoryBrowse\"/><section name=\"validation\"/><section name=\"httpErrors\"/>"
                    + "<section name=\"handlers\"/>");
    private static final String MODULE = "<httpModules><add name=\"Mine\" type=\"T\"/></httpModules>";

    /** The site S and its application /app run in the pool P. */
    private static Fixture pool(String attributes, String body) {
        return Fixture.raw("<configuration>" + DECLARED + "<system.applicationHost><applicationPools><add name=\"P\" "
                + attributes + "/></applicationPools></system.applicationHost>"
                + Fixture.SITES.replace("<application path=", "<application applicationPool=\"p\" path=") + body
                + "</configuration>");
    }

    private static String web(String content) {
        return "<system.web>" + content + "</system.web>";
    }

    /** The same is told of the application below, which inherits it. */
    private static List<String> integrated(String attributes, String content) {
        return messages(pool(attributes, "").webConfig("s", content).load()).stream()
                .map(message -> message.replaceAll("makes IIS answer every request with", "->")).distinct().toList();
    }

    @Test
    void modulesHandlersAndImpersonationOfTheClassicModeFailInAnIntegratedPool() {
        assertEquals(List.of("system.web/httpModules is for the classic mode; in an application pool of the integrated mode it "
                + "-> 500.22, unless it moves to system.webServer/modules"), integrated("", web(MODULE)));
        assertEquals(List.of("system.web/httpHandlers is for the classic mode; in an application pool of the integrated mode it "
                + "-> 500.23, unless it moves to system.webServer/handlers"),
                integrated("", web("<httpHandlers><add path=\"*.x\" verb=\"*\" type=\"T\"/></httpHandlers>")));
        assertEquals(List.of("the application impersonates its visitors, which in an application pool of the integrated mode "
                + "-> 500.24"), integrated("", web("<identity impersonate=\"true\"/>")));
        assertEquals(List.of(), integrated("", web("<identity impersonate=\"false\"/>")));
        assertEquals(3, integrated("", web(MODULE + "<httpHandlers><add path=\"*.x\" verb=\"*\" type=\"T\"/></httpHandlers>"
                + "<identity impersonate=\"true\"/>")).size());
    }

    @ParameterizedTest
    @CsvSource({"managedPipelineMode=\"Classic\", 0", "managedPipelineMode=\"Integrated\", 1", "managedRuntimeVersion=\"\", 0",
            "managedRuntimeVersion=\"v4.0\", 1"})
    void thePoolDecides(String attributes, int problems) {
        assertEquals(problems, integrated(attributes, web(MODULE)).size());
    }

    @Test
    void theCheckCanBeSwitchedOff() {
        assertEquals(List.of(), integrated("", web(MODULE) + "<system.webServer><validation "
                + "validateIntegratedModeConfiguration=\"False\"/></system.webServer>"));
        assertEquals(1, integrated("", web(MODULE) + "<system.webServer><validation "
                + "validateIntegratedModeConfiguration=\"true\"/></system.webServer>").size());
    }

    @Test
    void eachApplicationIsToldOfWhatItInherits() {
        Server server = pool("", "").webConfig("s", web(MODULE)).load();
        assertEquals(List.of("S", "S/app"), server.problems().stream().map(Problem::location).sorted().toList());
        assertFalse(server.problems().get(0).assumed());
        assertEquals(List.of("S/app"), pool("", "").webConfig("s/app", web(MODULE)).load().problems().stream()
                .map(Problem::location).toList());
    }

    @Test
    void thePoolOfALoneFileIsAnAssumption() {
        Server server = host("").file("web.config", "<configuration>" + web(MODULE) + "</configuration>")
                .lone("site", Map.of("", "web.config"));
        assertEquals(List.of(ProblemKind.INTEGRATED_MODE_REFUSED), Fixture.assumed(server));
    }

    private static Server errorPage(String attributes, String entry) {
        return pool("", "").webConfig("s", "<system.webServer><httpErrors" + attributes + "><error statusCode=\"404\" " + entry
                + "/></httpErrors></system.webServer>").load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"D:\\pages\\404.htm", "d:/pages/404.htm", "%SystemDrive%\\pages\\404.htm", "%WINDIR%\\404.htm",
            "\\\\nas\\pages\\404.htm"})
    void anAbsolutePathOfAnErrorPageIsNotTakenFromAWebConfig(String path) {
        assertEquals(List.of("the page for 404 has an absolute path, \"" + path + "\", and allowAbsolutePathsWhenDelegated is "
                + "false: in a web.config, IIS accepts only paths relative to the root of the site"),
                messages(errorPage("", "path=\"" + path + "\"")));
        assertEquals(List.of(), messages(errorPage(" allowAbsolutePathsWhenDelegated=\"true\"", "path=\"" + path + "\"")));
        assertEquals(List.of(), messages(errorPage("", "path=\"" + path + "\" responseMode=\"Redirect\"")));
        assertEquals(List.of("prefixLanguageFilePath"), errorPage("", "prefixLanguageFilePath=\"" + path + "\" path=\"404.htm\"")
                .problems().stream().map(Problem::attribute).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"404.htm", "pages\\404.htm", "/pages/404.htm", "%Other%\\404.htm"})
    void aRelativePathOfAnErrorPageIsTaken(String path) {
        assertEquals(List.of(), messages(errorPage("", "path=\"" + path + "\"")));
    }

    @Test
    void theServersOwnFileMayNameAnyErrorPageAndOneIsToldOnceHoweverManyInheritIt() {
        String page = "<system.webServer><httpErrors><error statusCode=\"404\" path=\"C:\\404.htm\"/></httpErrors>"
                + "</system.webServer>";
        assertEquals(List.of(), messages(pool("", location("S", page)).load()));
        String more = "<system.webServer><httpErrors><error statusCode=\"500\" path=\"500.htm\"/></httpErrors>"
                + "</system.webServer>";
        assertEquals(List.of("S"), pool("", "").webConfig("s", page).webConfig("s/app", more).load().problems().stream()
                .map(Problem::location).toList());
    }

    private static Server module(String section, String entry) {
        return pool("", "").webConfig("s", "<system.webServer><" + section + "><add name=\"M\" " + entry + "/></" + section
                + "></system.webServer>").load();
    }

    @ParameterizedTest
    @ValueSource(strings = {"managedHandler", "integratedMode, bitness64", "RuntimeVersionv4.0", "runtimeVersionv2.0,classicMode",
            "appPoolName=Main", "", "#{Condition}", "ISAPIMode,bitness32"})
    void theConditionsOfIisAreKnown(String condition) {
        assertEquals(List.of(), messages(module("modules", "preCondition=\"" + condition + "\"")));
    }

    @Test
    void anUnknownConditionOfAModuleFailsEveryRequest() {
        Server server = module("modules", "preCondition=\"integratedMode, bitnes64, other\"");
        assertEquals(List.of("\"bitnes64\" in the preCondition of <add name=\"M\"> is not a condition that IIS knows: it "
                + "answers every request with 500.0"), messages(server));
        assertFalse(server.problems().get(0).assumed());
    }

    @Test
    void whatAnUnknownConditionOfAHandlerDoesIsNotKnown() {
        Server server = module("handlers", "path=\"*\" verb=\"*\" preCondition=\"bitnes64\"");
        assertEquals(List.of("\"bitnes64\" in the preCondition of <add name=\"M\"> is not a condition that IIS knows"),
                messages(server));
        assertTrue(server.problems().get(0).assumed());
    }

    @Test
    void anInheritedConditionIsToldOnce() {
        assertEquals(1, pool("", "").webConfig("s", "<system.webServer><modules><add name=\"M\" preCondition=\"x\"/></modules>"
                + "</system.webServer>").webConfig("s/app", "<system.webServer><modules><add name=\"N\"/></modules>"
                        + "</system.webServer>")
                .load().problems().size());
    }
}
