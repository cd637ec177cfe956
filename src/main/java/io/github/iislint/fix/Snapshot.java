package io.github.iislint.fix;

import io.github.iislint.finding.Finding;
import io.github.iislint.file.FileTree;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A whole run with everything that it found out, to compare with another one.
 *
 * @param servers by their names; a lone site by the name of the site
 */
record Snapshot(LintResult result, List<ServerRun> runs, Map<String, Server> servers) {

    static Snapshot of(Linter linter, FileTree files, Collection<Path> inputs, Consumer<ServerRun> observer) throws LintException {
        List<ServerRun> runs = new ArrayList<>();
        LintResult result = linter.lint(files, inputs, observer.andThen(runs::add));
        Map<String, Server> servers = new HashMap<>();
        for (ServerRun run : runs) {
            if (run.server() != null) {
                servers.put(key(run.server()), run.server());
            }
        }
        return new Snapshot(result, runs, servers);
    }

    /** What its locations ask of visitors. */
    AccessSnapshot visitors() {
        AccessSnapshot visitors = new AccessSnapshot();
        runs.forEach(visitors);
        return visitors;
    }

    /** What a server is called, the same before and after an edit. */
    static String key(Server server) {
        return server.name() != null ? server.name() : server.sites().stream().map(Site::name).findFirst().orElse("");
    }

    /** A finding at one location, whatever its line. */
    record At(String rule, String server, String where) {
    }

    /** The findings that count, location by location. */
    Map<At, Finding> findings() {
        Map<At, Finding> found = new HashMap<>();
        for (Finding finding : result.findings()) {
            if (finding.counts()) {
                places(finding).forEach(at -> found.put(at, finding));
            }
        }
        return found;
    }

    /** Where a finding holds; for one without locations its file. */
    static Set<At> places(Finding finding) {
        Set<At> places = new HashSet<>();
        for (String location : finding.locations()) {
            places.add(new At(finding.rule(), finding.server(), location));
        }
        if (places.isEmpty()) {
            places.add(new At(finding.rule(), finding.place().file(), finding.message()));
        }
        return places;
    }
}
