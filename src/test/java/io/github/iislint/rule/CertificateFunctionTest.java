package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.Revocations;
import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import io.github.iislint.certificate.TestCrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What iis:certificate() tells of a mapped certificate. */
class CertificateFunctionTest {

    private static final TestAuthority CONTOSO = TestAuthority.root("CN=Contoso CA");
    private static final TestAuthority FABRIKAM = TestAuthority.root("CN=Fabrikam CA");
    private static final TestCertificate ALICE = CONTOSO.issue("CN=Alice").until("2026-07-01").make();

    @TempDir
    private Path folder;

    private static XPathFixture server(String certificate, CertificateFunctions functions) {
        return host(at("Shop", "<security><authentication><iisClientCertificateMappingAuthentication><oneToOneMappings>"
                + "<add userName=\"u\" password=\"p\" certificate=\"" + certificate + "\"/></oneToOneMappings>"
                + "</iisClientCertificateMappingAuthentication></authentication></security>")).certificates(functions);
    }

    private static String fact(XPathFixture server, String name) throws RuleException {
        return server.string("Shop", "iis:certificate(system.webServer/security/authentication/"
                + "iisClientCertificateMappingAuthentication/oneToOneMappings/add/@certificate)/@" + name);
    }

    private static CertificateFunctions unknown() {
        return new CertificateFunctions(null, Revocations.none(), TestAuthority.NOW, 30);
    }

    private CertificateFunctions trusting(TestAuthority authority, TestCrl... lists) throws Exception {
        Path trusted = folder.resolve("ca.pem");
        Files.writeString(trusted, authority.certificate().pem());
        Revocations revocations = Revocations.none();
        if (lists.length > 0) {
            Path list = folder.resolve("list.crl");
            Files.write(list, lists[0].make());
            revocations = Revocations.load(List.of(list));
        }
        return new CertificateFunctions(Authorities.load(List.of(trusted)), revocations, TestAuthority.NOW, 30);
    }

    @Test
    void whoseItIsAndHowLongItIsValid() throws Exception {
        XPathFixture server = server(ALICE.base64(), unknown());
        assertEquals("CN=Alice", fact(server, "subject"));
        assertEquals("CN=Contoso CA", fact(server, "issuer"));
        assertEquals("valid", fact(server, "validity"));
        assertEquals("30", fact(server, "days-left"));
        assertEquals("2026-07-01T00:00:00Z", fact(server, "not-after"));
        assertEquals("2025-01-01T00:00:00Z", fact(server, "not-before"));
        assertEquals("false", fact(server, "ca"));
        assertEquals(40, fact(server, "thumbprint").length());
        assertEquals("", fact(server, "problem"));
        assertEquals("30", server.string("Shop", "iis:expires-within()"));
    }

    @Test
    void anExpiredOneAndAnAuthorityAreToldAsSuch() throws Exception {
        assertEquals("expired", fact(server(CONTOSO.issue("CN=Old").until("2026-05-01").make().base64(), unknown()), "validity"));
        assertEquals("not-yet-valid", fact(server(CONTOSO.issue("CN=New").from("2026-07-01").make().base64(), unknown()),
                "validity"));
        assertEquals("true", fact(server(CONTOSO.certificate().base64(), unknown()), "ca"));
    }

    @Test
    void thePurposesSayWhetherItIsForClients() throws Exception {
        assertEquals("yes", fact(server(CONTOSO.issue("CN=A").purposes(TestAuthority.CLIENT).make().base64(), unknown()),
                "client-authentication"));
        assertEquals("no", fact(server(CONTOSO.issue("CN=A").purposes(TestAuthority.SERVER).make().base64(), unknown()),
                "client-authentication"));
    }

    @Test
    void nobodyKnowsWhomTheServerTrustsUnlessItIsGiven() throws Exception {
        assertEquals("unknown", fact(server(ALICE.base64(), unknown()), "trust"));
        assertEquals("unknown", fact(server(ALICE.base64(), unknown()), "revoked"));
        assertEquals("trusted", fact(server(ALICE.base64(), trusting(CONTOSO)), "trust"));
        assertEquals("", fact(server(ALICE.base64(), trusting(CONTOSO)), "trust-problem"));
        XPathFixture other = server(ALICE.base64(), trusting(FABRIKAM));
        assertEquals("untrusted", fact(other, "trust"));
        assertEquals(true, !fact(other, "trust-problem").isEmpty());
    }

    @Test
    void aRevocationListTellsOfItsIssuersCertificates() throws Exception {
        TestCertificate bob = CONTOSO.issue("CN=Bob").make();
        assertEquals("yes", fact(server(bob.base64(), trusting(CONTOSO, CONTOSO.list().revoke(bob, "2026-05-01", 1))),
                "revoked"));
        assertEquals("no", fact(server(bob.base64(), trusting(CONTOSO, CONTOSO.list().revoke(ALICE, "2026-05-01", 1))),
                "revoked"));
        assertEquals("unknown", fact(server(bob.base64(), trusting(CONTOSO, FABRIKAM.list())), "revoked"));
        assertEquals("unknown", fact(server(bob.base64(), trusting(CONTOSO)), "revoked"));
    }

    @Test
    void whatIisCouldNotUseHasAProblemAndNothingElse() throws Exception {
        String pem = ALICE.pem().strip().replace("\n", "&#10;");
        assertEquals("pem", fact(server(pem, unknown()), "problem"));
        assertEquals("", fact(server(pem, unknown()), "subject"));
        assertEquals(true, !fact(server(pem, unknown()), "explanation").isEmpty());
        assertEquals("not-a-certificate", fact(server("bm8gY2VydGlmaWNhdGU=", unknown()), "problem"));
        assertEquals("", fact(server("bm8gY2VydGlmaWNhdGU=", unknown()), "subject"));
        assertEquals("thumbprint", fact(server("0123456789abcdef0123456789abcdef01234567", unknown()), "problem"));
        assertEquals("empty", fact(server("", unknown()), "problem"));
    }

    @Test
    void ofAPlaceholderNothingIsTold() throws Exception {
        assertEquals("", fact(server("#{Certificate}", unknown()), "problem"));
        assertEquals("1", server("#{Certificate}", unknown()).string("Shop", "count(iis:certificate('#{C}'))"));
    }
}
