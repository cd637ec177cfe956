package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.report.ReportFormat;
import io.github.iislint.report.SarifSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Where reports go, and what a report is like in a terminal and in a pipeline. */
class ReportOptionsTest {

    private static final String ISSUE = "##vso[task.logissue type=warning;";
    private static final String ANNOTATION = "::warning file=";

    @TempDir
    private Path folder;

    private Path web;

    @BeforeEach
    void writeConfiguration() throws IOException {
        web = Files.writeString(Files.createDirectories(folder.resolve("a b")).resolve("web.config"), Programs.REQUIRING);
    }

    private Cli check(boolean terminal, Map<String, String> environment, String... more) {
        List<String> arguments = new ArrayList<>(List.of("check", web.toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = Console.of(out, err, StandardCharsets.UTF_8, terminal, environment);
        int exit = Main.commandLine(console).execute(arguments.toArray(String[]::new));
        console.out().flush();
        console.err().flush();
        return new Cli(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void allFormatsComeOutOfOneRunAndTheExitCodeDependsOnNone() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--format", "text"));
        for (ReportFormat format : ReportFormat.values()) {
            arguments.addAll(List.of("--format", format + "=" + folder.resolve("report." + format)));
            assertEquals(1, check(false, Map.of(), "--format", format.toString()).exit(), format.toString());
        }
        Cli all = check(false, Map.of(), arguments.toArray(String[]::new));
        assertEquals(1, all.exit(), all.err());
        for (ReportFormat format : ReportFormat.values()) {
            assertEquals(check(false, Map.of(), "--format", format.toString()).out(),
                    Files.readString(folder.resolve("report." + format)));
        }
        assertEquals(all.out(), Files.readString(folder.resolve("report.text")));
        assertEquals(List.of(), SarifSchema.complaints(Files.readString(folder.resolve("report.sarif"))));
    }

    @Test
    void inAGithubRunTheTextComesWithAnnotationsAndAStepSummary() throws IOException {
        Path summary = folder.resolve("summary.md");
        Map<String, String> run = Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
        Cli annotated = check(false, run);
        assertTrue(annotated.out().startsWith("warning: ") && annotated.out().contains("\n" + ANNOTATION), annotated.out());
        assertTrue(Files.readString(summary).startsWith("<!-- iislint -->\n"), Files.readString(summary));
        assertFalse(check(false, run, "--no-annotations").out().contains(ANNOTATION));
        assertFalse(check(false, run, "--format", "text").out().contains(ANNOTATION));
    }

    @Test
    void inAnAzureRunTheTextComesWithIssuesAndASummaryForEachRun() throws IOException {
        Map<String, String> run = Map.of("TF_BUILD", "True", "AGENT_TEMPDIRECTORY", folder.toString());
        Cli first = check(false, run);
        assertTrue(first.out().startsWith("warning: ") && first.out().contains("\n" + ISSUE), first.out());
        assertTrue(first.out().contains("\n##vso[task.uploadsummary]" + folder.resolve("iislint.md") + "\n"), first.out());
        assertTrue(check(false, run).out().contains("##vso[task.uploadsummary]" + folder.resolve("iislint-2.md") + "\n"));
        assertEquals(Files.readString(folder.resolve("iislint.md")), Files.readString(folder.resolve("iislint-2.md")));
        assertFalse(check(false, run, "--no-annotations").out().contains("##vso"));
    }

    @Test
    void whatAzureIsToldIsWhatTheExitCodeTells() {
        Map<String, String> run = Map.of("TF_BUILD", "True");
        assertTrue(check(false, run).out().contains("##vso[task.complete result=Failed;]"));
        Cli accepted = check(false, run, "--exit-zero");
        assertEquals(0, accepted.exit());
        assertTrue(accepted.out().contains("##vso[task.complete result=SucceededWithIssues;]"), accepted.out());
    }

    @Test
    void aReportThatCannotBeWrittenIsAnErrorOfTheRunThatSaysWhy() {
        for (Path missing : List.of(folder.resolve("nowhere"), web)) {
            Cli run = check(false, Map.of(), "--format", "json=" + missing.resolve("report.json"));
            assertEquals(2, run.exit());
            assertEquals("iislint: --format json=" + missing.resolve("report.json") + ": cannot be written: there is no folder "
                    + missing
                    + System.lineSeparator(), run.err());
        }
    }

    @Test
    void aSummaryThatCannotBeWrittenIsAnErrorOfTheRun() {
        Path summary = folder.resolve("nowhere/summary.md");
        Cli run = check(false, Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString()));
        assertEquals(2, run.exit());
        assertEquals("iislint: --format github: the summary cannot be written: " + summary + System.lineSeparator(), run.err());
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "POSIX permissions")
    void aReportInAFileHasThePermissionsOfAnyNewFile() throws IOException {
        check(false, Map.of(), "--format", "json=" + folder.resolve("report.json"));
        assertEquals(PosixFilePermissions.toString(Files.getPosixFilePermissions(Files.createFile(folder.resolve("new")))),
                PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("report.json"))));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "creating symbolic links needs a privilege there, and devices are no "
            + "files")
    void aLinkWithinItsFolderOrADeviceIsWrittenIntoAndNotReplaced() throws IOException {
        Path target = Files.writeString(folder.resolve("target"),
                "the report of yesterday, which was longer than that of today is".repeat(900));
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        check(false, Map.of(), "--format", "json=" + link, "--format", "sarif=/dev/null");
        assertTrue(Files.isSymbolicLink(link) && !Files.isRegularFile(Path.of("/dev/null")));
        assertEquals(check(false, Map.of(), "--format", "json").out(), Files.readString(target));
    }

