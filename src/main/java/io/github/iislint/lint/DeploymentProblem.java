package io.github.iislint.lint;

import io.github.iislint.deployment.ValueProblem;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.finding.Severity;
import io.github.iislint.xdt.Correction;
import io.github.iislint.xdt.Message;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with a transform or with a value that is set at deployment, for the rule that says so.
 *
 * @param place in a file that a person can change
 * @param correction what to write into the transform; {@code null} if it is unknown
 */
record DeploymentProblem(String rule, SourceSpan place, String text, @Nullable Correction correction) {

    DeploymentProblem(String rule, SourceSpan place, String text) {
        this(rule, place, text, null);
    }

    /** Several chains have the same transform, and say the same of it. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DeploymentProblem problem && rule.equals(problem.rule)
                && place.file().path().equals(problem.place.file().path()) && place.span().equals(problem.place.span());
    }

    @Override
    public int hashCode() {
        return rule.hashCode() * 31 + place.span().hashCode();
    }

    /** What a problem of a value is to the rules; empty where it is nothing to report. */
    static Optional<DeploymentProblem> of(ValueProblem problem) {
        String rule = switch (problem.kind()) {
            case MISSING -> "value-missing";
            case NOT_ESCAPED -> "value-not-escaped";
            case INVALID -> "value-invalid";
            case NOT_EVALUATED -> null;
        };
        return Optional.ofNullable(rule).map(id -> new DeploymentProblem(id, problem.place(), problem.text()));
    }

    /** What a message of a transformation is to the rules; empty where it is nothing to report. */
    static Optional<DeploymentProblem> of(Message message) {
        return Optional.ofNullable(rule(message)).map(id -> new DeploymentProblem(id, message.place(), message.text(),
                message.correction()));
    }

    private static @Nullable String rule(Message message) {
        return switch (message.kind()) {
            case IMPORT_UNAVAILABLE -> "transform-not-evaluated";
            case NO_ROOT, COMMENT_NOT_WRITABLE, NOT_ENCODABLE -> "transform-result-invalid";
            case MALFORMED -> "transform-fails";
            case NO_MATCH, REMOVED_EARLIER, ARGUMENT_UNMATCHED, NOTHING_TO_SET,
                    NOTHING_TO_REMOVE ->
                of(message, "transform-no-match");
            case MULTIPLE_TARGETS -> of(message, "transform-several-targets");
            case UNKNOWN_XDT_ELEMENT, ARGUMENT_IGNORED -> of(message, "transform-without-effect");
            case SEVERAL_PARENTS -> "transform-several-targets";
            case KEY_NOT_COMPARED -> "transform-insert-if-missing";
            case NESTED -> "transform-nested";
            case UNKNOWN_XDT_ATTRIBUTE -> "transform-without-effect";
            case NO_NAMESPACE -> meant(message.place().file().text().text()) ? "transform-without-effect" : null;
            default -> of(message, null);
        };
    }

    /** Whether a text without the XDT namespace says what to transform. */
    private static boolean meant(String text) {
        return text.contains(":Transform=") || text.toLowerCase(Locale.ROOT)
                .contains("schemas.microsoft.com/xml-document-transform");
    }

    private static @Nullable String of(Message message, @Nullable String warning) {
        return message.severity() == Severity.ERROR ? "transform-fails" : message.severity() == Severity.WARNING ? warning : null;
    }
}
