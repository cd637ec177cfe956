package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pull request that changes transforms and values only: what {@code --since} says, and where. */
class SinceTransformTest {

    private static final String RELEASE = "sites/shop/Web.Release.config";
    private static final String XDT = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">\n";

    @TempDir
    private Path folder;

    private TestRepository repository;

    @BeforeEach
    void initialize() throws Exception {
        repository = new TestRepository(Files.createDirectories(folder.resolve("farm")));
        repository.write("config/applicationHost.config",
                """
                        <configuration>
                          <configSections>
                            <sectionGroup name="system.applicationHost"><section name="sites" allowDefinition="AppHostOnly" \
                        /></sectionGroup>
                            <sectionGroup name="system.webServer">
                              <section name="directoryBrowse" />
                              <sectionGroup name="security"><section name="access" overrideModeDefault="Deny" /></sectionGroup>
                            </sectionGroup>
                          </configSections>
                          <system.applicationHost>
                            <sites>
                              <site name="Shop" id="1">
                                <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                                <bindings><binding protocol="https" bindingInformation="*:443:shop.example" /></bindings>
                              </site>
                            </sites>
                          </system.applicationHost>
                        </configuration>
                        """);
        repository.write("sites/shop/Web.config",
                "<configuration>\n  <system.webServer>\n    <directoryBrowse enabled=\"#{Browse}\" />\n  "
                        + "</system.webServer>\n</configuration>\n");
        repository.write(RELEASE, XDT + "</configuration>\n");
        repository.write("iislint.xml", """
                <iislint xmlns="urn:iislint:settings:1">
                  <map physicalPath="C:\\sites" to="sites"/>
                </iislint>
                """);
        repository.commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("check", folder.resolve("farm").toString(), "--since", "main", "--format", "github"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> annotations(Cli run) {
        return run.out().lines().filter(line -> line.startsWith("::error") || line.startsWith("::warning"))
                .map(line -> line.replaceAll("^::(\\w+) .*?file=[^,]*?(sites/[^,]*),line=(\\d+),.*?title=([^,:]*).*",
                        "$1 $2:$3 $4"))
                .toList();
    }

    @Test
    void whatOnlyTheTransformLocksIsAnnotatedAtItsLine() {
        assertEquals(List.of(), annotations(check()));
        repository.write(RELEASE, XDT + """
                  <system.webServer>
                    <security xdt:Transform="Insert">
                      <access sslFlags="Ssl" />
                    </security>
                  </system.webServer>
                </configuration>
                """).commit("Ask for TLS in production");
        Cli run = check();
        assertEquals(1, run.exit());
        List<String> annotations = annotations(run);
        assertEquals(1, annotations.size(), run.out());
        assertTrue(annotations.get(0).startsWith("error " + RELEASE + ":4 "), run.out());
        assertTrue(run.out().contains("with Web.Release.config: the section system.webServer/security/access is locked"),
                run.out());
    }

    @Test
    void aDeploymentIsJudgedByTheValuesOfItsTime() {
        repository.git("checkout", "--quiet", "main");
        repository.write("live.json", "{\"Browse\": false}").write("iislint.xml", """
                <iislint xmlns="urn:iislint:settings:1">
                  <map physicalPath="C:\\sites" to="sites"/>
                  <deployment name="Live"><substitute/><values file="live.json"/></deployment>
                </iislint>
                """).commit("Describe the deployment");
        repository.git("checkout", "--quiet", "-b", "values");
        assertEquals(List.of(), annotations(check()));
        repository.write("live.json", "{\"Browse\": true}").commit("List folders in production");
        List<String> annotations = annotations(check());
        assertEquals(1, annotations.size(), annotations.toString());
        assertTrue(annotations.get(0).startsWith("warning sites/shop/Web.config:3 "), annotations.toString());
    }
}
