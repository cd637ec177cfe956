package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AuthoritiesTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestAuthority SUB = ROOT.authority("CN=Sub");
    private static final TestAuthority OTHER = TestAuthority.root("CN=Other");

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("authorities");
    }

    private Authorities load(byte[] content) throws Exception {
        return Authorities.load(List.of(Files.write(file, content)));
    }

    private Authorities load(String content) throws Exception {
        return load(content.getBytes(StandardCharsets.US_ASCII));
    }

    private static void assertRootAndSub(Authorities authorities) {
        assertEquals(List.of(ROOT.x509()), authorities.roots());
        assertEquals(List.of(SUB.x509()), authorities.intermediates());
    }

    private static String refusal(Path... paths) {
        return assertThrows(CertificateFileException.class, () -> Authorities.load(List.of(paths))).getMessage();
    }

    @Test
    void pemMayHoldSeveralCertificates() throws Exception {
        assertRootAndSub(load("# our roots\n" + ROOT.certificate().pem() + "\n" + SUB.certificate().pem()));
    }

    @Test
    void derIsRead() throws Exception {
        assertEquals(List.of(ROOT.x509()), load(ROOT.certificate().der()).roots());
    }

    @Test
    void bareBase64IsRead() throws Exception {
        assertEquals(List.of(ROOT.x509()), load(ROOT.certificate().base64() + "\r\n").roots());
    }

    @Test
    void pkcs7IsReadAsDerAndAsPemOfEitherLabel() throws Exception {
        byte[] pkcs7 = TestCertificate.pkcs7(SUB.certificate(), ROOT.certificate());
        assertRootAndSub(load(pkcs7));
        assertRootAndSub(load(TestCertificate.pem("PKCS7", pkcs7)));
        assertRootAndSub(load(TestCertificate.pem("CERTIFICATE", pkcs7)));
    }

    @Test
    void utf16FromPowerShellIsRead() throws Exception {
        byte[] wide = ("\ufeff" + ROOT.certificate().pem()).getBytes(StandardCharsets.UTF_16LE);
        assertEquals(List.of(ROOT.x509()), load(wide).roots());
    }

    @Test
    void foldersAreSearchedRecursivelyAndOtherFilesLeftAlone() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("a/b"));
        Files.writeString(inner.resolve("root.crt"), ROOT.certificate().pem());
        Files.write(folder.resolve("sub.cer"), SUB.certificate().der());
        Files.writeString(folder.resolve("README"), "nothing to see");
        Files.writeString(folder.resolve("sub.key"), SUB.certificate().keyPem());
        Files.write(folder.resolve("empty"), new byte[0]);
        assertRootAndSub(Authorities.load(List.of(folder)));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "creating symbolic links needs a privilege there")
    void linksInFoldersAreFollowedOnceAndDeadOnesLeftAlone() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("a"));
        Files.writeString(inner.resolve("root.crt"), ROOT.certificate().pem());
        Files.createSymbolicLink(inner.resolve("loop"), folder);
        Files.createSymbolicLink(inner.resolve("0a1b2c3d.0"), inner.resolve("root.crt"));
        Files.createSymbolicLink(inner.resolve("dead"), inner.resolve("nowhere"));
        assertEquals(List.of(ROOT.x509()), Authorities.load(List.of(folder)).roots());
    }

    @Test
    void whatIsNamedTwiceCountsOnce() throws Exception {
        Files.writeString(file, ROOT.certificate().pem());
        assertEquals(List.of(ROOT.x509()), Authorities.load(List.of(file, folder)).roots());
    }

    @Test
    void aSelfIssuedCertificateWithAnotherKeyIsNoRoot() throws Exception {
        TestCertificate rollover = ROOT.issue("CN=Root").asAuthority(-1).make();
        Authorities authorities = load(rollover.pem());
        assertEquals(List.of(), authorities.roots());
        assertEquals(List.of(rollover.certificate()), authorities.intermediates());
    }

    @Test
    void certificatesSentAlongAreNeverRoots() throws Exception {
        Authorities authorities = load(ROOT.certificate().pem())
                .with(List.of(SUB.x509(), OTHER.x509(), ROOT.x509()), "alice.pfx");
        assertEquals(List.of(ROOT.x509()), authorities.roots());
        assertEquals(List.of(SUB.x509(), OTHER.x509()), authorities.intermediates());
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(file + ": there is no such file", refusal(file));
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws Exception {
        Files.writeString(file, "hello");
        assertEquals(file + ": contains no certificate", refusal(file));
        Files.write(file, new byte[0]);
        assertEquals(file + ": contains no certificate", refusal(file));
    }

    @Test
    void aFileOfAnotherKindIsSaidToBeOne() throws Exception {
        Files.write(file, ROOT.list().make());
        assertEquals(file + ": contains no certificate, but a certificate revocation list", refusal(file));
        Files.write(file, ROOT.certificate().pkcs12("secret"));
        assertEquals(file + ": contains no certificate, but a PKCS#12 file (PFX)", refusal(file));
        Files.writeString(file, ROOT.certificate().keyPem());
        assertEquals(file + ": contains no certificate, but a private key", refusal(file));
    }

    @Test
    void aBrokenBlockIsRefusedEvenInAFolder() throws Exception {
        Files.writeString(file, ROOT.certificate().pem() + "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");
        assertEquals(file + ": block 2 (CERTIFICATE) is broken", refusal(file));
        assertEquals(file + ": block 2 (CERTIFICATE) is broken", refusal(folder));
    }

    @Test
    void aFolderWithoutCertificatesIsRefused() throws Exception {
        Files.writeString(file, "hello");
        assertEquals(folder + ": no file in this folder contains a certificate", refusal(folder));
    }

    @Test
    void whatJavaCannotReadIsListed() throws Exception {
        Authorities authorities = load(ROOT.issue("CN=Curved").publicKey(TestKeys.onUnknownCurve()).der());
        assertEquals(List.of(file + ": Java cannot read the certificate of CN=Curved"), authorities.unreadable());
        assertTrue(authorities.roots().isEmpty());
    }
}
