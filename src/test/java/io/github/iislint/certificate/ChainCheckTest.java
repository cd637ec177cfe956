package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.Chain.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainCheckTest {

    private static final TestAuthority ROOT = TestAuthority.root("CN=Root");
    private static final TestAuthority SUB = ROOT.authority("CN=Sub");
    private static final TestCertificate ALICE = SUB.issue("CN=alice").purposes(TestAuthority.CLIENT).make();

    @TempDir
    private Path folder;

    private Authorities trust(TestAuthority... authorities) throws Exception {
        return trust(List.of(authorities).stream().map(TestAuthority::certificate).toArray(TestCertificate[]::new));
    }

    private Authorities trust(TestCertificate... certificates) throws Exception {
        List<Path> files = new ArrayList<>();
        for (TestCertificate certificate : certificates) {
            files.add(Files.writeString(folder.resolve(files.size() + ".pem"), certificate.pem()));
        }
        return Authorities.load(files);
    }

    private static Chain chain(Authorities authorities, TestCertificate certificate) {
        return new ChainCheck(authorities).chain(certificate.certificate(), TestAuthority.NOW);
    }

    private static List<String> subjects(Chain chain) {
        return chain.steps().stream().map(step -> step.facts().subject()).toList();
    }

    @ParameterizedTest
    @CsvSource({"EC,EC", "EC,RSA", "RSA,EC", "RSA,RSA"})
    void aCertificateOfATrustedRootIsTrusted(TestKeys issuer, TestKeys own) throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root", issuer);
        Chain chain = chain(trust(root), root.issue("CN=alice", own).make());
        assertTrue(chain.trusted());
        assertFalse(chain.untrusted());
        assertNull(chain.problem());
        assertEquals(List.of("CN=alice", "CN=Root"), subjects(chain));
    }

    @Test
    void everyStepSaysWhatItIsAndWhereItComesFrom() throws Exception {
        Chain chain = chain(trust(ROOT, SUB), ALICE);
        assertTrue(chain.trusted());
        assertEquals(List.of("CN=alice", "CN=Sub", "CN=Root"), subjects(chain));
        assertEquals(List.of(Role.CERTIFICATE, Role.INTERMEDIATE, Role.ROOT),
                chain.steps().stream().map(Chain.ChainCertificate::role).toList());
        assertEquals(List.of("", folder.resolve("1.pem").toString(), folder.resolve("0.pem").toString()),
                chain.steps().stream().map(Chain.ChainCertificate::origin).toList());
    }

    @Test
    void theIntermediateMayBeSentAlong() throws Exception {
        assertTrue(chain(trust(ROOT).with(List.of(SUB.x509()), "alice.pfx"), ALICE).trusted());
    }

    @Test
    void withoutTheIntermediateTheIssuerIsMissing() throws Exception {
        Chain chain = chain(trust(ROOT), ALICE);
        assertEquals(ChainProblem.ISSUER_MISSING, chain.problem());
        assertEquals("its issuer CN=Sub is not among the authorities", chain.explanation());
        assertEquals(List.of("CN=alice"), subjects(chain));
        assertTrue(chain.untrusted());
    }

    @Test
    void aCertificateThatNamesItsIssuersIssuerTellsWhatIsMissing() throws Exception {
        Chain noIntermediate = chain(trust(ROOT), SUB.issue("CN=alice").namingIssuer().make());
        assertEquals(ChainProblem.INTERMEDIATE_MISSING, noIntermediate.problem());
        assertEquals("the intermediate authority CN=Sub is missing", noIntermediate.explanation());
        Chain noRoot = chain(Authorities.none(), ROOT.issue("CN=alice").namingIssuer().make());
        assertEquals(ChainProblem.ROOT_MISSING, noRoot.problem());
    }

    @Test
    void withTheIntermediateAloneItsIssuerIsMissing() throws Exception {
        Chain chain = chain(trust(SUB), ALICE);
        assertEquals(ChainProblem.ISSUER_MISSING, chain.problem());
        assertEquals("CN=Root, the issuer of CN=Sub, is not among the authorities", chain.explanation());
        assertEquals(List.of("CN=alice", "CN=Sub"), subjects(chain));
        assertEquals(1, chain.culprit());
    }

    @Test
    void aRootThatOnlyTheVisitorSendsIsNotTrusted() throws Exception {
        Chain chain = chain(trust(TestAuthority.root("CN=Other")).with(List.of(SUB.x509(), ROOT.x509()), "alice.pfx"), ALICE);
        assertEquals(ChainProblem.ROOT_MISSING, chain.problem());
        assertEquals("its root CN=Root is not among the trusted roots", chain.explanation());
        assertEquals(List.of("CN=alice", "CN=Sub", "CN=Root"), subjects(chain));
    }

    @Test
    void aSelfSignedCertificateIsTrustedOnlyIfItIsARoot() throws Exception {
        TestCertificate own = TestAuthority.selfSigned("CN=alice").make();
        Chain chain = chain(trust(ROOT), own);
        assertEquals(ChainProblem.SELF_SIGNED, chain.problem());
        assertTrue(chain(trust(own), own).trusted());
    }

    @Test
    void anAuthorityOfTheSameNameWithAnotherKeyDidNotSign() throws Exception {
        Chain chain = chain(trust(TestAuthority.root("CN=Sub")), ALICE);
        assertEquals(ChainProblem.BAD_SIGNATURE, chain.problem());
        assertTrue(chain.explanation().startsWith("it names CN=Sub as its issuer, but is not signed with"), chain.explanation());
        assertTrue(chain.explanation().endsWith("0.pem"), chain.explanation());
    }

    @Test
    void aForgedSignatureIsFound() throws Exception {
        assertEquals(ChainProblem.BAD_SIGNATURE, chain(trust(ROOT), ROOT.issue("CN=mallory").forged().make()).problem());
    }

    @Test
    void ofTwoAuthoritiesOfOneNameTheRightOneIsFound() throws Exception {
        Chain chain = chain(trust(TestAuthority.root("CN=Sub"), ROOT, SUB), ALICE);
        assertTrue(chain.trusted());
        assertEquals(List.of("CN=alice", "CN=Sub", "CN=Root"), subjects(chain));
    }

    @Test
    void aCertificateInBetweenMustBeAnAuthority() throws Exception {
        TestAuthority user = ROOT.issue("CN=user").makeAuthority();
        Chain chain = chain(trust(ROOT, user), user.issue("CN=alice").make());
        assertEquals(ChainProblem.NOT_AN_AUTHORITY, chain.problem());
        assertEquals(1, chain.culprit());
        assertEquals("CN=user is not a CA certificate, but issued another certificate", chain.explanation());
    }

    @Test
    void anAuthorityMustBeAllowedToSignCertificates() throws Exception {
        TestAuthority lists = ROOT.issue("CN=Lists").asAuthority(-1, 6).makeAuthority();
        Chain chain = chain(trust(ROOT, lists), lists.issue("CN=alice").make());
        assertEquals(ChainProblem.NOT_AN_AUTHORITY, chain.problem());
        assertEquals("the key usage of CN=Lists does not allow it to issue certificates", chain.explanation());
    }

    @Test
    void aRootThatSaysItIsNoAuthorityIssuesNothing() throws Exception {
        byte[] notAnAuthority = DerWriter.sequence();
        TestAuthority user = TestAuthority.selfSigned("CN=user").extension("2.5.29.19", true, notAnAuthority).makeAuthority();
        assertEquals(ChainProblem.NOT_AN_AUTHORITY, chain(trust(user), user.issue("CN=alice").make()).problem());
    }

    @Test
    void anOldRootWithoutBasicConstraintsIsStillARoot() throws Exception {
        TestAuthority old = TestAuthority.selfSigned("CN=Old").makeAuthority();
        assertTrue(chain(trust(old), old.issue("CN=alice").make()).trusted());
    }

    @Test
    void aPathLengthOfZeroAllowsNoFurtherAuthority() throws Exception {
        TestAuthority last = ROOT.issue("CN=Last").asAuthority(0).makeAuthority();
        TestAuthority tooMany = last.authority("CN=Too many");
        assertTrue(chain(trust(ROOT, last), last.issue("CN=alice").make()).trusted());
        assertEquals(ChainProblem.PATH_TOO_LONG, chain(trust(ROOT, last, tooMany), tooMany.issue("CN=alice").make()).problem());
    }

    @Test
    void nameConstraintsOfAnAuthorityCount() throws Exception {
        byte[] directory = DerWriter.tagged(0xA4, new X500Principal("O=Contoso").getEncoded());
        byte[] permitted = DerWriter.sequence(DerWriter.tagged(0xA0, DerWriter.sequence(directory)));
        TestAuthority contoso = ROOT.issue("CN=Contoso Sub").asAuthority(-1)
                .extension("2.5.29.30", true, permitted).makeAuthority();
        assertTrue(chain(trust(ROOT, contoso), contoso.issue("CN=alice,O=Contoso").make()).trusted());
        assertEquals(ChainProblem.NAME_NOT_ALLOWED,
                chain(trust(ROOT, contoso), contoso.issue("CN=alice,O=Fabrikam").make()).problem());
    }

    @Test
    void md5IsTooWeak() throws Exception {
        TestAuthority weak = TestAuthority.root("CN=Weak", TestKeys.RSA_MD5);
        assertEquals(ChainProblem.WEAK_ALGORITHM, chain(trust(weak), weak.issue("CN=alice").make()).problem());
    }

    @Test
    void anUnknownCriticalExtensionLeavesItUndecided() throws Exception {
        Chain chain = chain(trust(ROOT), ROOT.issue("CN=alice").extension("1.2.3.4", true, DerWriter.nothing()).make());
        assertEquals(ChainProblem.UNDECIDED, chain.problem());
        assertFalse(chain.trusted());
        assertFalse(chain.untrusted());
    }

    @Test
    void anIssuerThatJavaCannotReadLeavesItUndecided() throws Exception {
        Path file = Files.write(folder.resolve("sub.cer"), ROOT.issue("CN=Sub").publicKey(TestKeys.onUnknownCurve()).der());
        assertEquals(ChainProblem.UNDECIDED, chain(Authorities.load(List.of(file)), ALICE).problem());
    }

    @Test
    void aCurveThatJavaDoesNotCalculateOnLeavesItUndecided() throws Exception {
        TestCertificate brainpool = ROOT.issue("CN=Sub").asAuthority(-1).publicKey(TestKeys.onBrainpool()).make();
        Chain chain = chain(trust(ROOT.certificate(), brainpool), ALICE);
        assertEquals(ChainProblem.UNDECIDED, chain.problem());
        assertEquals("Java cannot check that CN=Sub signed it", chain.explanation());
        assertTrue(chain(trust(ROOT), ROOT.issue("CN=bob").publicKey(TestKeys.onBrainpool()).make()).trusted());
    }

    @Test
    void anotherAuthorityOfTheNameDoesNotHideThatItIsUndecided() throws Exception {
        TestCertificate wrongKey = TestAuthority.root("CN=Sub").certificate();
        TestCertificate brainpool = ROOT.issue("CN=Sub").asAuthority(-1).publicKey(TestKeys.onBrainpool()).make();
        assertEquals(ChainProblem.UNDECIDED, chain(trust(wrongKey, brainpool), ALICE).problem());
        Path unreadable = Files.write(folder.resolve("sub.cer"), ROOT.issue("CN=Sub").publicKey(TestKeys.onUnknownCurve()).der());
        Path readable = Files.writeString(folder.resolve("sub.pem"), wrongKey.pem());
        assertEquals(ChainProblem.UNDECIDED, chain(Authorities.load(List.of(unreadable, readable)), ALICE).problem());
    }

    @Test
    void datesDoNotCountUnlessAskedFor() throws Exception {
        TestCertificate expired = ROOT.issue("CN=alice").until("2026-01-01").make();
        Chain chain = chain(trust(ROOT), expired);
        assertTrue(chain.trusted());
        assertEquals(Optional.of("CN=alice"), chain.outdatedAt(TestAuthority.NOW).map(step -> step.facts().subject()));
        assertEquals(Optional.empty(), chain.outdatedAt(TestAuthority.day("2025-06-01")));
    }

    @Test
    void anExpiredAuthorityIsFoundInTheChain() throws Exception {
        TestAuthority old = ROOT.issue("CN=Old sub").asAuthority(-1).until("2026-01-01").makeAuthority();
        Chain chain = chain(trust(ROOT, old), old.issue("CN=alice").make());
        assertTrue(chain.trusted());
        assertEquals(Optional.of("CN=Old sub"), chain.outdatedAt(TestAuthority.NOW).map(step -> step.facts().subject()));
    }

    @Test
    void theRenewedAuthorityIsPreferredToTheExpiredOne() throws Exception {
        TestAuthority old = TestAuthority.selfSigned("CN=Renewing").asAuthority(-1).until("2026-01-01").makeAuthority();
        TestAuthority renewed = old.renewed("2025-06-01", "2040-01-01");
        Chain chain = chain(trust(old, renewed), old.issue("CN=alice").make());
        assertTrue(chain.trusted());
        assertEquals(renewed.x509(), chain.steps().get(1).certificate());
        assertEquals(Optional.empty(), chain.outdatedAt(TestAuthority.NOW));
    }

    @Test
    void certificatesThatAreNeverValidTogetherAreNoChain() throws Exception {
        TestAuthority late = ROOT.issue("CN=Late").asAuthority(-1).from("2030-01-01").makeAuthority();
        assertEquals(ChainProblem.NEVER_VALID_TOGETHER,
                chain(trust(ROOT, late), late.issue("CN=alice").until("2026-01-01").make()).problem());
    }

    @Test
    void authoritiesThatIssuedEachOtherEndTheSearch() throws Exception {
        TestAuthority one = TestAuthority.root("CN=One");
        TestAuthority two = TestAuthority.root("CN=Two");
        TestCertificate oneByTwo = new TestCertificate(crossSigned(two, one), one.certificate().keys());
        TestCertificate twoByOne = new TestCertificate(crossSigned(one, two), two.certificate().keys());
        Chain chain = chain(trust(oneByTwo, twoByOne), one.issue("CN=alice").make());
        assertEquals(List.of("CN=alice", "CN=One", "CN=Two"), subjects(chain));
        assertTrue(chain.untrusted());
        assertTrue(chain(trust(oneByTwo, twoByOne, two.certificate()), one.issue("CN=alice").make()).trusted());
    }

    private static X509Certificate crossSigned(TestAuthority issuer, TestAuthority other) {
        return issuer.issue(other.x509().getSubjectX500Principal().getName()).asAuthority(-1)
                .publicKey(other.certificate().keys().getPublic().getEncoded()).make().certificate();
    }

    @Test
    void manyCertificatesOfEachAuthorityDoNotMakeTheSearchEndless() throws Exception {
        List<X509Certificate> many = new ArrayList<>();
        TestAuthority lowest = TestAuthority.root("CN=Nowhere");
        for (int level = 0; level < 8; level++) {
            TestAuthority next = lowest.authority("CN=Level " + level);
            many.add(next.x509());
            for (int i = 0; i < 8; i++) {
                many.add(lowest.issue("CN=Level " + level).asAuthority(-1)
                        .publicKey(next.certificate().keys().getPublic().getEncoded()).make().certificate());
            }
            lowest = next;
        }
        TestCertificate alice = lowest.issue("CN=alice").make();
        Authorities authorities = Authorities.none().with(many, "many.p7b");
        assertTimeoutPreemptively(Duration.ofMinutes(5),
                () -> assertEquals(ChainProblem.UNDECIDED, chain(authorities, alice).problem()));
    }

    @Test
    void theTextOfAStepHasNoBytes() throws Exception {
        String text = chain(trust(ROOT), ALICE).toString();
        assertFalse(text.contains("Signature") || text.contains("public key"), text);
    }
}
