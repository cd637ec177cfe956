package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the configuration relates to an answer in a log.
 *
 * @param step what decides it
 * @param text one line
 * @param place the value that decides; {@code null} where no file holds one
 * @param article {@code null} if there is none
 */
public record Explanation(LogVerdict verdict, Step.Name step, String text, @Nullable Place place, @Nullable Article article,
        List<Remedy> remedies) {

    public Explanation {
        remedies = List.copyOf(remedies);
    }

    static Explanation agrees(Step.Name step, String text, @Nullable Place place, Article article, Remedy... remedies) {
        return new Explanation(LogVerdict.AGREES, step, text, place, article, List.of(remedies));
    }

    static Explanation contradicts(Step.Name step, String text, @Nullable Place place, Article article) {
        return new Explanation(LogVerdict.CONTRADICTS, step, text, place, article, List.of());
    }

    static Explanation unknown(Step.Name step, String text, @Nullable Place place, @Nullable Article article,
            Remedy... remedies) {
        return new Explanation(LogVerdict.UNKNOWN, step, text, place, article, List.of(remedies));
    }
}
