package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.DeployedFiles.Deployed;
import io.github.iislint.deployment.Deployment;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.ForwardingFiles;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Server;
import io.github.iislint.xml.ParsedFiles;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A server with deployments: records for each finding with which of them it holds. */
final class DeployedServer {

    private final DeployedLint all;
    private final Servers.ServerFiles found;
    private final ServerRun run;
    private final List<Path> changeable;
    private final DeploymentNotes notes = new DeploymentNotes();
    private final List<DeployedVariant> variants = new ArrayList<>();
    private List<Finding> findings;

    /**
     * @param all what all servers have in common
     * @param run what was found with the files as they were read
     * @param changeable the files that deployments may change
     */
    DeployedServer(DeployedLint all, Servers.ServerFiles found, ServerRun run, List<Path> changeable) {
        this.all = all;
        this.found = found;
        this.run = run;
        this.changeable = changeable;
        this.findings = run.found().stream().map(ServerRun.TracedFinding::finding).toList();
    }

    /** The files as they lie on disk; those of the server need not be parsed again. */
    private static final class KnownFiles extends ForwardingFiles implements ParsedFiles {

        private final Server server;

        KnownFiles(FileTree files, Server server) {
            super(files);
            this.server = server;
        }

        @Override
        public @Nullable XmlFile take(Path file) {
            XmlFile known = server.files().get(file);
            return known == null || known.source().composed() ? null : known;
        }
    }

    /** The files that deployments may change. */
    List<Path> changeable() {
        return changeable;
    }

    /** What was found with the files as they were read. */
    ServerRun run() {
        return run;
    }

    /** What became of the files. */
    DeploymentNotes notes() {
        return notes;
    }

    /** The findings with the files as they were read, each with what becomes of it with deployments. */
    List<Finding> findings() {
        return variants.isEmpty()
                ? findings
                : findings.stream().map(finding -> DeployedFindings.asItStands(finding, variants)).filter(Objects::nonNull)
                        .toList();
    }

    /** The findings that there are with deployments only. */
    List<Finding> more() {
        return variants.isEmpty() ? List.of() : DeployedFindings.onlyDeployed(findings, variants);
    }

    /** Lints the server as a deployment leaves its files. */
    void lint(Deployment deployment) throws LintException {
        DeployedFiles tree = new DeployedFiles(new KnownFiles(all.files, Objects.requireNonNull(run.server())), deployment,
                all.options.schema());
        DeployedVariant variant = variant(tree);
        Map<Object, Finding> known = variant.findings();
        if (known == null || !variant.changed()) {
            variants.add(variant);
            return;
        }
        ServerRun changed = all.again.lint(tree, found, variant.effect(), notes::addUnread);
        if (changed != null) {
            for (ServerRun.TracedFinding each : changed.found()) {
                known.putIfAbsent(DeployedVariant.id(each.finding()), each.finding()
                        .copy().transforms(List.of(chain(each, variant, tree))).build());
            }
            variants.add(variant);
        }
    }

    /**
     * Compares the findings, which are those with one deployment, to those with the files as they lie on disk: each that does not
     * hold with these gets its chain. Of a server of which a transform failed nothing is said.
     *
     * @param tree what the server was read from
     */
    void compare(DeployedFiles tree) throws LintException {
        DeployedVariant variant = variant(tree);
        if (variant.findings() == null) {
            findings = List.of();
        } else if (variant.changed()) {
            ServerRun written = all.again.lint(all.files, found, null, notes::addUnread);
            Set<Object> standing = new HashSet<>();
            if (written != null) {
                written.found().forEach(each -> standing.add(DeployedVariant.id(each.finding())));
            }
            findings = findings.stream().map(finding -> standing.contains(DeployedVariant.id(finding))
                    ? finding
                    : DeployedFindings.told(finding, variant.name(), names(variant.transforms()))).toList();
        }
    }

    /** Applies the transforms of the files, and takes note of what came of it. */
    private DeployedVariant variant(DeployedFiles tree) throws LintException {
        Set<Path> transforms = new LinkedHashSet<>();
        boolean changed = false;
        boolean failed = false;
        Set<String> sections = new TreeSet<>();
        boolean limited = all.read == all.files && !all.described();
        for (Path path : changeable) {
            try {
                Deployed deployed = tree.deployed(path);
                transforms.addAll(deployed.transforms());
                failed |= deployed.failed();
                changed |= changed(path, deployed);
                notes.add(path, deployed, all.files);
                limited &= deployed.sections() != null;
                sections.addAll(deployed.sections() == null ? Set.of() : deployed.sections());
            } catch (IOException e) {
                notes.addUnread(String.valueOf(e.getMessage()));
                failed = true;
            }
        }
        ServersAgain.SectionEffect effect = limited && changed ? all.again.effect(found, sections) : null;
        Map<Object, Finding> same = new LinkedHashMap<>();
        for (ServerRun.TracedFinding each : run.found()) {
            if (!changed || effect != null && all.again.steady(each.finding().rule(), each.section(), effect)) {
                same.put(DeployedVariant.id(each.finding()), each.finding());
            }
        }
        return new DeployedVariant(tree.deployment().name(), transforms, failed ? null : same, changed, effect);
    }

    /** Whether a file is another one than as written; values that it takes in any case make it none. */
    private boolean changed(Path path, Deployed deployed) throws IOException {
        return deployed.changed() && (all.read == all.files || all.options.transforms().explicit()
                || !deployed.text().text().equals(all.read.read(path).text()));
    }

    /** The transforms of the file in which a finding is; of all files of the server where that one has none. */
    private List<String> chain(ServerRun.TracedFinding each, DeployedVariant variant, DeployedFiles tree) {
        List<Path> own = each.detection() == null
                ? List.of()
                : tree.transforms(each.detection().anchor().file().path());
        return names(own.isEmpty() ? variant.transforms() : own);
    }

    private List<String> names(Collection<Path> paths) {
        return paths.stream().map(all.files::name).toList();
    }
}
