package io.github.iislint.diagnose;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a request ends.
 *
 * @param steps in the order in which IIS decides them
 * @param identity as whom the visitor gets in, such as {@code anonymous}; {@code null} for a visitor who is refused
 */
public record RequestOutcome(List<Step> steps, @Nullable String identity) {

    public RequestOutcome {
        steps = List.copyOf(steps);
        identity = steps.stream().anyMatch(Step::failed) ? null : identity;
    }

    /** The step that decides the answer. */
    public Optional<Step> decisive() {
        return steps.stream().filter(Step::failed).findFirst();
    }

    /** The answer in a word or two, to compare outcomes with. */
    String answer() {
        return decisive().map(step -> step.status() == null ? "no answer" : step.status()).orElse("let in, " + identity);
    }
}
