package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.fix.Fixer;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.secret.SecretRedactor;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reports what a run of fixes did: what changes for visitors, what was refused and why, and the consequences. */
public final class FixReport {

    private static final int SHOWN = 12;

    private FixReport() {
    }

    /** @param preview whether nothing was written */
    public static void write(Fixer.FixResult outcome, PrintWriter out, boolean preview) {
        int fixed = outcome.after().fixed().size();
        if (fixed > 0) {
            long loosened = outcome.after().fixed().stream().filter(Finding::loosened).count();
            out.println(
                    (preview ? "Would fix " : "Fixed ") + Wording.count(fixed, "finding") + " in "
                            + Wording.count(outcome.edits().size(), "file")
                            + (loosened == 0
                                    ? ""
                                    : "; " + loosened + (loosened == 1 ? " fix lets" : " fixes let")
                                            + " visitors in who did not get in before")
                            + ".");
        } else {
            out.println("Nothing to fix.");
        }
        if (!outcome.changes().isEmpty()) {
            out.println("What changes for visitors:");
            boolean fleet = outcome.changes().stream().map(VisitorChange::server).distinct().count() > 1;
            ChangeWording.groups(outcome.changes()).forEach((what, where) -> out
                    .println("  " + Wording.count(where.size(), "location") + ": " + what + ": " + names(where, fleet)));
        }
        Map<String, Set<String>> deployed = new LinkedHashMap<>();
        outcome.deployed().forEach(change -> deployed.computeIfAbsent(change.deployment(), d -> new LinkedHashSet<>()).add(
                (change.server() == null ? "" : change.server() + " ")
                        + (change.location().isEmpty() ? "" : change.location() + ": ")
                        + change.section() + " " + change.setting()));
        deployed.forEach((deployment, settings) -> {
            out.println("Changes in what is deployed " + deployment + ":");
            settings.stream().limit(SHOWN).forEach(setting -> out.println("  " + Printable.of(SecretRedactor.redact(setting))));
            if (settings.size() > SHOWN) {
                out.println("  and " + Wording.count(settings.size() - SHOWN, "more setting"));
            }
        });
        // Of one place there may be a finding for each chain of transforms, refused for the same reason.
        outcome.refused().stream().sorted(Comparator.comparing(Fixer.RejectedFix::finding, Finding.ORDER))
                .map(refused -> "Not fixed: " + refused.finding().place() + " " + refused.finding().rule() + ": "
                        + SecretRedactor.redact(refused.reason()))
                .distinct().forEach(out::println);
        for (Finding finding : outcome.consequences()) {
            out.println("New, as a consequence: " + finding.place() + " " + finding.rule() + " (" + finding.severity() + ")");
        }
        out.flush();
    }

    private static String names(List<VisitorChange> changes, boolean fleet) {
        List<String> shown = changes.stream().limit(SHOWN)
                .map(change -> change.location() + (fleet && change.server() != null ? " (" + change.server() + ")" : ""))
                .toList();
        return String.join(", ", shown) + (changes.size() > SHOWN ? " and " + (changes.size() - SHOWN) + " more" : "");
    }
}
