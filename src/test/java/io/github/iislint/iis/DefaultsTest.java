package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.raw;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the entries of a collection leave to the element with its defaults. */
class DefaultsTest {

    private static Server server(String pools, String sites) {
        return raw("<configuration><system.applicationHost><applicationPools>" + pools + "</applicationPools><sites>" + sites
                + "</sites></system.applicationHost></configuration>").load();
    }

    private static ElementState entry(Server server, String section, int index) {
        return server.root().section("system.applicationHost/" + section).element().entries().get(index);
    }

    private static String bindings(Site site) {
        return site.bindings().stream().map(Site.Binding::information).collect(Collectors.joining(" "));
    }

    @Test
    void anApplicationPoolHasWhatTheDefaultsSet() {
        Server server = server(
                "<add name=\"P\"/><add name=\"Q\" queueLength=\"30\"><recycling disallowOverlappingRotation=\"true\"/></add>"
                        + "<applicationPoolDefaults queueLength=\"500\"><recycling disallowRotationOnConfigChange=\"true\">"
                        + "<periodicRestart requests=\"7\"/></recycling></applicationPoolDefaults>",
                "");
        assertEquals("500", entry(server, "applicationPools", 0).value("queueLength"));
        assertEquals("30", entry(server, "applicationPools", 1).value("queueLength"));
        ElementState recycling = entry(server, "applicationPools", 1).child("recycling");
        assertEquals(List.of("true", "true", "7"), List.of(recycling.value("disallowOverlappingRotation"),
                recycling.value("disallowRotationOnConfigChange"), recycling.child("periodicRestart").value("requests")));
        assertEquals("P", entry(server, "applicationPools", 0).value("name"));
    }

    @Test
    void whatNeitherSetsIsTheDefaultOfTheSchema() {
        assertEquals("1000", entry(server("<add name=\"P\"/><applicationPoolDefaults/>", ""), "applicationPools",
                0).value("queueLength"));
    }

    @Test
    void theNearestDefaultsOfApplicationsAndVirtualDirectoriesCount() {
        Server server = server("", "<site name=\"S\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\"/>"
                + "<virtualDirectory path=\"/v\" allowSubDirConfig=\"true\"/>"
                + "<virtualDirectoryDefaults userName=\"application\"/></application><application path=\"/a\" "
                + "applicationPool=\"own\"/>"
                + "<virtualDirectoryDefaults userName=\"site\" password=\"secret\"/><applicationDefaults "
                + "applicationPool=\"site\"/></site>"
                + "<applicationDefaults applicationPool=\"server\" enabledProtocols=\"net.tcp\"/>"
                + "<virtualDirectoryDefaults userName=\"server\" allowSubDirConfig=\"false\"/>");
        Site site = server.sites().get(0);
        assertEquals(List.of("site", "own"), site.applications().stream().map(Site.Application::pool).toList());
        assertEquals("net.tcp", site.applications().get(1).element().value("enabledProtocols"));
        ElementState directory = site.applications().get(0).directories().get(0).element();
        assertEquals(List.of("application", "secret", "false"), List.of(directory.value("userName"), directory.value("password"),
                directory.value("allowSubDirConfig")));
        assertEquals("true", site.applications().get(0).directories().get(1).element().value("allowSubDirConfig"));
    }

    @Test
    void aSiteInheritsBindingsUnlessItClearsThem() {
        String own = "<binding protocol=\"http\" bindingInformation=\"*:80:s\"/>";
        String sites = "<site name=\"S\" id=\"1\"><bindings>%s</bindings></site><site name=\"T\" "
                + "id=\"2\"/><siteDefaults><bindings>"
                + "<binding protocol=\"https\" bindingInformation=\"*:443:\"/></bindings></siteDefaults>";
        List<Site> both = server("", sites.formatted(own)).sites();
        assertEquals("*:443: *:80:s", bindings(both.get(0)));
        assertEquals("*:443:", bindings(both.get(1)));
        assertEquals("*:80:s", bindings(server("", sites.formatted("<clear/>" + own)).sites().get(0)));
    }
}
