package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.certificate.TestAuthority;
import io.github.iislint.certificate.TestCertificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a fix changes flags and leaves the author's spelling and separators alone. */
class FlagsEditTest {

    private static final Map<String, Long> ACCESS = ValueFunctions.flags((Object) null);

    private static List<String> words(String text) {
        return text == null ? List.of() : List.of(text.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"'Ssl, SslNegotiateCert, SslRequireCert', SslRequireCert, , 'Ssl, SslNegotiateCert'",
            "'Ssl,SslRequireCert', SslRequireCert, SslNegotiateCert, 'Ssl,SslNegotiateCert'",
            "'Ssl , Ssl128', , SslRequireCert, 'Ssl , SslRequireCert , Ssl128'", "Ssl128, , Ssl, 'Ssl, Ssl128'",
            "ssl, , Ssl, ssl", "Ssl, Ssl, , None", "None, , Ssl, Ssl", "'', , Ssl, Ssl", "None, None, , None",
            "104, SslRequireCert, , 'Ssl, SslNegotiateCert'", "0x8, , SslNegotiateCert, 'Ssl, SslNegotiateCert'",
            "' Ssl ', , Ssl128, ' Ssl, Ssl128 '", "'SSL, SSLREQUIRECERT', SslRequireCert, , SSL",
            "'Other, Ssl', , SslNegotiateCert, 'Other, Ssl, SslNegotiateCert'", "Ssl, , SslNegotiateCert SslRequireCert, "
                    + "'Ssl, SslNegotiateCert, SslRequireCert'"})
    void flagsAreTakenOutAndAddedWhereTheUsualOrderHasThem(String value, String remove, String add, String expected) {
        assertEquals(expected, FlagsEdit.change(value, words(remove), words(add), ACCESS));
    }

    @ParameterizedTest
    @CsvSource({"'ssl,SSLREQUIRECERT', 'Ssl,SslRequireCert'", "'Ssl, Ssl', Ssl", "'Ssl, ssl, None', Ssl", "104, "
            + "'Ssl, SslNegotiateCert, SslRequireCert'", "'None, None', None", "0, None", "'Ssl, Other', 'Ssl, Other'"})
    void normalFlagsHaveTheirNamesEachOnce(String value, String expected) {
        assertEquals(expected, FlagsEdit.normalize(value, ACCESS));
    }

    @ParameterizedTest
    @CsvSource({"Ssl;SslRequireCert, 'Ssl, SslRequireCert'", "Ssl|SslRequireCert, 'Ssl, SslRequireCert'",
            "Ssl SslRequireCert, 'Ssl, SslRequireCert'", "Ssl.SslNegotiateCert+Ssl128, 'Ssl, SslNegotiateCert, Ssl128'",
            "SslRequired, SslRequireCert", "SslRequireCertificate, SslRequireCert", "'Ssl,SslNegotiate', 'Ssl,SslNegotiateCert'",
            "SslNegotiteCert, SslNegotiateCert", "Sll, Ssl", "'Ssl,Ssl,ssl', Ssl", "SslMapCrt, SslMapCert"})
    void wrongSeparatorsAndMisspeltNamesAreCorrected(String value, String expected) {
        assertEquals(expected, FlagsEdit.correct(value, ACCESS).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"Require", "Ssl;Certificate", "''", "';'", "Tls12"})
    void whatIsNearNoFlagIsLeftToPeople(String value) {
        assertEquals(true, FlagsEdit.correct(value, ACCESS).isEmpty());
    }

    @Test
    void otherFlagsComeInTheOrderOfTheirSchema() {
        Map<String, Long> known = new LinkedHashMap<>();
        known.put("Read", 1L);
        known.put("Write", 2L);
        known.put("Execute", 4L);
        assertEquals("Read, Write, Execute", FlagsEdit.change("Read, Execute", List.of(), List.of("Write"), known));
        assertEquals("Read, Execute", FlagsEdit.change("5", List.of(), List.of(), known));
        assertEquals("Write", FlagsEdit.correct("Wrte", known).orElseThrow());
    }

    @Test
    void eachKindOfFixOfAValueMakesItsOwnChange() {
        assertEquals("Ssl",
                new FixTemplate.SetFlags(List.of("SslRequireCert"), List.of(), ACCESS).apply("Ssl,SslRequireCert").orElseThrow());
        assertEquals("Ssl", new FixTemplate.NormalizeFlags(ACCESS).apply("ssl").orElseThrow());
        assertEquals("Ssl, Ssl128", new FixTemplate.CorrectFlags(ACCESS).apply("Ssl;Ssl128").orElseThrow());
        assertEquals(true, new FixTemplate.CorrectFlags(ACCESS).apply("Tls12").isEmpty());
        assertEquals("x", new FixTemplate.SetValue("x").apply("y").orElseThrow());
        TestCertificate alice = TestAuthority.root("CN=Contoso CA").issue("CN=Alice").make();
        assertEquals(alice.base64(), new FixTemplate.StripPem().apply(alice.pem()).orElseThrow());
        assertEquals(true, new FixTemplate.StripPem().apply("no certificate").isEmpty());
        Map<String, Long> other = Map.of("Read", 1L, "Write", 2L);
        assertEquals("Read",
                ((FixTemplate.ValueChange) new FixTemplate.NormalizeFlags(ACCESS).ofFlags(other)).apply("1").orElseThrow());
        assertEquals("Write",
                ((FixTemplate.ValueChange) new FixTemplate.CorrectFlags(ACCESS).ofFlags(other)).apply("Wrte").orElseThrow());
        assertEquals("Write",
                ((FixTemplate.ValueChange) new FixTemplate.SetFlags(List.of("Read"), List.of(), ACCESS).ofFlags(other))
                        .apply("3").orElseThrow());
        assertEquals(new FixTemplate.RemoveEntry(), new FixTemplate.RemoveEntry().ofFlags(other));
    }
}
