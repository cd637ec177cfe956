package io.github.iislint.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * The answer recorded in a log.
 *
 * @param substatus -1 where it is not logged
 */
record LoggedStatus(int status, int substatus) {

    /** Whether the configuration can be behind it. */
    static boolean ofInterest(int status) {
        return status == 401 || status == 403 || status == 404 || status == 405 || status == 413 || status == 500 || status == 502
                || status == 503;
    }

    // Those that the JVM would make for a record take it milliseconds to make.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoggedStatus logged && logged.status == status && logged.substatus == substatus;
    }

    @Override
    public int hashCode() {
        return status * 1009 + substatus;
    }

    boolean is(int wanted, int sub) {
        return status == wanted && substatus == sub;
    }

    /** Such as {@code 403.7}; {@code 405} and {@code 413} without their 0. */
    @Override
    public String toString() {
        boolean plain = substatus < 0 || substatus == 0 && (status == 405 || status == 413);
        return plain ? String.valueOf(status) : status + "." + substatus;
    }
}
