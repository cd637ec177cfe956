package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Finding;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a run, so that its findings do not count: those of a baseline, and those of an earlier revision.
 */
public final class KnownFindings {

    /** Nothing is known: all findings count. */
    public static final KnownFindings NONE = new KnownFindings(null, "", null, List.of(), List.of());

    private final @Nullable Baseline baseline;
    private final String baselineName;
    private final @Nullable Comparison comparison;
    private final List<String> notices;
    private final List<String> unread;

    /**
     * @param baseline or {@code null}
     * @param baselineName what messages call its file
     * @param comparison with an earlier revision, or {@code null}
     * @param notices remarks on how these came to be known
     * @param unread what could not be read of the earlier revision, and why, a line each
     */
    public KnownFindings(@Nullable Baseline baseline, String baselineName, @Nullable Comparison comparison,
            List<String> notices, List<String> unread) {
        this.baseline = baseline;
        this.baselineName = baselineName;
        this.comparison = comparison;
        this.notices = List.copyOf(notices);
        this.unread = List.copyOf(unread);
    }

    /** What the run must be observed by, if {@link #mark} is to compare it with an earlier revision. */
    public Consumer<ServerRun> observer(AccessSnapshot snapshot) {
        return comparison == null ? run -> {
        } : snapshot;
    }

    /** Whether {@link #mark} needs a snapshot of the run. */
    public boolean compares() {
        return comparison != null;
    }

    /**
     * A run whose known findings are marked, with a notice for each entry of the baseline that is gone.
     *
     * @param snapshot what observed the run
     * @param files of the run, to know which files of known findings are gone
     * @param inputs the files and folders of the run
     */
    public LintResult mark(LintResult found, AccessSnapshot snapshot, FileTree files, Collection<Path> inputs) {
        Predicate<String> exists = name -> exists(files, name);
        LintResult result = comparison == null ? found : comparison.mark(found, snapshot, exists);
        List<Baseline.Entry> stale = List.of();
        if (baseline != null) {
            Baseline.Marked marked = baseline.mark(result, exists);
            result = marked.result();
            stale = marked.stale().stream().filter(entry -> looked(entry, found, files, inputs)).toList();
        }
        for (String notice : notices) {
            result = result.withNotice(notice);
        }
        for (Baseline.Entry entry : stale) {
            result = result.withNotice(baselineName + ": " + entry.rule() + " in " + entry.file()
                    + " is gone; run 'iislint baseline' to take it out");
        }
        return result.withUnread(unread);
    }

    /** Whether the run would have found what an entry stands for. */
    private static boolean looked(Baseline.Entry entry, LintResult run, FileTree files, Collection<Path> inputs) {
        try {
            Path file = files.workingFolder().resolve(entry.file()).normalize();
            return run.rules().stream().anyMatch(rule -> rule.id().equals(entry.rule()))
                    && inputs.stream().anyMatch(input -> file.startsWith(files.workingFolder().resolve(input).normalize()));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static boolean exists(FileTree files, String name) {
        try {
            return files.isFile(files.workingFolder().resolve(name).normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Recognizes the findings that count in later runs on edited files.
     *
     * @param marked a run with its known findings marked
     */
    public Predicate<Finding> counting(LintResult marked) {
        Set<List<Object>> old = new HashSet<>();
        Set<List<Object>> fresh = new HashSet<>();
        for (Finding finding : marked.findings()) {
            (finding.baselined() ? old : fresh).add(name(finding));
        }
        return finding -> fresh.contains(name(finding)) || !old.contains(name(finding));
    }

    private static List<Object> name(Finding finding) {
        return List.of(finding.fingerprint().numbered(1), finding.place().file());
    }
}
