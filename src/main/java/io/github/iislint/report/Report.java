package io.github.iislint.report;

import io.github.iislint.lint.LintResult;
import java.io.IOException;

/** Writes the result of a run in one format. */
public interface Report {

    /**
     * Writes the whole report. Lines end with LF on every system, and the text is to be encoded in UTF-8.
     *
     * @throws IOException if {@code out}, or a file that the format writes besides, cannot be written
     */
    void write(LintResult result, Appendable out) throws IOException;
}
