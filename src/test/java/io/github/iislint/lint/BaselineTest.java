package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Fingerprint;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Statement;
import io.github.iislint.finding.Suppression;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private final List<Finding> findings = new ArrayList<>();

    private BaselineTest found(String file, int line, String fingerprint, String message) {
        findings.add(Finding.builder("r", Severity.ERROR, Statement.of(message), new Place(file, line, 1, line, 2))
                .locations(List.of("Shop")).fingerprint(fingerprint(fingerprint)).build());
        return this;
    }

    /** Such as {@code x}, or {@code x:2} for the second finding that would have it. */
    private static Fingerprint fingerprint(String text) {
        String[] parts = text.split(":");
        return Fingerprint.of(parts[0]).numbered(parts.length == 1 ? 1 : Integer.parseInt(parts[1]));
    }

    private LintResult result() {
        return new LintResult(findings, List.of(), List.of(), 1, 1, List.of(), file -> null);
    }

    private static Baseline.Entry entry(String file, String fingerprint, String message) {
        return new Baseline.Entry(fingerprint(fingerprint).toString(), "r", file, message);
    }

    private static List<Integer> known(Baseline.Marked marked) {
        return marked.result().findings().stream().filter(Finding::baselined).map(f -> f.place().line()).toList();
    }

    @Test
    void whatIsKnownIsMarkedAndCountsNowhere() {
        found("a", 1, "x", "m").found("a", 2, "y", "m");
        Baseline.Marked marked = new Baseline(List.of(entry("a", "x", "m"))).mark(result(), file -> true);
        assertEquals(List.of(1), known(marked));
        assertEquals(1, marked.result().count(Severity.ERROR));
        assertTrue(marked.result().fails(Severity.ERROR));
        assertEquals(List.of(), marked.stale());
    }

    @Test
    void whatIsKnownOnceIsRecognisedOnce() {
        found("a", 1, "x", "m").found("a", 2, "x:2", "m");
        assertEquals(List.of(1), known(new Baseline(List.of(entry("a", "x", "m"))).mark(result(), file -> true)));
    }

    @Test
    void theSameMessageIsRecognisedBeforeTheSameFile() {
        found("a", 1, "x", "new").found("a", 2, "x:2", "old");
        assertEquals(List.of(2), known(new Baseline(List.of(entry("a", "x", "old"))).mark(result(), file -> true)));
    }

    @Test
    void theSameFileIsRecognisedBeforeOthers() {
        found("a", 1, "x", "m").found("b", 2, "x:2", "m");
        assertEquals(List.of(2), known(new Baseline(List.of(entry("b", "x", "m"))).mark(result(), file -> true)));
    }

    @Test
    void aFileWhoseFolderIsRenamedIsRecognised() {
        found("new/web.config", 1, "x", "m");
        Baseline baseline = new Baseline(List.of(entry("old/web.config", "x", "m")));
        assertEquals(List.of(1), known(baseline.mark(result(), file -> !file.startsWith("old"))));
    }

    @Test
    void theSameProblemInAFurtherFileIsNewEvenIfTheKnownOneIsMended() {
        found("b/web.config", 1, "x", "m");
        Baseline.Marked marked = new Baseline(List.of(entry("a/web.config", "x", "m"))).mark(result(), file -> true);
        assertEquals(List.of(), known(marked));
        assertEquals(1, marked.stale().size());
    }

    @Test
    void whatIsGoneIsStale() {
        Baseline.Marked marked = new Baseline(List.of(entry("a", "x", "m"), entry("a", "y", "m"))).mark(result(), file -> true);
        assertEquals(List.of(fingerprint("x").toString(), fingerprint("y").toString()),
                marked.stale().stream().map(Baseline.Entry::fingerprint).toList());
    }

    @Test
    void aBaselineHoldsWhatCounts() {
        found("a", 1, "x", "m");
        findings.add(Finding.builder("r", Severity.ERROR, Statement.of("m"), new Place("a", 2, 1, 2, 2))
                .suppressed(new Suppression("so", 1, null)).fingerprint(fingerprint("y")).build());
        Baseline baseline = Baseline.of(result());
        assertEquals(List.of(fingerprint("x").toString()), baseline.entries().stream().map(Baseline.Entry::fingerprint).toList());
        assertFalse(baseline.mark(result(), file -> true).result().fails(Severity.INFO));
    }
}
