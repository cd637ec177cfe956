package io.github.iislint.cli;

/** The command could not do its work; the message is for the user. */
final class FailureException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailureException(String message) {
        super(message);
    }

    FailureException(Exception cause) {
        super(cause.getMessage(), cause);
    }
}
