package io.github.iislint.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.SourceText;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a file when values come at deployment. */
class DeploymentRunTest {

    private static final Path FOLDER = Path.of("package").toAbsolutePath();
    private static final Path BASE = FOLDER.resolve("Web.config");

    private final Map<Path, SourceText> files = new HashMap<>();
    private final List<Path> chain = new ArrayList<>();
    private DeploymentValues values = DeploymentValues.NONE;

    private void file(String name, String text) {
        files.put(Path.of(name), SourceText.decode(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void transform(String name, String text) {
        file(name, text);
        chain.add(FOLDER.resolve(name));
    }

    private void value(String name, String text) {
        values = values.with(DeploymentValues.of(List.of(new NamedValue(name, text, null))));
    }

    private MemoryFiles tree() {
        return new MemoryFiles(FOLDER, files);
    }

    private Deployment deployment() {
        return Deployment.of(path -> path.equals(BASE) ? chain : List.of(), values);
    }

    private DeploymentRun.Result run() throws IOException {
        return DeploymentRun.of(tree(), deployment(), Schema.builtIn(), BASE);
    }

    private String result(String base) throws IOException {
        file("Web.config", base);
        return run().result().source().text();
    }

    private List<String> problems() throws IOException {
        return run().problems().stream().map(problem -> problem.kind() + " " + problem.place().line() + ":"
                + problem.place().column()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '^', value = {
            "#{Name} ~ live", "#{ name }# ~ live", "__NAME__ ~ live", "$(Name) ~ live", "{{ Name }} ~ live",
            "${{ Name }} ~ live", "%XDT_SITENAME% ~ shop", "#{Name}#{Name} ~ livelive", "#{Name}##{Name}# ~ livelive",
            "##{Name} ~ #{Name}", "#{Name | ToUpper} ~ LIVE", "#{Padded | Trim | ToUpper} ~ X & Y",
            "#{Padded | Trim | XmlEscape} ~ x &amp; y", "#{Api[0].Url} ~ u", "#{Name | Format d} ~ #{Name | Format d}",
            "#{if Name}a#{/if} ~ #{if Name}a#{/if}", "#{Unknown} ~ #{Unknown}", "$(lower(Name)) ~ $(lower(Name))",
            "__VIEWSTATE ~ __VIEWSTATE", "{R:1} ~ {R:1}", "%windir% ~ %windir%",
    })
    void tokensOfAllToolsAreReplaced(String written, String deployed) throws IOException {
        value("Name", "live");
        value("XDT_SITENAME", "shop");
        value("Padded", " x & y ");
        value("api.0.url", "u");
        assertEquals("<a><!--" + deployed + "--></a>", result("<a><!--" + written + "--></a>"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "<a b=\"#{X}\"/> | a & b", "<a b=\"#{X}\"/> | a<b", "<a b=\"#{X}\"/> | say \"yes\"", "<a b='#{X}'/> | it's",
            "<a>#{X}</a> | a<b", "<a>#{X}</a> | a&b;", "<a><![CDATA[#{X}]]></a> | a]]>b", "<a><!-- #{X} --></a> | a--b",
    })
    void aValueThatWouldEndTheMarkupAroundItIsReportedAndNotWritten(String base, String value) throws IOException {
        value("X", value);
        assertEquals(base, result(base));
        assertEquals(List.of("NOT_ESCAPED 1:" + (base.indexOf("#{X}") + 1)), problems());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', value = {
            "<a b=\"#{X}\"/> | it's &amp; &#38;", "<a b='#{X}'/> | say \"yes\"", "<a>#{X}</a> | <b c=\"1\"/>",
            "<a><![CDATA[#{X}]]></a> | a & <b", "<a><!-- #{X} --></a> | a & <b",
    })
    void aValueThatFitsItsPlaceIsWrittenAsItIs(String base, String value) throws IOException {
        value("X", value);
        assertEquals(base.replace("#{X}", value), result(base));
        assertEquals(List.of(), problems());
    }

    @Test
    void aValueOfOctopusMayNameOthersAndItself() throws IOException {
        value("Url", "https://#{Host | ToLower}/#{Url}#{Lost}");
        value("Host", "SHOP");
        String url = "https://shop/";
        assertEquals("<a b=\"" + url.repeat(5) + "https://#{Host | ToLower}/#{Url}" + "#{Lost}".repeat(6) + "\"/>",
                result("<a b=\"#{Url}\"/>"));
    }

    @Test
    void valuesThatNameThemselvesOftenDoNotKeepTheGateBusy() throws IOException {
        value("A", "#{A}".repeat(2000));
        assertTrue(result("<a b=\"#{A}\"/>").length() < 20_000_000);
    }

    @Test
    void tokensWithoutAValueAreReportedWhereTheyCount() throws IOException {
        value("Known", "1");
        file("Web.config", "<a b=\"#{Lost}\" c=\"#{Known}\"><!-- #{Comment} -->\n  __Text__</a>");
        assertEquals(List.of("MISSING 1:7", "MISSING 2:3"), problems());
    }

    @Test
    void valuesOfATransformAreThereBeforeItIsApplied() throws IOException {
        value("Key", "Mode");
        value("Mode", "li\"ve");
        transform("Web.Live.config", "<c xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>"
                + "<add key='#{Key}' value='#{Mode}' xdt:Locator='Match(key)' xdt:Transform='SetAttributes'/></c>");
        assertEquals("<c><add key=\"Mode\" value='li\"ve' /></c>", result("<c><add key=\"Mode\" value=\"dev\" /></c>"));
    }

    @Test
    void settingsAreReplacedByTheirNames() throws IOException {
        value("mode", "a<b & \"c\"");
        value("Db", "Server=db");
        value("Shop.Properties.Url", "no");
        value("Url", "https://x");
        assertEquals("""
                <configuration>
                  <appSettings><add key="Mode" value="a&lt;b &amp; &quot;c&quot;" /><add key="Other" value="dev" /></appSettings>
                  <connectionStrings><add name='Db' connectionString='Server=db' /></connectionStrings>
                  <applicationSettings><Shop><setting name="Url"><value>https://x</value></setting></Shop></applicationSettings>
                </configuration>
                """, result("""
                <configuration>
                  <appSettings><add key="Mode" value="dev" /><add key="Other" value="dev" /></appSettings>
                  <connectionStrings><add name='Db' connectionString='dev' /></connectionStrings>
                  <applicationSettings><Shop><setting name="Url"><value>dev</value></setting></Shop></applicationSettings>
                </configuration>
                """));
        assertEquals(Set.of("mode", "Db", "Url"), run().used());
    }

    @Test
    void parametersOfWebDeployReplaceWhatTheyMatch() throws IOException, ValuesException {
        file("parameters.xml", """
                <parameters>
                  <parameter name="Mode" defaultValue="{Env}-1">
                    <parameterEntry kind="XmlFile" scope="\\\\web\\.config$" match="/c/add[@key='Mode']/@value"/>
                    <parameterEntry kind="XmlFile" scope="\\\\web\\.config$" match="/c/t/text()"/>
                    <parameterEntry kind="XmlFile" scope="other\\.config$" match="//@key"/>
                    <parameterEntry kind="TextFile" scope="web\\.config$" match="dev"/>
                  </parameter>
                  <parameter name="Env" defaultValue="live"/>
                </parameters>
                """);
        values = ValuesReader.read(tree(), FOLDER.resolve("parameters.xml"), null);
        assertEquals("<c><add key=\"Mode\" value=\"live-1\"/><t>live-1</t></c>",
                result("<c><add key=\"Mode\" value=\"dev\"/><t>dev</t></c>"));
    }

    @Test
    void whatParametersReplaceBesidesAttributesAndTextsIsNoted() throws IOException, ValuesException {
        file("parameters.xml", """
                <parameters>
                  <parameter name="Mode" defaultValue="live">
                    <parameterEntry kind="XmlFile" scope="web\\.config$" match="/c/add"/>
                    <parameterEntry kind="TextFile" scope="web\\.config$" match="dev"/>
                    <parameterEntry kind="TextFilePosition" scope="web\\.config$" match="1;2;3"/>
                    <parameterEntry kind="TextFile" scope="robots\\.txt$" match="dev"/>
                    <parameterEntry kind="ProviderPath" scope="IisApp" match="x"/>
                  </parameter>
                </parameters>
                """);
        values = ValuesReader.read(tree(), FOLDER.resolve("parameters.xml"), null);
        file("Web.config", "<c><add key=\"Mode\" value=\"dev\"/></c>");
        DeploymentRun.Result run = run();
        assertEquals("<c><add key=\"Mode\" value=\"dev\"/></c>", run.result().source().text());
        assertEquals(List.of(3, 4, 5), run.problems().stream().map(problem -> problem.place().line()).toList());
        assertEquals(Set.of("Mode"), run.used());
    }

    @Test
    void aPatternOfAStrangerMayNotKeepTheGateBusy() throws IOException, ValuesException {
        file("parameters.xml", "<parameters><parameter name='a' defaultValue='x'><parameterEntry kind='XmlFile'"
                + " scope='(.*)*(.*)*(.*)*(.*)*(.*)*!' match='//@b'/></parameter></parameters>");
        values = ValuesReader.read(tree(), FOLDER.resolve("parameters.xml"), null);
        assertEquals("<a b=\"1\"/>", result("<a b=\"1\"/>"));
    }

    @Test
    void whatMayBeSeenIsReadAndMapsToItsToken() throws IOException {
        String base = """
                <configuration>
                  <appSettings><add key="Mode" value="#{Flags}" /></appSettings>
                  <system.webServer>
                    <security><access sslFlags="#{Flags}" /></security>
                    <directoryBrowse enabled="#{Secret}" />
                  </system.webServer>
                </configuration>
                """;
        value("Flags", "Ssl, SslRequireCert");
        value("Secret", "hunter2");
        file("Web.config", base);
        DeployedFiles.Deployed deployed = new DeployedFiles(tree(), deployment(), Schema.builtIn()).deployed(BASE);
        assertEquals(base.replace("sslFlags=\"#{Flags}\"", "sslFlags=\"Ssl, SslRequireCert\""), deployed.text().text());
        assertEquals(List.of(ValueProblem.Kind.INVALID), deployed.problems().stream().map(ValueProblem::kind).toList());
        XmlFile file = XmlFile.parse(BASE, "Web.config", deployed.text());
        LocatedAttribute flags = file.root().child("system.webServer").child("security").child("access").located("sslFlags");
        SourceSpan token = file.origin(flags.valueSpan());
        assertEquals("#{Flags}", base.substring(token.span().start(), token.span().end()));
        assertTrue(deployed.text().exactOrigin(flags.valueSpan()) == null, "no edit of the file changes a value of deployment");
    }

    @Test
    void messagesOfTransformsNameValuesAndDoNotShowThem() throws IOException {
        value("Key", "hunter2");
        value("Short", "x1");
        file("Web.config", "<c/>");
        transform("Web.Live.config", "<c xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>\n"
                + "<add key='#{Key}' n='#{Short}' xdt:Locator='Match(key,n)' xdt:Transform='Remove'/></c>");
        DeploymentRun.Result run = run();
        assertEquals("Remove finds nothing: no element matches /c/add[@key='#{Key}' and @n='#{Short}']",
                run.messages().get(0).text());
        assertEquals(2, run.messages().get(0).place().line());
        assertTrue(!run.explained().toString().contains("hunter2"));
    }
}
