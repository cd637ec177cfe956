package io.github.iislint.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file that is whole or not there; what is no regular file, it writes into. */
final class WholeFile {

    private WholeFile() {
    }

    /** What writes the text. */
    @FunctionalInterface
    interface Content {

        void write(Appendable out) throws IOException;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param option what messages call the file
     * @throws FailureException if it cannot be written
     */
    static void write(Path file, String option, Content content) throws IOException {
        Path absolute = file.toAbsolutePath();
        Path part = null;
        try {
            if (Files.exists(absolute) && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
                // /dev/stdout, a named pipe, a link: what stands there must not be replaced by a file.
                try (Writer out = Files.newBufferedWriter(absolute, StandardCharsets.UTF_8)) {
                    content.write(out);
                }
                return;
            }
            // readable for others, as any report is: not what createTempFile makes
            part = absolute.resolveSibling(".iislint-" + UUID.randomUUID() + ".tmp");
            // Ctrl-C leaves the file of the run before, and nothing else.
            part.toFile().deleteOnExit();
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW)) {
                content.write(out);
            }
            Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FailureException(option + ": cannot be written: " + e.getMessage());
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
    }
}
