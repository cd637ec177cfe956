package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.InternalErrors;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.LoneSites;
import io.github.iislint.iis.Notice;
import io.github.iislint.iis.Transforms;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleDescription;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleFailures;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.Timings;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The main path: finds the configuration files, computes for each server what is in effect at each location, evaluates the rules
 * there, and returns the findings.
 */
public final class Linter {

    private final RuleSet rules;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    private final FixPlan fixes;
    private final Timings timings;

    /**
     * @param skipped folders that are not searched unless they are named
     * @param fixes plans the fix of a finding
     * @param timings collects where the time goes
     */
    public Linter(RuleSet rules, LintOptions options, Predicate<Path> skipped, FixPlan fixes, Timings timings) {
        this.rules = rules;
        this.options = options;
        this.skipped = skipped;
        this.fixes = fixes;
        this.timings = timings;
    }

    public Linter(RuleSet rules, LintOptions options, Predicate<Path> skipped, FixPlan fixes) {
        this(rules, options, skipped, fixes, Timings.NONE);
    }

    /** Lints files and folders, as {@link #lint(FileTree, Collection, Consumer)} does without an observer. */
    public LintResult lint(FileTree files, Collection<Path> inputs) throws LintException {
        return lint(files, inputs, run -> {
        });
    }

    /**
     * Lints files and folders.
     *
     * @param inputs files and folders, relative to the working folder or absolute
     * @param observer receives each server with its findings, one after the other, before it is discarded
     * @throws LintException if an input does not exist, or a certificate file or a rule cannot be used
     */
    public LintResult lint(FileTree files, Collection<Path> inputs, Consumer<ServerRun> observer) throws LintException {
        RunContext context = new RunContext(rules, new EnabledRules(rules), Certificates.of(options), new HttpSysFiles(files),
                new RuleFailures(), new KnownGroups(), timings);
        Collector collector = new Collector(files, observer);
        Servers servers = new Servers(files, options, skipped, timings);
        LintOptions standing = options.toBuilder().transforms(DeploymentSelection.NONE).build();
        DeployedLint deployed = new DeployedLint(files, servers.files(), options, new ServersAgain(context, standing, skipped));
        Servers.VisitSummary outcome = servers.visitFiles(inputs, (found, server, own) -> deployed.lint(found,
                new ServerLint(context, own, fixes).run(server, null)), collector::add);
        try {
            for (LoneSites.Unclaimed unclaimed : outcome.unclaimed()) {
                alone(unclaimed.file(), collector,
                        file -> new ServerLint(context, options, fixes).unclaimed(file, unclaimed.site()));
            }
            deployments(collector, outcome, servers.files(), context);
            for (Path path : outcome.transforms()) {
                if (!collector.notes.evaluated().contains(path)) {
                    alone(path, collector, file -> new ServerLint(context, options, fixes).problems(Transforms.problems(file)));
                }
            }
            collector.add(new SettingsLint(rules, options, files).run(outcome.servers(), inputs, context.httpSys().all()));
        } catch (RuleException e) {
            throw new LintException(e);
        }
        collector.findings.removeIf(finding -> context.failures().has(finding.rule()));
        collector.unread.addAll(context.failures().messages());
        return collector.result(outcome);
    }

    /** Adds what there is to say of deployments. */
    private void deployments(Collector collector, Servers.VisitSummary outcome, FileTree read, RunContext context)
            throws RuleException {
        if (options.transforms().mode() == DeploymentSelection.Mode.NONE && options.values().isEmpty()) {
            return;
        }
        DeploymentNotes notes = collector.notes;
        if (read instanceof DeployedFiles tree) {
            notes.add(tree, collector.files);
        }
        collector.findings.addAll(collector.deployed);
        collector.unread.addAll(notes.unread());
        UnusedTransforms unused = new UnusedTransforms(collector.files);
        Collection<DeploymentProblem> problems = new LinkedHashSet<>(notes.problems());
        if (options.transforms().mode() != DeploymentSelection.Mode.NONE) {
            problems.addAll(unused.withoutBase(outcome.transforms().stream().filter(path -> !notes.evaluated().contains(path))
                    .toList()));
        }
        collector.add(new ServerLint(context, options, fixes).deployment(problems));
        collector.add(new SettingsLint(rules, options, collector.files).unusedTransforms(unused, notes.evaluated()));
        collector.add(new SettingsLint(rules, options, collector.files).unusedValues(options.allValues().unused(notes.used())));
        notes.notEvaluated().map(Notice::remark).ifPresent(collector.notices::add);
    }

    /** What is done with a file that belongs to no server. */
    private interface Look {

        ServerRun at(XmlFile file) throws RuleException;
    }

    private static void alone(Path path, Collector collector, Look look) throws RuleException {
        try {
            collector.add(look.at(XmlFile.parse(collector.files, path)));
        } catch (IOException e) {
            collector.unread.add(e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            collector.unread.add(InternalErrors.message(collector.files.name(path), e));
        }
    }

    /** What rules say about themselves. Few reports ask, and explanations are long. */
    private static final class Descriptions extends AbstractList<RuleDescription> {

        private final List<Rule> rules;

        Descriptions(List<Rule> rules) {
            this.rules = rules;
        }

        @Override
        public RuleDescription get(int index) {
            return rules.get(index).description();
        }

        @Override
        public int size() {
            return rules.size();
        }
    }

    /** Collects the results of the servers. */
    private final class Collector {

        private final FileTree files;
        private final Consumer<ServerRun> observer;
        private final List<Finding> findings = new ArrayList<>();
        /** Those that there are with deployments only. */
        private final List<Finding> deployed = new ArrayList<>();
        private final DeploymentNotes notes = new DeploymentNotes();
        private final Map<String, Integer> stock = new TreeMap<>();
        private final List<String> unread = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private int fileCount;
        private int locationCount;

        Collector(FileTree files, Consumer<ServerRun> observer) {
            this.files = files;
            this.observer = observer;
        }

        void add(DeployedServer server) {
            findings.addAll(server.findings());
            deployed.addAll(server.more());
            notes.addAll(server.notes());
            count(server.run());
        }

        void add(ServerRun run) {
            run.found().forEach(found -> findings.add(found.finding()));
            count(run);
        }

        private void count(ServerRun run) {
            run.stock().forEach((product, count) -> stock.merge(product, count, Integer::sum));
            if (run.server() != null) {
                fileCount += run.server().files().size();
                run.server().root().visit(location -> locationCount++);
            }
            observer.accept(run);
        }

        LintResult result(Servers.VisitSummary outcome) {
            notices.addAll(0, outcome.notices());
            notices.addAll(Profiles.notices(stock));
            new LeftOut(rules, options).notice(files, outcome.excluded()).map(Notice::remark).ifPresent(notices::add);
            List<Rule> enabled = rules.rules().stream().filter(rule -> options.rules().enabled(rule)).toList();
            return new LintResult(Fingerprints.unique(findings), List.of(), new Descriptions(enabled),
                    fileCount + outcome.leftAlone(), locationCount, notices, this::source)
                    .withUnread(outcome.unread()).withUnread(unread);
        }

        private @Nullable SourceText source(String name) {
            try {
                Path path = files.workingFolder().resolve(name).normalize();
                // The content of a file with values must not be shown.
                return files.isFile(path) && !options.valueFiles().contains(name) ? files.read(path) : null;
            } catch (IOException | InvalidPathException e) {
                // Without a locale, Java shows names in other letters than it takes.
                return null;
            }
        }
    }
}
