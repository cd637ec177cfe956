package io.github.iislint.cli;

import io.github.iislint.cli.FormatOption.OutputFormat;
import io.github.iislint.file.NearestName;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.ConfigurationError;
import io.github.iislint.report.EffectiveHtml;
import io.github.iislint.report.EffectiveJson;
import io.github.iislint.report.EffectiveText;
import io.github.iislint.report.LocationTree;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code iislint effective}: what is in effect at each location, and which line sets it. */
final class EffectiveCommand implements Callable<Integer> {

    private final InputOptions input;

    private final OptionSpec at = Options.values("--at", "LOCATION", String.class,
            "A location such as Shop/app/dir; repeatable. Default: all.");

    private final OptionSpec section = Options.values("--section", "SECTION", String.class,
            "A section such as system.webServer/security/access, with its defaults; repeatable. Default: what files set.");

    private final FormatOption format = new FormatOption("", OutputFormat.TEXT, OutputFormat.JSON, OutputFormat.HTML);

    private final OptionSpec diffWith = Options.value("--diff-with", "DIR", Path.class,
            "Another version of the folder PATH, such as the one before a change, to compare with PATH as 'compare' does, but "
                    + "without folding.");

    private final Console console;

    EffectiveCommand(Console console) {
        this.console = console;
        this.input = new InputOptions(console);
    }

    CommandSpec spec() {
        CommandSpec spec = Options.command(this, "effective",
                "Shows the configuration that IIS would apply at locations, and the file and line of each value.");
        input.addTo(spec);
        Options.add(spec, at, section, format.spec(), diffWith);
        return spec;
    }

    private List<String> locations() {
        return at.getValue();
    }

    private List<String> sections() {
        return section.getValue();
    }

    @Override
    public Integer call() throws IOException {
        Path other = diffWith.getValue();
        if (other != null) {
            input.alsoNamed(other);
        }
        format.check(input);
        Settings settings = input.settings();
        LintOptions options = input.lintOptions(settings);
        Set<String> unread = new LinkedHashSet<>();
        format.write(console, out -> {
            // Locations and sections that do not exist are an error; then nothing must be printed.
            StringWriter held = locations().isEmpty() && sections().isEmpty() ? null : new StringWriter();
            PrintWriter target = held == null ? out : new PrintWriter(held);
            try {
                if (other != null) {
                    new VersionDiff(input, options, unread)
                            .compare(other, new EffectiveSelection(locations(), sections()), format.format(), target);
                } else {
                    show(options, () -> input.rules(settings), target, unread);
                }
            } catch (LintException e) {
                throw new FailureException(e);
            }
            target.flush();
            if (held != null) {
                out.write(held.toString());
            }
        });
        return input.end(unread, 0);
    }

    /** What is requested; empty lists stand for everything. */
    record EffectiveSelection(List<String> locations, List<String> sections) {
    }

    private void show(LintOptions options, Supplier<RuleSet> rules, PrintWriter out, Set<String> unread) throws IOException,
            LintException {
        EffectiveView view = switch (format.format()) {
            case JSON -> new JsonView(rules, out);
            case HTML -> new HtmlView(rules, out);
            default -> new TextView(rules, out);
        };
        Servers servers = new Servers(input.files(), options, input.skipped());
        unread.addAll(servers.visit(input.paths(), (server, own) -> server, view::add).unread());
        unread.addAll(servers.failedTransforms());
        view.end();
        view.asked.requireKnown();
        if (!locations().isEmpty()) {
            requireFound(locations(), view.found, view.sites);
        }
    }

    static void requireFound(List<String> locations, Set<String> found, Set<String> sites) {
        for (String location : locations) {
            if (!found.contains(location)) {
                throw new FailureException("--at \"" + location + "\": there is no such site"
                        + NearestName.hint(location.split("/")[0], sites)
                                .orElse(sites.isEmpty() ? "" : "; there are " + String.join(", ", sites)));
            }
        }
    }

