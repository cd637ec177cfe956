package io.github.iislint.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Work trees that hold repositories, attributes and configuration of a stranger: git uses none of it, and starts no program. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the planted programs are scripts for a POSIX shell")
class PlantedRepositoryTest {

    private static final String HONEST = "<honest/>";

    @TempDir
    Path folder;

    private Path clone;
    private Path linted;
    private Path started;
    private TestRepository repository;

    @BeforeEach
    void initialize() throws IOException {
        clone = Files.createDirectories(folder.resolve("clone"));
        linted = clone.resolve("config");
        started = folder.resolve("STARTED");
        repository = new TestRepository(clone).write("config/web.config", HONEST).commit("base");
        repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
    }

    @AfterEach
    void nothingWasStarted() {
        assertFalse(Files.exists(started), "a command of the repository was started");
    }

    private String command() {
        return "touch '" + started + "'; cat";
    }

    /** What a configuration can name to be started: with or without the network, and whatever is read. */
    private String everyCommand() {
        return """
                [core]
                \tsshCommand = "%1$s"
                \tfsmonitor = "%1$s"
                \tpager = "%1$s"
                \taskPass = "%1$s"
                \tgitProxy = "%1$s"
                \thooksPath = hooks
                \tattributesFile = attributes
                \talternateRefsCommand = "%1$s"
                [filter "x"]
                \tsmudge = "%1$s"
                \tclean = "%1$s"
                \tprocess = "%1$s"
                \trequired = true
                [diff]
                \texternal = "%1$s"
                [diff "x"]
                \ttextconv = "%1$s"
                \tcommand = "%1$s"
                [credential]
                \thelper = "!%1$s"
                [alias]
                \trev-parse = "!%1$s"
                \tcat-file = "!%1$s"
                [pager]
                \tls-tree = "%1$s"
                \tcat-file = "%1$s"
                """.formatted(command());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
    }

    /** Puts the inside of another repository, in which origin/main is something else, into a folder of the work tree. */
    private String plant(Path target, String configuration) throws IOException {
        TestRepository evil = new TestRepository(Files.createDirectories(folder.resolve("evil")));
        evil.write("config/web.config", "<evil/>").write("web.config", "<evil/>").commit("evil");
        evil.git("update-ref", "refs/remotes/origin/main", "HEAD");
        for (String part : new String[]{"objects", "refs", "HEAD"}) {
            copy(evil.folder().resolve(".git").resolve(part), target.resolve(part));
        }
        Files.writeString(target.resolve("config"), configuration);
        Files.writeString(target.resolve(".gitattributes"), "* filter=x diff=x\n");
        return evil.git("rev-parse", "HEAD:config/web.config").strip();
    }

    private String read(Path path, Path workingFolder) throws IOException {
        Repository around = Repository.around(path, workingFolder);
        try (CommitFiles files = around.files(around.mergeBase("origin/main"), new DiskFiles(workingFolder, 1 << 20))) {
            return files.read(linted.resolve("web.config")).text();
        }
    }

    @Test
    void aRepositoryAmongTheLintedFilesIsNotUsed() throws IOException {
        plant(linted, "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n" + everyCommand());
        assertEquals(HONEST, read(linted, clone));
        assertEquals(HONEST, read(linted, linted), "also with the working folder in it");
        assertEquals(HONEST, read(linted, folder), "also where the repository is below the working folder");
        assertEquals(HONEST, read(linted.resolve("web.config"), folder.resolve("elsewhere")));
    }

    @Test
    void aBareRepositoryIsNotUsedEither() throws IOException {
        plant(linted, "[core]\n\trepositoryformatversion = 0\n\tbare = true\n" + everyCommand());
        assertEquals(HONEST, read(linted, linted));
    }

