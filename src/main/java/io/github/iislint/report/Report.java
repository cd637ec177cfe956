package io.github.iislint.report;

import io.github.iislint.lint.LintResult;
import java.io.IOException;

/** Writes a result in one format, as {@link ReportFormat#write} has it. */
interface Report {

    /** @param result without secrets */
    void write(LintResult result, Appendable out) throws IOException;
}
