package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileBytesTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestCertificate ALICE = ROOT.issue("CN=alice,O=Contoso").purposes(TestAuthority.CLIENT).usage(0)
            .listAt("http://crl.example/1.crl").namingIssuer().make();

    @TempDir
    private Path folder;

    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    /** All that a linter asks of a mapped certificate. */
    private static void examine(byte[] bytes, Authorities authorities, Revocations lists) {
        MappedCertificate read = MappedCertificate.parse(Base64.getEncoder().encodeToString(bytes));
        assertTrue(read.certificate().isPresent() != read.problem().isPresent());
        if (read.certificate().isPresent()) {
            X509Certificate certificate = read.certificate().get();
            assertTrue(read.toString().length() < 1_000_000);
            DistinguishedName.of(certificate.getSubjectX500Principal()).values("CN");
            Chain chain = new ChainCheck(authorities).chain(certificate, TestAuthority.NOW);
            lists.check(chain, authorities, TestAuthority.NOW);
        }
    }

    @Test
    void damagedCertificatesAreNeverASurprise() throws Exception {
        Random random = new Random(1);
        Path root = Files.writeString(folder.resolve("root.pem"), ROOT.certificate().pem());
        Authorities authorities = Authorities.load(List.of(root));
        Revocations lists = Revocations.load(List.of(Files.write(folder.resolve("root.crl"), ROOT.list().make())));
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = damaged(ALICE.der(), random);
            assertDoesNotThrow(() -> examine(bytes, authorities, lists));
        }
    }

    @Test
    void damagedAuthoritiesAndListsAreNeverASurprise() throws Exception {
        Random random = new Random(2);
        byte[] list = ROOT.list().revoke(ALICE, "2026-03-01", 1).point(DerWriter.tagged(0x81, new byte[]{-1})).make();
        for (int i = 0; i < 500; i++) {
            Path root = Files.write(folder.resolve("root.cer"), damaged(ROOT.certificate().der(), random));
            Path crl = Files.write(folder.resolve("root.crl"), damaged(list, random));
            try {
                Authorities authorities = Authorities.load(List.of(root));
                examine(ALICE.der(), authorities, Revocations.load(List.of(crl)));
            } catch (CertificateFileException e) {
                assertTrue(e.getMessage().contains("root.c"), e.getMessage());
            }
        }
    }

    @Test
    void damagedFilesOfEveryKindAreNeverASurprise() throws Exception {
        Random random = new Random(3);
        List<byte[]> originals = List.of(ALICE.pkcs12("s"), TestCertificate.pkcs7(ALICE, ROOT.certificate()),
                (ALICE.pem() + ALICE.keyPem()).getBytes(StandardCharsets.US_ASCII), ALICE.der());
        for (int i = 0; i < 400; i++) {
            Path file = Files.write(folder.resolve("visitor"), damaged(originals.get(i % originals.size()), random));
            try {
                CertificateFile.read(file, new char[]{'s'});
            } catch (CertificateFileException e) {
                assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
            }
        }
    }

    @Test
    void randomBytesAreNoCertificate() {
        Random random = new Random(4);
        for (int i = 0; i < 5_000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            if (bytes.length > 0 && i % 2 == 0) {
                bytes[0] = 0x30;
            }
            assertDoesNotThrow(() -> examine(bytes, Authorities.none(), Revocations.none()));
            assertDoesNotThrow(() -> MappedCertificate.parse(new String(bytes, StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void deepNestingDoesNotExhaustTheStack() throws Exception {
        byte[] nested = {4, 0};
        for (int i = 0; i < 9_000; i++) {
            nested = DerWriter.tagged(0x24, nested);
        }
        byte[] value = nested;
        byte[] certificate = ROOT.issue("CN=deep").extension("2.5.29.14", false, value).der();
        assertDoesNotThrow(() -> examine(certificate, Authorities.none(), Revocations.none()));

        ByteArrayOutputStream indefinite = new ByteArrayOutputStream();
        indefinite.writeBytes(new byte[]{0x30, (byte) 0x80});
        indefinite.writeBytes(DerWriter.oid("1.2.840.113549.1.7.2"));
        for (int i = 0; i < 200_000; i++) {
            indefinite.writeBytes(new byte[]{0x30, (byte) 0x80});
        }
        Path file = Files.write(folder.resolve("deep.p7b"), indefinite.toByteArray());
        CertificateFileException refusal = assertThrows(CertificateFileException.class,
                () -> Authorities.load(List.of(file)));
        assertEquals(file + ": is a PKCS#7 file that cannot be read", refusal.getMessage());
    }

    @Test
    void longValuesTakeNoLongTime() {
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> {
            for (String part : List.of("-", " ", "-BEGIN ", "-----BEGIN CERTIFICATE-----", "-----END ", "MII", "A:", "=", "0")) {
                String value = part.repeat(1_000_000 / part.length());
                assertEquals(Optional.empty(), MappedCertificate.parse(value).certificate());
            }
        });
    }
}
