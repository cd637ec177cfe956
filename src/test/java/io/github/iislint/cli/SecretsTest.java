package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import io.github.iislint.report.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Secrets stand wherever a configuration can hold one, with findings at and around them: no command prints one, and no file gets
 * one.
 */
class SecretsTest {

    private static final Pattern PLANTED = Pattern.compile("Geheim[0-9]{3}");

    private static final String HOST = """
            <configuration>
              <configProtectedData><providers>
                <add name="AesProvider" type="x" keyContainerName="iisConfigurationKey" sessionKey="?" />
              </providers></configProtectedData>
              <system.applicationHost>
                <applicationPools>
                  <add name="Shop"><processModel userName="svc" password="?" />
                    <environmentVariables><add name="DB_PASSWORD" value="?" /><add name="DB_PASSWORD" value="?" \
            /></environmentVariables>
                  </add>
                  <add name="Shop"><processModel userName="svc" pasword="?" password="[enc:AesProvider:?:enc]" /></add>
                </applicationPools>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\shop" userName="u" password="?" />
                      <virtualDirectory path="/" physicalPath="C:\\sites\\shop" userName="u" password="?" />
                    </application>
                    <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <system.webServer>
                <fastCgi><application fullPath="c:\\php.exe"><environmentVariables>
                  <environmentVariable name="APP_SECRET" value="?" /><environmentVariable name="APP_SECRET" value="?" />
                </environmentVariables></application></fastCgi>
                <httpProtocol><customHeaders>
                  <add name="Authorization" value="Bearer ?" /><add name="Authorization" value="Bearer ?" />
                </customHeaders></httpProtocol>
                <security>
                  <access sslFlags="Ssl, SslRequireCert" />
                  <authentication>
                    <anonymousAuthentication enabled="maybe" userName="IUSR" password="?" />
                    <iisClientCertificateMappingAuthentication enabled="true">
                      <oneToOneMappings>
                        <add userName="a" password="?" certificate="MIID" /><add userName="a" password="?" certificate="MIID" />
                        <add userName="a" password="[enc:AesProvider:?:enc]" certificate="-----BEGIN PRIVATE KEY-----?-----END \
            PRIVATE KEY-----" />
                      </oneToOneMappings>
                      <manyToOneMappings><add name="m" userName="a" password="?" /><add name="m" userName="a" password="?" \
            /></manyToOneMappings>
                    </iisClientCertificateMappingAuthentication>
                  </authentication>
                </security>
                <rewrite><rules><rule name="r" enabled="maybe"><action type="Rewrite" url="https://u:?@h/?token=1" \
            /></rule></rules></rewrite>
              </system.webServer>
            </configuration>
            """;

    private static final String WEB = """
            <configuration>
              <appSettings><add key="Smtp.Password" value="?" /><add key="Url" value="https://user:?@example.com/" \
            /></appSettings>
              <connectionStrings><add name="Db" connectionString="Server=.;Password=?" /></connectionStrings>
              <system.web><machineKey validationKey="?" decryptionKey="?" validation="none" /><identity userName="u" \
            password="?" /></system.web>
              <system.webServer>
                <!-- iislint-disable-next section-locked: password=? is known -->
                <aspNetCore processPath="x" token="?"><environmentVariables>
                  <environmentVariable name="ConnectionStrings__Db" value="?" /><environmentVariable \
            name="ConnectionStrings__Db" value="?" />
                </environmentVariables></aspNetCore>
                <security><access sslFlags="Ssl; SslNegotiateCert" password="?" /><authentication>
                  <windowsAuthentication enabled="maybe" password="?" /><anonymousAuthentication enabled="true" password="?" />
                </authentication></security>
              </system.webServer>
            </configuration>
            """;

    @TempDir
    private Path folder;

    private Path root;
    private int planted;

    @BeforeEach
    void plant() throws IOException {
        root = folder.resolve("root");
        write("config/applicationHost.config", plant(HOST));
        write("sites/shop/web.config", plant(WEB));
        write("sites/shop/one-line/web.config", plant(WEB).replaceAll("\n *", " "));
        write("lone/web.config", plant(HOST).replaceAll("\n *", " "));
        write("iislint.xml", """
                <iislint xmlns="urn:iislint:settings:1">
                  <map physicalPath="C:\\sites" to="sites"/><map physicalPath="C:\\password=?" to="sites"/>
                </iislint>
                """.replace("?", "Geheim000"));
    }

    private String plant(String text) {
        return Pattern.compile("\\?(?!token)").matcher(text).replaceAll(match -> String.format("Geheim%03d", planted++));
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(root.resolve(name), text);
    }

