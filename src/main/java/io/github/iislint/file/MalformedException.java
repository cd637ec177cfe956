package io.github.iislint.file;

import java.util.Objects;

/** A file that is no well-formed, safe XML document. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    /**
     * @param message what is wrong, as a phrase without the place
     * @param line 1-based
     * @param column 1-based, in UTF-16 units
     */
    public MalformedException(String message, int line, int column) {
        super(message);
        this.line = Math.max(1, line);
        this.column = Math.max(1, column);
    }

    /** What is wrong, as a phrase without the place. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /** 1-based. */
    public int line() {
        return line;
    }

    /** 1-based, in UTF-16 units. */
    public int column() {
        return column;
    }
}
