package io.github.iislint.lint;

/** The run could not do its work. The message tells the user what is wrong and what to do. */
public final class LintException extends Exception {

    private static final long serialVersionUID = 1L;

    public LintException(String message) {
        super(message);
    }

    /** With the message of its cause. */
    public LintException(Throwable cause) {
        super(String.valueOf(cause.getMessage()), cause);
    }

    public LintException(String message, Throwable cause) {
        super(message, cause);
    }
}
