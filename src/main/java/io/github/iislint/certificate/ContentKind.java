package io.github.iislint.certificate;

import java.util.List;
import java.util.Optional;

/** What bytes contain, recognized only by their structure. */
enum ContentKind {
    CERTIFICATE("a certificate"),
    CRL("a certificate revocation list"),
    REQUEST("a certificate request"),
    PKCS7("a PKCS#7 collection of certificates"),
    PKCS12("a PKCS#12 file (PFX)"),
    PRIVATE_KEY("a private key"),
    UNKNOWN("something else");

    private static final byte[] SIGNED_DATA = {6, 9, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 1, 7, 2};
    private static final byte[] VERSION_3 = {2, 1, 3};
    private static final int EXPLICIT_VERSION = 0xA0;

    private final String phrase;

    ContentKind(String phrase) {
        this.phrase = phrase;
    }

    /** With an article, to stand in a sentence. */
    String phrase() {
        return phrase;
    }

    /** The kind of the value at the start of {@code bytes}. */
    static ContentKind of(byte[] bytes) {
        // Both of these are often written with indefinite lengths, which DER does not know.
        if (begins(bytes, SIGNED_DATA)) {
            return PKCS7;
        }
        if (begins(bytes, VERSION_3)) {
            return PKCS12;
        }
        Optional<Der> outer = Der.first(bytes).filter(der -> der.tag() == Der.SEQUENCE);
        if (outer.isEmpty()) {
            return UNKNOWN;
        }
        if (outer.get().startsWith(Der.SEQUENCE, Der.SEQUENCE, Der.BIT_STRING) && outer.get().children().size() == 3) {
            return signed(outer.get().children().get(0));
        }
        boolean key = outer.get().startsWith(Der.INTEGER, Der.SEQUENCE, Der.OCTET_STRING)
                || outer.get().startsWith(Der.INTEGER, Der.OCTET_STRING)
                || outer.get().startsWith(Der.INTEGER, Der.INTEGER, Der.INTEGER, Der.INTEGER, Der.INTEGER)
                || outer.get().startsWith(Der.SEQUENCE, Der.OCTET_STRING);
        return key ? PRIVATE_KEY : UNKNOWN;
    }

    private static ContentKind signed(Der body) {
        List<Der> fields = body.children();
        int first = !fields.isEmpty() && fields.get(0).tag() == EXPLICIT_VERSION ? 1 : 0;
        List<Der> rest = fields.subList(Math.min(first, fields.size()), fields.size());
        if (tags(rest, Der.INTEGER, Der.SEQUENCE, Der.SEQUENCE, Der.SEQUENCE, Der.SEQUENCE, Der.SEQUENCE)) {
            return CERTIFICATE;
        }
        int algorithm = !rest.isEmpty() && rest.get(0).tag() == Der.INTEGER ? 1 : 0;
        rest = rest.subList(Math.min(algorithm, rest.size()), rest.size());
        if (tags(rest, Der.SEQUENCE, Der.SEQUENCE, Der.UTC_TIME)
                || tags(rest, Der.SEQUENCE, Der.SEQUENCE, Der.GENERALIZED_TIME)) {
            return CRL;
        }
        return tags(rest, Der.SEQUENCE, Der.SEQUENCE, EXPLICIT_VERSION) ? REQUEST : UNKNOWN;
    }

    private static boolean tags(List<Der> values, int... tags) {
        for (int i = 0; i < tags.length; i++) {
            if (i >= values.size() || values.get(i).tag() != tags[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean begins(byte[] bytes, byte[] wanted) {
        if (bytes.length < 2 || (bytes[0] & 0xFF) != Der.SEQUENCE) {
            return false;
        }
        int length = bytes[1] & 0xFF;
        int start = length > 0x80 ? 2 + length - 0x80 : 2;
        if (bytes.length - start < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[start + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
