package io.github.iislint.certificate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file with a visitor's certificate: PEM, DER, PKCS#7, PKCS#12 (PFX) or bare base64, recognized by its content.
 */
public final class CertificateFile {

    private static final Comparator<PrivateKeyState> PREFERENCE = Comparator.comparing(
            List.of(PrivateKeyState.OTHER, PrivateKeyState.UNREAD, PrivateKeyState.PRESENT)::indexOf);

    private final Format format;
    private final X509Certificate certificate;
    private final List<X509Certificate> others;
    private final PrivateKeyState privateKey;

    private CertificateFile(Format format, X509Certificate certificate, List<X509Certificate> others,
            PrivateKeyState privateKey) {
        this.format = format;
        this.certificate = certificate;
        this.others = List.copyOf(others);
        this.privateKey = privateKey;
    }

    /** How a file is written. */
    public enum Format {
        PEM,
        DER,
        PKCS7,
        PKCS12
    }

    /** Whether the file holds the private key of the certificate. Without it a client cannot use the certificate (403.7). */
    public enum PrivateKeyState {
        /** There is a private key, and it is that of the certificate. */
        PRESENT,
        /** There is none. Files other than PKCS#12 usually hold none, wherever the key may be. */
        MISSING,
        /** There is a private key, but that of another certificate. */
        OTHER,
        /** There is a private key, but it is encrypted otherwise, or of a kind that this JDK does not know. */
        UNREAD
    }

    /**
     * Whether the file is PKCS#12, which a password protects.
     *
     * @throws CertificateFileException if it cannot be read
     */
    public static boolean needsPassword(Path file) throws CertificateFileException {
        return FileContent.read(file).is(ContentKind.PKCS12);
    }

    /**
     * Reads a file.
     *
     * @param password for PKCS#12; {@code null} tries the empty one. It is neither kept nor cleared
     * @throws PasswordException if the password does not open the file
     * @throws CertificateFileException if the file cannot be read, is broken, or holds no certificate
     */
    public static CertificateFile read(Path file, char @Nullable [] password) throws CertificateFileException {
        FileContent content = FileContent.read(file);
        if (content.is(ContentKind.PKCS12)) {
            return pkcs12(content, password);
        }
        if (content.certificates().isEmpty()) {
            throw new CertificateFileException(file, content.unreadable().isEmpty()
                    ? content.holdsNo(ContentKind.CERTIFICATE)
                    : "contains a certificate that Java cannot read");
        }
        X509Certificate own = own(content.certificates());
        Format format = content.is(ContentKind.PKCS7) ? Format.PKCS7 : content.pem() ? Format.PEM : Format.DER;
        PrivateKeyState state = content.keys().stream().map(key -> state(key, own)).max(PREFERENCE)
                .orElse(PrivateKeyState.MISSING);
        return new CertificateFile(format, own, without(content.certificates(), own), state);
    }

    /** The first that issued none of the others. */
    private static X509Certificate own(List<X509Certificate> certificates) {
        return certificates.stream().filter(candidate -> certificates.stream().noneMatch(other -> !other.equals(candidate)
                && other.getIssuerX500Principal().equals(candidate.getSubjectX500Principal())))
                .findFirst().orElse(certificates.get(0));
    }

    private static List<X509Certificate> without(List<X509Certificate> certificates, X509Certificate own) {
        return certificates.stream().filter(certificate -> !certificate.equals(own)).distinct().toList();
    }

