package io.github.iislint.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class IgnoredFoldersTest {

    @TempDir
    Path folder;

    private IgnoredFolders ignored(Path... named) {
        return new IgnoredFolders(new DiskFiles(folder, DiskFiles.DEFAULT_MAX_SIZE), List.of(named), false);
    }

    @Test
    void foldersAreIgnoredByTheFilesAboveThem() {
        new TestRepository(folder).write(".gitignore", "# build\nbin/\n/out\r\n").write("src/.gitignore", "!bin/\nobj\n");
        assertTrue(ignored().test(folder.resolve("bin")));
        assertTrue(ignored().test(folder.resolve("lib/bin")));
        assertFalse(ignored().test(folder.resolve("src/bin")));
        assertTrue(ignored().test(folder.resolve("src/a/obj")));
        assertTrue(ignored().test(folder.resolve("out")));
        assertFalse(ignored().test(folder.resolve("src/out")));
    }

    @Test
    void whatLiesInAnIgnoredFolderCannotBeIncludedAgain() {
        new TestRepository(folder).write(".gitignore", "build/\n!build/keep/\ndist/*\n!dist/keep/\n");
        assertTrue(ignored().test(folder.resolve("build/keep")));
        assertFalse(ignored().test(folder.resolve("dist/keep")));
        assertTrue(ignored().test(folder.resolve("dist/other")));
    }

    @Test
    void aFolderThatIsNamedIsSearched() throws Exception {
        new TestRepository(folder).write(".gitignore", "build/\n");
        Path build = Files.createDirectories(folder.resolve("build/site")).getParent();
        assertTrue(ignored(folder).test(build));
        assertFalse(ignored(build).test(build.resolve("site")));
    }

    @Test
    void theListOfTheCloneCountsToo() {
        new TestRepository(folder).write(".git/info/exclude", "scratch\n");
        assertTrue(ignored().test(folder.resolve("scratch")));
    }

    @Test
    void withoutARepositoryTheWorkingFolderIsTheTop() throws Exception {
        Files.writeString(folder.resolve(".gitignore"), "bin/\n");
        assertTrue(ignored().test(folder.resolve("a/bin")));
    }

    @Test
    void onWindowsLetterCaseMakesNoDifference() {
        new TestRepository(folder).write(".gitignore", "[Bb]in/\nTmp*\n");
        IgnoredFolders ignored = new IgnoredFolders(new DiskFiles(folder, 1 << 20), List.of(), true);
        assertTrue(ignored.test(folder.resolve("BIN")));
        assertTrue(ignored.test(folder.resolve("tMP1")));
    }

    @Test
    void aPatternOfManyStarsIsNoBurden() {
        new TestRepository(folder).write(".gitignore", "*a".repeat(200) + "\n" + "**/a/".repeat(200) + "x\n");
        assertFalse(ignored().test(folder.resolve("a".repeat(150) + "b")));
        assertFalse(ignored().test(folder.resolve("a/".repeat(150) + "b")));
    }

    /** Windows has no such names. */
    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the names hold characters that no file can have there")
    void gitSaysTheSame() throws Exception {
        TestRepository repository = new TestRepository(folder);
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            repository.write(".gitignore", patterns(random)).write("a/.gitignore", patterns(random))
                    .write("a/b/.gitignore", patterns(random));
            Set<String> paths = new TreeSet<>();
            for (int i = 0; i < 120; i++) {
                String path = path(random);
                Files.createDirectories(folder.resolve(path));
                paths.add(path);
            }
            List<String> expected = List
                    .of(repository.ask(String.join("\0", paths) + "\0", "check-ignore", "--no-index", "-z", "--stdin")
                            .split("\0"));
            IgnoredFolders ignored = ignored();
            List<String> actual = new ArrayList<>();
            paths.stream().filter(path -> ignored.test(folder.resolve(path))).forEach(actual::add);
            assertEquals(expected.stream().filter(line -> !line.isEmpty()).toList(), actual, "seed " + seed);
        }
    }

    private static String patterns(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            text.append(random.nextInt(4) == 0 ? "!" : "").append(random.nextInt(5) == 0 ? "/" : "");
            for (int steps = random.nextInt(3); steps >= 0; steps--) {
                text.append(random.nextInt(5) == 0 ? "**" : step(random)).append(steps > 0 ? "/" : "");
            }
            text.append(random.nextInt(4) == 0 ? "/" : "").append(random.nextInt(8) == 0 ? "  " : "")
                    .append(random.nextInt(4) == 0 ? "\r\n" : "\n");
        }
        return text.toString();
    }

    private static String step(Random random) {
        String[] parts = {"a", "b", "ab", "*", "?", "[ab]", "[!a]", "[^b]", "\\a", "[a-c]", "[[:alpha:]]", "bin", "#", "\\ ",
                "c*",
                "[]a]", "\\*"};
        StringBuilder step = new StringBuilder();
        for (int i = random.nextInt(2); i >= 0; i--) {
            step.append(parts[random.nextInt(parts.length)]);
        }
        return step.toString();
    }

    private static String path(Random random) {
        String[] names = {"a", "b", "ab", "bin", "c", "ca", "#", "a b", "B", "]", "-", "*", "a "};
        StringBuilder path = new StringBuilder(names[random.nextInt(names.length)]);
        for (int i = random.nextInt(4); i > 0; i--) {
            path.append('/').append(names[random.nextInt(names.length)]);
        }
        return path.toString();
    }
}
