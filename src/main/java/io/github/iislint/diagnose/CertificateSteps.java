package io.github.iislint.diagnose;

import io.github.iislint.certificate.Authorities;
import io.github.iislint.certificate.CertificateFacts;
import io.github.iislint.certificate.CertificateFacts.Validity;
import io.github.iislint.certificate.CertificateFile.Format;
import io.github.iislint.certificate.CertificateFile.PrivateKeyState;
import io.github.iislint.certificate.Chain;
import io.github.iislint.certificate.ChainCheck;
import io.github.iislint.certificate.ChainProblem;
import io.github.iislint.certificate.Revocation;
import io.github.iislint.diagnose.Step.Name;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a server would accept a visitor's certificate, checked in the order of the articles. */
final class CertificateSteps {

    private final Visitor.Certificate shown;
    private final Visitor visitor;
    private final CertificateFacts facts;
    private final Authorities authorities;
    private final Chain chain;
    private final Assumptions assumptions;

    /** @param visitor one with that certificate */
    CertificateSteps(Visitor.Certificate shown, Visitor visitor, Assumptions assumptions) {
        this.shown = shown;
        this.visitor = visitor;
        this.assumptions = assumptions;
        this.facts = CertificateFacts.of(shown.x509());
        Authorities known = visitor.authorities() == null ? Authorities.none() : visitor.authorities();
        this.authorities = known.with(shown.file().others(), shown.name());
        this.chain = new ChainCheck(authorities).chain(shown.x509(), visitor.now());
    }

    X509Certificate certificate() {
        return shown.x509();
    }

    CertificateFacts facts() {
        return facts;
    }

    /** Whether the visitor can prove ownership of the certificate. */
    Step privateKey() {
        boolean holder = shown.file().format() == Format.PKCS12;
        PrivateKeyState state = shown.file().privateKey();
        if (state == PrivateKeyState.PRESENT) {
            return Step.passes(Name.PRIVATE_KEY, shown.name() + " contains the private key", null, Article.CERTIFICATE_REJECTED);
        }
        if (state == PrivateKeyState.OTHER) {
            return Step.fails(Name.PRIVATE_KEY, "403.7", shown.name() + " contains the private key of another certificate: a "
                    + "client cannot present this one", null, Article.CERTIFICATE_REJECTED);
        }
        if (state == PrivateKeyState.MISSING && holder) {
            return Step.fails(Name.PRIVATE_KEY, "403.7", shown.name() + " contains the certificate without its private key: a "
                    + "client cannot present it", null, Article.CERTIFICATE_REJECTED);
        }
        String told = state == PrivateKeyState.UNREAD
                ? "the private key in " + shown.name() + " cannot be read"
                : shown.name() + " does not contain the private key";
        return assumptions.holds(Assumption.KEY)
                ? Step.open(Name.PRIVATE_KEY, told + "; the visitor is assumed to have it", null,
                        Article.CERTIFICATE_REJECTED)
                : Step.fails(Name.PRIVATE_KEY, "403.7", "the visitor does not have the private key",
                        null, Article.CERTIFICATE_REJECTED);
    }

    Step dates() {
        Validity validity = facts.validityAt(visitor.now());
        if (validity == Validity.EXPIRED) {
            return Step.fails(Name.DATES, "403.17", "the certificate expired on " + day(facts.notAfter()), null,
                    Article.STATUS_CODES);
        }
        if (validity == Validity.NOT_YET_VALID) {
            return Step.fails(Name.DATES, "403.17", "the certificate is not valid before " + day(facts.notBefore()), null,
                    Article.STATUS_CODES);
        }
        Optional<Chain.ChainCertificate> outdated = chain.outdatedAt(visitor.now());
        if (outdated.isPresent()) {
            CertificateFacts authority = outdated.get().facts();
            boolean expired = authority.validityAt(visitor.now()) == Validity.EXPIRED;
            return Step.fails(Name.DATES, "403.17", "the authority " + authority.subject() + (expired
                    ? " expired on "
                            + day(authority.notAfter())
                    : " is not valid before " + day(authority.notBefore())), null,
                    Article.STATUS_CODES);
        }
        long days = facts.daysLeft(visitor.now());
        return Step.passes(Name.DATES, "valid until " + day(facts.notAfter())
                + (days <= visitor.expiresWithin() ? ", which is in " + days + (days == 1 ? " day" : " days") : ""), null,
                Article.CERTIFICATE_REJECTED);
    }

