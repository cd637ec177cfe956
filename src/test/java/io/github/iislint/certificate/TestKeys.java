package io.github.iislint.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;

/** How the certificates of tests are signed. */
public enum TestKeys {
    EC("EC", 256, "SHA256withECDSA", DerWriter.sequence(DerWriter.oid("1.2.840.10045.4.3.2"))),
    RSA("RSA", 2048, "SHA256withRSA", DerWriter.sequence(DerWriter.oid("1.2.840.113549.1.1.11"), DerWriter.nothing())),
    RSA_MD5("RSA", 2048, "MD5withRSA", DerWriter.sequence(DerWriter.oid("1.2.840.113549.1.1.4"), DerWriter.nothing()));

    private final String algorithm;
    private final int size;
    private final String signature;
    private final byte[] identifier;

    TestKeys(String algorithm, int size, String signature, byte[] identifier) {
        this.algorithm = algorithm;
        this.size = size;
        this.signature = signature;
        this.identifier = identifier;
    }

    KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The algorithm as certificates name it. */
    byte[] identifier() {
        return identifier;
    }

    /** The body, the algorithm and the signature in one sequence. */
    byte[] sign(byte[] body, PrivateKey key) {
        try {
            Signature signer = Signature.getInstance(signature);
            signer.initSign(key);
            signer.update(body);
            return DerWriter.sequence(body, identifier, DerWriter.bits(signer.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
