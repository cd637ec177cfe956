package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Adds to findings the chains of transforms and the deployments with which they hold, if they do not hold with all. */
final class DeployedFindings {

    private static final String UNUSED = "suppression-unused";

    private DeployedFindings() {
    }

    /** A finding that does not hold with the files as written, with the chains and deployments that it holds with. */
    private static final class Held {

        private final Finding finding;
        private final Set<List<String>> chains = new LinkedHashSet<>();
        private final Set<String> deployments = new LinkedHashSet<>();

        Held(Finding finding) {
            this.finding = finding;
        }

        void add(@Nullable String deployment, List<List<String>> with) {
            chains.addAll(with);
            if (deployment != null) {
                deployments.add(deployment);
            }
        }

        /** The finding with a message that says what it holds with. */
        Finding told() {
            boolean named = !deployments.isEmpty();
            String first = named
                    ? "in " + deployments.iterator().next()
                    : "with " + chains.iterator().next().stream().map(name -> name.substring(name.lastIndexOf('/') + 1))
                            .collect(Collectors.joining(" and "));
            int more = (named ? deployments.size() : chains.size()) - 1;
            String others = more == 0
                    ? ""
                    : " (and " + more + " more " + (named ? "deployment" : "chain") + (more == 1 ? "" : "s") + ")";
            return finding.copy().transforms(List.copyOf(chains))
                    .statement(finding.statement().after(first + others + ": ")).build();
        }
    }

    /** A finding as written; {@code null} where a chain takes back what it says. */
    static @Nullable Finding asItStands(Finding finding, List<DeployedVariant> variants) {
        boolean known = variants.stream().allMatch(variant -> variant.findings() != null);
        long with = variants.stream().filter(variant -> variant.findings() != null && variant.findings()
                .containsKey(DeployedVariant.id(finding))).count();
        if (finding.rule().equals(UNUSED)) {
            return with < variants.size() ? null : finding;
        }
        if (!known || with > 0 || finding.suppressed() != null) {
            return finding;
        }
        String names = variants.stream().flatMap(DeployedVariant::labels).distinct().collect(Collectors.joining(", "));
        // A fix would change what is deployed, where nothing is wrong.
        return finding.copy().severity(Severity.INFO).fix(null).statement(finding.statement()
                .after("only as written; " + names + (names.contains(", ") ? " remove it: " : " removes it: "))).build();
    }

    /** What does not hold with the files as written, each with what it holds with. */
    static List<Finding> onlyDeployed(List<Finding> plain, List<DeployedVariant> variants) {
        Set<Object> known = plain.stream().map(DeployedVariant::id).collect(Collectors.toSet());
        Map<Object, Held> found = new LinkedHashMap<>();
        for (DeployedVariant variant : variants) {
            if (variant.findings() == null) {
                continue;
            }
            variant.findings().forEach((id, finding) -> {
                List<List<String>> chains = finding.transforms();
                if (!known.contains(id) && !finding.rule().equals(UNUSED) && chains != null) {
                    found.computeIfAbsent(id, i -> new Held(finding)).add(variant.name(), chains);
                }
            });
        }
        return found.values().stream().map(Held::told).toList();
    }

    /** A finding of a run over one deployment, with the chain that it holds with. */
    static Finding told(Finding finding, @Nullable String deployment, List<String> chain) {
        Held held = new Held(finding);
        held.add(deployment, List.of(chain));
        return held.told();
    }
}
