package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Known findings, to recognize them in another run by their fingerprints, as often as they are known. Those of the same file
 * are matched first; those of another file only if the known file is gone, as after renaming a folder.
 */
public final class Baseline {

    private final List<Entry> entries;

    public Baseline(Collection<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A known finding.
     *
     * @param fingerprint as the finding had it
     * @param file relative to the working folder, with forward slashes
     */
    public record Entry(String fingerprint, String rule, String file, String message) {

        private String key() {
            int number = fingerprint.indexOf(':');
            return number < 0 ? fingerprint : fingerprint.substring(0, number);
        }
    }

    /** The findings that count. */
    public static Baseline of(LintResult result) {
        return new Baseline(result.findings().stream().filter(Finding::counts).map(Baseline::entry).toList());
    }

    static Entry entry(Finding finding) {
        return new Entry(finding.fingerprint().toString(), finding.rule(), finding.place().file(), finding.message());
    }

    public List<Entry> entries() {
        return entries;
    }

    /**
     * A run with the known findings marked.
     *
     * @param stale the entries that no finding of the run answers to
     */
    public record Marked(LintResult result, List<Entry> stale) {
    }

    /** @param exists whether a file of an entry is still there */
    public Marked mark(LintResult result, Predicate<String> exists) {
        int[] matches = match(result.findings(), exists);
        List<Finding> marked = new ArrayList<>(result.findings());
        BitSet seen = new BitSet();
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                marked.set(i, marked.get(i).copy().baselined(true).build());
                seen.set(matches[i]);
            }
        }
        List<Entry> stale = new ArrayList<>();
        for (int i = seen.nextClearBit(0); i < entries.size(); i = seen.nextClearBit(i + 1)) {
            stale.add(entries.get(i));
        }
        return new Marked(result.withFindings(marked), stale);
    }

    /** For each finding the index of the entry that it answers to, or -1. */
    int[] match(List<Finding> findings, Predicate<String> exists) {
        Map<String, List<Integer>> open = new HashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            open.computeIfAbsent(entries.get(i).key(), k -> new ArrayList<>(1)).add(i);
        }
        int[] matches = new int[findings.size()];
        Arrays.fill(matches, -1);
        pass(findings, matches, open, (now, then) -> now.file().equals(then.file()) && now.message().equals(then.message()));
        pass(findings, matches, open, (now, then) -> now.file().equals(then.file()));
        pass(findings, matches, open, (now, then) -> !exists.test(then.file()));
        return matches;
    }

    private void pass(List<Finding> findings, int[] matches, Map<String, List<Integer>> open, BiPredicate<Entry, Entry> like) {
        for (int i = 0; i < matches.length; i++) {
            Entry now = entry(findings.get(i));
            List<Integer> candidates = matches[i] >= 0 ? null : open.get(now.key());
            for (int c = 0; candidates != null && c < candidates.size(); c++) {
                if (like.test(now, entries.get(candidates.get(c)))) {
                    matches[i] = candidates.remove(c);
                    break;
                }
            }
        }
    }
}
