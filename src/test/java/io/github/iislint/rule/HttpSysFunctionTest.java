package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.HttpSysReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What iis:endpoint(), iis:endpoints(), iis:schannel() and iis:http-parameters() tell of a registry export. */
class HttpSysFunctionTest {

    private static final String HTTP = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters]
            "EnableHttp2Tls"=dword:00000000
            "MaxRequestBytes"=dword:00004000

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo]

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo\\0.0.0.0:443]
            "SslCertHash"=hex:01,23,45,67,89,ab,cd,ef,01,23,45,67,89,ab,cd,ef,01,23,45,67
            "SslCertStoreName"="My"
            "DefaultFlags"=dword:00000002

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslBindingInfo\\0.0.0.0:8443]
            "DefaultFlags"=dword:00000000

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters\\SslSniBindingInfo\\shop.example:443]
            "DefaultSslCtlStoreName"="ClientAuthIssuer"
            "DefaultFlags"=dword:00000000
            """;
    private static final String SCHANNEL = """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL]
            "EventLogging"=dword:00000001

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\RC4 128/128]
            "Enabled"=dword:00000000

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Ciphers\\aes 128/128]
            "Enabled"=dword:ffffffff

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.0\\Server]
            "Enabled"=dword:00000000
            "DisabledByDefault"=dword:00000001

            [HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server]
            "Enabled"=dword:00000001
            "DisabledByDefault"=dword:00000000
            """;

    private static HttpSys read(String... texts) {
        Path folder = Path.of("server").toAbsolutePath();
        try {
            return texts.length == 0
                    ? HttpSys.unknown()
                    : texts.length == 1
                            ? HttpSysReader.read(new MemoryFiles(folder, Map.of(Path.of("a.reg"), SourceText.of(texts[0]))),
                                    List.of(folder.resolve("a.reg")))
                            : HttpSysReader.read(new MemoryFiles(folder, Map.of(Path.of("a.reg"), SourceText.of(texts[0]),
                                    Path.of("b.reg"), SourceText.of(texts[1]))),
                                    List.of(folder.resolve("a.reg"), folder.resolve("b.reg")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String ask(String xpath, String... texts) throws RuleException {
        return host("").httpSys(read(texts)).string("Shop", xpath);
    }

    @ParameterizedTest
    @CsvSource({"*:443:shop.example, 1, yes, hostnameport=shop.example:443", "*:443:other.example, 0, yes, ipport=0.0.0.0:443",
            "*:443:other.example, 1, fallback, ipport=0.0.0.0:443", "*:9443:, 0, no, ''",
            "10.0.0.1:8443:, 0, yes, ipport=0.0.0.0:8443"})
    void anEndpointServesABinding(String binding, String flags, String served, String key) throws RuleException {
        String endpoint = "iis:endpoint('" + binding + "', '" + flags + "')/@";
        assertEquals(served, ask(endpoint + "served", HTTP));
        assertEquals(key, ask(endpoint + "key", HTTP));
    }

    @Test
    void whatAnEndpointHasIsTold() throws RuleException {
        String sni = "iis:endpoint(iis:site()/bindings/binding[@protocol = 'https'])/@";
        assertEquals("ClientAuthIssuer", ask(sni + "ctl-store", HTTP));
        assertEquals("off", ask(sni + "negotiate", HTTP));
        assertEquals("off", ask(sni + "http2", HTTP));
        assertEquals("a.reg:17", ask(sni + "place", HTTP));
        assertEquals("", ask(sni + "http2", HTTP.replace("\"EnableHttp2Tls\"=dword:00000000\n", "")));
        String all = "iis:endpoint('*:443:', '0')/@";
        assertEquals("0123456789abcdef0123456789abcdef01234567", ask(all + "hash", HTTP));
        assertEquals("My", ask(all + "store", HTTP));
        assertEquals("on", ask(all + "negotiate", HTTP));
    }

    @Test
    void whereNothingTellsOfEndpointsThereAreNone() throws RuleException {
        assertEquals("0", ask("count(iis:endpoint('*:443:', '0'))"));
        assertEquals("0", ask("count(iis:endpoints())"));
        assertEquals("0", ask("count(iis:endpoint('*:443:', '0'))", SCHANNEL));
        for (String form : List.of("808:*", "*:many:", "*:123456:", "")) {
            assertEquals("0", ask("count(iis:endpoint('" + form + "', '0'))", HTTP), form);
        }
    }

    @Test
    void anEndpointIsUsedByAnHttpsBinding() throws RuleException {
        assertEquals("3", ask("count(iis:endpoints())", HTTP));
        assertEquals("yes", ask("iis:endpoints()[@key = 'hostnameport=shop.example:443']/@used", HTTP));
        assertEquals("no", ask("iis:endpoints()[@key = 'ipport=0.0.0.0:8443']/@used", HTTP));
    }

    @Test
    void protocolsAndCiphersOfSchannelAreTold() throws RuleException {
        assertEquals("off", ask("iis:schannel()/protocol[@name = 'TLS 1.0']/@server", SCHANNEL));
        assertEquals("on", ask("iis:schannel()/protocol[@name = 'TLS 1.2']/@server", SCHANNEL));
        assertEquals("", ask("iis:schannel()/protocol[@name = 'TLS 1.1']/@server", SCHANNEL));
        assertEquals("6", ask("count(iis:schannel()/protocol)", SCHANNEL));
        assertEquals("off", ask("iis:schannel()/cipher[@name = 'RC4 128/128']/@enabled", SCHANNEL));
        assertEquals("on", ask("iis:schannel()/cipher[@name = 'AES 128/128']/@enabled", SCHANNEL));
        assertEquals("1", ask("iis:schannel()/value[@name = 'EventLogging']/@number", SCHANNEL));
        assertEquals("a.reg:4", ask("iis:schannel()/value[@name = 'EventLogging']/@place", SCHANNEL));
        assertEquals("a.reg:7", ask("iis:schannel()/cipher[@name = 'RC4 128/128']/@place", SCHANNEL));
        assertEquals("a.reg:3", ask("iis:schannel()/@place", SCHANNEL));
        assertEquals("0", ask("count(iis:schannel())", HTTP));
        assertEquals("0", ask("count(iis:schannel())"));
    }

    @Test
    void theParametersOfHttpSysAreTold() throws RuleException {
        assertEquals("16384", ask("iis:http-parameters()/value[@name = 'MaxRequestBytes']/@number", HTTP));
        assertEquals("a.reg:3", ask("iis:http-parameters()/@place", HTTP));
        assertEquals("0", ask("count(iis:http-parameters())", SCHANNEL));
        assertEquals("off", ask("iis:endpoint('*:443:', '0')/@tls13", HTTP, SCHANNEL.replace("TLS 1.2", "TLS 1.3")
                .replace("dword:00000001\n\"DisabledByDefault\"=dword:00000000", "dword:00000000")));
    }
}
