package io.github.iislint.certificate;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXReason;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules of RFC 5280 for a whole path, as the JDK's PKIX validator checks them. */
final class PathRules {

    private PathRules() {
    }

    /**
     * A broken rule.
     *
     * @param index of the certificate that breaks it, from the lowest upwards
     * @param words what is wrong, with %s for that certificate's name
     */
    record Violation(ChainProblem problem, int index, String words) {

        String phrase(String name) {
            return words.replace("%s", name);
        }
    }

    /**
     * The first rule that a path breaks.
     *
     * @param path from the lowest certificate upwards, without the root; each signed with the key of the next
     */
    static Optional<Violation> violation(List<X509Certificate> path, X509Certificate root) {
        if (path.isEmpty()) {
            return Optional.empty();
        }
        // The validator wants a moment. Any at which all are valid leaves the dates out of the question.
        Date latestStart = path.stream().map(X509Certificate::getNotBefore).max(Date::compareTo).orElseThrow();
        Date firstEnd = path.stream().map(X509Certificate::getNotAfter).min(Date::compareTo).orElseThrow();
        if (firstEnd.before(latestStart)) {
            return Optional.of(new Violation(ChainProblem.NEVER_VALID_TOGETHER, 0,
                    "there is no time at which all certificates of its chain are valid"));
        }
        try {
            // Name and key alone: with the certificate, the JDK insists on key identifiers that Windows only takes as a hint.
            TrustAnchor anchor = new TrustAnchor(root.getSubjectX500Principal(), root.getPublicKey(), null);
            PKIXParameters parameters = new PKIXParameters(Set.of(anchor));
            parameters.setRevocationEnabled(false);
            parameters.setDate(latestStart);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
            return Optional.empty();
        } catch (CertPathValidatorException e) {
            return Optional.of(violation(e, Math.min(path.size() - 1, Math.max(0, e.getIndex()))));
        } catch (GeneralSecurityException | RuntimeException e) {
            return Optional.of(new Violation(ChainProblem.UNDECIDED, 0, "Java cannot check its chain"));
        }
    }

    private static Violation violation(CertPathValidatorException e, int index) {
        CertPathValidatorException.Reason reason = e.getReason();
        if (reason == PKIXReason.NOT_CA_CERT) {
            return new Violation(ChainProblem.NOT_AN_AUTHORITY, index,
                    "%s is not a CA certificate, but issued another certificate");
        }
        if (reason == PKIXReason.INVALID_KEY_USAGE) {
            return new Violation(ChainProblem.NOT_AN_AUTHORITY, index, "the key usage of %s does not allow it to issue "
                    + "certificates");
        }
        if (reason == PKIXReason.PATH_TOO_LONG) {
            return new Violation(ChainProblem.PATH_TOO_LONG, index, "the path length constraint of an authority above %s does "
                    + "not allow it");
        }
        if (reason == PKIXReason.INVALID_NAME) {
            return new Violation(ChainProblem.NAME_NOT_ALLOWED, index, "the name constraints of an authority do not allow %s");
        }
        if (reason == CertPathValidatorException.BasicReason.ALGORITHM_CONSTRAINED) {
            return new Violation(ChainProblem.WEAK_ALGORITHM, index, "the signature or key of %s is too weak to be accepted");
        }
        if (reason == CertPathValidatorException.BasicReason.INVALID_SIGNATURE) {
            return new Violation(ChainProblem.BAD_SIGNATURE, index, "the signature of %s is invalid");
        }
        if (reason == PKIXReason.UNRECOGNIZED_CRIT_EXT) {
            return new Violation(ChainProblem.UNDECIDED, index, "%s has a critical extension that Java does not know");
        }
        return new Violation(ChainProblem.REFUSED, index, "the PKIX rules refuse %s");
    }
}
