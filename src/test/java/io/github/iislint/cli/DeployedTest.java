package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is judged is what is deployed: web.config files with the transforms beside them. */
class DeployedTest {

    private static final String XDT = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">\n";
    private static final String REQUIRES = """
              <system.webServer>
                <security>
                  <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" xdt:Transform="%s" />
                </security>
              </system.webServer>
            </configuration>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void base() throws IOException {
        write("Shop/Web.config", Programs.PLAIN_IN_LINES);
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private Cli run(String... arguments) {
        return Cli.run(Stream.concat(Arrays.stream(arguments), Stream.of(folder.toString())).toArray(String[]::new));
    }

    /** Rule, file and line of each finding, and the chains that it holds with. */
    private static List<String> findings(Cli run, String rule) {
        List<String> found = new ArrayList<>();
        for (JSONObject finding : run.findings()) {
            if (finding.getString("rule").equals(rule)) {
                String file = finding.getString("file");
                found.add(finding.getString("severity") + " " + file.substring(file.lastIndexOf('/') + 1) + ":"
                        + finding.getInt("line")
                        + " " + (finding.isNull("transforms") ? "-" : chains(finding.getJSONArray("transforms"))));
            }
        }
        return found;
    }

    private static String chains(JSONArray chains) {
        List<String> texts = new ArrayList<>();
        for (Object chain : chains) {
            texts.add(String.join("+", ((JSONArray) chain).toList().stream().map(Object::toString)
                    .map(name -> name.substring(name.lastIndexOf('/') + 1)).toList()));
        }
        return String.join(" ", texts);
    }

    private static final String MISSING = "client-certificate-mapping-missing";

    @Test
    void aTransformThatRequiresACertificateIsFoundAtItsLine() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        Cli run = run("check", "--format", "json");
        assertEquals(List.of("warning Web.Release.config:4 Web.Release.config"), findings(run, MISSING));
        assertTrue(run.out().contains("with Web.Release.config: "));
        assertEquals(1, run.exit());
    }

    @Test
    void whatHoldsWithAndWithoutTransformsIsOneFinding() throws IOException {
        write("Shop/Web.config", read("Shop/Web.config").replace("\"Ssl\"", "\"Ssl, SslNegotiateCert, SslRequireCert\""));
        write("Shop/Web.Release.config", XDT + "<system.web xdt:Transform='Insert'/></configuration>");
        assertEquals(List.of("warning Web.config:4 -"), findings(run("check", "--format", "json"), MISSING));
    }

    @Test
    void whatEveryChainTakesAwayIsInfo() throws IOException {
        write("Shop/Web.config", read("Shop/Web.config").replace("\"Ssl\"", "\"Ssl, SslNegotiateCert, SslRequireCert\""));
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("RemoveAttributes(sslFlags)"));
        Cli run = run("check", "--format", "json");
        assertEquals(List.of("info Web.config:4 -"), findings(run, MISSING));
        assertTrue(run.out().contains("only as written; Web.Release.config removes it: "));
        assertEquals(List.of("warning Web.config:4 -"), findings(run("check", "--format", "json", "--transform", "none"),
                MISSING));
        assertEquals(List.of(), findings(run("check", "--format", "json", "--transform", "Release"), MISSING));
    }

    @Test
    void aShortChainIsNamedFirstWhateverOtherProjectsHave() throws IOException {
        write("App/Web.config", Programs.PLAIN_IN_LINES);
        write("App/Web.Production.config", XDT + "<system.web xdt:Transform='Insert'/></configuration>");
        write("Shop/Web.Production.config", XDT + "<system.web xdt:Transform='Insert'/></configuration>");
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        Cli run = run("check", "--format", "json");
        assertEquals(List.of("warning Web.Release.config:4 Web.Release.config Web.Release.config+Web.Production.config"),
                findings(run, MISSING));
        assertTrue(run.out().contains("with Web.Release.config (and 1 more chain): "));
    }

    @Test
    void eachSiblingIsAChainAndReleaseComesBeforeTheOthers() throws IOException {
        write("Shop/Web.Release.config", XDT + "<system.web xdt:Transform='Insert'/></configuration>");
        write("Shop/Web.Staging.config", XDT + REQUIRES.formatted("SetAttributes"));
        write("Shop/Web.Debug.config", XDT + REQUIRES.formatted("SetAttributes"));
        assertEquals(List.of("warning Web.Staging.config:4 Web.Staging.config Web.Release.config+Web.Staging.config"),
                findings(run("check", "--format", "json"), MISSING));
        assertEquals(List.of("warning Web.Staging.config:4 Web.Release.config+Web.Staging.config"),
                findings(run("check", "--format", "json", "--transform", "Release,Staging"), MISSING));
        assertEquals(List.of("warning Web.Debug.config:4 Web.Debug.config"),
                findings(run("check", "--format", "json", "--transform", "Debug"), MISSING));
    }

    @Test
    void pairsAreUnderstoodAsOthersWriteThem() throws IOException {
        write("deploy/Live.config", XDT + REQUIRES.formatted("SetAttributes"));
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        assertEquals(List.of("warning Web.Release.config:4 Web.Release.config"),
                findings(run("check", "--format", "json", "--transform", "*.Release.config => *.config"), MISSING));
        assertEquals(List.of("warning Live.config:4 Live.config"), findings(run("check", "--format", "json", "--transform",
                folder.resolve("Shop/Web.config") + "=" + folder.resolve("deploy/Live.config")), MISSING));
    }

    @Test
    void aTransformThatFailsSaysNothingElse() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes").replace("</configuration>",
                "<a xdt:Transform='Nonsense'/></configuration>"));
        Cli run = run("check", "--format", "json");
        assertEquals(List.of(), findings(run, MISSING));
        assertEquals(List.of("error Web.Release.config:7 -"), findings(run, "transform-fails"));
    }

    @Test
    void aMalformedTransformIsReportedAtItsLine() throws IOException {
        write("Shop/Web.Release.config", XDT + "<a>\n</configuration>");
        assertEquals(List.of("error Web.Release.config:3 -"), findings(run("check", "--format", "json"), "transform-fails"));
    }

    @Test
    void aNameThatNoFileHasIsReported() {
        assertEquals(List.of("warning --transform:1 -"), findings(run("check", "--format", "json", "--transform", "Relaese"),
                "transform-unused"));
    }

    @Test
    void aCommentInTheTransformSuppresses() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes").replace("<access",
                "<!-- iislint-disable-next client-certificate-mapping-missing: partners map them -->\n<access"));
        Cli run = run("check", "--format", "json");
        assertEquals(0, run.exit());
        assertEquals(1, run.json().getJSONObject("summary").getInt("suppressed"));
        assertEquals(List.of(), findings(run, "suppression-unused"));
    }

    @Test
    void theFixOfADeploymentChangesTheFileThatOwnsTheValue() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        String base = read("Shop/Web.config");
        run("check", "--transform", "Release", "--fix");
        assertEquals(base, read("Shop/Web.config"));
        assertEquals(XDT + REQUIRES.formatted("SetAttributes").replace(", SslRequireCert", ""), read("Shop/Web.Release.config"));
    }

    @Test
    void withoutANamedDeploymentATransformIsFixedWhereItIsWrong() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        write("Shop/Web.Live.config", XDT + "  <appSettings xdt:Transform=\"Insert\" />\n</configuration>\n");
        String base = read("Shop/Web.config");
        Cli run = run("check", "--fix");
        assertEquals(0, run.exit(), run.out() + run.err());
        assertEquals(base, read("Shop/Web.config"));
        assertEquals(XDT + REQUIRES.formatted("SetAttributes").replace(", SslRequireCert", ""), read("Shop/Web.Release.config"));
        assertTrue(run.out().contains("1 fixed"), run.out());
        assertTrue(run("check", "--fix").err().contains("Nothing to fix"));
    }

    private static final String MAPPED = """
            <configuration>
              <system.webServer>
                <security>
                  <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
                  <authentication>
                    <clientCertificateMappingAuthentication enabled="%s" />
                  </authentication>
                </security>
              </system.webServer>
            </configuration>
            """;

    @Test
    void whatIsRightWithoutATransformIsNotChangedForIt() throws IOException {
        write("Shop/Web.config", MAPPED.formatted("true"));
        write("Shop/Web.Release.config", XDT + """
                  <system.webServer>
                    <security>
                      <authentication xdt:Transform="Remove" />
                    </security>
                  </system.webServer>
                </configuration>
                """);
        Cli run = run("check", "--fix");
        assertEquals(MAPPED.formatted("true"), read("Shop/Web.config"));
        assertTrue(run.err().contains("set it in the transform: <access sslFlags=\"Ssl, SslNegotiateCert\""
                + " xdt:Transform=\"SetAttributes(sslFlags)\" />"), run.err());
    }

    @Test
    void whatATransformMakesRightIsNotFixedInItsBase() throws IOException {
        write("Shop/Web.config", MAPPED.formatted("false"));
        write("Shop/Web.Release.config", XDT + """
                  <system.webServer>
                    <security>
                      <authentication>
                        <clientCertificateMappingAuthentication enabled="true" xdt:Transform="SetAttributes" />
                      </authentication>
                    </security>
                  </system.webServer>
                </configuration>
                """);
        Cli run = run("check", "--fix");
        assertEquals(MAPPED.formatted("false"), read("Shop/Web.config"));
        assertTrue(run.err().contains("only as written: each transform removes the finding"), run.err());
        assertEquals(0, run.exit());
    }

    @Test
    void theSummaryCountsWhatOnlyTransformsCauseAndTheBaseIsRelated() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        Cli run = run("check");
        assertTrue(run.out().contains("1 warning (1 only with Web.Release.config)"), run.out());
        JSONObject finding = null;
        for (JSONObject each : run("check", "--format", "json").findings()) {
            finding = each.getString("rule").equals(MISSING) ? each : finding;
        }
        JSONArray related = finding.getJSONArray("related");
        JSONObject base = related.getJSONObject(related.length() - 1);
        assertEquals("the transform replaces this value", base.getString("message"));
        assertTrue(base.getString("file").endsWith("Shop/Web.config"));
        assertEquals(4, base.getInt("line"));
    }

    @Test
    void theEffectiveValueHasItsOriginInTheTransform() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        String file = folder.resolve("Shop/Web.config").toString();
        JSONObject setting = Cli.run("effective", "--format", "json", "--transform", "Release", file).json()
                .getJSONArray("settings").getJSONObject(0);
        assertEquals("Ssl, SslNegotiateCert, SslRequireCert", setting.getString("value"));
        assertTrue(setting.getJSONObject("origin").getString("file").endsWith("Web.Release.config"));
        assertEquals(4, setting.getJSONObject("origin").getInt("line"));
        assertEquals("Ssl", Cli.run("effective", "--format", "json", file).json().getJSONArray("settings").getJSONObject(0)
                .getString("value"));
    }

    @Test
    void theSameIsFoundInWhatIsTransformedBeforehand() throws IOException {
        write("Shop/Web.Release.config", XDT + REQUIRES.formatted("SetAttributes"));
        List<String> composed = rules(run("check", "--format", "json", "--transform", "Release"));
        String base = folder.resolve("Shop/Web.config").toString();
        assertEquals(0, Cli.run("transform", base, folder.resolve("Shop/Web.Release.config").toString(), "--in-place").exit());
        Files.delete(folder.resolve("Shop/Web.Release.config"));
        assertEquals(composed, rules(run("check", "--format", "json", "--transform", "none")));
    }

    private static List<String> rules(Cli run) {
        return run.findings().stream().map(finding -> finding.getString("rule")).sorted().toList();
    }

    @Test
    void whatATransformDoesNotTouchIsFoundAsWhenAllIsEvaluatedAgain() throws IOException {
        write("Shop/Web.config", """
                <configuration>
                  <appSettings><add key="Password" value="x" /></appSettings>
                  <system.web>
                    <compilation debug="true" />
                    <trace enabled="true" />
                    <customErrors mode="Off" />
                    <httpCookies httpOnlyCookies="false" />
                  </system.web>
                  <system.webServer>
                    <directoryBrowse enabled="true" />
                    <security>
                      <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
                    </security>
                    <handlers accessPolicy="Read, Write, Execute" />
                  </system.webServer>
                </configuration>
                """);
        for (String edit : List.of("<system.web><compilation xdt:Transform=\"RemoveAttributes(debug)\" /></system.web>",
                "<system.webServer><security><access sslFlags=\"Ssl\" xdt:Transform=\"SetAttributes\" "
                        + "/></security></system.webServer>",
                "<system.web><trace xdt:Transform=\"Remove\" /><customErrors mode=\"On\" xdt:Transform=\"Replace\" "
                        + "/></system.web>",
                "<system.webServer xdt:Transform=\"Remove\" />",
                "<location path=\"a\" xdt:Transform=\"Insert\"><system.webServer><directoryBrowse enabled=\"true\" "
                        + "/></system.webServer>"
                        + "</location>")) {
            write("Shop/Web.Release.config", XDT + edit + "</configuration>");
            List<String> auto = new ArrayList<>();
            for (JSONObject finding : run("check", "--format", "json").findings()) {
                if (!finding.getString("message").startsWith("only as written")) {
                    auto.add(finding.getString("rule") + " " + finding.getInt("line") + finding.get("transforms"));
                }
            }
            List<String> explicit = new ArrayList<>();
            for (JSONObject finding : run("check", "--format", "json", "--transform", "Release").findings()) {
                explicit.add(finding.getString("rule") + " " + finding.getInt("line") + finding.get("transforms"));
            }
            assertEquals(explicit, auto, edit);
        }
    }

    @Test
    void aRepositoryWithoutTransformsIsAsItWas() {
        Cli plain = run("check", "--format", "json", "--transform", "none");
        assertEquals(plain.out(), run("check", "--format", "json").out());
    }

    @Test
    void optionsThatGoNotTogetherAreRefused() {
        for (String value : List.of("a/b", "=>", "*.x.config => y.config")) {
            assertEquals(2, run("check", "--transform", value).exit(), value);
        }
        assertEquals(2, run("check", "--transform", "auto", "--transform", "Release").exit());
    }
}
