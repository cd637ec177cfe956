package io.github.iislint.cli;

import io.github.iislint.cli.FormatOption.OutputFormat;
import io.github.iislint.compare.ComparedServer;
import io.github.iislint.compare.Difference;
import io.github.iislint.compare.Folding;
import io.github.iislint.compare.ServerComparison;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.CompareReport;
import io.github.iislint.report.ExpectedDifferencesFile;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint compare}: which effective settings differ between servers that should be the same. */
final class CompareCommand implements Callable<Integer> {

    private final InputOptions input;

    private final OptionSpec fleet = Options.flag("--fleet", "Compare all servers in the folders with each other.");

    private final OptionSpec same = Options.values("--same", "SITE=SITE", String.class,
            "Two names of the same site, such as 'Shop-Stage=Shop'. Repeatable. Not needed for sites that have the same name "
                    + "or bindings, or the same id and names that begin alike.");

    private final OptionSpec at = Options.values("--at", "LOCATION", String.class,
            "Compare what is in effect at this location, such as Shop/app, inherited or not. Repeatable. "
                    + "Default: all locations.");

    private final OptionSpec section = Options.values("--section", "SECTION", String.class,
            "Compare only this section, such as system.webServer/security/access. Repeatable.");

    private final OptionSpec with = Options.listed("--with", "drives|hosts|keys|ids|order",
            "Also compare what normally differs between machines: drive letters, machine names and addresses, keys, site ids, "
                    + "the order of entries.");

    private final OptionSpec expected = Options.value("--expect", "FILE", Path.class,
            "Intended differences, which do not count; --write-expected writes this file.");

    private final OptionSpec written = Options.value("--write-expected", "FILE", Path.class,
            "Write the current differences to this file, and exit with 0.");

    private final FormatOption format = new FormatOption("", OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.MARKDOWN,
            OutputFormat.HTML);

    private final Console console;

    CompareCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "compare",
                "Compares the effective configuration of two or more servers: each difference once, with the file and line on "
                        + "every server.");
        input.addWithoutExpectationsTo(spec);
        Options.add(spec, fleet, at, section, same, with, expected, written, format.spec());
        return Options.exitCodes(spec, "the same settings are in effect", "some settings differ",
                "bad option, or a server that cannot be compared");
    }

    @Override
    public Integer call() throws IOException {
        format.check(input);
        if (written.getValue() != null) {
            input.refuseToOverwrite(written.getValue(), "--write-expected " + written.getValue());
        }
        LintOptions options = input.lintOptions(input.settings());
        List<Map.Entry<String, String>> names = names();
        Set<Folding.Kind> folded = folded();
        List<String> failures = new ArrayList<>();
        List<ComparedServer> servers = Options.on(fleet) ? fleet(options, failures) : sides(options, failures);
        if (servers.size() < 2) {
            failures.forEach(failure -> console.err().println("iislint: " + failure));
            throw new FailureException(failures.isEmpty()
                    ? "compare needs two or more servers: iislint compare A B, or --fleet FOLDER"
                    : "fewer than two servers are left to compare");
        }
        ServerComparison comparison = new ServerComparison(servers, folded, names);
        SectionFilter known = new SectionFilter(section.getValue());
        servers.forEach(side -> side.servers().forEach(known::search));
        known.requireKnown();
        List<Difference> differences = differences(comparison, servers, failures);
        comparison.notes().forEach(note -> console.err().println("iislint: " + note));
        comparison.unusedNames()
                .forEach(pair -> failures.add("--same \"" + pair + "\": no two servers have sites of these names; there are "
                        + names(servers)));
        Path target = written.getValue();
        if (target != null) {
            CompareReport all = new CompareReport(servers, differences, comparison.notes(), failures);
            AtomicFile.write(target, "--write-expected " + target, all::json);
            console.out().println("Wrote " + target + ": " + all.summary());
            return input.end(failures, 0);
        }
        differences = unexpected(differences, servers, failures);
        CompareReport report = new CompareReport(servers, differences, comparison.notes(), failures);
        format.write(console, out -> write(report, format.format(), out));
        return input.end(failures, differences.isEmpty() ? 0 : 1);
    }

    private List<Difference> differences(ServerComparison comparison, List<ComparedServer> servers, List<String> failures) {
        List<String> locations = at.getValue();
        List<String> sections = section.getValue();
        List<Difference> differences = locations.isEmpty() ? comparison.run() : comparison.at(locations);
        if (!locations.isEmpty() && comparison.unknown().size() == locations.size() && differences.isEmpty()) {
            throw new FailureException("--at \"" + locations.get(0) + "\": not every server has this site; there are "
                    + names(servers));
        }
        comparison.unknown()
                .forEach(location -> failures.add("--at \"" + location + "\": not every server has this site; there are "
                        + names(servers)));
        return sections.isEmpty()
                ? differences
                : differences.stream().filter(difference -> sections.contains(difference.section())).toList();
    }

    /** The first sites of all servers. */
    private static String names(List<ComparedServer> servers) {
        return String.join(", ", servers.stream().flatMap(server -> server.siteNames().stream()).distinct().limit(20).toList());
    }

    private List<Difference> unexpected(List<Difference> differences, List<ComparedServer> servers, List<String> failures) {
        Path file = expected.getValue();
        if (file == null) {
            return differences;
        }
        try {
            ExpectedDifferencesFile meant = ExpectedDifferencesFile.read(input.disk(), file);
            if (meant.fitsNothing(differences, servers)) {
                failures.add("--expect " + file
                        + ": none of these differences exist; was it written for these servers?");
            } else {
                meant.gone(differences, servers).forEach(gone -> console.err().println("iislint: " + file + ": " + gone
                        + " no longer differs; --write-expected updates the file"));
            }
            return meant.unexpected(differences, servers);
        } catch (IOException e) {
            throw new FailureException(e);
        }
    }

    static void write(CompareReport report, OutputFormat as, Appendable out) throws IOException {
        switch (as) {
            case TEXT -> report.text(out);
            case JSON -> report.json(out);
            case MARKDOWN -> report.markdown(out);
            case HTML -> report.html(out);
        }
    }

    private List<Map.Entry<String, String>> names() {
        List<Map.Entry<String, String>> names = new ArrayList<>();
        for (String pair : same.<List<String>>getValue()) {
            int equals = pair.indexOf('=');
            if (equals < 1 || equals == pair.length() - 1) {
                throw new FailureException("--same \"" + pair + "\": expected SITE=SITE, such as 'Shop-Stage=Shop'");
            }
            names.add(Map.entry(pair.substring(0, equals), pair.substring(equals + 1)));
        }
        return names;
    }

    private Set<Folding.Kind> folded() {
        Set<Folding.Kind> folded = EnumSet.allOf(Folding.Kind.class);
        for (String kind : with.<List<String>>getValue()) {
            try {
                folded.remove(Folding.Kind.valueOf(kind.strip().toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                throw new FailureException("--with \"" + kind + "\": expected drives, hosts, keys, ids or order");
            }
        }
        return folded;
    }

    /** Each path is a server. */
    private List<ComparedServer> sides(LintOptions options, List<String> failures) {
        List<ComparedServer> sides = new ArrayList<>();
        for (Path path : input.paths()) {
            String label = input.files().name(input.files().workingFolder().resolve(path));
            List<Server> servers = load(path, label, options, failures);
            List<Server> hosts = servers.stream().filter(server -> !server.assumed()).toList();
            if (hosts.size() > 1) {
                failures.add(label + ": holds " + hosts.size() + " servers (" + hosts.get(0).name() + ", " + hosts.get(1).name()
                        + (hosts.size() > 2 ? ", …" : "") + "); name one of them, or compare them with --fleet");
            } else if (!servers.isEmpty()) {
                // Beside an applicationHost.config, what no site claims is not part of the server.
                sides.add(new ComparedServer(label, hosts.isEmpty() ? servers : hosts, label.equals(".") ? "" : label));
            }
        }
        return sides;
    }

    /** Each applicationHost.config is a server; it is called by the folders that tell it from the others. */
    private List<ComparedServer> fleet(LintOptions options, List<String> failures) {
        List<Server> servers = new ArrayList<>();
        List<List<String>> paths = new ArrayList<>();
        for (Path path : input.paths()) {
            String folder = input.files().name(input.files().workingFolder().resolve(path));
            for (Server server : load(path, folder, options, failures)) {
                if (server.name() != null) {
                    servers.add(server);
                    paths.add(folders(server.name(), folder));
                }
            }
        }
        int common = paths.stream().mapToInt(List::size).min().orElse(0);
        for (int i = 0; i < common; i++) {
            int back = i + 1;
            if (i == common - 1 || paths.stream().map(path -> path.get(path.size() - back)).distinct().count() > 1) {
                common = i;
            }
        }
        List<ComparedServer> compared = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            List<String> path = paths.get(i);
            compared.add(
                    new ComparedServer(String.join("/", path.subList(0, path.size() - common)), List.of(servers.get(i)), ""));
        }
        return compared;
    }

    /** The folders in which an applicationHost.config lies, seen from the folder of the fleet; its name if there are none. */
    private static List<String> folders(String file, String folder) {
        String prefix = folder.equals(".") ? "" : folder + "/";
        List<String> path = List.of((file.startsWith(prefix) ? file.substring(prefix.length()) : file).split("/"));
        return path.size() == 1 ? path : path.subList(0, path.size() - 1);
    }

    private List<Server> load(Path path, String label, LintOptions options, List<String> failures) {
        List<Server> servers = new ArrayList<>();
        try {
            failures.addAll(new Servers(input.files(), options, input.skipped())
                    .visit(List.of(path), (server, own) -> server, servers::add)
                    .unread());
        } catch (LintException e) {
            failures.add(e.getMessage());
            return List.of();
        }
        if (servers.isEmpty()) {
            failures.add(label + ": no applicationHost.config and no web.config found");
        }
        servers.removeIf(server -> {
            // Of a server that has more files, those that are malformed are refusals of their locations.
            XmlFile file = server.file() != null
                    ? server.file()
                    : server.files().size() == 1 ? server.files().values().iterator().next() : null;
            if (file != null && file.root() == null) {
                failures.add(file.name() + ":" + file.problem().map(problem -> problem.line() + ":" + problem.column()
                        + ": not well-formed: " + problem.getMessage()).orElse(" cannot be read") + "; it is not compared");
                return true;
            }
            return false;
        });
        return servers;
    }
}
