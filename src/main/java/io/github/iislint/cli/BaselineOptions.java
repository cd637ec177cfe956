package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Finding;
import io.github.iislint.git.CommitFiles;
import io.github.iislint.git.GitException;
import io.github.iislint.git.Repository;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.Baseline;
import io.github.iislint.lint.Comparison;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.report.BaselineFile;
import io.github.iislint.rule.RuleDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that say which findings are not new, so that they do not count. */
final class BaselineOptions {

    private final OptionSpec baselineFile = Options.value("--baseline", "FILE", Path.class,
            "Findings in this file do not count; 'iislint baseline' writes it.");

    private final OptionSpec since = Options.value("--since", "REF", String.class,
            "Only what has changed since HEAD and this branch, tag or commit parted counts, whichever files it touches; "
                    + "tells what changes for visitors.");

    private final List<String> unreadBefore = new ArrayList<>();
    private Baseline baseline;
    private Comparison comparison;
    private String commit;

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
     * Reads the baseline and lints the earlier revision.
     *
     * @param linters makes a linter that reads a given tree of files
     */
    void prepare(InputOptions input, Function<FileTree, Linter> linters) throws LintException {
        try {
            if (baselineFile() != null) {
                baseline = BaselineFile.read(input.disk(), baselineFile());
            }
        } catch (IOException e) {
            throw new FailureException(e);
        }
        if (since() == null) {
            return;
        }
        try {
            Repository repository = Repository.around(input.start(), input.files().workingFolder());
            commit = repository.mergeBase(since());
            try (CommitFiles files = repository.files(commit, input.disk())) {
                AccessSnapshot visitors = new AccessSnapshot();
                LintResult before = linters.apply(files).lint(input.paths(files), visitors);
                comparison = new Comparison(before, visitors);
                before.unread().forEach(line -> unreadBefore.add("--since " + since() + ": " + line));
            }
        } catch (GitException e) {
            throw new FailureException("--since " + since() + ": " + e.getMessage());
        }
    }

    /** Lints the work tree and marks what is not new. */
    LintResult lint(InputOptions input, Function<FileTree, Linter> linters) throws LintException {
        AccessSnapshot visitors = new AccessSnapshot();
        return mark(linters.apply(input.files()).lint(input.paths(), comparison == null ? run -> { } : visitors), visitors, input);
    }

    /** Marks what is not new in a result of which nobody has seen the servers. */
    LintResult mark(LintResult found, InputOptions input, Function<FileTree, Linter> linters) throws LintException {
        AccessSnapshot visitors = new AccessSnapshot();
        if (comparison != null) {
            linters.apply(input.files()).lint(input.paths(), visitors);
        }
        return mark(found, visitors, input);
    }

    /** Tells the findings that are new, among those of runs on files that edits may have changed. */
    Predicate<Finding> isNew(InputOptions input, Function<FileTree, Linter> linters) throws LintException {
        if (comparison == null && baseline == null) {
            return finding -> true;
        }
        Set<List<String>> old = new HashSet<>();
        Set<List<String>> fresh = new HashSet<>();
        for (Finding finding : lint(input, linters).findings()) {
            (finding.baselined() ? old : fresh).add(name(finding));
        }
        return finding -> fresh.contains(name(finding)) || !old.contains(name(finding));
    }

    private static List<String> name(Finding finding) {
        return List.of(finding.fingerprint().split(":")[0], finding.place().file());
    }

    private LintResult mark(LintResult found, AccessSnapshot visitors, InputOptions input) {
        FileTree files = input.files();
        LintResult result = found;
        if (comparison != null) {
            result = comparison.mark(result, visitors, since(), commit, name -> exists(files, name)).withUnread(unreadBefore);
        }
        if (baseline != null) {
            Baseline.Marked marked = baseline.mark(result, name -> exists(files, name));
            result = marked.result();
            for (Baseline.Entry stale : marked.stale()) {
                if (looked(stale, result, input)) {
                    result = result.withNotice(baselineFile() + ": " + stale.rule() + " in " + stale.file()
                            + " is gone; run 'iislint baseline' to take it out");
                }
            }
        }
        return result;
    }

    private static boolean exists(FileTree files, String name) {
        return files.isFile(files.workingFolder().resolve(name).normalize());
    }

    /** Whether the run would have found what an entry stands for. */
    private static boolean looked(Baseline.Entry entry, LintResult result, InputOptions input) {
        Set<String> rules = result.rules().stream().map(RuleDescription::id).collect(Collectors.toSet());
        Path working = input.files().workingFolder();
        Path file = working.resolve(entry.file()).normalize();
        List<Path> inputs = input.paths().stream().map(path -> working.resolve(path).normalize()).toList();
        return rules.contains(entry.rule()) && inputs.stream().anyMatch(file::startsWith);
    }
}
