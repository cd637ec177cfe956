package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repository with a server and its sites, and a pull request: what {@code check --since main} says about it. */
class SinceTest {

    private static final String HOST = "config/applicationHost.config";

    @TempDir
    Path folder;

    private Path clone;
    private TestRepository repository;

    @BeforeEach
    void initialize() throws Exception {
        clone = Files.createDirectories(folder.resolve("Web farm (Köln)"));
        repository = new TestRepository(clone);
        repository.write(HOST, """
                <configuration>
                  <system.applicationHost>
                    <sites>
                      <site name="Shop" id="1">
                        <application path="/">
                          <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
                        </application>
                        <bindings>
                          <binding protocol="https" bindingInformation="*:443:shop.example" />
                        </bindings>
                      </site>
                    </sites>
                  </system.applicationHost>
                  <location path="Shop">
                    <system.webServer>
                      <security>
                        <access sslFlags="Ssl, SslNegotiateCert" />
                      </security>
                    </system.webServer>
                  </location>
                </configuration>
                """);
        repository.write("sites/shop/web.config", web("ssl")).write("sites/shop/status page/web.config",
                "<configuration><system.webServer><defaultDocument enabled=\"true\" /></system.webServer></configuration>\r\n");
        repository.write("iislint.xml", """
                <iislint xmlns="urn:iislint:settings:1">
                  <map physicalPath="C:\\sites" to="sites"/>
                  <clientCertificates><expect location="Shop" mode="accept"/></clientCertificates>
                </iislint>
                """);
        repository.commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
    }

    private static String web(String name) {
        return "<configuration><appSettings><add key=\"" + name + "\" value=\"1\" /></appSettings></configuration>\n";
    }

    private void requireCertificates() {
        repository.replace(HOST, "Ssl, SslNegotiateCert\"", "Ssl, SslNegotiateCert, SslRequireCert\"")
                .commit("Require certificates");
    }

    @Test
    void aBranchThatChangesTheSettingsOnlyIsJudgedByBothOfThem() {
        repository.replace("iislint.xml", "mode=\"accept\"", "mode=\"require\"").commit("Expect certificates");
        Cli run = check();
        assertEquals(1, run.exit(), run.out());
        assertTrue(run.out().contains("[client-certificate-expected]"), run.out());
        repository
                .replace("iislint.xml", "</clientCertificates>",
                        "</clientCertificates><rule id=\"client-certificate-expected\" severity=\"off\"/>")
                .commit("Do not look");
        assertEquals(0, check().exit());
    }

