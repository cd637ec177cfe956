package io.github.iislint.report;

import io.github.iislint.file.NearestName;
import io.github.iislint.secret.SecretRedactor;
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
            throw new IllegalArgumentException("no format is called \"" + name + "\""
                    + NearestName.of(name, names).map(nearest -> ", perhaps " + nearest + " is meant").orElse("")
                    + "; there are " + String.join(", ", names));
        }
        return values()[index];
    }

    /** The report in this format; whatever it is given, it never shows a secret (see {@link SecretRedactor}). */
    public Report report(ReportContext options) {
        Report report = create(options);
        if (options.root() == null || options.directory() == null || !ofRepository()) {
            return (result, out) -> report.write(SecretRedactor.redact(result), out);
        }
        RepositoryNames names = new RepositoryNames(options.directory(), options.root());
        return (result, out) -> report.write(names.apply(SecretRedactor.redact(result)), out);
    }

    /** Whether the readers of the format have the whole repository before them, and name files from its root. */
    public boolean ofRepository() {
        return switch (this) {
            // JSON and people have them relative to the working folder, and Azure gets absolute paths
            case TEXT, JSON, AZURE, HTML -> false;
            case SARIF, GITHUB, GITLAB, JUNIT, CHECKSTYLE, MARKDOWN -> true;
        };
    }

    // one class is loaded, that of the format which is asked for: starting the JVM is most of what a small run costs
    private Report create(ReportContext options) {
        return switch (this) {
            case TEXT -> new TextReport(options);
            case JSON -> new JsonReport(options);
            case SARIF -> new SarifReport(options);
            case GITHUB -> new GithubReport(options);
            case AZURE -> new AzureReport(options);
            case GITLAB -> new GitlabReport();
            case JUNIT -> new JunitReport(options);
            case CHECKSTYLE -> new CheckstyleReport(options);
            case MARKDOWN -> new MarkdownReport(options);
            case HTML -> new HtmlReport(options);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
