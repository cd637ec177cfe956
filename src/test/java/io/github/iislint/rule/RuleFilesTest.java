package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.iis.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The rule files of the project, as files. What they find is tested by their examples. */
class RuleFilesTest {

    /** Ids are stable for ever once shipped: people name them in suppressions and settings. */
    private static final Set<String> CATALOGUE = new TreeSet<>(List.of("""
            acme-challenge-blocked app-pool-local-system app-pool-shared application-pool-unknown
            application-root-missing asp-debugging asp-errors-sent aspnet-custom-errors-off aspnet-debug-compilation
            aspnet-header-checking-off aspnet-impersonation-credentials aspnet-trace-enabled aspnet-view-state-mac-off
            aspnetcore-development aspnetcore-stdout-log attribute-invalid attribute-unknown binding-duplicate
            binding-flags-invalid binding-without-host certificate-accepted-without-ssl
            certificate-required-not-negotiated certificate-required-without-ssl certificate-usage-not-checked
            cgi-unlisted-allowed client-certificate-asked-by-binding client-certificate-asked-for
            client-certificate-expected client-certificate-mapping-missing client-certificate-not-expected
            config-extension-served configuration-redirected connections-rejected cors-any-origin-credentials
            cors-header-any-origin-credentials detailed-errors-remote directory-listing double-escaping-allowed
            entry-duplicate error-page-absolute error-page-behind-certificate expectation-unused forms-auth-cookieless
            forms-auth-passwords-weak forms-auth-unprotected forms-auth-without-ssl handlers-write-and-execute
            high-bit-characters-allowed hsts-missing http-binding-refused http-sys-invalid http-sys-language
            http2-renegotiation https-binding-missing https-binding-without-certificate integrated-mode-refused
            isapi-unlisted-allowed location-case location-inheritance-disputed location-orphan
            location-override-conflict location-path-style location-repeats-application location-repeats-site
            lock-violation log-format-not-w3c log-not-to-etw log-on-default-path machine-key-decryption-weak
            machine-key-in-file map-unused mapping-account-missing mapping-anonymous mapping-aspnetcore
            mapping-below-site mapping-certificate-expired mapping-certificate-expiring mapping-certificate-malformed
            mapping-certificate-purpose mapping-certificate-revoked mapping-certificate-untrusted mapping-denied
            mapping-directory-below-server mapping-duplicate mapping-empty mapping-kinds-conflict
            mapping-module-missing mapping-not-negotiated mapping-password-plaintext mapping-switched-off
            mapping-unreachable mapping-without-issuer mapping-without-rules powered-by-header-sent
            precondition-unknown query-string-length-high redirect-to-http request-size-high requests-not-logged
            revocation-not-checked section-declared-elsewhere section-duplicate section-locked section-misplaced
            section-undeclared server-header-sent server-unused session-connection-password session-id-in-url
            shared-folder-bypass site-log-off site-on-system-drive site-root-missing sni-binding-falls-back
            ssl-flag-mapcert ssl-flag-unknown ssl-flags-style suppression-malformed suppression-unused
            tls-ends-upstream tls13-renegotiation transform-fails transform-insert-if-missing transform-nested
            transform-no-match transform-not-evaluated transform-result-invalid transform-several-targets
            transform-unused transform-without-effect unlisted-extensions-allowed upload-read-ahead url-length-high
            wcf-certificate-not-requested web-config-ignored web-config-unclaimed xml-malformed
            """.strip().split("\\s+")));

    private static Schema schema;
    private static RuleSet rules;

    @BeforeAll
    static void read() throws SAXException, RuleException, IOException {
        schema = SchemaFactory.newDefaultInstance().newSchema(RuleSet.class.getResource("rule.xsd"));
        rules = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
    }

    static Stream<Rule> rules() {
        return rules.rules().stream();
    }

    @Test
    void theCatalogueIsComplete() {
        assertEquals(CATALOGUE, rules.ids());
    }

    @Test
    void allOfThemShip() throws RuleException {
        assertEquals(CATALOGUE, RuleSet.builtIn().ids());
    }

    @Test
    void everyKindOfProblemHasItsRule() {
        Set<String> kinds = rules().filter(rule -> rule.problem != null).map(rule -> rule.problem.kind())
                .collect(Collectors.toSet());
        assertEquals(Stream.of(ProblemKind.values()).map(ProblemKind::toString).collect(Collectors.toSet()), kinds);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isAsTheSchemaHasIt(Rule rule) {
        assertDoesNotThrow(() -> schema.newValidator().validate(new StreamSource(rule.file().path().toFile())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isNamedAfterItsId(Rule rule) {
        assertEquals(rule.id() + ".xml", rule.file().path().getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void namesWhatStandsOnTheErrorPage(Rule rule) {
        assertEquals(List.of(), Stream.of(ProblemKind.values())
                .filter(kind -> rule.narrowness() == 0 && kind.toString().equals(rule.problem.kind()))
                .flatMap(kind -> kind.results().stream())
                .filter(result -> !rule.description().explanation().contains(result))
                .toList(), "the explanation does not name them");
    }

    /** A title stands in lists, a message in logs: one line of plain text each. */
    @ParameterizedTest
    @MethodSource("rules")
    void speaksToItsReaders(Rule rule) {
        RuleDescription description = rule.description();
        assertAll(() -> assertTrue(description.title().length() <= 90, "the title is long"),
                () -> assertTrue(!description.title().endsWith("."), "the title ends with a full stop"),
                () -> assertTrue(description.explanation().split("\\s+").length >= 100, "the explanation is short"),
                () -> assertTrue(!description.references().isEmpty() || rule.source() == Rule.Source.LINTER,
                        "there is no reference"),
                () -> assertTrue(!description.tags().isEmpty(), "there are no tags"));
    }
}
