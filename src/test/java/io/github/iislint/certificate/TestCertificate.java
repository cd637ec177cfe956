package io.github.iislint.certificate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A certificate made by a test, with its keys, in every form that a file can have. */
public record TestCertificate(X509Certificate certificate, KeyPair keys) {

    public byte[] der() {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The value of a one-to-one mapping's certificate attribute. */
    public String base64() {
        return Base64.getEncoder().encodeToString(der());
    }

    public String pem() {
        return pem("CERTIFICATE", der());
    }

    /** The private key, not encrypted. */
    public String keyPem() {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }

    /** A PFX file with the private key, this certificate and its issuers. */
    public byte[] pkcs12(String password, TestCertificate... issuers) {
        return pkcs12(password, keys.getPrivate(), issuers);
    }

    byte[] pkcs12(String password, PrivateKey key, TestCertificate... issuers) {
        List<Certificate> chain = new ArrayList<>(List.of(certificate));
        for (TestCertificate issuer : issuers) {
            chain.add(issuer.certificate);
        }
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("visitor", key, password.toCharArray(), chain.toArray(new Certificate[0]));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            store.store(out, password.toCharArray());
            return out.toByteArray();
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A PKCS#7 file with these certificates. */
    public static byte[] pkcs7(TestCertificate... certificates) {
        List<X509Certificate> path = new ArrayList<>();
        for (TestCertificate certificate : certificates) {
            path.add(certificate.certificate);
        }
        try {
            return CertificateFactory.getInstance("X.509").generateCertPath(path).getEncoded("PKCS7");
        } catch (CertificateException e) {
            throw new IllegalStateException(e);
        }
    }
}
