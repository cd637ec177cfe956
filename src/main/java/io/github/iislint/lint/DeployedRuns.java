package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.DeployedFiles.Deployed;
import io.github.iislint.deployment.Deployment;
import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.TransformFinder;
import io.github.iislint.deployment.ValueProblem;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.ForwardingFiles;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.LoneSites;
import io.github.iislint.iis.Server;
import io.github.iislint.xml.ParsedFiles;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lints servers again with each chain of the transforms beside their web.config files, and records for each finding with
 * which chains it holds. Only servers with such a file are linted again, and those of which a chain changes nothing are not.
 */
final class DeployedRuns {

    private static final int BATCH = 100;
    /** The number of parsed files that are kept; for more, memory would cost more than parsing them again. */
    private static final int MOST_KEPT = 1000;

    private final FileTree files;
    private final TransformFinder finder;
    private final LintOptions options;
    private final Predicate<Path> transformable;
    private final ServersAgain again;
    private final Map<String, StandingServer> plain = new LinkedHashMap<>();
    private final Map<Path, XmlFile> kept = new HashMap<>();
    /** What is wrong, and how often it is said. */
    private final Map<DeploymentProblem, Integer> problems = new LinkedHashMap<>();
    /** How often each transform was applied. */
    private final Map<Path, Integer> applied = new HashMap<>();
    private final Set<Path> evaluated = new TreeSet<>();
    private final List<String> unread = new ArrayList<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<ValueProblem> notEvaluated = new LinkedHashSet<>();
    /** The files as written, with values. */
    private FileTree standing;

    /**
     * A server as written.
     *
     * @param webConfigs the files that deployments may change
     */
    private record StandingServer(@Nullable Path host, List<Path> webConfigs, List<StandingFinding> found) {

        List<Finding> findings() {
            return found.stream().map(StandingFinding::finding).toList();
        }
    }

    /** A finding without what it comes from, which would keep the whole server in memory. */
    private record StandingFinding(Finding finding, @Nullable String section) {
    }

    /** @param transformable whether a file has transforms that count */
    DeployedRuns(FileTree files, TransformFinder finder, LintOptions options, Predicate<Path> transformable,
            ServersAgain again) {
        this.options = options;
        this.standing = files;
        this.transformable = transformable;
        this.files = files;
        this.finder = finder;
        this.again = again;
    }

    /** The files as written, those that are kept as they were parsed. */
    private final class KeptFiles extends ForwardingFiles implements ParsedFiles {

        KeptFiles() {
            super(files);
        }

        @Override
        public @Nullable XmlFile take(Path file) {
            return kept.get(file);
        }
    }

    /** Takes note of a server as written. */
    void add(ServerRun run) {
        Server server = run.server();
        if (server == null) {
            return;
        }
        Path host = server.file() == null ? null : server.file().path();
        List<Path> webConfigs = server.files().keySet().stream()
                .filter(path -> (describes() || !path.equals(host)) && files.isFile(path) && transformable.test(path)).toList();
        for (Path path : webConfigs) {
            XmlFile file = server.files().get(path);
            if (file != null && kept.size() < MOST_KEPT && !file.source().composed()) {
                kept.put(path, file);
            }
        }
        if (!webConfigs.isEmpty()) {
            plain.put(key(server), new StandingServer(host, webConfigs, run.found().stream()
                    .map(found -> new StandingFinding(found.finding(), found.section())).toList()));
        }
    }

    /** Whether deployments are checked that settings describe: they may change any file. */
    private boolean describes() {
        return !options.transforms().plans().isEmpty();
    }

    private static String key(Server server) {
        return server.name() != null ? server.name() : key(server.sites().isEmpty() ? "" : server.sites().get(0).name());
    }

    private static String key(String loneSite) {
        return "\n" + loneSite;
    }

    /** Takes note of files as they were read: of what is wrong with them, and of the values that they take. */
    void note(DeployedFiles tree) {
        if (!options.transforms().explicit()) {
            standing = tree;
        }
        new TreeMap<>(tree.deployed()).forEach(this::note);
    }

    private void note(Path path, Deployed deployed) {
        new LinkedHashSet<>(DeploymentProblems.of(path, deployed, files))
                .forEach(problem -> problems.merge(problem, 1, Integer::sum));
        deployed.applied().forEach(transform -> applied.merge(transform, 1, Integer::sum));
        evaluated.addAll(deployed.transforms());
        used.addAll(deployed.used());
        deployed.problems().stream().filter(problem -> problem.kind() == ValueProblem.Kind.NOT_EVALUATED)
                .forEach(notEvaluated::add);
    }

    /** The names of the values that files take. */
    Set<String> used() {
        return used;
    }

    /** A remark about expressions in files that are more than names. */
    Optional<String> notEvaluated() {
        int more = notEvaluated.size() - 1;
        return notEvaluated.stream().findFirst().map(first -> first.place().file().name() + ":" + first.place().line() + ": "
                + first.text() + (more == 0 ? "" : " (and " + more + " more)"));
    }

