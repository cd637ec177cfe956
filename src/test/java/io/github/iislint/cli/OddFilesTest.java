package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.git.TestRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are odd in their line ends, versions, encodings and names: none of them ends a run, and the others are linted. */
@Timeout(120)
@Tag("slow")
class OddFilesTest {

    private static final String SECTION = "<system.webServer><security><access sslFlags=\"Ssl, "
            + "SslRequireCert\"/></security></system.webServer>";

    @TempDir
    Path folder;

    @BeforeEach
    void anHonestFileLiesBeside() throws IOException {
        write("honest", Programs.REQUIRING.getBytes(StandardCharsets.UTF_8));
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(Files.createDirectories(folder.resolve(name)).resolve("web.config"), bytes);
    }

    static Stream<String> texts() {
        Map<String, String> texts = new TreeMap<>();
        for (String end : List.of("\r", "\r\r", "\n\r", "\u0085", "\u2028", "\u2029", "\u000B", "\f", "\u001E", "\u0000",
                "\uFFFF", "\uFEFF")) {
            for (String declared : List.of("", "<?xml version=\"1.0\"?>", "<?xml version=\"1.1\"?>",
                    "<?xml version='1.1' encoding='utf-8'?>",
                    "<?xml version=\"2.0\"?>")) {
                for (String text : List.of("<configuration" + end + "a=\"1\"/>", "<configuration>" + end,
                        "<configuration>" + end + SECTION
                                + end + "</configuration>" + end,
                        end + "<configuration/>", "<configuration a=\"" + end, "<configuration><a" + end + ">")) {
                    texts.put(declared + text, text);
                }
            }
        }
        return texts.keySet().stream();
    }

    private void assertLinted(Cli run, String what) {
        assertFalse((run.out() + run.err()).contains("internal error"), what + ": " + run.err());
        assertEquals("",
                run.err().lines().filter(line -> line.startsWith("iislint:")).filter(line -> !line.contains(": no patch, "
                        + "because"))
                        .reduce("", String::concat),
                what);
    }

    @Test
    void lineEndsAndVersionsOfAllKinds() throws IOException {
        int i = 0;
        for (String text : texts().toList()) {
            write("odd" + i++, text.getBytes(StandardCharsets.UTF_8));
        }
        everyCommand();
    }

    @Test
    void encodingsOfAllKinds() throws IOException {
        List<String> names = new java.util.ArrayList<>();
        // What has states or only decodes, and one of each size.
        for (String name : java.nio.charset.Charset.availableCharsets().keySet()) {
            if (name.contains("2022") || name.contains("JIS") || name.startsWith("UTF") || name.startsWith("x-UTF")
                    || name.endsWith("37")) {
                names.add(name);
            }
        }
        names.addAll(List.of("no-such", "", "utf-8\u0085", "UTF-7", "x-JISAutoDetect", "ISO-2022-CN", "a\"b"));
        int i = 0;
        for (String name : names) {
            String text = "<?xml version=\"1.0\" encoding=\"" + name + "\"?><configuration><!-- \u00E9 -->" + SECTION
                    + "</configuration>\r\n";
            write("utf8-" + i, text.getBytes(StandardCharsets.UTF_8));
            try {
                write("own-" + i, text.getBytes(java.nio.charset.Charset.forName(name)));
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                write("own-" + i, text.getBytes(StandardCharsets.UTF_16LE));
            }
            i++;
        }
        everyCommand();
    }

