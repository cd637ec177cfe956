package io.github.iislint.diagnose;

import java.util.Locale;

/** Whether an answer in a log agrees with the configuration. */
public enum LogVerdict {
    /** The configuration leads to this answer. */
    AGREES,
    /** The configuration leads to another one: http.sys decides, or the files are not those that were in effect. */
    CONTRADICTS,
    /** What decides is in no file that was read. */
    UNKNOWN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
