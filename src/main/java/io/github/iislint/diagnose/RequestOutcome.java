package io.github.iislint.diagnose;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a walk ends.
 *
 * @param identity as whom the visitor gets in, if nothing fails; {@code null} where that is not reached
 */
record RequestOutcome(List<Step> steps, @Nullable String identity) {

    /** The step that decides the answer. */
    Optional<Step> decisive() {
        return steps.stream().filter(Step::failed).findFirst();
    }

    /** The answer in a word or two, to compare outcomes with. */
    String answer() {
        return decisive().map(step -> step.status() == null ? "no answer" : step.status()).orElse("let in, " + identity);
    }
}