    private static CertificateFile pkcs12(FileContent content, char @Nullable [] password) throws CertificateFileException {
        char[] used = password == null ? new char[0] : password;
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(content.bytes()), used);
            List<X509Certificate> all = new ArrayList<>();
            CertificateFile found = null;
            for (String alias : Collections.list(store.aliases())) {
                List<X509Certificate> chain = chain(store, alias);
                all.addAll(chain);
                if (found == null && store.isKeyEntry(alias) && !chain.isEmpty()) {
                    found = new CertificateFile(Format.PKCS12, chain.get(0), List.of(), state(store, alias, used, chain.get(0)));
                }
            }
            if (found == null && !all.isEmpty()) {
                found = new CertificateFile(Format.PKCS12, own(all), List.of(), PrivateKeyState.MISSING);
            }
            if (found == null) {
                throw new CertificateFileException(content.file(), "contains no certificate with its private key");
            }
            return new CertificateFile(Format.PKCS12, found.certificate, without(all, found.certificate), found.privateKey);
        } catch (IOException e) {
            // A wrong password shows as a wrong checksum, or as padding that does not fit.
            if (e.getCause() instanceof UnrecoverableKeyException) {
                throw new PasswordException(content.file(), password == null ? "a password is needed" : "the password is wrong");
            }
            throw new CertificateFileException(content.file(), "is a PKCS#12 file that cannot be read", e);
        } catch (GeneralSecurityException | RuntimeException | StackOverflowError e) {
            throw new CertificateFileException(content.file(), "is a PKCS#12 file that cannot be read", e);
        }
    }

    private static List<X509Certificate> chain(KeyStore store, String alias) throws GeneralSecurityException {
        Certificate[] chain = store.getCertificateChain(alias);
        Certificate single = store.getCertificate(alias);
        List<Certificate> certificates = chain != null ? List.of(chain) : single != null ? List.of(single) : List.of();
        return certificates.stream().filter(X509Certificate.class::isInstance).map(X509Certificate.class::cast).toList();
    }

    private static PrivateKeyState state(KeyStore store, String alias, char[] password, X509Certificate certificate)
            throws GeneralSecurityException {
        try {
            Key key = store.getKey(alias, password);
            return key instanceof PrivateKey secret ? state(secret, certificate.getPublicKey()) : PrivateKeyState.UNREAD;
        } catch (UnrecoverableKeyException e) {
            return PrivateKeyState.UNREAD;
        }
    }

    private static PrivateKeyState state(Pem.Block block, X509Certificate certificate) {
        if (block.der() == null || !block.label().equals("PRIVATE KEY")) {
            return PrivateKeyState.UNREAD;
        }
        try {
            PublicKey counterpart = certificate.getPublicKey();
            KeyFactory factory = KeyFactory.getInstance(counterpart.getAlgorithm());
            return state(factory.generatePrivate(new PKCS8EncodedKeySpec(block.der())), counterpart);
        } catch (GeneralSecurityException | RuntimeException e) {
            // A key of another algorithm ends here too.
            return PrivateKeyState.UNREAD;
        }
    }

    /** Signs something and checks it, the only test that works for every kind of key. */
    private static PrivateKeyState state(PrivateKey key, PublicKey counterpart) {
        String algorithm = switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            case "DSA" -> "SHA256withDSA";
            default -> key.getAlgorithm();
        };
        try {
            byte[] probe = {1, 2, 3};
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(probe);
            byte[] signed = signature.sign();
            signature.initVerify(counterpart);
            signature.update(probe);
            return signature.verify(signed) ? PrivateKeyState.PRESENT : PrivateKeyState.OTHER;
        } catch (GeneralSecurityException | RuntimeException e) {
            return key.getAlgorithm().equals(counterpart.getAlgorithm()) ? PrivateKeyState.UNREAD : PrivateKeyState.OTHER;
        }
    }

    public Format format() {
        return format;
    }

    /** The visitor's certificate: the one with the private key, otherwise the one that issued none of the others. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The other certificates of the file, which a client sends along. */
    public List<X509Certificate> others() {
        return others;
    }

    public PrivateKeyState privateKey() {
        return privateKey;
    }

    /** Without the bytes. */
    @Override
    public String toString() {
        return format + " " + CertificateFacts.of(certificate) + " private key " + privateKey;
    }
}
