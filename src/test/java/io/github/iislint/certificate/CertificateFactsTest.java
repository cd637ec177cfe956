package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.CertificateFacts.Validity;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CertificateFactsTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root,O=Contoso,C=DE");

    private static CertificateFacts facts(TestAuthority.Request request) {
        return CertificateFacts.of(request.make().certificate());
    }

    @Test
    void namesAndNumbersAreShownAsText() throws Exception {
        TestCertificate alice = ROOT.issue("CN=alice,OU=Sales,O=Contoso,C=DE").serial(new BigInteger("0ABC", 16)).make();
        CertificateFacts facts = CertificateFacts.of(alice.certificate());
        assertEquals("CN=alice,OU=Sales,O=Contoso,C=DE", facts.subject());
        assertEquals("CN=Root,O=Contoso,C=DE", facts.issuer());
        assertEquals("0ABC", facts.serial());
        assertEquals(HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(alice.der())),
                facts.thumbprint());
        assertFalse(facts.toString().contains("MII"));
    }

    @Test
    void bothEndsOfTheValidityBelongToIt() {
        CertificateFacts facts = facts(ROOT.issue("CN=alice").from("2026-01-01").until("2027-01-01"));
        Instant from = TestAuthority.day("2026-01-01");
        Instant until = TestAuthority.day("2027-01-01");
        assertEquals(from, facts.notBefore());
        assertEquals(until, facts.notAfter());
        assertEquals(Validity.VALID, facts.validityAt(from));
        assertEquals(Validity.NOT_YET_VALID, facts.validityAt(from.minusMillis(1)));
        assertEquals(Validity.VALID, facts.validityAt(until));
        assertEquals(Validity.EXPIRED, facts.validityAt(until.plusMillis(1)));
    }

    @Test
    void daysLeftAreWholeDaysRoundedDown() {
        CertificateFacts facts = facts(ROOT.issue("CN=alice").until("2027-01-01"));
        Instant until = facts.notAfter();
        assertEquals(30, facts.daysLeft(until.minus(Duration.ofDays(30))));
        assertEquals(29, facts.daysLeft(until.minus(Duration.ofDays(30)).plusSeconds(1)));
        assertEquals(0, facts.daysLeft(until));
        assertEquals(-1, facts.daysLeft(until.plusSeconds(1)));
    }

    @Test
    void datesFrom2050OnAreRead() {
        assertEquals(TestAuthority.day("2099-12-31"), facts(ROOT.issue("CN=alice").until("2099-12-31")).notAfter());
    }

    @Test
    void withoutExtendedKeyUsageEveryPurposeIsAllowed() {
        CertificateFacts facts = facts(ROOT.issue("CN=alice"));
        assertTrue(facts.clientAuthentication());
        assertEquals(List.of(), facts.extendedKeyUsage());
    }

    @Test
    void clientAuthenticationAmongOthersIsAllowed() {
        CertificateFacts facts = facts(ROOT.issue("CN=alice").purposes(TestAuthority.SERVER, TestAuthority.CLIENT));
        assertTrue(facts.clientAuthentication());
        assertEquals(List.of("serverAuth", "clientAuth"), facts.extendedKeyUsage());
    }

    @Test
    void anyPurposeAllowsClientAuthentication() {
        assertTrue(facts(ROOT.issue("CN=alice").purposes(TestAuthority.ANY)).clientAuthentication());
    }

    @Test
    void aServerCertificateIsNotForClients() {
        CertificateFacts facts = facts(ROOT.issue("CN=www").purposes(TestAuthority.SERVER, "1.2.3.4"));
        assertFalse(facts.clientAuthentication());
        assertEquals(List.of("serverAuth", "1.2.3.4"), facts.extendedKeyUsage());
    }

    @Test
    void keyUsageSaysWhetherTheOwnerMaySign() {
        assertTrue(facts(ROOT.issue("CN=alice")).mayProveIdentity());
        assertTrue(facts(ROOT.issue("CN=alice").usage(0, 2)).mayProveIdentity());
        CertificateFacts encryption = facts(ROOT.issue("CN=alice").usage(2));
        assertFalse(encryption.mayProveIdentity());
        assertEquals(List.of("keyEncipherment"), encryption.keyUsage());
    }

    @Test
    void anAuthorityIsOneByItsBasicConstraints() {
        assertTrue(CertificateFacts.of(ROOT.x509()).authority());
        assertFalse(facts(ROOT.issue("CN=alice")).authority());
        assertFalse(facts(ROOT.issue("CN=alice").extension("2.5.29.19", true, DerWriter.sequence())).authority());
    }

    @Test
    void selfSignedMeansSignedWithTheOwnKey() {
        assertTrue(CertificateFacts.of(ROOT.x509()).selfSigned());
        assertFalse(facts(ROOT.issue("CN=alice")).selfSigned());
        assertFalse(facts(ROOT.issue("CN=Root,O=Contoso,C=DE")).selfSigned(), "the same name, but another key");
    }

    @Test
    void whereTheSignatureCannotBeCheckedTheNamesDecide() {
        TestCertificate brainpool = TestAuthority.selfSigned("CN=alice").publicKey(TestKeys.onBrainpool()).make();
        assertTrue(CertificateFacts.of(brainpool.certificate()).selfSigned());
    }

    @Test
    void brokenExtensionsSayNothing() {
        byte[] noise = {5, 4, 3, 2, 1};
        CertificateFacts facts = facts(ROOT.issue("CN=alice").extension("2.5.29.37", false, noise));
        assertTrue(facts.clientAuthentication());
        assertEquals(List.of(), facts(ROOT.issue("CN=alice").extension("2.5.29.15", false, noise)).keyUsage());
    }
}
