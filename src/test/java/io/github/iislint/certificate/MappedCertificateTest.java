package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedCertificateTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestCertificate ALICE = ROOT.issue("CN=alice,O=Contoso").make();

    private static void assertProblem(CertificateProblem problem, String value) {
        MappedCertificate read = MappedCertificate.parse(value);
        assertEquals(Optional.of(problem), read.problem());
        assertEquals(Optional.empty(), read.certificate());
    }

    private static void assertRepairable(CertificateProblem problem, String value) {
        assertProblem(problem, value);
        assertEquals(Optional.of(ALICE.base64()), MappedCertificate.parse(value).repaired());
    }

    @ParameterizedTest
    @EnumSource(TestKeys.class)
    void oneLineOfBase64IsACertificate(TestKeys keys) {
        TestCertificate certificate = TestAuthority.root("CN=Root", keys).certificate();
        MappedCertificate read = MappedCertificate.parse(certificate.base64());
        assertEquals(Optional.of(certificate.certificate()), read.certificate());
        assertEquals(Optional.empty(), read.problem());
        assertEquals(Optional.empty(), read.repaired());
        assertEquals(certificate.base64(), MappedCertificate.oneLine(certificate.certificate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u200e", "\u00a0"})
    void nothingIsEmpty(String value) {
        assertProblem(CertificateProblem.EMPTY, value);
    }

    @Test
    void pemIsRepairedToItsContent() {
        assertRepairable(CertificateProblem.PEM, ALICE.pem());
    }

    @Test
    void pemIsRecognisedAfterAnXmlParserTurnedItsLineBreaksIntoBlanks() {
        assertRepairable(CertificateProblem.PEM, ALICE.pem().replace('\n', ' '));
        assertRepairable(CertificateProblem.PEM, ALICE.pem().replace("\n", ""));
    }

    @Test
    void pemWithTextAroundItIsRepaired() {
        assertRepairable(CertificateProblem.PEM, "Bag Attributes\nsubject=CN = alice\n" + ALICE.pem() + "end of mail");
    }

    @Test
    void pemWithOneOfItsLinesIsRepaired() {
        assertRepairable(CertificateProblem.PEM, ALICE.pem().replaceAll("-----BEGIN.*\n", ""));
        assertRepairable(CertificateProblem.PEM, ALICE.pem().replaceAll("-----END.*\n", ""));
    }

    @Test
    void pemWithSeveralCertificatesIsNotRepaired() {
        assertProblem(CertificateProblem.PEM, ALICE.pem() + ROOT.certificate().pem());
        assertEquals(Optional.empty(), MappedCertificate.parse(ALICE.pem() + ROOT.certificate().pem()).repaired());
    }

    @Test
    void aPrivateKeyIsNamedAndNeverShown() {
        MappedCertificate read = MappedCertificate.parse(ALICE.keyPem());
        assertEquals(Optional.of(CertificateProblem.PEM), read.problem());
        assertEquals(Optional.empty(), read.repaired());
        assertTrue(read.explanation().contains("a private key"), read.explanation());
        assertFalse(read.toString().contains("MII"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-----BEGIN CERTIFICATE-----", "-----BEGIN CERTIFICATE-----!!!-----END CERTIFICATE-----",
            "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE-----", "-----END CERTIFICATE-----", "-BEGIN ", "-----BEGIN "})
    void brokenPemIsNotRepaired(String value) {
        assertProblem(CertificateProblem.PEM, value);
        assertEquals(Optional.empty(), MappedCertificate.parse(value).repaired());
    }

    @Test
    void base64OfAPemFileIsRepaired() {
        assertRepairable(CertificateProblem.PEM_ENCODED_AGAIN,
                Base64.getEncoder().encodeToString(ALICE.pem().getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void lineBreaksAndBlanksAreRepaired() {
        String wrapped = Base64.getMimeEncoder().encodeToString(ALICE.der());
        assertRepairable(CertificateProblem.LINE_BREAKS, wrapped);
        assertRepairable(CertificateProblem.LINE_BREAKS, wrapped.replace("\r\n", "  "));
        assertRepairable(CertificateProblem.LINE_BREAKS, ALICE.base64() + "\n");
        assertRepairable(CertificateProblem.LINE_BREAKS, "\u200e" + ALICE.base64());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3F2504E04F8911D39A0C0305E82C3301A1B2C3D4", "3f2504e04f8911d39a0c0305e82c3301a1b2c3d4",
            "3f 25 04 e0 4f 89 11 d3 9a 0c 03 05 e8 2c 33 01 a1 b2 c3 d4",
            "3F:25:04:E0:4F:89:11:D3:9A:0C:03:05:E8:2C:33:01:A1:B2:C3:D4",
            "\u200e3f 25 04 e0 4f 89 11 d3 9a 0c 03 05 e8 2c 33 01 a1 b2 c3 d4",
            "3F2504E04F8911D39A0C0305E82C3301A1B2C3D43F2504E04F8911D39A0C0305"})
    void hexDigitsOfAHashAreAThumbprint(String value) {
        assertProblem(CertificateProblem.THUMBPRINT, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=alice, O=Contoso", "MII*", "MIIDPTCCAiWgAwIBAgIU_-", "A", "AAAAA",
            "\u00e4\u00f6\u00fc", "=", "AA=A"})
    void otherTextIsNoBase64(String value) {
        assertProblem(CertificateProblem.NOT_BASE64, value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAA", "aGVsbG8gd29ybGQsIHRoaXMgaXMgbm8gY2VydGlmaWNhdGU=", "MIIDPTCCAiWgAwIBAgIU",
            "MAA=", "aGVs bG8="})
    void otherBytesAreNoCertificate(String value) {
        assertProblem(CertificateProblem.NOT_A_CERTIFICATE, value);
    }

    @Test
    void whatTheBytesAreIsSaid() {
        assertExplains("truncated", Arrays.copyOf(ALICE.der(), ALICE.der().length - 3));
        assertExplains("after the certificate", Arrays.copyOf(ALICE.der(), ALICE.der().length + 3));
        assertExplains("PKCS#7", TestCertificate.pkcs7(ALICE, ROOT.certificate()));
        assertExplains("PKCS#12", ALICE.pkcs12("secret"));
        assertExplains("a private key", ALICE.keys().getPrivate().getEncoded());
        assertExplains("revocation list", ROOT.list().make());
    }

    private static void assertExplains(String word, byte[] bytes) {
        String value = Base64.getEncoder().encodeToString(bytes);
        assertProblem(CertificateProblem.NOT_A_CERTIFICATE, value);
        String explanation = MappedCertificate.parse(value).explanation();
        assertTrue(explanation.contains(word), explanation);
    }

    @Test
    void aCurveThatJavaDoesNotKnowIsNoMalformedCertificate() {
        String value = Base64.getEncoder().encodeToString(ROOT.issue("CN=bob").publicKey(TestKeys.onUnknownCurve()).der());
        assertProblem(CertificateProblem.UNSUPPORTED, value);
        assertFalse(CertificateProblem.UNSUPPORTED.malformed());
    }

    @Test
    void aVeryLongCertificateIsLeftUnread() {
        byte[] der = ROOT.issue("CN=bob").extension("1.2.3.4", false, DerWriter.octets(new byte[X509.LONGEST])).der();
        assertProblem(CertificateProblem.UNSUPPORTED, Base64.getEncoder().encodeToString(der));
    }

    @Test
    void theTextOfAProblemHoldsNothingOfTheValue() {
        String value = "secret" + ALICE.base64().substring(6);
        MappedCertificate read = MappedCertificate.parse(value);
        assertFalse((read + read.explanation()).contains(value.substring(0, 6)));
    }
}
