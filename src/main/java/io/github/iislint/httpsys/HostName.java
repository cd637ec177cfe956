package io.github.iislint.httpsys;

import java.net.IDN;
import java.util.Locale;

/** Names of hosts as http.sys compares them. */
public final class HostName {

    private HostName() {
    }

    /**
     * The form in which two spellings of a name are equal: in lower-case letters, and other letters than ASCII as DNS writes
     * them.
     *
     * @param host may begin with {@code *.}; what is not a name stays what it is, in lower-case letters
     */
    public static String ascii(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        // The tables for other letters take longer to load than a small file to lint.
        if (lower.chars().allMatch(c -> c < 128)) {
            return lower;
        }
        try {
            return lower.startsWith("*.") ? "*." + IDN.toASCII(lower.substring(2)) : IDN.toASCII(lower);
        } catch (IllegalArgumentException e) {
            return lower;
        }
    }
}
