package io.github.iislint.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate names addresses; nobody may learn from a request there that a configuration was looked at. */
class NoNetworkTest {

    private static final List<String> SWITCHES = List.of("com.sun.security.enableCRLDP", "com.sun.security.enableAIAcaIssuers");

    @TempDir
    private Path folder;
    private HttpServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private String ocsp;

    @BeforeEach
    void openEveryDoor() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        SWITCHES.forEach(name -> System.setProperty(name, "true"));
        ocsp = Security.getProperty("ocsp.enable");
        Security.setProperty("ocsp.enable", "true");
    }

    @AfterEach
    void closeThemAgain() {
        server.stop(0);
        SWITCHES.forEach(System::clearProperty);
        Security.setProperty("ocsp.enable", ocsp == null ? "false" : ocsp);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Test
    void nothingIsFetchedEvenWhereTheJdkIsToldToFetch() throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root");
        TestAuthority sub = root.issue("CN=Sub").asAuthority(-1).listAt(url() + "root.crl").askAt(url() + "root").makeAuthority();
        TestCertificate alice = sub.issue("CN=alice").listAt(url() + "sub.crl").askAt(url() + "sub").make();
        Path roots = Files.writeString(folder.resolve("root.pem"), root.certificate().pem());
        Path subs = Files.writeString(folder.resolve("sub.pem"), sub.certificate().pem());

        Authorities complete = Authorities.load(List.of(roots, subs));
        Chain chain = new ChainCheck(complete).chain(alice.certificate(), TestAuthority.NOW);
        assertTrue(chain.trusted());
        assertEquals(2, Revocations.none().check(chain, complete, TestAuthority.NOW).size());

        Authorities lacking = Authorities.load(List.of(roots));
        assertTrue(new ChainCheck(lacking).chain(alice.certificate(), TestAuthority.NOW).untrusted());
        assertEquals(0, requests.get());
    }

    @Test
    void theJdksOwnRevocationCheckerWouldFetch() throws Exception {
        TestAuthority root = TestAuthority.root("CN=Root");
        X509Certificate alice = root.issue("CN=alice").listAt(url() + "root.crl").askAt(url() + "root").make().certificate();
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root.x509(), null)));
        parameters.addCertPathChecker((PKIXRevocationChecker) validator.getRevocationChecker());
        assertThrows(CertPathValidatorException.class, () -> validator.validate(
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(alice)), parameters));
        assertTrue(requests.get() > 0, "the doors are open: the other test proves something");
    }
}
