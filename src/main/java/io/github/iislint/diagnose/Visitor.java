package io.github.iislint.diagnose;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFile;
import io.github.iislint.certificate.Revocations;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what is known about the certificates of visitors.
 *
 * @param certificate {@code null} for a visitor without one
 * @param authorities whom the server trusts; {@code null} if not specified
 * @param revocations the lists that are known
 * @param now the moment of the request
 * @param expiresWithin how many days ahead the end of the certificate is worth a word
 * @param names how files of authorities and lists are called, by the paths under which they were read
 */
public record Visitor(@Nullable Certificate certificate, @Nullable Authorities authorities, Revocations revocations, Instant now,
        int expiresWithin, UnaryOperator<String> names) {

    /**
     * The certificate that a visitor shows.
     *
     * @param name how the file is called
     */
    public record Certificate(CertificateFile file, String name) {

        X509Certificate x509() {
            return file.certificate();
        }
    }
}
