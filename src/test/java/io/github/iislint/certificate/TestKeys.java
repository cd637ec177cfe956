package io.github.iislint.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.HexFormat;

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

    /** A public key on a curve that the JDK does not know (SM2). */
    static byte[] onUnknownCurve() {
        return DerWriter.sequence(DerWriter.sequence(DerWriter.oid("1.2.840.10045.2.1"), DerWriter.oid("1.2.156.10197.1.301")),
                DerWriter.bits(new byte[65]));
    }

    /** A public key on a curve that the JDK knows and does not calculate on (brainpoolP256r1). */
    static byte[] onBrainpool() {
        return HexFormat.of().parseHex("305a301406072a8648ce3d020106092b24030302080101070342000438d5501df8251d8022d42384b110"
                + "d4ed68a1e3f941ee900db4d3f233dc61c8711c1cc594665f36bae60454170ece1719ea8d16559a7989392bccb57c08385497");
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