    /**
     * What is wrong with the transforms and the values. Where nothing is wrong with a step for another file, or after another
     * transform, it is unknown what to write instead.
     */
    List<DeploymentProblem> problems() {
        return problems.entrySet().stream().map(entry -> {
            DeploymentProblem problem = entry.getKey();
            return entry.getValue() < applied.getOrDefault(problem.place().file().path(), 0)
                    ? new DeploymentProblem(problem.rule(), problem.place(), problem.text())
                    : problem;
        }).toList();
    }

    /** The transforms that were applied. */
    Set<Path> evaluated() {
        return evaluated;
    }

    /** What could not be read, a line each. */
    List<String> unread() {
        return unread;
    }

    /**
     * The findings of the whole run, each with the chains that it holds with.
     *
     * @param all the findings with the files as written, of all servers
     * @param sites the sites without an applicationHost.config
     */
    List<Finding> merge(List<Finding> all, List<LoneSites.Lone> sites) throws LintException {
        Map<String, List<DeployedVariant>> variants = new HashMap<>();
        for (DeploymentPlan plan : options.transforms().plans()) {
            run(plan.on(finder, options.values()), plain, sites, variants);
        }
        Set<List<String>> chains = new LinkedHashSet<>();
        if (!describes()) {
            plain.values().forEach(server -> chains.addAll(finder.chains(server.webConfigs())));
        }
        for (List<String> chain : chains) {
            run(chain, sites, variants);
        }
        if (variants.isEmpty()) {
            return all;
        }
        Map<Finding, @Nullable Finding> changed = new HashMap<>();
        List<Finding> more = new ArrayList<>();
        plain.forEach((key, server) -> {
            List<DeployedVariant> own = variants.get(key);
            if (own != null) {
                server.findings().forEach(finding -> changed.put(finding, DeployedFindings.asItStands(finding, own)));
                more.addAll(DeployedFindings.onlyDeployed(server.findings(), own));
            }
        });
        List<Finding> merged = new ArrayList<>();
        for (Finding finding : all) {
            Finding now = changed.containsKey(finding) ? changed.get(finding) : finding;
            if (now != null) {
                merged.add(now);
            }
        }
        merged.addAll(more);
        return merged;
    }

    /**
     * The findings of a run over one deployment, each with its chain where it does not hold with the files as written. Of a
     * server of which a transform failed nothing is said.
     */
    List<Finding> only(List<Finding> all, DeployedFiles tree, List<LoneSites.Lone> sites) throws LintException {
        Map<String, DeployedVariant> touched = new LinkedHashMap<>();
        for (Map.Entry<String, StandingServer> entry : plain.entrySet()) {
            DeployedVariant variant = variant(entry.getValue(), tree);
            if (variant.findings() == null || variant.changed()) {
                touched.put(entry.getKey(), variant);
            }
        }
        List<Servers.ServerFiles> servers = files(touched.keySet(), sites, key -> null);
        Set<Object> standing = new HashSet<>();
        for (ServerRun run : touched.isEmpty() ? List.<ServerRun>of() : again.lint(files, servers, server -> null, unread)) {
            run.found().forEach(found -> standing.add(DeployedVariant.id(found.finding())));
        }
        Map<Finding, @Nullable Finding> changed = new HashMap<>();
        plain.forEach((key, server) -> {
            DeployedVariant variant = touched.get(key);
            if (variant != null) {
                server.findings().forEach(finding -> changed.put(finding, variant.findings() == null
                        ? null
                        : standing.contains(DeployedVariant.id(finding))
                                ? finding
                                : DeployedFindings.told(finding, variant.name(), names(variant.transforms()))));
            }
        });
        return all.stream().map(finding -> changed.containsKey(finding) ? changed.get(finding) : finding)
                .filter(finding -> finding != null).toList();
    }

    /**
     * The files of some servers.
     *
     * @param read the sections of each that must be known; {@code null} for all
     */
    private List<Servers.ServerFiles> files(Set<String> servers, List<LoneSites.Lone> sites,
            Function<String, @Nullable Set<String>> read) {
        List<Servers.ServerFiles> found = new ArrayList<>();
        plain.forEach((key, server) -> {
            if (servers.contains(key) && server.host() != null) {
                found.add(new Servers.ServerFiles(server.host(), null, read.apply(key)));
            }
        });
        for (LoneSites.Lone site : sites) {
            String key = key(site.name());
            if (servers.contains(key)) {
                found.add(new Servers.ServerFiles(site, read.apply(key)));
            }
        }
        return found;
    }

    private void run(List<String> chain, List<LoneSites.Lone> sites, Map<String, List<DeployedVariant>> variants)
            throws LintException {
        Map<String, StandingServer> touched = new LinkedHashMap<>();
        plain.forEach((key, server) -> {
            if (server.webConfigs().stream().anyMatch(path -> finder.hasAll(path, chain))) {
                touched.put(key, server);
            }
        });
        Set<Path> webConfigs = touched.values().stream().flatMap(server -> server.webConfigs().stream())
                .collect(Collectors.toSet());
        run(Deployment.of(path -> webConfigs.contains(path)
                ? finder.transforms(path, chain)
                : List.of(), options.values()), touched, sites, variants);
    }

