package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Severity;
import io.github.iislint.report.CommandParser.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands for GitHub Actions and Azure Pipelines, read back as the agents read them. */
class CommandReportTest {

    @ParameterizedTest
    @ValueSource(strings = {"100%", "%25", "%0A", "%AZP25", "%3B%5D%2C%3A", "a:b,c;d]e[f=g", "two\nlines\r\nthree\rfour",
            "::error::x", "##vso[task.setvariable variable=a]b", "##[error]x", "Grüße, 世界 😀", "a::b", "x]y;z", "'\"<&>"})
    void whatIsWrittenIsReadBack(String nasty) {
        Results results = new Results().finding(new Results.One("some-rule", Severity.ERROR, "see " + nasty,
                new Place("dir/" + nasty + ".config", 3, 4, 3, 9)));
        assertEquals(List.of(new Command("error", Map.of("file", "dir/" + nasty + ".config", "line", "3", "endLine", "3",
                "col", "4", "endColumn", "9", "title", "some-rule"), "see " + nasty)),
                CommandParser.github(results.write(ReportFormat.GITHUB)));
        assertEquals(new Command("task.logissue", Map.of("type", "error", "sourcepath", "dir/" + nasty + ".config",
                "linenumber", "3", "columnnumber", "4", "code", "some-rule"), "see " + nasty),
                CommandParser.azure(results.write(ReportFormat.AZURE)).get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::error::x", "##vso[task.setvariable variable=a]b", "##[add-mask]x", "x\n::error::y",
            "x\n##vso[task.complete result=Succeeded;]"})
    void nothingInAFileCanGiveACommand(String nasty) {
        for (Severity severity : Severity.values()) {
            Results results = new Results().file(nasty, nasty).notice(nasty).finding(
                    new Results.One("some-rule", severity, nasty, new Place(nasty, 1, 1, 1, 2)));
            String azure = results.write(ReportFormat.AZURE);
            assertEquals(severity == Severity.INFO ? List.of("task.complete") : List.of("task.logissue", "task.complete"),
                    CommandParser.azure(azure).stream().map(Command::name).toList());
            String text = results.write(ReportFormat.TEXT);
            assertEquals(List.of(), CommandParser.azure(text));
            assertEquals(List.of(), CommandParser.github(text));
            assertTrue(!text.contains("##["), text);
        }
    }

    @Test
    void aSpanOfSeveralLinesHasNoColumnsOnGitHubWhichWouldIgnoreThem() {
        Results results = new Results().finding(new Results.One("r", Severity.ERROR, "m", new Place("f", 3, 4, 5, 6)));
        assertEquals("::error file=f,line=3,endLine=5,title=r::m\n", results.write(ReportFormat.GITHUB));
    }

    @Test
    void gitHubGetsTheWorstTenOfEachKindAndIsToldOfTheRest() {
        Results results = new Results();
        for (int i = 1; i <= 12; i++) {
            results.finding(new Results.One("r", Severity.WARNING, "m", new Place("f", i, 1, i, 2)));
            results.finding(new Results.One("r", Severity.ERROR, "m", new Place("g", i, 1, i, 2)));
        }
        results.finding(new Results.One("r", Severity.INFO, "m", new Place("a", 1, 1, 1, 2)));
        String log = results.write(ReportFormat.GITHUB);
        List<String> names = CommandParser.github(log).stream().map(Command::name).toList();
        assertEquals(20, names.size());
        assertEquals(List.of("error", "warning"), names.stream().distinct().toList());
        assertTrue(log.endsWith("Not shown as annotations, because GitHub accepts only 10 of each kind: 2 errors, 2 "
                + "warnings\nNot shown: 1 info (--show info)\n"), log);
    }

    @Test
    void infosAreAnnotationsWhereTheyAreAskedForAndAreCountedOtherwise() {
        Results results = new Results().finding(new Results.One("r", Severity.INFO, "m", new Place("f", 3, 4, 3, 6)));
        ReportContext all = new ReportContext("0.1.0", null,
                new TextOptions(false, true, 120, Severity.INFO, TextOptions.Amount.EVERYTHING), Severity.WARNING, null, null,
                null);
        assertEquals("::notice file=f,line=3,endLine=3,col=4,endColumn=6,title=r::m\n", results.write(ReportFormat.GITHUB, all));
        assertEquals("Not shown: 1 info (--show info)\n", results.write(ReportFormat.GITHUB));
        assertTrue(results.write(ReportFormat.AZURE, all).startsWith("f:3:4: info: m [r]\n"));
        assertTrue(results.write(ReportFormat.AZURE).startsWith("Not shown: 1 info (--show info)\n"));
    }

    @Test
    void gitHubsStepSummaryIsAppended(@TempDir Path folder) throws IOException {
        Path summary = folder.resolve("summary.md");
        Files.writeString(summary, "before\n");
        Sample.results().write(ReportFormat.GITHUB, with(summary, null, Severity.WARNING));
        assertEquals("before\n" + Sample.results().write(ReportFormat.MARKDOWN), Files.readString(summary));
    }

    @Test
    void azuresSummaryIsWrittenAndUploaded(@TempDir Path folder) throws IOException {
        Path summary = folder.resolve("summary;1.md");
        String log = Sample.results().write(ReportFormat.AZURE, with(summary, null, Severity.WARNING));
        assertEquals(Sample.results().write(ReportFormat.MARKDOWN), Files.readString(summary));
        assertEquals(List.of(new Command("task.uploadsummary", Map.of(), summary.toAbsolutePath().toString())),
                CommandParser.azure(log).stream().filter(c -> c.name().equals("task.uploadsummary")).toList());
    }

    @Test
    void azurePathsAreAbsoluteWhereTheFolderIsGiven(@TempDir Path folder) {
        Results results = new Results().finding(new Results.One("r", Severity.ERROR, "m", new Place("a/b.config", 1, 1, 1, 2)));
        Command issue = CommandParser.azure(results.write(ReportFormat.AZURE, with(null, folder, Severity.WARNING))).get(0);
        assertEquals(folder.resolve("a").resolve("b.config").toString(), issue.properties().get("sourcepath"));
    }

    @Test
    void azuresResultAgreesWithTheExitCode() {
        Results nothing = new Results();
        Results info = new Results().finding(new Results.One("r", Severity.INFO, "m", new Place("f", 1, 1, 1, 2)));
        Results warning = new Results().finding(new Results.One("r", Severity.WARNING, "m", new Place("f", 1, 1, 1, 2)));
        assertEquals("Succeeded", outcome(nothing, Severity.INFO));
        assertEquals("Succeeded", outcome(info, Severity.WARNING));
        assertEquals("Failed", outcome(info, Severity.INFO));
        assertEquals("Failed", outcome(warning, Severity.WARNING));
        assertEquals("SucceededWithIssues", outcome(warning, Severity.ERROR));
        assertEquals("SucceededWithIssues", outcome(warning, null));
    }

    private static String outcome(Results results, Severity failOn) {
        List<Command> commands = CommandParser.azure(results.write(ReportFormat.AZURE, with(null, null, failOn)));
        return commands.get(commands.size() - 1).properties().get("result");
    }

    private static ReportContext with(Path summary, Path directory, Severity failOn) {
        return new ReportContext("0.1.0", null, TextOptions.PLAIN, failOn, summary, directory, null);
    }
}
