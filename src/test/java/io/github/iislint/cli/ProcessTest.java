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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a long run shows to who waits for it, and what it leaves if they do not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs pseudo-terminals and signals of POSIX")
@Tag("slow")
class ProcessTest {

    /** Runs a command in a terminal of its own, and prints what it shows there. */
    private static final String TERMINAL = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))";

    /** So many that a run takes seconds. */
    private static final int SITES = 36_000;

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void writeServer() throws IOException {
        jar = Programs.jar(folder.resolve("iislint.jar"));
        StringBuilder text = new StringBuilder("<configuration>\n<system.applicationHost>\n<sites>\n");
        for (int i = 1; i <= SITES; i++) {
            text.append("<site name=\"s").append(i).append("\" id=\"").append(i).append("\"><application path=\"/\">"
                    + "<virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\").append(i)
                    .append("\"/></application><bindings><binding protocol=\"https\" bindingInformation=\"*:443:s").append(i)
                    .append(".example\" sslFlags=\"37\"/></bindings></site>\n");
        }
        text.append("</sites>\n</system.applicationHost>\n");
        for (int i = 1; i <= SITES; i++) {
            text.append("<location path=\"s").append(i).append("\"><system.webServer><security><access sslFlags=\"Ssl; Wrong\"/>"
                    + "</security></system.webServer></location>\n");
        }
        Files.writeString(folder.resolve("applicationHost.config"), text.append("</configuration>\n"));
    }

    @Test
    void progressIsShownInATerminalAndTakenAway() throws Exception {
        String shown = inTerminal(Map.of("TERM", "xterm"));
        assertTrue(Pattern.compile("\r\u001b\\[Kchecking, \\d+ s, 0 servers and sites, 0 files done").matcher(shown).find(),
                shown);
        assertTrue(shown.lastIndexOf("checking, ") < shown.lastIndexOf("\r\u001b[K"), shown);
    }

    @Test
    void progressIsNotShownToPipelines() throws Exception {
        assertFalse(inTerminal(Map.of("TERM", "xterm", "CI", "true")).contains("checking"));
    }

    private String inTerminal(Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of("python3", "-c", TERMINAL));
        command.addAll(check());
        Programs.Outcome outcome = Programs.run(folder, environment, command.toArray(new String[0]));
        assertEquals(1, outcome.exitCode(), outcome.output());
        return outcome.output();
    }

    @Test
    void whoeverStopsItFindsTheReportOfTheRunBefore() throws Exception {
        Path report = Files.writeString(folder.resolve("report.json"), "the report of the run before");
        List<String> before = children();
        Process process = new ProcessBuilder(check()).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        while (process.isAlive() && children().equals(before)) {
            Thread.onSpinWait();
        }
        process.destroy();
        process.waitFor();
        assertEquals(before, children());
        if (!Files.readString(report).equals("the report of the run before")) {
            // It was done with writing when it was stopped.
            assertEquals(SITES,
                    new JSONObject(Files.readString(report, StandardCharsets.UTF_8)).getJSONArray("findings").length());
        }
    }

    @Test
    void rulesOfTheSettingsAreListedAndShown() throws Exception {
        Path own = Files.createDirectory(folder.resolve("own"));
        assertEquals(0, new Cli.Shell(Map.of()).run("rules", "new", "folder-listed", "--dir", own).exit());
        Files.writeString(folder.resolve("iislint.xml"),
                "<iislint xmlns=\"urn:iislint:settings:1\"><rules folder=\"own\"/></iislint>");
        String java = Programs.java();
        for (String[] asked : new String[][]{{"list"}, {"show", "folder-listed"}, {"show", "folder-listed", "--rules", "own"}}) {
            List<String> command = new ArrayList<>(List.of(java, "-jar", jar.toString(), "rules"));
            command.addAll(List.of(asked));
            Programs.Outcome outcome = Programs.run(folder, Map.of(), command.toArray(new String[0]));
            assertEquals(0, outcome.exitCode(), outcome.output());
            assertTrue(outcome.output().contains("folder-listed "), outcome.output());
        }
    }

    @Test
    void tooLittleMemoryIsNoFinding() throws Exception {
        List<String> command = new ArrayList<>(check());
        command.add(1, "-Xmx24m");
        Programs.Outcome outcome = Programs.run(folder, Map.of(), command.toArray(new String[0]));
        assertEquals(2, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().startsWith("iislint: out of memory: Java may use "), outcome.output());
        assertEquals(1, outcome.output().lines().count(), outcome.output());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aReportThatIsLostIsNoSuccess() throws Exception {
        Path file = Files.writeString(folder.resolve("web.config"), "<configuration />");
        String check = Path.of(System.getProperty("java.home"), "bin", "java") + " -jar " + jar + " check --format sarif " + file;
        Programs.Outcome full = Programs.run(folder, Map.of(), "sh", "-c", check + " > /dev/full");
        assertEquals("iislint: standard output cannot be written: No space left on device\n", full.output());
        assertEquals(2, full.exitCode());
        Path open = Files.writeString(folder.resolve("open.config"),
                "<configuration><system.webServer><directoryBrowse enabled=\"true\"/></system.webServer></configuration>");
        String diff = check.replace("--format sarif " + file, "--diff " + open);
        Programs.Outcome patch = Programs.run(folder, Map.of(), "sh", "-c", diff + " > /dev/full");
        assertTrue(patch.output().endsWith("\niislint: standard output cannot be written: No space left on device\n"),
                patch.output());
        assertFalse(patch.output().contains("internal error"), patch.output());
        assertEquals(2, patch.exitCode());
        // Whoever closes a pipe has seen enough.
        assertEquals("0\n", Programs.run(folder, Map.of(), "bash", "-c", check + " | true; echo ${PIPESTATUS[0]}").output());
    }

    private List<String> check() {
        return List.of(Programs.java(), "-XX:TieredStopAtLevel=1", "-jar",
                jar.toString(), "check", "--no-suppressions", "--format", "json=report.json", "applicationHost.config");
    }

    private List<String> children() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
