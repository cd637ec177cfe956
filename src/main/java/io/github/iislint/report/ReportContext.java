package io.github.iislint.report;

import io.github.iislint.finding.Severity;
import java.nio.file.Path;

/**
 * What a report needs to know besides the result.
 *
 * @param version of iislint, such as {@code 0.1.0}
 * @param informationUri where iislint is described; {@code null} if nowhere
 * @param color whether the text report may use ANSI escape sequences
 * @param unicode whether the text report may draw with characters that are not ASCII; what comes from files stays as it is
 * @param width how many columns a line of the text report may have
 * @param failOn the least severity that fails the run; {@code null} if none does
 * @param summary the file for a summary in markdown: {@code github} appends to it ({@code GITHUB_STEP_SUMMARY}),
 *        {@code azure} writes it and has it uploaded; {@code null} for none
 * @param directory the folder that the files of the result are relative to, for formats that want absolute paths;
 *        {@code null} to keep them relative
 */
public record ReportContext(String version, String informationUri, boolean color, boolean unicode, int width,
                            Severity failOn, Path summary, Path directory) {

    /** Options without colour, summary or absolute paths, 120 columns wide, failing on warnings. */
    public static ReportContext of(String version) {
        return new ReportContext(version, null, false, true, 120, Severity.WARNING, null, null);
    }
}
