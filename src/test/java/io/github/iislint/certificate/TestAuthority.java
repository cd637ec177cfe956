package io.github.iislint.certificate;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.x500.X500Principal;

/**
 * A certification authority for tests.
 *
 * <pre>
 * TestAuthority root = TestAuthority.root("CN=Root");
 * TestAuthority sub = root.authority("CN=Sub");
 * TestCertificate alice = sub.issue("CN=alice").until("2027-01-01").purposes(TestAuthority.CLIENT).make();
 * byte[] crl = sub.list().revoke(alice, "2026-03-01", 1).make();
 * </pre>
 *
 * Certificates are valid from {@link #BEGIN} to {@link #END} unless a test says otherwise; {@link #NOW} lies between.
 */
public final class TestAuthority {

    public static final Instant BEGIN = day("2025-01-01");
    public static final Instant NOW = day("2026-06-01");
    public static final Instant END = day("2045-01-01");

    public static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    public static final String SERVER = "1.3.6.1.5.5.7.3.1";
    public static final String ANY = "2.5.29.37.0";

    private static final AtomicInteger SERIAL = new AtomicInteger(0x1000);

    private final TestCertificate own;
    private final TestKeys keys;

    private TestAuthority(TestCertificate own, TestKeys keys) {
        this.own = own;
        this.keys = keys;
    }

    /** A self-signed authority with an EC key. */
    public static TestAuthority root(String subject) {
        return root(subject, TestKeys.EC);
    }

    /** A self-signed authority. */
    public static TestAuthority root(String subject, TestKeys keys) {
        return selfSigned(subject, keys).asAuthority(-1).makeAuthority();
    }

    /** A certificate that its owner issues to himself. */
    public static Request selfSigned(String subject) {
        return selfSigned(subject, TestKeys.EC);
    }

    static Request selfSigned(String subject, TestKeys keys) {
        return new Request(null, subject, keys, keys.generate());
    }

    /** Midnight in UTC. */
    public static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    /** An intermediate authority of the same kind of keys. */
    public TestAuthority authority(String subject) {
        return issue(subject).asAuthority(-1).makeAuthority();
    }

    /** The request for a certificate that this authority signs. */
    public Request issue(String subject) {
        return new Request(this, subject, keys, keys.generate());
    }

    /** The same for a certificate with other keys than the authority's. */
    public Request issue(String subject, TestKeys other) {
        return new Request(this, subject, other, other.generate());
    }

    /** A revocation list of this authority. */
    public TestCrl list() {
        return new TestCrl(own, keys);
    }

    /** This authority's own certificate. */
    public TestCertificate certificate() {
        return own;
    }

    public X509Certificate x509() {
        return own.certificate();
    }

    /** The same authority with another certificate, such as a renewed one. */
    public TestAuthority renewed(String from, String until) {
        return new Request(null, own.certificate().getSubjectX500Principal().getName(), keys, own.keys()).from(from).until(until)
                .asAuthority(-1).makeAuthority();
    }

