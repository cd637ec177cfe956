package io.github.iislint.report;

import io.github.iislint.file.NearestName;
import io.github.iislint.lint.LintResult;
import io.github.iislint.secret.SecretRedactor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The formats of a report. The names in options are the lower-case constants. */
public enum ReportFormat {
    /** For people. */
    TEXT,
    /** Everything, for programs; the contract of {@code check --format json}. */
    JSON,
    /** SARIF 2.1.0, for code scanning. */
    SARIF,
    /** Annotations of a GitHub Actions run, and its step summary. */
    GITHUB,
    /** Issues of an Azure Pipelines run, and its summary. */
    AZURE,
    /** GitLab Code Quality. */
    GITLAB,
    /** JUnit XML: a suite for each file, a test case for each rule. */
    JUNIT,
    /** Checkstyle XML. */
    CHECKSTYLE,
    /** A comment on a pull request. */
    MARKDOWN,
    /** A page that is one file. */
    HTML;

    /**
     * The format called {@code name}, in any letter case.
     *
     * @throws IllegalArgumentException if there is none; the message names the nearest, and all that there are
     */
    public static ReportFormat of(String name) {
        List<String> names = Arrays.stream(values()).map(ReportFormat::toString).toList();
        int index = names.indexOf(name.toLowerCase(Locale.ROOT));
        if (index < 0) {
            throw new IllegalArgumentException("unknown format \"" + name + "\""
                    + NearestName.of(name, names).map(nearest -> ", perhaps " + nearest + " is meant").orElse("")
                    + "; there are " + String.join(", ", names));
        }
        return values()[index];
    }

    /**
     * Writes the whole report in this format. Whatever the result holds, no secret is shown (see {@link SecretRedactor}). Lines
     * end with LF on every system, and the text must be encoded in UTF-8.
     *
     * @throws IOException if {@code out}, or a file that the format writes besides, cannot be written
     */
    public void write(LintResult result, ReportContext context, Appendable out) throws IOException {
        LintResult shown = SecretRedactor.redact(result, showsAll() ? finding -> true : context.text()::shows);
        if (ofRepository() && context.directory() != null && context.root() != null) {
            shown = new RepositoryNames(context.directory(), context.root()).apply(shown);
        }
        report(context).write(shown, out);
    }

    /** Whether the format shows findings of all severities, and those that do not count; the others only count them. */
    public boolean showsAll() {
        return switch (this) {
            case TEXT, GITHUB, AZURE, MARKDOWN -> false;
            case JSON, SARIF, GITLAB, JUNIT, CHECKSTYLE, HTML -> true;
        };
    }

    /** Whether the readers of the format have the whole repository before them, and name files from its root. */
    public boolean ofRepository() {
        return switch (this) {
            // JSON and people have them relative to the working folder, and Azure gets absolute paths
            case TEXT, JSON, AZURE, HTML -> false;
            case SARIF, GITHUB, GITLAB, JUNIT, CHECKSTYLE, MARKDOWN -> true;
        };
    }

    // one class is loaded, that of the format which is requested: starting the JVM is most of what a small run costs
    private Report report(ReportContext context) {
        return switch (this) {
            case TEXT -> new TextReport(context);
            case JSON -> new JsonReport(context);
            case SARIF -> new SarifReport(context);
            case GITHUB -> new GithubReport(context);
            case AZURE -> new AzureReport(context);
            case GITLAB -> new GitlabReport();
            case JUNIT -> new JunitReport(context);
            case CHECKSTYLE -> new CheckstyleReport(context);
            case MARKDOWN -> new MarkdownReport(context);
            case HTML -> new HtmlReport(context);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
