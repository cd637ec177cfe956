package io.github.iislint.certificate;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The displayed facts about a certificate.
 *
 * @param subject as RFC 2253 writes it; may be empty
 * @param issuer as RFC 2253 writes it
 * @param serial the serial number in upper-case hex digits, an even number of them
 * @param thumbprint the SHA-1 hash of the certificate in upper-case hex, as Windows shows it
 * @param notBefore the first moment of its validity
 * @param notAfter the last moment of its validity
 * @param authority whether its basic constraints make it the certificate of a certification authority
 * @param clientAuthentication whether a client may show it: extended key usage is missing, or has client authentication or
 *        "any" in it (RFC 5280, section 4.2.1.12)
 * @param extendedKeyUsage the extended key usages, the common ones by name ({@code serverAuth}), others as object
 *        identifiers; empty if the extension is missing: then every purpose is allowed
 * @param keyUsage the key usages by the names of RFC 5280 ({@code digitalSignature}); empty if the extension is missing: then
 *        every usage is allowed
 * @param selfSigned whether it names itself as its issuer and is signed with its own key
 */
public record CertificateFacts(String subject, String issuer, String serial, String thumbprint, Instant notBefore,
        Instant notAfter, boolean authority, boolean clientAuthentication,
        List<String> extendedKeyUsage, List<String> keyUsage, boolean selfSigned) {

    private static final String ANY = "2.5.29.37.0";
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final Map<String, String> PURPOSES = Map.of(ANY, "any", CLIENT, "clientAuth",
            "1.3.6.1.5.5.7.3.1", "serverAuth", "1.3.6.1.5.5.7.3.3", "codeSigning", "1.3.6.1.5.5.7.3.4", "emailProtection",
            "1.3.6.1.5.5.7.3.8", "timeStamping", "1.3.6.1.5.5.7.3.9", "OCSPSigning",
            "1.3.6.1.4.1.311.20.2.2", "smartcardLogon");
    private static final List<String> USAGES = List.of("digitalSignature", "nonRepudiation", "keyEncipherment",
            "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly");

    public CertificateFacts {
        extendedKeyUsage = List.copyOf(extendedKeyUsage);
        keyUsage = List.copyOf(keyUsage);
    }

    /** Where a moment is in the validity of a certificate; both ends belong to it. */
    public enum Validity {
        VALID,
        EXPIRED,
        NOT_YET_VALID
    }

    /** Reads a certificate. */
    public static CertificateFacts of(X509Certificate certificate) {
        List<String> purposes = purposes(certificate);
        return new CertificateFacts(
                DistinguishedName.of(certificate.getSubjectX500Principal()).toString(),
                DistinguishedName.of(certificate.getIssuerX500Principal()).toString(),
                hex(certificate.getSerialNumber()), thumbprint(certificate),
                certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant(),
                certificate.getBasicConstraints() >= 0,
                purposes.isEmpty() || purposes.contains(ANY) || purposes.contains(CLIENT),
                purposes.stream().map(oid -> PURPOSES.getOrDefault(oid, oid)).toList(),
                usages(certificate), X509.selfSigned(certificate));
    }

    private static List<String> purposes(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            return purposes == null ? List.of() : purposes;
        } catch (CertificateParsingException e) {
            // Nothing certain can be said against it.
            return List.of();
        }
    }

    private static List<String> usages(X509Certificate certificate) {
        List<String> usages = new ArrayList<>();
        boolean[] bits = certificate.getKeyUsage();
        for (int i = 0; bits != null && i < Math.min(bits.length, USAGES.size()); i++) {
            if (bits[i]) {
                usages.add(USAGES.get(i));
            }
        }
        return usages;
    }

    private static String hex(BigInteger serial) {
        String digits = serial.abs().toString(16).toUpperCase(Locale.ROOT);
        return (serial.signum() < 0 ? "-" : "") + (digits.length() % 2 == 0 ? digits : "0" + digits);
    }

    private static String thumbprint(X509Certificate certificate) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-1").digest(certificate.getEncoded()));
        } catch (CertificateEncodingException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1, every certificate its bytes", e);
        }
    }

    /** Where {@code moment} is in the validity. */
    public Validity validityAt(Instant moment) {
        return moment.isBefore(notBefore) ? Validity.NOT_YET_VALID : moment.isAfter(notAfter) ? Validity.EXPIRED : Validity.VALID;
    }

    /** The whole days from {@code moment} to the end of the validity, rounded down; negative once it has expired. */
    public long daysLeft(Instant moment) {
        return Math.floorDiv(Duration.between(moment, notAfter).getSeconds(), 86_400L);
    }

    /** Whether its owner may sign with it, as a TLS client must: key usage is missing or has digital signature in it. */
    public boolean mayProveIdentity() {
        return keyUsage.isEmpty() || keyUsage.contains("digitalSignature");
    }
}
