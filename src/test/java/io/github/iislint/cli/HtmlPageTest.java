package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --format html}: one file that loads nothing, in which no text of a file is markup. */
class HtmlPageTest {

    private static final String HOSTILE = "&lt;/script&gt;&lt;img src=x onerror=document.title='run'&gt;&quot;'";

    @TempDir
    Path folder;

    private String page(String... arguments) throws IOException {
        Path file = folder.resolve("page.html");
        String[] words = new String[arguments.length + 1];
        System.arraycopy(arguments, 0, words, 0, arguments.length);
        words[arguments.length] = "--format=html=" + file;
        Cli run = Cli.run(words);
        assertTrue(run.exit() < 2, run.err());
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
                          <location path="%1$s"><system.webServer><security><access sslFlags="Ssl, SslRequireCert, %1$s" /></security></system.webServer></location>
                        %2$s</configuration>
                        """
                        .formatted(site, extra));
        return file;
    }

    @Test
    void aPageNamesLocationsFindingsRulesAndFixes() throws Exception {
        String page = page("check", "testdata/contoso");
        assertTrue(page.startsWith("<!doctype html>"));
        assertTrue(page.contains("client certificates required, SSL required, testdata/contoso/config/applicationHost.config:77"),
                page);
        assertTrue(page.contains("data-rule=\"client-certificate-mapping-missing\""));
        assertTrue(page.contains("id=\"r-client-certificate-mapping-missing\""));
        assertTrue(page.contains("<span class=\"new\">+ "), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "compare"})
    void noTextOfAFileIsMarkupAndNothingIsLoaded(String command) throws Exception {
        host(HOSTILE, "");
        String page = command.equals("check")
                ? page("check", folder.resolve("host").toString())
                : page("compare", folder.resolve("host").toString(), "testdata/fleet/web01");
        assertFalse(page.contains("<img"), page);
        assertEquals(1, page.split("<script", -1).length - 1, "the page's own script alone");
        assertTrue(page.contains("default-src 'none'".replace("'", "&#39;")), page);
        assertFalse(page.matches("(?s).*(?:src|@import|url\\()\\s*=?\\s*[\"']?(?:https?:)?//.*"), "something is loaded");
    }

    @Test
    void noSecretIsInAPage() throws Exception {
        host("Shop",
                "<system.web><machineKey validationKey=\"0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF\" decryptionKeyy=\"x\" /></system.web>\n");
        String page = page("check", folder.resolve("host").toString());
        assertFalse(page.contains("0123456789ABCDEF0123"), page);
    }

    @Test
    void aServerOfTenThousandSitesStaysBelowThirtyMegabytes() throws Exception {
        StringBuilder sites = new StringBuilder("<configuration><system.applicationHost><sites>");
        for (int i = 1; i <= 10_000; i++) {
            sites.append("<site name=\"Site").append(i).append("\" id=\"").append(i)
                    .append("\"><application path=\"/\"><virtualDirectory path=\"/\" "
                            + "physicalPath=\"C:\\s")
                    .append(i).append("\" /></application><bindings><binding protocol=\"https\" bindingInformation=\"*:443:s")
                    .append(i).append("\" sslFlags=\"1\" /></bindings></site>\n");
        }
        sites.append(
                "</sites></system.applicationHost><system.webServer><security><access sslFlags=\"Ssl, SslRequireCert\" /></security>"
                        + "</system.webServer></configuration>");
        Path file = folder.resolve("applicationHost.config");
        Files.writeString(file, sites);
        assertTrue(page("check", file.toString()).length() < 30_000_000);
    }

    /** Needs Chromium, and for the second half axe-core (npm) in target/npm; .ci/run installs both. */
    @ParameterizedTest
    @ValueSource(strings = {"check testdata/contoso", "compare --fleet testdata/fleet"})
    void aBrowserRunsThePageAndAxeFindsNothing(String command) throws Exception {
        Path chromium = Path.of("/usr/bin/chromium");
        Assumptions.assumeTrue(Files.isExecutable(chromium), "Chromium is not installed: the page is not looked at in a browser");
        String page = page(command.split(" "));
        if (command.startsWith("check")) {
            assertTrue(dom(chromium, page).contains("3 of 3 shown"), "the filter runs under the page's policy");
        }
        Path axe = Path.of("target/npm/node_modules/axe-core/axe.min.js");
        Assumptions.assumeTrue(Files.exists(axe), "axe-core is not installed: accessibility is not checked");
        String probe = "<script>" + Files.readString(axe)
                + "</script><script>axe.run().then(r => { document.title = 'axe ' + JSON.stringify("
                + "r.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html).join())); });</script></body>";
        String checked = dom(chromium, page.replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", probe));
        String title = checked.substring(checked.indexOf("<title>") + 7, checked.indexOf("</title>"));
        assertEquals("axe []", title);
    }

    private String dom(Path chromium, String page) throws IOException, InterruptedException {
        Path file = folder.resolve("looked-at.html");
        Files.writeString(file, page);
        Path out = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                List.of(chromium.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                        "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--user-data-dir=" + folder.resolve("profile"), "--virtual-time-budget=20000", "--dump-dom",
                        file.toUri().toString()))
                .redirectOutput(out.toFile()).redirectError(folder.resolve("browser.log").toFile()).start();
        assertTrue(browser.waitFor(120, TimeUnit.SECONDS), "the browser does not end");
        return Files.readString(out, StandardCharsets.UTF_8);
    }
}
