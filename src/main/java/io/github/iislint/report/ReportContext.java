package io.github.iislint.report;

import io.github.iislint.finding.Severity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a report needs to know besides the result.
 *
 * @param version of iislint, such as {@code 0.1.0}
 * @param informationUri where iislint is described; {@code null} if nowhere
 * @param text how the text report looks
 * @param failOn the least severity that fails the run; {@code null} if none does
 * @param summary the file for a summary in markdown: {@code github} appends to it ({@code GITHUB_STEP_SUMMARY}),
 *        {@code azure} writes it and has it uploaded; {@code null} for none
 * @param directory the folder that the files of the result are relative to, for formats that want absolute paths;
 *        {@code null} to keep them relative
 * @param root the folder that the readers of {@link ReportFormat#ofRepository} formats have files relative to: that of the
 *        repository; {@code null} where it is {@code directory}
 * @param run what is known of the run
 */
public record ReportContext(String version, @Nullable String informationUri, TextOptions text, @Nullable Severity failOn,
        @Nullable Path summary, @Nullable Path directory, @Nullable Path root, RunDetails run) {

    /** Where nothing is known of the run. */
    public ReportContext(String version, @Nullable String informationUri, TextOptions text, @Nullable Severity failOn,
            @Nullable Path summary, @Nullable Path directory, @Nullable Path root) {
        this(version, informationUri, text, failOn, summary, directory, root, RunDetails.none());
    }

    /** Options without color, summary or absolute paths, failing on warnings. */
    public static ReportContext of(String version) {
        return new ReportContext(version, null, TextOptions.PLAIN, Severity.WARNING, null, null, null);
    }
}
