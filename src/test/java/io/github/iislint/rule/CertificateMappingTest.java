package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mapping a visitor's certificate meets. */
class CertificateMappingTest {

    private static final TestAuthority CONTOSO = TestAuthority.root("CN=Contoso CA, O=Contoso");
    private static final TestCertificate ALICE = CONTOSO.issue("CN=Alice, OU=Sales, OU=Partners, O=Fabrikam, ST=Bayern,"
            + " C=DE").make();
    private static final TestCertificate RENEWED = CONTOSO.issue("CN=Alice, OU=Sales, OU=Partners, O=Fabrikam, ST=Bayern,"
            + " C=DE").make();

    private static CertificateMapping at(String location, String below, String entries) throws IOException {
        return at(location, below, "", entries);
    }

    private static CertificateMapping at(String location, String below, String attributes, String entries) throws IOException {
        String host = """
                <configuration>
                  <system.applicationHost>
                    <sites>
                      <site name="Shop" id="1">
                        <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                        <application path="/app"><virtualDirectory path="/" physicalPath="C:\\sites\\app" /></application>
                      </site>
                    </sites>
                  </system.applicationHost>
                  <location path="%s">
                    <system.webServer><security><authentication>
                      <iisClientCertificateMappingAuthentication enabled="true" %s>%s</iisClientCertificateMappingAuthentication>
                    </authentication></security></system.webServer>
                  </location>
                </configuration>
                """.formatted(below, attributes, entries);
        Path folder = Path.of("").toAbsolutePath();
        MemoryFiles files = new MemoryFiles(folder, Map.of(Path.of("applicationHost.config"),
                SourceText.decode(host.getBytes(StandardCharsets.UTF_8))));
        Server server = new ServerLoader(files, Schema.builtIn(), new FolderMap(files, List.of(), Map.of()), Frameworks.NONE,
                path -> false)
                .load(folder.resolve("applicationHost.config"), List.of());
        assertEquals(List.of(), server.problems());
        return CertificateMapping.at(server, server.location(location));
    }

    private static CertificateMapping mapping(String entries) throws IOException {
        return mapping("", entries);
    }

    private static CertificateMapping mapping(String attributes, String entries) throws IOException {
        return at("Shop", "Shop", attributes, entries);
    }

    private static String oneToOne(String attributes) {
        return "<oneToOneMappings><add userName=\"one\" " + attributes + " /></oneToOneMappings>";
    }

    private static String many(String... adds) {
        return "<manyToOneMappings>" + String.join("", adds) + "</manyToOneMappings>";
    }

    private static String add(String name, String attributes, String... rules) {
        return "<add name=\"" + name + "\" userName=\"" + name + "\" " + attributes + "><rules>" + String.join("", rules)
                + "</rules></add>";
    }

    private static String rule(String field, String subField, String criteria) {
        return "<add certificateField=\"" + field + "\" certificateSubField=\"" + subField + "\" matchCriteria=\"" + criteria
                + "\" />";
    }

    private static String account(CertificateMapping mapping) {
        CertificateMapping.MappedEntry match = mapping.match(ALICE.certificate());
        return match == null ? null : match.account();
    }

    @ParameterizedTest(name = "{0} {1} = {2}: {3}")
    @CsvSource({
            "Subject, CN, Alice, true", "Subject, CN, alice, false", "Subject, CN, Ali*, true", "Subject, CN, *, true",
            "Subject, CN, Alic?, true", "Subject, CN, Ali, false", "Subject, CN, *ice, true", "Subject, O, Fabrikam, true",
            "Subject, O, Contoso, false", "Issuer, O, Contoso, true", "Issuer, CN, Contoso*, true", "Subject, OU, Sales, true",
            "Subject, OU, Partners, true", "Subject, OU, Sales*Partners, false", "Subject, S, Bayern, true",
            "Subject, ST, Bayern, true",
            "Subject, cn, Alice, true", "Subject, L, *, false", "Subject, CN, A.ice, false"})
    void aRuleComparesOneSubField(String field, String subField, String criteria, boolean matches) throws IOException {
        assertEquals(matches, account(mapping(many(add("m", "", rule(field, subField, criteria))))) != null);
    }

    @Test
    void letterCaseCountsUnlessARuleSaysOtherwise() throws IOException {
        String rule = "<add certificateField=\"Subject\" certificateSubField=\"CN\" matchCriteria=\"aLICE\""
                + " compareCaseSensitive=\"%s\" />";
        assertNull(account(mapping(many(add("m", "", rule.formatted("true"))))));
        assertEquals("m", account(mapping(many(add("m", "", rule.formatted("false"))))));
    }