    private void everyCommand() throws IOException {
        Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\"/>");
        TestRepository repository = new TestRepository(folder);
        String tree = folder.toString();
        for (String format : List.of("text", "json", "sarif", "junit", "markdown", "github", "gitlab")) {
            Cli run = Cli.run("check", tree, "--format", format);
            assertLinted(run, format);
            assertEquals(1, run.exit());
        }
        assertLinted(Cli.run("effective", tree), "effective");
        assertLinted(Cli.run("effective", tree, "--format", "json"), "effective");
        assertLinted(Cli.run("diagnose", tree, "--at", "honest"), "diagnose");
        assertLinted(Cli.run("init", tree, "--output", "-"), "init");
        assertLinted(Cli.run("baseline", tree, "--output", folder.resolve("baseline.json").toString()), "baseline");
        assertLinted(Cli.run("check", tree, "--baseline", folder.resolve("baseline.json").toString()), "baseline");
        repository.commit("base");
        assertLinted(Cli.run("check", tree, "--since", "HEAD"), "since");
        assertLinted(Cli.run("check", tree, "--diff"), "diff");
        assertLinted(Cli.run("check", tree, "--fix"), "fix");
        assertFalse(Files.readString(folder.resolve("honest/web.config")).equals(Programs.REQUIRING), "the honest file is fixed");
    }

    @ParameterizedTest
    @MethodSource("commands")
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there names do not depend on LC_ALL")
    void namesBeyondAsciiWithoutALocale(List<String> command) throws Exception {
        write("\u00FCn\u00EF \u4E2D", "<a".getBytes(StandardCharsets.UTF_8));
        write("\u00FC", Programs.REQUIRING.getBytes(StandardCharsets.UTF_8));
        new TestRepository(folder).commit("base");
        List<String> line = new java.util.ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp",
                        System.getProperty("java.class.path"), Main.class.getName()));
        line.addAll(command);
        Programs.Outcome outcome = Programs.run(folder, Map.of("LC_ALL", "C", "LANG", "C"), line.toArray(String[]::new));
        assertFalse(outcome.output().contains("internal error"), outcome.output());
        assertTrue(outcome.exitCode() < 2 || command.contains("--since"), outcome.output());
    }

    /** Of so many segments that a tree of locations would be as deep as the stack. */
    @Test
    void aPathThatNoRequestHasIsToldAndTheRestIsLinted() throws IOException {
        String deep = "a/".repeat(20_000) + "a";
        Path host = Files.createDirectories(folder.resolve("server")).resolve("applicationHost.config");
        Files.writeString(host,
                "<configuration><system.applicationHost><sites><site name=\"Shop\" id=\"1\"><application path=\"/\">"
                        + "<virtualDirectory path=\"/\" physicalPath=\"C:\\shop\"/><virtualDirectory path=\"/" + deep
                        + "\" physicalPath=\"C:\\x\"/></application><application path=\"/" + deep
                        + "\"><virtualDirectory path=\"/\" "
                        + "physicalPath=\"C:\\y\"/></application></site></sites></system.applicationHost><location path=\"Shop/"
                        + deep + "\">"
                        + SECTION + "</location><location path=\"Shop\">" + SECTION + "</location></configuration>");
        write("deep", ("<configuration><location path=\"" + deep + "\">" + SECTION + "</location>" + SECTION + "</configuration>")
                .getBytes(StandardCharsets.UTF_8));
        Cli run = Cli.run("check", folder.toString(), "--format", "json", "--expect", "Shop/" + deep + "=none");
        assertEquals(1, run.exit(), run.err());
        assertEquals(2, run.findings().stream().filter(finding -> finding.getString("rule").equals("location-orphan")
                && finding.getString("message").contains("20001 segments")
                || finding.getString("message").contains("20002 segments"))
                .count(), run.out().lines().filter(line -> line.contains("\"rule\"")).toList().toString());
        assertEquals(2,
                run.findings().stream().filter(finding -> finding.getString("rule").equals("client-certificate-mapping-missing"))
                        .filter(finding -> !finding.getString("file").contains("honest")).count());
        for (String command : List.of("effective", "diagnose --at Shop", "compare")) {
            List<String> words = new java.util.ArrayList<>(Arrays.asList(command.split(" ")));
            words.add(host.toString());
            if (command.equals("compare")) {
                words.add(host.toString());
            }
            Cli other = Cli.run(words.toArray(String[]::new));
            assertFalse(other.err().contains("internal error"), other.err());
            assertTrue(other.exit() < 2, other.err());
        }
    }

    static Stream<List<String>> commands() {
        return Stream
                .of("check .", "check --format json .", "check --format sarif .", "check --format markdown .",
                        "check --since HEAD .",
                        "check --diff .", "check --fix .", "effective .", "baseline .", "init --output - .")
                .map(line -> Arrays.asList(line.split(" ")));
    }
}
