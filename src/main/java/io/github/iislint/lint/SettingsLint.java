package io.github.iislint.lint;

import io.github.iislint.deployment.NamedValue;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Statement;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.HttpSysNotice;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.ServerSummary;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.DeploymentEntry;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.PathMap;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds path maps and expectations that say nothing about any server: a wrong prefix or name must not let a gate pass silently.
 */
final class SettingsLint {

    private static final int MOST_NAMES = 3;

    private final RuleSet rules;
    private final LintOptions options;
    private final FileTree files;
    private final Path workingFolder;
    private final List<ServerRun.TracedFinding> found = new ArrayList<>();

    /** @param files whose working folder the names of servers are relative to */
    SettingsLint(RuleSet rules, LintOptions options, FileTree files) {
        this.rules = rules;
        this.options = options;
        this.files = files;
        this.workingFolder = files.workingFolder();
    }

    /** @param inputs the files and folders that were searched for the servers */
    ServerRun run(List<ServerSummary> servers, Collection<Path> inputs, List<HttpSys> httpSys) throws RuleException {
        serverPatterns(servers.stream().map(ServerSummary::name).filter(Objects::nonNull).toList(), inputs);
        if (servers.stream().noneMatch(ServerSummary::malformed)) {
            maps(servers.stream().filter(server -> server.name() != null).toList());
            expectations(servers);
        }
        for (HttpSysNotice notice : httpSys.stream().flatMap(known -> known.notices().stream()).distinct().toList()) {
            report(notice.kind() == HttpSysNotice.Kind.LANGUAGE ? "http-sys-language" : "http-sys-invalid", notice.place(),
                    "--http-sys",
                    notice.text());
        }
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    /**
     * The elements of the settings that refer to no server at all. Where not all of the settings' folder was searched, an
     * element may refer to a server that is not part of this run, unless there is no such folder.
     */
    private void serverPatterns(List<String> servers, Collection<Path> inputs) throws RuleException {
        Path folder = options.settings().folder();
        boolean all = inputs.stream().anyMatch(input -> folder.startsWith(workingFolder.resolve(input).normalize()));
        List<String> names = servers.stream().map(server -> options.settings().name(workingFolder.resolve(server))).toList();
        for (Settings.ServerPattern server : options.settings().unmatched(names)) {
            Path start = folder.resolve(literal(server.pattern()));
            if (all || !files.isFolder(start) && !files.isFile(start)) {
                report("server-unused", server.place(), "", "no applicationHost.config matches \"" + server.pattern()
                        + "\", so this <server> has no effect" + (names.isEmpty()
                                ? ""
                                : "; there is "
                                        + names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
                                        + (names.size() > MOST_NAMES ? " and others" : "")));
            }
        }
    }

    /** The steps of a pattern before the first that holds a wildcard. */
    private static String literal(String pattern) {
        List<String> steps = new ArrayList<>();
        for (String step : pattern.split("/")) {
            if (step.contains("*") || step.contains("?")) {
                break;
            }
            steps.add(step);
        }
        return String.join("/", steps);
    }

    private void maps(List<ServerSummary> servers) throws RuleException {
        Set<PathMap> concerned = new LinkedHashSet<>();
        Set<PathMap> used = new HashSet<>();
        for (ServerSummary server : servers) {
            List<PathMap> maps = options(server).allMaps();
            concerned.addAll(maps);
            server.usedMaps().forEach(index -> used.add(maps.get(index)));
        }
        for (PathMap map : concerned) {
            if (!files.isFolder(map.to())) {
                report("map-unused", map.place(), "--map",
                        "there is no folder " + files.name(map.to()) + ", so no web.config is read for "
                                + map.physicalPath());
            } else if (!used.contains(map)) {
                report("map-unused", map.place(), "--map", "no site has its folder below " + map.physicalPath()
                        + ", so no web.config is read by this map");
            }
        }
    }

    private void expectations(List<ServerSummary> servers) throws RuleException {
        Set<String> all = new LinkedHashSet<>();
        if (!options.allExpectations().isEmpty()) {
            servers.forEach(server -> all.addAll(server.sites()));
        }
        Map<Expectation, Set<String>> sites = new LinkedHashMap<>();
        if (!servers.isEmpty()) {
            options.allExpectations().forEach(expectation -> sites.put(expectation, all));
        }
        for (ServerSummary server : servers) {
            for (Expectation expectation : server.name() == null ? List.<Expectation>of() : options(server).allExpectations()) {
                if (sites.get(expectation) != all) {
                    sites.computeIfAbsent(expectation, e -> new LinkedHashSet<>()).addAll(server.sites());
                }
            }
        }
        // Many expectations refer to the same sites.
        Map<Set<String>, Set<String>> keys = new IdentityHashMap<>();
        for (Map.Entry<Expectation, Set<String>> entry : sites.entrySet()) {
            String location = entry.getKey().location();
            if (!location.isEmpty() && !known(location, keys.computeIfAbsent(entry.getValue(), names -> names.stream()
                    .map(LocationPath::key).collect(Collectors.toSet())))) {
                report("expectation-unused", entry.getKey().place(), "--expect", "there is no site for the location \"" + location
                        + "\"" + NearestName.hint(location.split("/")[0], entry.getValue()).orElse(""));
            }
        }
    }

    /** With what the settings say of this server; an entry for servers that are not part of this run is nobody's mistake. */
    private LintOptions options(ServerSummary server) {
        return options.forServer(options.settings().name(workingFolder.resolve(server.name())));
    }

    /** @param sites the keys of their names */
    private static boolean known(String location, Set<String> sites) {
        if (sites.contains("")) {
            return true;
        }
        String key = LocationPath.key(location);
        while (!key.isEmpty() && !sites.contains(key)) {
            key = key.substring(0, Math.max(0, key.lastIndexOf('/')));
        }
        return !key.isEmpty();
    }

    /** Transforms that an option or the settings name and no file has. */
    ServerRun unusedTransforms(UnusedTransforms unused, Set<Path> applied) throws RuleException {
        for (String text : unused.unused(options.transforms(), applied)) {
            report("transform-unused", null, "--transform", text);
        }
        for (DeploymentEntry.Transform step : unused.withoutFile(options.transforms(), applied)) {
            report("transform-unused", step.place(), "", "no file has a transform " + step.transform()
                    + ", so this step changes nothing");
        }
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    /** Values that no file of the run takes. */
    ServerRun unusedValues(Collection<NamedValue> values) throws RuleException {
        for (NamedValue value : values) {
            report("value-unused", value.place(), "--value", "no token or setting uses the value of " + value.name());
        }
        return new ServerRun(null, null, List.copyOf(found), Map.of());
    }

    private void report(String id, @Nullable Place place, String option, String text) throws RuleException {
        Rule rule = rules.rule(id);
        if (rule == null || !options.rules().enabled(rule)) {
            return;
        }
        Place at = place != null ? place : new Place(option, 1, 1, 1, 1);
        found.add(new ServerRun.TracedFinding(
                Finding.builder(id, options.rules().chosen(id).orElse(rule.severity()), Statement.of(rule.message(text, "")), at)
                        .fingerprint(Fingerprints.of(id, text)).controls(rule.controls()).build(),
                null, List.of()));
    }
}
