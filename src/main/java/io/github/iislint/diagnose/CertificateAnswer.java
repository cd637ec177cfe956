package io.github.iislint.diagnose;

import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.certificate.MappedCertificate;
import java.util.List;
import java.util.Map;

/**
 * Whether IIS would accept a client certificate, wherever it is shown.
 *
 * @param file how the file is called
 * @param steps in the order of the articles
 * @param line what belongs into the {@code certificate} attribute of a one-to-one mapping
 */
public record CertificateAnswer(String file, CertificateFacts facts, List<Step> steps, String line) {

    public CertificateAnswer {
        steps = List.copyOf(steps);
    }

    /** @param visitor one with that certificate */
    public static CertificateAnswer of(Visitor.Certificate shown, Visitor visitor) {
        CertificateSteps certificate = new CertificateSteps(shown, visitor, new Assumptions(Map.of(), Map.of()));
        return new CertificateAnswer(shown.name(), certificate.facts(), List.of(certificate.dates(), certificate.trust(),
                certificate.revocation(), certificate.purpose(), certificate.privateKey()),
                MappedCertificate.oneLine(certificate.certificate()));
    }

    /** Whether nothing is known against it. */
    public boolean accepted() {
        return steps.stream().noneMatch(Step::failed);
    }

    /** Whether something remains that the files do not tell. */
    public boolean assuming() {
        return steps.stream().anyMatch(step -> step.verdict() == Verdict.OPEN);
    }
}
