package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.TransformFinder;
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
import java.util.Set;
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
        DeployedRuns deployed = deployed(files, context);
        Servers.VisitSummary outcome = servers.visit(inputs,
                (server, own) -> new ServerLint(context, own, fixes).run(server, null), run -> {
                    collector.add(run);
                    deployed.add(run);
                });
        try {
            for (LoneSites.Unclaimed unclaimed : outcome.unclaimed()) {
                alone(unclaimed.file(), collector,
                        file -> new ServerLint(context, options, fixes).unclaimed(file, unclaimed.site()));
            }
            Set<Path> evaluated = deployment(collector, deployed, outcome, servers.files(), context);
            for (Path path : outcome.transforms()) {
                if (!evaluated.contains(path)) {
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

    private DeployedRuns deployed(FileTree files, RunContext context) {
        LintOptions standing = options.toBuilder().transforms(DeploymentSelection.NONE).build();
        TransformFinder finder = Servers.transforms(files, options);
        Predicate<Path> transformable = switch (options.transforms().mode()) {
            case NONE -> path -> false;
            case AUTO -> path -> !finder.siblings(path).isEmpty();
            case EACH, ONE -> path -> true;
            default -> path -> !finder.transforms(path, options.transforms()).isEmpty();
        };
        return new DeployedRuns(files, finder, options, transformable,
                new ServersAgain(context, standing, skipped));
    }

    /** Checks what is deployed, too, and returns the transforms that were applied. */
    private Set<Path> deployment(Collector collector, DeployedRuns runs, Servers.VisitSummary outcome, FileTree tree,
            RunContext context) throws LintException, RuleException {
        if (options.transforms().mode() == DeploymentSelection.Mode.NONE && options.values().isEmpty()) {
            return Set.of();
        }
        if (tree instanceof DeployedFiles standing) {
            runs.note(standing);
        }
        collector.replace(options.transforms().explicit()
                ? runs.only(collector.findings, (DeployedFiles) tree, outcome.lone())
                : runs.merge(collector.findings, outcome.lone()));
        collector.unread.addAll(runs.unread());
        UnusedTransforms unused = new UnusedTransforms(collector.files);
        Collection<DeploymentProblem> problems = new LinkedHashSet<>(runs.problems());
        if (options.transforms().mode() != DeploymentSelection.Mode.NONE) {
            problems.addAll(unused.withoutBase(outcome.transforms()));
        }
        collector.add(new ServerLint(context, options, fixes).deployment(problems));
        collector.add(new SettingsLint(rules, options, collector.files).unusedTransforms(unused, runs.evaluated()));
        collector.add(new SettingsLint(rules, options, collector.files).unusedValues(options.allValues().unused(runs.used())));
        runs.notEvaluated().map(Notice::remark).ifPresent(collector.notices::add);
        return runs.evaluated();
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
        private final Map<String, Integer> stock = new TreeMap<>();
        private final List<String> unread = new ArrayList<>();
        private final List<Notice> notices = new ArrayList<>();
        private int fileCount;
        private int locationCount;

        Collector(FileTree files, Consumer<ServerRun> observer) {
            this.files = files;
            this.observer = observer;
        }

        void add(ServerRun run) {
            run.found().forEach(found -> findings.add(found.finding()));
            run.stock().forEach((product, count) -> stock.merge(product, count, Integer::sum));
            if (run.server() != null) {
                fileCount += run.server().files().size();
                run.server().root().visit(location -> locationCount++);
            }
            observer.accept(run);
        }

        void replace(List<Finding> others) {
            List<Finding> copy = List.copyOf(others);
            findings.clear();
            findings.addAll(copy);
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
