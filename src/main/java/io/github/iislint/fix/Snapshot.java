package io.github.iislint.fix;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A complete run with its results, to compare with another one.
 *
 * @param servers by their names; a lone site by the name of the site
 * @param files all files that take part, by their paths
 */
record Snapshot(LintResult result, List<ServerRun> runs, Map<String, Server> servers, Map<Path, XmlFile> files) {

    static Snapshot of(Linter linter, FileTree files, Collection<Path> inputs, Consumer<ServerRun> observer)
            throws LintException {
        List<ServerRun> runs = new ArrayList<>();
        LintResult result = linter.lint(files, inputs, observer.andThen(runs::add));
        Map<String, Server> servers = new HashMap<>();
        for (ServerRun run : runs) {
            if (run.server() != null) {
                servers.put(run.server().key(), run.server());
            }
        }
        Map<Path, XmlFile> all = new LinkedHashMap<>();
        servers.values().forEach(server -> all.putAll(server.files()));
        return new Snapshot(result, runs, servers, all);
    }

    /** What its locations require of visitors. */
    AccessSnapshot visitors() {
        AccessSnapshot visitors = new AccessSnapshot();
        runs.forEach(visitors);
        return visitors;
    }

    /** What a rule finds at one location, on whatever lines. */
    record RuleLocation(String rule, @Nullable String server, String where) {
    }

    /** The findings that count, location by location. */
    Map<RuleLocation, List<Finding>> findings() {
        Map<RuleLocation, List<Finding>> found = new LinkedHashMap<>();
        for (Finding finding : result.findings()) {
            if (finding.counts()) {
                places(finding).forEach(at -> found.computeIfAbsent(at, a -> new ArrayList<>(1)).add(finding));
            }
        }
        return found;
    }

    /** Where a finding holds; for one without locations its file. */
    static Set<RuleLocation> places(Finding finding) {
        Set<RuleLocation> places = new LinkedHashSet<>();
        for (String location : finding.locations()) {
            places.add(new RuleLocation(finding.rule(), finding.server(), location));
        }
        if (places.isEmpty()) {
            places.add(new RuleLocation(finding.rule(), finding.place().file(), finding.message()));
        }
        return places;
    }
}
