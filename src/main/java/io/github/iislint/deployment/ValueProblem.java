package io.github.iislint.deployment;

import io.github.iislint.file.SourceSpan;

/**
 * Something that is wrong with a value, or with a token that has none.
 *
 * @param place in the file that a person can change
 * @param text a clause without any value
 */
public record ValueProblem(Kind kind, SourceSpan place, String text) {

    /** What is wrong. */
    public enum Kind {
        /** A token without a value. */
        MISSING,
        /** A value that would end the markup around it. */
        NOT_ESCAPED,
        /** A value that its attribute does not take. */
        INVALID,
        /** An expression that is more than a name, or a parameter that replaces more than attributes and texts. */
        NOT_EVALUATED
    }
}
