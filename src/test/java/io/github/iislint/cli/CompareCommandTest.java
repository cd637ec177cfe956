package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code iislint compare} on whole servers. */
class CompareCommandTest {

    private static final String CERTIFICATES = "Ssl, SslNegotiateCert, SslRequireCert";

    @TempDir
    Path folder;

    private static String host(String site, int id, String path, String binding, String extra) {
        return """
                <configuration>
                  <system.applicationHost>
                    <applicationPools><add name="Shop" managedRuntimeVersion="v4.0" /></applicationPools>
                    <sites>
                      <site name="%s" id="%d">
                        <application path="/" applicationPool="Shop"><virtualDirectory path="/" physicalPath="%s" /></application>
                        <bindings><binding protocol="https" bindingInformation="%s" sslFlags="1" /></bindings>
                      </site>
                    </sites>
                  </system.applicationHost>
                %s</configuration>
                """.formatted(site, id, path, binding, extra);
    }

    private static String access(String location, String flags) {
        return "<location path=\"" + location + "\"><system.webServer><security><access sslFlags=\"" + flags
                + "\" /></security></system.webServer></location>\n";
    }

    private Path server(String name, String text) throws IOException {
        Path file = folder.resolve(name).resolve("applicationHost.config");
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return folder.resolve(name);
    }

    private static List<String> differences(Cli run) {
        List<String> found = new ArrayList<>();
        JSONArray differences = run.json().getJSONArray("differences");
        for (Object each : differences) {
            JSONObject difference = (JSONObject) each;
            found.add(difference.getString("location") + " " + difference.getString("attribute"));
        }
        return found;
    }

    private Cli compare(Object... arguments) {
        String[] words = new String[arguments.length + 1];
        words[0] = "compare";
        for (int i = 0; i < arguments.length; i++) {
            words[i + 1] = arguments[i].toString();
        }
        return Cli.run(words);
    }

    @Test
    void theFleetHasExactlyItsPlantedDifferences() {
        Cli run = compare("--fleet", "testdata/fleet", "--format", "json");
        assertEquals(1, run.exit(), run.err());
        assertEquals(List.of("Api sslFlags", " enabled"), differences(run));
        JSONObject flags = run.json().getJSONArray("differences").getJSONObject(0);
        assertEquals("[\"web03\"]", flags.getJSONArray("outliers").toString());
        JSONObject third = flags.getJSONArray("values").getJSONObject(2);
        assertEquals("web03", third.getString("server"));
        assertEquals("Ssl, SslNegotiateCert", third.getString("value"));
        assertEquals("testdata/fleet/web03/applicationHost.config", third.getString("file"));
        assertEquals(22, third.getInt("line"));
    }

    @Test
    void machinesThatDifferOnlyAsMachinesDoAreTheSame() throws Exception {
        Path one = server("web01", host("Shop", 1, "C:\\sites\\shop", "10.0.0.1:443:web01.example", ""));
        Path two = server("web02", host("Shop", 7, "D:\\sites\\shop", "10.0.0.2:443:web02.example", ""));
        Cli run = compare(one, two);
        assertEquals(0, run.exit(), run.out() + run.err());
        assertEquals("No differences: the same settings are in effect on 2 servers.\n", run.out());
        assertEquals(List.of("Shop id"), differences(compare(one, two, "--with", "ids", "--format", "json")));
        assertEquals(List.of("Shop [application path=\"/\"]/[virtualDirectory path=\"/\"]@physicalPath"),
                differences(compare(one, two, "--with", "drives", "--format", "json")));
        assertEquals(2, differences(compare(one, two, "--with", "hosts", "--format", "json")).size());
    }

