package io.github.iislint.diagnose;

import static io.github.iislint.diagnose.Requests.access;
import static io.github.iislint.diagnose.Requests.answer;
import static io.github.iislint.diagnose.Requests.authentication;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestKeys;
import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.settings.ExpectedMode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The steps of a request, one by one. */
class RequestEvaluationTest {

    private static final String REQUIRE = access("Ssl, SslNegotiateCert, SslRequireCert");
    private static final String ACCEPT = access("Ssl, SslNegotiateCert");

    @TempDir
    private static Path folder;
    private static Visitors visitors;

    @BeforeAll
    static void issue() {
        visitors = new Visitors(folder, TestKeys.EC);
    }

    private static Requests with(String visitor, String sections) {
        return Requests.site(sections).trust(visitors.trust()).crl(visitors.lists()).certificate(visitors.file(visitor));
    }

    private static Step step(Diagnosis diagnosis, Name name) {
        return diagnosis.outcome().steps().stream().filter(step -> step.name() == name).findFirst().orElse(null);
    }

    private static List<String> assumed(Diagnosis diagnosis) {
        return diagnosis.premises().assumptions().stream().filter(Diagnosis.Assumed::matters)
                .map(assumed -> assumed.assumption() + "=" + (assumed.holds() ? "on" : "off") + ", otherwise "
                        + assumed.otherwise())
                .toList();
    }

