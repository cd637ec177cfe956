package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.json.JSONObject;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code check} takes its files from. */
class CheckInputTest {

    private static final String REQUIRED = """
            <configuration>
              <system.webServer><security><access sslFlags="Ssl, SslRequireCert" /></security></system.webServer>
            </configuration>
            """;
    private static final String HOST = """
            <configuration>
              <system.applicationHost><sites><site name="Shop" id="1"><application path="/">
                <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
              </application></site></sites></system.applicationHost>
            </configuration>
            """;

    @TempDir
    Path folder;

    private Path write(String name, String text) throws Exception {
        return TestFiles.write(folder.resolve(name), text);
    }

    private static JSONObject first(Cli run) {
        assertFalse(run.findings().isEmpty(), run.out() + run.err());
        return run.findings().get(0);
    }

    private static Cli piped(String text, String... arguments) {
        return Cli.run(text, arguments);
    }

    @Test
    void standardInputIsALoneSiteAtItsName() {
        Cli run = piped(REQUIRED, "check", "-", "--stdin-name", "src/Shop/web.config", "--format", "json");
        assertEquals(1, run.exit(), run.err());
        assertEquals("src/Shop/web.config", first(run).getString("file"));
        assertEquals(List.of("src/Shop"), first(run).getJSONArray("locations").toList());
    }

    @ParameterizedTest
    @CsvSource({"--expires-within, -1, 0", "--jobs, 0, 1", "--max-file-size, 0, 1"})
    void aNumberThatMakesNoSenseIsRefused(String option, String given, String least) throws Exception {
        Cli run = Cli.run("check", write("web.config", REQUIRED).toString(), option + "=" + given);
        assertEquals(2, run.exit(), run.out());
        assertEquals("iislint: " + option + " " + given + ": expected " + least + " or more\n", run.err());
    }

    @Test
    void standardInputIsAServerIfItLooksLikeOne() {
        Cli run = piped(HOST, "effective", "-", "--stdin-name", "x.config", "--format", "json", "--section",
                "system.webServer/security/access");
        JSONObject setting = run.json().getJSONArray("settings").getJSONObject(0);
        assertEquals("x.config", setting.getString("server"));
    }

    @Test
    void standardInputTakesThePlaceOfAFileInItsHierarchy() throws Exception {
        write("applicationHost.config", HOST);
        Path file = write("sites/shop/web.config", "<configuration />");
        Cli run = piped(REQUIRED, "check", folder.toString(), "-", "--stdin-name", file.toString(), "--map",
                "C:\\sites=" + folder.resolve("sites"), "--format", "json", "--only", "section-locked");
        assertEquals("section-locked", first(run).getString("rule"));
        assertEquals(List.of("Shop"), first(run).getJSONArray("locations").toList());
    }

    @Test
    void standardInputCannotBeFixedAndItsNameNeedsIt() {
        assertTrue(piped(REQUIRED, "check", "-", "--fix").err().contains("--fix: standard input cannot be changed"));
        assertEquals(2, piped(REQUIRED, "check", "-", "--fix").exit());
        assertTrue(Cli.run("check", "--stdin-name", "x").err().contains("--stdin-name requires the path -"));
        assertTrue(piped(REQUIRED, "check", "-", "--max-file-size", "0").err().contains("--max-file-size"));
    }

    @Test
    void argumentsMayStandInAFileALineEach() throws Exception {
        write("applicationHost.config", HOST);
        write("the sites/shop/web.config", REQUIRED);
        Path arguments = write("arguments.txt", "# what to lint\n" + folder + "\n--map\nC:\\sites=" + folder.resolve("the sites")
                + "\n--only\nsection-locked\n--format\njson\n");
        Cli run = Cli.run("check", "@" + arguments);
        assertEquals("section-locked", first(run).getString("rule"), run.err());
    }

