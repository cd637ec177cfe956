package io.github.iislint.finding;

import java.util.Locale;

/** The severity of a finding, the most severe first. The names in files and options are the lower-case constants. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** Whether this severity is as bad as {@code other} or worse. */
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /**
     * The severity called {@code name} ({@code error}, {@code warning} or {@code info}, any letter case).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Severity of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
