package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A value that comes at deployment appears in no format of no command, wherever in the files it goes. */
class PlantedValueTest {

    private static final String[] TOKENS = {"#{%s}", "#{%s}#", "__%s__", "$(%s)", "{{%s}}", "${{%s}}", "#{%s | Trim}", "x#{%s}y"};
    private static final String[] ENDS = {"", "", "=", ";Password=", " ", "%20", "!", "'", "\"", "<b", "&c", "--", ",", "/", "\\",
            "\u00e4",
            "*", "#{", "{R:1}"};
    private static final String[] FORMATS = {"text", "json", "sarif", "github", "gitlab", "azure", "junit", "checkstyle",
            "markdown",
            "html"};
    private static final String XDT = " xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"";

    private Random random;
    private Map<String, String> values;

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** A token or a name for a new value, which is a secret. */
    private String token(String... names) {
        String name = names.length > 0 ? names[0] : "V" + values.size();
        String secret = "plant3d" + Integer.toString(random.nextInt(1 << 24), 36);
        values.put(name, pick("", "", pick(ENDS)) + secret + pick(ENDS) + (random.nextInt(4) == 0 ? secret : ""));
        return String.format(Locale.ROOT, pick(TOKENS), name);
    }

    private String host() {
        return """
                <configuration>
                  <system.applicationHost>
                    <applicationPools><add name="Pool" managedRuntimeVersion="%s"/></applicationPools>
                    <sites>
                      <site name="Shop" id="1" serverAutoStart="%s">
                        <application path="/" applicationPool="%s">
                          <virtualDirectory path="/" physicalPath="C:\\sites\\shop" userName="%s" password="%s"/>
                          <virtualDirectory path="/%s" physicalPath="C:\\sites\\%s"/>
                        </application>
                        <bindings><binding protocol="%s" bindingInformation="*:443:%s" sslFlags="%s"/></bindings>
                      </site>
                      <site name="%s" id="2"><application path="/"><virtualDirectory path="/" \
                physicalPath="%s"/></application></site>
                    </sites>
                  </system.applicationHost>
                  <location path="%s" overrideMode="%s"><system.webServer><directoryBrowse \
                enabled="%s"/></system.webServer></location>
                </configuration>
                """
                .formatted(token(), token(), token(), token(), token(), token(), token(), token(), token(), token(), token(),
                        token(),
                        token(), token(), token());
    }

    private String webConfig() {
        return """
                <configuration><!-- %s -->
                  <appSettings><add key="%s" value="%s"/><add key="Named" value="dev"/></appSettings>
                  <connectionStrings><add name="Db" connectionString="%s" providerName="%s"/></connectionStrings>
                  <system.web><compilation debug="%s"/><machineKey validationKey="%s"/><httpRuntime \
                executionTimeout="%s"/></system.web>
                  <location path="%s"><system.webServer><security><access sslFlags="%s"/></security></system.webServer></location>
                  <system.webServer>
                    <defaultDocument><files><add value="%s"/><add value="%s"/></files></defaultDocument>
                    <httpRedirect enabled="true" destination="%s"/>
                    <httpProtocol><customHeaders><add name="%s" value="%s"/><add name="X" \
                value="1"/></customHeaders></httpProtocol>
                    <security>
                      <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" %s="1"/>
                      <requestFiltering><requestLimits maxAllowedContentLength="%s"/></requestFiltering>
                    </security>
                    <handlers accessPolicy="%s"><add name="%s" path="%s" verb="*" modules="%s"/></handlers>
                  </system.webServer>%s
                </configuration>
                """
                .formatted(token(), token(), token(), token(), token(), token(), token(), token(), token(), token(), token(),
                        token(),
                        token(), token(), token(), random.nextInt(8) == 0 ? token() : "x", token(), token(), token(), token(),
                        token(), token());
    }

