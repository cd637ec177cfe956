package io.github.iislint.lint;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFileException;
import io.github.iislint.certificate.Revocations;
import io.github.iislint.rule.CertificateFunctions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the files with authorities and revocation lists that options and settings name. */
public final class Certificates {

    private Certificates() {
    }

    /** @throws LintException if a file cannot be read, or holds nothing of the kind */
    static CertificateFunctions of(LintOptions options) throws LintException {
        return new CertificateFunctions(authorities(options), revocations(options), options.now(), options.days());
    }

    /**
     * Whom the server trusts; {@code null} if not specified.
     *
     * @throws LintException if a file cannot be read, or holds no certificate
     */
    public static @Nullable Authorities authorities(LintOptions options) throws LintException {
        List<Path> trust = new ArrayList<>(options.trust());
        trust.addAll(options.settings().trust());
        try {
            return trust.isEmpty() ? null : Authorities.load(trust);
        } catch (CertificateFileException e) {
            throw new LintException(e);
        }
    }

    /** @throws LintException if a file cannot be read, or holds no list */
    public static Revocations revocations(LintOptions options) throws LintException {
        List<Path> crls = new ArrayList<>(options.crls());
        crls.addAll(options.settings().crls());
        try {
            return crls.isEmpty() ? Revocations.none() : Revocations.load(crls);
        } catch (CertificateFileException e) {
            throw new LintException(e);
        }
    }
}
