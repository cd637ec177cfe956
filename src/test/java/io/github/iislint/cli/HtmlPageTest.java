package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --format html}: one file that loads nothing, in which no text of a file is markup, for every screen and reader. */
@Tag("slow")
class HtmlPageTest {

    private static final String HOSTILE = "&lt;/script&gt;&lt;img src=x onerror=document.title='run'&gt;&quot;'";
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path AXE = Path.of("target/npm/node_modules/axe-core/axe.min.js");

    @TempDir
    Path folder;

    private String page(String... arguments) throws IOException {
        Path file = folder.resolve("page.html");
        List<String> words = new ArrayList<>(Arrays.asList(arguments));
        words.add("--format=html=" + file);
        Cli run = Cli.run(words.toArray(String[]::new));
        assertTrue(run.exit() < 2, run.err());
        assertEquals("", run.out(), "everything is in the file");
        return Files.readString(file);
    }

    private Path host(String site, String extra) throws IOException {
        Path file = folder.resolve("host/applicationHost.config");
        Files.createDirectories(file.getParent());
        Files.writeString(file,
                """
                        <configuration>
                          <system.applicationHost><sites><site name="%s" id="1">
                            <application path="/"><virtualDirectory path="/" physicalPath="C:\\s" /></application>
                            <bindings><binding protocol="https" bindingInformation="*:443:" sslFlags="1" /></bindings>
                          </site></sites></system.applicationHost>
                          <location path="%1$s"><system.webServer>
                            <security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security>
                            <httpProtocol><customHeaders><add name="%1$s" value="%1$s" /></customHeaders></httpProtocol>
                          </system.webServer></location>
                        %2$s</configuration>
                        """
                        .formatted(site, extra));
        return file;
    }

    private Path log(String url) throws IOException {
        Path file = folder.resolve("u_ex260101.log");
        Files.writeString(file, "#Software: Microsoft Internet Information Services 10.0\n"
                + "#Fields: date time s-sitename cs-method cs-uri-stem s-port sc-status sc-substatus sc-win32-status time-taken\n"
                + ("2026-01-01 00:00:01 W3SVC1 GET " + url + " 443 403 7 64 15\n").repeat(3));
        return file;
    }

    private String page(String what, Path server) throws IOException {
        String host = server.toString();
        return switch (what) {
            case "check" -> page("check", host);
            case "effective" -> page("effective", host);
            case "location" -> page("effective", host, "--at", "");
            case "compare" -> page("compare", host, "testdata/fleet/web01");
            case "diagnose" -> page("diagnose", host, "--url", "https://localhost/");
            case "causes" -> page("diagnose", host, "--url", "https://localhost/", "--status", "403.7");
            default -> page("diagnose", host, "--log", log("/<img src=x>").toString());
        };
    }

    @Test
    void aPageOfCheckNamesLocationsFindingsRulesAndFixes() throws Exception {
        String page = page("check", "testdata/contoso");
        assertTrue(page.startsWith("<!doctype html>"));
        assertTrue(
                page.contains(
                        "client certificates required, SSL required, <code>testdata/contoso/config/applicationHost.config:77"),
                page);
        assertTrue(page.contains("data-rule=\"client-certificate-mapping-missing\""));
        assertTrue(page.contains("id=\"r-client-certificate-mapping-missing\""));
        assertTrue(page.contains("chooses <em>Require</em> where <em>Accept</em> was intended"), "explanations are no markdown");
        assertTrue(page.contains("<mark>Ssl; SslNegotiateCert</mark>"), "the code is shown with the place marked");
        assertTrue(
                page.contains("<ins>+         <access sslFlags=&quot;Ssl, SslNegotiateCert&quot; /&gt;".replace("<access",
                        "&lt;access")),
                page);
        assertTrue(page.contains("<code>sslFlags = Ssl, SslNegotiateCert, SslRequireCert</code>"), "what is in effect is told");
    }

    @Test
    void aPageOfEffectiveHasTheEntriesOfCollectionsWithTheirPlaces() throws Exception {
        String page = page("effective", "testdata/contoso");
        assertTrue(Pattern.compile("<code>add name=&quot;Partners&quot; managedRuntimeVersion=&quot;&quot;</code></td>\\s*"
                + "<td class=\"origin\">testdata/contoso/config/applicationHost.config:29").matcher(page).find(), page);
        assertTrue(page.contains("<p class=\"refusal\">500.19 0x80070021"), "what IIS refuses is told");
        String one = page("effective", "testdata/contoso", "--at", "Shop/admin");
        assertTrue(one.contains("<span class=\"name\">Shop/admin</span>"), one);
    }

