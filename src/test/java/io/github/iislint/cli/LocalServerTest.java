package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server at hand: its physical paths are read as they are, and nothing is unless whoever runs iislint names the server. */
class LocalServerTest {

    private static final String HOST = WindowsMachine.CONFIG + "applicationHost.config";
    private static final String REMOTE = "\\\\web01\\c$\\Windows\\System32\\inetsrv\\config";

    private WindowsMachine machine;

    @BeforeEach
    void install() throws IOException {
        machine = new WindowsMachine();
    }

    private static List<String> files(Cli run) {
        assertTrue(run.exit() < 2, run.err());
        return run.findings().stream()
                .filter(finding -> finding.getString("rule").equals("certificate-required-without-ssl")
                        || finding.getString("rule").equals("client-certificate-mapping-missing"))
                .map(finding -> finding.getString("file") + " " + finding.getJSONArray("locations").getString(0)).toList();
    }

    private List<String> check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "json"));
        arguments.addAll(List.of(more));
        return files(machine.run(arguments.toArray(String[]::new)));
    }

    @Test
    void aFolderOfTheServerIsReadWhereItsConfigurationSaysThatItIs() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop", "C:\\inetpub\\blog"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.write("D:\\www\\shop\\admin\\web.config", Programs.PLAIN);
        machine.write("C:\\inetpub\\blog\\web.config", Programs.REQUIRING);
        List<String> expected = List.of("../../inetpub/blog/web.config Site2", "D:/www/shop/web.config Site1");
        assertEquals(expected, check("--local"));
        assertEquals(expected, check(HOST));
        assertEquals(expected, check("C:\\Windows\\System32\\inetsrv\\config"));
        assertEquals(expected, check("C:\\WINDOWS\\system32\\InetSrv\\Config"), "letter case makes no difference");
        assertEquals(expected, check("\\\\?\\" + HOST));
        machine.in(WindowsMachine.CONFIG);
        assertEquals(2, check(".").size());
        assertEquals(2, check("applicationHost.config").size());
    }

    @Test
    void letterCaseSlashesAndStepsUpInAPhysicalPathMakeNoDifference() throws IOException {
        machine.write(HOST, WindowsMachine.host("d:/WWW/other/..\\Shop\\", "\\\\?\\D:\\www\\blog"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.write("D:\\www\\blog\\web.config", Programs.REQUIRING);
        assertEquals(2, check("--local").size());
    }

    @Test
    void variablesInPhysicalPathsAreThoseOfTheMachineAndNotThoseOfTheUser() throws IOException {
        machine.variable("SystemDrive", "D:");
        machine.write(HOST, WindowsMachine.host("%SystemDrive%\\inetpub\\wwwroot", "%SiteRoot%\\shop", "%USERPROFILE%\\site"));
        machine.write("D:\\inetpub\\wwwroot\\web.config", Programs.REQUIRING);
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.write("C:\\Users\\admin\\site\\web.config", Programs.REQUIRING);
        Cli run = machine.run("check", "--local", "--format", "json");
        assertEquals(List.of("D:/inetpub/wwwroot/web.config Site1", "D:/www/shop/web.config Site2"), files(run));
        assertEquals(3, check("--local", "--env", "USERPROFILE=C:\\Users\\admin").size());
    }

    @Test
    void withoutAPathACommandIsAboutThisServer() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        Cli run = machine.run("check");
        assertTrue(run.out().contains("D:/www/shop/web.config"), run.out() + run.err());
        assertTrue(
                run.err().contains("without a path, this server is read (" + HOST + "); give the path . for the working folder"),
                run.err());
        assertTrue(machine.run("effective").out().contains("D:/www/shop/web.config"));
        assertFalse(machine.run("check", "--local").err().contains("without a path"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\work\\.git\\HEAD", "C:\\work\\iislint.xml", "C:\\work\\repo\\.git\\HEAD",
            "C:\\work\\repo\\web.config",
            "C:\\work\\repo\\APPLICATIONHOST.config"})
    void withoutAPathTheFilesThatSomebodyWorksOnComeFirst(String file) throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.write("C:\\work\\repo\\src\\web.config", Programs.REQUIRING);
        machine.write(file, file.endsWith("xml") ? "<iislint xmlns='urn:iislint:settings:1'/>" : Programs.PLAIN);
        machine.in("C:\\work\\repo");
        Cli run = machine.run("check");
        assertTrue(run.out().contains("src/web.config"), run.out() + run.err());
        assertFalse((run.out() + run.err()).contains("www/shop"), run.out());
    }

    @Test
    void aMachineWithoutIisChecksTheWorkingFolder() throws IOException {
        machine.write("C:\\Users\\admin\\src\\web.config", Programs.REQUIRING);
        assertTrue(machine.run("check").out().contains("src/web.config"));
        Cli local = machine.run("check", "--local");
        assertEquals(2, local.exit());
        assertEquals("iislint: " + HOST + ": cannot be read; expected IIS on this machine, and an administrator to run iislint\n",
                local.err());
    }

    @Test
    void whoIsNoAdministratorIsToldSo() throws IOException {
        machine.write("C:\\Windows\\System32\\inetsrv\\w3wp.exe", "");
        Cli run = machine.run("check");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("an administrator to run iislint (give the path . for the working folder)"), run.err());
    }

    @Test
    void anotherSystemHasNoServerOfItsOwn() {
        Cli run = Cli.run("check", "--local");
        if (!Machine.here(System.getenv()).windows()) {
            assertEquals(2, run.exit());
            assertTrue(run.err().startsWith("iislint: --local: expected Windows with IIS, and this is "), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        assertTrue(Cli.run("check", "--local", "testdata").err().contains("--local reads this server and takes no PATH"));
    }

    @Test
    void anAdministrativeShareLeadsToTheFoldersOfThatServer() throws IOException {
        machine.write(REMOTE + "\\applicationHost.config",
                WindowsMachine.host("D:\\www\\shop", "%SystemDrive%\\inetpub\\wwwroot", "\\\\files\\web\\blog"));
        machine.write("\\\\web01\\d$\\www\\shop\\web.config", Programs.REQUIRING);
        machine.write("\\\\web01\\c$\\inetpub\\wwwroot\\web.config", Programs.REQUIRING);
        machine.write("\\\\files\\web\\blog\\web.config", Programs.REQUIRING);
        machine.write("D:\\www\\shop\\web.config", Programs.PLAIN);
        List<String> expected = List.of("//files/web/blog/web.config Site3", "//web01/c$/inetpub/wwwroot/web.config Site2",
                "//web01/d$/www/shop/web.config Site1");
        assertEquals(expected, check(REMOTE).stream().sorted().toList());
        assertEquals(expected, check("\\\\?\\UNC\\web01\\c$\\Windows\\System32\\inetsrv\\config").stream().sorted().toList());
    }

    @Test
    void twoServersAreComparedByTheirShares() throws IOException {
        String other = REMOTE.replace("web01", "web02");
        for (String config : List.of(REMOTE, other)) {
            machine.write(config + "\\applicationHost.config", WindowsMachine.host("C:\\www"));
        }
        machine.write("\\\\web01\\c$\\www\\web.config", Programs.REQUIRING);
        machine.write("\\\\web02\\c$\\www\\web.config", Programs.PLAIN);
        Cli run = machine.run("compare", REMOTE, other);
        assertEquals(1, run.exit(), run.err());
        assertTrue(run.out().contains("//web01/c$/www/web.config:1") && run.out().contains("//web02/c$/www/web.config:1"),
                run.out());
    }

    @Test
    void aFixIsWrittenIntoTheFolderOfTheServer() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", "<configuration><system.webServer><security><access sslFlags=\"ssl\"/>"
                + "</security></system.webServer></configuration>\n");
        Cli diff = machine.run("check", "--local", "--only", "ssl-flags-style", "--diff");
        assertTrue(diff.out().contains("+<configuration><system.webServer><security><access sslFlags=\"Ssl\"/>"),
                diff.out() + diff.err());
        exporting();
        assertEquals(0, machine.run("check", "--local", "--only", "ssl-flags-style", "--fix", "--fail-on", "info").exit());
        assertTrue(machine.read("D:\\www\\shop\\web.config").contains("sslFlags=\"Ssl\""));
    }

    // What a checked-out repository can do.

    @ParameterizedTest
    @ValueSource(strings = {"inetsrv\\config", "Windows\\System32\\inetsrv\\config", "System32\\inetsrv\\config", "."})
    void aRepositoryWithSuchAFolderNeverMakesAnythingOutsideOfItBeRead(String folder) throws IOException {
        for (String repository : List.of("C:\\work\\repo", "D:\\", "\\\\web01\\c$\\", "\\\\web01\\d$\\work")) {
            machine.in(repository);
            Path config = machine.path(repository).resolve(folder).normalize();
            machine.write(config.resolve("applicationHost.config").toString(),
                    WindowsMachine.host("C:\\secret", "\\\\files\\web\\secret", "%SystemDrive%\\secret", "D:\\secret"));
            machine.write("C:\\secret\\web.config", Programs.REQUIRING);
            machine.write("\\\\files\\web\\secret\\web.config", Programs.REQUIRING);
            machine.write("D:\\other\\secret\\web.config", Programs.REQUIRING);
            for (String named : List.of(".", folder, folder + "\\applicationHost.config", folder + "\\*.config", "**")) {
                Cli run = machine.run("check", named, "--format", "json");
                assertTrue(run.exit() < 2, named + ": " + run.err());
                assertFalse(files(run).stream().anyMatch(file -> file.contains("secret/web.config Site")), run.out());
                assertFalse(run.out().contains("//files/web/secret/web.config"), run.out());
            }
        }
    }

    @Test
    void aLinkInARepositoryThatLeadsToTheServerDoesNotNameIt() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.in("C:\\work\\repo");
        machine.junction("C:\\work\\repo\\inetsrv\\config", "C:\\Windows\\System32\\inetsrv\\config");
        for (String named : List.of(".", "inetsrv", "inetsrv\\config", "inetsrv\\config\\applicationHost.config")) {
            Cli run = machine.run("check", named, "--allow-empty");
            assertFalse(run.out().contains("www/shop"), run.out());
        }
    }

    @Test
    void settingsAndStandardInputDoNotNameTheServer() throws IOException {
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.in("C:\\work\\repo");
        machine.write("C:\\work\\repo\\iislint.xml", """
                <iislint xmlns="urn:iislint:settings:1">
                  <server file="C:/Windows/System32/inetsrv/config/**"/>
                </iislint>
                """);
        machine.write("C:\\work\\repo\\applicationHost.config", WindowsMachine.host("D:\\www\\shop"));
        assertFalse(machine.run("check", ".").out().contains("www/shop/web.config"));
        Cli piped = machine.run("check", "--stdin-name", HOST, "-", "--allow-empty");
        assertFalse(piped.out().contains("www/shop/web.config"), piped.out());
    }

    // Links of a site

    @Test
    void aSiteMayLieBehindAJunction() throws IOException {
        machine.junction("D:\\www\\shop\\current", "D:\\releases\\42");
        machine.junction("C:\\content", "D:\\content");
        machine.write("D:\\releases\\42\\web.config", Programs.REQUIRING);
        machine.write("D:\\content\\blog\\web.config", Programs.REQUIRING);
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop\\current", "C:\\content\\blog"));
        assertEquals(List.of("../../content/blog/web.config Site2", "D:/www/shop/current/web.config Site1"), check("--local"));
        machine.in("C:\\");
        assertEquals(2, check("--local").size(), "the working folder does not bound the server");
    }

    @Test
    void aJunctionWithinASiteLeadsToOtherSitesAndNowhereElse() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop", "D:\\www\\blog"));
        machine.write("D:\\www\\blog\\web.config", Programs.REQUIRING);
        machine.write("C:\\private\\web.config", Programs.REQUIRING);
        machine.junction("D:\\www\\shop\\blog", "D:\\www\\blog");
        machine.junction("D:\\www\\shop\\out", "C:\\private");
        Cli run = machine.run("check", "--local", "--format", "json");
        assertEquals(List.of("D:/www/blog/web.config Site2", "D:/www/shop/blog/web.config Site1/blog"), files(run));
        Cli text = machine.run("check", "--local", "--verbose");
        assertTrue(text.out().contains("D:/www/shop/out: not searched, it is or is behind a link that leads out of"),
                text.out() + text.err());
    }

    @Test
    void anIncludedFileBehindAJunctionOutOfTheSiteIsNotRead() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("C:\\private\\z.config", "<access sslFlags=\"SecretFlag\"/>");
        machine.junction("D:\\www\\shop\\out", "C:\\private");
        machine.write("D:\\www\\shop\\web.config", "<configuration><system.webServer><security>"
                + "<access configSource=\"out\\z.config\"/></security></system.webServer></configuration>");
        Cli run = machine.run("check", "--local");
        assertFalse((run.out() + run.err()).contains("SecretFlag"), run.out());
        assertTrue(run.out().contains("D:/www/shop/web.config:1"), run.out());
    }

    @Test
    void foldersWithLongPathsAreSearched() throws IOException {
        String deep = "D:\\www\\shop" + "\\a folder whose name is rather long, as those of generated sites are".repeat(8);
        assertTrue(deep.length() > 400);
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop", deep));
        machine.write(deep + "\\web.config", Programs.REQUIRING);
        List<String> found = check("--local");
        assertEquals(1, found.size(), found.toString());
        assertTrue(found.get(0).startsWith(deep.replace('\\', '/')), found.toString());
    }

    @Test
    void foldersThatAreNotThereAreCounted() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop", "D:\\gone", "D:\\www\\a|b", "E:\\none", "www"));
        machine.write("D:\\www\\shop\\web.config", Programs.PLAIN);
        Cli run = machine.run("check", "--local");
        assertTrue(run.out().contains("cannot find or read the folders of"), run.out() + run.err());
        assertTrue(run.out().contains("Site2"), run.out());
    }

    // What else belongs to the server

    @Test
    void theFilesOfDotNetCountForThePoolsThatLoadThem() throws IOException {
        String sites = """
                <configuration>
                  <system.applicationHost>
                    <applicationPools>
                      <add name="Old" managedRuntimeVersion="v2.0"/><add name="New" managedRuntimeVersion="v4.0"/>
                      <add name="New32" enable32BitAppOnWin64="true"/>
                    </applicationPools>
                    <sites>
                      <site name="Old" id="1"><application path="/" applicationPool="Old">
                        <virtualDirectory path="/" physicalPath="D:\\old"/></application></site>
                      <site name="New" id="2"><application path="/" applicationPool="New">
                        <virtualDirectory path="/" physicalPath="D:\\new"/></application>
                        <application path="/x86" applicationPool="New32">
                        <virtualDirectory path="/" physicalPath="D:\\x86"/></application></site>
                    </sites>
                  </system.applicationHost>
                </configuration>
                """;
        machine.write(HOST, sites);
        for (String version : List.of("64\\v2.0.50727", "64\\v4.0.30319", "\\v4.0.30319")) {
            String folder = "C:\\Windows\\Microsoft.NET\\Framework" + version + "\\CONFIG\\";
            machine.write(folder + "machine.config", "<configuration><configSections><sectionGroup name=\"system.web\">"
                    + "<section name=\"trace\" type=\"T\"/><section name=\"httpRuntime\" type=\"T\"/></sectionGroup>"
                    + "</configSections></configuration>");
            machine.write(folder + "web.config", "<configuration><system.web><httpRuntime executionTimeout=\""
                    + (version.contains("v2") ? 222 : version.startsWith("64") ? 444 : 432)
                    + "\"/></system.web></configuration>");
        }
        Cli run = machine.run("effective", "--local", "--at", "Old", "--at", "New", "--at", "New/x86",
                "--section", "system.web/httpRuntime",
                "--format", "json");
        assertEquals(0, run.exit(), run.err());
        JSONArray settings = run.json().getJSONArray("settings");
        List<String> timeouts = Stream.iterate(0, i -> i < settings.length(), i -> i + 1).map(settings::getJSONObject)
                .filter(setting -> setting.getString("attribute").equals("executionTimeout"))
                .map(setting -> setting.getString("location") + " " + setting.getString("value") + " "
                        + setting.getJSONObject("origin").getString("file").replaceAll(".*Framework", ""))
                .toList();
        assertTrue(timeouts.contains("Old 222 64/v2.0.50727/Config/web.config"), timeouts.toString());
        assertTrue(timeouts.contains("New/x86 432 /v4.0.30319/Config/web.config"), timeouts.toString());
        assertTrue(timeouts.contains("New 444 64/v4.0.30319/Config/web.config"), timeouts.toString());
    }

    @Test
    void theSchemaOfTheServerDescribesItsModules() throws IOException {
        machine.write(WindowsMachine.CONFIG + "schema\\acme_schema.xml", """
                <configSchema><sectionSchema name="system.webServer/acme">
                  <attribute name="level" type="int" defaultValue="7"/></sectionSchema></configSchema>
                """);
        machine.write(WindowsMachine.CONFIG + "schema\\broken_schema.xml", "<configSchema>");
        machine.write(HOST, """
                <configuration><configSections><sectionGroup name="system.webServer"><section name="acme"/></sectionGroup>
                </configSections><system.webServer><acme level="high"/></system.webServer></configuration>
                """);
        Cli run = machine.run("check", "--local", "--format", "json");
        assertTrue(run.out().contains("attribute-invalid") && run.out().contains("level"), run.out());
        assertTrue(run.err().contains("iislint: skipped: ") && run.err().contains("broken_schema.xml"), run.err());
    }

    // http.sys and Schannel

    private static byte[] export(String key, String values) {
        return ("\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\" + key
                + "]\r\n"
                + values + "\r\n").getBytes(StandardCharsets.UTF_16LE);
    }

    private List<List<String>> exporting() throws IOException {
        List<List<String>> commands = new ArrayList<>();
        machine.runs(command -> {
            commands.add(command);
            boolean http = command.get(2).endsWith("HTTP\\Parameters");
            Files.write(machine.path(command.get(3)), http
                    ? export("Services\\HTTP\\Parameters",
                            "\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters"
                                    + "\\SslSniBindingInfo\\site1."
                                    + "example:443]\r\n\"DefaultFlags\"=dword:00000002\r\n\"SslCertHash\"=hex:01,02,03,04,05,"
                                    + "06,07,08,09,0a,0b,0c,0d,0e,0f,10,"
                                    + "11,12,13,14\r\n")
                    : export("Control\\SecurityProviders\\SCHANNEL", "\"ClientAuthTrustMode\"=dword:00000002\r\n"));
            return 0;
        });
        return commands;
    }

    @Test
    void whatHttpSysAndSchannelAreSetToIsExportedFromTheRegistry() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.PLAIN);
        List<List<String>> commands = exporting();
        Cli run = machine.run("check", "--local", "--format", "json");
        assertEquals(2, commands.size());
        assertEquals(
                List.of("C:\\Windows\\System32\\reg.exe", "export",
                        "HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters"),
                commands.get(0).subList(0, 3));
        assertEquals("HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL", commands.get(1).get(2));
        assertTrue(commands.get(0).get(3).startsWith("C:\\Temp\\iislint") && commands.get(0).get(4).equals("/y"),
                commands.toString());
        try (Stream<Path> left = Files.list(machine.path("C:\\Temp"))) {
            assertEquals(0, left.count(), "the temporary folder is gone");
        }
        JSONObject asked = finding(run, "client-certificate-asked-by-binding");
        assertTrue(asked.toString().contains("HKLM/SYSTEM/CurrentControlSet/Services/HTTP/Parameters:5"), asked.toString());
    }

    private static JSONObject finding(Cli run, String rule) {
        return run.findings().stream()
                .filter(finding -> finding.getString("rule").equals(rule)).findFirst()
                .orElseThrow(() -> new AssertionError(run.out() + run.err()));
    }

    @Test
    void noProgramIsRunWhereThatIsNotWantedOrTheServerIsAnother() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write(REMOTE + "\\applicationHost.config", WindowsMachine.host("D:\\www\\shop"));
        machine.write("C:\\work\\repo\\inetsrv\\config\\applicationHost.config", WindowsMachine.host("D:\\www\\shop"));
        machine.write("C:\\work\\repo\\reg.exe", "not this one");
        machine.write("C:\\work\\export.reg",
                new String(export("Control\\SecurityProviders\\SCHANNEL", ""), StandardCharsets.UTF_16LE));
        List<List<String>> commands = exporting();
        machine.in("C:\\work\\repo");
        machine.run("check", "--local", "--no-live");
        machine.run("check", "--local", "--http-sys", "C:\\work\\export.reg");
        machine.run("check", REMOTE);
        machine.run("check", ".");
        machine.run("check", "inetsrv\\config");
        machine.run("effective", "--local");
        assertEquals(List.of(), commands);
        machine.run("check", HOST);
        assertEquals("C:\\Windows\\System32\\reg.exe", commands.get(0).get(0));
    }

    @Test
    void aRegistryThatMustNotBeReadIsNamedAndTheRestIsChecked() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.runs(command -> 1);
        Cli run = machine.run("check", "--local");
        assertEquals(1, run.exit());
        assertTrue(
                run.err().contains("HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters: not read: reg.exe ended with "
                        + "1; use an export with --http-sys"),
                run.err());
        assertTrue(run.out().contains("D:/www/shop/web.config"), run.out());
    }

    @Test
    void theReleaseIsThatOfTheMachine() throws IOException {
        machine.write(HOST, WindowsMachine.host("D:\\www\\shop"));
        machine.write("D:\\www\\shop\\web.config", Programs.REQUIRING);
        machine.runs(command -> 1);
        assertTrue(machine.run("check", "--local", "--format", "json", "--only", "tls13-renegotiation").out()
                .contains("\"warning\""));
        assertFalse(
                machine.run("check", "--local", "--format", "json", "--only", "tls13-renegotiation", "--windows", "2019").out()
                        .contains("\"warning\""));
    }
}
