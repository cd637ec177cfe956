package io.github.iislint.settings;

import java.util.Locale;

/**
 * What a location is expected to require of its visitors; the names in files and options are the lower-case constants. They are
 * the choices Ignore, Accept and Require of the SSL Settings page.
 */
public enum ExpectedMode {
    /** No client certificate is requested. */
    NONE,
    /** A client certificate is requested, and visitors without one get in. */
    ACCEPT,
    /** Visitors without a client certificate are refused. */
    REQUIRE;

    /**
     * The mode called {@code name} ({@code none}, {@code accept} or {@code require}, any letter case).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static ExpectedMode of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