    @Test
    void settingsThatCannotBeUsedAnyMoreAreNoReasonToFail() {
        repository.git("checkout", "--quiet", "main");
        repository.replace("iislint.xml", "mode=\"accept\"", "mode=\"maybe\"").commit("Break the settings");
        repository.git("checkout", "--quiet", "-b", "repair");
        repository.replace("iislint.xml", "mode=\"maybe\"", "mode=\"accept\"").commit("Repair the settings");
        Cli run = check();
        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("note: --since main: that revision is checked with "
                + "the settings of the work tree"), run.out());
    }

    @Test
    void aNew500IsAChangeForVisitors() {
        repository.replace("sites/shop/status page/web.config", "enabled=\"true\"", "enabled=\"tru\"").commit("Misspell a value");
        Cli run = check();
        assertEquals(1, run.exit());
        assertTrue(run.out().contains("  IIS refuses the configuration (every request gets 500.19)\n    Shop/status page  "),
                run.out());
        repository.write(HOST, "<configuration><system.applicationHost>").commit("Break it all");
        assertTrue(check().out().contains("IIS refuses the configuration (every request gets 500.19)\n    Shop  "),
                check().out());
        JSONObject change = check("--format", "json").json().getJSONArray("changes").getJSONObject(0);
        assertTrue(change.getJSONObject("after").getBoolean("refused"));
        assertEquals(HOST, change.getString("file").substring(change.getString("file").length() - HOST.length()));
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", clone.toString(), "--since", "main"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    private static List<String> counted(JSONObject report) {
        List<String> rules = new ArrayList<>();
        for (Object each : report.getJSONArray("findings")) {
            JSONObject finding = (JSONObject) each;
            if (finding.isNull("suppressed") && !finding.getBoolean("baselined")) {
                rules.add(finding.getString("rule"));
            }
        }
        return rules;
    }

    private static List<String> changes(JSONObject report) {
        List<String> changes = new ArrayList<>();
        for (Object each : report.getJSONArray("changes")) {
            JSONObject change = (JSONObject) each;
            changes.add(
                    change.getString("location") + ": " + (change.isNull("before") ? "new" : access(change, "before")) + " -> "
                            + access(change, "after"));
        }
        return changes;
    }

    private static String access(JSONObject change, String side) {
        JSONObject access = change.getJSONObject(side);
        return access.getString("clientCertificates") + "/" + access.getString("ssl");
    }

    @Test
    void aPullRequestIsToldWhatItCausesInFilesThatItDoesNotTouch() {
        requireCertificates();
        Cli run = check();
        assertEquals(1, run.exit(), run.out() + run.err());
        assertTrue(run.out().contains("status page"), run.out());
        assertTrue(run.out().contains("  client certificates accepted -> required (visitors without one get 403.7)\n    Shop  "),
                run.out());
        assertTrue(run.out().contains("    Shop/status page  "), run.out());
        assertTrue(run.out().contains("[client-certificate-not-expected]"), run.out());
        assertTrue(run.out().contains("not new since main"), run.out());
    }

    @Test
    void theGateIsGreenWhenThatIsMended() {
        requireCertificates();
        repository.replace(HOST, "Ssl, SslNegotiateCert, SslRequireCert\"", "Ssl, SslNegotiateCert\"")
                .commit("Accept them again");
        Cli run = check();
        assertEquals(0, run.exit(), run.out());
        assertTrue(run.out().contains(": nothing about client certificates, SSL and 500.19\n"), run.out());
        assertTrue(run.out().contains("No problems"), run.out());
    }

    @Test
    void theChangesForVisitorsAreInJson() {
        requireCertificates();
        JSONObject report = check("--format", "json").json();
        assertEquals("main", report.getJSONObject("since").getString("reference"));
        assertEquals(repository.git("rev-parse", "main").strip(), report.getJSONObject("since").getString("commit"));
        assertEquals(
                List.of("Shop: accepted/required -> required/required",
                        "Shop/status page: accepted/required -> required/required"),
                changes(report));
        assertTrue(report.getJSONArray("changes").getJSONObject(0).getString("file").endsWith(HOST));
    }

    @Test
    void whatIsNotCommittedYetCounts() {
        repository.replace(HOST, "Ssl, SslNegotiateCert\"", "None\"");
        assertEquals(
                List.of("Shop: accepted/required -> ignored/optional", "Shop/status page: accepted/required -> ignored/optional"),
                changes(check("--format", "json").json()));
    }

    @Test
    void whatWasThereBeforeIsMarkedAndCountsNowhere() {
        repository.git("checkout", "--quiet", "main");
        requireCertificates();
        repository.git("checkout", "--quiet", "-B", "topic");
        repository.replace("sites/shop/web.config", "1", "2").commit("Something else");
        JSONObject report = check("--format", "json").json();
        assertEquals(List.of(), counted(report));
        JSONArray findings = report.getJSONArray("findings");
        assertTrue(findings.length() > 0);
        assertEquals(findings.length(), report.getJSONObject("summary").getInt("baselined"));
    }

    @Test
    void movedLinesLineEndsAndRenamedFoldersCauseNothing() throws Exception {
        repository.git("checkout", "--quiet", "main");
        requireCertificates();
        repository.git("checkout", "--quiet", "-B", "topic");
        repository.git("mv", "config", "server");
        Path host = clone.resolve("server/applicationHost.config");
        String text = Files.readString(host);
        repository.write("server/applicationHost.config", ("<!-- moved -->\n\n" + text).replace("\n", "\r\n"));
        JSONObject report = check("--format", "json").json();
        assertEquals(List.of(), counted(report));
        assertEquals(List.of(), changes(report));
    }

    @Test
    void aKnownFindingThatReachesFurtherIsNewThere() {
        repository.git("checkout", "--quiet", "main");
        requireCertificates();
        repository.write("sites/shop/status page/web.config", """
                <configuration><system.webServer><security><access sslFlags="Ssl" /></security></system.webServer></configuration>
                """).commit("The status page is open");
        repository.replace(HOST, "<location path=\"Shop\">", "<location path=\"Shop\" overrideMode=\"Allow\">").commit("Unlock");
        repository.git("checkout", "--quiet", "-B", "topic");
        repository.write("sites/shop/status page/web.config", web("plain")).commit("Forget the status page");
        JSONObject report = check("--format", "json", "--only", "client-certificate-not-expected").json();
        JSONObject finding = report.getJSONArray("findings").getJSONObject(0);
        assertEquals("client-certificate-not-expected", finding.getString("rule"));
        assertTrue(finding.getString("message").endsWith("(not new, but since main also at Shop/status page)"),
                finding.getString("message"));
        assertEquals(1, report.getJSONObject("summary").getInt("errors"));
        assertEquals(List.of("Shop/status page: ignored/required -> required/required"), changes(report));
    }

    @Test
    void aSiteThatIsNewIsToldAsNew() {
        repository.write("lone/web.config",
                """
                        <configuration><system.webServer><security><access sslFlags="Ssl, SslNegotiateCert" \
                        /></security></system.webServer></configuration>
                        """);
        List<String> changes = changes(check("--format", "json").json());
        assertEquals(1, changes.size());
        assertTrue(changes.get(0).endsWith("lone: new -> accepted/required"), changes.get(0));
    }

    @Test
    void aSuppressionThatGoesAwayUncoversItsFinding() {
        repository.git("checkout", "--quiet", "main");
        requireCertificates();
        repository.replace(HOST, "<access", "<!-- iislint-disable-next client-certificate-not-expected: later --><access")
                .commit("Silence it");
        repository.git("checkout", "--quiet", "-B", "topic");
        repository.replace(HOST, "<!-- iislint-disable-next client-certificate-not-expected: later -->", "").commit("Uncover it");
        assertEquals(List.of("client-certificate-not-expected"),
                counted(check("--format", "json", "--only", "client-certificate-not-expected").json()));
    }

    @Test
    void aPatternIsExpandedOnBothSides() {
        requireCertificates();
        Cli run = Cli.run("check", clone + "/**/applicationHost.config", "--since", "main", "--format", "json");
        assertEquals(2, run.json().getJSONArray("changes").length(), run.err());
    }

    @Test
    void fixesMendOnlyWhatIsNew() throws Exception {
        repository.git("checkout", "--quiet", "main");
        repository
                .write("old/web.config",
                        """
                                <configuration><system.webServer><security><access sslFlags="Ssl, SslRequireCert" \
                                /></security></system.webServer></configuration>
                                """)
                .commit("An old sin");
        repository.git("checkout", "--quiet", "-B", "topic");
        repository.write("new/web.config", Files.readString(clone.resolve("old/web.config")));
        String old = Files.readString(clone.resolve("old/web.config"));
        check("--fix");
        assertEquals(old, Files.readString(clone.resolve("old/web.config")));
        assertTrue(!old.equals(Files.readString(clone.resolve("new/web.config"))));
    }

    @Test
    void sarifMarksAndDoesNotDrop() {
        repository.git("checkout", "--quiet", "main");
        requireCertificates();
        repository.git("checkout", "--quiet", "-B", "topic");
        JSONArray results = check("--format", "sarif").json().getJSONArray("runs").getJSONObject(0).getJSONArray("results");
        assertTrue(results.length() > 0);
        for (Object result : results) {
            assertEquals("unchanged", ((JSONObject) result).getString("baselineState"));
            assertEquals("not new since main",
                    ((JSONObject) result).getJSONArray("suppressions").getJSONObject(0).getString("justification"));
        }
    }

    @Test
    void whatCannotBeComparedIsAnErrorOfTheRun() {
        Cli run = Cli.run("check", clone.toString(), "--since", "mian");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--since mian: git finds no branch, tag or commit \"mian\""), run.err());
        Cli outside = Cli.run("check", folder.toString(), "--since", "main");
        assertEquals(2, outside.exit());
        assertTrue(outside.err().contains("is not in a git repository"), outside.err());
    }
}