    @Test
    void theLineThatRequiresDecides403Dot7() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(REQUIRE).https("Shop/partners");
        assertEquals("403.7", answer(diagnosis));
        assertEquals("applicationHost.config:17:19", diagnosis.decisive().place().file() + ":"
                + diagnosis.decisive().place().line() + ":"
                + diagnosis.decisive().place().column());
        assertEquals(Article.CERTIFICATE_REQUIRED, diagnosis.decisive().article());
    }

    @Test
    void everyAnswerNamesItsArticle() throws DiagnoseException {
        for (String visitor : visitors.names()) {
            Diagnosis diagnosis = with(visitor, REQUIRE + authentication(false, visitors.oneToOne())).https("Shop");
            diagnosis.outcome().steps().forEach(step -> assertNotNull(step.article(), visitor + " " + step));
        }
    }

    @Test
    void whatWouldFailBesidesIsShown() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(REQUIRE + authentication(false, null)).http("Shop");
        assertEquals(List.of("403.4", "403.7", "401.2"),
                diagnosis.outcome().steps().stream().filter(Step::failed).map(Step::status).toList());
    }

    @Test
    void withoutABindingNothingAnswers() throws DiagnoseException {
        Diagnosis diagnosis = Requests.server(Requests.binding("http", "*:80:", "0"), REQUIRE).https("Shop");
        assertEquals("no answer", answer(diagnosis));
        assertEquals(Name.BINDING, diagnosis.decisive().name());
    }

    @Test
    void aConfigurationThatIisRefusesComesBeforeAllElse() throws DiagnoseException {
        Diagnosis diagnosis = Requests.site(access("Ssl.SslRequireCert")).http("Shop/partners");
        assertEquals("500.19", answer(diagnosis));
        assertEquals(17, diagnosis.decisive().place().line());
    }

    private static String broken(String sections, String url) throws DiagnoseException {
        return answer(new Requests().file("applicationHost.config", "<configuration><system.applicationHost><sites>"
                + "<site name=\"Shop\" id=\"1\"><application path=\"/\"><virtualDirectory path=\"/\" "
                + "physicalPath=\"C:\\sites\\shop\" /></application>"
                + "<bindings><binding protocol=\"http\" bindingInformation=\"*:80:shop\" "
                + "/></bindings></site></sites></system.applicationHost>"
                + "<location path=\"Shop\">" + sections + "</location></configuration>").url("http://shop" + url));
    }

    @Test
    void aBrokenSectionFailsTheRequestsThatReadIt() throws DiagnoseException {
        String errors = "<system.webServer><httpErrors errorMode=\"Nonsense\" /></system.webServer>";
        String documents = "<system.webServer><defaultDocument enabled=\"maybe\" /></system.webServer>";
        String cache = "<system.webServer><staticContent><clientCache cacheControlMaxAge=\"abc\" "
                + "/></staticContent></system.webServer>";
        String twice = "<system.webServer><staticContent><mimeMap fileExtension=\".x\" mimeType=\"a/b\" />"
                + "<mimeMap fileExtension=\".x\" mimeType=\"a/b\" /></staticContent></system.webServer>";
        String headers = "<system.webServer><httpProtocol><customHeaders><add name=\"A\" /><add name=\"a\" "
                + "/></customHeaders></httpProtocol>"
                + "</system.webServer>";
        String asp = "<system.webServer><asp bufferingOn=\"maybe\" /></system.webServer>";
        String includes = "<system.webServer><serverSideInclude ssiExecDisable=\"maybe\" /></system.webServer>";
        String forms = "<system.web><authentication mode=\"Nonsense\" /></system.web>";
        assertEquals(List.of("in, anonymous", "in, anonymous"), List.of(broken(errors, "/page.aspx"), broken(errors, "/a.txt")));
        assertEquals(List.of("in, anonymous", "500.19", "500.19"),
                List.of(broken(documents, "/page.aspx"), broken(documents, "/folder/"), broken(documents, "/")));
        assertEquals(List.of("in, anonymous", "500.19"), List.of(broken(cache, "/page.aspx"), broken(cache, "/a.txt")));
        assertEquals(List.of("500.19", "500.19"), List.of(broken(twice, "/page.aspx"), broken(twice, "/a.txt")));
        assertEquals(List.of("500.19", "500.19"), List.of(broken(headers, "/page.aspx"), broken(headers, "/a.txt")));
        assertEquals(List.of("in, anonymous", "in, anonymous", "500.19", "500.19"), List.of(broken(asp, "/page.aspx"),
                broken(asp, "/a.html"), broken(asp, "/page.ASP"), broken(asp, "/")));
        assertEquals(List.of("in, anonymous", "500.19"), List.of(broken(includes, "/a.html"), broken(includes, "/a.shtml")));
        assertEquals(List.of("500", "in, anonymous"), List.of(broken(forms, "/page.aspx"), broken(forms, "/a.txt")));
    }

    @Test
    void aLockedSectionInALoneWebConfigIsAnAssumption() throws DiagnoseException {
        Requests lone = new Requests().file("web.config", "<configuration><system.webServer><security>" + REQUIRE
                + "</security></system.webServer></configuration>");
        Diagnosis diagnosis = lone.https("admin");
        assertEquals("403.7", answer(diagnosis));
        assertEquals(Verdict.OPEN, step(diagnosis, Name.BINDING).verdict());
        assertTrue(assumed(diagnosis).contains("locks=off, otherwise 500.19"));
        assertEquals("500.19", answer(lone.assume(Assumption.LOCKS, true).https(".")));
    }

    @Test
    void strongEncryptionIsTakenForGranted() throws DiagnoseException {
        Requests site = Requests.site(access("Ssl, Ssl128"));
        assertEquals("in, anonymous", answer(site.https("Shop")));
        assertEquals("403.5", answer(site.assume(Assumption.CIPHER, false).https("Shop")));
    }

    @Test
    void aPlaceholderIsNotGuessed() throws DiagnoseException {
        assertEquals(Verdict.OPEN, step(Requests.site(access("#{SslFlags}")).https("Shop"), Name.SSL).verdict());
    }

    @Test
    void requiredButNeverAskedForIs403Dot7EvenWithACertificate() throws DiagnoseException {
        Diagnosis diagnosis = with("valid", access("Ssl, SslRequireCert")).https("Shop");
        assertEquals("403.7", answer(diagnosis));
        assertEquals(Name.REQUEST, diagnosis.decisive().name());
        assertEquals("in, anonymous", answer(with("valid", access("Ssl, SslRequireCert")).assume(Assumption.NEGOTIATE,
                true).https("Shop")));
    }

    @ParameterizedTest(name = "Windows {0}, binding flags {1}, assumed {2}: {3}")
    @CsvSource({
            "2019, 1,      , 'in, anonymous'", "2022, 1,      , no answer", "2025, 1,      , 500.0",
            "2025, 33,     , 'in, anonymous'",
            "0,    1,      , 'in, anonymous'", "0,    1, tls13, 500.0", "2022, 1, negotiate, 'in, anonymous'"})
    void tls13AndACertificateAfterTheHandshakeDoNotGoTogether(int windows, String flags, String assumed, String expected)
            throws DiagnoseException {
        Requests site = Requests.server(Requests.binding("https", "*:443:shop.example", flags), ACCEPT);
        if (windows > 0) {
            site.windows(windows);
        }
        if (assumed != null) {
            site.assume(Assumption.of(assumed).orElseThrow(), true);
        }
        assertEquals(expected, answer(site.https("Shop")));
    }

    @Test
    void whatIsNotAskedForIsNotJudged() throws DiagnoseException {
        Diagnosis diagnosis = with("expired", access("Ssl")).https("Shop");
        assertEquals("in, anonymous", answer(diagnosis));
        assertNull(step(diagnosis, Name.DATES));
    }

    @Test
    void anExpiryDateIsMentionedOnlyWhenItIsNear() throws DiagnoseException {
        assertEquals("valid until 2045-01-01", step(with("valid", REQUIRE).https("Shop"), Name.DATES).text());
        TestAuthority root = TestAuthority.root("CN=Soon");
        Path soon = visitors.write("soon.pem", root.issue("CN=soon").until("2026-06-11").make().pem());
        Diagnosis diagnosis = Requests.site(REQUIRE).trust(visitors.write("soon-root.pem",
                root.certificate().pem())).certificate(soon)
                .https("Shop");
        assertEquals("valid until 2026-06-11, which is in 10 days", step(diagnosis, Name.DATES).text());
    }

    @Test
    void anExpiredAuthorityIs403Dot17() throws DiagnoseException {
        TestAuthority root = TestAuthority.root("CN=Old").renewed("2025-01-01", "2026-01-01");
        Path visitor = visitors.write("late.pem", root.issue("CN=late").make().pem());
        Diagnosis diagnosis = Requests.site(REQUIRE).trust(visitors.write("old.pem",
                root.certificate().pem())).certificate(visitor)
                .https("Shop");
        assertEquals("403.17", answer(diagnosis));
        assertEquals("the authority CN=Old expired on 2026-01-01", diagnosis.decisive().text());
    }

    @Test
    void theChainIsShownStepByStep() throws DiagnoseException {
        List<String> chain = step(with("valid", REQUIRE).https("Shop"), Name.TRUST).details();
        assertEquals(List.of("certificate", "intermediate", "trusted root"),
                chain.stream().map(line -> line.replaceAll(" CN=.*", "")).toList());
    }

    @Test
    void anIntermediateAuthorityBelongsIntoItsOwnStore() throws DiagnoseException {
        Diagnosis diagnosis = with("of an unknown issuer", REQUIRE).https("Shop");
        assertEquals("403.16", answer(diagnosis));
        assertTrue(diagnosis.decisive().details().stream().anyMatch(line -> line.contains("CN=Shop Partners,O=Shop is an"
                + " intermediate")),
                diagnosis.decisive().details().toString());
        assertEquals("403.16", answer(with("valid", REQUIRE).assume(Assumption.ROOT_STORE, false).https("Shop")));
    }

    @Test
    void withoutTrustItIsAnAssumption() throws DiagnoseException {
        Requests site = Requests.site(REQUIRE).certificate(visitors.file("valid"));
        Diagnosis diagnosis = site.https("Shop");
        assertEquals("in, anonymous", answer(diagnosis));
        assertTrue(assumed(diagnosis).contains("trusted=on, otherwise 403.16"), assumed(diagnosis).toString());
        assertTrue(assumed(diagnosis).contains("crl=on, otherwise 403.13"), assumed(diagnosis).toString());
        assertEquals("403.16", answer(site.assume(Assumption.TRUSTED, false).https("Shop")));
        assertEquals("403.7", answer(site.assume(Assumption.ISSUER_LIST, true).https("Shop")));
    }

    @Test
    void aServerThatDoesNotCheckTakesARevokedCertificate() throws DiagnoseException {
        assertEquals("in, anonymous", answer(with("revoked", REQUIRE).assume(Assumption.REVOCATION, false).https("Shop")));
        assertEquals("in, anonymous", answer(with("for servers only", REQUIRE).assume(Assumption.USAGE, false).https("Shop")));
    }

    @Test
    void aRevocationListThatHasEndedIs403Dot13() throws DiagnoseException {
        TestAuthority root = TestAuthority.root("CN=Lists");
        Requests site = Requests.site(REQUIRE).trust(visitors.write("lists-root.pem", root.certificate().pem()))
                .crl(visitors.write("ended.pem", root.list().until("2026-05-01").pem()))
                .certificate(visitors.write("mallory.pem", root.issue("CN=mallory").make().pem()));
        assertEquals("403.13", answer(site.https("Shop")));
        assertEquals("in, anonymous", answer(site.assume(Assumption.CRL, true).https("Shop")));
    }

    @Test
    void acceptedAndUnmappedIs401WhereNothingElseLetsIn() throws DiagnoseException {
        String mapped = ACCEPT + authentication(false, visitors.oneToOne());
        assertEquals("401.2", answer(Requests.site(mapped).https("Shop")));
        assertEquals("in, as partner", answer(with("valid", mapped).https("Shop")));
    }

    @Test
    void anonymousAuthenticationLetsTheUnmappedIn() throws DiagnoseException {
        assertEquals("in, anonymous", answer(with("valid, in no mapping", REQUIRE + authentication(true,
                visitors.oneToOne())).https("Shop")));
    }

    @Test
    void logOnAndFilesOfTheMappedAccountAreAssumed() throws DiagnoseException {
        String mapped = REQUIRE + authentication(false, visitors.oneToOne());
        assertEquals("403.12", answer(with("valid", mapped).assume(Assumption.FILES, false).https("Shop")));
        assertEquals("401.1", answer(with("valid", mapped).assume(Assumption.LOGON, false).https("Shop")));
        assertEquals("401.2", answer(with("valid", mapped).assume(Assumption.MODULE, false).https("Shop")));
    }

    @Test
    void windowsAuthenticationAsksTheVisitorToLogOn() throws DiagnoseException {
        String windows = access("Ssl") + "<authentication><anonymousAuthentication enabled=\"false\" />"
                + "<windowsAuthentication enabled=\"true\" /></authentication>";
        assertEquals("in, after logging on (Windows)", answer(Requests.site(windows).https("Shop")));
        assertEquals("401.2", answer(Requests.site(windows).assume(Assumption.CREDENTIALS, false).https("Shop")));
    }

    @Test
    void activeDirectoryMayKnowTheCertificate() throws DiagnoseException {
        String mapped = REQUIRE + "<authentication><anonymousAuthentication enabled=\"false\" />"
                + "<clientCertificateMappingAuthentication enabled=\"true\" /></authentication>";
        assertTrue(answer(with("valid", mapped).https("Shop")).startsWith("in, as the account that Active Directory"));
        assertEquals("401.2", answer(with("valid", mapped).assume(Assumption.DIRECTORY, false).https("Shop")));
    }

    @Test
    void the403Dot7ComesWithTheChangeToAccept() throws DiagnoseException {
        Acceptance acceptance = Requests.site(REQUIRE + authentication(false, null)).https("Shop").advice().acceptance();
        assertNull(acceptance.refusal());
        assertTrue(acceptance.outcome().edits().get(0).after().text().contains(ACCEPT));
        assertEquals("401.2", acceptance.then());
    }

    @Test
    void onlyTheLocationAskedForAccepts() throws DiagnoseException {
        Acceptance acceptance = Requests.site(REQUIRE).https("Shop/partners/x").advice().acceptance();
        String text = acceptance.outcome().edits().get(0).after().text();
        assertTrue(text.contains(REQUIRE) && text.contains("<location path=\"Shop/partners/x\">"), text);
    }

    @Test
    void aLocationThatIsExpectedToRequireStaysAsItIs() throws DiagnoseException {
        Acceptance acceptance = Requests.site(REQUIRE).expect("Shop", ExpectedMode.REQUIRE).https("Shop/partners").advice()
                .acceptance();
        assertNull(acceptance.outcome());
        assertEquals("a client certificate is expected to be required at Shop", acceptance.refusal());
    }

    @Test
    void otherAnswersHaveNoSuchChange() throws DiagnoseException {
        assertNull(with("expired", REQUIRE).https("Shop").advice().acceptance());
        assertNull(Requests.site(REQUIRE).http("Shop").advice().acceptance());
    }

    @Test
    void theRemedyFitsTheAnswer() throws DiagnoseException {
        assertFalse(Requests.site(REQUIRE).https("Shop").advice().remedies().isEmpty());
        assertTrue(with("expired", REQUIRE).https("Shop").advice().remedies().get(0).text().startsWith("Renew"));
        assertTrue(with("self-signed", REQUIRE).https("Shop").advice().remedies().get(0).text().startsWith("Install the root"));
    }
}
