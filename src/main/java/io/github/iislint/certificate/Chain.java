package io.github.iislint.certificate;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain of a certificate, as far as it goes.
 *
 * @param steps from the certificate itself upwards, each issued by the next; ends with the root where the chain is complete
 * @param problem why it is not trusted; {@code null} where it is
 * @param explanation the problem as a clause with the names that matter ("its issuer CN=… is not among …"); empty where the
 *        chain is trusted
 * @param culprit the index of the step that the problem is about
 */
public record Chain(List<ChainCertificate> steps, @Nullable ChainProblem problem, String explanation, int culprit) {

    public Chain {
        steps = List.copyOf(steps);
    }

    /** What a step is. */
    public enum Role {
        /** The certificate that the chain was built for. */
        CERTIFICATE,
        /** An authority that is not believed on its own. */
        INTERMEDIATE,
        /** A trusted root. */
        ROOT
    }

    /** One certificate of a chain. */
    public static final class ChainCertificate {

        private final X509Certificate certificate;
        private final Role role;
        private final String origin;
        private @Nullable CertificateFacts facts;

        ChainCertificate(X509Certificate certificate, Role role, String origin) {
            this.certificate = certificate;
            this.role = role;
            this.origin = origin;
        }

        public X509Certificate certificate() {
            return certificate;
        }

        public Role role() {
            return role;
        }

        /** The file that it comes from; empty for the certificate that the chain was built for. */
        public String origin() {
            return origin;
        }

        public synchronized CertificateFacts facts() {
            if (facts == null) {
                facts = CertificateFacts.of(certificate);
            }
            return facts;
        }

        /** Without the bytes. */
        @Override
        public String toString() {
            return role + " " + facts().subject() + " " + facts().thumbprint();
        }
    }

    /** Whether the chain ends at a trusted root and every link holds; says nothing about dates and revocation. */
    public boolean trusted() {
        return problem == null;
    }

    /** Whether the chain is known not to be trusted: neither trusted nor undecided. */
    public boolean untrusted() {
        return problem != null && problem != ChainProblem.UNDECIDED;
    }

    /** The first step, from the certificate upwards, that is not valid at {@code moment}. */
    public Optional<ChainCertificate> outdatedAt(Instant moment) {
        return steps.stream().filter(step -> step.facts().validityAt(moment) != CertificateFacts.Validity.VALID).findFirst();
    }
}
