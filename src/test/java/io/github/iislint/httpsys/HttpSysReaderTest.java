package io.github.iislint.httpsys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSysReaderTest {

    private static final Path FOLDER = Path.of("server").toAbsolutePath();
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";
    private static final String HEX = HASH.replaceAll("(..)(?!$)", "$1,");
    private static final String IIS_BYTES = "81,e1,c3,4d,4b,e1,21,4a,b0,22,59,fc,66,9b,09,14";

    private static final String HTTP = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters]
            "EnableHttp2Tls"=dword:00000000

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo]

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo\\0.0.0.0:443]
            "AppId"=hex:81,e1,c3,4d,4b,e1,21,4a,\\
              b0,22,59,fc,66,9b,09,14
            "SslCertHash"=hex:%s
            "SslCertStoreName"="My"
            "DefaultFlags"=dword:00000042
            "DefaultSslCertCheckMode"=dword:00010001
            "DefaultSslCtlStoreName"="ClientAuthIssuer"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslSniBindingInfo\\Shop.example:443]
            "SslCertHash"=hex:%s

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslSniBindingInfo\\\
            {6f1d0b0e-0000-4000-8000-000000000001}]
            "HostnamePort"="partners.example:8443"

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslCcsBindingInfo\\444]
            "DefaultFlags"=dword:00000001
            """
            .formatted(HEX, HEX);

    private static HttpSys read(Map<String, byte[]> contents) throws IOException {
        Map<Path, SourceText> files = new LinkedHashMap<>();
        List<Path> paths = new ArrayList<>();
        contents.forEach((name, bytes) -> {
            paths.add(FOLDER.resolve(name));
            files.put(Path.of(name), SourceText.decode(bytes));
        });
        return HttpSysReader.read(new MemoryFiles(FOLDER, files), paths);
    }

    private static HttpSys read(String text) throws IOException {
        return read(Map.of("http", text.getBytes(StandardCharsets.UTF_8)));
    }

    private static SslEndpoint endpoint(HttpSys known, String key) {
        return known.endpoints().stream().filter(each -> each.key().toString().equals(key)).findFirst()
                .orElseThrow(() -> new AssertionError(key + " is not among " + known.endpoints()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void anExportOfTheRegistryTellsEveryEndpointWithItsPlaces(String encoding) throws IOException {
        String text = (encoding.equals("UTF-8") ? "" : "\uFEFF") + HTTP.replace("\n", "\r\n");
        HttpSys known = read(Map.of("http.reg", text.getBytes(Charset.forName(encoding))));
        assertEquals(List.of(), known.notices());
        SslEndpoint all = endpoint(known, "ipport=0.0.0.0:443");
        assertEquals(HASH, all.hash().value());
        assertEquals(SslEndpoint.IIS, all.application().value());
        assertEquals("My", all.store().value());
        assertEquals("ClientAuthIssuer", all.ctlStore().value());
        assertTrue(all.on(SslOption.NEGOTIATE) && all.on(SslOption.DISABLE_TLS13) && all.off(SslOption.DS_MAPPER));
        assertTrue(all.off(SslOption.REVOCATION) && all.off(SslOption.USAGE));
        assertEquals("http.reg:13:16", all.option(SslOption.NEGOTIATE).orElseThrow().place().toString());
        assertTrue(endpoint(known, "hostnameport=shop.example:443").on(SslOption.REVOCATION));
        assertEquals("hostnameport=partners.example:8443",
                endpoint(known, "hostnameport=partners.example:8443").key().toString());
        assertTrue(endpoint(known, "ccs=444").on(SslOption.DS_MAPPER));
        assertTrue(known.http2Off().isPresent());
        assertTrue(known.listsEndpoints() && !known.hasSchannel());
    }

    private static String netsh(String... lines) {
        return "\nSSL Certificate bindings: \n------------------------- \n\n" + String.join("\n", lines) + "\n\n";
    }

    private static final String[] OLD = {
            "    IP:port                 : 0.0.0.0:443", "    Certificate Hash        : " + HASH,
            "    Application ID          : {4DC3E181-E14B-4A21-B022-59FC669B0914}", "    Certificate Store Name  : (null)",
            "    Verify Client Certificate Revocation    : Enabled",
            "    Verify Revocation Using Cached Client Certificate Only    : Disabled", "    Usage Check    : Enabled",
            "    Revocation Freshness Time : 0", "    URL Retrieval Timeout   : 0", "    Ctl Identifier          : ",
            "    Ctl Store Name          : ", "    DS Mapper Usage    : Disabled",
            "    Negotiate Client Certificate    : Enabled"};

    private static final String[] NEW = {
            "    Hostname:port                : shop.example:443", "    Certificate Hash             : " + HASH,
            "    Application ID               : {4dc3e181-e14b-4a21-b022-59fc669b0914}",
            "    Certificate Store Name       : My", "    Verify Client Certificate Revocation : Disabled",
            "    Verify Revocation Using Cached Client Certificate Only : Disabled",
            "    Usage Check                  : Enabled", "    Revocation Freshness Time    : 0",
            "    URL Retrieval Timeout        : 0", "    Ctl Identifier               : (null)",
            "    Ctl Store Name               : ClientAuthIssuer", "    DS Mapper Usage              : Disabled",
            "    Negotiate Client Certificate : Disabled", "    Reject Connections           : Disabled",
            "    Disable HTTP2                : Not Set", "    Disable QUIC                 : Not Set",
            "    Disable TLS1.2               : Not Set", "    Disable TLS1.3               : Set",
            "    Disable OCSP Stapling        : Not Set", "    Enable Token Binding         : Not Set",
            "    Log Extended Events          : Not Set", "    Disable Legacy TLS Versions  : Not Set",
            "    Enable Session Ticket        : Not Set", " Extended Properties:", "    PropertyId                   : 0",
            "    Receive Window               : 1048576"};

    @Test
    void theTextOfWindowsServer2008IsRead() throws IOException {
        HttpSys known = read(netsh(OLD));
        SslEndpoint all = endpoint(known, "ipport=0.0.0.0:443");
        assertTrue(all.on(SslOption.NEGOTIATE) && all.on(SslOption.REVOCATION) && all.off(SslOption.DS_MAPPER));
        assertEquals(SslEndpoint.IIS, all.application().value());
        assertNull(all.store());
        assertTrue(all.option(SslOption.DISABLE_TLS13).isEmpty(), "the release has no such option");
        assertEquals(List.of(), known.notices());
    }

    @Test
    void theTextOfLaterReleasesIsRead() throws IOException {
        HttpSys known = read(netsh(String.join("\n", OLD), "", String.join("\n", NEW), "",
                "    Central Certificate Store    : 443", "    Certificate Hash             : (null)",
                "    DS Mapper Usage              : Enabled", "", "    ip:port                      : [::]:444",
                "    Disable TLS1.3 over TCP      : Set"));
        assertEquals(4, known.endpoints().size());
        SslEndpoint named = endpoint(known, "hostnameport=shop.example:443");
        assertTrue(named.on(SslOption.DISABLE_TLS13) && named.off(SslOption.REVOCATION) && named.off(SslOption.DISABLE_HTTP2));
        assertEquals("http:36:36", named.option(SslOption.DISABLE_TLS13).orElseThrow().place().toString());
        assertEquals("ClientAuthIssuer", named.ctlStore().value());
        assertNull(named.ctlIdentifier());
        assertTrue(endpoint(known, "ccs=443").on(SslOption.DS_MAPPER));
        assertTrue(endpoint(known, "ipport=[::]:444").on(SslOption.DISABLE_TLS13));
    }

    @ParameterizedTest
    @CsvSource({"' : '", "'\uFF1A'"})
    void inOtherLanguagesTheShapesTellAndTheRestIsUnknownAndSaid(String colon) throws IOException {
        StringBuilder text = new StringBuilder("\n\u00dcberschrift\n-----\n\n");
        int number = 0;
        for (String line : OLD) {
            text.append("    Etikett ").append((char) ('A' + number++)).append("   ").append(colon)
                    .append(line.replaceAll("^.*? : ?", "").replace("Enabled", "Aktiviert")).append('\n');
        }
        HttpSys known = read(text.toString());
        SslEndpoint all = endpoint(known, "ipport=0.0.0.0:443");
        assertEquals(HASH, all.hash().value());
        assertEquals(SslEndpoint.IIS, all.application().value());
        assertEquals(Map.of(), all.options());
        assertEquals(1, known.notices().size());
        assertEquals(HttpSysNotice.Kind.LANGUAGE, known.notices().get(0).kind());
        assertEquals(5, known.notices().get(0).place().line());
        assertTrue(known.notices().get(0).text().contains("reg export HKLM"));
    }

    @Test
    void schannelTellsTheProtocols() throws IOException {
        String root = "[HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Control\\SecurityProviders\\SCHANNEL";
        HttpSys known = read("Windows Registry Editor Version 5.00\n" + root + "]\n\"SendTrustedIssuerList\"=dword:1\n"
                + root + "\\Protocols\\TLS 1.3\\Server]\n\"DisabledByDefault\"=dword:00000001\n"
                + root + "\\Protocols\\TLS 1.2\\Server]\n\"Enabled\"=dword:ffffffff\n"
                + root + "\\Protocols\\TLS 1.0\\Server]\n\"Enabled\"=dword:0\n\"DisabledByDefault\"=dword:0\n");
        assertTrue(known.hasSchannel() && !known.listsEndpoints());
        assertFalse(known.protocol("TLS 1.3").orElseThrow().value());
        assertTrue(known.protocol("TLS 1.2").orElseThrow().value());
        assertFalse(known.protocol("TLS 1.0").orElseThrow().value());
        assertTrue(known.protocol("TLS 1.1").isEmpty());
        assertEquals(1, known.schannel("", "sendtrustedissuerlist").orElseThrow().value());
        assertEquals("http:5:21", known.protocol("TLS 1.3").orElseThrow().place().toString());
        assertTrue(known.serving("*", 443, "", 0).isEmpty(), "the endpoints are not known");
    }

    @Test
    void aMalformedValueIsAnErrorWithItsLineAndUnknownAndTheRestIsUsed() throws IOException {
        HttpSys known = read(HTTP.replace("dword:00000042", "dword:zz").replace("81,e1,c3", "81,e,c3"));
        SslEndpoint all = endpoint(known, "ipport=0.0.0.0:443");
        assertTrue(all.option(SslOption.NEGOTIATE).isEmpty());
        assertTrue(all.off(SslOption.REVOCATION));
        assertNull(all.application());
        assertEquals(List.of(9, 13), known.notices().stream().map(notice -> notice.place().line()).toList());
        assertTrue(known.notices().get(1).text().startsWith("the value \"DefaultFlags\" is not used: expected dword:"));
        assertEquals(4, known.endpoints().size());
    }

    @Test
    void anythingElseIsRefusedWithTheCommandsThatCollectIt() {
        for (String text : List.of("", "hello", "Windows Registry Editor Version 5.00\n\n[HKEY_CURRENT_USER\\Software]\n")) {
            String message = assertThrows(IOException.class, () -> read(text)).getMessage();
            assertTrue(message.startsWith("http: ") && message.contains(HttpSys.EXPORTS), message);
        }
    }

    @Test
    void theFirstFileWinsAndTheOtherFillsWhatItDoesNotTell() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("netsh.txt", netsh(OLD).getBytes(StandardCharsets.UTF_8));
        files.put("http.reg", HTTP.getBytes(StandardCharsets.UTF_8));
        HttpSys known = read(files);
        SslEndpoint all = endpoint(known, "ipport=0.0.0.0:443");
        assertTrue(all.on(SslOption.REVOCATION));
        assertTrue(all.on(SslOption.DISABLE_TLS13));
        assertEquals(HttpSysNotice.Kind.CONTRADICTION, known.notices().get(0).kind());
        assertTrue(known.notices().get(0).text().contains("netsh.txt:5"), known.notices().toString());
    }

    @ParameterizedTest
    @CsvSource({
            "*, 443, '', 0, ipport=0.0.0.0:443 ipport=[::]:443",
            "10.0.0.1, 443, '', 0, ipport=10.0.0.1:443 ipport=0.0.0.0:443 ipport=[::]:443",
            "FE80::1, 443, '', 0, ipport=[fe80::1]:443 ipport=[::]:443 ipport=0.0.0.0:443",
            "*, 443, a.shop.example, 1, hostnameport=a.shop.example:443 hostnameport=*.shop.example:443 ipport=0.0.0.0:443 "
                    + "ipport=[::]:443",
            "*, 443, shop.example, 2, ccs=443 ipport=0.0.0.0:443 ipport=[::]:443",
            "*, 443, shop.example, 3, ccs=443 ipport=0.0.0.0:443 ipport=[::]:443",
            "*, 443, shop.example, 32, ipport=0.0.0.0:443 ipport=[::]:443"})
    void aBindingIsServedByTheFirstEndpointThatIsThere(String address, int port, String host, long flags, String keys) {
        assertEquals(keys,
                String.join(" ", EndpointKey.of(address, port, host, flags).stream().map(EndpointKey::toString).toList()));
    }

    @Test
    void aBindingWithANameFallsBackToTheEndpointOfTheAddress() throws IOException {
        HttpSys known = read(netsh(OLD));
        assertTrue(known.serving("*", 443, "shop.example", 1).orElseThrow().fallsBack());
        assertFalse(known.serving("*", 443, "", 0).orElseThrow().fallsBack());
        assertNull(known.serving("*", 8443, "", 0).orElseThrow().endpoint());
    }

    private static final String KEY = "HKEY_LOCAL_MACHINE\\SYSTEM\\ControlSet001\\Services\\HTTP\\Parameters";

    @Test
    void textsOverSeveralLinesAndListsOfTextsDoNotHideWhatFollows() throws IOException {
        HttpSys known = read("Windows Registry Editor Version 5.00\r\n\r\n[" + KEY + "]\r\n"
                + "\"Remark\"=\"one line\r\n  and another \\\\ \\\"quoted\\\"\"\r\n"
                + "\"Unclosed\"=\"no end\r\n"
                + "\"UrlList\"=hex(7):68,00,74,00,74,00,\\\r\n  70,00,00,00,00,00\r\n"
                + "\"Path\"=hex(2):25,00,53,00,25,00,00,00 ; a remark is no value\r\n"
                + "\"EnableHttp2Tls\"=dword:00000000\r\n");
        assertTrue(known.http2Off().isPresent());
        assertEquals(10, known.http2Off().get().place().line());
        assertEquals(2, known.notices().size(), known.notices()::toString);
    }

    @Test
    void whatAnExportDeletesIsNotThere() throws IOException {
        HttpSys known = read("Windows Registry Editor Version 5.00\n\n[" + KEY + "]\n\"EnableHttp2Tls\"=dword:00000000\n"
                + "\"EnableHttp2Tls\"=-\n\n[" + KEY + "\\SslBindingInfo\\0.0.0.0:443]\n\"DefaultFlags\"=dword:00000002\n\n[" + KEY
                + "\\SslBindingInfo\\0.0.0.0:4433]\n\n[-" + KEY.toUpperCase(java.util.Locale.ROOT)
                + "\\SslBindingInfo\\0.0.0.0:443]\n\"DefaultFlags\"=dword:00000001\n");
        assertTrue(known.http2Off().isEmpty());
        assertEquals(List.of("ipport=0.0.0.0:4433"), known.endpoints().stream().map(each -> each.key().toString()).toList());
        assertEquals(List.of(), known.notices());
    }

    @Test
    void theOldFormatHasTextsInTheCodePage() throws IOException {
        HttpSys known = read(
                "REGEDIT4\n\n[" + KEY + "]\n\n[" + KEY + "\\SslSniBindingInfo\\{1}]\n\"HostnamePort\"=hex(2):61,2e,62,3a,\\\n"
                        + "  34,34,33,00\n");
        assertEquals("hostnameport=a.b:443", known.endpoints().iterator().next().key().toString());
    }

    @ParameterizedTest
    @CsvSource({
            "'Liaisons de certificats SSL :', 'Adresse IP:port\u00A0:', 'Hachage du certificat\u00A0:', 'ID de "
                    + "l''application\u00A0:', 'Nom du magasin de certificats\u00A0:'",
            "'SSL-Zertifikatbindungen:', 'IP:Port                      :', 'Zertifikathash               :', 'Anwendungs-ID    "
                    + "            :', 'Zertifikatspeichername       :'",
            "'SSL \u8a3c\u660e\u66f8\u306e\u30d0\u30a4\u30f3\u30c9:', 'IP:\u30dd\u30fc\u30c8 \uFF1A', "
                    + "'\u8a3c\u660e\u66f8\u30cf\u30c3\u30b7\u30e5 \uFF1A', '\u30a2\u30d7\u30ea\u30b1\u30fc\u30b7\u30e7\u30f3 "
                    + "ID \uFF1A', '\u8a3c\u660e\u66f8\u30b9\u30c8\u30a2\u540d \uFF1A'"})
    void otherLanguagesAreReadByTheShapeOfTheValues(String title, String endpoint, String hash, String application, String store)
            throws IOException {
        String rest = "";
        for (int i = 0; i < 8; i++) {
            rest += "    " + hash.replaceAll("\\s*[:\uFF1A]$", i + " :") + " 0\n";
        }
        HttpSys known = read("\n" + title + "\n-------------------------\n\n    " + endpoint + " 0.0.0.0:443\n    " + hash + " "
                + HASH
                + "\n    " + application + " " + SslEndpoint.IIS + "\n    " + store + " WebHosting\n" + rest + "\n    " + endpoint
                + " [::]:8443\n    " + hash + " " + HASH + "\n    " + application + " " + SslEndpoint.IIS + "\n    " + store
                + " (null)\n" + rest);
        assertEquals(List.of("ipport=0.0.0.0:443", "ipport=[::]:8443"),
                known.endpoints().stream().map(each -> each.key().toString()).toList());
        SslEndpoint first = endpoint(known, "ipport=0.0.0.0:443");
        assertEquals(HASH + " " + SslEndpoint.IIS + " WebHosting",
                first.hash().value() + " " + first.application().value() + " " + first.store().value());
        assertTrue(first.option(SslOption.NEGOTIATE).isEmpty());
        assertEquals(List.of(HttpSysNotice.Kind.LANGUAGE), known.notices().stream().map(HttpSysNotice::kind).toList());
    }
}
