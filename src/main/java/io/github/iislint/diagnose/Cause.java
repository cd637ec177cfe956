package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that an article names as the cause of a status.
 *
 * @param text the cause
 * @param finding what the files say about it
 * @param evidence what shows it; empty where no file does
 * @param remedy what helps if it is the cause
 */
public record Cause(String text, CauseStatus finding, List<Evidence> evidence, Article article, Remedy remedy) {

    /** Whether a cause is one. */
    public enum CauseStatus {
        CONFIRMED,
        OPEN,
        EXCLUDED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What speaks for or against a cause.
     *
     * @param place {@code null} where it is in no configuration file
     */
    public record Evidence(String text, @Nullable Place place) {
    }

    public Cause {
        evidence = List.copyOf(evidence);
    }
}