    private static String day(Instant moment) {
        return moment.toString().replaceFirst("T00:00:00Z$", "");
    }

    Step trust() {
        if (chain.trusted()) {
            Step step = Step.passes(Name.TRUST, "its chain ends at the trusted root " + last().facts().subject(), null,
                    Article.UNTRUSTED);
            return clean()
                    ? step.with(path())
                    : Step.fails(Name.TRUST, "403.16",
                            "the chain is valid, but certificates that are not self-signed in the server's store of trusted "
                                    + "roots make the server distrust every client certificate",
                            null,
                            Article.ROOT_STORE).with(path());
        }
        if (visitor.authorities() == null && chain.problem() != ChainProblem.BAD_SIGNATURE) {
            String told = facts.selfSigned()
                    ? "it is self-signed, so it has to be among the trusted roots itself"
                    : "the roots that the server trusts are unknown (--trust); issued by " + facts.issuer();
            return assumptions.holds(Assumption.TRUSTED)
                    ? Step.open(Name.TRUST, told, null, Article.UNTRUSTED)
                    : untrusted(facts.selfSigned()
                            ? "it is self-signed, and not among the trusted roots"
                            : "the root of " + facts.issuer() + " is not among the trusted roots");
        }
        return chain.untrusted()
                ? untrusted(chain.explanation())
                : Step.open(Name.TRUST, "undecided: " + chain.explanation(), null, Article.UNTRUSTED).with(path());
    }

    private boolean clean() {
        return assumptions.holds(Assumption.ROOT_STORE);
    }

    private Step untrusted(String why) {
        Step step = assumptions.holds(Assumption.ISSUER_LIST)
                ? Step.fails(Name.TRUST, "403.7", why
                        + ": it is not on the list of issuers that the server sends, so a client does"
                        + " not offer it", assumptions.place(Assumption.ISSUER_LIST), Article.ROOT_STORE)
                : Step.fails(Name.TRUST, "403.16", "the certificate is not trusted: " + why, null, Article.UNTRUSTED);
        step = step.with(remedy());
        List<String> details = path();
        for (X509Certificate intermediate : visitor.authorities() == null
                ? List.<X509Certificate>of()
                : visitor.authorities().intermediates()) {
            details.add(CertificateFacts.of(intermediate).subject()
                    + " is an intermediate authority: it helps to build a chain and is not trusted by itself. On the server "
                    + "it belongs in Intermediate Certification Authorities, not in Trusted Root Certification Authorities");
        }
        return step.with(details);
    }

    /** A root should be installed only if it is known to be what is missing. */
    private Remedy remedy() {
        if (visitor.authorities() == null) {
            return chain.problem() == ChainProblem.BAD_SIGNATURE
                    ? Remedy.orderChain()
                    : facts.selfSigned() ? Remedy.installRoot() : Remedy.findMissing();
        }
        ChainProblem problem = chain.problem();
        return problem == null ? Remedy.orderChain() : switch (problem) {
            case ROOT_MISSING, SELF_SIGNED -> Remedy.installRoot();
            case INTERMEDIATE_MISSING, ISSUER_MISSING -> Remedy.sendIssuer(last().facts().issuer());
            default -> Remedy.orderChain();
        };
    }

    private Chain.ChainCertificate last() {
        return chain.steps().get(chain.steps().size() - 1);
    }

    private List<String> path() {
        List<String> path = new ArrayList<>();
        for (Chain.ChainCertificate step : chain.steps()) {
            String role = switch (step.role()) {
                case CERTIFICATE -> "certificate ";
                case INTERMEDIATE -> "intermediate ";
                case ROOT -> "trusted root ";
            };
            path.add(role + step.facts().subject() + ", until " + day(step.facts().notAfter())
                    + (step.origin().isEmpty() ? "" : ", from " + visitor.names().apply(step.origin())));
        }
        return path;
    }

