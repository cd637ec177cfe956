package io.github.iislint.rule;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.certificate.CertificateProblem;
import io.github.iislint.certificate.Chain;
import io.github.iislint.certificate.ChainCheck;
import io.github.iislint.certificate.MappedCertificate;
import io.github.iislint.certificate.Revocation;
import io.github.iislint.certificate.Revocations;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dom4j.Element;
import org.dom4j.tree.DefaultElement;
import org.jspecify.annotations.Nullable;

/** What rules can read about the certificate of a one-to-one mapping. Safe for several threads. */
public final class CertificateFunctions {

    private final Authorities authorities;
    private final Revocations revocations;
    private final boolean trustKnown;
    private final Instant now;
    private final int expiresWithin;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    /**
     * @param authorities {@code null} if it is not specified whom the server trusts
     * @param expiresWithin days
     */
    public CertificateFunctions(@Nullable Authorities authorities, Revocations revocations, Instant now, int expiresWithin) {
        this.trustKnown = authorities != null;
        this.authorities = authorities == null ? Authorities.none() : authorities;
        this.revocations = revocations;
        this.now = now;
        this.expiresWithin = expiresWithin;
    }

    int expiresWithin() {
        return expiresWithin;
    }

    /** An element {@code certificate} with the facts as attributes. */
    Element describe(String value) {
        Element element = new DefaultElement("certificate");
        known.computeIfAbsent(value, this::facts).forEach(element::addAttribute);
        return element;
    }

    private Map<String, String> facts(String value) {
        MappedCertificate mapped = MappedCertificate.parse(value);
        if (mapped.certificate().isEmpty()) {
            CertificateProblem problem = mapped.problem().orElse(CertificateProblem.EMPTY);
            return !problem.malformed()
                    ? Map.of()
                    : Map.of("problem", problem.name().toLowerCase(Locale.ROOT).replace('_', '-'), "explanation",
                            mapped.explanation());
        }
        X509Certificate certificate = mapped.certificate().get();
        Map<String, String> facts = new ConcurrentHashMap<>();
        CertificateFacts about = CertificateFacts.of(certificate);
        facts.put("subject", about.subject());
        facts.put("issuer", about.issuer());
        facts.put("serial", about.serial());
        facts.put("thumbprint", about.thumbprint());
        facts.put("not-before", about.notBefore().toString());
        facts.put("not-after", about.notAfter().toString());
        facts.put("validity", about.validityAt(now).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        facts.put("days-left", String.valueOf(about.daysLeft(now)));
        facts.put("ca", String.valueOf(about.authority()));
        facts.put("client-authentication", about.clientAuthentication() ? "yes" : "no");
        trust(facts, certificate);
        return facts;
    }

    private void trust(Map<String, String> facts, X509Certificate certificate) {
        facts.put("trust", "unknown");
        facts.put("revoked", "unknown");
        if (!trustKnown && revocations.isEmpty()) {
            return;
        }
        Chain chain = new ChainCheck(authorities).chain(certificate, now);
        if (trustKnown && (chain.trusted() || chain.untrusted())) {
            facts.put("trust", chain.trusted() ? "trusted" : "untrusted");
            if (chain.untrusted()) {
                facts.put("trust-problem", chain.explanation());
            }
        }
        List<Revocation> answers = revocations.check(chain, authorities, now);
        if (answers.stream().anyMatch(CertificateFunctions::revoked)) {
            facts.put("revoked", "yes");
        } else if (!answers.isEmpty() && answers.stream().allMatch(answer -> answer.status() == Revocation.Status.NOT_REVOKED)) {
            facts.put("revoked", "no");
        }
    }

    /** A list that is given without the certificate of its issuer is trusted. */
    private static boolean revoked(Revocation answer) {
        return answer.status() == Revocation.Status.REVOKED
                || answer.doubt() == Revocation.Doubt.ISSUER_MISSING && answer.revokedAt() != null;
    }
}