    private String transform() {
        String key = token();
        return """
                <configuration%s>
                  <appSettings>
                    <add key="%s" value="%s" xdt:Locator="Match(key)" xdt:Transform="%s"/>
                    <add key='%s' value='%s' xdt:Transform='Insert'/>
                    <add key="Lost" value="%s" xdt:Locator="Condition(@key='%s')" xdt:Transform="Remove"/>
                  </appSettings>
                  <system.web><compilation debug="%s" x="%s" xdt:Transform="SetAttributes(%s)"/></system.web>
                  <system.webServer><security><access sslFlags="%s" xdt:Transform="%s"/></security></system.webServer>
                </configuration>
                """.formatted(XDT, key, token(), pick("Replace", "Remove", "SetAttributes", "InsertIfMissing"), token(), token(),
                token(),
                token(), token(), token(), pick("debug", "debug,x", token()), token(),
                pick("Replace", "CommentOut", "SetAttributes"));
    }

    private static String json(Map<String, String> values) {
        return new org.json.JSONObject(values).toString();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void isShownByNothing(@ForAll long seed) throws IOException {
        random = new Random(seed);
        values = new LinkedHashMap<>();
        Path folder = Files.createTempDirectory("planted");
        Path shop = folder.resolve("sites/shop");
        Files.createDirectories(shop);
        Path host = folder.resolve("applicationHost.config");
        Files.writeString(host, host());
        Path config = shop.resolve("Web.config");
        Files.writeString(config, webConfig());
        Files.writeString(shop.resolve("Web.Release.config"), transform());
        token("Named");
        token("Db");
        token("Unused");
        Path file = folder.resolve("values.json");
        Files.writeString(file, json(values));
        Path more = folder.resolve("parameters.xml");
        String parameter = "plant3dparameter" + random.nextInt(1000);
        Files.writeString(more, "<parameters><parameter name='P' defaultValue='" + parameter + "'><parameterEntry kind='XmlFile'"
                + " scope='web' match='//@debug | //add[@name=\"X\"]/@value'/></parameter></parameters>");
        List<String> common = List.of("--values", file.toString(), "--values", more.toString(), "--map", "C:\\sites="
                + folder.resolve("sites"));
        List<List<String>> commands = new ArrayList<>();
        String last = pick(FORMATS);
        for (String format : List.of("text", last)) {
            commands.add(List.of("check", "--format", format, "--show", "info", "--verbose", folder.toString()));
            commands.add(List.of("check", "--format", format, "--transform", "Release", "--show", "info", folder.toString()));
        }
        commands.add(List.of("check", "--diff", folder.toString()));
        commands.add(List.of("check", "--timings", "--transform", "none", shop.toString()));
        commands.add(List.of("effective", "--transform", "Release", "--format", pick("text", "json"), folder.toString()));
        commands.add(List.of("effective", "--section", "system.webServer/security/access", folder.toString()));
        commands.add(List.of("diagnose", "--at", "Shop", "--format", pick("text", "json"), folder.toString()));
        commands.add(List.of("diagnose", "--at", "Nowhere", folder.toString()));
        commands.add(List.of("compare", host.toString(), shop.toString()));
        commands.add(List.of("baseline", "--output", folder.resolve("baseline.json").toString(), folder.toString()));
        for (List<String> command : commands) {
            Cli run = Cli.run(Stream.concat(command.stream(), common.stream()).toArray(String[]::new));
            assertNothing(run.out() + run.err(), command, seed);
        }
        Cli transformed = Cli.run("transform", config.toString(), shop.resolve("Web.Release.config").toString(), "--values",
                file.toString(), "--values", more.toString(), "--explain", "--diff", "--format",
                pick("json", "text"));
        assertNothing(transformed.err(), List.of("transform"), seed);
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.filter(Files::isRegularFile).toList()) {
                if (!path.equals(file) && !path.equals(more)) {
                    assertNothing(Files.readString(path), List.of(path.toString()), seed);
                }
            }
        }
    }

    private static void assertNothing(String text, List<String> command, long seed) {
        String found = text.lines().filter(line -> line.toLowerCase(Locale.ROOT).contains("plant3d")).findFirst().orElse("");
        assertEquals("", found, () -> command + " with " + seed);
        assertFalse(text.contains("internal error"), text);
    }
}
