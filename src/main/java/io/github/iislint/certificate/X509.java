package io.github.iislint.certificate;

import java.io.ByteArrayInputStream;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.cert.X509Extension;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The JDK's parsers behind a guard: whatever the bytes, the answer is a value or nothing. */
final class X509 {

    /** Longer certificates are left unread; real ones take a few kilobytes. */
    static final int LONGEST = 1 << 16;

    private X509() {
    }

    /** The certificate that {@code der} is from the first to the last byte; empty if the JDK cannot read it. */
    static Optional<X509Certificate> certificate(byte[] der) {
        return der.length > LONGEST
                ? Optional.empty()
                : guarded(() -> (X509Certificate) factory().generateCertificate(new ByteArrayInputStream(der)));
    }

    /** The list that {@code der} is from the first to the last byte; empty if the JDK cannot read it. */
    static Optional<X509CRL> crl(byte[] der) {
        return guarded(() -> (X509CRL) factory().generateCRL(new ByteArrayInputStream(der)));
    }

    /** The certificates of a PKCS#7 file; empty if the JDK cannot read it. */
    static Optional<List<X509Certificate>> certificates(byte[] pkcs7) {
        return guarded(() -> only(X509Certificate.class, factory().generateCertificates(new ByteArrayInputStream(pkcs7))));
    }

    /** The revocation lists of a PKCS#7 file; empty if the JDK cannot read it. */
    static Optional<List<X509CRL>> crls(byte[] pkcs7) {
        return guarded(() -> only(X509CRL.class, factory().generateCRLs(new ByteArrayInputStream(pkcs7))));
    }

    private static <T> List<T> only(Class<T> type, Collection<?> values) {
        return values.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static CertificateFactory factory() throws CertificateException {
        return CertificateFactory.getInstance("X.509");
    }

    private static <T> Optional<T> guarded(Parser<T> parser) {
        try {
            return Optional.ofNullable(parser.parse());
        } catch (CertificateException | CRLException | RuntimeException | StackOverflowError e) {
            // The parsers recurse into nested strings, and some of their checks end in unchecked exceptions.
            return Optional.empty();
        }
    }

    /** Reads one thing. */
    private interface Parser<T> {
        T parse() throws CertificateException, CRLException;
    }

    /** Whether {@code certificate} is signed with the key of {@code issuer}; empty if this JDK cannot tell. */
    static Optional<Boolean> signedBy(X509Certificate certificate, X509Certificate issuer) {
        return verdict(certificate::verify, issuer.getPublicKey());
    }

    /** Whether {@code crl} is signed with the key of {@code issuer}; empty if this JDK cannot tell. */
    static Optional<Boolean> signedBy(X509CRL crl, X509Certificate issuer) {
        return verdict(crl::verify, issuer.getPublicKey());
    }

    private static Optional<Boolean> verdict(Verification verification, PublicKey key) {
        try {
            verification.run(key);
            return Optional.of(true);
        } catch (NoSuchAlgorithmException e) {
            return Optional.empty();
        } catch (GeneralSecurityException | RuntimeException e) {
            // The JDK reads keys on more curves than it calculates on, and then fails as for a wrong signature.
            return key instanceof ECPublicKey point && !calculatesOn(point) ? Optional.empty() : Optional.of(false);
        }
    }

    private static boolean calculatesOn(ECPublicKey key) {
        for (String name : List.of("secp256r1", "secp384r1", "secp521r1")) {
            try {
                AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
                curve.init(new ECGenParameterSpec(name));
                if (curve.getParameterSpec(ECParameterSpec.class).getCurve().equals(key.getParams().getCurve())) {
                    return true;
                }
            } catch (GeneralSecurityException e) {
                // A JDK without this curve does not calculate on it.
                continue;
            }
        }
        return false;
    }

    /** Returns if the signature is by that key. */
    private interface Verification {
        void run(PublicKey key) throws GeneralSecurityException;
    }

    /** Whether the certificate names itself as its issuer and is signed with its own key. */
    static boolean selfSigned(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())
                && signedBy(certificate, certificate).orElse(true);
    }

    /** The content of an extension's value, the OCTET STRING around it taken off. */
    static Optional<Der> extension(X509Extension holder, String oid) {
        byte[] wrapped = holder.getExtensionValue(oid);
        return Optional.ofNullable(wrapped).flatMap(Der::first).flatMap(octets -> Der.first(octets.content()));
    }

    /** The name that {@code der} encodes; empty if the JDK cannot read it. */
    static Optional<X500Principal> name(byte[] der) {
        return guarded(() -> new X500Principal(der));
    }
}
