package io.github.iislint.certificate;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A revocation list in the making, by default in force from {@link TestAuthority#BEGIN} to {@link TestAuthority#END}. */
public final class TestCrl {

    private final TestCertificate issuer;
    private final TestKeys keys;
    private final List<byte[]> entries = new ArrayList<>();
    private final List<byte[]> extensions = new ArrayList<>();
    private Instant from = TestAuthority.BEGIN;
    private Instant until = TestAuthority.END;

    TestCrl(TestCertificate issuer, TestKeys keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    public TestCrl from(String date) {
        from = TestAuthority.day(date);
        return this;
    }

    public TestCrl until(String date) {
        until = TestAuthority.day(date);
        return this;
    }

    public TestCrl withoutEnd() {
        until = null;
        return this;
    }

    /** Names a certificate; the reason is that of RFC 5280 (0 unspecified, 1 key compromise, 6 hold, 8 removed). */
    public TestCrl revoke(TestCertificate certificate, String date, int reason) {
        byte[] code = TestAuthority.extension("2.5.29.21", false, DerWriter.tagged(0x0A, new byte[]{(byte) reason}));
        entries.add(DerWriter.sequence(DerWriter.integer(certificate.certificate().getSerialNumber()),
                DerWriter.time(TestAuthority.day(date)), DerWriter.sequence(code)));
        return this;
    }

    /** Makes it a list of changes to the list of that number. */
    public TestCrl changesTo(int number) {
        return extension("2.5.29.27", true, DerWriter.integer(number));
    }

    /** Restricts it: the fields of the issuing distribution point. */
    TestCrl point(byte[]... fields) {
        return extension("2.5.29.28", true, DerWriter.sequence(fields));
    }

    TestCrl extension(String oid, boolean critical, byte[] value) {
        extensions.add(TestAuthority.extension(oid, critical, value));
        return this;
    }

    public byte[] make() {
        byte[] end = until == null ? new byte[0] : DerWriter.time(until);
        byte[] revoked = entries.isEmpty() ? new byte[0] : DerWriter.sequence(entries.toArray(new byte[0][]));
        byte[] number = TestAuthority.extension("2.5.29.20", false, DerWriter.integer(BigInteger.ONE));
        byte[] more = DerWriter.join(extensions.toArray(new byte[0][]));
        byte[] body = DerWriter.sequence(DerWriter.integer(1), keys.identifier(),
                issuer.certificate().getSubjectX500Principal().getEncoded(), DerWriter.time(from), end, revoked,
                DerWriter.tagged(0xA0, DerWriter.sequence(number, more)));
        return keys.sign(body, issuer.keys().getPrivate());
    }

    public String pem() {
        return TestCertificate.pem("X509 CRL", make());
    }
}
