package io.github.iislint.diagnose;

import static io.github.iislint.diagnose.Requests.access;
import static io.github.iislint.diagnose.Requests.authentication;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.TestKeys;
import io.github.iislint.diagnose.Cause.CauseStatus;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a status to its causes. */
class CausesTest {

    private static final String REQUIRE = access("Ssl, SslNegotiateCert, SslRequireCert");

    @TempDir
    private static Path folder;
    private static Visitors visitors;

    @BeforeAll
    static void issue() {
        visitors = new Visitors(folder, TestKeys.EC);
    }

    private static Cause cause(Diagnosis diagnosis, String words) {
        return diagnosis.inquiry().causes().stream().filter(cause -> cause.text().contains(words)).findFirst()
                .orElseThrow(() -> new AssertionError(words + " is not among " + diagnosis.inquiry().causes()));
    }

    private static Requests with(String visitor, String sections, String status) {
        return Requests.site(sections).trust(visitors.trust()).crl(visitors.lists()).certificate(visitors.file(visitor))
                .status(status);
    }

    static List<String> statuses() {
        return Causes.known();
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void everyCauseHasAnArticleAndARemedy(String status) throws DiagnoseException {
        for (String sections : List.of(REQUIRE, access("Ssl") + authentication(false, visitors.oneToOne()))) {
            Diagnosis diagnosis = Requests.site(sections).status(status).https("Shop");
            assertTrue(!diagnosis.inquiry().causes().isEmpty());
            diagnosis.inquiry().causes().forEach(cause -> assertNotNull(cause.article()));
            diagnosis.inquiry().causes().forEach(cause -> assertNotNull(cause.remedy()));
        }
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertTrue(assertThrows(DiagnoseException.class, () -> Requests.site(REQUIRE).status("404").https("Shop")).getMessage()
                .startsWith("--status \"404\": expected one of 401.2, "));
    }

    @Test
    void requireIsConfirmedWithItsLineAndTheRestIsOpen() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(REQUIRE).status("403.7").https("Shop/partners");
        Cause required = cause(diagnosis, "is required here");
        assertEquals(CauseStatus.CONFIRMED, required.finding());
        assertEquals(17, required.evidence().get(0).place().line());
        assertEquals(CauseStatus.OPEN, cause(diagnosis, "root of the visitor's certificate").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(diagnosis, "the required certificate is never requested").finding());
        assertNotNull(diagnosis.advice().acceptance().outcome());
        assertTrue(diagnosis.confirmed());
    }

    @Test
    void whereNothingIsRequiredThereIsNo403Dot7() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(access("Ssl, SslNegotiateCert")).status("403.7").https("Shop");
        assertEquals(List.of(CauseStatus.EXCLUDED), diagnosis.inquiry().causes().stream().map(Cause::finding).toList());
        assertNull(diagnosis.advice().acceptance());
    }

    @Test
    void aCertificateDecidesWhatWasOpen() throws DiagnoseException {
        Diagnosis expired = with("expired", REQUIRE, "403.7").https("Shop");
        assertEquals(CauseStatus.CONFIRMED, cause(expired, "has expired").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(expired, "root of the visitor's").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(expired, "has no certificate").finding());
        assertEquals(CauseStatus.CONFIRMED, cause(with("revoked", REQUIRE, "403.13").https("Shop"), "was revoked").finding());
        assertEquals(CauseStatus.CONFIRMED, cause(with("self-signed", REQUIRE, "403.16").https("Shop"), "root").finding());
        assertEquals(CauseStatus.CONFIRMED, cause(with("with the private key of another", REQUIRE, "403.7").https("Shop"),
                "private key").finding());
    }

    @Test
    void mappedCertificatesThatHaveExpiredAreEvidence() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(REQUIRE + authentication(false, visitors.oneToOne())).status("403.17").https("Shop");
        Cause outdated = cause(diagnosis, "has expired");
        assertEquals(CauseStatus.CONFIRMED, outdated.finding());
        assertEquals(List.of("CN=bob,O=Partner expired", "CN=carol,O=Partner is not valid"), outdated.evidence().stream()
                .map(evidence -> evidence.text().replaceAll(".*of (.*(expired|is not valid)).*", "$1")).toList());
    }

    @Test
    void aDenyEntryIsBehind403Dot12() throws DiagnoseException {
        String deny = REQUIRE + authentication(false, Visitors.manyToOne("permissionMode=\"Deny\""));
        assertEquals(CauseStatus.CONFIRMED, cause(Requests.site(deny).status("403.12").https("Shop"),
                "denies the certificate").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(with("valid, in no mapping", deny, "403.12").https("Shop"),
                "denies the certificate").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(Requests.site(REQUIRE).status("403.12").https("Shop"),
                "denies the certificate").finding());
    }

    @Test
    void anUnmappedVisitorIsBehind401Dot2() throws DiagnoseException {
        Diagnosis diagnosis = with("valid, in no mapping", REQUIRE + authentication(false, visitors.oneToOne()),
                "401.2").https("Shop");
        assertEquals(CauseStatus.CONFIRMED, cause(diagnosis, "no mapping has").finding());
        assertEquals(CauseStatus.EXCLUDED, cause(diagnosis, "no certificate is requested").finding());
        assertEquals(CauseStatus.OPEN, cause(diagnosis, "module").finding());
    }
}
