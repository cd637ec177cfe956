package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSysOptionTest {

    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" /></application>
                    <bindings>
                      <binding protocol="https" bindingInformation="*:443:shop.example" sslFlags="1" />
                    </bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <location path="Shop">
                <system.webServer>
                  <security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security>
                </system.webServer>
              </location>
            </configuration>
            """;
    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    private final Cli.Shell commands = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;
    private Path host;
    private Path netsh;
    private Path schannel;

    @BeforeEach
    void write() throws IOException {
        host = Files.writeString(folder.resolve("applicationHost.config"), HOST);
        netsh = folder.resolve("sslcert.txt");
        schannel = Files.writeString(folder.resolve("schannel.reg"), "Windows Registry Editor Version 5.00\n\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL]\n"
                + "\"SendTrustedIssuerList\"=dword:00000001\n\"ClientAuthTrustMode\"=dword:00000002\n\n"
                + "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS "
                + "1.3\\Server]\n"
                + "\"Enabled\"=dword:00000001\n");
        endpoint("shop.example:443", "Disabled", "Disabled", "Not Set");
    }

    private void endpoint(String key, String negotiate, String revocation, String disableTls13) throws IOException {
        Files.writeString(netsh, "\nSSL Certificate bindings:\n-------------------------\n\n    "
                + (Character.isDigit(key.charAt(0)) ? "IP:port      " : "Hostname:port")
                + "                : " + key + "\n    Certificate Hash             : " + HASH
                + "\n    Application ID               : {4dc3e181-e14b-4a21-b022-59fc669b0914}"
                + "\n    Certificate Store Name       : MY\n    Verify Client Certificate Revocation : " + revocation
                + "\n    Usage Check                  : Enabled\n    DS Mapper Usage              : Disabled"
                + "\n    Negotiate Client Certificate : " + negotiate + "\n    Disable TLS1.3               : " + disableTls13
                + "\n\n");
    }

    private Cli diagnose(Object... more) {
        List<Object> all = new ArrayList<>(
                List.of("diagnose", host, "--at", "Shop", "--http-sys", netsh, "--http-sys", schannel));
        all.addAll(Arrays.asList(more));
        return commands.run(all.toArray());
    }

    private JSONObject diagnosis(Object... more) {
        List<Object> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(Arrays.asList(more));
        Cli result = diagnose(all.toArray());
        assertTrue(result.exit() < 2, result.err());
        return new JSONObject(result.out()).getJSONArray("diagnoses").getJSONObject(0);
    }

    private static Set<String> names(JSONArray array) {
        Set<String> names = new TreeSet<>();
        array.forEach(each -> names.add(((JSONObject) each).getString("name") + "=" + ((JSONObject) each).getString("value")));
        return names;
    }

    @Test
    void whatWasAssumedBecomesAFactWithItsPlace() {
        JSONObject diagnosis = diagnosis("--windows", "2022");
        assertEquals(Set.of("negotiate=off", "tls13=on"), names(diagnosis.getJSONArray("facts")));
        assertTrue(names(diagnosis.getJSONArray("assumptions")).stream().noneMatch(name -> name.matches("(negotiate|tls13)=.*")));
        JSONObject negotiate = diagnosis.getJSONArray("facts").getJSONObject(0).getString("name").equals("negotiate")
                ? diagnosis.getJSONArray("facts").getJSONObject(0)
                : diagnosis.getJSONArray("facts").getJSONObject(1);
        assertTrue(negotiate.getString("file").endsWith("sslcert.txt"));
        assertEquals("12 Negotiate Client Certificate", negotiate.getInt("line") + " " + negotiate.getString("label"));
        assertEquals("handshake", diagnosis.getString("decidedBy"));
        assertTrue(diagnose("--windows", "2022").out().contains("Negotiate Client Certificate  ["));
    }

    @Test
    void whatSomebodySaysWinsOverTheFiles() {
        JSONObject diagnosis = diagnosis("--windows", "2022", "--assume", "negotiate=on");
        assertFalse(names(diagnosis.getJSONArray("facts")).contains("negotiate=off"));
        assertTrue(names(diagnosis.getJSONArray("assumptions")).contains("negotiate=on"));
    }

    @Test
    void theEndpointCanTurnTls13OffOrAskWithinTheHandshake() throws IOException {
        endpoint("shop.example:443", "Disabled", "Enabled", "Set");
        assertEquals("certificate", diagnosis("--windows", "2022").getString("decidedBy"));
        endpoint("0.0.0.0:443", "Enabled", "Enabled", "Not Set");
        assertEquals("certificate", diagnosis("--windows", "2022").getString("decidedBy"));
    }

    @Test
    void trustListsAndModesAreEvidence() {
        String causes = diagnosis("--status", "403.16").getJSONArray("causes").toString();
        assertTrue(causes.contains("ClientAuthTrustMode is 2"), causes);
        assertTrue(diagnosis("--status", "403.7").getJSONArray("causes").toString().contains("SendTrustedIssuerList is on"));
    }

    @Test
    void causesOf413AndOf502() throws IOException {
        assertEquals("confirmed", diagnosis("--status", "413").getJSONArray("causes").getJSONObject(0).getString("finding"));
        assertEquals(1, diagnose("--status", "413").exit());
        endpoint("shop.example:443", "Enabled", "Enabled", "Not Set");
        assertEquals(0, diagnose("--status", "413").exit());
        assertEquals("excluded", diagnosis("--status", "502").getJSONArray("causes").getJSONObject(0).getString("finding"));
    }

    @Test
    void theSettingsFileNamesTheFiles() throws IOException {
        Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\">"
                + "<server httpSys=\"sslcert.txt;schannel.reg\"/></iislint>");
        Cli result = commands.run("diagnose", host, "--at", "Shop", "--format", "json");
        assertTrue(names(new JSONObject(result.out()).getJSONArray("diagnoses").getJSONObject(0).getJSONArray("facts"))
                .contains("negotiate=off"), result.out());
        Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\">"
                + "<server httpSys=\"../sslcert.txt\"/></iislint>");
        Cli outside = commands.run("check", host);
        assertEquals(2, outside.exit());
        assertTrue(outside.err().contains("expected files in the folder of the settings file or below"), outside.err());
    }

    @Test
    void initRecordsTheFiles() {
        Path written = folder.resolve("iislint.xml");
        assertEquals(0, commands.run("init", host, "--http-sys", netsh, "--output", written).exit());
        assertEquals(0, commands.run("diagnose", host, "--at", "Shop", "--status", "403.5", "--settings", written).exit());
        assertTrue(read(written).contains("<server httpSys=\"sslcert.txt\""), read(written));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void filesOfAnotherKindEndTheRun() throws IOException {
        Path other = Files.writeString(folder.resolve("other.txt"), "hello");
        for (String command : List.of("check", "diagnose")) {
            Cli result = commands.run(command, host, "--http-sys", other,
                    command.equals("check") ? "--no-profile" : "--at=Shop");
            assertEquals(2, result.exit());
            assertTrue(result.err().contains("other.txt: is neither a registry export nor"), result.err());
        }
    }

    @Test
    void aLogIsHeldAgainstHttpSysToo() throws IOException {
        Path log = Files.writeString(folder.resolve("u_ex1.log"), "#Fields: date time s-sitename cs-method cs-uri-stem sc-status"
                + " sc-substatus sc-win32-status\n2026-03-01 10:00:00 W3SVC1 GET / 403 13 2148081683\n");
        JSONObject group = new JSONObject(
                commands.run("diagnose", host, "--log", log, "--http-sys", netsh, "--format", "json").out())
                .getJSONArray("groups").getJSONObject(0);
        assertEquals("contradicts", group.getString("verdict"));
        assertTrue(group.getJSONObject("decidedBy").getString("file").endsWith("sslcert.txt"));
    }

    private Map<String, String> severities(Object... more) {
        List<Object> all = new ArrayList<>(
                List.of("check", host, "--format", "json", "--http-sys", netsh, "--http-sys", schannel));
        all.addAll(Arrays.asList(more));
        Map<String, String> found = new TreeMap<>();
        new JSONObject(commands.run(all.toArray()).out()).getJSONArray("findings").forEach(each -> found
                .put(((JSONObject) each).getString("rule"), ((JSONObject) each).getString("severity")));
        return found;
    }

    @Test
    void whatIsProvenIsAnErrorAndWhatIsExcludedIsSilent() throws IOException {
        assertEquals("error", severities().get("tls13-renegotiation"));
        assertEquals("error", severities("--windows", "2022").get("tls13-renegotiation"));
        endpoint("shop.example:443", "Enabled", "Enabled", "Not Set");
        assertFalse(severities("--windows", "2022").containsKey("tls13-renegotiation"));
        endpoint("shop.example:443", "Disabled", "Enabled", "Set");
        assertFalse(severities("--windows", "2022").containsKey("tls13-renegotiation"));
        Files.writeString(schannel,
                Files.readString(schannel).replace("\"Enabled\"=dword:00000001", "\"Enabled\"=dword:00000000"));
        endpoint("shop.example:443", "Disabled", "Enabled", "Not Set");
        assertFalse(severities("--windows", "2022").containsKey("tls13-renegotiation"));
    }

    @Test
    void rulesAboutSchannelRunWithTheirSetsAndOverAFileOfOnesOwn() throws IOException {
        assertFalse(severities().containsKey("schannel-old-tls-not-off"));
        Map<String, String> cis = severities("--set", "cis");
        assertEquals("info", cis.get("schannel-old-tls-not-off"));
        assertFalse(cis.containsKey("schannel-tls12-off"));
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.writeString(own.resolve("trust-mode.xml"),
                """
                        <rule xmlns="urn:iislint:rule:1" id="trust-mode" severity="warning" scope="server"><title>t</title>
                        <match>system.applicationHost/sites[iis:schannel()/value[@key = ''][@name = \
                        'ClientAuthTrustMode'][@number = 2]]</match>
                        <message>{iis:schannel()/value[@name = \
                        'ClientAuthTrustMode']/@place}</message><explanation>e</explanation></rule>
                        """);
        assertEquals("warning", severities("--rules", own).get("trust-mode"));
    }
}