    /** Runs a command and tells what it printed. */
    private String clean(String... arguments) {
        Cli run = new Cli.Shell(Map.of("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString(),
                "AGENT_TEMPDIRECTORY", folder.toString())).run((Object[]) arguments);
        assertEquals(List.of(), secrets(run.out() + run.err()), () -> String.join(" ", arguments) + "\n" + run.out() + run.err());
        return run.out() + run.err();
    }

    private static List<String> secrets(String text) {
        return new ArrayList<>(new TreeSet<>(PLANTED.matcher(text).results().map(MatchResult::group).toList()));
    }

    @Test
    void areInNoReport() throws IOException {
        assertTrue(planted > 60, Integer.toString(planted));
        for (ReportFormat format : ReportFormat.values()) {
            String report = clean("check", "--verbose", "--timings", "--no-suppressions", "--format", format.toString(),
                    root.toString());
            assertTrue(report.contains("attribute-unknown") && report.contains("mapping-password-plaintext"), report);
            clean("check", "--format", format + "=" + folder.resolve("report"), root.toString());
            assertEquals(List.of(), secrets(Files.readString(folder.resolve("report"))), format.toString());
        }
        for (String summary : List.of("summary.md", "iislint.md")) {
            assertEquals(List.of(), secrets(Files.readString(folder.resolve(summary))));
        }
    }

    @Test
    void areInNoPatchAndInNothingThatFixesSay() {
        assertTrue(clean("check", "--diff", root.toString()).contains("--- a/"));
        assertTrue(clean("check", "--fix", "--backup", ".bak", root.toString()).contains("Fixed "));
    }

    @Test
    void areInNoDifferenceToAnotherRevision() throws Exception {
        TestRepository repository = new TestRepository(root);
        repository.commit("base");
        String host = Files.readString(root.resolve("config/applicationHost.config"));
        write("config/applicationHost.config",
                host.replace("\"Ssl, SslRequireCert\"", "\"Ssl, SslNegotiateCert, SslRequireCert\""));
        for (ReportFormat format : ReportFormat.values()) {
            clean("check", "--since", "HEAD", "--format", format.toString(), root.toString());
        }
        clean("effective", "--since", "HEAD", root.toString());
    }

    @Test
    void areInNothingThatOtherCommandsTell() throws IOException {
        for (String format : List.of("text", "json")) {
            clean("effective", "--format", format, root.toString());
            for (String section : List.of("system.applicationHost/applicationPools", "system.applicationHost/sites",
                    "system.webServer/fastCgi",
                    "system.webServer/httpProtocol", "system.webServer/aspNetCore", "system.web/machineKey",
                    "system.webServer/security/authentication/iisClientCertificateMappingAuthentication",
                    "system.webServer/security/authentication/anonymousAuthentication", "system.webServer/rewrite/rules")) {
                clean("effective", "--format", format, "--section", section, root.toString());
            }
            clean("diagnose", "--format", format, "--url", "http://localhost/one-line/", root.toString());
        }
        Path baseline = folder.resolve("baseline.json");
        clean("baseline", "--output", baseline.toString(), root.toString());
        assertEquals(List.of(), secrets(Files.readString(baseline)));
        clean("check", "--baseline", baseline.toString(), root.toString());
        Files.delete(root.resolve("iislint.xml"));
        assertTrue(clean("init", "--output", "-", root.toString()).contains("<iislint "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"<?", "\"&?", "\"\"?", "\"?<", "\"?&amp", "?", "'?", "\"?\"\"?"})
    void areInNoMessageAboutABrokenFile(String slip) throws IOException {
        for (String template : List.of(HOST, WEB.replaceAll("\n *", " "))) {
            for (int at = template.indexOf("\"?\""); at >= 0; at = template.indexOf("\"?\"", at + 1)) {
                String broken = template.substring(0, at) + slip + template.substring(at + 2);
                Path file = Files.writeString(folder.resolve("web.config"), plant(broken));
                assertTrue(clean("check", "--only", "xml-malformed", file.toString()).contains("not well-formed"), broken);
            }
        }
    }

    @Test
    void areInNoMessageAboutABrokenSettingsFile() throws IOException {
        write("iislint.xml",
                "<iislint xmlns=\"urn:iislint:settings:1\">\n  <map physicalPath=\"C:\\sites\" "
                        + "password=\"Geheim001\"/>\n</iislint>");
        clean("check", root.toString());
        write("iislint.xml",
                "<iislint xmlns=\"urn:iislint:settings:1\">\n  <map physicalPath=\"C:\\sites\" "
                        + "password=\"Geheim001/>\n</iislint>");
        clean("check", root.toString());
    }
}