    @Test
    void allRulesOfAnEntryHaveToMatch() throws IOException {
        assertEquals("m", account(mapping(many(add("m", "", rule("Subject", "CN", "Alice"), rule("Issuer", "O", "Contoso"))))));
        assertNull(account(mapping(many(add("m", "", rule("Subject", "CN", "Alice"), rule("Issuer", "O", "Fabrikam"))))));
    }

    @Test
    void theFirstEntryWins() throws IOException {
        assertEquals("a", account(mapping(many(add("a", "", rule("Subject", "CN", "*")), add("b", "",
                rule("Subject", "CN", "Alice"))))));
        assertEquals("b", account(mapping(many(add("a", "enabled=\"false\"", rule("Subject", "CN", "*")),
                add("b", "", rule("Subject", "CN", "Alice"))))));
    }

    @Test
    void aDenyEntryDenies() throws IOException {
        CertificateMapping mapping = mapping(many(add("a", "permissionMode=\"deny\"", rule("Subject", "CN", "*"))));
        assertEquals(CertificateMapping.MappingEffect.DENIES, mapping.match(ALICE.certificate()).effect());
    }

    @Test
    void aOneToOneEntryComesBeforeAllOthers() throws IOException {
        CertificateMapping mapping = mapping(oneToOne("certificate=\"" + ALICE.base64() + "\"")
                + many(add("m", "permissionMode=\"Deny\"", rule("Subject", "CN", "*"))));
        assertTrue(mapping.match(ALICE.certificate()).oneToOne());
        assertEquals("one", account(mapping));
        assertEquals(CertificateMapping.MappingEffect.DENIES, mapping.match(RENEWED.certificate()).effect());
    }

    @Test
    void aKindThatIsSwitchedOffMapsNobody() throws IOException {
        String entries = oneToOne("certificate=\"" + ALICE.base64() + "\"") + many(add("m", "", rule("Subject", "CN", "*")));
        assertEquals("m", account(mapping("oneToOneCertificateMappingsEnabled=\"false\"", entries)));
        assertEquals("one", account(mapping("manyToOneCertificateMappingsEnabled=\"false\"", entries)));
        assertNull(account(mapping("oneToOneCertificateMappingsEnabled=\"false\" manyToOneCertificateMappingsEnabled=\"false\"",
                entries)));
    }

    @Test
    void anEntryWithoutRulesIsNotTakenToMatch() throws IOException {
        CertificateMapping mapping = mapping(many("<add name=\"m\" userName=\"u\" />"));
        assertNull(account(mapping));
        assertTrue(mapping.misses(ALICE.certificate()).get(0).why().contains("no rules"));
    }

    @Test
    void entriesBelowTheSiteAreNotRead() throws IOException {
        CertificateMapping mapping = at("Shop/app", "Shop/app", oneToOne("certificate=\"" + ALICE.base64() + "\""));
        assertTrue(mapping.enabled());
        assertNull(account(mapping));
        assertEquals(1, mapping.ignored().size());
    }

    @Test
    void anApplicationInheritsTheEntriesOfTheSite() throws IOException {
        CertificateMapping mapping = at("Shop/app", "Shop", oneToOne("certificate=\"" + ALICE.base64() + "\""));
        assertEquals("one", account(mapping));
        assertEquals(List.of(), mapping.ignored());
    }

    @Test
    void nearMissesSayWhatIsWrong() throws IOException {
        assertEquals("a one-to-one mapping has this certificate, but is disabled",
                miss(oneToOne("enabled=\"false\" certificate=\"" + ALICE.base64() + "\"")));
        assertTrue(miss(oneToOne("certificate=\"-----BEGIN CERTIFICATE-----" + ALICE.base64() + "-----END CERTIFICATE-----\""))
                .startsWith("a one-to-one mapping has this certificate in a form that IIS cannot compare: it has the BEGIN"));
        assertTrue(miss(oneToOne("certificate=\"" + RENEWED.base64() + "\"")).contains("after a renewal"));
        assertEquals("the many-to-one mapping \"m\" does not match: Subject O should be \"Contoso\", and is \"Fabrikam\"",
                miss(many(add("m", "", rule("Subject", "CN", "Alice"), rule("Subject", "O", "Contoso")))));
        assertEquals("the many-to-one mapping \"m\" does not match: Subject L should be \"*\", and there is none",
                miss(many(add("m", "", rule("Subject", "L", "*")))));
        assertEquals("the many-to-one mapping \"m\" would match, but is disabled",
                miss(many(add("m", "enabled=\"false\"", rule("Subject", "CN", "Alice")))));
    }

    private static String miss(String entries) throws IOException {
        CertificateMapping mapping = mapping(entries);
        assertNull(mapping.match(ALICE.certificate()));
        assertFalse(mapping.misses(ALICE.certificate()).isEmpty());
        return mapping.misses(ALICE.certificate()).get(0).why();
    }
}
