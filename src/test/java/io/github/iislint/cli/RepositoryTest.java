package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} looks at in a repository, in which more lies than what a server reads. */
class RepositoryTest {

    private static final String INVALID = """
            <configuration>
              <system.webServer>
                <directoryBrowse enabled="perhaps" />
              </system.webServer>
            </configuration>
            """;
    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/"><virtualDirectory path="/" physicalPath="D:\\work\\shop" /></application>
                  </site>
                </sites>
              </system.applicationHost>
            </configuration>
            """;

    @TempDir
    Path folder;

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", folder.toString(), "--format", "json"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    /** {@code severity rule file} of each finding. */
    private List<String> findings(Cli run) {
        List<String> found = new ArrayList<>();
        for (JSONObject finding : run.findings()) {
            String file = finding.getString("file");
            found.add(finding.getString("severity") + " " + finding.getString("rule") + " "
                    + file.substring(
                            file.indexOf(folder.getFileName().toString()) + folder.getFileName().toString().length() + 1));
        }
        return found;
    }

    @Test
    void aFolderWhoseNameEndsInConfigIsSearched() throws Exception {
        write("Acme.Config/Web.config/web.config", INVALID);
        assertEquals(List.of("error attribute-invalid Acme.Config/Web.config/web.config"), findings(check()));
    }

    @Test
    void anUnmappedServerBesideLeavesOthersToBeLookedAt() throws Exception {
        write(".vs/config/applicationhost.config", HOST);
        write("src/Shop/web.config", INVALID);
        Cli run = check();
        assertEquals(List.of("error attribute-invalid src/Shop/web.config"), findings(run));
        assertTrue(run.json().getJSONArray("notices").toString().contains("no --map covers the folder of 1 of 1 site (Shop)"),
                run.out());
    }

    @Test
    void aFileThatSeemsToBelongToAnUnmappedSiteIsLookedAtAlone() throws Exception {
        write("applicationHost.config", HOST);
        write("work/shop/web.config", INVALID);
        assertEquals(List.of("info web-config-unclaimed work/shop/web.config", "error attribute-invalid work/shop/web.config"),
                findings(check()));
    }

    @Test
    void aMalformedServerBesideLeavesOthersToBeLookedAt() throws Exception {
        write("a/applicationHost.config", "<configuration><sites>");
        write("b/web.config", INVALID);
        assertEquals(List.of("error xml-malformed a/applicationHost.config", "error attribute-invalid b/web.config"),
                findings(check()));
    }

    @Test
    void aTransformCalledApplicationHostConfigIsLeftAlone() throws Exception {
        write("extension/applicationHost.config", """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <system.applicationHost>
                    <sites>
                      <site name="Shop" xdt:Locator="Match(name)">
                        <application path="/" xdt:Transform="Remove" />
                        <application path="/" xdt:Transform="Insert" />
                      </site>
                    </sites>
                  </system.applicationHost>
                </configuration>
                """);
        assertEquals(2, check().exit());
        write("web.config", INVALID);
        assertEquals(List.of("error attribute-invalid web.config"), findings(check()));
    }

    @Test
    void earlierStatesOfAConfigurationAreNoServersBesideIt() throws Exception {
        String broken = HOST.replace("path=\"/\" physicalPath", "path=\"/x\" physicalPath");
        write("inetpub/history/CFGHISTORY_0000000007/applicationHost.config", broken);
        write("inetsrv/backup/before/applicationHost.config", broken);
        assertEquals(2, findings(check()).size());
        write("inetsrv/config/applicationHost.config", HOST);
        Cli run = check();
        assertEquals(List.of(), findings(run));
        assertTrue(run.json().getJSONArray("notices").toString().contains("earlier versions"), run.out());
    }

    @Test
    void theOutputOfABuildIsNoSite() throws Exception {
        write("src/Shop/web.config", "<configuration />");
        write("src/Shop/obj/Release/Package/PackageTmp/web.config", INVALID);
        write("src/Tool/Tool.csproj", "<Project />");
        write("src/Tool/bin/Debug/web.config", INVALID);
        assertEquals(List.of(), findings(check()));
        assertEquals(List.of("error attribute-invalid src/Tool/bin/Debug/web.config"),
                findings(Cli.run("check", folder.resolve("src/Tool/bin").toString(), "--format", "json")));
    }

    @Test
    void nobodyKnowsWhetherAFolderCalledBinIsOutputWhereNothingIsBuilt() throws Exception {
        write("bin/web.config", INVALID);
        assertEquals(List.of("info attribute-invalid bin/web.config"), findings(check()));
    }

    @Test
    void whatIsWrongInViewsIsARemark() throws Exception {
        write("src/Shop/web.config", "<configuration />");
        write("src/Shop/Areas/Admin/Views/web.config", INVALID);
        write("src/Shop/Views/web.config", "<configuration>");
        assertEquals(List.of("info attribute-invalid src/Shop/Areas/Admin/Views/web.config",
                "error xml-malformed src/Shop/Views/web.config"), findings(check()));
    }

    @Test
    void whatIsWrongInAProjectWithinAProjectIsARemark() throws Exception {
        String module = "<configuration><system.webServer><handlers><add name=\"a\" path=\"*.a\" verb=\"*\" type=\"A\" "
                + "/></handlers>"
                + "</system.webServer></configuration>";
        write("app/web.config", module);
        write("app/Sample/web.config", module);
        write("app/Other/Other.csproj", "<Project />");
        write("app/Other/web.config", INVALID);
        assertEquals(List.of("info attribute-invalid app/Other/web.config", "info entry-duplicate app/Sample/web.config"),
                findings(check()));
    }

    @Test
    void aMappedSiteHasOutputAndViewsToo() throws Exception {
        write("applicationHost.config", HOST);
        write("shop/web.config", "<configuration />");
        write("shop/obj/web.config", INVALID);
        write("shop/Views/web.config", INVALID);
        write("shop/admin/web.config", INVALID);
        assertEquals(List.of("info attribute-invalid shop/Views/web.config", "error attribute-invalid shop/admin/web.config"),
                findings(check("--map", "D:\\work=" + folder)));
    }
}
