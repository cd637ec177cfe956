package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.DiagnosePage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnoseLogTest {

    /** A server with a cause for each status. The text behind {@code <!--} names the line for {@link #line}. */
    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <applicationPools>
                  <add name="ShopPool"><!-- pool -->
                    <failure rapidFailProtection="true" /><!-- rapid -->
                  </add>
                </applicationPools>
                <sites>
                  <site name="Shop" id="7">
                    <application path="/" applicationPool="ShopPool"><virtualDirectory path="/" physicalPath="C:\\sites\\shop" \
            /></application>
                    <bindings>
                      <binding protocol="http" bindingInformation="*:80:" />
                      <binding protocol="https" bindingInformation="*:443:shop.example" />
                    </bindings>
                    <logFile logExtFileFlags="Date, Time, UriStem, HttpStatus" /><!-- log -->
                  </site>
                  <site name="Intranet" id="8">
                    <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\intranet" /></application>
                    <bindings><binding protocol="https" bindingInformation="*:8443:" /></bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <system.webServer>
                <handlers accessPolicy="Read, Script">
                  <add name="WebDAV" path="*" verb="PROPFIND,PUT,DELETE" modules="WebDAVModule" /><!-- webdav -->
                  <add name="StaticFile" path="*" verb="*" modules="StaticFileModule,DefaultDocumentModule" /><!-- static -->
                </handlers>
                <staticContent><mimeMap fileExtension=".html" mimeType="text/html" /></staticContent><!-- types -->
                <security>
                  <requestFiltering>
                    <fileExtensions><add fileExtension=".mdb" allowed="false" /></fileExtensions><!-- extension -->
                    <hiddenSegments><add segment="bin" /></hiddenSegments><!-- hidden -->
                    <denyUrlSequences><add sequence=".." /></denyUrlSequences><!-- sequence -->
                    <verbs><add verb="TRACE" allowed="false" /></verbs><!-- verb -->
                    <requestLimits maxAllowedContentLength="1000" /><!-- size -->
                  </requestFiltering>
                </security>
              </system.webServer>
              <location path="Shop/partners">
                <system.webServer>
                  <security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security><!-- require -->
                </system.webServer>
              </location>
              <location path="Shop/accept">
                <system.webServer>
                  <serverRuntime uploadReadAheadSize="4096" /><!-- ahead -->
                  <security><access sslFlags="Ssl, SslNegotiateCert" /></security><!-- accept -->
                </system.webServer>
              </location>
              <location path="Shop/members">
                <system.webServer>
                  <security><authentication><anonymousAuthentication enabled="false" /></authentication></security><!-- \
            anonymous -->
                </system.webServer>
              </location>
              <location path="Shop/office">
                <system.webServer>
                  <security><ipSecurity allowUnlisted="false" /></security><!-- addresses -->
                </system.webServer>
              </location>
              <location path="Shop/broken">
                <system.webServer><directoryBrowse enabled="perhaps" /></system.webServer><!-- broken -->
              </location>
              <location path="Shop/api">
                <system.webServer>
                  <rewrite><rules><rule name="r"><match url=".*" /><action type="Rewrite" url="http://backend.example/{R:0}" \
            /></rule></rules></rewrite><!-- proxy -->
                </system.webServer>
              </location>
              <location path="Shop/unused">
                <system.webServer>
                  <security><access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" /></security><!-- unused -->
                </system.webServer>
              </location>
            </configuration>
            """;

    private static final String FIELDS = "#Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port "
            + "cs-username c-ip cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status "
            + "time-taken\n";

    private final Cli.Shell commands = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;
    private Path host;
    private Path log;

    @BeforeEach
    void write() throws IOException {
        host = Files.writeString(Files.createDirectories(folder.resolve("config")).resolve("applicationHost.config"), HOST);
        log = folder.resolve("u_ex260301.log");
    }

    private static int line(String mark) {
        int at = HOST.indexOf("<!-- " + mark + " -->");
        return (int) HOST.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    }

    private static String request(int second, String method, String path, String answer) {
        return String.format("2026-03-01 10:00:%02d W3SVC7 10.0.0.5 %s %s - 443 - 192.0.2.7 Agent - - shop.example %s 12\n",
                second, method,
                path, answer);
    }

    private Cli run(String text, Object... more) throws IOException {
        Files.writeString(log, text, StandardCharsets.UTF_8);
        return runWith(more);
    }

    private Cli runWith(Object... more) {
        List<Object> all = new ArrayList<>(List.of("diagnose", "--log", log, host, "--map", "C:\\sites=" + folder));
        all.addAll(Arrays.asList(more));
        return commands.run(all.toArray());
    }

    private JSONObject json(String text, Object... more) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(Arrays.asList(more));
        Cli result = run(text, all.toArray());
        assertTrue(result.exit() < 2, result.err());
        return new JSONObject(result.out());
    }

    private static JSONObject group(JSONObject json, String location, String status) {
        JSONArray groups = json.getJSONArray("groups");
        for (int i = 0; i < groups.length(); i++) {
            JSONObject group = groups.getJSONObject(i);
            if (location.equals(group.opt("location")) && status.equals(group.opt("status"))) {
                return group;
            }
        }
        throw new AssertionError(location + " " + status + " is not in " + json);
    }

    /**
     * What a server with this configuration answers to a request, and where its cause is: location, mark of the line, verdict
     * and step, by method, path and answer.
     */
    private static final Map<String, String> CAUSES = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /partners/a 403 7 5", "Shop/partners require agrees certificate"),
            Map.entry("GET /partners/a 403 13 2148081683", "Shop/partners require agrees revocation"),
            Map.entry("GET /accept/b 403 16 2148204809", "Shop/accept accept agrees trust"),
            Map.entry("GET /accept/b 403 17 2148204801", "Shop/accept accept agrees dates"),
            Map.entry("GET /accept/b 403 4 5", "Shop/accept accept agrees ssl"),
            Map.entry("POST /accept/b 413 0 0", "Shop/accept ahead agrees entity-body"),
            Map.entry("GET /accept/b 500 0 50", "Shop/accept accept agrees handshake"),
            Map.entry("GET /accept/b 403 7 5", "Shop/accept accept contradicts certificate"),
            Map.entry("GET /members/ 401 2 5", "Shop/members anonymous agrees account"),
            Map.entry("GET /members/ 401 1 1326", "Shop/members - unknown account"),
            Map.entry("GET /office/ 403 6 0", "Shop/office addresses agrees ip-restriction"),
            Map.entry("GET /office/ 403 14 0", "Shop/office - agrees content"),
            Map.entry("GET /broken/ 500 19 13", "Shop/broken broken agrees configuration"),
            Map.entry("GET /broken/ 403 7 5", "Shop/broken broken contradicts configuration"),
            Map.entry("GET /api/x 502 3 12002", "Shop/api proxy agrees proxy"),
            Map.entry("GET /data/x.mdb 404 7 0", "Shop extension agrees request-filtering"),
            Map.entry("GET /bin/x.dll 404 8 0", "Shop hidden agrees request-filtering"),
            Map.entry("GET /a/../b 404 5 0", "Shop sequence agrees request-filtering"),
            Map.entry("TRACE / 404 6 0", "Shop verb agrees request-filtering"),
            Map.entry("POST /u 404 13 0", "Shop size agrees request-filtering"),
            Map.entry("GET /x.unknown 404 3 50", "Shop types agrees content"),
            Map.entry("GET /x.html 404 0 2", "Shop - unknown content"),
            Map.entry("PUT /x 405 0 1", "Shop webdav agrees handler"),
            Map.entry("GET /x 500 19 5", "Shop - contradicts configuration"),
            Map.entry("GET /x 403 6 0", "Shop - contradicts ip-restriction"),
            Map.entry("GET /x 502 3 12002", "Shop - contradicts proxy"),
            Map.entry("GET /x 500 0 64", "Shop - unknown handler")));

    @Test
    void everyGroupOfAServerWithKnownCausesIsExplainedRight() throws IOException {
        Random random = new Random(3);
        Map<String, Integer> counts = new TreeMap<>();
        StringBuilder text = new StringBuilder(FIELDS);
        for (int i = 0; i < 2000; i++) {
            String cause = List.copyOf(CAUSES.keySet()).get(random.nextInt(CAUSES.size()));
            String[] parts = cause.split(" ", 3);
            text.append(request(i % 60, parts[0], parts[1], parts[2]));
            text.append(request(i % 60, "GET", "/index.html", "200 0 0"));
            counts.merge(cause, 1, Integer::sum);
        }
        JSONObject json = json(text.toString());
        assertEquals(CAUSES.size(), json.getJSONArray("groups").length());
        for (Map.Entry<String, String> cause : CAUSES.entrySet()) {
            String[] answer = cause.getKey().split(" ");
            String[] wanted = cause.getValue().split(" ");
            boolean plain = answer[2].equals("405") || answer[2].equals("413");
            JSONObject group = group(json, wanted[0], plain ? answer[2] : answer[2] + "." + answer[3]);
            assertEquals(Long.parseLong(answer[4]), group.getLong("win32"), cause.getKey());
            assertEquals(wanted[2] + " " + wanted[3],
                    group.getString("verdict") + " " + group.getJSONObject("decidedBy").getString("step"),
                    cause.getKey());
            assertEquals(wanted[1].equals("-") ? 0 : line(wanted[1]), group.getJSONObject("decidedBy").optInt("line"),
                    cause.getKey());
            assertEquals(counts.get(cause.getKey()), group.getInt("count"), cause.getKey());
            assertEquals("[\"" + answer[0] + "\"]", group.getJSONArray("methods").toString());
            assertTrue(group.getString("verdict").equals("unknown") || !group.getJSONArray("remedies").isEmpty(), cause.getKey());
        }
        DiagnosePage.assertPart("logged answers", table(json));
        assertEquals(4000, json.getJSONObject("summary").getInt("requests"));
        assertEquals(2000, json.getJSONObject("summary").getInt("refused"));
    }

    private static String table(JSONObject json) {
        TreeSet<String> rows = new TreeSet<>();
        json.getJSONArray("groups").forEach(each -> {
            JSONObject group = (JSONObject) each;
            rows.add("| " + group.getString("status") + " | " + group.getLong("win32") + " | " + group.getString("verdict")
                    + " | `"
                    + group.getJSONObject("decidedBy").getString("step") + "` | "
                    + group.getString("message").replaceAll("\\s+", " ").replace("|", "\\|") + " |\n");
        });
        return "| answer | sc-win32-status | verdict | step | what iislint says |\n|---|---|---|---|---|\n"
                + String.join("", rows);
    }

    private static final String PATHS_LOG = FIELDS + request(0, "GET", "/partners/orders/4711/alice@shop.example", "403 7 5")
            + request(1, "GET", "/partners/orders/9/bob", "403 7 5")
            + request(2, "GET", "/partners/help/%s", "403 7 5").formatted("abcdefghijklmnopqrstuvwxyzabcdefghij")
            + request(3, "GET", "/partners", "403 7 5");

    @Test
    void pathsAreToldAsFarAsAskedForAndWithoutWhatMayNameSomebody() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        json(PATHS_LOG, "--paths", "3").getJSONArray("groups").forEach(each -> counts.put(((JSONObject) each).isNull("path")
                ? "-"
                : ((JSONObject) each).getString("path"), ((JSONObject) each).getInt("count")));
        assertEquals(Map.of("Shop/partners/orders/{id}/{id}", 1, "Shop/partners/orders/{id}/bob", 1, "Shop/partners/help/{id}", 1,
                "-", 1), counts);
        JSONObject one = json(PATHS_LOG, "--paths", "1");
        assertEquals("Shop/partners/orders", one.getJSONArray("groups").getJSONObject(0).getString("path"));
        assertEquals(2, one.getJSONArray("groups").getJSONObject(0).getInt("count"));
        assertFalse(run(PATHS_LOG).out().contains("orders"));
        assertTrue(run(PATHS_LOG, "--paths", "1").out().contains("Shop/partners/orders"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "#Software: Microsoft Internet Information Services 6.0\n#Version: 1.0\n#Date: 2026-03-01 00:00:00\n#Fields: time "
                    + "cs-method cs-uri-stem sc-status sc-substatus sc-win32-status s-computername\n10:00:00 GET /partners 403 7 "
                    + "5 WEB01\n",
            "#Software: Microsoft Internet Information Services 7.5\n#Fields: date time s-sitename s-computername s-ip "
                    + "cs-method cs-uri-stem"
                    + " cs-uri-query s-port cs-username c-ip cs-version cs(User-Agent) sc-status sc-substatus sc-win32-status "
                    + "time-taken\n"
                    + "2026-03-01 10:00:00 W3SVC7 WEB01 10.0.0.5 GET /partners - 443 - 192.0.2.1 HTTP/1.1 a 403 7 5 3\n",
            "#Software: Microsoft Internet Information Services 8.5\n#Fields: date time sc-win32-status sc-substatus sc-status "
                    + "cs-uri-stem cs-method X-Forwarded-For OriginalURL\n2026-03-01 10:00:00 5 7 403 /partners GET "
                    + "192.0.2.1,+192.0.2.2 -\n",
            "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip cs-method cs-uri-stem "
                    + "cs-uri-query s-port"
                    + " sc-status sc-substatus sc-win32-status crypt-protocol crypt-cipher crypt-hash crypt-keyexchange\n"
                    + "2026-03-01 10:00:00 ::1 GET /partners - 443 403 7 5 400 660e 800c ae06\n",
            "#FIELDS:\tDate\tTime\tCS-Method\tCS-URI-Stem\tSC-Status\tSC-SubStatus\tSC-Win32-Status\n"
                    + "2026-03-01\t10:00:00\tGET\t/partners\t403\t7\t5\n"})
    void logsOfAllReleasesAreReadWhateverTheirFieldsAndOrder(String text) throws IOException {
        log = Files.createDirectories(folder.resolve("W3SVC7")).resolve("u_ex1.log");
        for (String written : List.of(text, "\uFEFF" + text, text.replace("\n", "\r\n"))) {
            JSONObject group = group(json(written), "Shop/partners", "403.7");
            assertEquals("1 5 agrees 2026-03-01T10:00:00Z [\"GET\"]", group.getInt("count") + " " + group.getInt("win32") + " "
                    + group.getString("verdict") + " " + group.getString("first") + " " + group.getJSONArray("methods"));
        }
    }

    @Test
    void locationsThatRefuseAndThatNobodyAskedForAreListedApart() throws IOException {
        JSONArray unvisited = json(FIELDS + request(0, "GET", "/partners", "403 7 5")).getJSONArray("unvisited");
        List<String> found = new ArrayList<>();
        unvisited.forEach(
                each -> found.add(((JSONObject) each).getString("location") + " " + ((JSONObject) each).getString("status")));
        assertEquals(List.of("Shop/members 401.2", "Shop/broken 500.19", "Shop/unused 403.7"), found);
        assertEquals(line("unused"), unvisited.getJSONObject(2).getInt("line"));
    }

    @Test
    void theWin32StatusTellsRevokedFromUnreachableAndUntrustedFromIncomplete() throws IOException {
        JSONObject json = json(FIELDS + request(0, "GET", "/partners", "403 13 2148081680"));
        assertTrue(json.toString().contains("the certificate is revoked")
                && json.toString().contains("a revoked one stays revoked"));
        json = json(FIELDS + request(0, "GET", "/partners", "403 13 2148081683"));
        assertTrue(json.toString().contains("could not be reached")
                && json.toString().contains("Make the revocation list reachable"));
        json = json(FIELDS + request(0, "GET", "/partners", "403 16 2148204809"));
        assertTrue(json.toString().contains("Trusted Root"));
        json = json(FIELDS + request(0, "GET", "/partners", "403 16 2148204810"));
        assertTrue(json.toString().contains("Install the intermediate authority"));
    }

    @Test
    void theSiteIsKnownByFolderOrByTheBindings() throws IOException {
        String fields = "#Fields: date time s-ip cs-method cs-uri-stem s-port sc-status sc-substatus sc-win32-status\n";
        String line = "2026-03-01 10:00:00 10.0.0.5 GET /x %s 403 7 5\n";
        assertEquals("Intranet", json(fields + line.formatted("8443")).getJSONArray("groups").getJSONObject(0).getString("site"));
        assertEquals("Shop", json(fields + line.formatted("80")).getJSONArray("groups").getJSONObject(0).getString("site"));
        assertTrue(json(fields + line.formatted("81")).getJSONArray("groups").getJSONObject(0).isNull("site"));
        log = Files.createDirectories(folder.resolve("logs/W3SVC8")).resolve("u_ex1.log");
        assertEquals("Intranet", json(fields + line.formatted("81")).getJSONArray("groups").getJSONObject(0).getString("site"));
        log = folder.resolve("host.log");
        assertEquals("Shop", json(fields.replace("s-port", "s-port cs-host") + line.formatted("443 SHOP.example:443"))
                .getJSONArray("groups").getJSONObject(0).getString("site"));
    }

    @Test
    void aLoneWebConfigIsEnough() throws IOException {
        Path site = Files.createDirectories(folder.resolve("lone"));
        Files.writeString(site.resolve("web.config"), "<configuration><system.webServer><security>"
                + "<access sslFlags=\"Ssl, SslNegotiateCert, SslRequireCert\" /></security></system.webServer></configuration>");
        Files.writeString(log, FIELDS + request(0, "GET", "/x", "403 7 5"));
        JSONObject json = new JSONObject(commands.run("diagnose", "--log", log, site, "--format", "json").out());
        JSONObject group = json.getJSONArray("groups").getJSONObject(0);
        assertEquals("agrees", group.getString("verdict"));
        assertTrue(group.getJSONObject("decidedBy").getString("file").endsWith("lone/web.config"));
    }

    @Test
    void aLogWithoutSubstatusNamesTheFlagAndTheElement() throws IOException {
        JSONObject json = json("#Fields: date time s-sitename cs-uri-stem sc-status\n2026-03-01 10:00:00 W3SVC7 /partners 403\n");
        JSONObject note = json.getJSONArray("notes").getJSONObject(0);
        assertEquals(line("log"), note.getInt("line"));
        assertTrue(note.getString("message").contains("add HttpSubStatus, Win32Status to logFile/@logExtFileFlags"));
        assertEquals("unknown", group(json, "Shop/partners", "403").getString("verdict"));
    }

    @Test
    void httpErrAndTracesComeInTheSameRun() throws IOException {
        Files.writeString(log, FIELDS + request(0, "GET", "/office", "403 6 5"));
        Path errors = Files.writeString(folder.resolve("httperr1.log"),
                "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method"
                        + " cs-uri sc-status s-siteid s-reason s-queuename\n2026-03-01 10:00:00 192.0.2.7 5000 10.0.0.5 443 "
                        + "HTTP/1.1 GET"
                        + " /a?x=1 503 7 AppOffline ShopPool\n"
                        + "2026-03-01 10:00:00 192.0.2.7 5000 10.0.0.5 443 - - - - - Timer_ConnectionIdle -\n"
                                .repeat(9));
        Path trace = Files.writeString(folder.resolve("fr000001.xml"),
                "<failedRequest url=\"https://shop.example/office/x\" siteId=\"7\" verb=\"GET\" "
                        + "statusCode=\"403.6\"><Event><EventData><Data Name=\"ModuleName\">IpRestrictionModule</Data><Data "
                        + "Name=\"HttpSubStatus\">6</Data><Data "
                        + "Name=\"ErrorCode\">2147942405</Data></EventData></Event></failedRequest>");
        JSONObject json = new JSONObject(runWith("--log", errors, "--log", trace, "--format", "json").out());
        JSONObject offline = group(json, "Shop", "503");
        assertEquals("AppOffline ShopPool agrees", offline.getString("reason") + " " + offline.getString("pool") + " "
                + offline.getString("verdict"));
        assertEquals(line("rapid"), offline.getJSONObject("decidedBy").getInt("line"));
        assertEquals(9, json.getJSONObject("summary").getInt("idleConnections"));
        JSONObject traced = group(json, "Shop/office", "403.6");
        assertEquals("1 1 [\"IpRestrictionModule\"]", traced.getInt("count") + " " + traced.getInt("traces") + " "
                + traced.getJSONArray("modules"));
    }

    @Test
    void theExitCodeTellsWhetherTheConfigurationExplainsSomething() throws IOException {
        assertEquals(1, run(FIELDS + request(0, "GET", "/partners", "403 7 5")).exit());
        assertEquals(0, run(FIELDS + request(0, "GET", "/x", "403 7 5")).exit());
        assertEquals(0, run(FIELDS + request(0, "GET", "/x", "200 0 0")).exit());
        assertEquals(2, commands.run("diagnose", "--log", folder.resolve("nowhere.log"), host).exit());
        assertEquals(2, commands.run("diagnose", "--log", log, "--at", "Shop", host).exit());
        assertEquals(2, commands.run("diagnose", "--since", "2026-03-01", "--at", "Shop", host).exit());
        assertEquals(2, commands.run("diagnose", "--log", log, "--since", "yesterday", host).exit());
        assertEquals(2, commands.run("diagnose", "--log", folder.resolve("config"), host).exit());
    }

    @Test
    void sinceUntilAndTopNarrowWhatIsTold() throws IOException {
        String text = FIELDS + request(5, "GET", "/partners", "403 7 5") + request(10, "GET", "/partners", "403 7 5")
                + request(15, "GET", "/office", "403 6 5");
        JSONObject json = json(text, "--since", "2026-03-01T10:00:06", "--until", "2026-03-01 10:00:12Z");
        assertEquals(1, json.getJSONArray("groups").length());
        assertEquals("2026-03-01T10:00:10Z", group(json, "Shop/partners", "403.7").getString("first"));
        assertEquals(0, json(text, "--until", "2026-02-28").getJSONArray("groups").length());
        assertEquals(2, json(text, "--since", "2026-03-01", "--until", "2026-03-01").getJSONArray("groups").length());
        assertEquals(1, json(text, "--top", "1").getJSONArray("groups").length());
        assertTrue(run(text, "--top", "1").out().contains("and 1 more group with 1 request"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "json", "markdown"})
    void whoVisitorsAreIsNeverPrinted(String format) throws IOException {
        Random random = new Random(11);
        for (int run = 0; run < 20; run++) {
            List<String> planted = new ArrayList<>();
            StringBuilder text = new StringBuilder(FIELDS);
            for (int i = 0; i < 20; i++) {
                String[] secrets = new String[8];
                for (int k = 0; k < secrets.length; k++) {
                    secrets[k] = "Zq" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
                    planted.add(secrets[k]);
                }
                String cause = List.copyOf(CAUSES.keySet()).get(random.nextInt(CAUSES.size()));
                String[] parts = cause.split(" ", 3);
                text.append(String.format("2026-03-01 10:00:00 W3SVC7 10.0.0.5 %s %s token=%s 443 %s %s %s %s %s %s %s 12\n",
                        i % 5 == 0 ? secrets[7] : parts[0], parts[1] + "/" + secrets[6], secrets[0], secrets[1], secrets[2],
                        secrets[3],
                        secrets[4], secrets[5], secrets[6], parts[2]));
            }
            text.append("#Date: ").append(planted.get(0)).append('\n').append(planted.get(1)).append(" damaged\n").append('\0')
                    .append(planted.get(2)).append('\n').append("#Fields: date ").append(planted.get(3)).append("\nx ")
                    .append(planted.get(4))
                    .append('\n');
            Files.writeString(folder.resolve("fr1.xml"),
                    "<failedRequest url=\"https://shop.example/office/" + planted.get(5) + "?q="
                            + planted.get(6) + "\" siteId=\"7\" userName=\"" + planted.get(7) + "\" statusCode=\"403.6\" verb=\""
                            + planted.get(8)
                            + "\"/>");
            Files.writeString(folder.resolve("fr2.xml"), "<failedRequest " + planted.get(9));
            Files.writeString(folder.resolve("httperr1.log"),
                    "#Fields: date time c-ip s-reason s-queuename cs-uri s-siteid sc-status\n"
                            + "2026-03-01 10:00:00 " + planted.get(10) + " " + planted.get(11) + " " + planted.get(12) + " /"
                            + planted.get(13)
                            + " 7 503\n");
            Cli result = run(text.toString(), "--format", format, "--log", folder.resolve("fr1.xml"), "--log",
                    folder.resolve("fr2.xml"), "--log", folder.resolve("httperr1.log"));
            assertTrue(result.exit() < 2, result.err());
            for (String secret : planted) {
                assertFalse((result.out() + result.err()).contains(secret), secret + " is in " + result.out() + result.err());
            }
        }
    }

    @Test
    void whatCannotBeReadIsSaidWithFileAndLineAndCounted() throws IOException {
        JSONObject skipped = json("lost\n" + FIELDS + request(0, "GET", "/partners", "403 7 5") + "cut off")
                .getJSONObject("skipped");
        assertEquals(2, skipped.getInt("lines"));
        JSONArray notices = skipped.getJSONArray("notices");
        assertEquals("1 4", notices.getJSONObject(0).getInt("line") + " " + notices.getJSONObject(1).getInt("line"));
        assertTrue(run("lost\n").out().contains("u_ex260301.log:1: 1 line is not used"));
    }
}
