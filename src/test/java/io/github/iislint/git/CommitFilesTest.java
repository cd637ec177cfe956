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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitFilesTest {

    @TempDir
    Path folder;

    private Path work;
    private TestRepository repository;

    @BeforeEach
    void initialize() throws IOException {
        work = Files.createDirectories(folder.resolve("a clone"));
        repository = new TestRepository(work);
    }

    private CommitFiles base(Path workingFolder, String reference) throws IOException {
        Repository around = Repository.around(workingFolder, workingFolder);
        return around.files(around.mergeBase(reference), new DiskFiles(workingFolder, 1 << 20));
    }

    @Test
    void theFilesAreThoseOfTheCommitAtTheirPathsInTheWorkTree() throws IOException {
        repository.write("sites/Größe & co/web.config", "<old/>\r\n").write("other.txt", "").commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("sites/Größe & co/web.config", "<new/>").write("sites/added/web.config", "<new/>").commit("topic");
        try (CommitFiles files = base(work, "main")) {
            assertEquals(List.of(work.resolve("other.txt"), work.resolve("sites")), files.list(work));
            assertEquals(List.of(work.resolve("sites/Größe & co")), files.list(work.resolve("sites")));
            assertTrue(files.isFolder(work.resolve("sites/Größe & co")));
            assertFalse(files.isFolder(work.resolve("sites/added")));
            Path file = work.resolve("sites/Größe & co/web.config");
            assertTrue(files.isFile(file));
            assertEquals("<old/>\r\n", files.read(file).text());
            assertEquals("sites/Größe & co/web.config", files.name(file));
            assertThrows(IOException.class, () -> files.read(work.resolve("sites/added/web.config")));
        }
    }

    @Test
    void fromASubfolderEverythingIsThereToo() throws IOException {
        repository.write("sub/web.config", "<in/>").write("web.config", "<above/>").commit("base");
        Path sub = work.resolve("sub");
        try (CommitFiles files = base(sub, "main")) {
            assertEquals("<in/>", files.read(Path.of("web.config")).text());
            assertEquals("<above/>", files.read(sub.resolve("../web.config")).text());
            assertEquals("../web.config", files.name(work.resolve("web.config")));
        }
    }

    @Test
    void theBaseIsWhereTheBranchesParted() throws IOException {
        repository.write("web.config", "<base/>").commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("web.config", "<topic/>").commit("topic");
        repository.git("checkout", "--quiet", "main");
        repository.write("web.config", "<later/>").commit("later");
        repository.git("checkout", "--quiet", "topic");
        try (CommitFiles files = base(work, "main")) {
            assertEquals("<base/>", files.read(work.resolve("web.config")).text());
        }
    }

    @Test
    void letterCaseMakesNoDifferenceWhereNothingElseIsThere() throws IOException {
        repository.write("Sites/Web.config", "<a/>").commit("base");
        try (CommitFiles files = base(work, "main")) {
            assertTrue(files.isFile(work.resolve("sites/web.config")));
        }
    }

    @Test
    void whatIsOutsideOfTheRepositoryIsThatOfTheDisk() throws IOException {
        repository.write("web.config", "<a/>").commit("base");
        Path outside = Files.writeString(folder.resolve("root.config"), "<disk/>");
        try (CommitFiles files = base(work, "main")) {
            assertEquals("<disk/>", files.read(outside).text());
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "creating symbolic links needs a privilege there")
    void symbolicLinksAreFollowed() throws IOException {
        repository.write("shared/web.config", "<a/>").write("sites/x", "");
        Files.createSymbolicLink(work.resolve("sites/shop"), Path.of("../shared"));
        Files.createSymbolicLink(work.resolve("sites/loop"), Path.of("loop"));
        repository.commit("base");
        try (CommitFiles files = base(work, "main")) {
            assertTrue(files.isFolder(work.resolve("sites/shop")));
            assertEquals("<a/>", files.read(work.resolve("sites/shop/web.config")).text());
            assertFalse(files.isFile(work.resolve("sites/loop")));
        }
    }

    @Test
    void submodulesAreThoseOfTheDisk() throws IOException {
        TestRepository shop = new TestRepository(Files.createDirectories(folder.resolve("shop")));
        shop.write("web.config", "<shop/>").commit("shop");
        repository.git("submodule", "--quiet", "add", shop.folder().toString(), "sites/shop");
        repository.commit("base");
        try (CommitFiles files = base(work, "main")) {
            assertEquals("<shop/>", files.read(work.resolve("sites/shop/web.config")).text());
        }
    }

    @Test
    void aFileThatGitKeepsInAnotherEncodingIsReadAsCheckedOut() throws IOException {
        String text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a b=\"ä\"/>";
        repository.write(".gitattributes", "*.config text working-tree-encoding=UTF-16LE-BOM\n")
                .write("web.config", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).commit("base");
        try (CommitFiles files = base(work, "main")) {
            assertEquals(text, files.read(work.resolve("web.config")).text());
        }
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        repository.write("big.config", new byte[2 << 20]).write("web.config", "<a/>").commit("base");
        try (CommitFiles files = base(work, "main")) {
            IOException refused = assertThrows(IOException.class, () -> files.read(work.resolve("big.config")));
            assertTrue(refused.getMessage().contains("--max-file-size"), refused.getMessage());
            assertEquals("<a/>", files.read(work.resolve("web.config")).text());
        }
    }

    @Test
    void anUnknownReferenceIsNamedAndTheNearestOneTold() throws IOException {
        repository.write("web.config", "<a/>").commit("base");
        assertRefused(work, "mian", "git finds no branch, tag or commit \"mian\"");
        assertRefused(work, "--all", "git finds no branch");
        Path clone = folder.resolve("second");
        repository.git("clone", "--quiet", work.toString(), clone.toString());
        new TestRepository(clone).git("checkout", "--quiet", "-b", "topic");
        new TestRepository(clone).git("branch", "--quiet", "-D", "main");
        assertRefused(clone, "main", "did you mean \"origin/main\"?");
    }

    @Test
    void aShallowCloneIsToldToFetchMore() throws IOException {
        repository.write("web.config", "<a/>").commit("base");
        repository.git("checkout", "--quiet", "-b", "topic");
        repository.write("web.config", "<b/>").commit("one").write("web.config", "<c/>").commit("two");
        repository.git("checkout", "--quiet", "main");
        repository.write("other", "").commit("later");
        Path clone = folder.resolve("shallow");
        repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=topic", work.toUri().toString(),
                clone.toString());
        assertRefused(clone, "origin/main", "fetch-depth: 0");
        assertRefused(clone, "no-such", "shallow clone");
    }

    @Test
    void unrelatedHistoriesAreRefused() {
        repository.write("web.config", "<a/>").commit("base");
        repository.git("checkout", "--quiet", "--orphan", "island");
        repository.write("web.config", "<b/>").commit("island");
        assertRefused(work, "main", "have no commit in common");
    }

    @Test
    void aFolderWithoutRepositoryAndAMissingGitAreSaid() {
        GitException none = assertThrows(GitException.class, () -> Repository.around(folder, folder));
        assertTrue(none.getMessage().endsWith("is not in a git repository"), none.getMessage());
        GitException missing = assertThrows(GitException.class, () -> new Git(folder, Map.of("PATH", folder.toString())));
        assertEquals("there is no git command on the PATH; install git", missing.getMessage());
    }

    private static void assertRefused(Path folder, String reference, String message) {
        GitException refused = assertThrows(GitException.class, () -> Repository.around(folder, folder).mergeBase(reference));
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    /** The name of a branch can come from whoever opens a pull request. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"feature/x-1|true", "--upload-pack=x|false", "$(id)|false", "a;b|false", "a b|false"})
    void theHintToFetchIsNoCommandOfWhoNamesABranch(String reference, boolean shown) throws Exception {
        repository.commit("any");
        GitException refused = assertThrows(GitException.class, () -> Repository.around(work, work).resolve(reference));
        assertEquals(shown, refused.getMessage().contains("git fetch origin " + reference), refused.getMessage());
        assertTrue(refused.getMessage().contains("fetch it first"), refused.getMessage());
    }
}
