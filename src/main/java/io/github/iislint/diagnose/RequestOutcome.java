package io.github.iislint.diagnose;

import java.util.List;
import java.util.Optional;

/**
 * Where a walk ends.
 *
 * @param identity as whom the visitor gets in, if nothing fails; {@code null} where that is not reached
 */
record RequestOutcome(List<Step> steps, String identity) {

    /** The step that decides the answer. */
    Optional<Step> decisive() {
        return steps.stream().filter(Step::failed).findFirst();
    }

    /** The answer in a word or two, to compare outcomes with. */
    String answer() {
        return decisive().map(step -> step.status() == null ? "no answer" : step.status()).orElse("let in, " + identity);
    }
}
