package io.github.iislint.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that say how certificates are judged. */
final class TrustOptions {

    @Option(names = "--now", paramLabel = "TIME",
            description = "The moment at which certificates and suppressions are judged: 2027-01-31 or 2027-01-31T12:00:00Z.")
    private String now;

    @Option(names = "--trust", paramLabel = "PATH",
            description = "Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.")
    private List<Path> trust = new ArrayList<>();

    @Option(names = "--crl", paramLabel = "PATH", description = "Certificate revocation lists: PEM, DER or a folder. Repeatable.")
    private List<Path> crls = new ArrayList<>();

    @Option(names = "--expires-within", paramLabel = "DAYS", description = "When a certificate counts as expiring. Default: 30.")
    private Integer expiresWithin;

    List<Path> trust() {
        return trust;
    }

    List<Path> crls() {
        return crls;
    }

    OptionalInt expiresWithin() {
        return expiresWithin == null ? OptionalInt.empty() : OptionalInt.of(expiresWithin);
    }

    /** @throws FailureException if what is given is no time */
    Instant moment() {
        if (now == null) {
            return Instant.now();
        }
        try {
            return now.indexOf('T') < 0 ? LocalDate.parse(now).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(now);
        } catch (DateTimeParseException e) {
            throw new FailureException("--now \"" + now + "\": expected a date (2027-01-31) or a time (2027-01-31T12:00:00Z)");
        }
    }
}
