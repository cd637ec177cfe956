package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.iis.ElementState;
import io.github.iislint.rule.CertificateMapping;
import java.util.List;

/** Why a client certificate is missing or refused: 403.7, 403.12, 403.13, 403.16, 403.17. */
final class CertificateRefusals extends LoggedAnswer {

    CertificateRefusals(LoggedAnswer answer) {
        super(answer);
    }

    Explanation explanation() {
        return switch (status.substatus()) {
            case 7 -> certificateRequired();
            case 12 -> mapperDenied();
            case 13 -> certificate(Name.REVOCATION, Article.CERTIFICATE_REJECTED, revocationRemedy());
            case 16 -> certificate(Name.TRUST, Article.UNTRUSTED, trustRemedy());
            default -> certificate(Name.DATES, Article.STATUS_CODES, Remedy.renew());
        };
    }

    private Explanation certificateRequired() {
        boolean never = access.requires() && !access.negotiates();
        return flag(access.requires(), never ? Name.REQUEST : Name.CERTIFICATE, never
                ? "a client certificate is required, but not requested"
                : "a client certificate is required, and the visitor presents none",
                "no client certificate is required", Article.CERTIFICATE_REQUIRED, never
                        ? Remedy.askForCertificate()
                        : Remedy.giveCertificate());
    }

    /** A certificate that was shown and not accepted: that happens wherever one is requested. */
    private Explanation certificate(Name step, Article article, Remedy remedy) {
        Fact<Boolean> checked = facts.get(Assumption.REVOCATION);
        if (step == Name.REVOCATION && checked != null && !checked.value()) {
            return Explanation.contradicts(step, "http.sys does not check for revocation (" + checked.name() + ")",
                    checked.place(),
                    Article.SERVER_CERTIFICATE);
        }
        Fact<Boolean> within = facts.get(Assumption.NEGOTIATE);
        if (!access.asks() && within != null && within.value()) {
            return Explanation.unknown(step, "the configuration requests no certificate, but http.sys does at this endpoint ("
                    + within.name() + ")", within.place(), article, remedy);
        }
        String meaning = Win32Error.meaning(win32);
        return flag(access.asks(), step, "a client certificate is requested"
                + (meaning == null ? ", and the visitor's is not accepted" : ": " + meaning),
                "no client certificate is requested", article, remedy);
    }

    private Remedy revocationRemedy() {
        return win32 == Win32Error.REVOKED || win32 == Win32Error.CHAIN_REVOKED ? Remedy.replaceRevoked() : Remedy.publishList();
    }

    private Remedy trustRemedy() {
        if (win32 == Win32Error.CHAINING) {
            return new Remedy("Install the intermediate authority of the visitor's certificate on the server: Certificates (Local"
                    + " Computer) > Intermediate Certification Authorities", List.of("certutil -addstore CA intermediate.cer"));
        }
        return win32 == Win32Error.WRONG_USAGE
                ? Remedy.issueForClients()
                : win32 == Win32Error.EXPIRED
                        ? Remedy.renew()
                        : win32 == Win32Error.UNTRUSTED_ROOT ? Remedy.installRoot() : Remedy.findMissing();
    }

    private Explanation mapperDenied() {
        CertificateMapping mapping = CertificateMapping.at(server, location);
        for (ElementState entry : mapping.enabled() ? mapping.entries() : List.<ElementState>of()) {
            if ("deny".equalsIgnoreCase(entry.value("permissionMode"))) {
                return Explanation.agrees(Name.MAPPING, "a certificate mapping denies access", place(entry),
                        Article.MAPPER_DENIED,
                        Remedy.allow());
            }
        }
        if (mapping.enabled() || mapping.directoryEnabled()) {
            ElementState section = mapping.enabled() ? mapping.section() : mapping.directorySection();
            return Explanation.unknown(Name.MAPPING, "the account that the certificate is mapped to is not allowed to read "
                    + "the files",
                    place(section, "enabled"), Article.MAPPER_DENIED, Remedy.accountRights(location.siteName()));
        }
        return undecided(Name.MAPPING, "no certificate mapping is enabled", null, Article.MAPPER_DENIED);
    }
}
