package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import java.util.List;

/** What helps against the step that refuses a request. */
final class Remedies {

    private Remedies() {
    }

    static List<Remedy> of(Step step, Request request) {
        return switch (step.name()) {
            case BINDING -> List.of(Remedy.addBinding(request.target().scheme()));
            case CONFIGURATION -> step.remedy() == null ? List.of() : List.of(step.remedy());
            case SSL -> List.of(Remedy.useHttps());
            case CIPHER -> List.of(Remedy.strongCipher());
            case REQUEST -> List.of(Remedy.askForCertificate());
            case HANDSHAKE -> List.of(Remedy.askWithinHandshake(request.certificateKey()));
            case PRIVATE_KEY -> List.of(Remedy.importWithKey());
            case CERTIFICATE -> request.https() ? List.of(Remedy.giveCertificate()) : List.of(Remedy.useHttps());
            case DATES -> List.of(Remedy.renew(), Remedy.checkClock());
            case TRUST -> step.article() == Article.ROOT_STORE && "403.16".equals(step.status())
                    ? List.of(Remedy.cleanRootStore())
                    : "403.7".equals(step.status()) ? List.of(Remedy.noIssuerList(), trust(step)) : List.of(trust(step));
            case REVOCATION -> step.article() == Article.CERTIFICATE_REJECTED
                    ? List.of(Remedy.replaceRevoked())
                    : List.of(Remedy.publishList());
            case PURPOSE -> List.of(Remedy.issueForClients());
            case MAPPING -> List.of(Remedy.allow());
            case ACCOUNT -> "401.2".equals(step.status())
                    ? List.of(Remedy.map())
                    : List.of(Remedy.accountRights(request.site().name()));
            case LOCATION, AUTHORIZATION, ADDRESS, FILTERING, HANDLER, CONTENT, BODY, PROXY, POOL -> List.of();
        };
    }

    private static Remedy trust(Step step) {
        return step.remedy() == null ? Remedy.findMissing() : step.remedy();
    }

    /** Whether accepting certificates instead of requiring them would let the visitor past a step. */
    static boolean acceptingHelps(Step step) {
        return "403.7".equals(step.status()) && step.name() != Name.TRUST;
    }
}
