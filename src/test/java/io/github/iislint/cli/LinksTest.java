package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.git.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders with symbolic links, some of which lead round in circles: there, the number of paths doubles with each step. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "creating symbolic links needs a privilege there")
@Timeout(60)
class LinksTest {

    @TempDir
    Path folder;

    private Path repository;

    @BeforeEach
    void writeFolders() throws Exception {
        repository = Files.createDirectories(folder.resolve("repository"));
        write("a/web.config", Programs.REQUIRING);
        write("b/c/web.config", Programs.REQUIRING);
        link("a/up", "..");
        link("b/up", "..");
        link("b/sibling", "../a");
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(repository.resolve(name), text);
    }

    private void link(String name, String target) throws Exception {
        Files.createSymbolicLink(repository.resolve(name), Path.of(target));
    }

    private List<String> found(String... arguments) {
        Cli run = Cli.run(Stream.concat(Stream.of("check", "--format", "json", "--only", "client-certificate-mapping-missing"),
                Arrays.stream(arguments)).toArray(String[]::new));
        assertEquals("", run.err());
        return run.findings().stream().filter(finding -> !finding.optBoolean("baselined"))
                .map(finding -> repository.relativize(Path.of(finding.getString("file")).toAbsolutePath().normalize())
                        .toString().replace('\\', '/'))
                .sorted().toList();
    }

    @Test
    void aFolderThatSeveralPathsLeadToIsSearchedOnce() {
        assertEquals(List.of("a/web.config", "b/c/web.config"), found(repository.toString()));
    }

    @Test
    void aLinkThatIsNamedIsSearched() {
        assertEquals(List.of("b/sibling/web.config"), found(repository.resolve("b/sibling").toString()));
    }

    @Test
    void patternsEnd() {
        assertEquals(List.of("a/web.config", "b/c/web.config", "b/sibling/web.config"), found(repository + "/**/web.config"));
    }

    @Test
    void iisFollowsLinksInTheFolderOfASite() throws Exception {
        write("applicationHost.config", Programs.HOST);
        Cli run = Cli.run("effective", repository.resolve("applicationHost.config").toString(), "--map",
                "C:\\sites\\shop=" + repository,
                "--section", "system.webServer/security/access", "--format", "json");
        assertEquals(List.of("", "Shop", "Shop/a", "Shop/b", "Shop/b/c", "Shop/b/sibling"),
                StreamSupport.stream(run.json().getJSONArray("settings").spliterator(), false)
                        .map(setting -> ((JSONObject) setting).getString("location")).distinct().toList());
    }

    @Test
    void aCommitIsSearchedLikeTheDisk() throws Exception {
        TestRepository git = new TestRepository(repository);
        git.commit("base");
        write("b/c/web.config", Programs.PLAIN);
        assertEquals(List.of(), found("--since", "HEAD", repository.toString()));
        write("b/d/web.config", Programs.REQUIRING);
        assertEquals(List.of("b/d/web.config"), found("--since", "HEAD", repository.toString()));
    }
}
