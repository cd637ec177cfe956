package io.github.iislint.diagnose;

import static io.github.iislint.diagnose.Requests.binding;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which site answers a URL, and which location it asks for. */
class TargetTest {

    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Default" id="1"><bindings>%s</bindings></site>
                  <site name="Shop" id="2"><bindings>%s</bindings></site>
                  <site name="All" id="3"><bindings>%s</bindings></site>
                  <site name="German" id="4"><bindings>%s</bindings></site>
                  <site name="Own address" id="5"><bindings>%s</bindings></site>
                  <site name="Six" id="6"><bindings>%s</bindings></site>
                </sites>
              </system.applicationHost>
            </configuration>
            """.formatted(binding("https", "*:443:", "0") + binding("net.tcp", "808:*", "0") + binding("http", "*:80:", "0"),
            binding("https", "*:443:shop.example", "1") + binding("https", "*:8443:shop.example", "0"),
            binding("https", "*:443:*.example", "3"), binding("https", "*:443:*.de.example", "1"),
            binding("https", "10.0.0.7:443:", "0"), binding("https", "[2001:db8::7]:444:", "0"));

    private static Requests server() {
        return new Requests().file("applicationHost.config", HOST);
    }

    @ParameterizedTest
    @CsvSource({
            "https://shop.example/, Shop", "https://SHOP.example, Shop", "https://shop.example:8443/a/b?c=d#e, Shop/a/b",
            "https://www.example/, All", "https://www.de.example/, German", "https://de.example/x, All/x",
            "https://example/, Own address",
            "https://10.0.0.7/, Own address", "https://10.0.0.8/, Default", "http://anything/, Default",
            "http://shop.example/, Default",
            "'https://[2001:db8::7]:444/', Six", "https://shop.example/a%20b/../c, Shop/c", "https://shop.example//a//, Shop/a",
            "https://xn--bcher-kva.example/, All", "https://B\u00fccher.example/, All",
            "https://shop.example/a/%2e%2e/../b, Shop/b"})
    void theBindingThatFitsBestAnswers(String url, String location) throws DiagnoseException {
        assertEquals(location, server().url(url).asked().location());
    }

    @Test
    void anAddressMayLeadElsewhere() throws DiagnoseException {
        Step binding = server().url("https://nobody/").outcome().steps().get(0);
        assertEquals("10.0.0.7:443: leads to the site Own address", binding.text());
        assertTrue(binding.details().get(0).contains("the site Default answers"), binding.toString());
    }

    @ParameterizedTest
    @CsvSource({"https://shop.example:9443/, no binding serves https on port 9443",
            "https://10.0.0.7:444/, no binding serves https on port 444",
            "http://shop.example:8080/, no binding serves http on port 8080"})
    void aUrlThatNoBindingServesIsRefusedWithWhatThereIs(String url, String message) {
        String refusal = assertThrows(DiagnoseException.class, () -> server().url(url)).getMessage();
        assertTrue(refusal.contains(message) && refusal.contains("https *:443:shop.example (Shop)"), refusal);
    }

    @ParameterizedTest
    @CsvSource({"shop.example/x, expected http", "ftp://shop.example/, expected http", "https:///x, expected http",
            "https://a b/, is not a URL",
            "https://me:s3cret@shop.example/, do not belong"})
    void whatIsNoUrlOfTheWebIsRefused(String url, String message) {
        String refusal = assertThrows(DiagnoseException.class, () -> Target.url(url)).getMessage();
        assertTrue(refusal.contains(message) && !refusal.contains("s3cret"), refusal);
    }

    @Test
    void aMisspeltSiteIsRefusedWithTheNearest() {
        assertEquals("--at \"Shpo/x\": there is no such site; did you mean \"Shop\"?",
                assertThrows(DiagnoseException.class, () -> server().https("Shpo/x")).getMessage());
    }

    @Test
    void netshIsAskedForTheRightCertificate() throws DiagnoseException {
        assertEquals("hostnameport=shop.example:443", key("https://shop.example/"));
        assertEquals("ccs=443", key("https://www.example/"));
        assertEquals("ipport=0.0.0.0:8443", key("https://shop.example:8443/"));
        assertEquals("ipport=10.0.0.7:443", key("https://10.0.0.7/"));
        assertEquals("ipport=[2001:db8::7]:444", key("https://[2001:db8::7]:444/"));
    }

    private static String key(String url) throws DiagnoseException {
        Requests requests = new Requests().file("applicationHost.config", HOST.replace("</configuration>",
                "<system.webServer><security>" + Requests.access("SslNegotiateCert")
                        + "</security></system.webServer></configuration>"));
        return requests.url(url).premises().assumptions().stream()
                .filter(assumed -> assumed.assumption() == Assumption.NEGOTIATE).findFirst()
                .orElseThrow().command().replace("netsh http show sslcert ", "");
    }
}
