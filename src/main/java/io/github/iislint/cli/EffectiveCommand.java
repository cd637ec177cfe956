package io.github.iislint.cli;

import io.github.iislint.finding.NearestName;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Servers;
import io.github.iislint.report.EffectiveReport;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code iislint effective}: what is in effect where, and which line says so. */
@Command(name = "effective", mixinStandardHelpOptions = true,
        description = "Shows the configuration that IIS would apply at locations, and the file and line of each value.")
final class EffectiveCommand implements Callable<Integer> {

    @Mixin
    private InputOptions input;

    @Option(names = "--at", paramLabel = "LOCATION", description = "A location such as Shop/app/dir; repeatable. Default: all.")
    private List<String> locations = new ArrayList<>();

    @Option(names = "--section", paramLabel = "SECTION",
            description = "A section such as system.webServer/security/access, with its defaults; repeatable. Default: what files set.")
    private List<String> sections = new ArrayList<>();

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", description = "Default: ${DEFAULT-VALUE}.")
    private Format format;

    private final Console console;

    EffectiveCommand(Console console) {
        this.console = console;
    }

    enum Format {
        TEXT, JSON
    }

    @Override
    public Integer call() throws IOException {
        Settings settings = input.settings();
        RuleSet rules = input.rules(settings);
        LintOptions options = input.lintOptions(settings);
        List<EffectiveReport.Entry> entries = new ArrayList<>();
        TreeSet<String> sites = new TreeSet<>();
        try {
            new Servers(input.files(), options, input.skipped()).visit(input.paths(), (server, own) -> {
                List<EffectiveReport.Entry> found = new ArrayList<>();
                for (String location : locations.isEmpty() ? all(server) : locations) {
                    Node node = server.node(location);
                    if (node != null && (locations.isEmpty() || mine(server, node, location))) {
                        found.add(entry(server, node, location, rules));
                    }
                }
                synchronized (sites) {
                    server.sites().stream().map(Site::name).forEach(sites::add);
                }
                return found;
            }, entries::addAll);
        } catch (LintException e) {
            throw new FailureException(e);
        }
        for (String location : locations) {
            if (entries.stream().noneMatch(entry -> entry.location().equals(location))) {
                throw new FailureException("--at \"" + location + "\": there is no such site" + NearestName.of(location.split("/")[0], sites)
                        .map(name -> "; did you mean \"" + name + "\"?").orElse(sites.isEmpty() ? "" : "; there are " + String.join(", ", sites)));
            }
        }
        PrintWriter out = format == Format.JSON ? console.utf8() : console.out();
        if (format == Format.JSON) {
            EffectiveReport.json(entries, out);
        } else {
            EffectiveReport.text(entries, out, !locations.isEmpty());
        }
        out.flush();
        return 0;
    }

    /** The server level belongs to real servers, not to the one that is assumed for a lone site. */
    private static boolean mine(Server server, Node node, String location) {
        return node.parent() != null || !server.assumed() && location.isEmpty();
    }

    private static List<String> all(Server server) {
        List<String> locations = new ArrayList<>();
        server.root().visit(node -> {
            if (node.parent() != null || !server.assumed()) {
                locations.add(node.location());
            }
        });
        return locations;
    }

    private EffectiveReport.Entry entry(Server server, Node node, String location, RuleSet rules) {
        List<EffectiveReport.Refusal> refusals = new ArrayList<>();
        for (Problem problem : server.refusals(location)) {
            refusals.add(new EffectiveReport.Refusal(problem, rules.ruleFor(problem).map(Rule::id).orElse(problem.kind().toString())));
        }
        return new EffectiveReport.Entry(server.name(), location, node, EffectiveSetting.at(server, node, location, sections), refusals);
    }
}
