package io.github.iislint.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code certificate} attribute of a one-to-one mapping holds: either a certificate or a problem.
 *
 * <p>IIS requires the DER bytes as base64 in one line, without the BEGIN and END lines of PEM (iis-docs,
 * {@code iisClientCertificateMappingAuthentication/oneToOneMappings/add}).
 */
public final class MappedCertificate {

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]+");
    private static final Pattern THUMBPRINT = Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}");

    private final @Nullable X509Certificate certificate;
    private final @Nullable CertificateProblem problem;
    private final String explanation;
    private final @Nullable String repaired;

    private MappedCertificate(@Nullable X509Certificate certificate, @Nullable CertificateProblem problem,
            String explanation, @Nullable String repaired) {
        this.certificate = certificate;
        this.problem = problem;
        this.explanation = explanation;
        this.repaired = repaired;
    }

    /** Reads the value of the attribute as an XML parser gives it. Never throws, whatever the value. */
    public static MappedCertificate parse(String value) {
        String bare = BLANKS.matcher(value).replaceAll("");
        if (bare.isEmpty()) {
            return wrong(CertificateProblem.EMPTY, "it is empty");
        }
        String digits = bare.replace(":", "").replace("-", "");
        if (THUMBPRINT.matcher(digits).matches()) {
            String hash = digits.length() == 40 ? "SHA-1" : "SHA-256";
            return wrong(CertificateProblem.THUMBPRINT,
                    "it is the " + hash + " thumbprint of a certificate, not the certificate itself");
        }
        if (Pem.looksLike(value)) {
            return pem(CertificateProblem.PEM, value, "it has the BEGIN or END line of a PEM file");
        }
        byte[] der = decode(bare);
        if (der == null) {
            return wrong(CertificateProblem.NOT_BASE64, "it is not base64");
        }
        String text = new String(der, StandardCharsets.ISO_8859_1);
        if (ContentKind.of(der) == ContentKind.UNKNOWN && Pem.looksLike(text)) {
            return pem(CertificateProblem.PEM_ENCODED_AGAIN, text, "it is the base64 of a whole PEM file");
        }
        MappedCertificate read = der(der);
        return read.certificate == null || bare.length() == value.length()
                ? read
                : new MappedCertificate(null, CertificateProblem.LINE_BREAKS,
                        "it contains spaces, line breaks or invisible characters", oneLine(read.certificate));
    }

    private static MappedCertificate pem(CertificateProblem problem, String text, String explanation) {
        Pem pem = Pem.read(text);
        if (pem.blocks().size() != 1) {
            return wrong(problem, explanation + " with " + pem.blocks().size() + " blocks");
        }
        byte[] der = pem.blocks().get(0).der();
        MappedCertificate inside = der == null ? wrong(problem, "its content is not base64") : der(der);
        return inside.certificate != null
                ? new MappedCertificate(null, problem, explanation, oneLine(inside.certificate))
                : wrong(problem, explanation + ", and " + inside.explanation);
    }

    private static MappedCertificate der(byte[] der) {
        ContentKind kind = ContentKind.of(der);
        int length = Der.first(der).map(Der::length).orElse(-1);
        if (kind == ContentKind.CERTIFICATE && length < der.length) {
            return wrong(CertificateProblem.NOT_A_CERTIFICATE, "there is something after the certificate");
        }
        if (kind == ContentKind.CERTIFICATE) {
            return X509.certificate(der).map(certificate -> new MappedCertificate(certificate, null, "", null))
                    .orElseGet(() -> wrong(CertificateProblem.UNSUPPORTED, "it is a certificate that Java cannot read"));
        }
        if (kind == ContentKind.UNKNOWN) {
            boolean begun = length < 0 && der.length > 1 && (der[0] & 0xFF) == Der.SEQUENCE && (der[1] & 0xFF) > 0x80;
            return wrong(CertificateProblem.NOT_A_CERTIFICATE, begun
                    ? "it is the base64 of a truncated certificate"
                    : "it is base64, but not of a certificate");
        }
        return wrong(CertificateProblem.NOT_A_CERTIFICATE, "it is the base64 of " + kind.phrase() + ", not of a certificate");
    }

    private static MappedCertificate wrong(CertificateProblem problem, String explanation) {
        return new MappedCertificate(null, problem, explanation, null);
    }

    private static byte @Nullable [] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The one line that belongs into the attribute for {@code certificate}. */
    public static String oneLine(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("a certificate without an encoding", e);
        }
    }

    /** The certificate; empty where there is a problem. */
    public Optional<X509Certificate> certificate() {
        return Optional.ofNullable(certificate);
    }

    /** What is wrong with the value; empty where it is a certificate. */
    public Optional<CertificateProblem> problem() {
        return Optional.ofNullable(problem);
    }

    /** The problem as a clause about the value ("it is the SHA-1 thumbprint …"), without its text; empty without a problem. */
    public String explanation() {
        return explanation;
    }

    /** The one line that belongs there instead, where the value holds exactly one certificate in the wrong form. */
    public Optional<String> repaired() {
        return Optional.ofNullable(repaired);
    }

    /** Without the value. */
    @Override
    public String toString() {
        return certificate == null ? String.valueOf(problem) : CertificateFacts.of(certificate).toString();
    }
}
