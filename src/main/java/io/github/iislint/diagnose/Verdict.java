package io.github.iislint.diagnose;

import java.util.Locale;

/** How a step of a request ends. */
public enum Verdict {
    /** The request goes on. */
    PASSES,
    /** IIS turns the request away, or the connection ends. */
    FAILS,
    /** The files do not tell; the request goes on under an assumption. */
    OPEN,
    /** There is nothing to decide. */
    SKIPPED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