    @Test
    void aPageOfDiagnoseHasTheStepsAndThePatch() throws Exception {
        String page = page("diagnose", "testdata/contoso", "--at", "Shop");
        assertTrue(page.contains("403.7 for a visitor without a certificate at Shop over https"), page);
        assertTrue(page.contains("aria-label=\"fails\""), page);
        assertTrue(page.contains("&lt;access sslFlags=&quot;Ssl, SslNegotiateCert&quot; /&gt;</ins>"), page);
        assertTrue(page("diagnose", "testdata/contoso", "--at", "Shop", "--status", "403.7").contains(">confirmed</span>"));
    }

    @Test
    void aPageOfLogsHasTheRefusedRequests() throws Exception {
        String page = page("diagnose", "testdata/contoso", "--log", log("/").toString());
        assertTrue(page.contains("<span class=\"badge error\">403.7</span> Shop <span class=\"count\">3 requests"), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "effective", "location", "compare", "diagnose", "causes", "log"})
    void noTextOfAFileIsMarkupAndNothingIsLoaded(String what) throws Exception {
        String refused = "<system.webServer><directoryBrowse showFlags=\"" + HOSTILE + "\" /></system.webServer>\n";
        String page = page(what, host(HOSTILE, what.equals("check") ? refused : "").getParent());
        assertEquals(what.equals("check"), page.contains("data-rule=\"attribute-invalid\""), "the value is refused");
        assertFalse(page.contains("<img"), page);
        assertEquals(1, page.split("<script", -1).length - 1, "the page's own script alone");
        assertTrue(page.contains("default-src 'none'".replace("'", "&#39;")), page);
        assertFalse(page.matches("(?s).*(?:src|@import|url\\()\\s*=?\\s*[\"']?(?:https?:)?//.*"), "something is loaded");
        assertFalse(page.contains(" style="), "the policy allows no style in an element");
        assertTrue(what.equals("log") || page.contains("&lt;/script&gt;"), "the name is shown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "effective", "location", "compare", "diagnose", "causes", "log"})
    void noSecretIsInAPage(String what) throws Exception {
        String key = "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";
        String page = page(what, host("Shop", "<system.web><machineKey validationKey=\"" + key + "\" decryptionKeyy=\"x\" />"
                + "</system.web><appSettings><add key=\"DbPassword\" value=\"hunter2\" /></appSettings>\n").getParent());
        assertFalse(page.contains("0123456789ABCDEF0123"), page);
        assertFalse(page.contains("hunter2"), page);
    }

    private Path farm(int sites) throws IOException {
        StringBuilder text = new StringBuilder("<configuration><system.applicationHost><sites>");
        for (int i = 1; i <= sites; i++) {
            text.append("<site name=\"Site").append(i).append("\" id=\"").append(i)
                    .append("\"><application path=\"/\"><virtualDirectory path=\"/\" physicalPath=\"C:\\s").append(i)
                    .append("\" /></application><bindings><binding protocol=\"https\" bindingInformation=\"*:443:s").append(i)
                    .append("\" sslFlags=\"1\" /></bindings></site>\n");
        }
        text.append("</sites></system.applicationHost><system.webServer><security><access sslFlags=\"Ssl, SslRequireCert\" />"
                + "</security></system.webServer>");
        for (int i = 1; i <= sites; i++) {
            text.append("<location path=\"Site").append(i).append("\"><system.webServer><directoryBrowse enabled=\"true\" />"
                    + "</system.webServer></location>\n");
        }
        Path file = folder.resolve("applicationHost.config");
        Files.writeString(file, text.append("</configuration>"));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "effective"})
    void aServerOfTenThousandSitesStaysBelowThirtyMegabytes(String what) throws Exception {
        String page = page(what, farm(10_000));
        assertTrue(page.length() < 30_000_000, page.length() + " characters");
        assertTrue(page.contains(">Site10000</span>"), "every site is there");
        assertTrue(page.contains("Site1 to Site200"), "many sites are folded");
    }

    @Test
    void aReportThatCannotBeWrittenOrWouldReplaceConfigurationIsAnError() {
        String nowhere = folder.resolve("nowhere/page.html").toString();
        for (String[] command : new String[][]{{"check", "testdata/contoso"}, {"effective", "testdata/contoso"},
                {"compare", "testdata/fleet/web01", "testdata/fleet/web02"}, {"diagnose", "testdata/contoso", "--at", "Shop"}}) {
            for (String file : List.of(nowhere, "testdata/contoso/sites/shop/web.config", "testdata/contoso/iislint.xml")) {
                List<String> words = new ArrayList<>(Arrays.asList(command));
                words.add("--format=html=" + file);
                Cli run = Cli.run(words.toArray(String[]::new));
                assertEquals(2, run.exit(), run.out() + run.err());
                assertTrue(run.err().startsWith("iislint: --format html=" + file), run.err());
            }
        }
    }

    /** Runs the page's script under its policy, and looks at it with axe-core in the light, in the dark and on a small screen. */
    @ParameterizedTest
    @CsvSource({"check testdata/contoso,light", "check testdata/contoso,dark", "check testdata/contoso,narrow",
            "effective testdata/contoso,light", "effective testdata/contoso,dark", "effective testdata/contoso,narrow",
            "effective testdata/contoso --at Shop/admin,light",
            "diagnose testdata/contoso --at Shop,light", "diagnose testdata/contoso --at Shop,dark",
            "diagnose testdata/contoso --at Shop,narrow", "diagnose testdata/contoso --at Shop --status 403.7,light",
            "diagnose testdata/contoso --log LOG,light", "diagnose testdata/contoso --log LOG,dark",
            "compare --fleet testdata/fleet,light", "compare --fleet testdata/fleet,dark",
            "compare --fleet testdata/fleet,narrow"})
    void axeFindsNothing(String command, String screen) throws Exception {
        requireBrowser();
        Assumptions.assumeTrue(Files.exists(AXE), "axe-core is not installed: accessibility is not checked");
        String[] words = command.replace("LOG", log("/").toString()).split(" ");
        String probe = Files.readString(AXE) + "\n;document.querySelectorAll('details').forEach(d => { d.open = true; });"
                + "axe.run().then(r => { document.title = 'axe ' + JSON.stringify("
                + "r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join())); });";
        assertEquals("axe []", title(page(words), probe, screen));
    }

    @Test
    void theScriptRunsUnderThePolicyOfThePage() throws Exception {
        requireBrowser();
        assertTrue(dom(page("check", "testdata/contoso"), "light").contains("<output name=\"count\">3 of 3 shown</output>"));
    }

    @Test
    void findingsCanBeFilteredGroupedAndLinkedTo() throws Exception {
        requireBrowser();
        String probe = """
                const form = document.querySelector('form[data-filter=finding]');
                const told = [];
                const choose = (name, value) => {
                  form.elements[name].value = value;
                  form.elements[name].dispatchEvent(new Event('input', { bubbles: true }));
                };
                const count = () => form.elements.count.value;
                choose('severity', 'warning'); told.push(count()); choose('severity', '');
                choose('rule', 'section-locked'); told.push(count()); choose('rule', '');
                choose('text', 'INTRANET'); told.push(count()); choose('text', '');
                choose('group', 'file'); told.push(document.querySelectorAll('#groups > .group').length + ' files');
                choose('group', 'location'); told.push(document.querySelectorAll('#groups > .group').length + ' locations');
                document.querySelector('a[data-site]').click(); told.push(count());
                choose('severity', 'info'); told.push(count());
                location.hash = '#g-section-locked';
                setTimeout(() => {
                  told.push(count());
                  const tree = document.querySelector('form[data-filter=location]');
                  tree.elements.text.value = 'intranet';
                  tree.elements.text.dispatchEvent(new Event('input', { bubbles: true }));
                  setTimeout(() => { told.push(tree.elements.count.value); document.title = told.join(', '); }, 400);
                }, 400);
                """;
        assertEquals("1 of 3 shown, 1 of 3 shown, 1 of 3 shown, 3 files, 3 locations, 2 of 3 shown, 0 of 3 shown, 3 of 3 shown, "
                + "2 of 7 shown", title(page("check", "testdata/contoso"), probe, "light"));
    }

    @Test
    void withoutScriptNothingIsMissing() throws Exception {
        String page = page("check", "testdata/contoso");
        assertEquals(2, page.split("<form [^>]*hidden=\"\"", -1).length - 1, "filters are there for the script alone");
        assertFalse(page.replaceFirst("(?s)<style>.*</style>", "").matches("(?s).*<(article|section|li)[^>]* hidden.*"));
    }

    private static void requireBrowser() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM), "Chromium is not installed: pages are not looked at in a browser");
    }

    /** What a script makes the title of the page, without the policy that would not let it run. */
    private String title(String page, String script, String screen) throws Exception {
        String probed = page.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>",
                "<script>" + script + "</script></body>");
        String dom = dom(probed, screen);
        return dom.substring(dom.indexOf("<title>") + 7, dom.indexOf("</title>"));
    }

    private String dom(String page, String screen) throws IOException, InterruptedException {
        Path file = folder.resolve("looked-at.html");
        Files.writeString(file, page);
        Path out = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                List.of(CHROMIUM.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--window-size=" + (screen.equals("narrow") ? "400,800" : "1280,900"),
                        "--blink-settings=preferredColorScheme=" + (screen.equals("dark") ? 0 : 1),
                        "--virtual-time-budget=20000", "--dump-dom", file.toUri().toString()))
                .redirectOutput(out.toFile()).redirectError(folder.resolve("browser.log").toFile()).start();
        assertTrue(browser.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
