package io.github.iislint.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select how certificates are checked. */
final class TrustOptions {

    private final OptionSpec now = Options.value("--now", "TIME", String.class,
            "The time at which certificates and suppressions are checked: 2027-01-31 or 2027-01-31T12:00:00Z. Default: now.");

    private final OptionSpec trust = Options.values("--trust", "PATH", Path.class,
            "Certificates of authorities that the server trusts: PEM, DER, PKCS#7 or a folder. Repeatable.");

    private final OptionSpec crls = Options.values("--crl", "PATH", Path.class,
            "Certificate revocation lists: PEM, DER or a folder. Repeatable.");

    private final OptionSpec expiresWithin = Options.value("--expires-within", "DAYS", Integer.class,
            "A certificate that expires within this number of days counts as expiring. Default: 30.");

    void addTo(CommandSpec spec) {
        Options.add(spec, now, trust, crls, expiresWithin);
    }

    List<Path> trust() {
        return trust.getValue();
    }

    List<Path> crls() {
        return crls.getValue();
    }

    /** @throws FailureException if what is given is not a number of days */
    OptionalInt expiresWithin() {
        Integer days = Options.number(expiresWithin, 0);
        return days == null ? OptionalInt.empty() : OptionalInt.of(days);
    }

    /** @throws FailureException if what is given is not a time */
    Instant moment() {
        String moment = now.getValue();
        if (moment == null) {
            return Instant.now();
        }
        try {
            return moment.indexOf('T') < 0
                    ? LocalDate.parse(moment).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(moment);
        } catch (DateTimeParseException e) {
            throw new FailureException("--now \"" + moment + "\": expected a date (2027-01-31) or a time (2027-01-31T12:00:00Z)");
        }
    }
}
