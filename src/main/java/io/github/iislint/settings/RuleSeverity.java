package io.github.iislint.settings;

import io.github.iislint.finding.Severity;
import java.util.Locale;
import java.util.Optional;

/** The severity that the user gives a rule, or off. The names are the lower-case constants. */
public enum RuleSeverity {
    ERROR,
    WARNING,
    INFO,
    OFF;

    /**
     * The one called {@code name} ({@code error}, {@code warning}, {@code info} or {@code off}, any letter case).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static RuleSeverity of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** The severity of the rule's findings; empty where the rule is off. */
    public Optional<Severity> severity() {
        return this == OFF ? Optional.empty() : Optional.of(Severity.valueOf(name()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
