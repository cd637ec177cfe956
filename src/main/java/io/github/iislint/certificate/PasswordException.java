package io.github.iislint.certificate;

import java.nio.file.Path;

/** A PKCS#12 file that the given password, or none, does not open. */
public final class PasswordException extends CertificateFileException {

    private static final long serialVersionUID = 1L;

    PasswordException(Path file, String reason) {
        super(file, reason);
    }
}
