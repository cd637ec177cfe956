package io.github.iislint.lint;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.ConfigurationFinder;
import io.github.iislint.iis.LoneSites;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.Transforms;
import io.github.iislint.iis.ServerSummary;
import io.github.iislint.rule.CertificateFunctions;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The main path: find the configuration files, work out for each server what is in effect where, hold the rules against it, and
 * say what is wrong.
 */
public final class Linter {

    private final FileTree files;
    private final RuleSet rules;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    private final FixPlan fixes;

    /**
     * @param skipped folders that are not searched unless they are named
     * @param fixes plans what mends a finding
     */
    public Linter(FileTree files, RuleSet rules, LintOptions options, Predicate<Path> skipped, FixPlan fixes) {
        this.files = files;
        this.rules = rules;
        this.options = options;
        this.skipped = skipped;
        this.fixes = fixes;
    }

    /**
     * Lints files and folders.
     *
     * @param inputs files and folders, relative to the working folder or absolute
     * @param visitor sees each server with its findings, one after the other, before it is forgotten
     * @throws LintException if an input, a certificate file or a rule cannot be used
     */
    public LintResult lint(Collection<Path> inputs, Consumer<ServerRun> visitor) throws LintException {
        try {
            ConfigurationFinder.Found found = new ConfigurationFinder(files, this::excluded, skipped).find(inputs);
            Collector collector = new Collector(visitor);
            boolean broken = false;
            List<ServerSummary> servers = new ArrayList<>();
            CertificateFunctions certificates = Certificates.of(options);
            for (Path host : found.hosts()) {
                LintOptions own = options.forServer(files.name(host));
                Server server = new ServerLoader(files, own.schema(), Maps.of(files, own), this::excluded)
                        .load(host, Maps.asked(own));
                broken |= server.file().root() == null;
                servers.add(ServerSummary.of(server));
                collector.add(new ServerLint(rules, own, certificates, fixes).run(server));
            }
            LoneSites lone = new LoneSites(files, found.webConfigs(), servers, Maps.targets(options));
            for (Path path : lone.unclaimed()) {
                collector.add(new ServerLint(rules, options, certificates, fixes).unclaimed(files.parse(path), broken));
            }
            for (LoneSites.Lone site : broken ? List.<LoneSites.Lone>of() : lone.sites(nameBase())) {
                Server server = new ServerLoader(files, options.schema(), Maps.of(files, options), this::excluded)
                        .loadLone(site.name(), site.webConfigs(), Maps.asked(options));
                servers.add(ServerSummary.of(server));
                collector.add(new ServerLint(rules, options, certificates, fixes).run(server));
            }
            for (Path path : found.transforms()) {
                List<Problem> problems = Transforms.problems(files.parse(path));
                collector.add(new ServerLint(rules, options, certificates, fixes).problems(problems));
            }
            collector.add(new SettingsLint(rules, options).run(servers));
            return collector.result(found);
        } catch (IOException e) {
            throw new LintException(e.getMessage(), e);
        } catch (RuleException e) {
            throw new LintException(e.getMessage(), e);
        }
    }

    private Path nameBase() {
        return options.settings().file() == null ? files.workingFolder() : options.settings().folder();
    }

    private boolean excluded(Path path) {
        Path base = options.settings().folder();
        return path.startsWith(base) && options.settings().excludes(base.relativize(path).toString().replace('\\', '/'));
    }

    /** Puts together what the servers yield. */
    private final class Collector {

        private final Consumer<ServerRun> visitor;
        private final List<Finding> findings = new ArrayList<>();
        private int fileCount;
        private int locationCount;

        Collector(Consumer<ServerRun> visitor) {
            this.visitor = visitor;
        }

        void add(ServerRun run) {
            run.found().forEach(found -> findings.add(found.finding()));
            if (run.server() != null) {
                fileCount += run.server().files().size();
                run.server().root().visit(node -> locationCount++);
            }
            visitor.accept(run);
        }

        LintResult result(ConfigurationFinder.Found found) {
            List<Finding> ordered = Fingerprints.unique(findings);
            return new LintResult(ordered, List.of(), rules.rules().stream().filter(rule -> options.enabled(rule.id()))
                    .map(Rule::description).toList(), fileCount, locationCount, found.notices(), this::source);
        }

        private SourceText source(String name) {
            Path path = files.workingFolder().resolve(name).normalize();
            try {
                return files.isFile(path) ? files.read(path) : null;
            } catch (IOException e) {
                return null;
            }
        }
    }
}
