package io.github.iislint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that tests write. */
final class TestFiles {

    private TestFiles() {
    }

    /** Writes a file, with the folders above it. */
    static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
