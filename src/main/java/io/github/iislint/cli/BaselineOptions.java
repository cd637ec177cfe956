package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.git.CommitFiles;
import io.github.iislint.git.GitException;
import io.github.iislint.git.Repository;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.Baseline;
import io.github.iislint.lint.Comparison;
import io.github.iislint.lint.KnownFindings;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.report.BaselineFile;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select the findings that are not new and therefore do not count. */
final class BaselineOptions {

    private final OptionSpec baselineFile = Options.value("--baseline", "FILE", Path.class,
            "Findings in this file do not count; 'iislint baseline' writes it.");

    private final OptionSpec since = Options.value("--since", "REF", String.class,
            "Only findings that are new since HEAD diverged from this branch, tag or commit count, whichever files they are "
                    + "in; also reports what changes for visitors.");

    void addTo(CommandSpec spec) {
        Options.add(spec, baselineFile, since);
    }

    private Path baselineFile() {
        return baselineFile.getValue();
    }

    private String since() {
        return since.getValue();
    }

    /**
     * Makes the linter of an earlier revision, with that revision's own settings and rules, so that a change of these counts,
     * too.
     */
    @FunctionalInterface
    interface Earlier {

        Linter linter(FileTree revision) throws SettingsException;
    }

    /**
     * Reads the baseline, and lints the earlier revision.
     *
     * @param earlier the linter of that revision
     * @param linter the linter of the run, for a revision whose settings or rules cannot be used
     */
    KnownFindings known(InputOptions input, Earlier earlier, Linter linter) throws LintException {
        if (baselineFile() == null && since() == null) {
            return KnownFindings.NONE;
        }
        List<String> notices = new ArrayList<>();
        List<String> unread = new ArrayList<>();
        try {
            Baseline baseline = baselineFile() == null ? null : BaselineFile.read(input.trustedFiles(), baselineFile());
            Comparison comparison = since() == null ? null : comparison(input, earlier, linter, notices, unread);
            return new KnownFindings(baseline, String.valueOf(baselineFile()), comparison, notices, unread);
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }

    private Comparison comparison(InputOptions input, Earlier earlier, Linter linter, List<String> notices,
            List<String> unread) throws LintException {
        try {
            Repository repository = Repository.around(input.start(), input.files().workingFolder());
            String commit = repository.mergeBase(since());
            try (CommitFiles files = repository.files(commit, input.disk())) {
                AccessSnapshot visitors = new AccessSnapshot();
                LintResult before = linter(files, earlier, linter, notices).lint(files, input.paths(files), visitors);
                before.unread().forEach(line -> unread.add("--since " + since() + ": " + line));
                return new Comparison(before, visitors, since(), commit);
            }
        } catch (GitException e) {
            throw new FailureException("--since " + since() + ": " + e.getMessage());
        }
    }

    private Linter linter(FileTree revision, Earlier earlier, Linter linter, List<String> notices) {
        try {
            return earlier.linter(revision);
        } catch (SettingsException | FailureException e) {
            notices.add("--since " + since()
                    + ": that revision is checked with the settings of the work tree, because its own cannot be used: "
                    + e.getMessage());
            return linter;
        }
    }
}
