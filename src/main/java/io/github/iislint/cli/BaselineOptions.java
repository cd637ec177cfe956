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
import io.github.iislint.rule.RuleDescription;
import io.github.iislint.settings.SettingsException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which findings are not new, so that they do not count. */
final class BaselineOptions {

    private final OptionSpec baselineFile = Options.value("--baseline", "FILE", Path.class,
            "Findings in this file do not count; 'iislint baseline' writes it.");

    private final OptionSpec since = Options.value("--since", "REF", String.class,
            "Only findings that are new since HEAD diverged from this branch, tag or commit count, whichever files they are "
                    + "in; also reports what changes for visitors.");

    private final List<String> unreadBefore = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();

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
     * Makes the linter of an earlier revision: what its own settings and rules say of it, so that a change of them is one, too.
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
        try {
            Baseline baseline = baselineFile() == null ? null : BaselineFile.read(input.trustedFiles(), baselineFile());
            return new KnownFindings(baseline, since() == null ? null : comparison(input, earlier, linter));
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }

    private Comparison comparison(InputOptions input, Earlier earlier, Linter linter) throws LintException {
        try {
            Repository repository = Repository.around(input.start(), input.files().workingFolder());
            String commit = repository.mergeBase(since());
            try (CommitFiles files = repository.files(commit, input.disk())) {
                AccessSnapshot visitors = new AccessSnapshot();
                LintResult before = linter(files, earlier, linter).lint(files, input.paths(files), visitors);
                before.unread().forEach(line -> unreadBefore.add("--since " + since() + ": " + line));
                return new Comparison(before, visitors, since(), commit);
            }
        } catch (GitException e) {
            throw new FailureException("--since " + since() + ": " + e.getMessage());
        }
    }

    private Linter linter(FileTree revision, Earlier earlier, Linter linter) {
        try {
            return earlier.linter(revision);
        } catch (SettingsException | FailureException e) {
            notices.add("--since " + since()
                    + ": that revision is checked with the settings of the work tree, because its own cannot be used: "
                    + e.getMessage());
            return linter;
        }
    }

    /** A run with its known findings marked, and a notice for each entry of the baseline that is gone. */
    LintResult mark(KnownFindings known, LintResult found, AccessSnapshot visitors, InputOptions input) {
        List<Baseline.Entry> stale = new ArrayList<>();
        LintResult result = known.mark(found, visitors, input.files(), stale::add).withUnread(unreadBefore);
        for (String notice : notices) {
            result = result.withNotice(notice);
        }
        for (Baseline.Entry entry : stale) {
            if (looked(entry, result, input)) {
                result = result.withNotice(baselineFile() + ": " + entry.rule() + " in " + entry.file()
                        + " is gone; run 'iislint baseline' to remove it");
            }
        }
        return result;
    }

    /** Whether the run would have found what an entry stands for. */
    private static boolean looked(Baseline.Entry entry, LintResult result, InputOptions input) {
        Set<String> rules = result.rules().stream().map(RuleDescription::id).collect(Collectors.toSet());
        Path working = input.files().workingFolder();
        List<Path> inputs = input.paths().stream().map(path -> working.resolve(path).normalize()).toList();
        try {
            Path file = working.resolve(entry.file()).normalize();
            return rules.contains(entry.rule()) && inputs.stream().anyMatch(file::startsWith);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
