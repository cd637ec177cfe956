package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.finding.NearestName;
import io.github.iislint.finding.Place;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.ServerSummary;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.PathMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds path maps and expectations that say nothing about any server: a wrong prefix or name must not be a silently green gate. */
final class SettingsLint {

    private final RuleSet rules;
    private final LintOptions options;
    private final Path workingFolder;
    private final List<ServerRun.Found> found = new ArrayList<>();

    /** @param workingFolder what the names of servers are relative to */
    SettingsLint(RuleSet rules, LintOptions options, Path workingFolder) {
        this.rules = rules;
        this.options = options;
        this.workingFolder = workingFolder;
    }

    ServerRun run(List<ServerSummary> servers) throws RuleException {
        Set<PathMap> used = new HashSet<>();
        Set<String> sites = new LinkedHashSet<>();
        boolean hosts = false;
        for (ServerSummary server : servers) {
            List<PathMap> maps = options.forServer(server.name() == null ? null
                    : options.settings().name(workingFolder.resolve(server.name()))).allMaps();
            server.usedMaps().forEach(index -> used.add(maps.get(index)));
            sites.addAll(server.sites());
            hosts |= server.name() != null;
        }
        boolean readable = servers.stream().noneMatch(ServerSummary::malformed);
        for (PathMap map : Stream.concat(options.maps().stream(), options.settings().allMaps().stream()).distinct().toList()) {
            if (hosts && readable && !used.contains(map)) {
                report("map-unused", map.place(), "--map", "no site has its folder below " + map.physicalPath()
                        + ", so no web.config is read by this map");
            }
        }
        for (Expectation expectation : Stream.concat(options.expectations().stream(), options.settings().allExpectations().stream())
                .distinct().toList()) {
            String location = expectation.location();
            if (readable && !servers.isEmpty() && !location.isEmpty() && !known(location, sites)) {
                report("expectation-unused", expectation.place(), "--expect", "there is no site for the location \"" + location + "\""
                        + NearestName.of(location.split("/")[0], sites).map(n -> "; did you mean \"" + n + "\"?").orElse(""));
            }
        }
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    private static boolean known(String location, Set<String> sites) {
        String key = LocationPath.key(location);
        return sites.stream().map(LocationPath::key).anyMatch(site -> site.isEmpty() || key.equals(site) || key.startsWith(site + "/"));
    }

    private void report(String id, Place place, String option, String text) throws RuleException {
        Rule rule = rules.rule(id);
        if (rule == null || !options.enabled(id)) {
            return;
        }
        Place at = place != null ? place : new Place(option, 1, 1, 1, 1);
        found.add(new ServerRun.Found(new Finding(id, options.chosen(id).orElse(rule.severity()), rule.message(text, ""), at,
                List.of(), List.of(), null, null, Fingerprints.of(id, text), null, false), null));
    }
}