    @Test
    void foldersThatGitIgnoresAreSearchedOnlyIfNamed() throws Exception {
        Files.createDirectories(folder.resolve(".git"));
        write(".gitignore", "dist/\n");
        Path built = write("dist/Release/web.config", REQUIRED);
        write("web.config", "<configuration />");
        assertEquals(1, Cli.run("check", folder.toString(), "--format", "json").json().getJSONObject("summary").getInt("files"));
        assertEquals(2, Cli.run("check", folder.toString(), "--no-ignore", "--format", "json").json().getJSONObject("summary")
                .getInt("files"));
        assertEquals(1, Cli.run("check", folder.resolve("dist").toString()).exit());
        assertEquals(1, Cli.run("check", built.toString()).exit());
    }

    @Test
    void patternsAreExpandedAndOneThatMatchesNothingIsSaid() throws Exception {
        write("a/web.config", REQUIRED);
        Cli run = Cli.run("check", folder + "/**/web.config", folder + "/*.xml", "--format", "json");
        assertEquals(1, run.json().getJSONObject("summary").getInt("files"), run.err());
        assertEquals(2, run.exit());
        assertEquals("iislint: nothing matches " + folder + "/*.xml (--allow-empty accepts that)", run.err().strip());
        Cli accepted = Cli.run("check", folder + "/**/web.config", folder + "/*.xml", "--format", "json", "--allow-empty",
                "--exit-zero");
        assertEquals(0, accepted.exit());
        assertEquals("nothing matches " + folder + "/*.xml", accepted.json().getJSONArray("notices").getString(0));
        assertEquals(2, Cli.run("check", folder + "/*.xml").exit());
        assertEquals(0, Cli.run("check", folder + "/*.xml", "--allow-empty").exit());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void ofTwoSpellingsInOneFolderTheUsualOneCounts() throws Exception {
        write("site/Web.config", REQUIRED);
        write("site/web.config", "<configuration />");
        write("other/WEB.CONFIG", "<configuration />");
        write("other/Web.config", REQUIRED);
        Cli run = Cli.run("check", folder.toString(), "--format", "json");
        assertEquals(2, run.exit(), run.out());
        assertEquals(2, run.json().getJSONObject("summary").getInt("files"));
        Set<String> unread = run.err().lines().filter(line -> line.contains("not read")).map(line -> line.substring(
                line.lastIndexOf('/', line.indexOf(':', 9)) + 1)).collect(Collectors.toSet());
        assertEquals(Set.of("Web.config: not read, because the same folder contains WEB.CONFIG, and on Windows they are the "
                + "same file: keep one of them",
                "Web.config: not read, because the same folder contains web.config, and on Windows they are the same file: "
                        + "keep one of them"),
                unread);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileOfASiteIsNotHiddenByOneOfAnotherSpellingEither() throws Exception {
        write("servers/applicationHost.config", HOST);
        write("sites/shop/Web.config", REQUIRED);
        write("sites/shop/web.config", "<configuration />");
        for (Path input : List.of(folder.resolve("servers"), folder)) {
            Cli run = Cli.run("check", input.toString(), "--map", "C:\\sites=" + folder.resolve("sites"));
            assertEquals(2, run.exit(), run.out());
            assertEquals(1,
                    run.err().lines().filter(line -> line.contains("shop/Web.config: not read, because the same folder "
                            + "contains web.config"))
                            .count(),
                    run.err());
        }
    }

    @Test
    void longPathsOfWindowsAreMapped() throws Exception {
        write("applicationHost.config", HOST.replace("C:\\sites", "\\\\?\\C:\\sites"));
        write("sites/shop/web.config", REQUIRED);
        Cli run = Cli.run("check", folder.toString(), "--map", "\\\\?\\C:\\sites=" + folder.resolve("sites"), "--only",
                "section-locked,map-unused",
                "--format", "json");
        assertEquals("section-locked", first(run).getString("rule"));
    }

    @Test
    void aMisspeltSuppressionIsCalledByItsName() throws Exception {
        write("web.config",
                "<configuration>\n<!-- iislint-disable-nxt ssl-flags-style: so it is -->\n<system.webServer />\n"
                        + "</configuration>");
        String text = Cli.run("check", folder.toString()).out();
        assertTrue(text.contains("there is no directive \"iislint-disable-nxt\"; expected iislint-disable-next"), text);
    }
}