    @Test
    void aDifferenceIsToldOnceWhereItBegins() throws Exception {
        String deep = access("Shop", CERTIFICATES) + access("Shop/app/deep", CERTIFICATES);
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", deep));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl") + access("Shop/app", "Ssl")));
        assertEquals(List.of("Shop sslFlags"), differences(compare(one, two, "--format", "json")));
    }

    @Test
    void valuesThatMeanTheSameAreTheSame() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl, SslRequireCert")));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "sslrequirecert,ssl")));
        assertEquals(0, compare(one, two).exit());
    }

    @Test
    void whatOneServerRefusesIsADifference() throws Exception {
        String broken = access("Shop", "Ssl, NoSuchFlag");
        Cli run = compare(server("a", host("Shop", 1, "C:\\s", "*:443:", broken)),
                server("b", host("Shop", 1, "C:\\s", "*:443:", "")),
                "--format", "json");
        assertEquals(List.of("Shop 500.19"), differences(run));
    }

    @Test
    void sitesAreMatchedByWhatIsSaidThenByNameThenByBindingsThenById() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:shop.example", ""));
        Path bindings = server("b", host("Store", 2, "C:\\s", "*:443:shop.example", ""));
        Cli byBindings = compare(one, bindings);
        assertEquals(0, byBindings.exit(), byBindings.out());
        assertTrue(byBindings.err().contains("they have the same bindings"), byBindings.err());
        Path named = server("c", host("Kiosk", 2, "C:\\s", "*:443:kiosk.example", ""));
        assertEquals(List.of("Kiosk site", "Shop site"), differences(compare(one, named, "--format", "json")));
        assertEquals(0, compare(one, named, "--same", "Kiosk=Shop").exit(), "the names of hosts are folded");
        assertEquals(2, differences(compare(one, named, "--same", "Kiosk=Shop", "--with", "hosts", "--format", "json")).size());
        Path id = server("d", host("Shop-Stage", 1, "C:\\s", "*:443:stage.example", ""));
        assertTrue(compare(one, id).err().contains("the same id"));
    }

    @Test
    void namesThatFitNoSiteEndWithTwoAndTheRestIsCompared() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", ""));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl")));
        Cli run = compare(one, two, "--same", "Nope=Shop");
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("--same \"Nope=Shop\": no two servers have sites of these names; there are Shop"),
                run.err());
        assertTrue(run.out().contains("sslFlags"), run.out());
    }

    @Test
    void differencesThatAreMeantDoNotCount() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", ""));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl")));
        Path expected = folder.resolve("expected.json");
        assertEquals(0, compare(one, two, "--write-expected", expected).exit());
        Cli same = compare(one, two, "--expect", expected);
        assertEquals(0, same.exit(), same.out());
        Path changed = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", CERTIFICATES)));
        Cli other = compare(one, changed, "--expect", expected);
        assertEquals(2, other.exit(), "the file fits nothing");
        assertTrue(other.out().contains("SslRequireCert"), other.out());
        server("b", host("Shop", 1, "C:\\s", "*:443:",
                access("Shop", "Ssl") + "<system.webServer><serverRuntime enabled=\"false\"/></system.webServer>"));
        assertEquals(1, compare(one, two, "--expect", expected).exit());
    }

    @Test
    void aServerThatCannotBeReadIsNamedAndTheOthersAreCompared() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", ""));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", ""));
        Path broken = server("c", "<configuration>");
        Cli run = compare(one, two, broken);
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("c/applicationHost.config:1:16: not well-formed"), run.err());
        assertEquals("No differences in what could be compared on 2 servers.\n", run.out());
        Cli page = compare(one, two, broken, "--format", "html");
        assertTrue(page.out().contains("c/applicationHost.config:1:16: not well-formed"), "a page says what is not in it");
        Cli missing = compare(one, folder.resolve("nowhere"));
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("nowhere"), missing.err());
        Files.createDirectories(folder.resolve("empty"));
        assertEquals(2, compare(one, folder.resolve("empty")).exit());
        assertEquals(2, compare(one).exit());
    }

    @Test
    void webConfigFilesWithoutAServerAreCompared() throws Exception {
        for (String side : List.of("stage", "live")) {
            Path file = folder.resolve(side).resolve("Shop/web.config");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "<configuration><system.webServer><directoryBrowse enabled=\"" + side.equals("stage")
                    + "\"/></system.webServer></configuration>");
        }
        assertEquals(List.of("Shop enabled"),
                differences(compare(folder.resolve("stage"), folder.resolve("live"), "--format", "json")));
    }

    @Test
    void anOutlierOfAFarmIsNamed() throws Exception {
        for (int i = 1; i <= 40; i++) {
            String extra = i == 7
                    ? access("Shop", "Ssl")
                    : i == 19
                            ? "<system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>"
                            : i == 33
                                    ? "<system.webServer><httpProtocol><customHeaders><add name=\"X-A\" "
                                            + "value=\"1\"/></customHeaders></httpProtocol></system.webServer>"
                                    : "";
            server("farm/web%02d".formatted(i),
                    host("Shop", i, "C:\\s", "10.0.0." + i + ":443:web%02d.example".formatted(i), extra));
        }
        Cli run = compare("--fleet", folder.resolve("farm"), "--format", "json");
        assertEquals(1, run.exit());
        List<String> outliers = new ArrayList<>();
        run.json().getJSONArray("differences").forEach(d -> outliers.add(((JSONObject) d).getJSONArray("outliers").join("")));
        assertEquals(List.of("\"web07\"", "\"web33\"", "\"web19\""), outliers);
        assertTrue(compare("--fleet", folder.resolve("farm")).out().contains("web07 differs from most others in 1 setting."));
    }

    @Test
    void theNumberOfAMachineIsNoNumberOfAnythingElse() throws Exception {
        String handler = "<system.webServer><handlers><add name=\"PageHandlerFactory-ISAPI-4.0_64bit\" path=\"*.aspx\" "
                + "verb=\"*\" /></handlers>"
                + "</system.webServer>";
        for (int i = 1; i <= 5; i++) {
            server("farm/web" + i, host("Shop", 1, "C:\\s", "*:443:web" + i + ".example", i == 2 ? "" : handler));
        }
        assertEquals(List.of(" [add name=\"PageHandlerFactory-ISAPI-4.0_64bit\"]"),
                differences(compare("--fleet", folder.resolve("farm"), "--format", "json")));
    }

    @Test
    void serversAreCalledByTheFoldersThatTellThemApart() throws Exception {
        for (String name : List.of("web1", "web2")) {
            server("farm/" + name + "/inetsrv/config", host("Shop", 1, "C:\\" + name, "*:443:" + name + ".example", ""));
        }
        Cli run = compare("--fleet", folder.resolve("farm"), "--format", "json");
        assertEquals(0, run.exit(), run.out());
        assertEquals("[\"web1\",\"web2\"]", run.json().getJSONArray("servers").toString());
    }

    @Test
    void sitesWithOtherNamesAndHostsAreTheSameWhereTheyAreSaidToBe() throws Exception {
        String redirect = "<location path=\"%s\"><system.webServer><httpRedirect enabled=\"true\" "
                + "destination=\"https://%s/start\" />"
                + "</system.webServer></location>";
        Path stage = server("staging", host("Shop-Stage", 7, "D:\\sites\\Shop-Stage", "*:443:stage.example",
                redirect.formatted("Shop-Stage", "stage.example")).replace("\"Shop\"", "\"Shop-Stage\""));
        Path live = server("production", host("Shop", 1, "E:\\sites\\Shop", "*:443:shop.example",
                redirect.formatted("Shop", "shop.example")));
        Cli run = compare(stage, live, "--same", "Shop=Shop-Stage");
        assertEquals(0, run.exit(), run.out());
        assertTrue(compare(stage, live).err().contains("--same \"Shop=Shop-Stage\" compares them as one"));
        List<String> unfolded = differences(
                compare(stage, live, "--same", "Shop=Shop-Stage", "--with", "hosts", "--format", "json"));
        assertTrue(unfolded.contains("Shop-Stage destination"), unfolded.toString());
    }

    @Test
    void aHostThatMostServersHaveIsNoNameOfAMachine() throws Exception {
        for (int i = 1; i <= 4; i++) {
            server("farm/web" + i, host("Shop", 1, "C:\\s", i == 3 ? "*:443:shpo.example" : "*:443:shop.example", ""));
        }
        assertEquals(2, differences(compare("--fleet", folder.resolve("farm"), "--format", "json")).size());
    }

    @Test
    void anEnvironmentIsNoMachine() throws Exception {
        String core = "<system.webServer><aspNetCore processPath=\"dotnet\"><environmentVariables>"
                + "<environmentVariable name=\"ASPNETCORE_ENVIRONMENT\" value=\"%s\" "
                + "/></environmentVariables></aspNetCore></system.webServer>";
        Path stage = server("Staging", host("Shop", 1, "C:\\Staging\\s", "*:443:", core.formatted("Staging")));
        Path live = server("Production", host("Shop", 1, "C:\\Production\\s", "*:443:", core.formatted("Production")));
        assertEquals(List.of(" environmentVariables/[environmentVariable name=\"ASPNETCORE_ENVIRONMENT\"]@value"),
                differences(compare(stage, live, "--format", "json")));
    }

    @Test
    void theOrderCountsWhenAskedFor() throws Exception {
        String documents = "<system.webServer><defaultDocument><files><clear /><add value=\"%s\" /><add value=\"%s\" /></files>"
                + "</defaultDocument></system.webServer>";
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", documents.formatted("x.htm", "y.htm")));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", documents.formatted("y.htm", "x.htm")));
        assertEquals(0, compare(one, two).exit());
        assertEquals(List.of(" files/[]"), differences(compare(one, two, "--with", "order", "--format", "json")));
    }

    @Test
    void expectedDifferencesHoldForOtherOrdersAndForFurtherServersThatAreLikeMost() throws Exception {
        for (int i = 1; i <= 4; i++) {
            server("farm/web0" + i, host("Shop", 1, "C:\\s", "*:443:", i == 2 ? access("Shop", "Ssl") : ""));
        }
        Path expected = folder.resolve("expected.json");
        compare("--fleet", folder.resolve("farm"), "--write-expected", expected);
        server("farm/web00", host("Shop", 1, "C:\\s", "*:443:", ""));
        Cli run = compare("--fleet", folder.resolve("farm"), "--expect", expected);
        assertEquals(0, run.exit(), run.out() + run.err());
        server("farm/web00", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl")));
        assertEquals(2, compare("--fleet", folder.resolve("farm"), "--expect", expected).exit(), "it differs from most, too");
    }

    @Test
    void expectedDifferencesDoNotTakeThePlaceOfConfiguration() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", ""));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl")));
        Path file = one.resolve("applicationHost.config");
        String before = Files.readString(file);
        Cli run = compare(one, two, "--write-expected", file);
        assertEquals(2, run.exit());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void oneLocationCanBeComparedWithWhatItInherits() throws Exception {
        Path one = server("a", host("Shop", 1, "C:\\s", "*:443:", access("Shop", "Ssl") + access("Shop/app", "Ssl")));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", ""));
        assertEquals(List.of("Shop/app sslFlags"), differences(compare(one, two, "--at", "Shop/app", "--format", "json")));
        assertEquals(0, compare(one, two, "--at", "Shop/app", "--section", "system.webServer/handlers").exit());
        Cli run = compare(one, two, "--at", "Shap");
        assertEquals(2, run.exit());
        assertEquals("", run.out());
        assertTrue(run.err().contains("--at \"Shap\": not every server has this site; there are Shop"), run.err());
    }

    @Test
    void hostileNamesAreTextInEveryFormat() throws Exception {
        String name = "&lt;b&gt;|`x`&#10;::error::y";
        Path one = server("a", host(name, 1, "C:\\" + name, "*:443:" + name, access(name, name)));
        Path two = server("b", host("Shop", 1, "C:\\s", "*:443:", ""));
        for (String format : List.of("text", "json", "markdown", "html")) {
            Cli run = compare(one, two, "--format", format);
            assertEquals(1, run.exit(), run.err());
            assertFalse(run.out().contains("\n::error"), run.out());
            assertFalse(run.err().contains("\n::error"), run.err());
            assertFalse(format.equals("html") && run.out().contains("<b>"), run.out());
        }
    }

    @Test
    void serversOfThousandsOfSitesAreComparedInSeconds() throws Exception {
        for (String side : List.of("a", "b")) {
            StringBuilder text = new StringBuilder("<configuration><system.applicationHost><sites>");
            for (int i = 0; i < 5000; i++) {
                text.append("<site name=\"").append(side).append("-Site").append(i).append("\" id=\"").append(i)
                        .append("\"><application path=\"/\">"
                                + "<virtualDirectory path=\"/\" physicalPath=\"C:\\s\" /></application><bindings><binding "
                                + "protocol=\"http\" bindingInformation=\"*:80:h")
                        .append(i).append("\" /></bindings></site>\n");
            }
            server(side, text + "</sites></system.applicationHost></configuration>");
        }
        Cli run = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> compare(folder.resolve("a"), folder.resolve("b")));
        assertEquals(0, run.exit(), "they are matched by their bindings");
    }

    @Test
    void noSecretIsPrinted() throws Exception {
        String text = """
                <configuration>
                  <appSettings>%s<add key="Mode" value="%s" /></appSettings>
                  <connectionStrings><add name="db" connectionString="Server=%2$s;Password=hunter-%2$s" /></connectionStrings>
                </configuration>
                """;
        String password = "<add key=\"SmtpPassword\" value=\"hunter2\" />";
        for (String side : List.of("east", "west")) {
            Path file = folder.resolve(side.equals("east") ? "one" : "two").resolve("web.config");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.formatted(side.equals("east") ? password : "", side));
        }
        for (String format : List.of("text", "json", "markdown")) {
            for (String with : List.of("ids", "keys")) {
                Cli run = compare(folder.resolve("one"), folder.resolve("two"), "--format", format, "--with", with);
                assertEquals(1, run.exit());
                assertTrue(run.out().contains("SmtpPassword") && run.out().contains("Server=west"), run.out());
                assertFalse(run.out().contains("hunter"), run.out());
            }
        }
    }
}
