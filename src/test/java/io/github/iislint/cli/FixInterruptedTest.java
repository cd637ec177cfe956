package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code check --fix} over several files without room to write, and twice at once; {@code src/bench/kills.py} does more. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "needs limits of processes of POSIX")
@Tag("slow")
class FixInterruptedTest {

    private static final int FILES = 40;

    @TempDir
    private Path folder;
    private Path tree;
    private String fix;

    @BeforeEach
    void writeFiles() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        for (int i = 0; i < FILES; i++) {
            TestFiles.write(tree.resolve("s" + i + "/web.config"), Programs.REQUIRING);
        }
        fix = Programs.java() + " -XX:TieredStopAtLevel=1 -XX:-UsePerfData -jar "
                + Programs.jar(folder.resolve("bin/iislint.jar"))
                + " check --fix --quiet .";
    }

    private Programs.Outcome shell(String command) throws Exception {
        return Programs.run(tree, Map.of(), "bash", "-c", command);
    }

    /** The texts of the files, each once; nothing but them lies there. */
    private List<String> texts() throws IOException {
        try (Stream<Path> walk = Files.walk(tree)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            assertEquals(FILES, files.size(), files.toString());
            return files.stream().map(FixInterruptedTest::read).distinct().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutRoomEverythingIsAsItWasAndSaysSo() throws Exception {
        Programs.Outcome outcome = shell("ulimit -f 0; " + fix);
        assertEquals(2, outcome.exitCode(), outcome.output());
        assertTrue(outcome.output().contains("cannot be written") && outcome.output().contains("nothing has changed"),
                outcome.output());
        assertEquals(List.of(Programs.REQUIRING), texts());
        shell(fix);
        assertEquals(1, texts().size());
        assertTrue(!texts().contains(Programs.REQUIRING), "the next run fixes all");
    }

    @Test
    void twoRunsAtOnceLeaveWholeFilesAndNothingElse() throws Exception {
        Programs.Outcome outcome = shell(fix + " & " + fix + " ; wait");
        assertTrue(!outcome.output().contains("internal error"), outcome.output());
        List<String> texts = texts();
        assertEquals(1, texts.size(), texts.toString());
        assertTrue(!texts.contains(Programs.REQUIRING), outcome.output());
    }
}
