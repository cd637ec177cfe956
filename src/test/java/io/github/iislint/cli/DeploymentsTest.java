package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings say what deployments do, and in which order. */
class DeploymentsTest {

    private static final String MISSING = "client-certificate-mapping-missing";

    @TempDir
    private Path folder;

    @BeforeEach
    void files() throws IOException {
        write("Shop/Web.config", Programs.PLAIN_IN_LINES);
        write("Shop/Web.Release.config", """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <system.webServer>
                    <security>
                      <access sslFlags="#{Flags}" xdt:Transform="SetAttributes" />
                    </security>
                  </system.webServer>
                </configuration>
                """);
        write("live.json", "{\"Flags\": \"Ssl, SslNegotiateCert, SslRequireCert\"}");
        write("test.json", "{\"Flags\": \"Ssl, SslNegotiateCert\"}");
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private void settings(String content) throws IOException {
        write("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\">\n" + content + "\n</iislint>\n");
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "json"));
        arguments.addAll(List.of(more));
        arguments.add(folder.toString());
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> findings(Cli run, String rule) {
        List<String> found = new ArrayList<>();
        for (JSONObject finding : run.findings()) {
            String file = finding.getString("file");
            String message = finding.getString("message");
            if (finding.getString("rule").equals(rule)) {
                found.add(finding.getString("severity") + " " + file.substring(file.lastIndexOf('/') + 1) + ":"
                        + finding.getInt("line") + " "
                        + (message.startsWith("in ") || message.startsWith("only")
                                ? message.substring(0, message.indexOf(':'))
                                : "-"));
            }
        }
        return found;
    }

    private static final String TWO = """
            <deployment name="Production">
              <substitute/>
              <transform file="Web.Release.config"/>
              <values file="live.json"/>
            </deployment>
            <deployment name="Test">
              <substitute/>
              <transform file="*.Release.config"/>
              <values file="test.json"/>
            </deployment>
            """;

    @Test
    void eachDeploymentIsJudgedBesidesTheFilesAsTheyStand() throws IOException {
        settings(TWO);
        assertEquals(List.of("warning Web.Release.config:4 in Production"), findings(check(), MISSING));
    }

    @Test
    void oneDeploymentIsJudgedOnRequest() throws IOException {
        settings(TWO);
        assertEquals(1, findings(check("--deployment", "production"), MISSING).size());
        assertEquals(List.of(), findings(check("--deployment", "Test"), MISSING));
    }

    @Test
    void theOrderOfTheStepsCounts() throws IOException {
        settings("""
                <deployment name="Late">
                  <transform file="Web.Release.config"/>
                  <substitute files="other/**"/>
                  <values file="live.json"/>
                </deployment>
                """);
        assertEquals(List.of(), findings(check("--deployment", "Late"), MISSING));
        settings("""
                <deployment name="Late">
                  <transform file="Web.Release.config"/>
                  <substitute syntax="octopus" files="**/Web.config"/>
                  <values file="live.json"/>
                </deployment>
                """);
        assertEquals(1, findings(check("--deployment", "Late"), MISSING).size());
        settings("""
                <deployment name="Early">
                  <substitute syntax="octopus" files="**/Web.config"/>
                  <transform file="Web.Release.config"/>
                  <values file="live.json"/>
                </deployment>
                """);
        assertEquals(List.of(), findings(check("--deployment", "Early"), MISSING));
    }

    @Test
    void warningsOfTransformsMayFail() throws IOException {
        write("Shop/Web.Release.config", """
                <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
                  <appSettings xdt:Transform="Remove" />
                </configuration>
                """);
        String step = "<transform file=\"Web.Release.config\"/></deployment>";
        settings("<deployment name=\"a\">" + step);
        assertEquals(List.of("warning Web.Release.config:2 -"), findings(check(), "transform-no-match"));
        settings("<deployment name=\"a\" fails-on-transform-warnings=\"true\">" + step);
        assertEquals(List.of("error Web.Release.config:2 -"), findings(check(), "transform-fails"));
    }

    @Test
    void transformsAreLeftAloneWhereSettingsSaySo() throws IOException {
        write("Shop/Web.Release.config", Files.readString(folder.resolve("Shop/Web.Release.config"))
                .replace("#{Flags}", "Ssl, SslNegotiateCert, SslRequireCert"));
        assertEquals(1, findings(check(), MISSING).size());
        settings("<transform none=\"true\"/>");
        assertEquals(List.of(), findings(check(), MISSING));
        assertEquals(1, findings(check("--transform", "auto"), MISSING).size());
    }

    @Test
    void aTransformOfAFolderIsForEveryBaseOfItsName() throws IOException {
        write("deploy/Web.Live.config", Files.readString(folder.resolve("Shop/Web.Release.config")));
        settings("""
                <deployment name="Live">
                  <substitute/>
                  <transform file="deploy/Web.Live.config"/>
                  <values file="live.json"/>
                </deployment>
                """);
        assertEquals(List.of("warning Web.Live.config:4 in Live"), findings(check("--deployment", "Live"), MISSING));
    }

    @Test
    void aStepThatFindsNoTransformIsReported() throws IOException {
        settings("<deployment name=\"Live\"><transform file=\"Web.Lvie.config\"/></deployment>");
        assertEquals(List.of("warning iislint.xml:2 -"), findings(check(), "transform-unused"));
    }

    @Test
    void aValueThatOptionsGiveWins() throws IOException {
        settings(TWO);
        assertEquals(List.of(), findings(check("--deployment", "Production", "--value", "flags=Ssl"), MISSING));
    }

    @Test
    void effectiveShowsADeployment() throws IOException {
        settings(TWO);
        Cli run = Cli.run("effective", "--deployment", "Test", folder.toString());
        assertTrue(run.out().contains("sslFlags = Ssl, SslNegotiateCert"), run.out() + run.err());
        assertTrue(Cli.run("effective", folder.toString()).out().contains("sslFlags = Ssl "), "as it stands");
    }

    @Test
    void whatIsNotThereIsRefused() throws IOException {
        settings(TWO);
        assertEquals(2, check("--deployment", "Prodution").exit());
        assertTrue(check("--deployment", "Prodution").err().contains("did you mean \"Production\"?"));
        assertEquals(2, check("--deployment", "Test", "--transform", "Release").exit());
        Files.writeString(folder.resolve("live.json"), "{hunter2");
        Cli run = check();
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("iislint.xml:2:") && run.err().contains("live.json") && !run.err().contains("hunter2"),
                run.err());
    }
}
