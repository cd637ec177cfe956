package io.github.iislint.cli;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.MirroredFiles;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerDifference;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.ConfigurationError;
import io.github.iislint.report.DifferenceReport;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code effective --diff-with}: what is in effect differently in another version of the same folder. */
final class EffectiveDiff {

    private final InputOptions input;
    private final LintOptions options;
    private final Supplier<RuleSet> rules;
    private final Collection<String> unread;

    /** @param unread gets a line for each file that cannot be read */
    EffectiveDiff(InputOptions input, LintOptions options, Supplier<RuleSet> rules, Collection<String> unread) {
        this.input = input;
        this.options = options;
        this.rules = rules;
        this.unread = unread;
    }

    /**
     * The version in {@code other} is the one before; its files are read as though they lay where the others do, and
     * reported by their own names.
     */
    void compare(Path other, EffectiveCommand.Selection selection, EffectiveCommand.Format format, PrintWriter out)
            throws IOException, LintException {
        FileTree files = input.files();
        Path mirror = files.workingFolder().resolve(other).normalize();
        if (!files.isFolder(mirror)) {
            throw new FailureException("--diff-with " + files.name(mirror) + ": there is no such folder");
        }
        Path only = files.workingFolder().resolve(input.paths().get(0)).normalize();
        boolean one = input.paths().size() == 1 && files.isFolder(only);
        MirroredFiles mirrored = new MirroredFiles(files, one ? only : files.workingFolder(), mirror);
        Predicate<Path> skipped = folder -> folder.equals(mirror) && !folder.equals(only);
        List<Path> before = input.paths().stream().filter(path -> mirrored.isFile(path) || mirrored.isFolder(path)).toList();
        Map<String, Server> oldServers = before.isEmpty() ? Map.of() : servers(mirrored, before, folder -> false);
        Map<String, Server> newServers = servers(files, input.paths(), skipped);
        List<DifferenceReport.Difference> differences = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(newServers.keySet());
        names.addAll(oldServers.keySet());
        Set<String> sites = new TreeSet<>();
        Set<String> found = new HashSet<>();
        SectionFilter asked = new SectionFilter(selection.sections());
        for (String name : names) {
            Server now = newServers.get(name);
            Server then = oldServers.get(name);
            for (Server server : now == null ? List.of(then) : then == null ? List.of(now) : List.of(then, now)) {
                asked.search(server);
                server.sites().stream().map(Site::name).forEach(sites::add);
                selection.locations().stream().filter(l -> EffectiveCommand.find(server, l) != null).forEach(found::add);
            }
            Server old = then == null ? now.without() : then;
            Server young = now == null ? then.without() : now;
            differences.add(new DifferenceReport.Difference(now == null ? then.name() : now.name(),
                    selected(ServerDifference.of(old, young, selection.locations()), selection),
                    refusals(old, young, selection), refusals(young, old, selection)));
        }
        asked.requireKnown();
        EffectiveCommand.requireFound(selection.locations(), found, sites);
        if (format == EffectiveCommand.Format.JSON) {
            DifferenceReport.json(differences, mirrored::nameOfMirror, out);
        } else {
            DifferenceReport.text(differences, mirrored::nameOfMirror, out);
        }
    }

    /** What only the first version refuses. */
    private List<ConfigurationError> refusals(Server one, Server other, EffectiveCommand.Selection selection) {
        List<ConfigurationError> refusals = new ArrayList<>();
        for (Problem problem : ServerDifference.refusedOnlyIn(one, other)) {
            if (selection.locations().isEmpty()
                    || selection.locations().stream().anyMatch(l -> one.refusals(l).contains(problem))) {
                refusals.add(ConfigurationError.of(problem, rules.get()));
            }
        }
        return refusals;
    }

    private static Map<ServerDifference.Change, List<String>> selected(Map<ServerDifference.Change, List<String>> changes,
            EffectiveCommand.Selection selection) {
        Set<String> keys = new HashSet<>();
        selection.locations().forEach(location -> keys.add(LocationPath.key(location)));
        Map<ServerDifference.Change, List<String>> kept = new LinkedHashMap<>();
        changes.forEach((change, locations) -> {
            List<String> wanted = keys.isEmpty()
                    ? locations
                    : locations.stream().filter(l -> keys.contains(LocationPath.key(l))).toList();
            if (!wanted.isEmpty() && (selection.sections().isEmpty() || selection.sections().contains(change.section()))) {
                kept.put(change, wanted);
            }
        });
        return kept;
    }

    private Map<String, Server> servers(FileTree files, List<Path> paths, Predicate<Path> skipped) throws LintException {
        Map<String, Server> servers = new LinkedHashMap<>();
        unread.addAll(new Servers(files, options, skipped).visit(paths, (server, own) -> server, server -> servers.put(
                server.name() != null ? server.name() : "site " + server.sites().stream().map(Site::name).findFirst().orElse(""),
                server))
                .unread());
        return servers;
    }
}