    /** Some servers after the other: what was made of their files is in memory until they are linted. */
    private void run(Deployment deployment, Map<String, StandingServer> touched, List<LoneSites.Lone> sites,
            Map<String, List<DeployedVariant>> variants) throws LintException {
        Map<String, StandingServer> batch = new LinkedHashMap<>();
        for (Map.Entry<String, StandingServer> entry : touched.entrySet()) {
            batch.put(entry.getKey(), entry.getValue());
            if (batch.size() == BATCH) {
                together(deployment, batch, sites, variants);
                batch.clear();
            }
        }
        together(deployment, batch, sites, variants);
    }

    private void together(Deployment deployment, Map<String, StandingServer> touched, List<LoneSites.Lone> sites,
            Map<String, List<DeployedVariant>> variants) throws LintException {
        DeployedFiles tree = new DeployedFiles(new KeptFiles(), deployment, options.schema());
        // On two cores 400 projects with a transform take 12 % less time than where the files are composed one after the other.
        List<Path> paths = touched.values().stream().flatMap(server -> server.webConfigs().stream()).toList();
        OrderedPool.run(options.jobs(), paths, path -> composed(tree, path), composed -> {
        });
        Map<String, DeployedVariant> changed = new LinkedHashMap<>();
        for (Map.Entry<String, StandingServer> entry : touched.entrySet()) {
            DeployedVariant variant = variant(entry.getValue(), tree);
            if (variant.findings() != null && variant.changed()) {
                changed.put(entry.getKey(), variant);
            } else {
                variants.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).add(variant);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        Function<String, ServersAgain.@Nullable SectionEffect> effects = key -> {
            DeployedVariant variant = changed.get(key);
            return variant == null ? null : variant.effect();
        };
        List<Servers.ServerFiles> servers = files(changed.keySet(), sites, key -> {
            ServersAgain.SectionEffect effect = effects.apply(key);
            return effect == null ? null : effect.read();
        });
        for (ServerRun run : again.lint(tree, servers, server -> effects.apply(key(server)), unread)) {
            String key = run.server() == null ? "" : key(run.server());
            DeployedVariant variant = changed.get(key);
            Map<Object, Finding> findings = variant == null ? null : variant.findings();
            if (variant != null && findings != null) {
                for (ServerRun.TracedFinding found : run.found()) {
                    findings.putIfAbsent(DeployedVariant.id(found.finding()), found.finding()
                            .copy().transforms(List.of(chain(found, variant, tree))).build());
                }
                variants.computeIfAbsent(key, k -> new ArrayList<>()).add(variant);
            }
        }
    }

    /** Whether a file could be read; why not is asked again. */
    private static boolean composed(DeployedFiles tree, Path path) {
        try {
            tree.deployed(path);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Applies the transforms of a server's files, and keeps what is reported about them. */
    private DeployedVariant variant(StandingServer server, DeployedFiles tree) throws LintException {
        Set<Path> transforms = new LinkedHashSet<>();
        boolean changed = false;
        boolean failed = false;
        Set<String> sections = new TreeSet<>();
        boolean limited = standing == files && !describes();
        for (Path path : server.webConfigs()) {
            try {
                Deployed deployed = tree.deployed(path);
                transforms.addAll(deployed.transforms());
                failed |= deployed.failed();
                changed |= changed(path, deployed);
                note(path, deployed);
                limited &= deployed.sections() != null;
                sections.addAll(deployed.sections() == null ? Set.of() : deployed.sections());
            } catch (IOException e) {
                unread.add(e.getMessage());
                failed = true;
            }
        }
        Map<Object, Finding> findings = new LinkedHashMap<>();
        boolean differs = changed;
        ServersAgain.SectionEffect effect = limited && changed ? again.effect(server.host(), sections) : null;
        server.found().stream()
                .filter(found -> !differs || effect != null && again.steady(found.finding().rule(), found.section(), effect))
                .map(StandingFinding::finding).forEach(finding -> findings.put(DeployedVariant.id(finding), finding));
        return new DeployedVariant(tree.deployment().name(), transforms, failed ? null : findings, changed, effect);
    }

    /** Whether a file is another one than as written; values that it takes in any case make it none. */
    private boolean changed(Path path, Deployed deployed) throws IOException {
        return deployed.changed() && (standing == files
                || !deployed.text().text().equals(standing.read(path).text()));
    }

    /** The transforms of the file in which a finding is; of all files of its server where that one has none. */
    private List<String> chain(ServerRun.TracedFinding found, DeployedVariant variant, DeployedFiles tree) {
        List<Path> own = found.detection() == null
                ? List.of()
                : tree.transforms(found.detection().anchor().file().path());
        return names(own.isEmpty() ? variant.transforms() : own);
    }

    private List<String> names(Collection<Path> paths) {
        return paths.stream().map(files::name).toList();
    }
}
