package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code iislint effective} prints. */
class EffectiveCommandTest {

    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                    <application path="/app"><virtualDirectory path="/" physicalPath="C:\\sites\\app" /></application>
                    <bindings><binding protocol="https" bindingInformation="*:443:" /></bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <system.webServer><security><access sslFlags="None" /></security></system.webServer>
              <location path="Shop">
                <system.webServer><security><access sslFlags="%s" /></security></system.webServer>
              </location>
            </configuration>
            """;

    @TempDir
    Path folder;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @BeforeEach
    void write() throws IOException {
        write("now", "Ssl, SslNegotiateCert");
        write("then", "Ssl, SslNegotiateCert, SslRequireCert");
    }

    private void write(String version, String flags) throws IOException {
        Path site = Files.createDirectories(folder.resolve(version).resolve("sites/shop"));
        Files.writeString(folder.resolve(version).resolve("applicationHost.config"), HOST.formatted(flags));
        Files.writeString(site.resolve("web.config"), "<configuration>\n  <system.web><machineKey validationKey=\"" + version
                + "0123456789ABCDEF\" /></system.web>\n</configuration>");
    }

    private String run(int code, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("effective", folder.resolve("now").toString(), "--map",
                "C:\\sites=" + folder.resolve("now/sites")));
        arguments.addAll(List.of(more));
        Console console = Console.of(out, errors, StandardCharsets.UTF_8, false, Map.of());
        assertEquals(code, Main.commandLine(console).execute(arguments.toArray(new String[0])), errors::toString);
        String name = Path.of("").toAbsolutePath().relativize(folder).toString().replace('\\', '/') + "/now/";
        return out.toString(StandardCharsets.UTF_8).replace(name, "").replace(name.replaceAll("now/$", "then/"), "then/");
    }

    @Test
    void withoutALocationATreeShowsWhatEachLocationChanges() {
        assertEquals("""
                applicationHost.config

                (server)
                │   system.applicationHost/sites
                │     [] = 1  applicationHost.config:3
                │       site name="Shop" id="1"  applicationHost.config:4
                │         bindings  applicationHost.config:7
                │           binding protocol="https" bindingInformation="*:443:"  applicationHost.config:7
                │         application path="/"     applicationHost.config:5
                │           virtualDirectory path="/" physicalPath="C:\\sites\\shop"  applicationHost.config:5
                │         application path="/app"  applicationHost.config:6
                │           virtualDirectory path="/" physicalPath="C:\\sites\\app"  applicationHost.config:6
                │   system.webServer/security/access
                │     sslFlags = None  applicationHost.config:11
                └─ Shop  (site, https *:443:)
                   │   system.web/machineKey
                   │     validationKey = ***  sites/shop/web.config:2
                   │   system.webServer/security/access
                   │     sslFlags = Ssl, SslNegotiateCert  applicationHost.config:13
                   └─ app  (application)

                Each location lists only what it does not inherit. To list everything in effect at a location: --at LOCATION
                """, run(0));
    }

    @Test
    void aLocationShowsEverythingAndWhatIsOverridden() {
        assertEquals("""
                applicationHost.config

