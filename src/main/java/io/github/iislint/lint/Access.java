package io.github.iislint.lint;

import io.github.iislint.iis.ClientCertificateAccess;
import java.util.Locale;

/**
 * The part of {@link ClientCertificateAccess} that visitors notice.
 *
 * @param refused whether IIS refuses the configuration of the location, so that every request gets 500.19
 */
public record Access(ClientCertificates certificates, Ssl ssl, boolean refused) {

    /** The access if nothing is set. */
    static final Access NOTHING = new Access(ClientCertificates.IGNORED, Ssl.OPTIONAL);

    /** What a location of a file that cannot be read answers. */
    static final Access REFUSED = new Access(ClientCertificates.UNKNOWN, Ssl.UNKNOWN, true);

    /** What a location asks for whose configuration is not refused. */
    public Access(ClientCertificates certificates, Ssl ssl) {
        this(certificates, ssl, false);
    }

    /** What becomes of client certificates. */
    public enum ClientCertificates {
        IGNORED,
        ACCEPTED,
        REQUIRED,
        /** Known only at deployment. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether plain HTTP is refused. */
    public enum Ssl {
        OPTIONAL,
        REQUIRED,
        /** Known only at deployment. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Access of(ClientCertificateAccess access) {
        return switch (access.mode()) {
            case UNKNOWN -> new Access(ClientCertificates.UNKNOWN, Ssl.UNKNOWN);
            case REQUIRE -> new Access(ClientCertificates.REQUIRED, ssl(access));
            case ACCEPT -> new Access(ClientCertificates.ACCEPTED, ssl(access));
            case IGNORE -> new Access(ClientCertificates.IGNORED, ssl(access));
        };
    }

    private static Ssl ssl(ClientCertificateAccess access) {
        return access.ssl() ? Ssl.REQUIRED : Ssl.OPTIONAL;
    }

    Access withRefusal() {
        return new Access(certificates, ssl, true);
    }

    /** {@code client certificates required, SSL required}. */
    @Override
    public String toString() {
        return "client certificates " + certificates + ", SSL " + ssl;
    }
}
