package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateCommandTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestCertificate ALICE = ROOT.issue("CN=alice").purposes(TestAuthority.CLIENT).make();

    private final Cli.Shell commands = new Cli.Shell(Map.of("PFX_PASSWORD", "s3cret"));

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Cli certificate(Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of("certificate", "--now", "2026-06-01", "--trust", file("root.pem",
                ROOT.certificate().pem())));
        all.addAll(List.of(arguments));
        return commands.run(all.toArray());
    }

    private static List<String> steps(JSONObject certificate) {
        List<String> steps = new ArrayList<>();
        JSONArray all = certificate.getJSONArray("steps");
        for (int i = 0; i < all.length(); i++) {
            JSONObject step = all.getJSONObject(i);
            steps.add(step.getString("step") + " " + step.getString("verdict") + (step.isNull("status")
                    ? ""
                    : " "
                            + step.getString("status")));
        }
        return steps;
    }

    @Test
    void asksInTheOrderOfTheArticles() throws IOException {
        Path pem = file("alice.pem", ALICE.pem() + ALICE.keyPem());
        Path lists = file("lists.pem", ROOT.list().pem());
        JSONObject alice = new JSONObject(certificate(pem, "--crl", lists, "--format",
                "json").out()).getJSONArray("certificates").getJSONObject(0);
        assertEquals(List.of("dates passes", "trust passes", "revocation passes", "purpose passes", "private-key passes"),
                steps(alice));
        assertTrue(alice.getBoolean("accepted"));
    }

    @Test
    void printsTheEntryOfAOneToOneMapping() throws IOException {
        Cli result = certificate(file("alice.cer", ALICE.pem()));
        assertEquals(0, result.exit(), result.err());
        assertTrue(result.out().contains("IIS would accept CN=alice, if the assumptions hold"), result.out());
        assertTrue(result.out().contains("<add enabled=\"true\" userName=\"ACCOUNT\" certificate=\"" + ALICE.base64() + "\" />"),
                result.out());
    }

    @Test
    void saysWhatIisWouldNotAccept() throws IOException {
        Path old = file("old.pem", ROOT.issue("CN=old").until("2026-01-01").purposes(TestAuthority.SERVER).make().pem());
        Cli result = certificate(old, file("alice.cer", ALICE.pem()));
        assertEquals(1, result.exit());
        assertTrue(result.out().contains("IIS would not accept CN=old"), result.out());
        assertTrue(result.out().contains("403.17  the certificate expired on 2026-01-01"), result.out());
        assertTrue(result.out().contains("403.16  the certificate is not intended for client authentication: its extended key "
                + "usage is serverAuth"),
                result.out());
    }

    @Test
    void aPfxNeedsItsPrivateKey() throws IOException, GeneralSecurityException {
        Path pfx = folder.resolve("keyless.pfx");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("alice", ALICE.certificate());
        try (OutputStream out = Files.newOutputStream(pfx)) {
            store.store(out, "s3cret".toCharArray());
        }
        Cli result = certificate(pfx, "--password-env", "PFX_PASSWORD");
        assertEquals(1, result.exit(), result.err());
        assertTrue(result.out().contains("contains the certificate without its private key: "
                + "a client cannot present it"), result.out());
    }

    @Test
    void aBrokenFileIsAnError() throws IOException {
        Cli result = certificate(file("broken.cer", "hello"));
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("broken.cer: contains no certificate"), result.err());
    }
}