    @Test
    void aPartialCloneThatWouldFetchIsNotUsed() throws IOException {
        String blob = plant(linted, "[core]\n\trepositoryformatversion = 1\n\tbare = false\n\tworktree = ..\n[extensions]\n"
                + "\tpartialclone = origin\n[remote \"origin\"]\n\turl = ssh://127.0.0.1/x\n\tpromisor = true\n"
                + everyCommand());
        Files.delete(linted.resolve("objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
        assertEquals(HONEST, read(linted, linted));
    }

    @Test
    void aRepositoryAtTheTopOfTheWorkTreeDoesNotCountBesideTheRealOne() throws IOException {
        plant(clone.resolve("x"), "");
        for (String part : new String[]{"objects", "refs", "HEAD"}) {
            copy(clone.resolve("x").resolve(part), clone.resolve(part));
        }
        assertEquals(HONEST, read(linted, clone));
    }

    @Test
    void withoutARepositoryAboveAPlantedOneIsStillNone() throws IOException {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked/config"));
        plant(unpacked, "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = ..\n" + everyCommand());
        assertTrue(assertThrows(GitException.class, () -> Repository.around(unpacked, unpacked)).getMessage()
                .endsWith("is not in a git repository"));
        Files.createDirectories(unpacked.resolve(".git"));
        assertTrue(assertThrows(GitException.class, () -> Repository.around(unpacked, unpacked)).getMessage()
                .endsWith("is not in a git repository"));
    }

    @Test
    void aFolderOfGitThatAnArchiveBroughtIsNotUsedBelowTheRealOne() throws IOException {
        plant(linted.resolve(".git"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n" + everyCommand());
        assertEquals(HONEST, read(linted, clone));
        assertEquals(HONEST, read(linted, folder));
    }

    @Test
    void attributesOfTheTreeConvertNothing() throws IOException {
        repository.write(".gitattributes", "* filter=x diff=x\n").write("config/web.config", new byte[]{'<', (byte) 0xFF, '>'})
                .commit("no UTF-8");
        repository.git("update-ref", "refs/remotes/origin/main", "HEAD");
        append(everyCommand());
        assertEquals("<\uFFFD>", read(linted, clone));
    }

    private void append(String configuration) throws IOException {
        Path file = clone.resolve(".git/config");
        Files.writeString(file, Files.readString(file) + configuration);
    }

    @Test
    void whatTheConfigurationOfTheRepositoryItselfNamesIsNotStarted() throws IOException {
        append(everyCommand());
        for (String hook : new String[]{"reference-transaction", "post-index-change", "post-checkout", "fsmonitor-watchman"}) {
            Path file = Files.createDirectories(clone.resolve(".git/hooks")).resolve(hook);
            Files.writeString(file, "#!/bin/sh\n" + command() + "\n");
            assertTrue(file.toFile().setExecutable(true));
        }
        assertEquals(HONEST, read(linted, clone));
    }

    @Test
    void whatAPartialCloneLacksIsNotFetched() throws IOException {
        String blob = repository.git("rev-parse", "HEAD:config/web.config").strip();
        Files.delete(clone.resolve(".git/objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
        repository.git("config", "core.repositoryformatversion", "1");
        append("[extensions]\n\tpartialclone = origin\n[remote \"origin\"]\n\turl = ext::sh -c '" + command().replace("'", "")
                + "'\n\tpromisor = true\n[protocol]\n\tallow = always\n[protocol \"ext\"]\n\tallow = always\n" + everyCommand());
        GitException missing = assertThrows(GitException.class, () -> read(linted, clone));
        assertTrue(missing.getMessage().contains("if this is a partial clone, fetch everything"), missing.getMessage());
    }

    @Test
    void aGitInTheWorkTreeIsNotStarted() throws IOException {
        Path program = Files.createDirectories(clone.resolve("tools")).resolve("git");
        Files.writeString(program, "#!/bin/sh\n" + command() + "\n");
        assertTrue(program.toFile().setExecutable(true));
        assertThrows(GitException.class, () -> new Git(clone, Map.of("PATH", program.getParent().toString())));
    }

    @Test
    void namesThatGitWritesNowhereAreNoFiles() throws IOException {
        String blob = repository.git("rev-parse", "HEAD:config/web.config").strip();
        byte[] listing = ("100644 blob " + blob + "\t../web.config\0" + "100644 blob " + blob + "\ta/.git/config\0"
                + "100644 blob " + blob + "\tb/./web.config\0" + "100644 blob " + blob + "\tc/web.config\0")
                .getBytes(StandardCharsets.UTF_8);
        CommitTree tree = CommitTree.parse(listing);
        assertEquals(java.util.Set.of("c"), tree.children.keySet());
    }
}