    Step revocation() {
        if (!assumptions.holds(Assumption.REVOCATION)) {
            return Step.passes(Name.REVOCATION, "the server does not check for revocation",
                    assumptions.place(Assumption.REVOCATION), Article.SERVER_CERTIFICATE);
        }
        List<Revocation> answers = visitor.revocations().check(chain, authorities, visitor.now());
        for (Revocation answer : answers) {
            boolean unproven = answer.doubt() == Revocation.Doubt.ISSUER_MISSING
                    || answer.doubt() == Revocation.Doubt.SIGNATURE_UNREAD;
            Instant revoked = answer.revokedAt();
            if (revoked != null && (answer.status() == Revocation.Status.REVOKED || unproven)) {
                return Step.fails(Name.REVOCATION, "403.13", answer.step().facts().subject() + " was revoked on "
                        + day(revoked) + (answer.reason() == null ? "" : " (" + answer.reason() + ")") + ", says "
                        + visitor.names().apply(answer.list()), null, Article.CERTIFICATE_REJECTED);
            }
        }
        for (Revocation answer : answers) {
            Instant ended = answer.nextUpdate();
            if (ended != null && answer.doubt() == Revocation.Doubt.EXPIRED
                    && !(assumptions.said(Assumption.CRL) && assumptions.holds(Assumption.CRL))) {
                return Step.fails(Name.REVOCATION, "403.13", "the revocation list " + visitor.names().apply(answer.list())
                        + " expired on "
                        + day(ended) + ": without a newer one, a server does not know whether "
                        + answer.step().facts().subject() + " is revoked", null, Article.STATUS_CODES);
            }
        }
        if (!answers.isEmpty() && answers.stream().allMatch(answer -> answer.status() == Revocation.Status.NOT_REVOKED)) {
            return Step.passes(Name.REVOCATION, "not revoked according to " + visitor.names().apply(answers.get(0).list()), null,
                    Article.CERTIFICATE_REJECTED);
        }
        if (answers.isEmpty()) {
            return Step.passes(Name.REVOCATION, "a self-signed certificate is not checked for revocation", null,
                    Article.CERTIFICATE_REJECTED);
        }
        return assumptions.holds(Assumption.CRL)
                ? Step.open(Name.REVOCATION, "no revocation list is known", null,
                        Article.STATUS_CODES)
                : Step.fails(Name.REVOCATION, "403.13",
                        "the server cannot determine whether the certificate is revoked, and treats it as revoked",
                        null, Article.STATUS_CODES);
    }

    Step purpose() {
        if (!facts.clientAuthentication()) {
            return assumptions.holds(Assumption.USAGE)
                    ? Step.fails(Name.PURPOSE, "403.16", "the certificate is not intended for client authentication: its "
                            + "extended key usage is "
                            + String.join(", ", facts.extendedKeyUsage())
                            + ", without client authentication (browsers do not offer it at all)",
                            null, Article.SERVER_CERTIFICATE)
                    : Step.passes(Name.PURPOSE, "the server does not check the purpose of certificates",
                            assumptions.place(Assumption.USAGE),
                            Article.SERVER_CERTIFICATE);
        }
        if (!facts.mayProveIdentity()) {
            return Step.open(Name.PURPOSE, "its key usage (" + String.join(", ", facts.keyUsage())
                    + ") lacks digitalSignature, which a client needs to prove that it has the key: many clients do not offer "
                    + "it", null,
                    Article.SERVER_CERTIFICATE);
        }
        if (facts.authority()) {
            return Step.open(Name.PURPOSE, "it is a CA certificate, which is not intended for visitors", null,
                    Article.SERVER_CERTIFICATE);
        }
        return Step.passes(Name.PURPOSE, facts.extendedKeyUsage().isEmpty()
                ? "valid for every purpose"
                : "valid for client "
                        + "authentication",
                null,
                Article.SERVER_CERTIFICATE);
    }
}
