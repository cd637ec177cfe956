package io.github.iislint.lint;

import io.github.iislint.finding.Severity;
import io.github.iislint.iis.FrameworkFiles;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSets;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.RuleSeverity;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a run is to do.
 *
 * @param settings of the settings file, or empty ones
 * @param framework what stands above applicationHost.config
 * @param maps further path maps, which win over those of the settings
 * @param expectations further expectations, which win over those of the settings
 * @param severities which win over those of the settings
 * @param only the ids of the rules to run; empty for all
 * @param skip the ids of rules not to run
 * @param environment variables in physical paths, which win over those of the settings
 * @param windows the release of Windows Server, where it is known for all servers
 * @param now the moment at which certificates and suppressions are judged
 * @param trust files and folders with authorities, besides those of the settings
 * @param crls files and folders with revocation lists, besides those of the settings
 * @param expiresWithin days, which win over those of the settings
 * @param suppressions whether comments may silence findings
 * @param profiles whether the stock settings of known products stay silent
 * @param jobs how many servers are looked at at once
 */
public record LintOptions(Settings settings, Schema schema, FrameworkFiles framework, List<PathMap> maps,
                          List<Expectation> expectations,
                          Map<String, RuleSeverity> severities, Set<String> only, Set<String> skip,
                          Map<String, String> environment, OptionalInt windows, Instant now, List<Path> trust, List<Path> crls,
                          OptionalInt expiresWithin, boolean suppressions, boolean profiles, int jobs) {

    private static final int DEFAULT_EXPIRES_WITHIN = 30;

    /** The rule that runs even if it is not selected: without a tree there is nothing to lint. */
    static final String MALFORMED = "xml-malformed";

    /** What holds without any option. */
    public static LintOptions of(Settings settings, Instant now) {
        return new LintOptions(settings, Schema.builtIn(), FrameworkFiles.NONE, List.of(), List.of(), Map.of(), Set.of(), Set.of(), Map.of(),
                OptionalInt.empty(), now, List.of(), List.of(), OptionalInt.empty(), true, true, 1);
    }

    /**
     * What these options and settings say of where files are, and nothing else, for a run under settings that are yet to be
     * written to {@code file}.
     */
    public LintOptions planned(Path file) {
        Map<String, String> variables = new TreeMap<>(settings.environment());
        variables.putAll(environment);
        return new LintOptions(Settings.planned(file), schema, framework, allMaps(), List.of(), Map.of(), Set.of(), Set.of(), variables, windows, now,
                List.of(), List.of(), OptionalInt.empty(), suppressions, profiles, jobs);
    }

    /** These options for one server, whose settings may differ. */
    LintOptions forServer(String name) {
        return name == null ? this : new LintOptions(settings.forServer(name), schema, framework, maps, expectations, severities, only, skip,
                environment, windows, now, trust, crls, expiresWithin, suppressions, profiles, jobs);
    }

    /**
     * Whether a rule is to run: it does so by itself, as one of a set that was chosen, or because options or settings name it.
     */
    boolean enabled(Rule rule) {
        String id = rule.id();
        if (severity(id) == RuleSeverity.OFF || skip.contains(id)) {
            return false;
        }
        return only.isEmpty() ? rule.byDefault() || chosen(rule) : only.contains(id) || id.equals(MALFORMED);
    }

    private boolean chosen(Rule rule) {
        return severity(rule.id()) != null || !settings.parameters(rule.id()).isEmpty()
                || settings.sets().stream().anyMatch(set -> RuleSets.contains(set, rule));
    }

    private RuleSeverity severity(String rule) {
        RuleSeverity option = severities.get(rule);
        return option != null ? option : settings.severities().get(rule);
    }

    /** The severity that options or settings give a rule. */
    Optional<Severity> chosen(String rule) {
        RuleSeverity severity = severity(rule);
        return severity == null ? Optional.empty() : severity.severity();
    }

    /** All path maps, those that win first. */
    List<PathMap> allMaps() {
        List<PathMap> all = new ArrayList<>(maps);
        all.addAll(settings.maps());
        return all;
    }

    /** All expectations of options and settings. */
    public List<Expectation> allExpectations() {
        List<Expectation> all = new ArrayList<>(expectations);
        all.addAll(settings.expectations());
        return all;
    }

    /** The release of Windows Server that options or settings tell. */
    public OptionalInt release() {
        return windows.isPresent() || settings.windows() == null ? windows : OptionalInt.of(settings.windows());
    }

    /** How many days ahead the end of a certificate is worth a word. */
    public int days() {
        return expiresWithin.orElse(settings.expiresWithin() == null ? DEFAULT_EXPIRES_WITHIN : settings.expiresWithin());
    }
}
