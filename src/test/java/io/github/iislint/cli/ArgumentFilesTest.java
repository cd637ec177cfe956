package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of files that a script passes on are names, whatever a branch calls its folders. */
class ArgumentFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aFileBelowAFolderWithAnAtSignIsLintedAndGivesNoOptions() throws Exception {
        write("@x/web.config", Programs.REQUIRING);
        write("x/web.config", "--exit-zero\nsub\n");
        write("sub/web.config", Programs.PLAIN);
        Programs.Outcome outcome = check("@x/web.config");
        assertEquals(1, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().replace('\\', '/').contains("@x/web.config:1:"), outcome.output());
    }

    @Test
    void aListOfArgumentsIsReadWhereNoFileHasThatName() throws Exception {
        write("list.txt", "--exit-zero\nsub\n");
        write("sub/web.config", Programs.REQUIRING);
        Programs.Outcome outcome = check("@list.txt");
        assertEquals(0, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().replace('\\', '/').contains("sub/web.config:1:"), outcome.output());
    }

    /** A script that writes names of files into a list must not give a branch options by a folder called {@code @x}, either. */
    @Test
    void aLineIsAnArgumentAndNamesNoFurtherList() throws Exception {
        write("list.txt", "# the files of a branch\n\n  @gone/web.config\n#x/web.config\n");
        write("gone/web.config", "--exit-zero\nsub\n");
        write("#x/web.config", Programs.REQUIRING);
        write("sub/web.config", Programs.PLAIN);
        Programs.Outcome outcome = check("@list.txt");
        assertEquals(2, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("@gone/web.config: there is no such file"), outcome.output());
        write("list.txt", "#x/web.config\n");
        assertEquals(1, check("@list.txt").exitCode(), "a name with # is no comment where there is such a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFFsub\r\n", "sub\r\n#no\r\n"})
    void aListOfWindowsIsRead(String text) throws Exception {
        write("sub/web.config", Programs.REQUIRING);
        for (Charset charset : text.startsWith("\uFEFF")
                ? List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
                : List.of(StandardCharsets.UTF_8)) {
            Files.write(folder.resolve("list.txt"), text.getBytes(charset));
            Programs.Outcome outcome = check("@list.txt");
            assertEquals(1, outcome.exitCode(), charset + outcome.output());
        }
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs symbolic links, pipes and devices below /dev")
    void whatIsNoFileOrLeadsOutIsToldAndNotOpened() throws Exception {
        assertEquals(0, new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor());
        Path tree = Files.createDirectories(folder.resolve("tree"));
        write("token", "hvs.CAESIJabcdefghij0123456789");
        Files.createSymbolicLink(tree.resolve("out"), folder.resolve("token"));
        Files.createSymbolicLink(tree.resolve("zero"), Path.of("/dev/zero"));
        Files.createSymbolicLink(tree.resolve("nowhere"), folder.resolve("nothing"));
        for (String name : List.of("@../pipe", "@/dev/zero", "@zero", "@out", "@nowhere", "@.")) {
            Programs.Outcome outcome = Programs.run(tree, Map.of(), Programs.java(), "-XX:TieredStopAtLevel=1", "-jar",
                    Programs.jar(folder.resolve("bin/iislint.jar")).toString(), "check", name);
            assertEquals(2, outcome.exitCode(), name + outcome.output());
            assertTrue(outcome.output().contains("iislint: " + name + ": the arguments cannot be read: "), outcome.output());
            assertFalse(outcome.output().contains("hvs."), outcome.output());
        }
    }

    @Test
    void otherArgumentsStayAsTheyAre() {
        assertArrayEquals(new String[]{"check", "@literal", "@\0", "a@b", "@", "@nothing"},
                ArgumentFiles.expanded(Machine.here(Map.of()), "check", "@@literal", "@\0", "a@b", "@", "@nothing"));
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private Programs.Outcome check(String argument) throws Exception {
        return Programs.run(folder, Map.of(), Programs.java(),
                "-XX:TieredStopAtLevel=1", "-jar", Programs.jar(folder.resolve("bin/iislint.jar")).toString(), "check", argument);
    }
}
