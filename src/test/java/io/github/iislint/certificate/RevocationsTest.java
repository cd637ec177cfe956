package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.Revocation.Doubt;
import io.github.iislint.certificate.Revocation.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RevocationsTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestCertificate ALICE = ROOT.issue("CN=alice").make();
    private static final TestCertificate BOB = ROOT.issue("CN=bob").make();

    @TempDir
    private Path folder;
    private Authorities trust;

    @BeforeEach
    void trustRoot() throws Exception {
        trust = trust(ROOT);
    }

    private Authorities trust(TestAuthority... authorities) throws Exception {
        Path files = Files.createTempDirectory(folder, "trust");
        for (int i = 0; i < authorities.length; i++) {
            Files.writeString(files.resolve(i + ".pem"), authorities[i].certificate().pem());
        }
        return Authorities.load(List.of(files));
    }

    private Revocations lists(TestCrl... lists) throws Exception {
        List<Path> files = new ArrayList<>();
        for (TestCrl list : lists) {
            files.add(Files.write(folder.resolve(files.size() + ".crl"), list.make()));
        }
        return Revocations.load(files);
    }

    private Revocation check(TestCertificate certificate, TestCrl... lists) throws Exception {
        return checkAll(certificate, lists).get(0);
    }

    private List<Revocation> checkAll(TestCertificate certificate, TestCrl... lists) throws Exception {
        Chain chain = new ChainCheck(trust).chain(certificate.certificate(), TestAuthority.NOW);
        return lists(lists).check(chain, trust, TestAuthority.NOW);
    }

    private static void assertDoubt(Doubt doubt, Revocation revocation) {
        assertEquals(Status.UNKNOWN, revocation.status());
        assertEquals(doubt, revocation.doubt());
    }

    @ParameterizedTest
    @EnumSource(names = {"EC", "RSA"})
    void aListedCertificateIsRevoked(TestKeys keys) throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root", keys);
        trust = trust(root);
        TestCertificate alice = root.issue("CN=alice").make();
        Revocation revocation = check(alice, root.list().revoke(alice, "2026-03-01", 1));
        assertEquals(Status.REVOKED, revocation.status());
        assertNull(revocation.doubt());
        assertEquals(TestAuthority.day("2026-03-01"), revocation.revokedAt());
        assertEquals(CRLReason.KEY_COMPROMISE, revocation.reason());
        assertEquals(folder.resolve("0.crl").toString(), revocation.list());
    }

    @Test
    void aCertificateThatIsNotListedIsNotRevoked() throws Exception {
        Revocation revocation = check(BOB, ROOT.list().revoke(ALICE, "2026-03-01", 1));
        assertEquals(Status.NOT_REVOKED, revocation.status());
        assertFalse(revocation.listed());
        assertEquals(TestAuthority.END, revocation.nextUpdate());
    }

    @Test
    void withoutAListOfTheIssuerNothingIsKnown() throws Exception {
        TestAuthority other = TestAuthority.root("CN=Other");
        Revocation revocation = check(ALICE, other.list().revoke(ALICE, "2026-03-01", 1));
        assertDoubt(Doubt.LIST_MISSING, revocation);
        assertFalse(revocation.listed());
    }

    @Test
    void anExpiredListDoesNotClearACertificate() throws Exception {
        Revocation revocation = check(ALICE, ROOT.list().until("2026-05-01"));
        assertDoubt(Doubt.EXPIRED, revocation);
        assertEquals(TestAuthority.day("2026-05-01"), revocation.nextUpdate());
    }

    @Test
    void anExpiredListDoesNotBringARevokedCertificateBack() throws Exception {
        assertEquals(Status.REVOKED, check(ALICE, ROOT.list().until("2026-05-01").revoke(ALICE, "2026-03-01", 1)).status());
    }

    @Test
    void aListWithoutAnEndDoesNotExpire() throws Exception {
        assertEquals(Status.NOT_REVOKED, check(ALICE, ROOT.list().withoutEnd()).status());
    }

    @Test
    void aListOfLaterDoesNotClearACertificate() throws Exception {
        assertDoubt(Doubt.NOT_YET_VALID, check(ALICE, ROOT.list().from("2027-01-01")));
    }

    @Test
    void aListOfAnotherAuthorityOfThatNameIsNotReliedOn() throws Exception {
        Revocation revocation = check(ALICE, TestAuthority.root("CN=Root").list().revoke(ALICE, "2026-03-01", 1));
        assertDoubt(Doubt.SIGNATURE_WRONG, revocation);
        assertTrue(revocation.listed());
    }

    @Test
    void aSignatureThatJavaCannotCheckIsNoWrongOne() throws Exception {
        TestCertificate brainpool = TestAuthority.selfSigned("CN=Root").publicKey(TestKeys.onBrainpool()).make();
        trust = Authorities.load(List.of(Files.writeString(folder.resolve("root.pem"), brainpool.pem())));
        assertDoubt(Doubt.SIGNATURE_UNREAD, check(ALICE, ROOT.list().revoke(ALICE, "2026-03-01", 1)));
    }

    @Test
    void withoutTheIssuersCertificateAListIsNotReliedOn() throws Exception {
        trust = Authorities.none();
        Revocation revocation = check(ALICE, ROOT.list().revoke(ALICE, "2026-03-01", 1));
        assertDoubt(Doubt.ISSUER_MISSING, revocation);
        assertEquals(TestAuthority.day("2026-03-01"), revocation.revokedAt());
    }

    @Test
    void anAuthorityMustBeAllowedToSignLists() throws Exception {
        TestAuthority root = TestAuthority.selfSigned("CN=Root").asAuthority(-1, 5).makeAuthority();
        trust = trust(root);
        TestCertificate alice = root.issue("CN=alice").make();
        assertDoubt(Doubt.SIGNER_NOT_ALLOWED, check(alice, root.list().revoke(alice, "2026-03-01", 1)));
    }

    @Test
    void theReasonMayBeLeftOut() throws Exception {
        Revocation revocation = check(ALICE, ROOT.list().revoke(ALICE, "2026-03-01", 0));
        assertEquals(CRLReason.UNSPECIFIED, revocation.reason());
    }

    @Test
    void theNewestListCounts() throws Exception {
        TestCrl hold = ROOT.list().from("2026-01-01").revoke(ALICE, "2026-01-01", 6);
        TestCrl released = ROOT.list().from("2026-02-01");
        assertEquals(Status.REVOKED, check(ALICE, hold).status());
        assertEquals(Status.NOT_REVOKED, check(ALICE, hold, released).status());
    }

    @Test
    void aDeltaListAddsToACompleteOneAndTakesAway() throws Exception {
        TestCrl complete = ROOT.list().from("2026-01-01").revoke(BOB, "2026-01-01", 6);
        TestCrl delta = ROOT.list().from("2026-02-01").changesTo(1).revoke(ALICE, "2026-02-01", 1).revoke(BOB, "2026-02-01", 8);
        assertEquals(Status.REVOKED, check(ALICE, complete, delta).status());
        assertEquals(Status.NOT_REVOKED, check(BOB, complete, delta).status());
        TestCrl newer = ROOT.list().from("2026-03-01");
        assertEquals(Status.NOT_REVOKED, check(ALICE, complete, delta, newer).status());
    }

    @Test
    void aDeltaListAloneClearsNothing() throws Exception {
        assertDoubt(Doubt.PARTIAL, check(ALICE, ROOT.list().changesTo(1)));
    }

    @Test
    void aListOfAuthoritiesSaysNothingAboutOthers() throws Exception {
        byte[] onlyAuthorities = DerWriter.tagged(0x82, new byte[]{(byte) 0xFF});
        assertDoubt(Doubt.PARTIAL, check(ALICE, ROOT.list().point(onlyAuthorities)));
        byte[] onlyUsers = DerWriter.tagged(0x81, new byte[]{(byte) 0xFF});
        assertEquals(Status.NOT_REVOKED, check(ALICE, ROOT.list().point(onlyUsers)).status());
        byte[] notOnlyAuthorities = DerWriter.tagged(0x82, new byte[]{0});
        assertEquals(Status.NOT_REVOKED, check(ALICE, ROOT.list().point(notOnlyAuthorities)).status());
    }

    @Test
    void aListOfSomeReasonsRevokesAndDoesNotClear() throws Exception {
        byte[] keyCompromise = DerWriter.tagged(0x83, new byte[]{6, 0x40});
        assertDoubt(Doubt.PARTIAL, check(ALICE, ROOT.list().point(keyCompromise)));
        assertEquals(Status.REVOKED, check(ALICE, ROOT.list().point(keyCompromise).revoke(ALICE, "2026-03-01", 1)).status());
    }

    @Test
    void aListForOtherAddressesDoesNotClear() throws Exception {
        TestCertificate first = ROOT.issue("CN=alice").listAt("http://crl.example/1.crl").make();
        assertEquals(Status.NOT_REVOKED, check(first, ROOT.list().point(address("http://crl.example/1.crl"))).status());
        assertDoubt(Doubt.PARTIAL, check(first, ROOT.list().point(address("http://crl.example/2.crl"))));
        assertEquals(Status.NOT_REVOKED, check(ALICE, ROOT.list().point(address("http://crl.example/2.crl"))).status());
    }

    private static byte[] address(String url) {
        return DerWriter.tagged(0xA0, DerWriter.tagged(0xA0, DerWriter.ascii(0x86, url)));
    }

    @Test
    void anUnknownCriticalExtensionOfAListDoesNotClear() throws Exception {
        assertDoubt(Doubt.PARTIAL, check(ALICE, ROOT.list().extension("1.2.3.4", true, DerWriter.nothing())));
    }

    @Test
    void everyStepButTheRootIsAsked() throws Exception {
        TestAuthority sub = ROOT.authority("CN=Sub");
        trust = trust(ROOT, sub);
        TestCertificate carol = sub.issue("CN=carol").make();
        List<Revocation> answers = checkAll(carol, ROOT.list().revoke(sub.certificate(), "2026-03-01", 2));
        assertEquals(List.of("CN=carol", "CN=Sub"), answers.stream().map(answer -> answer.step().facts().subject()).toList());
        assertEquals(List.of(Status.UNKNOWN, Status.REVOKED), answers.stream().map(Revocation::status).toList());
    }

    @Test
    void aListSignedWithTheRenewedKeyOfTheIssuerCounts() throws Exception {
        TestAuthority renewed = TestAuthority.root("CN=Root");
        trust = trust(ROOT, renewed);
        assertEquals(Status.REVOKED, check(ALICE, renewed.list().revoke(ALICE, "2026-03-01", 1)).status());
    }

    @Test
    void aSelfSignedCertificateIsNotAsked() throws Exception {
        TestCertificate own = TestAuthority.selfSigned("CN=alice").make();
        assertEquals(List.of(), checkAll(own, ROOT.list()));
    }

    @Test
    void anExpiredCertificateIsStillAsked() throws Exception {
        TestCertificate expired = ROOT.issue("CN=alice").until("2026-01-01").make();
        assertEquals(Status.REVOKED, check(expired, ROOT.list().revoke(expired, "2025-03-01", 1)).status());
    }

    @Test
    void pemAndFoldersAreRead() throws Exception {
        Path inner = Files.createDirectories(folder.resolve("lists/inner"));
        Files.writeString(inner.resolve("root.crl"), ROOT.list().revoke(ALICE, "2026-03-01", 1).pem());
        Files.writeString(inner.resolve("README"), "nothing to see");
        Revocations revocations = Revocations.load(List.of(folder.resolve("lists")));
        Chain chain = new ChainCheck(trust).chain(ALICE.certificate(), TestAuthority.NOW);
        assertEquals(Status.REVOKED, revocations.check(chain, trust, TestAuthority.NOW).get(0).status());
        assertFalse(revocations.isEmpty());
        assertTrue(Revocations.none().isEmpty());
    }

    @Test
    void aFileWithoutListsIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("root.pem"), ROOT.certificate().pem());
        CertificateFileException refusal = assertThrows(CertificateFileException.class, () -> Revocations.load(List.of(file)));
        assertEquals(file + ": contains no certificate revocation list, but a certificate", refusal.getMessage());
        assertEquals(file, refusal.file());
    }

    @Test
    void aBrokenListIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("root.crl"), "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n");
        CertificateFileException refusal = assertThrows(CertificateFileException.class, () -> Revocations.load(List.of(file)));
        assertEquals(file + ": block 1 (X509 CRL) is broken", refusal.getMessage());
    }
}
