package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    @Test
    void otherArgumentsStayAsTheyAre() {
        assertArrayEquals(new String[]{"check", "@@literal", "@\0", "a@b"},
                ArgumentFiles.escaped("check", "@@literal", "@\0", "a@b"));
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private Programs.Outcome check(String argument) throws Exception {
        return Programs.run(folder, Map.of(), Programs.java(),
                "-XX:TieredStopAtLevel=1", "-jar", Programs.jar(folder.resolve("bin/iislint.jar")).toString(), "check", argument);
    }
}