                Shop/app/x  (as Shop/app)
                  system.webServer/security/access
                    sslFlags = Ssl, SslNegotiateCert  applicationHost.config:13
                      instead of None  applicationHost.config:11
                """, run(0, "--at", "Shop/app/x", "--section", "system.webServer/security/access"));
    }

    @Test
    void aServerThatCannotBeReadRefusesEveryLocation(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("applicationHost.config"), "<configuration><system.webServer>");
        JSONObject shown = Cli.run("effective", "--format", "json", "--at", "Shop/app", other.toString()).json();
        assertEquals("xml-malformed", shown.getJSONArray("errors").getJSONObject(0).getString("rule"));
        assertEquals("Shop/app", shown.getJSONArray("errors").getJSONObject(0).getString("location"));
    }

    @Test
    void jsonHoldsEveryLocation() {
        JSONArray settings = new JSONObject(run(0, "--format", "json")).getJSONArray("settings");
        List<String> flags = new ArrayList<>();
        for (int i = 0; i < settings.length(); i++) {
            JSONObject setting = settings.getJSONObject(i);
            if (setting.getString("attribute").equals("sslFlags")) {
                flags.add(setting.getString("location") + ": " + setting.getString("value") + " from "
                        + setting.getJSONObject("origin").getInt("line") + ":"
                        + setting.getJSONObject("origin").getInt("column"));
            }
        }
        assertEquals(
                List.of(": None from 11:49", "Shop: Ssl, SslNegotiateCert from 13:51",
                        "Shop/app: Ssl, SslNegotiateCert from 13:51"),
                flags);
    }

    @Test
    void aCollectionNamesTheElementThatTouchedItLast() throws IOException {
        Path site = folder.resolve("now/sites");
        Files.writeString(site.resolve("shop/web.config"), "<configuration><system.webServer><defaultDocument><files>\n<clear/>"
                + "</files></defaultDocument></system.webServer></configuration>");
        Files.writeString(Files.createDirectories(site.resolve("app")).resolve("web.config"), "<configuration><system.webServer>"
                + "<defaultDocument enabled=\"true\"><files "
                + "lockElements=\"add\"/></defaultDocument></system.webServer></configuration>");
        JSONArray settings = new JSONObject(run(0, "--at", "Shop/app", "--format", "json")).getJSONArray("settings");
        List<String> documents = new ArrayList<>();
        for (Object each : settings) {
            JSONObject setting = (JSONObject) each;
            if (setting.getString("attribute").equals("files/[]")) {
                documents.add(setting.getString("value") + " " + setting.getJSONObject("origin").getString("file"));
            }
        }
        assertEquals(List.of(" sites/shop/web.config"), documents);
    }

    @Test
    void twoVersionsAreComparedByWhatIsInEffect() {
        assertEquals("""
                client certificates and SSL
                  Shop  system.webServer/security/access
                    sslFlags
                      before: Ssl, SslNegotiateCert, SslRequireCert  then/applicationHost.config:13
                      after: Ssl, SslNegotiateCert  applicationHost.config:13

                other settings
                  Shop  system.web/machineKey
                    validationKey
                      before: ***  then/sites/shop/web.config:2
                      after: ***  sites/shop/web.config:2

                2 differences between 2 servers.
                """, run(0, "--diff-with", folder.resolve("then").toString()));
    }

    @Test
    void theComparisonIsThereForProgramsAndAtALocationThatInheritsTheDifference() {
        JSONArray differences = new JSONObject(run(0, "--format", "json", "--at", "Shop/app", "--section",
                "system.webServer/security/access", "--diff-with", folder.resolve("then").toString()))
                .getJSONArray("differences");
        assertEquals(1, differences.length());
        JSONObject difference = differences.getJSONObject(0);
        assertEquals("Shop/app", difference.getString("location"));
        JSONObject before = difference.getJSONArray("values").getJSONObject(0);
        JSONObject after = difference.getJSONArray("values").getJSONObject(1);
        assertEquals("Ssl, SslNegotiateCert, SslRequireCert", before.getString("value"));
        assertEquals("Ssl, SslNegotiateCert", after.getString("value"));
        assertEquals("then/applicationHost.config", before.getString("file"));
        assertEquals("applicationHost.config", after.getString("file"));
    }

    @Test
    void whatIisRefusesInOneVersionOnlyIsADifference() throws IOException {
        write("then", "Ssl, SslNegotiateCert");
        Path now = folder.resolve("now/sites/shop/web.config");
        String twice = "<configuration>\n  <system.webServer>\n    <directoryBrowse />\n    <directoryBrowse />\n  "
                + "</system.webServer>\n"
                + "</configuration>";
        Files.writeString(now, twice);
        Files.writeString(folder.resolve("then/sites/shop/web.config"), "<configuration />");
        String refusal = "the section system.webServer/directoryBrowse is set twice in this file for Shop  ";
        assertEquals("""
                refusals (500.19)
                  Shop  system.webServer/directoryBrowse
                    500.19
                      before: no refusal
                      after: %ssites/shop/web.config:4

