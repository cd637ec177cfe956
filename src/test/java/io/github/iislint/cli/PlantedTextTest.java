package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.json.JSONObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.InputSource;

/**
 * Commands for build agents and for terminals in every place of every kind of file: none of them leaves in any format of any
 * command, on no stream and in no file.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "most of the planted names are no names of files there")
@Tag("slow")
class PlantedTextTest {

    /** What an agent or a terminal would obey; those that XML can hold. */
    private static final List<String> PLANTED = List.of("::set-output name=pwn::1", "  ::add-mask::x", "\u00A0::error::x",
            "\u200D::stop-commands::x",
            "##vso[task.setvariable variable=PATH]/tmp/evil", "x##[command]y", "#\u200D#vso[task.x]", "##VSO[task.x]",
            "#\u034F#[error]",
            "\u202Etxet", "\u2066a\u2069", "\u2028::error::x", "\u0085::error::x", "a\n::error::x", "a\r::error::x", "\u009B31m",
            "\uFEFF::x::y");

    /** Those that names of files can hold besides. */
    private static final List<String> IN_NAMES = List.of("\u001B[31m", "\u001B]0;t\u0007", "a\n##vso[x]y", "\b\b", "\u007F",
            "\"q\\");

    private static final Pattern OWN_GITHUB = Pattern.compile("::(error|warning|notice) file=[^:]*,title=[a-z0-9-]+::.*");
    private static final Pattern OWN_AZURE = Pattern
            .compile("##vso\\[task\\.(logissue type=(error|warning);[^\\]]*|complete result=\\w+;)\\].*");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}]");

    @TempDir
    Path folder;

    static Stream<String> everything() {
        return Stream.concat(PLANTED.stream(), IN_NAMES.stream());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> escaped.append(c == '\t' || c == '\n' || c == '\r' || c >= ' ' ? "&#" + c + ";" : "?"));
        return escaped.toString();
    }

    private static String name(String planted) {
        return planted.replace('/', '-');
    }

    private Path plant(String planted) throws IOException {
        String value = escaped(planted);
        Path tree = folder.resolve("tree");
        Path bad = Files.createDirectories(tree.resolve(name(planted)));
        Files.writeString(bad.resolve("web.config"), Programs.REQUIRING);
        Path host = tree.resolve("server-" + name(planted));
        Files.createDirectories(host);
        Files.writeString(host.resolve("applicationHost.config"), """
                <configuration>
                  <system.applicationHost>
                    <applicationPools><add name="%1$s" /></applicationPools>
                    <sites>
                      <site name="Shop" id="1">
                        <application path="/" applicationPool="%1$s">
                          <virtualDirectory path="/" physicalPath="C:\\sites\\%1$s" />
                        </application>
                        <application path="/%1$s"><virtualDirectory path="/" physicalPath="%1$s" /></application>
                        <bindings>
                          <binding protocol="https" bindingInformation="*:443:%1$s" sslFlags="%1$s" />
                        </bindings>
                      </site>
                      <site name="%1$s" id="2" />
                    </sites>
                  </system.applicationHost>
                  <location path="Shop">
                    <system.webServer>
                      <security>
                        <access sslFlags="Ssl, SslRequireCert, %1$s" />
                        <authentication><iisClientCertificateMappingAuthentication enabled="true">
                          <oneToOneMappings><add userName="%1$s" password="x" certificate="%1$s" /></oneToOneMappings>
                        </iisClientCertificateMappingAuthentication></authentication>
                      </security>
                      <defaultDocument><files><add value="%1$s" /><add value="%1$s" /></files></defaultDocument>
                      <unheard %1$s="x" />
                    </system.webServer>
                  </location>
                </configuration>
                """.formatted(value).replace(" " + value + "=\"x\"", " of=\"" + value + "\""));
        String require = "<access sslFlags=\"SslRequireCert, Ssl\"/>";
        Files.writeString(Files.createDirectories(tree.resolve("patch")).resolve("web.config"),
                "<configuration><!--\n" + planted.replace("--", "- -")
                        .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?") + "\n-->\n<system.webServer><security>" + require
                        + "<!-- iislint-disable-next no-such-rule: " + value + " --></security></system.webServer>\n  "
                        + "<!-- iislint-disable-next " + value + " -->\n  <location path=\"" + value
                        + "\"><system.webServer><security>" + require
                        + "</security></system.webServer></location></configuration>\n");
        for (Map.Entry<String, String> broken : Map.of("tag", "<configuration>\n<a " + planted, "text", planted, "encoding",
                "<?xml version=\"1.0\" encoding=\"" + planted + "\"?><a/>", "entity", "<a>&" + planted + ";</a>", "end",
                "<a><" + planted + "></a>", "doctype", "<!DOCTYPE a [<!ENTITY x \"" + planted + "\">]><a/>").entrySet()) {
            Files.writeString(Files.createDirectories(tree.resolve("broken-" + broken.getKey())).resolve("web.config"),
                    broken.getValue());
        }
        return tree;
    }

    private void assertHarmless(String text, String planted) {
        for (String line : text.split("\r?\n", -1)) {
            String seen = UNSEEN.matcher(line).replaceAll("");
            String start = seen.replaceFirst("^[\\s\\h\\u0085]+", "");
            String told = planted + " in: " + line;
            assertFalse(start.startsWith("::") && !OWN_GITHUB.matcher(start).matches(), told);
            assertFalse(seen.matches("(?i).*##(\\[|vso).*") && !OWN_AZURE.matcher(seen).matches()
                    && !OWN_GITHUB.matcher(start).matches(), told);
            line.codePoints().forEach(c -> {
                int type = Character.getType(c);
                boolean seenByNobody = type == Character.FORMAT && c != 0x200D && c != 0x200C || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR || type == Character.CONTROL && c != '\t';
                assertFalse(seenByNobody, () -> "U+" + Integer.toHexString(c) + " of " + told);
            });
        }
    }

    private Cli run(String planted, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
        Console console = Console.of(out, err, StandardCharsets.UTF_8, false, Map.of());
        int exit = Main.commandLine(console).execute(words);
        console.out().flush();
        console.err().flush();
        Cli run = new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertFalse(run.err().contains("internal error"), run.err());
        assertHarmless(run.out(), planted);
        assertHarmless(run.err(), planted);
        return run;
    }

    @ParameterizedTest
    @MethodSource("everything")
    void nothingThatIsPlantedLeaves(String planted) throws Exception {
        Path tree = plant(planted);
        Path host = tree.resolve("server-" + name(planted)).resolve("applicationHost.config");
        for (String format : List.of("text", "json", "sarif", "github", "azure", "gitlab", "junit", "checkstyle", "markdown")) {
            Cli run = run(planted, "check", tree, "--verbose", "--timings", "--format", format);
            assertEquals(1, run.exit(), run.err());
            Path file = folder.resolve("report-" + format);
            run(planted, "check", tree, "--verbose", "--format", format + "=" + file);
            assertHarmless(Files.readString(file), planted);
            if (format.equals("json") || format.equals("sarif")) {
                new JSONObject(run.out());
            } else if (format.equals("junit") || format.equals("checkstyle")) {
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(run.out())));
            }
        }
        run(planted, "check", tree, "--max-file-size", "1", "--map", "C:\\sites=" + tree, "--expect", planted + "=require");
        for (Object command : List.of("effective", "diagnose", "init", "baseline")) {
            for (String format : command.equals("init") || command.equals("baseline") ? List.of("") : List.of("text", "json")) {
                List<Object> arguments = new ArrayList<>(List.of(command, tree));
                arguments.addAll(format.isEmpty()
                        ? List.of("--output", command.equals("init") ? "-" : folder.resolve(name(planted) + ".json"))
                        : List.of("--format", format));
                arguments.addAll(command.equals("diagnose") ? List.of("--at", "Shop") : List.of());
                run(planted, arguments.toArray());
            }
        }
        run(planted, "effective", tree, "--diff-with", host.getParent());
        run(planted, "effective", host, "--at", "Shop", "--section", "system.webServer/security/access");
        run(planted, "effective", tree, "--at", planted, "--section", planted);
        run(planted, "check", planted, "--only", planted);
        run(planted, "check", folder.resolve(planted));
        TestRepository repository = new TestRepository(tree);
        repository.commit("base");
        run(planted, "check", "--since", "HEAD", tree);
        run(planted, "check", "--since", planted, tree);
        Cli patch = run(planted, "check", "--diff", tree);
        Files.writeString(folder.resolve("fix.patch"), patch.out());
        run(planted, "check", "--fix", tree);
    }

    @ParameterizedTest
    @MethodSource("everything")
    void settingsAndRuleFilesCannotSayItEither(String planted) throws Exception {
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.writeString(tree.resolve("web.config"), Programs.REQUIRING);
        String value = escaped(planted);
        for (String settings : List.of("<map physicalPath=\"" + value + "\" to=\"x\"/>",
                "<rule id=\"" + value + "\" severity=\"off\"/>",
                "<exclude files=\"" + value + "\" " + "more=\"x\"/>", "<rules folder=\"" + value + "\"/>", planted,
                "<clientCertificates><expect location=\"" + value + "\" mode=\"" + value + "\"/></clientCertificates>",
                "<clientCertificates><trust path=\"" + value + "\"/></clientCertificates>",
                "<server file=\"" + value + "\" windows=\"" + value + "\"/>")) {
            Files.writeString(tree.resolve("iislint.xml"),
                    "<iislint xmlns=\"urn:iislint:settings:1\">\n" + settings + "</iislint>");
            run(planted, "check", tree);
        }
        Files.delete(tree.resolve("iislint.xml"));
        Path rules = Files.createDirectories(folder.resolve("rules-" + name(planted)));
        for (String rule : List.of("<rule xmlns=\"urn:iislint:rule:1\" id=\"own-" + value + "\" severity=\"error\"/>", planted,
                "<rule xmlns=\"urn:iislint:rule:1\" id=\"own\" severity=\"error\"><title>" + value + "</title><match>" + value
                        + "</match></rule>")) {
            Files.writeString(rules.resolve(name(planted) + ".xml"), rule);
            run(planted, "check", tree, "--rules", rules);
            run(planted, "rules", "list", "--rules", rules);
            run(planted, "rules", "test", rules);
        }
        Files.writeString(tree.resolve("baseline.json"), "{\"version\": 1, \"findings\": [{\"rule\": \"" + planted + "\"]}");
        run(planted, "check", tree, "--baseline", tree.resolve("baseline.json"));
        assertTrue(Files.exists(tree.resolve("web.config")));
    }
}
