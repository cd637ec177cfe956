package io.github.iislint.certificate;

/** Why a mapping's {@code certificate} value is not the certificate that a visitor's can be compared with. */
public enum CertificateProblem {
    /** Nothing but blanks. */
    EMPTY,
    /** The value has the BEGIN or END line of a PEM file. */
    PEM,
    /** The value is the base64 of a whole PEM file, encoded a second time. */
    PEM_ENCODED_AGAIN,
    /**
     * A certificate with blanks, line breaks or invisible characters in its base64. An XML parser turns the line breaks of
     * an attribute value into blanks.
     */
    LINE_BREAKS,
    /** 40 or 64 hex digits: the SHA-1 or SHA-256 hash of a certificate. */
    THUMBPRINT,
    /** A character that base64 does not have, or a length that it cannot have. */
    NOT_BASE64,
    /** Base64, but not of an X.509 certificate from the first to the last byte. */
    NOT_A_CERTIFICATE,
    /**
     * An X.509 certificate by its structure, with something in it that this JDK does not know, such as a Brainpool curve.
     * IIS may well be content with it: nothing is known to be wrong.
     */
    UNSUPPORTED;

    /** Whether the value is certain to be wrong. */
    public boolean malformed() {
        return this != UNSUPPORTED;
    }
}
