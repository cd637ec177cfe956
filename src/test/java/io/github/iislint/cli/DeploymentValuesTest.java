package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that come at deployment are judged like those that stand in a file, and are not shown. */
class DeploymentValuesTest {

    private static final String CONFIG = """
            <configuration>
              <appSettings>
                <add key="Api" value="#{Api}" />
              </appSettings>
              <system.webServer>
                <security>
                  <access sslFlags="#{SslFlags}" />
                </security>
              </system.webServer>
            </configuration>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(folder.resolve("Web.config"), CONFIG);
        Files.writeString(folder.resolve("live.properties"),
                "SslFlags=Ssl, SslNegotiateCert, SslRequireCert\nApi=hunter2hunter2\n");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static List<String> findings(Cli run) {
        List<String> found = new ArrayList<>();
        for (JSONObject finding : run.findings()) {
            String file = finding.getString("file");
            if (!finding.getString("severity").equals("info") || finding.getString("rule").startsWith("value-")) {
                found.add(finding.getString("rule") + " " + file.substring(file.lastIndexOf('/') + 1) + ":"
                        + finding.getInt("line") + ":" + finding.getInt("column"));
            }
        }
        return found;
    }

    @Test
    void whatAValueCausesIsFoundAtItsToken() {
        assertEquals(List.of(), findings(Cli.run("check", "--format", "json", path("Web.config"))));
        Cli run = Cli.run("check", "--format", "json", "--values", path("live.properties"), path("Web.config"));
        assertEquals(List.of("client-certificate-mapping-missing Web.config:7:25"), findings(run));
        Cli text = Cli.run("check", "--values", path("live.properties"), path("Web.config"));
        assertTrue(text.out().contains("<access sslFlags=\"#{SslFlags}\" />"), text.out());
    }

    @Test
    void theLastValueOfANameCounts() {
        assertEquals(List.of(), findings(Cli.run("check", "--format", "json", "--values", path("live.properties"), "--value",
                "sslflags=Ssl", path("Web.config"))));
    }

    @Test
    void theEffectiveValueIsShownWhereTheSchemaKnowsItsType() {
        JSONArray settings = Cli.run("effective", "--format", "json", "--values", path("live.properties"), path("Web.config"))
                .json().getJSONArray("settings");
        JSONObject flags = null;
        for (int i = 0; i < settings.length(); i++) {
            if (settings.getJSONObject(i).getString("attribute").equals("sslFlags")) {
                flags = settings.getJSONObject(i);
            }
        }
        assertEquals("Ssl, SslNegotiateCert, SslRequireCert", flags.getString("value"));
        assertEquals(7, flags.getJSONObject("origin").getInt("line"));
        assertFalse(settings.toString().contains("hunter2"));
        assertTrue(settings.toString().contains("#{Api}"));
    }

    @Test
    void diagnoseKnowsWhatIsDeployed() {
        String site = Cli.run("effective", "--format", "json", path("Web.config")).json().getJSONArray("settings")
                .getJSONObject(0).getString("location");
        Cli run = Cli.run("diagnose", "--values", path("live.properties"), "--at", site, path("Web.config"));
        assertTrue(run.out().contains("403.7"), run.out() + run.err());
    }

    @Test
    void missingAndUnusedValuesAreFindings() {
        assertEquals(List.of("value-unused --value:1:1", "value-missing Web.config:3:27"),
                findings(Cli.run("check", "--format", "json", "--value", "SslFlags=Ssl", "--value", "Appi=x",
                        path("Web.config"))));
    }

    @Test
    void aFileWithValuesIsNeverShown() throws IOException {
        Files.writeString(folder.resolve("more.json"), "{\"Unused\": \"hunter2hunter2\"}");
        for (String format : List.of("text", "json", "sarif", "html", "markdown")) {
            Cli run = Cli.run("check", "--format", format, "--show", "info", "--verbose", "--values", path("more.json"),
                    "--values",
                    path("live.properties"), path("Web.config"));
            assertFalse((run.out() + run.err()).contains("hunter2"), format);
            assertTrue(run.out().contains("Unused"), format);
        }
    }

    @Test
    void transformWritesTheValues() throws IOException {
        Cli run = Cli.run("transform", path("Web.config"), "--values", path("live.properties"));
        assertEquals(CONFIG.replace("#{Api}", "hunter2hunter2").replace("#{SslFlags}", "Ssl, SslNegotiateCert, SslRequireCert"),
                run.out());
        assertEquals("", run.err());
        Cli broken = Cli.run("transform", path("Web.config"), "--value", "Api=a&b", "--format", "json");
        assertEquals(1, broken.exit());
        assertEquals("", broken.out());
        assertTrue(broken.err().contains("\"kind\": \"value-not-escaped\"") && !broken.err().contains("a&b"), broken.err());
    }

    @Test
    void aValueThatIsNoNameWhereOneStandsIsReported() throws IOException {
        Path named = Files.writeString(folder.resolve("Web.config"),
                "<configuration>\n  <appSettings __Name__=\"x\"/>\n</configuration>");
        Path release = Files.writeString(folder.resolve("Web.Release.config"), """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <appSettings><add key="A" value="b" xdt:Transform="Insert"/></appSettings>
                </configuration>
                """);
        for (String value : List.of("Name=a,hunter2", "Name=hunter2\"", "Name=2hunter2", "Name=")) {
            for (List<String> more : List.of(List.<String>of(), List.of("--transform", "Release"))) {
                Cli run = Cli.run(Stream.concat(Stream.of("check", "--format", "json", "--value", value, named.toString()),
                        more.stream()).toArray(String[]::new));
                assertEquals(1, run.exit(), run.err());
                assertTrue(run.out().contains("\"value-not-escaped\"") && !run.out().contains("hunter2"), run.out());
            }
            Cli transformed = Cli.run("transform", named.toString(), release.toString(), "--value", value);
            assertEquals(1, transformed.exit());
            assertEquals("", transformed.out());
            assertFalse(transformed.err().contains("hunter2") || transformed.err().contains("internal error"), transformed.err());
        }
        assertEquals(0, Cli.run("transform", named.toString(), release.toString(), "--value", "Name=file").exit());
    }

    @Test
    void anApplicationHostTransformTakesTheVariablesOfItsSite() throws IOException {
        Files.writeString(folder.resolve("applicationHost.config"),
                "<configuration>\n  <location path=\"shop\">\n    <system.webServer />\n  </location>\n</configuration>\n");
        Files.writeString(folder.resolve("applicationHost.xdt"), """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <location path="%XDT_SITENAME%" xdt:Locator="Match(path)">
                    <system.webServer><httpErrors errorMode="%ERRORS%" xdt:Transform="Insert" /></system.webServer>
                  </location>
                </configuration>
                """);
        Cli run = Cli.run("transform", path("applicationHost.config"), path("applicationHost.xdt"), "--value",
                "XDT_SITENAME=shop");
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().contains("<httpErrors errorMode=\"%ERRORS%\" />"), run.out());
    }

    @Test
    void aFixDoesNotWriteOverAToken() throws IOException {
        Cli run = Cli.run("check", "--fix", "--values", path("live.properties"), path("Web.config"));
        assertEquals(CONFIG, Files.readString(folder.resolve("Web.config")));
        assertEquals(1, run.exit());
        assertTrue(
                run.err().contains(
                        "Web.config:7:25 client-certificate-mapping-missing: the value is set at deployment, for the token"),
                run.err());
    }

    @Test
    void wrongOptionsAreRefusedWithoutRepeatingThem() throws IOException {
        Files.writeString(folder.resolve("broken.properties"), "a=b\nhunter2\n");
        for (String[] options : new String[][]{{"--value", "hunter2"}, {"--values", path("broken.properties")},
                {"--values", path("nothing.json")}}) {
            for (String command : List.of("check", "effective", "transform")) {
                Cli run = Cli.run(command, options[0], options[1], path("Web.config"));
                assertEquals(2, run.exit());
                assertFalse(run.err().contains("hunter2"), run.err());
                assertTrue(run.err().contains(options[0]), run.err());
            }
        }
    }
}
