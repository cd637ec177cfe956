package io.github.iislint.cli;

import io.github.iislint.file.LinkBounds;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a file atomically: it is complete or does not exist. If the target is not a regular file, it is written to directly. */
final class AtomicFile {

    private AtomicFile() {
    }

    /** What writes the text. */
    @FunctionalInterface
    interface Content {

        void write(Writer out) throws IOException;
    }

    /** What writes bytes. */
    @FunctionalInterface
    private interface ByteContent {

        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes a text in UTF-8.
     *
     * @param option what messages call the file
     * @throws FailureException if it cannot be written
     */
    static void write(Path file, String option, Content content) {
        replace(file, option, out -> {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            content.write(writer);
            writer.flush();
        });
    }

    /** Writes bytes. */
    static void write(Path file, String option, byte[] bytes) {
        replace(file, option, out -> out.write(bytes));
    }

    /**
     * Writes a text in UTF-8 to a new file.
     *
     * @param option what messages call the file
     * @throws FileAlreadyExistsException if there is such a file
     * @throws FailureException if it cannot be written; then it does not exist
     */
    static void create(Path file, String option, String text) throws FileAlreadyExistsException {
        Path absolute = file.toAbsolutePath().normalize();
        refuse(absolute, option);
        if (Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        try {
            put(absolute, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException e) {
            throw new FailureException(option + ": cannot be written: " + reason(e, file.getParent()));
        }
    }

    private static void replace(Path file, String option, ByteContent content) {
        Path absolute = file.toAbsolutePath().normalize();
        refuse(absolute, option);
        try {
            if (Files.exists(absolute) && !Files.isRegularFile(absolute, LinkOption.NOFOLLOW_LINKS)) {
                // /dev/stdout, a link: what stands there must not be replaced by a file.
                try (OutputStream out = Files.newOutputStream(absolute)) {
                    content.write(out);
                }
                return;
            }
            put(absolute, content, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new FailureException(option + ": cannot be written: " + reason(e, file.getParent()));
        }
    }

    private static void refuse(Path absolute, String option) {
        // A file from an untrusted source may exist at the path of the report; a path in /dev is intended.
        String refusal = absolute.startsWith("/dev")
                ? null
                : new LinkBounds(Path.of("").toAbsolutePath(), List.of()).refusalToWrite(absolute);
        if (refusal != null) {
            throw new FailureException(option + ": cannot be written: it " + refusal);
        }
    }

    /** Writes all of it beside the file, then moves it there. */
    private static void put(Path absolute, ByteContent content, CopyOption... options) throws IOException {
        // readable for others, as any report is: not what createTempFile makes
        Path part = absolute.resolveSibling(".iislint-" + UUID.randomUUID() + ".tmp");
        // Ctrl-C leaves the file of the run before, and nothing else.
        part.toFile().deleteOnExit();
        try {
            try (OutputStream out = Files.newOutputStream(part, StandardOpenOption.CREATE_NEW)) {
                content.write(out);
            }
            Files.move(part, absolute, options);
        } finally {
            // It is not there when all went well, nor where it could not be made.
            part.toFile().delete();
        }
    }

    /** @param folder in which the file is to be, {@code null} for the working folder */
    private static String reason(IOException e, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        // The message would name a file that the user does not know.
        String reason = e instanceof FileSystemException failure ? failure.getReason() : e.getMessage();
        return reason == null ? "its folder does not accept a file of this name" : reason;
    }
}
