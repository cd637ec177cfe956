package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.LocationPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells what a change causes, from a run before it and one after it, whichever files it touches. A finding that was there and
 * now reaches a location that it did not reach, or is worse than it was, is caused by the change, too.
 */
public final class Comparison {

    private final LintResult before;
    private final AccessSnapshot visitorsBefore;
    private final List<Finding> counted;
    private final String reference;
    private final String commit;

    /**
     * @param visitors what observed that run
     * @param reference what the earlier revision is called
     * @param commit its full name
     */
    public Comparison(LintResult before, AccessSnapshot visitors, String reference, String commit) {
        this.reference = reference;
        this.commit = commit;
        this.before = before;
        this.visitorsBefore = visitors;
        this.counted = before.findings().stream().filter(Finding::counts).toList();
    }

    /**
     * A later run with what was there before marked, and what changes for visitors.
     *
     * @param visitors what observed that run
     * @param exists whether a file of the earlier revision is still there
     */
    LintResult mark(LintResult after, AccessSnapshot visitors, Predicate<String> exists) {
        int[] matches = Baseline.of(before).match(after.findings(), exists);
        List<Finding> marked = new ArrayList<>(after.findings());
        for (int i = 0; i < matches.length; i++) {
            if (matches[i] >= 0) {
                Finding finding = marked.get(i);
                Finding known = counted.get(matches[i]);
                if (!known.severity().atLeast(finding.severity())) {
                    continue;
                }
                List<String> reached = newlyReached(finding, known);
                marked.set(i, reached.isEmpty()
                        ? finding.copy().baselined(true).build()
                        : finding.copy().statement(finding.statement()
                                .withRemark("(not new, but since " + reference + " also at " + shown(reached) + ")")).build());
            }
        }
        return after.withFindings(marked).since(new LintResult.Since(reference, commit, visitors.since(visitorsBefore)));
    }

    // The names of lone sites come from folders, and a renamed folder causes nothing.
    private List<String> newlyReached(Finding now, Finding then) {
        if (now.server() == null || then.server() == null) {
            return List.of();
        }
        Set<String> known = new HashSet<>();
        then.locations().forEach(location -> known.add(LocationPath.key(location)));
        return now.locations().stream().filter(location -> {
            String nearest = location.isEmpty() ? "" : visitorsBefore.nearest(then.server(), location);
            return nearest == null || !known.contains(LocationPath.key(nearest));
        }).toList();
    }

    private static String shown(List<String> locations) {
        int most = 3;
        String named = String.join(", ", locations.subList(0, Math.min(most, locations.size())));
        return locations.size() > most ? named + " and " + (locations.size() - most) + " more" : named;
    }
}
