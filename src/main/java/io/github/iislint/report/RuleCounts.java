package io.github.iislint.report;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of findings of each rule, a line each, ordered by severity, then by number. */
final class RuleCounts {

    private RuleCounts() {
    }

    private record Kind(Severity severity, String rule) {
    }

    static void write(LintResult result, Style style, Appendable out) throws IOException {
        Map<Kind, List<Finding>> kinds = result.findings().stream().filter(Finding::counts).collect(Collectors.groupingBy(
                finding -> new Kind(finding.severity(), finding.rule()), LinkedHashMap::new, Collectors.toList()));
        List<Map.Entry<Kind, List<Finding>>> order = new ArrayList<>(kinds.entrySet());
        order.sort(Comparator.comparing((Map.Entry<Kind, List<Finding>> kind) -> kind.getKey().severity)
                .thenComparing(kind -> -kind.getValue().size()).thenComparing(kind -> kind.getKey().rule));
        int width = order.stream().mapToInt(kind -> kind.getKey().rule.length()).max().orElse(0);
        int digits = kinds.values().stream().mapToInt(found -> String.valueOf(found.size()).length()).max().orElse(0);
        for (Map.Entry<Kind, List<Finding>> each : order) {
            Kind kind = each.getKey();
            List<Finding> found = each.getValue();
            long files = found.stream().map(finding -> finding.place().file()).distinct().count();
            String count = String.valueOf(found.size());
            out.append(style.severity(kind.severity, kind.severity.toString()))
                    .append(" ".repeat(9 - kind.severity.toString().length()))
                    .append(" ".repeat(digits - count.length())).append(count).append("  ").append(kind.rule)
                    .append(" ".repeat(width - kind.rule.length())).append("  in ").append(Wording.count(files, "file"))
                    .append('\n');
        }
        if (!order.isEmpty()) {
            out.append('\n');
        }
    }
}
