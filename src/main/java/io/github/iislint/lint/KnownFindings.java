package io.github.iislint.lint;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Finding;
import java.nio.file.InvalidPathException;
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
    public static final KnownFindings NONE = new KnownFindings(null, null);

    private final @Nullable Baseline baseline;
    private final @Nullable Comparison comparison;

    /**
     * @param baseline or {@code null}
     * @param comparison with an earlier revision, or {@code null}
     */
    public KnownFindings(@Nullable Baseline baseline, @Nullable Comparison comparison) {
        this.baseline = baseline;
        this.comparison = comparison;
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
     * A run whose known findings are marked.
     *
     * @param snapshot what observed the run
     * @param files of the run, to know which files of known findings are gone
     * @param stale gets the entries of the baseline that the run does not have any more
     */
    public LintResult mark(LintResult found, AccessSnapshot snapshot, FileTree files, Consumer<Baseline.Entry> stale) {
        Predicate<String> exists = name -> exists(files, name);
        LintResult result = comparison == null ? found : comparison.mark(found, snapshot, exists);
        if (baseline == null) {
            return result;
        }
        Baseline.Marked marked = baseline.mark(result, exists);
        marked.stale().forEach(stale);
        return marked.result();
    }

    private static boolean exists(FileTree files, String name) {
        try {
            return files.isFile(files.workingFolder().resolve(name).normalize());
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * Recognises the findings that count in later runs on edited files.
     *
     * @param marked a run with its known findings marked
     */
    public Predicate<Finding> counting(LintResult marked) {
        Set<List<String>> old = new HashSet<>();
        Set<List<String>> fresh = new HashSet<>();
        for (Finding finding : marked.findings()) {
            (finding.baselined() ? old : fresh).add(name(finding));
        }
        return finding -> fresh.contains(name(finding)) || !old.contains(name(finding));
    }

    private static List<String> name(Finding finding) {
        return List.of(finding.fingerprint().split(":")[0], finding.place().file());
    }
}
