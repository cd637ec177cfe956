package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineCommandTest {

    private static final String SITE = """
            <configuration>
              <system.webServer>
                <security>
                  <access sslFlags="Ssl, SslRequireCert" />
                </security>
              </system.webServer>
            </configuration>
            """;

    @TempDir
    Path folder;

    private Path baseline;

    @BeforeEach
    void initialize() throws Exception {
        write("shop/web.config", SITE);
        baseline = folder.resolve("known.json");
        Cli run = Cli.run("baseline", folder.toString(), "--output", baseline.toString());
        assertEquals(0, run.exit(), run.err());
        assertTrue(run.out().startsWith("Wrote " + baseline + ": "), run.out());
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("check", folder.toString(), "--baseline", baseline.toString(), "--format", "json"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }

    @Test
    void itNamesWhatCountsWithoutLines() throws Exception {
        JSONObject written = new JSONObject(Files.readString(baseline));
        JSONArray findings = written.getJSONArray("findings");
        assertEquals(1, written.getInt("version"));
        assertFalse(findings.isEmpty());
        assertEquals("[file, fingerprint, message, rule]",
                findings.getJSONObject(0).keySet().stream().sorted().toList().toString());
        assertEquals(findings.length() + 4, Files.readString(baseline).lines().count() - 1);
    }

    @Test
    void whatIsInItDoesNotCount() {
        Cli run = check();
        assertEquals(0, run.exit(), run.out());
        JSONObject summary = run.json().getJSONObject("summary");
        assertEquals(run.findings().size(), summary.getInt("baselined"));
        assertEquals(0, summary.getInt("warnings"));
    }

    @Test
    void whatIsNewCounts() throws Exception {
        write("news/web.config", SITE);
        Cli run = check();
        assertEquals(1, run.exit(), run.out());
    }

    @Test
    void movedLinesAndRenamedFoldersAreRecognised() throws Exception {
        Files.move(folder.resolve("shop"), folder.resolve("the store"));
        write("the store/web.config", "<!-- moved -->\r\n\r\n" + SITE.replace("\n", "\r\n").replace("  ", "\t"));
        assertEquals(0, check().exit(), check().out());
    }

    @Test
    void whatIsGoneIsSaid() throws Exception {
        write("shop/web.config", "<configuration />");
        Cli run = check();
        assertEquals(0, run.exit());
        assertTrue(run.json().getJSONArray("notices").getString(0).contains("is gone; run 'iislint baseline'"), run.out());
        assertTrue(check("--only", "ssl-flags-style").json().getJSONArray("notices").isEmpty());
    }

    @Test
    void fixesLeaveAloneWhatIsInIt() throws Exception {
        assertEquals(0, check("--fix").exit());
        assertEquals(SITE, Files.readString(folder.resolve("shop/web.config")));
    }

    @Test
    void aBrokenOrMissingFileIsAnErrorOfTheRun() throws Exception {
        assertRefused("{\"version\": 1, \"findings\": [", "known.json: not a baseline: line 1, column 29: expected a value");
        assertRefused("{\"version\": 2, \"findings\": []}", "expected \"version\": 1");
        assertRefused("{\"version\": 1, \"findings\": [{\"rule\": \"r\"}]}", "expected a string \"fingerprint\" in each finding");
        assertRefused("[]", "expected an object");
        Files.delete(baseline);
        Cli run = check();
        assertEquals(2, run.exit());
        assertTrue(run.err().contains("known.json: there is no such baseline; 'iislint baseline --output"), run.err());
    }

    private void assertRefused(String text, String message) throws Exception {
        Files.writeString(baseline, text);
        Cli run = check();
        assertEquals(2, run.exit());
        assertTrue(run.err().contains(message), run.err());
    }

    @Test
    void itCanBeReadInAnyLayout() throws Exception {
        Files.writeString(baseline, new JSONObject(Files.readString(baseline)).toString(7).replace("\n", "\r\n"));
        assertEquals(0, check().exit());
    }

    @Test
    void nothingToLintIsAnErrorOfTheRun() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertEquals(2, Cli.run("baseline", empty.toString(), "--output", baseline.toString()).exit());
    }
}
