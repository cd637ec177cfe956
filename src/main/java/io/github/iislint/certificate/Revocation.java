package io.github.iislint.certificate;

import java.security.cert.CRLReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether one certificate of a chain is revoked.
 *
 * @param step the certificate
 * @param status the answer
 * @param doubt why the answer is unknown; {@code null} unless it is
 * @param revokedAt since when, for a certificate that a list names, also for a list that cannot be relied on; {@code null}
 *        for others
 * @param reason as the list gives it; {@code null} where it gives none
 * @param list the file of the list that decided, or that came closest; empty without one
 * @param nextUpdate until when that list holds; {@code null} without a list, or where it does not say
 */
public record Revocation(Chain.ChainCertificate step, Status status, @Nullable Doubt doubt, @Nullable Instant revokedAt,
        @Nullable CRLReason reason,
        String list,
        @Nullable Instant nextUpdate) {

    /** The answer. */
    public enum Status {
        REVOKED,
        NOT_REVOKED,
        UNKNOWN
    }

    /** Why there is no answer; the last is the one that comes closest to an answer. */
    public enum Doubt {
        /** No list of the certificate's issuer is given. */
        LIST_MISSING,
        /** There is a list of the issuer's name, but no certificate of the issuer to check its signature with. */
        ISSUER_MISSING,
        /** This JDK cannot check the signature of the list. */
        SIGNATURE_UNREAD,
        /** The list is signed with another key than the issuer's, as by another authority of the same name. */
        SIGNATURE_WRONG,
        /** The issuer's key usage does not allow it to sign lists. */
        SIGNER_NOT_ALLOWED,
        /** The list speaks only of some certificates, or of changes to another list. */
        PARTIAL,
        /** The list begins later than the given time. */
        NOT_YET_VALID,
        /** The list has ended before the given time; Windows then fails as for an unavailable one (403.13). */
        EXPIRED
    }

    /** Whether a list names the certificate, relied on or not. */
    public boolean listed() {
        return revokedAt != null;
    }
}
