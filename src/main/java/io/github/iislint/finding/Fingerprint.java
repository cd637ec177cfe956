package io.github.iislint.finding;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a finding is known by in other runs: it stays the same when lines move. The digest is made when somebody asks for it,
 * which reports for people do not: all digests, and what Java loads for the first one, took 4 % of the processor time of a run
 * over one server with 370 findings. For any number of threads.
 */
public final class Fingerprint {

    /** Of a finding that has none. */
    static final Fingerprint NONE = new Fingerprint("", "", 1);

    /** What is longer is not kept until somebody asks. */
    private static final int LONGEST_KEPT = 500;
    private static final int BYTES = 8;

    /** What it is made of, or its digest where that is too long. */
    private final String subject;
    private final int number;
    private volatile @Nullable String digest;

    private Fingerprint(String subject, @Nullable String digest, int number) {
        this.subject = subject;
        this.digest = digest;
        this.number = number;
    }

    /** @param subject what does not change with the lines; equal ones have equal fingerprints */
    public static Fingerprint of(String subject) {
        if (subject.length() <= LONGEST_KEPT) {
            return new Fingerprint(subject, null, 1);
        }
        String digest = digest(subject);
        return new Fingerprint(digest, digest, 1);
    }

    /**
     * The same for one of several findings that would have the same.
     *
     * @param which 1 for the first
     */
    public Fingerprint numbered(int which) {
        return which == number ? this : new Fingerprint(subject, digest, which);
    }

    private static String digest(String subject) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fingerprint fingerprint && subject.equals(fingerprint.subject) && number == fingerprint.number;
    }

    @Override
    public int hashCode() {
        return subject.hashCode() * 31 + number;
    }

    /** As reports and baselines have it: 16 hexadecimal digits, and a colon and the number where that is not 1. */
    @Override
    public String toString() {
        String known = digest;
        if (known == null) {
            known = digest(subject);
            digest = known;
        }
        return number == 1 ? known : known + ":" + number;
    }
}
