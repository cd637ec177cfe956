package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnoseCommandTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestCertificate ALICE = ROOT.issue("CN=alice").purposes(TestAuthority.CLIENT).make();
    private static final String FLAGS = "Ssl, SslNegotiateCert, SslRequireCert";
    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                    <bindings>
                      <binding protocol="https" bindingInformation="*:443:shop.example" sslFlags="33" />
                    </bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <location path="Shop">
                <system.webServer>
                  <security>
                    <access sslFlags="%s" />
                    <authentication>
                      <iisClientCertificateMappingAuthentication enabled="true">
                        <oneToOneMappings>
                          <add userName="partner" password="Mapp1ngPassword" certificate="%s" />
                        </oneToOneMappings>
                      </iisClientCertificateMappingAuthentication>
                    </authentication>
                  </security>
                </system.webServer>
              </location>
            </configuration>
            """.formatted(FLAGS, ALICE.base64());

    private final Cli.Shell commands = new Cli.Shell(Map.of("PFX_PASSWORD", "s3cret", "WRONG", "guess-again"));

    @TempDir
    private Path folder;
    private Path host;
    private Path pfx;
    private Path trust;

    @BeforeEach
    void write() throws IOException {
        host = Files.writeString(folder.resolve("applicationHost.config"), HOST);
        pfx = Files.write(folder.resolve("alice.pfx"), ALICE.pkcs12("s3cret", ROOT.certificate()));
        trust = Files.writeString(folder.resolve("root.pem"), ROOT.certificate().pem());
    }

    private Cli diagnose(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("diagnose", host, "--now", "2026-06-01"));
        all.addAll(Arrays.asList(arguments));
        return commands.run(all.toArray());
    }

    @Test
    void whatIisRefusesIsToBeCorrectedByAnEditThatIsNamed() throws IOException {
        Files.writeString(host, HOST.replace("  <location path=\"Shop\">", """
                <location path="Shop"><system.webServer><staticContent>
                  <mimeMap fileExtension=".shop" mimeType="text/x" />
                  <mimeMap fileExtension=".shop" mimeType="text/x" />
                </staticContent></system.webServer></location>
                <location path="Shop">"""));
        String shown = diagnose("--at", "Shop", "--status", "500.19").out();
        assertTrue(shown.contains("or add a <remove> with the same key before it"), shown);
        assertTrue(shown.contains("applicationHost.config:14"), shown);
        assertFalse(shown.contains("--fix"), shown);
    }

    @Test
    void saysWhatWhyAndWhatToDo() {
        Cli result = diagnose("--at", "Shop/partners");
        assertEquals(1, result.exit(), result.err());
        assertTrue(result.out().startsWith("403.7 for a visitor without a certificate at Shop/partners over https, "),
                result.out());
        assertTrue(result.out().contains("applicationHost.config:15]"), result.out());
        assertTrue(result.out().contains("KB942067: HTTP error 403.7"), result.out());
        assertTrue(result.out().contains("+        <access sslFlags=\"Ssl, SslNegotiateCert\" />"), result.out());
        assertTrue(result.out().lines().count() < 40, result.out());
    }

    @Test
    void letsTheVisitorInWithTheMappedCertificate() {
        Cli result = diagnose("--url", "https://shop.example/partners", "--certificate", pfx, "--trust", trust,
                "--password-env", "PFX_PASSWORD");
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().startsWith("Let in, as partner: a visitor with CN=alice at https://shop.example/partners"
                + " (Shop/partners)"),
                result.out());
    }

    @Test
    void theRootOfACertificateWhoseIssuerIsUnknownIsNotToBeInstalled() throws IOException {
        TestAuthority issuing = ROOT.authority("CN=Issuing,O=Contoso");
        Path bob = Files.writeString(folder.resolve("bob.pem"),
                issuing.issue("CN=bob").purposes(TestAuthority.CLIENT).make().pem());
        for (Object[] question : new Object[][]{{"--at", "Shop", "--status", "403.16"}, {"--at", "Shop"}}) {
            List<Object> asked = new ArrayList<>(Arrays.asList(question));
            asked.addAll(List.of("--certificate", bob, "--trust", trust));
            String shown = diagnose(asked.toArray()).out();
            assertTrue(shown.contains("CN=Issuing,O=Contoso") && shown.contains("certutil -addstore CA issuer.cer"), shown);
            assertFalse(shown.contains("addstore Root") || shown.contains("the root of the visitor's"), shown);
        }
    }

    @Test
    void noRootIsToBeInstalledUnlessItIsKnownToBeMissing() throws IOException {
        Path bob = Files.writeString(folder.resolve("bob.pem"), ROOT.issue("CN=bob").purposes(TestAuthority.CLIENT).make().pem());
        for (Object[] question : new Object[][]{{"--status", "403.16"}, {"--status", "403.16", "--certificate", bob},
                {"--status", "403.7", "--certificate", bob}, {"--certificate", bob, "--assume", "trusted=off"}}) {
            List<Object> asked = new ArrayList<>(List.of("--at", "Shop/partners"));
            asked.addAll(Arrays.asList(question));
            String shown = diagnose(asked.toArray()).out();
            assertTrue(shown.contains("certutil -verify -urlfetch visitor.cer"), shown);
            assertFalse(shown.contains("addstore Root"), shown);
        }
        Path others = Files.writeString(folder.resolve("others.pem"), TestAuthority.root("CN=Other").certificate().pem());
        Path sent = Files.writeString(folder.resolve("sent.pem"), ALICE.pem() + ROOT.certificate().pem());
        String known = diagnose("--at", "Shop/partners", "--status", "403.16", "--certificate", sent, "--trust", others).out();
        assertTrue(known.contains("certutil -addstore Root root.cer"), known);
    }

    @Test
    void takesPasswordsFromAFileOrTheEnvironmentOnly() throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "s3cret\r\nremark\n");
        assertEquals(0, diagnose("--at", "Shop", "--certificate", pfx, "--password-file", password).exit());
        for (Object[] given : new Object[][]{{"--password", "s3cret"}, {"--password=s3cret"}}) {
            List<Object> all = new ArrayList<>(List.of("--at", "Shop", "--certificate", pfx));
            all.addAll(Arrays.asList(given));
            Cli result = diagnose(all.toArray());
            assertEquals(2, result.exit());
            assertTrue(result.err().contains("--password-file FILE") && !result.err().contains("s3cret"), result.err());
        }
    }

    @Test
    void aWrongOrMissingPasswordIsAnErrorThatShowsNone() {
        Cli wrong = diagnose("--at", "Shop", "--certificate", pfx, "--password-env", "WRONG");
        assertEquals(2, wrong.exit());
        assertEquals("iislint: " + pfx + ": the password is wrong", wrong.err().strip());
        Cli none = diagnose("--at", "Shop", "--certificate", pfx);
        assertEquals("iislint: " + pfx + ": a password is needed (--password-file FILE or --password-env NAME)",
                none.err().strip());
        Cli unknown = diagnose("--at", "Shop", "--certificate", pfx, "--password-env", "NOBODY");
        assertEquals("iislint: --password-env NOBODY: this environment variable is not set", unknown.err().strip());
    }

    @Test
    void clearErrorsForWhatMakesNoSense() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.cer"), "hello");
        assertError("contains no certificate", "--at", "Shop", "--certificate", broken);
        assertError("no such file", "--at", "Shop", "--certificate", folder.resolve("nobody.cer"));
        assertError("no binding serves https on port 8443", "--url", "https://shop.example:8443/");
        assertError("there is no such site; did you mean \"Shop\"?", "--at", "Shpo/partners");
        assertError("either --at LOCATION or --url URL");
        assertError("either --at LOCATION or --url URL", "--at", "Shop", "--url", "https://shop.example/");
        assertError("did you mean \"tls13\"?", "--at", "Shop", "--assume", "tls12=on");
        assertError("expected NAME=on or NAME=off", "--at", "Shop", "--assume", "tls13");
        assertError("expected one of 401.2", "--at", "Shop", "--status", "418");
        assertError("expected https or http", "--at", "Shop", "--scheme", "gopher");
    }

    @Test
    void thatThereIsNoSiteComesAfterWhatCouldNotBeRead(@TempDir Path empty) throws IOException {
        Files.writeString(empty.resolve("web.config"), "<configuration>" + " ".repeat(1 << 20) + "</configuration>");
        Cli result = Cli.run("diagnose", "--at", "Shop", "--max-file-size", "1", empty.toString());
        assertEquals(2, result.exit(), result.out());
        assertTrue(result.err().contains("than --max-file-size allows"), result.err());
    }

    private void assertError(String message, Object... arguments) {
        Cli result = diagnose(arguments);
        assertEquals(2, result.exit(), result.out());
        assertTrue(result.err().contains(message), result.err());
    }

    @Test
    void fixWritesTheChangeAndAsksAgain() throws IOException {
        Cli result = diagnose("--at", "Shop", "--fix");
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().startsWith("Let in, anonymous"), result.out());
        assertEquals(HOST.replace(FLAGS, "Ssl, SslNegotiateCert"), Files.readString(host));
        Cli again = diagnose("--at", "Shop", "--fix");
        assertEquals(2, again.exit());
        assertTrue(again.err().contains("would change nothing for this visitor"), again.err());
    }

    @Test
    void fixLeavesAnExpectedRequirementAlone() throws IOException {
        Cli result = diagnose("--at", "Shop/partners", "--expect", "Shop=require", "--fix");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("expected to be required at Shop"), result.err());
        assertEquals(HOST, Files.readString(host));
    }

    @Test
    void listsTheCausesOfAStatus() {
        Cli result = diagnose("--at", "Shop", "--status", "403.7");
        assertEquals(1, result.exit(), result.err());
        assertTrue(result.out().startsWith("Possible causes of 403.7 at Shop over https, "), result.out());
        assertTrue(result.out().contains("  confirmed  a client certificate is required here"), result.out());
        assertTrue(result.out().contains("  excluded   the certificate is requested after a TLS 1.3 handshake"), result.out());
        assertEquals(0, diagnose("--at", "Shop", "--status", "403.5").exit());
    }

    @Test
    void writesJsonForPrograms() {
        JSONObject diagnosis = new JSONObject(diagnose("--at", "Shop", "--format",
                "json").out()).getJSONArray("diagnoses").getJSONObject(0);
        assertEquals("refused", diagnosis.getString("outcome"));
        assertEquals("403.7", diagnosis.getString("status"));
        assertEquals("certificate", diagnosis.getString("decidedBy"));
        assertTrue(diagnosis.getJSONObject("accept").getString("patch").contains("+++ b/"));
        JSONObject causes = new JSONObject(diagnose("--at", "Shop", "--status", "403.7", "--format", "json").out());
        assertEquals("confirmed", causes.getJSONArray("diagnoses").getJSONObject(0).getJSONArray("causes").getJSONObject(0)
                .getString("finding"));
    }

    @Test
    void neverShowsAPassword() {
        for (String format : List.of("text", "json")) {
            for (String status : List.of("401.2", "403.7", "403.12", "403.17")) {
                assertSilent(diagnose("--at", "Shop", "--status", status, "--format", format));
            }
            assertSilent(diagnose("--at", "Shop", "--certificate", pfx, "--password-env", "PFX_PASSWORD", "--format", format));
            assertSilent(diagnose("--at", "Shop/a", "--format", format));
        }
    }

    private static void assertSilent(Cli result) {
        for (String secret : List.of("Mapp1ngPassword", "s3cret")) {
            assertFalse(result.out().contains(secret) || result.err().contains(secret), result.out());
        }
    }
}
