package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where sources about IIS differ, neither diagnose nor effective states one of the answers as a fact. */
class DisputedReadingTest {

    private static final String REQUIRE = "<system.webServer><security><access sslFlags=\"Ssl, SslNegotiateCert, "
            + "SslRequireCert\" />"
            + "</security></system.webServer>";

    private final Cli.Shell commands = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;

    private void server(String pool, String more) throws IOException {
        write("applicationHost.config",
                """
                        <configuration>
                          <system.applicationHost>
                            <applicationPools>
                              <add name="Open" />
                              <add name="Closed" enableConfigurationOverride="%s" />
                            </applicationPools>
                            <sites>
                              <site name="Shop" id="1">
                                <application path="/" applicationPool="Open"><virtualDirectory path="/" \
                        physicalPath="C:\\sites\\shop" /></application>
                                <application path="/api" applicationPool="Closed"><virtualDirectory path="/" \
                        physicalPath="C:\\sites\\api" /></application>
                                <bindings><binding protocol="https" bindingInformation="*:443:" sslFlags="4" /></bindings>
                              </site>
                            </sites>
                          </system.applicationHost>
                          <location path="" overrideMode="Allow"><system.webServer><security><access \
                        /></security></system.webServer></location>
                          %s
                        </configuration>
                        """
                        .formatted(pool, more));
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private Cli run(String command, String location, Object... more) {
        List<Object> arguments = new ArrayList<>(
                List.of(command, "--map", "C:\\sites=" + folder.resolve("sites"), "--at", location));
        arguments.addAll(List.of(more));
        arguments.add(folder.resolve("applicationHost.config"));
        return commands.run(arguments.toArray());
    }

    private JSONObject diagnosis(String location) {
        return new JSONObject(run("diagnose", location, "--format", "json").out()).getJSONArray("diagnoses").getJSONObject(0);
    }

    private void assertDisputed(String location, String taken, String otherwise, String reason) throws IOException {
        JSONObject diagnosis = diagnosis(location);
        assertEquals("disputed", diagnosis.getString("outcome"));
        assertTrue(diagnosis.isNull("status"));
        assertTrue(diagnosis.isNull("decidedBy"));
        JSONObject dispute = diagnosis.getJSONObject("dispute");
        assertEquals(taken, dispute.getString("taken"));
        assertEquals(otherwise, dispute.getString("otherwise"));
        assertTrue(dispute.getJSONArray("reasons").getJSONObject(0).getString("message").contains(reason));
        Cli text = run("diagnose", location);
        assertEquals(1, text.exit());
        assertTrue(text.out().startsWith("Disputed: " + taken + ", or " + otherwise), text.out());
        Path page = folder.resolve("page.html");
        run("diagnose", location, "--format", "html=" + page);
        assertTrue(Files.readString(page).contains(taken + ", or " + otherwise));
        JSONArray told = new JSONObject(run("effective", location, "--format", "json").out()).getJSONArray("disputes");
        assertEquals(location, told.getJSONObject(0).getString("location"));
        assertTrue(run("effective", location).out().contains("disputed  "), reason);
    }

    private void assertUndisputed(String location, String outcome) {
        JSONObject diagnosis = diagnosis(location);
        assertEquals(outcome, diagnosis.getString("outcome"));
        assertTrue(diagnosis.isNull("dispute"), () -> diagnosis.toString(2));
        assertTrue(new JSONObject(run("effective", location, "--format", "json").out()).getJSONArray("disputes").isEmpty());
    }

    @Test
    void whatIsNotMeantForApplicationsMayNotReachAFolderWithAFileOfItsOwn() throws IOException {
        server("true", "");
        write("sites/shop/web.config", "<configuration><location path=\".\" inheritInChildApplications=\"false\">" + REQUIRE
                + "</location></configuration>");
        write("sites/shop/docs/web.config",
                "<configuration><system.webServer><directoryBrowse enabled=\"false\" /></system.webServer></configuration>");
        assertDisputed("Shop/docs", "403.7", "let in, anonymous", "inheritInChildApplications");
        assertUndisputed("Shop", "refused");
        assertUndisputed("Shop/pictures", "refused");
        assertUndisputed("Shop/api", "let-in");
    }

    @Test
    void whatAPathRequiresItselfIsNoDisputedAnswer() throws IOException {
        server("true", "");
        write("sites/shop/web.config", "<configuration><location path=\".\" inheritInChildApplications=\"false\">"
                + "<system.webServer><directoryBrowse enabled=\"false\" /></system.webServer></location>"
                + "<location path=\"login\">" + REQUIRE + "</location></configuration>");
        JSONObject diagnosis = diagnosis("Shop/login");
        assertEquals("403.7", diagnosis.getString("status"));
        assertEquals("403.7", diagnosis.getJSONObject("dispute").getString("otherwise"));
        assertTrue(run("diagnose", "Shop/login").out().contains("the other one leads to the same answer"));
    }

    @Test
    void theFileOfAnApplicationWhosePoolForbidsOverridesMayBeRead() throws IOException {
        server("false", "");
        write("sites/api/web.config", "<configuration>" + REQUIRE + "</configuration>");
        assertDisputed("Shop/api", "let in, anonymous", "403.7", "enableConfigurationOverride");
        assertUndisputed("Shop", "let-in");
    }

    @Test
    void aPathWithADoubledSlashMayMatchNothing() throws IOException {
        for (String path : List.of("Shop//api", "/Shop/api", "Shop\\api")) {
            server("true", "<location path=\"" + path + "\">" + REQUIRE + "</location>");
            assertDisputed("Shop/api", "403.7", "let in, anonymous", "slash");
        }
    }

    @Test
    void whatAUsualPathSaysOfTheSamePlaceIsSure() throws IOException {
        server("true", "<location path=\"Shop/api\">" + REQUIRE + "</location>");
        write("sites/api/web.config", "<configuration />");
        assertUndisputed("Shop/api", "refused");
    }
}
