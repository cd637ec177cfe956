package io.github.iislint.iis;

import static io.github.iislint.iis.Fixture.host;
import static io.github.iislint.iis.Fixture.unlocked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.iis.ClientCertificateAccess.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The three modes of the SSL Settings page, and what only deployment knows. */
class ClientCertificateAccessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "None | IGNORE", "Ssl | IGNORE", "Ssl, SslNegotiateCert | ACCEPT", "sslnegotiatecert | ACCEPT",
            "Ssl, SslNegotiateCert, SslRequireCert | REQUIRE", "SslRequireCert | REQUIRE", "104 | REQUIRE",
            "#{SslFlags} | UNKNOWN",
            "Ssl, __Certificates__ | UNKNOWN"})
    void theFlagsDecideTheMode(String sslFlags, Mode mode) throws Exception {
        assertEquals(mode, at("S", sslFlags).mode());
    }

    @Test
    void aSiteWithoutTheSectionIgnoresCertificates() throws Exception {
        Server server = host(unlocked()).load();
        ClientCertificateAccess access = ClientCertificateAccess.at(server, server.location("S"));
        assertEquals(Mode.IGNORE, access.mode());
        assertEquals("None", access.value());
        assertNull(access.place());
    }

    @Test
    void whatIsInheritedIsWhereAFileSetsIt() throws Exception {
        ClientCertificateAccess access = at("S/app", "Ssl, Ssl128, SslRequireCert");
        assertTrue(access.ssl() && access.ssl128() && access.asks() && access.requires());
        assertFalse(access.negotiates());
        assertEquals("sites/s/web.config:1:62", access.place().toString());
    }

    private static ClientCertificateAccess at(String location, String sslFlags) throws Exception {
        Server server = host(unlocked()).webConfig("s", "<system.webServer><security><access sslFlags=\"" + sslFlags
                + "\"/></security></system.webServer>").load();
        return ClientCertificateAccess.at(server, server.location(location));
    }
}
