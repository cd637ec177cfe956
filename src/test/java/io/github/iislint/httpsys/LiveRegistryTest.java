package io.github.iislint.httpsys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class LiveRegistryTest {

    @TempDir
    private Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the program is a script for a POSIX shell")
    void aProgramRunsInItsOwnFolderAndItsExitCodeIsTold() throws Exception {
        Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\npwd > where\necho \"$2\" >> where\nexit $1\n");
        program.toFile().setExecutable(true);
        assertEquals(3, LiveRegistry.process(List.of(program.toString(), "3", "a b")));
        assertEquals(List.of(folder.toRealPath().toString(), "a b"), Files.readAllLines(folder.resolve("where")));
    }

    @Test
    void aProgramThatIsNotThereCannotBeRun() {
        assertThrows(IOException.class, () -> LiveRegistry.process(List.of(folder.resolve("none.exe").toString())));
    }
}
