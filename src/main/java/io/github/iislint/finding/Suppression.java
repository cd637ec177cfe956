package io.github.iislint.finding;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why a finding is silenced.
 *
 * @param reason in the words of the author
 * @param line the 1-based line of the suppressing comment in the finding's file
 * @param until the last day on which it holds, or {@code null} for ever
 */
public record Suppression(String reason, int line, @Nullable LocalDate until) {
}
