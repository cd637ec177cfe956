package io.github.iislint.certificate;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that does not contain what it should. The message names the file and the reason, never its content. */
public class CertificateFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Path file;

    CertificateFileException(Path file, String reason, @Nullable Throwable cause) {
        super(file + ": " + reason, cause);
        this.file = file;
    }

    CertificateFileException(Path file, String reason) {
        this(file, reason, null);
    }

    /** As the caller named it, or a file below a folder that the caller named. */
    public Path file() {
        return file;
    }
}
