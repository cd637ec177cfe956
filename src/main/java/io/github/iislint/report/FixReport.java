package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.fix.Fixer;
import io.github.iislint.fix.VisitorChange;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Tells people what a run of fixes did: what changes for visitors, what was refused and why, and what comes of it. */
public final class FixReport {

    private static final int SHOWN = 12;

    private FixReport() {
    }

    /** @param preview whether nothing was written */
    public static void write(Fixer.Outcome outcome, PrintWriter out, boolean preview) {
        int fixed = outcome.after().fixed().size();
        if (fixed > 0) {
            out.println((preview ? "Would fix " : "Fixed ") + count(fixed, "finding") + " in " + count(outcome.edits().size(), "file") + ".");
        } else {
            out.println("Nothing to fix.");
        }
        if (!outcome.changes().isEmpty()) {
            out.println("What changes for visitors:");
            Map<String, TreeSet<String>> grouped = new LinkedHashMap<>();
            for (VisitorChange change : outcome.changes()) {
                grouped.computeIfAbsent(change.before() + " -> " + change.after(), k -> new TreeSet<>())
                        .add(change.location().isEmpty() ? "the server level" : change.location());
            }
            grouped.forEach((what, where) -> out.println("  " + count(where.size(), "location") + ": " + what + ": " + names(where)));
        }
        for (Fixer.Refused refused : outcome.refused()) {
            Finding finding = refused.finding();
            out.println("Not fixed: " + finding.place() + " " + finding.rule() + ": " + SecretRedactor.redact(refused.reason()));
        }
        for (Finding finding : outcome.consequences()) {
            out.println("New, as a consequence: " + finding.place() + " " + finding.rule() + " (" + finding.severity() + ")");
        }
        out.flush();
    }

    private static String names(TreeSet<String> names) {
        List<String> shown = names.stream().limit(SHOWN).toList();
        return String.join(", ", shown) + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
