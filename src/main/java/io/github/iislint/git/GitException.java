package io.github.iislint.git;

import java.io.IOException;

/** The git command is missing or cannot do what it is asked. The message tells the user what is wrong and what to do. */
public final class GitException extends IOException {

    private static final long serialVersionUID = 1L;

    GitException(String message) {
        super(message);
    }

    GitException(String message, Throwable cause) {
        super(message, cause);
    }
}
