package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check --fix} writes into transforms what can only be meant there, and says what is deployed otherwise. */
class TransformFixTest {

    private static final String XDT = "<configuration xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\">\n";
    private static final String BASE = """
            <configuration>
              <appSettings>
                <add key="Mode" value="dev" />
              </appSettings>
              <system.web>
                <compilation debug="true" targetFramework="4.8" />
              </system.web>
              <system.webServer>
                <security>
                  <access sslFlags="Ssl" />
                </security>
              </system.webServer>
            </configuration>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void base() throws IOException {
        write("Shop/Web.config", BASE);
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private void release(String content) throws IOException {
        write("Shop/Web.Release.config", XDT + content + "</configuration>\n");
    }

    private String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private String released() throws IOException {
        String text = read("Shop/Web.Release.config");
        return text.substring(XDT.length(), text.length() - "</configuration>\n".length());
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(List.of("check"));
        arguments.addAll(List.of(more));
        arguments.add(folder.toString());
        return Cli.run(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            // names
            "<appSettings xdt:Transform=\"Remvoe\" />|<appSettings xdt:Transform=\"Remove\" />",
            "<appSettings xdt:Transform=\" removeall()\" />|<appSettings xdt:Transform=\" RemoveAll()\" />",
            "<appSettings xdt:Locator=\"Conditon(add)\" xdt:Transform=\"Remove\" />"
                    + "|<appSettings xdt:Locator=\"Condition(add)\" xdt:Transform=\"Remove\" />",
            "<appSettings xdt:Locator=\"xPath(/configuration/appSettings)\" xdt:Transform=\"Remove\" />"
                    + "|<appSettings xdt:Locator=\"XPath(/configuration/appSettings)\" xdt:Transform=\"Remove\" />",
            // lists
            "<appSettings><add key='Mode' xdt:Locator='Match( key )' xdt:Transform='Remove' /></appSettings>"
                    + "|<appSettings><add key='Mode' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>",
            "<appSettings><add key='Mode' value='dev' xdt:Locator='Match(value, Key)' xdt:Transform='Remove' /></appSettings>"
                    + "|<appSettings><add key='Mode' value='dev' xdt:Locator='Match(value, key)' xdt:Transform='Remove' "
                    + "/></appSettings>",
            "<appSettings xdt:Locator=\"Condition(add[@key='Mode'])\" xdt:Transform=\"Remove\" />"
                    + "|<appSettings xdt:Locator=\"Condition([add[@key='Mode']])\" xdt:Transform=\"Remove\" />",
            "<appSettings><add xdt:Locator=\"Condition(add[@key='Mode'])\" xdt:Transform=\"Remove\" /></appSettings>"
                    + "|<appSettings><add xdt:Locator=\"Condition(@key='Mode')\" xdt:Transform=\"Remove\" /></appSettings>",
            "<system.web><compilation xdt:Transform='RemoveAttributes(Debug,TargetFramework)' /></system.web>"
                    + "|<system.web><compilation xdt:Transform='RemoveAttributes(debug,targetFramework)' /></system.web>",
            // letter case
            "<AppSettings  xdt:Transform=\"Remove\"></AppSettings >|<appSettings  xdt:Transform=\"Remove\"></appSettings >",
            "<AppSettings><add key='x' xdt:Transform='Insert' /></AppSettings>"
                    + "|<appSettings><add key='x' xdt:Transform='Insert' /></appSettings>",
            "<appSettings><add key='mode' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>"
                    + "|<appSettings><add key='Mode' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>",
            // namespaces
            "<appSettings xmlns=\"urn:x\" xdt:Transform=\"Remove\" />|<appSettings xdt:Transform=\"Remove\" />",
            "<p:system.web xmlns:p='urn:x' xmlns='urn:y'><appSettings /></p:system.web><appSettings xdt:transform='Remove' />"
                    + "|<p:system.web xmlns:p='urn:x' xmlns='urn:y'><appSettings /></p:system.web>"
                    + "<appSettings xdt:Transform='Remove' />",
            // keys and attributes
            "<appSettings><add key='New' value='1' xdt:Transform='InsertIfMissing' /></appSettings>"
                    + "|<appSettings><add key='New' value='1' xdt:Locator='Match(key)' xdt:Transform='InsertIfMissing' />"
                    + "</appSettings>",
            "<appSettings><add key='Mode' xdt:locator='Match(key)' xdt:Transform='Remove' /></appSettings>"
                    + "|<appSettings><add key='Mode' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>",
            // several slips in one step, each of which shows only when the one before is corrected
            "<appSettings><add key='mode' xdt:Locator='match( Key )' xdt:transform='remove' /></appSettings>"
                    + "|<appSettings><add key='Mode' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>"})
    void whatCanOnlyBeMeantIsWritten(String written, String meant) throws IOException {
        release(written);
        Cli run = check("--fix");
        assertEquals(meant, released(), run.out() + run.err());
        assertEquals(BASE, read("Shop/Web.config"));
        assertEquals(0, run.exit(), run.out());
        assertTrue(check("--fix").err().contains("Nothing to fix"), "a second time");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "<appSettings xdt:Transform=\"Delete\" />", "<appSettings xdt:Transform=\"Match(key)\" />",
            "<appSettings xdt:Transform=\"RemoveA\" />",
            "<appSettings xdt:Transform=\"Remo&#118;\" />",
            "<appSettings><add key='Modes' xdt:Locator='Match(key)' xdt:Transform='Remove' /></appSettings>",
            "<appSettings><add key='Mode' name='x' Name='y' xdt:Locator='Match(NAME)' xdt:Transform='Remove' /></appSettings>",
            "<appSettings xdt:Locator=\"Condition([@a]/b)\" xdt:Transform=\"Remove\" />"})
    void whereMoreThanOneThingCanBeMeantNothingIsWritten(String written) throws IOException {
        release(written);
        Cli run = check("--fix");
        assertEquals(written, released());
        assertEquals(1, run.exit(), run.out());
    }

    @Test
    void aNamespaceIsSpeltAsXdtHasIt() throws IOException {
        String content = "\n  <appSettings x:Transform=\"Remove\" />\n</configuration>\n";
        write("Shop/Web.Release.config",
                "<configuration xmlns:x='HTTP://schemas.microsoft.com/xml-document-transform/'>" + content);
        assertEquals(0, check("--fix").exit());
        assertEquals("<configuration xmlns:x='http://schemas.microsoft.com/XML-Document-Transform'>" + content,
                read("Shop/Web.Release.config"));
    }

    @Test
    void aDeclarationThatAloneIsMissingIsAdded() throws IOException {
        String start = "<?xml version=\"1.0\"?>\n<!-- <a> -->\n<configuration";
        String end = ">\n  <appSettings x:Transform=\"Remove\" />\n</configuration>\n";
        write("Shop/Web.Release.config", start + end);
        Cli run = check("--fix");
        assertEquals(start + " xmlns:x=\"http://schemas.microsoft.com/XML-Document-Transform\"" + end,
                read("Shop/Web.Release.config"), run.out() + run.err());
        write("Shop/Web.Release.config", start + end + "<");
        check("--fix");
        assertEquals(start + end + "<", read("Shop/Web.Release.config"));
    }

    @Test
    void aNamespaceOfTheBaseIsDeclaredOnce() throws IOException {
        write("Shop/Web.config", BASE.replace("<configuration>",
                "<configuration xmlns=\"http://schemas.microsoft.com/.NetConfiguration/v2.0\">"));
        release("  <appSettings xdt:Transform=\"Remove\" />\n  <system.web xdt:Transform=\"Remove\" />\n");
        assertEquals(0, check("--fix").exit());
        assertTrue(read("Shop/Web.Release.config").startsWith(
                "<configuration xmlns=\"http://schemas.microsoft.com/.NetConfiguration/v2.0\" xmlns:xdt="));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8,\uFEFF", "UTF-16LE,\uFEFF", "windows-1252,''"})
    void everyOtherByteStays(String charset, String mark) throws IOException {
        String text = mark + "<?xml version=\"1.0\" encoding=\"" + charset.replace("LE", "") + "\"?>\r\n<!-- für -->\r\n"
                + XDT.replace("\n", "\r\n") + "\t<appSettings\r\n\t\txdt:Transform = 'remove'/>\r\n</configuration>";
        Path file = folder.resolve("Shop/Web.Release.config");
        Files.write(file, text.getBytes(Charset.forName(charset)));
        assertEquals(0, check("--fix").exit());
        assertArrayEquals(text.replace("'remove'", "'Remove'").getBytes(Charset.forName(charset)), Files.readAllBytes(file));
    }

    @Test
    void theReportTellsWhatIsDeployedOtherwise() throws IOException {
        release("<system.web><compilation xdt:Transform=\"RemoveAttribute(debug)\" /></system.web>"
                + "<system.webServer><security><access sslFlags=\"None\" xdt:Transform=\"SetAttributes\" /></security>"
                + "</system.webServer>");
        Cli run = check("--fix");
        assertTrue(run.err().contains("1 fix lets visitors in who did not get in before"), run.err());
        assertTrue(run.err().contains("1 location: SSL required -> optional"), run.err());
        assertTrue(run.err().contains("Changes in what is deployed with Web.Release.config:"), run.err());
        assertTrue(run.err().contains("system.web/compilation @debug"), run.err());
        assertTrue(run.err().contains("system.webServer/security/access @sslFlags"), run.err());
    }

    @Test
    void whatMayLetVisitorsInIsNotWrittenWhereSettingsLeaveThatOut() throws IOException {
        write("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\"><fix effects=\"tightens neutral\"/></iislint>");
        String access = "<system.webServer><security><access sslFlags=\"None\" xdt:transform=\"SetAttributes\" /></security>"
                + "</system.webServer>";
        release(access + "<appSettings xdt:transform=\"Remove\" />");
        check("--fix");
        assertEquals(access + "<appSettings xdt:Transform=\"Remove\" />", released());
        assertEquals(0, check("--fix", "--fix-effect", "loosens").exit());
    }

    @Test
    void aPatchGivesTheSameBytes() throws Exception {
        TestRepository repository = new TestRepository(folder.resolve("Shop"));
        release("  <appSettings>\n    <add key=\"mode\" xdt:Locator=\"match(key)\" xdt:Transform=\"Remove\" />\n"
                + "  </appSettings>\n");
        String before = released();
        Cli patch = check("--diff");
        assertEquals(before, released());
        assertEquals(patch.out(), check("--fix", "--dry-run").out());
        String relative = patch.out().replaceAll("(?m)^(---|\\+\\+\\+) ([ab])/.*/Shop/", "$1 $2/");
        repository.write("fix.patch", relative).git("apply", "fix.patch");
        String patched = released();
        release(before);
        check("--fix");
        assertEquals(released(), patched);
    }

    @Test
    void aCorrectionThatMakesIisRefuseTheFileIsRefused() throws IOException {
        String written = "<system.webServer><httpErrors errorMod='Custom' xdt:transform='Insert' /></system.webServer>";
        release(written);
        Cli run = check("--fix");
        assertEquals(written, released());
        assertTrue(run.err().contains("Not fixed:") && run.err().contains("it would cause "), run.err());
    }

    @Test
    void aNamedTransformIsCorrectedToo() throws IOException {
        release("<appSettings xdt:Transform=\"remove\" />");
        Cli run = check("--transform", "Release", "--fix");
        assertEquals("<appSettings xdt:Transform=\"Remove\" />", released());
        assertTrue(run.err().contains("appSettings add[key=\"mode\"]"), run.err());
    }

    @Test
    void aDeploymentOfTheSettingsIsToldByItsName() throws IOException {
        write("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\"><deployment name=\"Live\" "
                + "fails-on-transform-warnings=\"true\"><transform file=\"Web.Release.config\"/></deployment></iislint>");
        release("<appSettings><add key=\"mode\" xdt:Locator=\"Match(key)\" xdt:Transform=\"Remove\" /></appSettings>");
        Cli run = check("--fix");
        assertTrue(released().contains("\"Mode\""), run.out() + run.err());
        assertTrue(run.err().contains("Changes in what is deployed in Live:"), run.err());
    }

    @Test
    void aValueIsNeverWrittenIntoATransform() throws IOException {
        write("Shop/Web.config", BASE.replace("\"Mode\"", "\"#{Name}\""));
        String written = "<appSettings><add key=\"HUNTER2\" xdt:Locator=\"Match(key)\" xdt:Transform=\"Remove\" /></appSettings>";
        release(written);
        Cli run = check("--fix", "--value", "Name=hunter2");
        assertEquals(written, released());
        assertTrue(!(run.out() + run.err()).contains("hunter2"), run.out() + run.err());
    }

    @Test
    void whatIsSuppressedStays() throws IOException {
        String written = "<!-- iislint-disable-next transform-fails: is replaced by the build -->\n"
                + "<appSettings xdt:Transform=\"remove\" />";
        release(written);
        check("--fix");
        assertEquals(written, released());
    }

    @Test
    void theOtherFixesFollowOnceATransformIsUnderstood() throws IOException {
        release("  <system.webServer>\n    <security>\n      <access sslFlags=\"Ssl, SslNegotiateCert, SslRequireCert\""
                + " xdt:Transform=\"setAttributes\" />\n    </security>\n  </system.webServer>\n");
        Cli run = check("--fix");
        assertEquals(0, run.exit(), run.out() + run.err());
        assertTrue(released().contains("<access sslFlags=\"Ssl, SslNegotiateCert\" xdt:Transform=\"SetAttributes\" />"),
                released());
        assertEquals(BASE, new String(Files.readAllBytes(folder.resolve("Shop/Web.config")), StandardCharsets.UTF_8));
    }

    @Test
    void aTransformWithTokensIsCorrectedBesideThem() throws IOException {
        release("<appSettings><add key=\"Mode\" value=\"#{Mode}\" xdt:Locator=\"match(key)\" xdt:Transform=\"#{How}\" />"
                + "</appSettings>");
        check("--fix", "--value", "Mode=hunter2", "--value", "How=SetAttributes");
        assertEquals("<appSettings><add key=\"Mode\" value=\"#{Mode}\" xdt:Locator=\"Match(key)\" xdt:Transform=\"#{How}\" />"
                + "</appSettings>", released());
        check("--fix", "--value", "Mode=hunter2", "--value", "How=SetAttribute");
        assertTrue(released().contains("xdt:Transform=\"#{How}\""), "a value is not in the file");
    }

    @Test
    void aTransformOfSeveralFilesIsCorrectedWhereThatSuitsAll() throws IOException {
        write("Blog/Web.config", BASE.replace("\"Mode\"", "\"mode\""));
        write("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\"><deployment name=\"Live\">"
                + "<transform file=\"deploy/Web.Live.config\"/></deployment></iislint>");
        String written = XDT + "<appSettings><add key=\"mode\" xdt:Locator=\"Match(key)\" xdt:Transform=\"Remove\" />"
                + "</appSettings></configuration>";
        write("deploy/Web.Live.config", written);
        Cli run = check("--fix");
        assertEquals(written, read("deploy/Web.Live.config"), run.err());
        assertTrue(run.err().contains("Nothing to fix"), run.err());
        write("Blog/Web.config", BASE);
        check("--fix");
        assertEquals(written.replace("mode", "Mode"), read("deploy/Web.Live.config"));
    }

    @Test
    void aStepThatWorksAfterAnotherTransformStays() throws IOException {
        release("<appSettings><add key=\"MODE\" value=\"1\" xdt:Transform=\"Insert\" /></appSettings>");
        String written = XDT + "<appSettings><add key=\"MODE\" xdt:Locator=\"Match(key)\" xdt:Transform=\"Remove\" />"
                + "</appSettings></configuration>";
        write("Shop/Web.Live.config", written);
        assertTrue(check().out().contains("[transform-no-match]"));
        check("--fix");
        assertEquals(written, read("Shop/Web.Live.config"));
    }

    @Test
    void findingsCarryTheEdit() throws IOException {
        release("  <appSettings xdt:Transform=\"Remvoe\" />\n");
        JSONObject finding = check("--format", "json").findings().stream()
                .filter(each -> each.getString("rule").equals("transform-fails")).findFirst().orElseThrow();
        JSONObject fix = finding.getJSONObject("fix");
        assertEquals("neutral", fix.getString("effect"));
        JSONObject edit = fix.getJSONArray("edits").getJSONObject(0);
        assertEquals("Remove 2:31 2:37", edit.getString("text") + " " + edit.getInt("line") + ":" + edit.getInt("column") + " "
                + edit.getInt("endLine") + ":" + edit.getInt("endColumn"));
        assertTrue(edit.getString("file").endsWith("Shop/Web.Release.config"));
    }

    @Test
    void whatIsNotFixedIsSaidOnceAndInOrder() throws IOException {
        String entry = "<connectionStrings><add name='A' connectionString='Server=x'%s /></connectionStrings>";
        String own = "<configuration>\n" + entry.formatted("") + "\n</configuration>\n";
        String set = XDT + entry.formatted(" providerName='p' xdt:Locator='Match(name)' xdt:Transform='SetAttributes'")
                + "</configuration>\n";
        for (String shop : List.of("B", "A")) {
            write(shop + "/Web.config", own);
            write(shop + "/Web.Staging.config", set);
            write(shop + "/sub/web.config", own);
            write(shop + "/sub/Web.Release.config", set);
        }
        Cli run = check("--fix", "--dry-run");
        String output = run.out() + run.err();
        List<String> lines = output.lines().filter(line -> line.startsWith("Not fixed: ")).toList();
        assertEquals(2, lines.size(), output);
        assertTrue(lines.get(0).contains("A/sub/web.config:2:21 entry-duplicate: "), output);
        assertTrue(lines.get(1).contains("B/sub/web.config:2:21 entry-duplicate: "), output);
    }
}
