package io.github.iislint.deployment;

/** A file with values that cannot be used; the message names file, line and what was expected, and no value. */
public final class ValuesException extends Exception {

    private static final long serialVersionUID = 1L;

    ValuesException(String message) {
        super(message);
    }
}
