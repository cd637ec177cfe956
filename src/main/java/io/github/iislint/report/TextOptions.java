package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;

/**
 * How the text report looks.
 *
 * @param color whether it may use ANSI escape sequences
 * @param unicode whether it may draw with characters that are not ASCII; what comes from files stays as it is
 * @param width how many columns a line may have
 * @param shown the least severity of the findings that it shows; it counts the others
 * @param amount how much it says
 */
public record TextOptions(boolean color, boolean unicode, int width, Severity shown, Amount amount) {

    /** Without color, 120 columns wide, with errors and warnings. */
    public static final TextOptions PLAIN = new TextOptions(false, true, 120, Severity.WARNING, Amount.EVERYTHING);

    /** How much the text report says. */
    public enum Amount {
        /** Findings, remarks about the run, hints and a summary. */
        EVERYTHING,
        /** Findings alone. */
        FINDINGS,
        /** How often each rule finds something, remarks about the run and a summary. */
        COUNTS
    }

    /** Whether a finding is shown, and not only counted. */
    boolean shows(Finding finding) {
        return finding.counts() && finding.severity().atLeast(shown);
    }
}