    static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? DerWriter.sequence(DerWriter.oid(oid), DerWriter.truth(), DerWriter.octets(value))
                : DerWriter.sequence(DerWriter.oid(oid), DerWriter.octets(value));
    }

    /** A certificate in the making. */
    public static final class Request {

        private final TestAuthority issuer;
        private final byte[] subject;
        private final TestKeys kind;
        private final KeyPair pair;
        private final List<byte[]> extensions = new ArrayList<>();
        private Instant from = BEGIN;
        private Instant until = END;
        private BigInteger serial = BigInteger.valueOf(SERIAL.incrementAndGet());
        private byte[] publicKey;
        private boolean issuerNamed;
        private boolean wrongSignature;

        private Request(TestAuthority issuer, String subject, TestKeys kind, KeyPair pair) {
            this.issuer = issuer;
            this.subject = new X500Principal(subject).getEncoded();
            this.kind = kind;
            this.pair = pair;
            this.publicKey = pair.getPublic().getEncoded();
        }

        public Request from(String date) {
            from = day(date);
            return this;
        }

        public Request until(String date) {
            until = day(date);
            return this;
        }

        public Request serial(BigInteger number) {
            serial = number;
            return this;
        }

        /** Basic constraints and the key usage of an authority; a negative length sets no limit. */
        public Request asAuthority(int pathLength) {
            return asAuthority(pathLength, 5, 6);
        }

        Request asAuthority(int pathLength, int... usage) {
            byte[] limit = pathLength < 0 ? new byte[0] : DerWriter.integer(pathLength);
            return extension("2.5.29.19", true, DerWriter.sequence(DerWriter.truth(), limit)).usage(usage);
        }

        /** The purposes of extended key usage, as object identifiers. */
        public Request purposes(String... oids) {
            byte[] purposes = new byte[0];
            for (String oid : oids) {
                purposes = DerWriter.join(purposes, DerWriter.oid(oid));
            }
            return extension("2.5.29.37", false, DerWriter.sequence(purposes));
        }

        /** The bits of key usage: 0 digital signature, 5 certificates, 6 revocation lists. */
        public Request usage(int... bits) {
            return extension("2.5.29.15", true, DerWriter.flags(bits));
        }

        /** Where the revocation list is said to be. */
        public Request listAt(String url) {
            byte[] name = DerWriter.tagged(0xA0, DerWriter.tagged(0xA0, DerWriter.ascii(0x86, url)));
            return extension("2.5.29.31", false, DerWriter.sequence(DerWriter.sequence(name)));
        }

        /** Where an OCSP responder and the issuer's certificate are said to be. */
        public Request askAt(String url) {
            byte[] ocsp = DerWriter.sequence(DerWriter.oid("1.3.6.1.5.5.7.48.1"), DerWriter.ascii(0x86, url));
            byte[] issuers = DerWriter.sequence(DerWriter.oid("1.3.6.1.5.5.7.48.2"), DerWriter.ascii(0x86, url));
            return extension("1.3.6.1.5.5.7.1.1", false, DerWriter.sequence(ocsp, issuers));
        }

        /** Names the issuer's issuer in the authority key identifier, as OpenSSL does. */
        public Request namingIssuer() {
            issuerNamed = true;
            return this;
        }

        public Request extension(String oid, boolean critical, byte[] value) {
            extensions.add(TestAuthority.extension(oid, critical, value));
            return this;
        }

        Request publicKey(byte[] encoded) {
            publicKey = encoded;
            return this;
        }

        /** Signs with a key that nobody knows. */
        public Request forged() {
            wrongSignature = true;
            return this;
        }

        TestAuthority makeAuthority() {
            return new TestAuthority(make(), kind);
        }

        public TestCertificate make() {
            try {
                byte[] der = der();
                return new TestCertificate((X509Certificate) CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(der)), pair);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        byte[] der() {
            TestKeys signing = issuer == null ? kind : issuer.keys;
            KeyPair key = wrongSignature ? signing.generate() : issuer == null ? pair : issuer.own.keys();
            byte[] issuerName = issuer == null ? subject : issuer.x509().getSubjectX500Principal().getEncoded();
            byte[] issuerKey = issuer == null ? pair.getPublic().getEncoded() : issuer.own.keys().getPublic().getEncoded();
            List<byte[]> all = new ArrayList<>(extensions);
            all.add(TestAuthority.extension("2.5.29.14", false, DerWriter.octets(keyId(publicKey))));
            byte[] above = !issuerNamed
                    ? new byte[0]
                    : DerWriter.join(
                            DerWriter.tagged(0xA1, DerWriter.tagged(0xA4, issuer.x509().getIssuerX500Principal().getEncoded())),
                            DerWriter.tagged(0x82, issuer.x509().getSerialNumber().toByteArray()));
            all.add(TestAuthority.extension("2.5.29.35", false,
                    DerWriter.sequence(DerWriter.tagged(0x80, keyId(issuerKey)), above)));
            byte[] body = DerWriter.sequence(DerWriter.tagged(0xA0, DerWriter.integer(2)), DerWriter.integer(serial),
                    signing.identifier(), issuerName, DerWriter.sequence(DerWriter.time(from), DerWriter.time(until)), subject,
                    publicKey, DerWriter.tagged(0xA3, DerWriter.sequence(all.toArray(new byte[0][]))));
            return signing.sign(body, key.getPrivate());
        }

        private static byte[] keyId(byte[] publicKey) {
            try {
                return MessageDigest.getInstance("SHA-1").digest(publicKey);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
