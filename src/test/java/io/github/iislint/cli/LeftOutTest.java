package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the settings exclude and switch off is said in one line, however much it is. */
class LeftOutTest {

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        for (String name : List.of("shop", "old/a", "old/b", "old/c")) {
            Files.writeString(Files.createDirectories(folder.resolve(name)).resolve("web.config"), Programs.PLAIN);
        }
    }

    private void settings(String entries) throws IOException {
        Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\">" + entries + "</iislint>");
    }

    private List<String> notes(String... more) {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "check";
        arguments[1] = folder.toString();
        System.arraycopy(more, 0, arguments, 2, more.length);
        Cli run = Cli.run(arguments);
        assertEquals(0, run.exit(), run.out() + run.err());
        return run.out().lines().filter(line -> line.startsWith("note: "))
                .map(line -> line.substring(line.indexOf("iislint.xml"))).toList();
    }

    @Test
    void excludedFilesAreCountedAndRulesNamedInOneLine() throws IOException {
        settings(
                "<exclude files='old/**'/><rule id='attribute-invalid' severity='off'/><rule id='attribute-unknown' "
                        + "severity='off'/>");
        assertEquals(List.of("iislint.xml excludes 3 files and switches off attribute-invalid, attribute-unknown"), notes());
    }

    @Test
    void oneFileIsOneFile() throws IOException {
        settings("<exclude files='old/a/**'/>");
        assertEquals(List.of("iislint.xml excludes 1 file"),
                notes("--verbose").stream().filter(note -> note.contains("excludes")).toList());
    }

    @Test
    void aRuleOfSomeServersIsSaidWithThem() throws IOException {
        settings("<server file='test/**'><rule id='attribute-invalid' severity='off'/></server>");
        assertEquals(List.of("iislint.xml switches off attribute-invalid (for test/**)"), notes("--skip", "server-unused"));
    }

    @Test
    void whatAnOptionDecidesIsNoMatterOfTheSettings() throws IOException {
        settings("<rule id='attribute-invalid' severity='off'/>");
        assertEquals(List.of(), notes("--severity", "attribute-invalid=info"));
        assertEquals(List.of(), notes("--only", "attribute-invalid"));
        assertEquals(List.of(), notes("--only", "attribute-unknown"));
        assertEquals(List.of(), notes("--skip", "attribute-invalid"));
    }

    @Test
    void reportsWithNoticesHaveIt() throws IOException {
        settings("<exclude files='old/**'/><rule id='attribute-invalid' severity='off'/>");
        String said = "iislint.xml excludes 3 files and switches off attribute-invalid";
        for (String format : List.of("sarif", "markdown", "html")) {
            assertTrue(Cli.run("check", folder.toString(), "--format", format).out().contains(said), format);
        }
        JSONObject json = new JSONObject(Cli.run("check", folder.toString(), "--format", "json").out());
        assertEquals(1, json.getJSONArray("notices").length());
        assertFalse(json.getJSONArray("notices").getString(0).contains("old/"));
    }
}
