package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.iislint.certificate.TestAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a terminal, a build agent, a browser or a reader of Markdown would obey, and secrets, in each kind of file that commands
 * read: each command gives it out as text, or not at all. A mark behind each text shows that the command gives out texts of that
 * kind of file in the first place.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "some of the planted names are no names of files there")
@Tag("slow")
class PlantedKindsTest {

    private static final List<String> HOSTILE = List.of("::set-output name=p::", "  ::add-mask::x", "\u200D::stop-commands::x",
            "##vso[task.setvariable variable=PATH]-tmp", "x##[command]y", "#\u200D#vso[task.x]", "\u202Etxet", "\u2066a\u2069",
            "\u2028::error::x", "\u0085::error::x", "a\n::error::x", "a\r##vso[x]", "\u009B31m", "<img src=x onerror=p>",
            "</script><script>p", "](javascript:p)<img src=x>", "a|b\n\n<img src=x>", "--><img src=x>", "]]><img src=x>");
    private static final String SECRET = "Zq9x7sEkReT4uVw";
    private static final String XDT = " xmlns:xdt=\"http://schemas.microsoft.com/XML-Document-Transform\"";

    private static final Pattern OWN_GITHUB = Pattern.compile("::(error|warning|notice) file=[^:]*,title=[a-z0-9-]+::.*");
    private static final Pattern OWN_AZURE = Pattern
            .compile("##vso\\[task\\.(logissue type=(error|warning);[^\\]]*|complete result=\\w+;)\\].*");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\p{Me}]");
    private static final Pattern MARK = Pattern.compile("qj([a-z])[a-z]jq");

    /** Of each kind of file; its letter stands in the marks of its texts. */
    private enum Kind {
        CONFIGURATION,
        TRANSFORM,
        VALUES,
        HTTP_SYS,
        LOG,
        RULE,
        SETTINGS,
        BASELINE,
        NAME,
        EXPECTED,
        CERTIFICATE,
        SCHEMA;

        char letter() {
            return (char) ('a' + ordinal());
        }
    }

    @TempDir
    private Path folder;

    private static String planted(Kind kind, int index) {
        return HOSTILE.get(index) + "qj" + kind.letter() + (char) ('a' + index) + "jq";
    }

    private static String escaped(Kind kind, int index) {
        StringBuilder escaped = new StringBuilder();
        planted(kind, index).codePoints().forEach(c -> escaped.append("&#").append(c).append(';'));
        return escaped.toString();
    }

    private static String each(IntFunction<String> text) {
        return IntStream.range(0, HOSTILE.size()).mapToObj(text).reduce("", String::concat);
    }

    private static String each(Kind kind, String template) {
        return each(i -> template.replace("%s", escaped(kind, i)).replace("%d", String.valueOf(i + 2)));
    }

    private static String oneLine(Kind kind, int index) {
        return planted(kind, index).replaceAll("[\\r\\n\\u0085\\u2028]", "");
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @BeforeEach
    void plant() throws Exception {
        host("servers/one", "Ssl, SslRequireCert, ", "");
        host("servers/two", "Ssl, ", "<system.web><machineKey validationKey=\"" + SECRET + "\" /></system.web>");
        write("web/web.config", "<configuration><appSettings><add key=\"DbPassword\" value=\"" + SECRET + "\" />"
                + each(Kind.CONFIGURATION, "<add key=\"%s\" value=\"%s\" />") + "</appSettings>"
                + "<system.webServer><security><access sslFlags=\"Ssl, SslRequireCert\" /></security></system.webServer>"
                + "</configuration>");
        write("web/web.Release.config", "<configuration" + XDT + "><appSettings>"
                + each(Kind.TRANSFORM, "<add key=\"%s\" password=\"" + SECRET
                        + "\" xdt:Locator=\"Match(key)\" xdt:Transform=\"Replace\" />\n")
                + each(Kind.TRANSFORM, "<add password=\"" + SECRET
                        + "\" key=\"%s\" xdt:Locator=\"Condition(@key='%s')\" xdt:Transform=\"Remove\" />\n")
                + "</appSettings></configuration>");
        write("web/wrong.config", "<configuration" + XDT + ">" + each(Kind.TRANSFORM,
                "<appSettings xdt:Transform=\"%s\" xdt:Locator=\"%s\" /><a xdt:Transform=\"SetAttributes(%s)\" />\n")
                + "</configuration>");
        write("values.json", new JSONObject(IntStream.range(0, HOSTILE.size()).boxed()
                .collect(Collectors.toMap(i -> planted(Kind.VALUES, i), i -> SECRET + i))).toString());
        write("values.xml", "<parameters>" + each(Kind.VALUES, "<parameter name=\"%s\" defaultValue=\"" + SECRET
                + "\"><parameterEntry kind=\"%s\" scope=\"%s\" match=\"%s\" /></parameter>") + "</parameters>");
        write("broken.json", "{" + each(i -> "\"" + oneLine(Kind.VALUES, i) + "\": ") + SECRET);
        write("sslcert.txt",
                "\nSSL Certificate bindings: \n------------------------- \n\n" + each(i -> "    IP:port : 0.0.0.0:" + (443 + i)
                        + "\n    Certificate Hash : " + oneLine(Kind.HTTP_SYS, i) + "\n    Certificate Store Name : "
                        + oneLine(Kind.HTTP_SYS, i)
                        + "\n    " + oneLine(Kind.HTTP_SYS, i) + " : Enabled\n    Ctl Store Name : " + oneLine(Kind.HTTP_SYS, i)
                        + "\n    Ctl Identifier : x\n    Negotiate Client Certificate : " + oneLine(Kind.HTTP_SYS, i) + "\n\n"));
        write(planted(Kind.NAME, 4) + ".txt",
                "\nSSL Certificate bindings: \n------------------------- \n\n    IP:port : 0.0.0.0:443\n"
                        + "    Certificate Hash : 0123456789abcdef0123456789abcdef01234567\n"
                        + "    Verify Client Certificate Revocation : Disabled\n"
                        + "    Usage Check : Disabled\n    Negotiate Client Certificate : Disabled\n");
        write("http.reg",
                "Windows Registry Editor Version 5.00\n\n" + each(i -> "[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\"
                        + "Services\\HTTP\\Parameters\\SslBindingInfo\\" + oneLine(Kind.HTTP_SYS, i) + "]\n\""
                        + oneLine(Kind.HTTP_SYS, i)
                        + "\"=dword:0000000z\n\"SslCertStoreName\"=\"" + oneLine(Kind.HTTP_SYS, i) + "\"\n\n"));
        write("logs/u_ex260301.log", "#Software: " + oneLine(Kind.LOG, 0)
                + "\n#Fields: date time s-sitename cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-host "
                + "sc-status sc-substatus\n"
                + each(i -> "2026-03-01 10:00:0" + i % 10 + " W3SVC1 " + logged(i) + " /partners/qj" + Kind.LOG.letter() + "ajq/"
                        + logged(i) + " password=" + SECRET
                        + " 443 " + SECRET + " 192.0.2.7 " + logged(i) + " 403 7\n"));
        write("logs/httperr1.log",
                "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason "
                        + "s-queuename\n"
                        + each(i -> "2026-03-01 10:00:00 192.0.2.7 1 192.0.2.1 443 HTTP/1.1 GET /" + logged(i) + " 503 1 "
                                + logged(i) + " " + logged(i) + "\n"));
        write("rules/own.xml", rule("own-rule", escaped(Kind.RULE, 0)));
        for (int i = 0; i < HOSTILE.size(); i++) {
            write("rules/own" + i + ".xml", rule("own-rule" + i, escaped(Kind.RULE, i)));
        }
        write("wrong-rules/own.xml", "<rule xmlns=\"urn:iislint:rule:1\" id=\"" + escaped(Kind.RULE, 3) + "\" severity=\"error\">"
                + "<title>" + escaped(Kind.RULE, 4) + "</title><match>" + escaped(Kind.RULE, 5) + "</match></rule>");
        write("settings.xml", "<iislint xmlns=\"urn:iislint:settings:1\">" + each(Kind.SETTINGS,
                "<map physicalPath=\"C:\\%s\" to=\"web\" /><server file=\"%s/**\">"
                        + "<map physicalPath=\"D:\\%s\" to=\"web\" /></server>")
                + "<clientCertificates>" + each(Kind.SETTINGS, "<expect location=\"%s\" mode=\"none\" />")
                + "</clientCertificates></iislint>");
        write("baseline.json",
                "{\"version\":1,\"findings\":[" + "{\"rule\":\"" + oneLine(Kind.BASELINE, 3) + "\",\"fingerprint\":\"x\"}]");
        write("expected.json", "{\"version\":1,\"differences\":[" + "{\"location\":\"" + oneLine(Kind.EXPECTED, 3) + "\",]}");
        TestAuthority root = TestAuthority.root("CN=Root");
        for (int i = 0; i < HOSTILE.size(); i++) {
            String subject = "CN=\"" + planted(Kind.CERTIFICATE, i).replace("\\", "").replace("\"", "") + "\"";
            Path file = folder.resolve("certificates/" + i + ".cer");
            Files.createDirectories(file.getParent());
            Files.write(file, root.issue(subject).until("2026-01-15").make().der());
        }
        write("mapped/web.config", "<configuration><system.webServer><security><authentication>"
                + "<iisClientCertificateMappingAuthentication enabled=\"true\"><oneToOneMappings>"
                + each(i -> "<add userName=\"" + escaped(Kind.CONFIGURATION, i) + "\" password=\"" + SECRET + "\" certificate=\""
                        + base64(i) + "\" />")
                + "</oneToOneMappings></iisClientCertificateMappingAuthentication></authentication></security></system.webServer>"
                + "</configuration>");
        write("schema/OWN_schema.xml", "<configSchema>" + each(Kind.SCHEMA,
                "<sectionSchema name=\"system.webServer/%s\"><attribute name=\"%s\" type=\"%s\" /></sectionSchema>")
                + "</configSchema>");
        for (int i = 0; i < HOSTILE.size(); i++) {
            String name = planted(Kind.NAME, i).replace('/', '-');
            write("names/" + name + "/web.config", Programs.REQUIRING);
            write("names/" + name + "/broken/web.config", "<configuration><a password='" + SECRET + "'" + name);
        }
    }

    private static String logged(int index) {
        return oneLine(Kind.LOG, index).replace(' ', '+');
    }

    private String base64(int index) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("certificates/" + index + ".cer")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void host(String name, String flags, String more) throws IOException {
        write(name + "/applicationHost.config", "<configuration><system.applicationHost><applicationPools><add name=\"P\" />"
                + each(Kind.CONFIGURATION, "<add name=\"%s\"><processModel userName=\"%s\" password=\"" + SECRET + "\" /></add>")
                + "</applicationPools><sites>\n<site name=\"Shop\" id=\"1\"><application path=\"/\" applicationPool=\"P\">"
                + "<virtualDirectory path=\"/\" physicalPath=\"C:\\shop\" /></application><bindings>"
                + each(Kind.CONFIGURATION, "<binding protocol=\"https\" bindingInformation=\"*:443:%s\" />\n")
                + "</bindings></site>\n"
                + each(Kind.CONFIGURATION, "<site name=\"%s\" id=\"%d\"><application path=\"/\" applicationPool=\"%s\">"
                        + "<virtualDirectory path=\"/\" physicalPath=\"C:\\%s\" /></application><bindings>"
                        + "<binding protocol=\"https\" bindingInformation=\"*:443:%s\" /></bindings></site>\n")
                + "</sites></system.applicationHost>" + more
                + "<system.webServer><security><access sslFlags=\"Ssl, SslRequireCert\" /></security></system.webServer>"
                + each(Kind.CONFIGURATION,
                        "<location path=\"Shop/%s\"><system.webServer><security><access sslFlags=\"" + flags + "%s\" />"
                                + "</security><defaultDocument><files><add value=\"" + flags.length()
                                + "%s\" /></files></defaultDocument></system.webServer>"
                                + "</location>\n")
                + "</configuration>");
    }

    private static String rule(String id, String value) {
        return "<rule xmlns=\"urn:iislint:rule:1\" id=\"" + id + "\" severity=\"error\" tags=\"own\"><title>T " + value
                + "</title><match>system.webServer/security/access/@sslFlags[iis:is-set(.)]</match><message>M " + value
                + "</message><explanation>E " + value + "</explanation><reference href=\"https://x/\">R " + value
                + "</reference><examples><example title=\"X " + value + "\"><file path=\"web.config\"><![CDATA[\n"
                + "<configuration><system.webServer><security><access sslFlags=\"Ssl\" /></security></system.webServer>"
                + "</configuration>\n"
                + "]]></file></example></examples></rule>";
    }

    /** A command, and the kinds of files whose texts it is to give out. */
    private record Row(List<String> words, Set<Kind> kinds) {

        @Override
        public String toString() {
            return String.join(" ", words);
        }
    }

    private static Row row(String command, Kind... kinds) {
        return new Row(Arrays.asList(command.split(" ")), Set.of(kinds));
    }

    static Stream<Row> commands() {
        List<Row> rows = new ArrayList<>();
        for (String format : List.of("text", "json", "sarif", "github", "azure", "gitlab", "junit", "checkstyle", "markdown",
                "html=@")) {
            rows.add(row("check servers --show info --verbose --max-file-size 9 --format " + format, Kind.CONFIGURATION));
            rows.add(row("check names --show info --format " + format, Kind.NAME));
            rows.add(row("check web --rules rules --show info --format " + format, Kind.RULE));
            rows.add(row("check web/web.config --transform Release --show info --format " + format, Kind.TRANSFORM));
            rows.add(row("check mapped --show info --now 2026-03-01T00:00:00Z --format " + format, Kind.CERTIFICATE));
            rows.add(row("check servers/one --http-sys sslcert.txt --show info --windows 2022 --format " + format));
        }
        rows.add(row("check servers --settings settings.xml", Kind.SETTINGS));
        rows.add(row("check servers/one --http-sys http.reg --verbose", Kind.HTTP_SYS));
        rows.add(row("check web --values values.json --verbose --show info", Kind.VALUES));
        rows.add(row("check web --values values.xml --verbose --show info"));
        rows.add(row("check web --values broken.json"));
        rows.add(row("check web --baseline baseline.json"));
        rows.add(row("check web --rules wrong-rules", Kind.RULE));
        rows.add(row("check names --diff", Kind.NAME));
        rows.add(row("check servers --diff", Kind.CONFIGURATION));
        rows.add(row("check servers --schema schema"));
        rows.add(row("check names --fix", Kind.NAME));
        for (String format : List.of("text", "json", "html=@")) {
            rows.add(row("effective servers/one --format " + format, Kind.CONFIGURATION));
            rows.add(row("effective web/web.config --transform Release --format " + format));
            rows.add(row("effective names --format " + format, Kind.NAME));
            rows.add(row("diagnose servers/one --at Shop --status 403.7 --format " + format, Kind.CONFIGURATION));
            rows.add(row("diagnose servers/one --at Shop/PATH --format " + format, Kind.CONFIGURATION));
            rows.add(row("diagnose servers/one --at Shop --certificate certificates/3.cer --status 403.16 --format " + format));
        }
        rows.add(row("effective servers/one --diff-with servers/two --format text", Kind.CONFIGURATION));
        rows.add(row("effective servers/one --diff-with servers/two --format json", Kind.CONFIGURATION));
        for (String format : List.of("text", "json", "markdown", "html=@")) {
            rows.add(row("compare servers/one servers/two --format " + format, Kind.CONFIGURATION));
            rows.add(row("diagnose servers/one --log logs --paths 9 --top 50 --format " + format, Kind.LOG));
            rows.add(row("diagnose servers/one --log logs --http-sys sslcert.txt --format " + format));
        }
        rows.add(row("check servers/one --show info --http-sys FILE.txt", Kind.NAME));
        rows.add(row("compare servers/one servers/two --expect expected.json"));
        rows.add(row("compare servers/one servers/two --same NAME=NAME"));
        rows.add(row("compare servers/one servers/two --write-expected @", Kind.CONFIGURATION));
        for (String format : List.of("text", "json")) {
            rows.add(row("transform web/web.config web/wrong.config --explain --format " + format, Kind.TRANSFORM));
            rows.add(row("transform web/web.config web/web.Release.config --explain -o @ --format " + format, Kind.TRANSFORM));
            rows.add(row("transform web/web.config web/web.Release.config --diff --format " + format));
            rows.add(row("transform web/web.config web/web.Release.config --values values.json -o @ --format " + format,
                    Kind.VALUES));
            rows.add(row("certificate certificates/1.cer certificates/10.cer certificates/13.cer --format " + format,
                    Kind.CERTIFICATE));
            rows.add(row("rules list --rules rules --format " + format, Kind.RULE));
            rows.add(row("rules show own-rule1 own-rule10 own-rule13 --examples --rules rules --format " + format, Kind.RULE));
        }
        rows.add(row("rules test rules", Kind.RULE));
        rows.add(row("rules list --rules wrong-rules", Kind.RULE));
        rows.add(row("rules test wrong-rules", Kind.RULE));
        rows.add(row("rules show NAME --rules rules", Kind.NAME));
        rows.add(row("rules new NAME --dir rules", Kind.NAME));
        rows.add(row("init servers --output -"));
        rows.add(row("init names --output -", Kind.NAME));
        rows.add(row("baseline names --output @", Kind.NAME));
        rows.add(row("baseline servers --output @", Kind.CONFIGURATION));
        return rows.stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingIsObeyedAndNoSecretIsShown(Row row) throws Exception {
        List<String> arguments = new ArrayList<>();
        Path written = folder.resolve("written");
        boolean shown = true;
        int commandWords = row.words().get(0).equals("rules") ? 2 : 1;
        for (String word : row.words()) {
            String argument = word.replace("NAME", planted(Kind.NAME, 3)).replace("FILE", planted(Kind.NAME, 4))
                    .replace("PATH", planted(Kind.CONFIGURATION, 13)).replace("@", written.toString());
            Path file = folder.resolve(argument);
            boolean named = arguments.size() >= commandWords && !argument.startsWith("-") && Files.exists(file);
            arguments.add(named ? file.toString() : argument);
            // What is written into a file of configuration is that file.
            shown &= !(word.equals("@") && row.words().get(0).equals("transform"));
        }
        Cli run = Cli.run(arguments.toArray(String[]::new));
        String document = shown && Files.exists(written) ? Files.readString(written) : "";
        Set<Character> letters = new TreeSet<>();
        for (String text : List.of(run.out(), run.err(), document)) {
            assertFalse(text.contains("internal error"), text);
            assertFalse(text.contains(SECRET.substring(0, 10)), () -> row + "\n" + text.lines()
                    .filter(line -> line.contains(SECRET.substring(0, 10))).limit(3).toList());
            harmless(row, text);
            Matcher marks = MARK.matcher(text);
            while (marks.find()) {
                letters.add(marks.group(1).charAt(0));
            }
        }
        markup(row, row.toString().contains("html=@") ? document : row.toString().endsWith("markdown") ? run.out() : "");
        for (Kind kind : row.kinds()) {
            assertTrue(letters.contains(kind.letter()),
                    () -> row + " gives out nothing of " + kind + "\n" + run.out() + run.err());
        }
    }

    private static void harmless(Row row, String text) {
        for (String line : text.split("\r?\n", -1)) {
            String seen = UNSEEN.matcher(line).replaceAll("");
            String start = seen.replaceFirst("^[\\s\\h\\u0085]+", "");
            String told = row + ": " + line;
            assertFalse(start.startsWith("::") && !OWN_GITHUB.matcher(start).matches(), told);
            assertFalse(seen.matches("(?i).*##(\\[|vso).*") && !OWN_AZURE.matcher(seen).matches()
                    && !OWN_GITHUB.matcher(start).matches(), told);
            line.codePoints().forEach(c -> {
                int type = Character.getType(c);
                if (type == Character.FORMAT && c != 0x200D && c != 0x200C || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR || type == Character.CONTROL && c != '\t') {
                    fail("U+" + Integer.toHexString(c) + " of " + told);
                }
            });
        }
    }

    /** A page has its own script alone; Markdown has what looks like an element in code only. */
    private static void markup(Row row, String text) {
        if (!text.isEmpty() && row.toString().contains("html=@")) {
            assertEquals(1, text.split("<script", -1).length - 1, row::toString);
            assertFalse(text.contains("<img"), row::toString);
        } else if (row.toString().endsWith("markdown")) {
            String outside = text.replaceAll("(?ms)^(`{3,})[^\\n]*\\n.*?^\\1$", "").replaceAll("(`+)(?!`).*?(?<!`)\\1(?!`)", "");
            assertFalse(outside.contains("<img") || outside.matches("(?s).*[^\\\\]\\]\\(javascript.*"), () -> row + outside);
        }
    }
}