                1 difference between 2 servers.
                """.formatted(refusal), run(0, "--diff-with", folder.resolve("then").toString()));
        JSONArray inherited = new JSONObject(run(0, "--format", "json", "--at", "Shop/app", "--diff-with",
                folder.resolve("then").toString())).getJSONArray("differences");
        assertEquals("500.19", inherited.getJSONObject(0).getString("attribute"));
        Path other = Files.move(folder.resolve("now"), folder.resolve("moved"));
        Files.move(folder.resolve("then"), folder.resolve("now"));
        Files.move(other, folder.resolve("then"));
        String gone = run(0, "--diff-with", folder.resolve("then").toString());
        assertTrue(gone.contains("      before: " + refusal + "then/sites/shop/web.config:4"), gone);
        Files.move(folder.resolve("then"), other);
        Files.move(folder.resolve("now"), folder.resolve("then"));
        Files.move(other, folder.resolve("now"));
        Files.writeString(folder.resolve("then/sites/shop/web.config"), "\n\n" + twice);
        assertEquals("No differences: the same settings are in effect on 2 servers.\n",
                run(0, "--diff-with", folder.resolve("then").toString()));
    }

    @Test
    void anotherSpellingOrANewLocationIsNoDifference() throws IOException {
        write("then", "SslNegotiateCert,ssl");
        Files.delete(folder.resolve("then/sites/shop/web.config"));
        Files.copy(folder.resolve("now/sites/shop/web.config"), folder.resolve("then/sites/shop/web.config"));
        assertEquals("No differences: the same settings are in effect on 2 servers.\n",
                run(0, "--diff-with", folder.resolve("then").toString()));
    }

    @Test
    void aSiteThatIsNotThereIsAnErrorThatPrintsNothingElse() {
        assertEquals("", run(2, "--at", "Shap"));
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("did you mean \"Shop\"?"));
    }

    @ParameterizedTest
    @CsvSource({
            "system.webServer/acces, system.webServer/security/access",
            "system.webServer/security, system.webServer/security/access",
            "system.web/httpRuntme, system.web/httpRuntime"})
    void aMisspeltSectionIsTakenForTheOneThatEndsAlike(String section, String meant) {
        run(2, "--section", section);
        assertTrue(errors.toString(StandardCharsets.UTF_8).endsWith("; did you mean \"" + meant + "\"?\n"), errors.toString());
    }

    @Test
    void aSectionThatNothingKnowsIsAnErrorThatPrintsNothingElse() {
        for (String[] more : new String[][]{{"--at", "Shop"}, {}, {"--format", "json"},
                {"--diff-with", folder.resolve("then").toString()}}) {
            errors.reset();
            List<String> arguments = new ArrayList<>(
                    List.of("--section", "access", "--section", "system.webServer/directoryBrowse"));
            arguments.addAll(List.of(more));
            assertEquals("", run(2, arguments.toArray(String[]::new)));
            assertEquals("iislint: --section \"access\": not found in any file or in the schema; did you mean "
                    + "\"system.webServer/security/access\"?", errors.toString(StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void aSlipInTheNameOfASectionIsNoticed() {
        run(2, "--section", "system.webserver/security/acess", "--format", "json");
        assertTrue(errors.toString(StandardCharsets.UTF_8).contains("did you mean \"system.webServer/security/access\"?"),
                errors::toString);
    }

    @Test
    void aSectionThatIsDeclaredAndThatNoFileSetsIsNoError() throws IOException {
        Files.writeString(folder.resolve("now/sites/shop/web.config"),
                "<configuration><configSections><section name=\"own\" type=\"T\"/>"
                        + "</configSections></configuration>");
        assertFalse(run(0, "--section", "own").contains("own"));
        assertEquals("", errors.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theEntriesOfACollectionComeInTheOrderThatCountsEachWithItsPlace() throws IOException {
        writeDocuments();
        assertEquals("""
                applicationHost.config

