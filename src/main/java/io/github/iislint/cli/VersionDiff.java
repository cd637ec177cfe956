package io.github.iislint.cli;

import io.github.iislint.cli.FormatOption.OutputFormat;
import io.github.iislint.compare.ComparedServer;
import io.github.iislint.compare.Difference;
import io.github.iislint.compare.ServerComparison;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MirroredFiles;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.CompareReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** {@code effective --diff-with}: compares the folder with another version of it, as {@code compare} does without folding. */
final class VersionDiff {

    private final InputOptions input;
    private final LintOptions options;
    private final Collection<String> unread;

    /** @param unread gets a line for each file that cannot be read */
    VersionDiff(InputOptions input, LintOptions options, Collection<String> unread) {
        this.input = input;
        this.options = options;
        this.unread = unread;
    }

    /**
     * The version in {@code other} is the earlier one; its files are read as if they were in place of the others, and
     * reported by their own names.
     */
    void compare(Path other, EffectiveCommand.EffectiveSelection selection, OutputFormat format, PrintWriter out)
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
        Map<String, List<Server>> then = before.isEmpty() ? Map.of() : servers(mirrored, before, folder -> false);
        Map<String, List<Server>> now = servers(files, input.paths(), skipped);
        List<Difference> differences = new ArrayList<>();
        Set<String> found = new HashSet<>();
        Set<String> sites = new TreeSet<>();
        SectionFilter asked = new SectionFilter(selection.sections());
        Set<String> names = new LinkedHashSet<>(now.keySet());
        names.addAll(then.keySet());
        for (String name : names) {
            List<Server> earlier = then.getOrDefault(name, List.of());
            List<Server> later = now.getOrDefault(name, List.of());
            for (Server server : Stream.of(earlier, later).flatMap(List::stream).toList()) {
                asked.search(server);
                server.sites().stream().map(Site::name).forEach(sites::add);
                selection.locations().stream().filter(l -> EffectiveCommand.find(server, l) != null).forEach(found::add);
            }
            differences.addAll(differences(List.of(side(earlier, later, "before", mirrored::nameOfMirror),
                    side(later, earlier, "after", UnaryOperator.identity())), selection));
        }
        asked.requireKnown();
        EffectiveCommand.requireFound(selection.locations(), found, sites);
        differences.sort(Comparator.comparing(Difference::topic));
        List<ComparedServer> sides = List.of(new ComparedServer("before", List.of(), "", mirrored::nameOfMirror),
                new ComparedServer("after", List.of(), ""));
        CompareCommand.write(new CompareReport(sides, differences, List.of(), List.of()), format, out);
    }

    /** A side; where it has no such server, one of which no file says anything. */
    private static ComparedServer side(List<Server> servers, List<Server> others, String label, UnaryOperator<String> names) {
        return new ComparedServer(label, servers.isEmpty() ? List.of(others.get(0).without()) : servers, "", names);
    }

    private static List<Difference> differences(List<ComparedServer> sides, EffectiveCommand.EffectiveSelection selection) {
        ServerComparison comparison = new ServerComparison(sides, Set.of(), List.of());
        List<Difference> all = selection.locations().isEmpty() ? comparison.run() : comparison.at(selection.locations());
        return all.stream().filter(difference -> selection.sections().isEmpty()
                || selection.sections().contains(difference.section())).toList();
    }

    /** By the path of the applicationHost.config; lone sites, which have none, by the empty text. */
    private Map<String, List<Server>> servers(FileTree files, List<Path> paths, Predicate<Path> skipped) throws LintException {
        Map<String, List<Server>> servers = new LinkedHashMap<>();
        unread.addAll(new Servers(files, options, skipped).visit(paths, (server, own) -> server,
                server -> servers.computeIfAbsent(server.name() == null ? "" : server.name(), n -> new ArrayList<>()).add(server))
                .unread());
        return servers;
    }
}
