package io.github.iislint.file;

import java.util.Locale;

/** Messages for internal errors of iislint: they name the file, so that users can report it and lint the rest. */
public final class InternalErrors {

    private InternalErrors() {
    }

    /** @param file the file that was examined */
    public static String message(String file, Throwable e) {
        return file + ": not linted: " + message(e);
    }

    /** One line without the stack trace; the environment variable {@code IISLINT_DEBUG} adds where it happened. */
    public static String message(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        boolean debug = System.getenv("IISLINT_DEBUG") != null && trace.length > 0;
        return String.format(Locale.ROOT,
                "internal error: %s%s (this is a bug: please report it with the command and, if you can, the file)",
                e, debug ? " at " + trace[0] : "");
    }
}
