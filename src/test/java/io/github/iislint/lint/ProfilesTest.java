package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import io.github.iislint.xml.XmlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProfilesTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private static RuleSet rules;

    private static final String FRONT = """
            <site name="Default Web Site" id="1">
              <application path="/"><virtualDirectory path="/" physicalPath="C:\\inetpub\\wwwroot" /></application>
              <application path="/owa"><virtualDirectory path="/" physicalPath="C:\\ex\\owa" /></application>
              <application path="/ecp"><virtualDirectory path="/" physicalPath="C:\\ex\\ecp" /></application>
              <application path="/EWS"><virtualDirectory path="/" physicalPath="C:\\ex\\ews" /></application>
              <application path="/Microsoft-Server-ActiveSync"><virtualDirectory path="/" physicalPath="C:\\ex\\sync" \
            /></application>
              <application path="/PowerShell"><virtualDirectory path="/" physicalPath="C:\\ex\\shell" /></application>
              <bindings>
                <binding protocol="http" bindingInformation="*:80:" />
                <binding protocol="https" bindingInformation="*:443:" />
              </bindings>
            </site>
            """;
    private static final String STOCK = flags("Default Web Site", "Ssl, Ssl128")
            + flags("Default Web Site/PowerShell", "SslNegotiateCert");
    private static final List<String> STOCK_RULES = List.of("certificate-accepted-without-ssl", "http2-renegotiation",
            "tls13-renegotiation");

    private static final String ENROLLMENT = """
            <site name="Default Web Site" id="1">
              <application path="/"><virtualDirectory path="/" physicalPath="C:\\inetpub\\wwwroot" /></application>
              <application path="/Contoso Issuing CA_CES_Certificate">
                <virtualDirectory path="/" physicalPath="C:\\enroll\\ces" />
              </application>
              <application path="/KeyBasedRenewal_ADPolicyProvider_CEP_Certificate">
                <virtualDirectory path="/" physicalPath="C:\\enroll\\cep" />
              </application>
              <application path="/shop"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
              <bindings>
                <binding protocol="http" bindingInformation="*:80:" />
                <binding protocol="https" bindingInformation="*:443:" sslFlags="32" />
              </bindings>
            </site>
            """;
    private static final String SERVICE = "Default Web Site/Contoso Issuing CA_CES_Certificate";
    private static final String REQUIRED = "Ssl, SslNegotiateCert, SslRequireCert, Ssl128";
    private static final String ENROLLMENT_STOCK = flags(SERVICE, REQUIRED)
            + flags("Default Web Site/KeyBasedRenewal_ADPolicyProvider_CEP_Certificate", REQUIRED);

    private static final String DEVELOPER = """
            <site name="WebSite1" id="1">
              <application path="/"><virtualDirectory path="/" physicalPath="%IIS_SITES_HOME%\\WebSite1" /></application>
              <bindings><binding protocol="http" bindingInformation=":8080:localhost" /></bindings>
            </site>
            """;
    private static final String EXPRESS = """
            <system.webServer>
              <globalModules><add name="HttpLoggingModule" image="%IIS_BIN%\\loghttp.dll" /></globalModules>
              <asp scriptErrorSentToBrowser="true" />
              <security>
                <isapiCgiRestriction notListedIsapisAllowed="true" notListedCgisAllowed="true" />
              </security>
            </system.webServer>
            """;
    private static final List<String> EXPRESS_RULES = List.of("asp-errors-sent", "cgi-unlisted-allowed",
            "isapi-unlisted-allowed");

    /** The services of WSUS at which Microsoft's guidance requires SSL; the updates themselves stay on http. */
    private static final List<String> UPDATE_SERVICES = List.of("ApiRemoting30", "ClientWebService", "DssAuthWebService",
            "ServerSyncWebService", "SimpleAuthWebService");

    @BeforeAll
    static void readRules() throws Exception {
        rules = RuleSet.builtIn();
    }

    @Test
    void stockSettingsAreNotReportedButCounted() throws Exception {
        LintResult result = lint(FRONT, STOCK, true);

        assertEquals(List.of(), rules(result));
        assertTrue(result.noticeLines().contains("3 stock findings of Exchange Server not reported; --no-profile shows them"),
                result.noticeLines().toString());
    }

    @Test
    void theyAreCountedAlikeWhateverIsShown() throws Exception {
        for (String more : List.of("", flags("Default Web Site/owa", "Ssl, SslNegotiateCert"))) {
            LintResult all = lint(FRONT, STOCK + more, true);
            LintResult errors = lint(FRONT, STOCK + more, true, Severity.ERROR);

            assertEquals(rules(all), rules(errors));
            assertEquals(all.noticeLines(), errors.noticeLines());
        }
    }

    @Test
    void withoutProfilesTheyAreReported() throws Exception {
        LintResult result = lint(FRONT, STOCK, false);

        assertEquals(STOCK_RULES, rules(result));
        assertTrue(result.noticeLines().stream().noneMatch(notice -> notice.contains("stock")), result.noticeLines().toString());
    }

    @Test
    void spacesOrderAndLetterCaseOfFlagsDoNotMatter() throws Exception {
        assertEquals(List.of("ssl-flags-style"), rules(lint(FRONT, flags("Default Web Site", "ssl128,SSL")
                + flags("Default Web Site/PowerShell", "SslNegotiateCert"), true)));
    }

    @Test
    void anotherValueAtAStockLocationIsReported() throws Exception {
        List<String> found = rules(
                lint(FRONT, flags("Default Web Site/PowerShell", "Ssl, SslNegotiateCert, SslRequireCert"), true));

        assertTrue(found.containsAll(List.of("client-certificate-mapping-missing", "tls13-renegotiation")),
                found.toString());
    }

    @Test
    void aBindingIsReportedOnceSomebodyElseAsksForCertificates() throws Exception {
        assertEquals(List.of("http2-renegotiation", "tls13-renegotiation"),
                rules(lint(FRONT, STOCK + flags("Default Web Site/owa", "Ssl, SslNegotiateCert"),
                        true)));
    }

    @Test
    void aSiteOfTheSameNameWithoutTheApplicationsIsNoExchange() throws Exception {
        assertEquals(STOCK_RULES, rules(lint(FRONT.replace("/ecp", "/shop"), STOCK, true)));
    }

    /** A mailbox server of Exchange 2013 has one application on the default site. */
    @Test
    void aServerOfOneRoleIsRecognisedByItsOtherSite() throws Exception {
        String single = FRONT.replaceAll("(?s)<application path=\"/owa\">.*?(?=<application path=\"/PowerShell\">)", "");
        String back = FRONT.replace("Default Web Site", "Exchange Back End").replace("id=\"1\"", "id=\"2\"")
                .replace("*:443:", "*:444:")
                .replace("<binding protocol=\"http\" bindingInformation=\"*:80:\" />", "");
        String flags = STOCK + flags("Exchange Back End", "Ssl, Ssl128")
                + flags("Exchange Back End/PowerShell", "Ssl, SslNegotiateCert, Ssl128");
        assertEquals(List.of(), rules(lint(single + back, flags, true)));
        assertEquals(STOCK_RULES, rules(lint(single, STOCK, true)));
    }

    @Test
    void whatAnExpectationSaysIsNeverStock() throws Exception {
        List<String> found = rules(lint(FRONT, "<!-- iislint-expect client-certificate=none: scripts use Kerberos -->\n"
                + flags("Default Web Site/PowerShell", "SslNegotiateCert"), true));

        assertEquals(List.of("client-certificate-asked-for"), found);
    }

    @Test
    void aSuppressionThatSilencesAStockFindingIsInUse() throws Exception {
        LintResult result = lint(FRONT, "<!-- iislint-disable-next certificate-accepted-without-ssl: scripts -->\n"
                + flags("Default Web Site/PowerShell", "SslNegotiateCert"), true);

        assertEquals(List.of("certificate-accepted-without-ssl"), rules(result));
        assertNotNull(result.findings().get(0).suppressed());
    }

    @Test
    void enrollmentWithCertificatesIsStock() throws Exception {
        LintResult result = lint(ENROLLMENT, ENROLLMENT_STOCK, true);

        assertEquals(List.of(), rules(result));
        assertTrue(
                result.noticeLines()
                        .contains("3 stock findings of the Certificate Enrollment Web Services not reported; --no-profile"
                                + " shows them"),
                result.noticeLines().toString());
    }

    @Test
    void withoutProfilesEnrollmentWithCertificatesIsReported() throws Exception {
        assertEquals(List.of("client-certificate-mapping-missing", "http2-renegotiation"),
                rules(lint(ENROLLMENT, ENROLLMENT_STOCK, false)));
    }

    @Test
    void enrollmentIsReportedWhereTheBindingStandsInItsWay() throws Exception {
        assertEquals(List.of("tls13-renegotiation"),
                rules(lint(ENROLLMENT.replace(" sslFlags=\"32\"", ""), ENROLLMENT_STOCK, true)));
    }

    @Test
    void enrollmentWithOtherFlagsIsReported() throws Exception {
        assertEquals(List.of("certificate-required-not-negotiated", "client-certificate-mapping-missing",
                "http2-renegotiation"), rules(lint(ENROLLMENT, flags(SERVICE, "Ssl, SslRequireCert, Ssl128"), true)));
    }

    @Test
    void whatElseTheSiteOfEnrollmentServesIsReported() throws Exception {
        assertEquals(List.of("client-certificate-mapping-missing", "http2-renegotiation"),
                rules(lint(ENROLLMENT, ENROLLMENT_STOCK + flags("Default Web Site/shop", REQUIRED), true)));
    }

    @Test
    void basicAuthenticationOfOutlookAnywhereIsStock() throws Exception {
        String front = FRONT.replace("<bindings>", """
                <application path="/Rpc"><virtualDirectory path="/" physicalPath="C:\\ex\\rpc" /></application>
                <application path="/shop"><virtualDirectory path="/" physicalPath="C:\\shop" /></application>
                <bindings>""");
        assertEquals(List.of(), rules(lint(front, STOCK + basic("Default Web Site/Rpc"), true)));
        assertEquals(List.of("basic-auth-without-ssl"), rules(lint(front, STOCK + basic("Default Web Site/shop"), true)));
        assertTrue(rules(lint(front, STOCK + basic("Default Web Site/Rpc"), false)).contains("basic-auth-without-ssl"));
    }

    @Test
    void whatIisExpressShipsIsNotReportedButCounted() throws Exception {
        LintResult result = lint(DEVELOPER, EXPRESS, true);

        assertEquals(List.of(), rules(result));
        assertTrue(result.noticeLines().contains("3 stock findings of IIS Express not reported; --no-profile shows them"),
                result.noticeLines().toString());
        assertEquals(EXPRESS_RULES, rules(lint(DEVELOPER, EXPRESS, false)));
    }

    @Test
    void theSameValuesOnAServerWithOtherModulesAreReported() throws Exception {
        assertEquals(EXPRESS_RULES,
                rules(lint(DEVELOPER, EXPRESS.replace("%IIS_BIN%", "%windir%\\\\System32\\\\inetsrv"), true)));
    }

    @Test
    void whatIsNotAsIisExpressShipsItIsReported() throws Exception {
        assertEquals(List.of("directory-listing"), rules(lint(DEVELOPER,
                EXPRESS.replace("<asp ", "<directoryBrowse enabled=\"true\" /><asp "), true)));
    }

    @Test
    void updateServicesWithSslNeedNoProfile() throws Exception {
        StringBuilder applications = new StringBuilder();
        StringBuilder locations = new StringBuilder();
        for (String service : UPDATE_SERVICES) {
            applications.append("<application path=\"/").append(service)
                    .append("\"><virtualDirectory path=\"/\" physicalPath=\"C:\\wsus\\").append(service)
                    .append("\" /></application>\n");
            locations.append(flags("WSUS Administration/" + service, "Ssl"));
        }
        assertEquals(List.of(), rules(lint("""
                <site name="WSUS Administration" id="2">
                  <application path="/"><virtualDirectory path="/" physicalPath="C:\\wsus\\root" /></application>
                  <application path="/Content"><virtualDirectory path="/" physicalPath="C:\\wsus\\content" /></application>
                %s  <bindings>
                    <binding protocol="http" bindingInformation="*:8530:" />
                    <binding protocol="https" bindingInformation="*:8531:" sslFlags="0" />
                  </bindings>
                </site>
                """.formatted(applications), locations.toString(), false)));
    }

    @Test
    void profilesSpeakOfRulesSectionsAndAttributesThatExist() throws Exception {
        for (Profile profile : Profiles.all()) {
            Stream<Profile.Stock> all = Stream.concat(profile.roles().stream().flatMap(role -> role.stock().stream()),
                    profile.installations().stream().flatMap(installation -> installation.stock().stream()));
            for (Profile.Stock stock : all.toList()) {
                assertTrue(rules.ids().containsAll(stock.rules()), stock.toString());
                if (stock.attribute() == null) {
                    continue;
                }
                assertTrue(stock.rules().stream().noneMatch(rule -> rules.rule(rule).severity() == Severity.ERROR),
                        stock.toString());
                assertNotNull(io.github.iislint.iis.schema.Schema.builtIn().section(stock.section()).attributes()
                        .get(stock.attribute()), stock.toString());
            }
        }
    }

    private static String basic(String location) {
        return """
                <location path="%s">
                  <system.webServer>
                    <security>
                      <access sslFlags="None" />
                      <authentication><basicAuthentication enabled="true" /></authentication>
                    </security>
                  </system.webServer>
                </location>
                """.formatted(location);
    }

    private static String flags(String location, String flags) {
        return """
                <location path="%s">
                  <system.webServer>
                    <security>
                      <access sslFlags="%s" />
                    </security>
                  </system.webServer>
                </location>
                """.formatted(location, flags);
    }

    private static LintResult lint(String site, String locations, boolean profiles) throws Exception {
        return lint(site, locations, profiles, Severity.INFO);
    }

    private static LintResult lint(String site, String locations, boolean profiles, Severity shown) throws Exception {
        String text = "<configuration>\n<system.applicationHost>\n<sites>\n" + site + "</sites>\n</system.applicationHost>\n"
                + locations
                + "</configuration>\n";
        MemoryFiles files = new MemoryFiles(FOLDER,
                Map.of(Path.of("applicationHost.config"), SourceText.decode(text.getBytes(StandardCharsets.UTF_8))));
        LintOptions options = LintOptions.builder(Settings.empty(FOLDER), Instant.EPOCH).windows(OptionalInt.of(2022))
                .profiles(profiles).shown(shown)
                .build();
        return new Linter(rules, options, path -> false, FixPlan.NONE)
                .lint(files, List.of(Path.of("applicationHost.config")));
    }

    private static List<String> rules(LintResult result) {
        return result.findings().stream().map(Finding::rule).sorted().distinct().toList();
    }

    @Test
    void aMisspeltNameInAProfileIsRefused() {
        XmlFile file = XmlFile.parse(Path.of("p.xml"), "p.xml",
                SourceText.of("<profile xmlns='urn:iislint:profile:1' product='P'>\n"
                        + "<site applications='/a'><stock rules='a' sektion='b'/></site></profile>"));
        IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> Profiles.read(file));
        assertTrue(refusal.getMessage().startsWith("p.xml:2:42: "), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("did you mean \"section\"?"), refusal.getMessage());
    }
}
