package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A finding that a report for people shows. A rule that finds more than so many places in one file has said what there is to say
 * with the first of them.
 *
 * @param others of the same rule in the same file that are counted after this one instead of being shown; empty for most
 */
record ShownFinding(Finding finding, List<Finding> others) {

    private static final int MOST_OF_A_KIND = 20;
    private static final int SHOWN_OF_MANY = 3;
    /** How many lines of the others are named. */
    private static final int MOST_LINES = 10;

    /** Those of {@code findings} that are shown, in the same order. */
    static List<ShownFinding> of(List<Finding> findings) {
        Map<List<String>, List<Finding>> groups = new HashMap<>();
        for (Finding finding : findings) {
            groups.computeIfAbsent(group(finding), g -> new ArrayList<>(1)).add(finding);
        }
        List<ShownFinding> shown = new ArrayList<>();
        for (Finding finding : findings) {
            List<Finding> group = groups.getOrDefault(group(finding), List.of());
            if (group.size() <= MOST_OF_A_KIND) {
                shown.add(new ShownFinding(finding, List.of()));
            } else if (group.subList(0, SHOWN_OF_MANY).contains(finding)) {
                shown.add(new ShownFinding(finding,
                        finding == group.get(SHOWN_OF_MANY - 1) ? group.subList(SHOWN_OF_MANY, group.size()) : List.of()));
            }
        }
        return shown;
    }

    private static List<String> group(Finding finding) {
        return List.of(finding.rule(), finding.severity().toString(), finding.place().file());
    }

    /** {@code lines 4, 7, 9, ... (--format json has them all)}: where the others are. */
    String lines() {
        List<Integer> lines = others.stream().map(other -> other.place().line()).distinct().toList();
        String shown = lines.stream().limit(MOST_LINES).map(String::valueOf).collect(Collectors.joining(", "));
        return (lines.size() == 1 ? "line " : "lines ") + shown
                + (lines.size() > MOST_LINES ? ", ... (--format json has them all)" : "");
    }
}
