package io.github.iislint.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class SecretFinderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "<processModel userName=\"u\" password=\"a b\" />~<processModel userName=\"u\" password=\"***\" />",
            "<x Password = 'a' pwd='b'/>~<x Password = '***' pwd='***'/>",
            "<machineKey validationKey=\"0A\" decryptionKey=\"0B,IsolateApps\" validation=\"SHA1\"/>"
                    + "~<machineKey validationKey=\"***\" decryptionKey=\"***\" validation=\"SHA1\"/>",
            "<add name=\"Db\" connectionString=\"Server=.;Password=a\"/>~<add name=\"Db\" connectionString=\"***\"/>",
            "<sessionState stateConnectionString=\"tcpip=1.2.3.4\"/>~<sessionState stateConnectionString=\"***\"/>",
            "<add key=\"Smtp.Password\" value=\"a\"/>~<add key=\"Smtp.Password\" value=\"***\"/>",
            "<add value=\"a\" key=\"api_key\"/>~<add value=\"***\" key=\"api_key\"/>",
            "<environmentVariable name=\"DB_PWD\" value=\"a\"/>~<environmentVariable name=\"DB_PWD\" value=\"***\"/>",
            "<add name=\"Authorization\" value=\"Basic abc\"/>~<add name=\"Authorization\" value=\"***\"/>",
            "<add key=\"x\" value=\"Server=.;Password=a&amp;b;T=3\"/>~<add key=\"x\" value=\"Server=.;Password=***;T=3\"/>",
            "<add key=\"x\" value=\"Pwd='a;b';T=3\"/>~<add key=\"x\" value=\"Pwd='***';T=3\"/>",
            "<add key=\"x\" value=\"Pwd=&quot;a;b&quot;;T=3\"/>~<add key=\"x\" value=\"Pwd=&quot;***&quot;;T=3\"/>",
            "<add key=\"x\" value=\"AccountName=n;AccountKey=a/b==\"/>~<add key=\"x\" value=\"AccountName=n;AccountKey=***\"/>",
            "<add key=\"x\" value=\"[enc:AesProvider:Zm9v:enc]\"/>~<add key=\"x\" value=\"[enc:***:enc]\"/>",
            "<add key=\"x\" value=\"https://u:p@h/?a\"/>~<add key=\"x\" value=\"https://u:***@h/?a\"/>",
            "<add key=\"x\" value=\"eyJhbGciOi.eyJzdWI.c2ln\"/>~<add key=\"x\" value=\"***\"/>",
            "<setting name=\"Password\"><value>a</value></setting>~<setting name=\"Password\"><value>***</value></setting>",
            "<password>a</password>~<password>***</password>",
            "<password><![CDATA[a<b]]></password>~<password><![CDATA[***]]></password>",
            "<CipherValue>AQID</CipherValue>~<CipherValue>***</CipherValue>",
            "<!-- <add key=\"token\" value=\"a\"/> -->~<!-- <add key=\"token\" value=\"***\"/> -->",
            "<x>-----BEGIN RSA PRIVATE KEY-----MIIE-----END RSA PRIVATE KEY-----</x>"
                    + "~<x>-----BEGIN RSA PRIVATE KEY-----***-----END RSA PRIVATE KEY-----</x>"})
    void takesSecretsOut(String text, String expected) {
        assertEquals(expected, SecretRedactor.redact(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "<access sslFlags=\"Ssl, SslRequireCert\" />",
            "<add key=\"Timeout\" value=\"3\" />",
            "<credentials passwordFormat=\"SHA1\" />",
            "<membership minRequiredPasswordLength=\"8\" enablePasswordReset=\"true\" />",
            "<machineKey validationKey=\"AutoGenerate,IsolateApps\" />",
            "<add password=\"\" />",
            "basic authentication without TLS; bearer authentication is for services",
            "<allow> is not an element of <authorization>; there are \"add\", \"remove\", \"clear\"",
            "the schema of <machineKey> has no attribute \"validtion\"",
            "<add name=\"word\" path=\"ford\" select=\"x\" string=\"connections\" value=\"x\" />",
            "<add assembly=\"A, Version=1.0.0.0, PublicKeyToken=31bf3856ad364e35\" />",
            "<section name=\"iisClientCertificateMappingAuthentication\" overrideModeDefault=\"Deny\" />",
            "<add name=\"TokenModule\" type=\"A.B\" preCondition=\"managedHandler\" />",
            "https://learn.microsoft.com/en-us/iis/configuration/system.webserver/security/access"})
    void leavesSettingsAlone(String text) {
        assertEquals(text, SecretRedactor.redact(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
            "<a password=\"ab\"cd\" user=\"u\"/>~<a password=\"***\" user=\"u\"/>",
            "<a password=\"ab<cd\" user=\"u\"/>~<a password=\"***\" user=\"u\"/>",
            "<a password=\"abcd />~<a password=\"***",
            "<a password=abcd>~<a password=***>",
            "< a password='ab'~< a password='***'",
            "<a x=\"y password=\"ab\"/>~<a x=\"y password=\"***\"/>",
            "<add key=\"secret\" value=\"ab<cd\"/>~<add key=\"secret\" value=\"***\"/>",
            "password=\"ab\"~password=\"***\"",
            "<a password=\"ab\"\"cd\" user=\"u\"/>~<a password=\"***\" user=\"u\"/>",
            "<a p&ssword=\"ab\"/>~<a p&ssword=\"***\"/>",
            "<a pass ord=\"ab\"/>~<a pass ord=\"***\"/>",
            "<add k'y=\"Smtp.Password\" value=\"ab\"/>~<add k'y=\"Smtp.Password\" value=\"***\"/>",
            "<add key=\"Smtp.Pa&sword\" value=\"ab\"/>~<add key=\"Smtp.Pa&sword\" value=\"***\"/>",
            "<password>ab~<password>***"})
    void takesThemOutOfTextThatIsNotWellFormed(String text, String expected) {
        assertEquals(expected, SecretRedactor.redact(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pasword", "passwort", "pasaword", "passwrod", "paswsord", "assword", "userPasswordd",
            "conectionString", "Secrit"})
    void takesThemOutWhereTheNameIsMisspelt(String name) {
        assertEquals("<a " + name + "=\"***\"/>", SecretRedactor.redact("<a " + name + "=\"ab\"/>"));
        assertEquals("<add key=\"My." + name + "\" value=\"***\"/>",
                SecretRedactor.redact("<add key=\"My." + name + "\" value=\"ab\"/>"));
    }

    @Test
    void takesAValueOutThatSpansLines() {
        assertEquals("<add\n  password\n =\n \"***\n***\"\n x=\"y\"/>",
                SecretRedactor.redact("<add\n  password\n =\n \"ab\ncd\"\n x=\"y\"/>"));
    }

    @Test
    void shortensCertificates() {
        String certificate = "MIIDdzCCAl+gAwIBAgI4".repeat(20);
        assertEquals("<add certificate=\"MIIDdzCCAl+g...\" />",
                SecretRedactor.redact("<add certificate=\"" + certificate + "\" />"));
    }

    @Test
    void leavesLongPathsAlone() {
        String path = "web01/" + "folder/".repeat(20);
        assertEquals(path, SecretRedactor.redact(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password=\"", "password=", "<a name=\"password", "[enc:", "-----BEGIN PRIVATE KEY-----", "://a:",
            "eyJ.", "<", "= ", "key='", "<password>", "Pwd=&quot;"})
    void needsTimeInProportionToTheTextWhateverItIs(String piece) {
        String text = piece.repeat(2_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofMinutes(5), () -> SecretRedactor.redact(text));
    }
}