                Shop  (site)
                  system.webServer/defaultDocument
                    enabled = true                (default)
                    files/[] = a.htm|b.htm|c.htm  sites/shop/web.config:2
                      add value="a.htm"  sites/shop/web.config:3
                      add value="b.htm"  sites/shop/web.config:3
                      add value="c.htm"  applicationHost.config:16
                """, run(0, "--at", "Shop", "--section", "system.webServer/defaultDocument"));
    }

    @Test
    void jsonHasTheEntriesOfACollectionWithTheirPlaces() throws IOException {
        writeDocuments();
        for (String[] more : new String[][]{{"--at", "Shop/app/x"}, {}}) {
            List<String> arguments = new ArrayList<>(List.of("--format", "json"));
            arguments.addAll(List.of(more));
            JSONArray settings = new JSONObject(run(0, arguments.toArray(String[]::new))).getJSONArray("settings");
            List<String> entries = new ArrayList<>();
            for (Object setting : settings) {
                if (((JSONObject) setting).getString("attribute").equals("files/[]") && ((JSONObject) setting).has("entries")
                        && ((JSONObject) setting).getString("location").startsWith("Shop")) {
                    for (Object entry : ((JSONObject) setting).getJSONArray("entries")) {
                        JSONObject origin = ((JSONObject) entry).getJSONObject("origin");
                        entries.add(((JSONObject) entry).getString("element") + " "
                                + ((JSONObject) entry).getJSONObject("attributes").getString("value")
                                + " " + origin.getString("kind") + " " + origin.getString("file") + ":" + origin.getInt("line")
                                + ":"
                                + origin.getInt("column"));
                    }
                }
            }
            assertEquals(List.of("add a.htm set sites/shop/web.config:3:2", "add b.htm set sites/shop/web.config:3:24",
                    "add c.htm set applicationHost.config:16:27"), entries);
        }
    }

    private void writeDocuments() throws IOException {
        Path host = folder.resolve("now/applicationHost.config");
        Files.writeString(host, Files.readString(host).replace("</configuration>", """
                <system.webServer><defaultDocument><files>
                    <add value="a.htm" /><add value="c.htm" />
                </files></defaultDocument></system.webServer>
                </configuration>"""));
        Files.writeString(folder.resolve("now/sites/shop/web.config"), """
                <configuration><system.webServer><defaultDocument>
                <files><remove value="a.htm" />
                <add value="a.htm" /> <add value="b.htm" />
                </files></defaultDocument></system.webServer></configuration>""");
    }

    @Test
    void anEntryOfACollectionShowsWhatItHolds() {
        String text = run(0, "--at", "");
        assertTrue(text.contains("""
                    [] = 1  applicationHost.config:3
                      site name="Shop" id="1"  applicationHost.config:4
                        bindings  applicationHost.config:7
                          binding protocol="https" bindingInformation="*:443:"  applicationHost.config:7
                        application path="/"     applicationHost.config:5
                          virtualDirectory path="/" physicalPath="C:\\sites\\shop"  applicationHost.config:5
                """), text);
    }

    @Test
    void ofManyEntriesTheTreeOfAllLocationsShowsTheFirst() throws IOException {
        StringBuilder types = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            types.append("<mimeMap fileExtension=\".x").append(i).append("\" mimeType=\"a/b\" />");
        }
        Files.writeString(folder.resolve("now/sites/shop/web.config"), "<configuration><system.webServer><staticContent>" + types
                + "</staticContent></system.webServer></configuration>");
        String tree = run(0);
        assertTrue(tree.contains("fileExtension=\".x9\"") && !tree.contains("fileExtension=\".x10\""), tree);
        assertTrue(tree.contains("and 20 more (--section system.webServer/staticContent)"), tree);
        assertTrue(run(0, "--section", "system.webServer/staticContent").contains("fileExtension=\".x29\""));
        assertTrue(run(0, "--at", "Shop").contains("fileExtension=\".x29\""));
    }

    @Test
    void theEntriesOfACollectionKeepTheirSecrets() throws IOException {
        Files.writeString(folder.resolve("now/sites/shop/web.config"), """
                <configuration><system.webServer><httpProtocol><customHeaders>
                <add name="X-Api-Key" value="open-sesame-1"/><add name="X-Theme" value="dark"/>
                <add name="X-Database" value="Server=&quot;x&quot;;Password=open-sesame-2;Timeout=5"/>
                </customHeaders></httpProtocol></system.webServer></configuration>
                """);
        for (String format : List.of("text", "json")) {
            for (String at : List.of("Shop", "Shop/app")) {
                String shown = run(0, "--at", at, "--format", format);
                assertFalse(shown.contains("sesame"), shown);
                assertTrue(shown.contains("dark") && shown.contains("X-Api-Key") && shown.contains("Timeout=5"), shown);
            }
            assertFalse(run(0, "--format", format).contains("sesame"));
        }
    }

    @Test
    void whatNoFolderStandsForIsCalledAPath() throws IOException {
        Path host = folder.resolve("now/applicationHost.config");
        Files.writeString(host,
                Files.readString(host).replace("<location path=\"Shop\">", "<location path=\"Shop/login.aspx\">"));
        assertTrue(run(0).contains("login.aspx  (path)"));
    }

    @Test
    void secretsStaySecret() {
        assertFalse(run(0, "--diff-with", folder.resolve("then").toString()).contains("0123456789ABCDEF"));
        assertFalse(run(0, "--format", "json").contains("0123456789ABCDEF"));
    }
}
