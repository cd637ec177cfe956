package io.github.iislint.diagnose;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFile;
import io.github.iislint.certificate.Revocations;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and what is known about the certificates of visitors.
 *
 * @param file the certificate; {@code null} for a visitor without one
 * @param name how the file is called; {@code null} without a certificate
 * @param authorities whom the server trusts; {@code null} where nobody said
 * @param revocations the lists that are known; {@code null} without a certificate
 * @param now the moment of the request
 * @param expiresWithin how many days ahead the end of the certificate is worth a word
 * @param names how files of authorities and lists are called, by the paths under which they were read
 */
public record Visitor(@Nullable CertificateFile file, @Nullable String name, @Nullable Authorities authorities,
        @Nullable Revocations revocations, Instant now,
        int expiresWithin, UnaryOperator<String> names) {
}