    /** Whether a location is one of the server's; the server level is one of real servers, not of the one that is assumed. */
    static @Nullable Location find(Server server, String location) {
        if (server.file() != null && server.file().root() == null) {
            // The sites of a file that cannot be read are unknown, but all of them answer 500.19.
            return server.root();
        }
        Location node = server.location(location);
        return node != null && (node.parent() != null || !server.assumed() && LocationPath.segments(location).isEmpty())
                ? node
                : null;
    }

    /** Writes the servers as they come. */
    private abstract class EffectiveView {

        final Set<String> found = new HashSet<>();
        final Set<String> sites = new TreeSet<>();
        final SectionFilter asked = new SectionFilter(sections());
        private final Supplier<RuleSet> rules;
        /** Most configurations refuse nothing, and then no rule is needed. */
        private @Nullable RuleSet loaded;

        EffectiveView(Supplier<RuleSet> rules) {
            this.rules = rules;
        }

        void add(Server server) {
            server.sites().stream().map(Site::name).forEach(sites::add);
            asked.search(server);
            try {
                if (locations().isEmpty()) {
                    write(server);
                }
                for (String location : locations()) {
                    Location node = find(server, location);
                    if (node != null) {
                        found.add(location);
                        write(server, node, location);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Writes all locations of a server. */
        abstract void write(Server server) throws IOException;

        /** @param asked the location as the user calls it */
        abstract void write(Server server, Location location, String asked) throws IOException;

        abstract void end() throws IOException;

        List<ConfigurationError> refusals(Server server, String location) {
            List<ConfigurationError> refusals = new ArrayList<>();
            for (Problem problem : server.refusals(location)) {
                if (loaded == null) {
                    loaded = rules.get();
                }
                refusals.add(ConfigurationError.of(problem, loaded));
            }
            return refusals;
        }

        List<ConfigurationError> refusalsFrom(Server server, Location location) {
            if (server.problems().isEmpty()) {
                return List.of();
            }
            String key = LocationPath.key(location.path());
            return refusals(server, location.path()).stream()
                    .filter(refusal -> LocationPath.key(refusal.problem().location()).equals(key)).toList();
        }
    }

    private final class JsonView extends EffectiveView {

        private final EffectiveJson json;

        JsonView(Supplier<RuleSet> rules, PrintWriter out) throws IOException {
            super(rules);
            json = new EffectiveJson(out, new TreeSet<>(sections()));
        }

        @Override
        void write(Server server) throws IOException {
            List<Location> all = new ArrayList<>();
            server.root().visit(all::add);
            for (Location node : all) {
                if (node.parent() != null || !server.assumed()) {
                    json.location(server, node, node.path(), refusals(server, node.path()), false);
                }
            }
        }

        @Override
        void write(Server server, Location location, String asked) throws IOException {
            json.location(server, location, asked, refusals(server, asked), true);
        }

        @Override
        void end() throws IOException {
            json.end();
        }
    }

    private final class TextView extends EffectiveView {

        private final EffectiveText text;

        TextView(Supplier<RuleSet> rules, PrintWriter out) {
            super(rules);
            text = new EffectiveText(out, sections(), console.unicode());
        }

        @Override
        void write(Server server) {
            text.tree(server, this::refusalsFrom);
        }

        @Override
        void write(Server server, Location location, String asked) {
            text.location(server, location, asked, refusals(server, asked));
        }

        @Override
        void end() {
            text.end(locations().isEmpty());
        }
    }

    private final class HtmlView extends EffectiveView {

        private final LocationTree tree = new LocationTree(sections());
        private final PrintWriter out;

        HtmlView(Supplier<RuleSet> rules, PrintWriter out) {
            super(rules);
            this.out = out;
        }

        @Override
        void write(Server server) {
            tree.add(server, this::refusalsFrom);
        }

        @Override
        void write(Server server, Location location, String asked) {
            tree.add(server, location, asked, refusals(server, asked));
        }

        @Override
        void end() throws IOException {
            EffectiveHtml.write(tree, !locations().isEmpty(), out);
        }
    }
}