    @Test
    void whatFailsTheRunIsShown() throws IOException {
        Files.writeString(web, Programs.PLAIN.replace("\"Ssl\"", "\"Ssl,SslNegotiateCert\""));
        Cli usual = check(false, Map.of());
        assertEquals(0, usual.exit());
        assertFalse(usual.out().contains("\ninfo: ") || usual.out().startsWith("info: "), usual.out());
        assertTrue(usual.out().contains("(--show info)"), usual.out());
        for (String option : List.of("--show", "--fail-on")) {
            assertTrue(check(false, Map.of(), option, "info").out().startsWith("info: "));
        }
        assertEquals("", check(false, Map.of(), "--quiet").out());
        assertTrue(check(false, Map.of(), "--summary").out().startsWith("info  "), check(false, Map.of(), "--summary").out());
    }

    @Test
    void aServerOfManySitesWithOneCauseFitsOnTwoScreens() throws IOException {
        StringBuilder sites = new StringBuilder();
        for (int i = 1; i <= 302; i++) {
            sites.append("""
                    <site name="S%1$d" id="%1$d">
                      <application path="/"><virtualDirectory path="/" physicalPath="C:\\sites\\%1$d" /></application>
                      <bindings><binding protocol="https" bindingInformation="*:443:s%1$d.example" sslFlags="1" /></bindings>
                    </site>
                    """.formatted(i));
        }
        web = Files.writeString(folder.resolve("applicationHost.config"), "<configuration><system.applicationHost><sites>\n"
                + sites
                + "</sites></system.applicationHost>\n<system.webServer><security>\n<access sslFlags=\"Ssl, SslNegotiateCert, "
                + "SslRequireCert\" />"
                + "</security></system.webServer></configuration>\n");
        List<String> summaries = new ArrayList<>();
        for (String show : List.of("error", "warning", "info")) {
            List<String> lines = check(false, Map.of(), "--show", show).out().lines().toList();
            assertTrue(lines.size() <= 100, lines.toString());
            summaries.add(lines.get(lines.size() - 1));
        }
        assertEquals(1, summaries.stream().distinct().count(), summaries.toString());
        assertTrue(check(false, Map.of(), "--format", "json").findings().size() > 302);
    }

    @Test
    void aReportTakesThePlaceOfNothingThatIsRead() throws IOException {
        Path settings = Files.writeString(folder.resolve("own.xml"), "<iislint xmlns=\"urn:iislint:settings:1\"/>");
        Path other = Files.writeString(folder.resolve("saved"), Programs.PLAIN);
        Path rule = Files.writeString(Files.createDirectories(folder.resolve("rules")).resolve("note.txt"), "not a rule");
        Files.writeString(rule.resolveSibling("own.xml"),
                "<rule xmlns=\"urn:iislint:rule:1\" id=\"own\" severity=\"info\"><title>t</title>"
                        + "<match>system.webServer/directoryBrowse</match><message>m</message>"
                        + "<explanation>e</explanation></rule>");
        for (Path taken : List.of(web, folder.resolve("a b/Web.config"), folder.resolve("iislint.xml"), settings, other, rule)) {
            String before = Files.exists(taken) ? Files.readString(taken) : null;
            for (String[] command : new String[][]{{"check", "--format", "json=" + taken},
                    {"baseline", "--output", taken.toString()}}) {
                List<String> arguments = new ArrayList<>(List.of(command));
                arguments.addAll(List.of("--settings", settings.toString(), "--rules", rule.getParent().toString(),
                        web.toString(), other.toString()));
                Cli run = Cli.run(arguments.toArray(String[]::new));
                assertEquals(2, run.exit(), run.out());
                assertTrue(run.err().contains("would take the place of"), run.err());
                assertEquals(before, Files.exists(taken) ? Files.readString(taken) : null);
            }
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(1, check(false, Map.of(), "--format", "json=" + folder.resolve("findings.json")).exit());
        }
    }

    @Test
    void onlyATerminalGetsColours() {
        assertTrue(check(true, Map.of()).out().contains("\u001b["));
        assertFalse(check(false, Map.of()).out().contains("\u001b["));
        assertFalse(check(true, Map.of("NO_COLOR", "1")).out().contains("\u001b["));
        assertFalse(check(true, Map.of("TERM", "dumb")).out().contains("\u001b["));
        assertTrue(check(true, Map.of("NO_COLOR", "1"), "--color", "always").out().contains("\u001b["));
        assertFalse(check(true, Map.of(), "--color", "never").out().contains("\u001b["));
    }

    @Test
    void codeIsCutToTheWidthOfTheTerminal() {
        int usual = widestOfCode(check(false, Map.of("COLUMNS", "60")));
        assertTrue(usual > 60 && usual <= 120, Integer.toString(usual));
        assertEquals(60, widestOfCode(check(true, Map.of("COLUMNS", "60"), "--color", "never")));
        assertEquals(usual, widestOfCode(check(true, Map.of("COLUMNS", "wide"), "--color", "never")));
    }

    private static int widestOfCode(Cli run) {
        return run.out().lines().filter(line -> line.startsWith("   1 │")).mapToInt(String::length).max().orElse(0);
    }
}
