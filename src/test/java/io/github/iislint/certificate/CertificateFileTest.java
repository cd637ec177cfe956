package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.CertificateFile.Format;
import io.github.iislint.certificate.CertificateFile.PrivateKeyState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateFileTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestAuthority SUB = ROOT.authority("CN=Sub");
    private static final TestCertificate ALICE = SUB.issue("CN=alice").make();
    private static final TestCertificate BOB = SUB.issue("CN=bob").make();

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("visitor");
    }

    private CertificateFile read(byte[] content, String password) throws Exception {
        return CertificateFile.read(Files.write(file, content), password == null ? null : password.toCharArray());
    }

    private CertificateFile read(String content) throws Exception {
        return read(content.getBytes(StandardCharsets.US_ASCII), null);
    }

    private String refusal(byte[] content, String password) {
        return assertThrows(CertificateFileException.class, () -> read(content, password)).getMessage();
    }

    @Test
    void derAndBase64HoldTheCertificateAlone() throws Exception {
        CertificateFile der = read(ALICE.der(), null);
        assertEquals(Format.DER, der.format());
        assertEquals(ALICE.certificate(), der.certificate());
        assertEquals(PrivateKeyState.MISSING, der.privateKey());
        assertEquals(ALICE.certificate(), read(ALICE.base64()).certificate());
        assertFalse(CertificateFile.needsPassword(file));
    }

    @Test
    void pemMayHoldTheChainInAnyOrder() throws Exception {
        CertificateFile pem = read(ROOT.certificate().pem() + SUB.certificate().pem() + ALICE.pem());
        assertEquals(Format.PEM, pem.format());
        assertEquals(ALICE.certificate(), pem.certificate());
        assertEquals(List.of(ROOT.x509(), SUB.x509()), pem.others());
    }

    @Test
    void pemMayHoldThePrivateKey() throws Exception {
        assertEquals(PrivateKeyState.PRESENT, read(ALICE.pem() + ALICE.keyPem()).privateKey());
        assertEquals(PrivateKeyState.OTHER, read(ALICE.pem() + BOB.keyPem()).privateKey());
        String encrypted = TestCertificate.pem("ENCRYPTED PRIVATE KEY", new byte[8]);
        assertEquals(PrivateKeyState.UNREAD, read(ALICE.pem() + encrypted).privateKey());
        assertEquals(PrivateKeyState.UNREAD, read(ALICE.pem() + "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                + "DEK-Info: AES-256-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----\n").privateKey());
    }

    @Test
    void pkcs7HoldsTheChain() throws Exception {
        CertificateFile pkcs7 = read(TestCertificate.pkcs7(ALICE, SUB.certificate(), ROOT.certificate()), null);
        assertEquals(Format.PKCS7, pkcs7.format());
        assertEquals(ALICE.certificate(), pkcs7.certificate());
        assertEquals(2, pkcs7.others().size());
    }

    @ParameterizedTest
    @EnumSource(names = {"EC", "RSA"})
    void pfxHoldsThePrivateKey(TestKeys keys) throws Exception {
        TestCertificate alice = SUB.issue("CN=alice", keys).make();
        CertificateFile pfx = read(alice.pkcs12("s3cret", SUB.certificate(), ROOT.certificate()), "s3cret");
        assertEquals(Format.PKCS12, pfx.format());
        assertEquals(alice.certificate(), pfx.certificate());
        assertEquals(PrivateKeyState.PRESENT, pfx.privateKey());
        assertEquals(List.of(SUB.x509(), ROOT.x509()), pfx.others());
        assertTrue(CertificateFile.needsPassword(file));
    }

    @Test
    void pfxWithTheKeyOfAnotherCertificateIsFound() throws Exception {
        assertEquals(PrivateKeyState.OTHER, read(ALICE.pkcs12("s3cret", BOB.keys().getPrivate()), "s3cret").privateKey());
    }

    @Test
    void aPasswordIsAskedForAndAWrongOneRefused() {
        byte[] pfx = ALICE.pkcs12("s3cret");
        assertEquals(file + ": a password is needed", refusal(pfx, null));
        assertEquals(file + ": the password is wrong", refusal(pfx, "guess"));
        assertInstanceOf(PasswordException.class, assertThrows(CertificateFileException.class, () -> read(pfx, "guess")));
    }

    @Test
    void anEmptyPasswordNeedsNoAsking() throws Exception {
        assertEquals(ALICE.certificate(), read(ALICE.pkcs12(""), null).certificate());
    }

    @Test
    void aBrokenPfxIsNotTakenForAWrongPassword() {
        byte[] pfx = ALICE.pkcs12("s3cret");
        assertEquals(file + ": is a PKCS#12 file that cannot be read", refusal(Arrays.copyOf(pfx, pfx.length / 2), "s3cret"));
    }

    @Test
    void filesWithoutACertificateAreRefused() {
        assertEquals(file + ": contains no certificate, but a private key",
                refusal(ALICE.keys().getPrivate().getEncoded(), null));
        assertEquals(file + ": contains no certificate", refusal(new byte[0], null));
        assertEquals(file + ": contains no certificate", refusal("hello".getBytes(StandardCharsets.US_ASCII), null));
        assertEquals(folder + ": is a folder",
                assertThrows(CertificateFileException.class, () -> CertificateFile.read(folder, null)).getMessage());
        assertEquals(file + "x: there is no such file", assertThrows(CertificateFileException.class,
                () -> CertificateFile.needsPassword(folder.resolve("visitorx"))).getMessage());
    }

    @Test
    void theTextHasNeitherKeyNorPassword() throws Exception {
        String text = read(ALICE.pkcs12("s3cret"), "s3cret").toString();
        assertTrue(text.contains("CN=alice"), text);
        assertFalse(text.contains("s3cret") || text.contains("MII"), text);
    }
}
