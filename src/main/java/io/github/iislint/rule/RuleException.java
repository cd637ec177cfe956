package io.github.iislint.rule;

/**
 * A rule file that cannot be used, or a rule that fails while it runs. The message names file, line, what was found and expected.
 */
public final class RuleException extends Exception {

    private static final long serialVersionUID = 1L;

    public RuleException(String message) {
        super(message);
    }

    public RuleException(String message, Throwable cause) {
        super(message, cause);
    }
}
