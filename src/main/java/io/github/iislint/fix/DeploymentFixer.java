package io.github.iislint.fix;

import io.github.iislint.deployment.DeploymentPlan;
import io.github.iislint.deployment.DeploymentSelection;
import io.github.iislint.deployment.DeploymentSelection.Mode;
import io.github.iislint.file.EditedFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.AccessSnapshot;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.lint.Servers;
import io.github.iislint.lint.VisitorChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Fixes findings that hold with the files as written, then those that hold only with single deployments, in the transforms
 * that cause them. Each fix is proven with all deployments: it must change the same in each.
 */
public final class DeploymentFixer {

    private final FileTree files;
    private final Function<LintOptions, Linter> linters;
    private final LintOptions options;
    private final Predicate<Path> skipped;
    private final FixSelection selection;
    private final Map<Path, SourceText> texts = new HashMap<>();
    private final Map<Path, Fixer.FileEdit> edits = new TreeMap<>();
    private final List<Finding> fixed = new ArrayList<>();
    private final List<VisitorChange> changes = new ArrayList<>();
    private final List<Fixer.RejectedFix> refused = new ArrayList<>();
    private final List<Finding> consequences = new ArrayList<>();
    private final List<Fixer.DeployedChange> deployed = new ArrayList<>();

    /**
     * @param linters makes linters that plan fixes
     * @param options of the run
     * @param skipped folders that are not searched
     */
    public DeploymentFixer(FileTree files, Function<LintOptions, Linter> linters, LintOptions options, Predicate<Path> skipped,
            FixSelection selection) {
        this.files = files;
        this.linters = linters;
        this.options = options;
        this.skipped = skipped;
        this.selection = selection;
    }

    /** Plans and proves, as {@link Fixer#run(Collection, Consumer)} does. */
    public Fixer.FixResult run(Collection<Path> inputs, Consumer<ServerRun> observer) throws LintException {
        Linter linter = linters.apply(options);
        List<OtherDeployment> deployments = deployments(inputs);
        Fixer fixer = new Fixer(files, linter, selection, deployments, false);
        Fixer.FixResult first = fixer.run(inputs, observer);
        if (deployments.isEmpty() && fixer.corrected().isEmpty()) {
            return first;
        }
        add(first);
        if (!fixer.corrected().isEmpty()) {
            deployed(deployments.isEmpty()
                    ? List.of(new OtherDeployment("with the applied transforms", options, skipped))
                    : deployments, inputs, fixer.corrected());
        }
        OtherDeployment standing = deployment("with the files as written", DeploymentSelection.NONE);
        for (OtherDeployment deployment : deployments) {
            List<OtherDeployment> others = new ArrayList<>(deployments);
            others.remove(deployment);
            others.add(standing);
            FileTree tree = new EditedFiles(files, texts);
            Linter own = linters.apply(deployment.options());
            Set<Object> only = own.lint(tree, inputs).findings().stream().filter(finding -> finding.transforms() != null)
                    .map(DeploymentFixer::id).collect(Collectors.toSet());
            if (!only.isEmpty()) {
                add(new Fixer(tree, own,
                        selection.only(finding -> only.contains(id(finding)) && selection.findings().test(finding)),
                        others, true).run(inputs, observer));
            }
        }
        LintResult left = linter.lint(new EditedFiles(files, texts), inputs);
        fixed.sort(Finding.ORDER);
        LintResult after = new LintResult(left.findings(), fixed, left.rules(), left.files(), left.locations(), left.notices(),
                left.sources()).withUnread(left.unread());
        return new Fixer.FixResult(first.before(), after, List.copyOf(edits.values()), changes, refused, consequences, deployed);
    }

    /** Determines what corrected transforms change in what is deployed, and whether that lets visitors in. */
    private void deployed(List<OtherDeployment> deployments, Collection<Path> inputs, Set<Finding> corrected)
            throws LintException {
        boolean loosened = false;
        for (OtherDeployment deployment : deployments) {
            Map<String, Server> before = deployment.servers(files, inputs);
            Map<String, Server> after = deployment.servers(new EditedFiles(files, texts), inputs);
            new TreeMap<>(before).forEach((name, server) -> {
                if (after.containsKey(name)) {
                    EditDiff.between(server, after.get(name), List.of()).stream()
                            .filter(change -> !EntryPath.serverOnly(change.section()) || change.location().isEmpty())
                            .map(change -> new Fixer.DeployedChange(deployment.label(), server.name(), change.location(),
                                    change.section(), change.setting()))
                            .forEach(deployed::add);
                }
            });
            for (VisitorChange change : visitors(after).since(visitors(before))) {
                loosened |= change.loosens();
                if (changes.stream().noneMatch(change::sameAs)) {
                    changes.add(change);
                }
            }
        }
        if (!loosened) {
            // What might have let visitors in did not.
            fixed.replaceAll(finding -> finding.fix() != null && corrected.contains(finding)
                    ? finding.copy().fix(finding.fix().with(Effect.NEUTRAL)).build()
                    : finding);
        }
    }

    private static AccessSnapshot visitors(Map<String, Server> servers) {
        AccessSnapshot visitors = new AccessSnapshot();
        servers.values().forEach(server -> visitors.accept(new ServerRun(server, null, List.of(), Map.of())));
        return visitors;
    }

    private static Object id(Finding finding) {
        return List.of(finding.rule(), finding.place(), String.valueOf(finding.server()));
    }

    private void add(Fixer.FixResult outcome) {
        for (Fixer.FileEdit edit : outcome.edits()) {
            Fixer.FileEdit earlier = edits.get(edit.file());
            edits.put(edit.file(), earlier == null ? edit : new Fixer.FileEdit(edit.file(), earlier.before(), edit.after()));
            texts.put(edit.file(), edit.after());
        }
        fixed.addAll(outcome.after().fixed());
        changes.addAll(outcome.changes());
        refused.addAll(outcome.refused());
        consequences.addAll(outcome.consequences());
    }

    /** The deployments that the run judges besides the files as written. */
    private List<OtherDeployment> deployments(Collection<Path> inputs) throws LintException {
        DeploymentSelection selected = options.transforms();
        List<OtherDeployment> deployments = new ArrayList<>();
        for (DeploymentPlan plan : selected.mode() == Mode.EACH ? selected.plans() : List.<DeploymentPlan>of()) {
            deployments.add(deployment("in " + plan.name(), DeploymentSelection.one(plan)));
        }
        if (selected.mode() == Mode.AUTO) {
            for (List<String> chain : new Servers(files, options, skipped).chains(inputs)) {
                deployments.add(deployment("with " + chain.stream().map(DeploymentFixer::file)
                        .collect(Collectors.joining(" and ")), DeploymentSelection.named(chain)));
            }
        }
        return deployments;
    }

    /** The file of a transform whose name is known in lower-case letters. */
    private static String file(String name) {
        return "Web." + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ".config";
    }

    private OtherDeployment deployment(String label, DeploymentSelection selected) {
        return new OtherDeployment(label, options.toBuilder().transforms(selected).build(), skipped);
    }
}
