package io.github.iislint.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aLargeFileIsReadOnceAndAgainWhenItChanges() throws IOException {
        DiskFiles files = new DiskFiles(folder, DiskFiles.DEFAULT_MAX_SIZE);
        Path file = Files.writeString(folder.resolve("applicationHost.config"), "a".repeat(2 << 20));
        SourceText first = files.read(file);
        assertSame(first, files.read(file));
        Files.writeString(file, "b".repeat(3 << 20));
        assertEquals("b".repeat(3 << 20), files.read(file).text(), "another size");
        Files.writeString(file, "c".repeat(3 << 20));
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        assertEquals("c".repeat(3 << 20), files.read(file).text(), "another time");
        Files.delete(file);
        assertEquals("applicationHost.config: there is no such file",
                assertThrows(IOException.class, () -> files.read(file)).getMessage());
    }

    @Test
    void aLargeFileDoesNotStandForAnother() throws IOException {
        DiskFiles files = new DiskFiles(folder, DiskFiles.DEFAULT_MAX_SIZE);
        for (String letter : new String[]{"a", "b"}) {
            Files.setLastModifiedTime(Files.writeString(folder.resolve(letter), letter.repeat(2 << 20)), FileTime.fromMillis(0));
        }
        assertEquals("a".repeat(2 << 20), files.read(folder.resolve("a")).text());
        assertEquals("b".repeat(2 << 20), files.read(folder.resolve("b")).text());
    }
}
