package io.github.iislint.diagnose;

/** There is nothing to diagnose; the message says why, for the user. */
public final class DiagnoseException extends Exception {

    private static final long serialVersionUID = 1L;

    public DiagnoseException(String message) {
        super(message);
    }
}
