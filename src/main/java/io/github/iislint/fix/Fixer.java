package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.EditedFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.lint.VisitorChange;
import io.github.iislint.rule.Detection;
import io.github.iislint.xdt.Correction;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fixes what can be fixed, in memory: plans, proves and applies until nothing changes. The plans of a round are proven as one
 * batch; those that cause a failed proof are refused, and the others are proven without them. A refused fix is tried again
 * when its context has changed, and finally alone; if it still cannot be proven, the finding stays.
 */
public final class Fixer {

    /** Each round fixes something; more rounds than this mean that two fixes undo each other. */
    private static final int MAX_ROUNDS = 25;
    /** So many fixes that fail together only are tried alone, each with a run of its own. */
    private static final int MOST_ALONE = 16;

    private final FileTree files;
    private final Linter linter;
    private final FixPlanner planner = new FixPlanner();
    private final FixSelection selection;
    private final List<OtherDeployment> others;
    private final boolean transformsOnly;
    /** The servers of the other deployments as things stand; filled when they are needed. */
    private final Map<OtherDeployment, Map<String, Server>> elsewhere = new IdentityHashMap<>();
    private Consumer<ServerRun> observer = run -> {
    };
    private final Map<Path, SourceText> texts = new LinkedHashMap<>();
    private final Map<Path, SourceText> originals = new TreeMap<>();
    private final List<Finding> fixed = new ArrayList<>();
    private final Set<Finding> consequences = new LinkedHashSet<>();
    /** Those of the fixed that were about a transform itself. */
    private final Set<Finding> corrected = new HashSet<>();
    /** What is not fixed as things stand, by the keys of findings. */
    private final Map<String, RejectedFix> refused = new LinkedHashMap<>();
    /** Those of them that have been tried together with others only. */
    private final Set<String> untried = new LinkedHashSet<>();
    /** The same of those that wrote what speaks against them, which is hardly the fault of another. */
    private final Set<String> untriedWriters = new LinkedHashSet<>();
    /** The findings that are not to be planned together with others. */
    private final Set<String> apart = new HashSet<>();
    /** The only finding to be fixed now; {@code null} for all. */
    private @Nullable String alone;

    public Fixer(FileTree files, Linter linter, FixSelection selection) {
        this(files, linter, selection, List.of(), false);
    }

    /**
     * @param others other deployments of the files, which fixes may change in the same way only
     * @param transformsOnly whether what is in a file that is transformed is skipped
     */
    Fixer(FileTree files, Linter linter, FixSelection selection, List<OtherDeployment> others, boolean transformsOnly) {
        this.files = files;
        this.linter = linter;
        this.selection = selection;
        this.others = others;
        this.transformsOnly = transformsOnly;
    }

    /** A fix that was not made, and why. */
    public record RejectedFix(Finding finding, String reason) {
    }

    /** The old and the new text of a file. */
    public record FileEdit(Path file, SourceText before, SourceText after) {
    }

    /**
     * What a run of fixes comes to.
     *
     * @param before the findings without it
     * @param after the findings that are left, and those that are fixed
     * @param edits the files that change, by path; nothing is written yet
     * @param changes what visitors are asked for that they were not before, and the other way round, by location
     * @param consequences new findings, less bad than those that are fixed
     * @param deployed what corrected transforms change of what is deployed
     */
    public record FixResult(LintResult before, LintResult after, List<FileEdit> edits, List<VisitorChange> changes,
            List<RejectedFix> refused, List<Finding> consequences, List<DeployedChange> deployed) {
    }

    /**
     * A setting that another value is deployed for, because a transform was corrected.
     *
     * @param deployment as messages call it, such as {@code with Web.Release.config}
     * @param server the path of the applicationHost.config, or {@code null} for a lone site
     */
    public record DeployedChange(String deployment, @Nullable String server, String location, String section, String setting) {
    }

    /** Plans and proves, without an observer. */
    public FixResult run(Collection<Path> inputs) throws LintException {
        return run(inputs, run -> {
        });
    }

    /**
     * Plans and proves.
     *
     * @param observer is given each server that is linted, in every round
     * @throws LintException if the files cannot be linted
     */
    public FixResult run(Collection<Path> inputs, Consumer<ServerRun> observer) throws LintException {
        this.observer = observer;
        Snapshot first = Snapshot.of(linter, files, inputs, observer);
        Snapshot current = first;
        Aliases aliases = new Aliases(files);
        int rounds = 0;
        int alones = 0;
        boolean changed = false;
        while (rounds < MAX_ROUNDS) {
            List<Proof.Planned> batch = batch(writable(owned(plan(current))));
            if (batch.isEmpty()) {
                alone = null;
                if (changed) {
                    changed = false;
                    refused.clear();
                    untried.clear();
                    untriedWriters.clear();
                    apart.clear();
                } else if (!(untried.isEmpty() && untriedWriters.isEmpty()) && alones++ < MOST_ALONE) {
                    Set<String> next = untried.isEmpty() ? untriedWriters : untried;
                    alone = next.iterator().next();
                    next.remove(alone);
                    refused.remove(alone);
                } else {
                    break;
                }
                continue;
            }
            Attempt proven = prove(current, batch, inputs, aliases);
            if (proven != null) {
                accept(proven);
                current = proven.after;
                changed = true;
                alone = null;
                rounds++;
            }
        }
        return outcome(first, current);
    }

    /** Those of the fixed findings whose fix corrected a transform. */
    Set<Finding> corrected() {
        return corrected;
    }

    private FixResult outcome(Snapshot first, Snapshot last) {
        List<FileEdit> edits = new ArrayList<>();
        originals.forEach((path, original) -> {
            SourceText edited = texts.getOrDefault(path, original);
            if (!original.text().equals(edited.text())) {
                edits.add(new FileEdit(path, original, edited));
            }
        });
        fixed.sort(Finding.ORDER);
        LintResult left = last.result();
        LintResult after = new LintResult(left.findings(), fixed, left.rules(), left.files(), left.locations(), left.notices(),
                left.sources())
                .withUnread(left.unread());
        return new FixResult(first.result(), after, edits, last.visitors().since(first.visitors()), List.copyOf(refused.values()),
                List.copyOf(consequences), List.of());
    }

    /**
     * What would correct transforms, as long as something does: only then it is known what the other fixes have to be, since of
     * what is deployed with a transform that fails nothing is said.
     */
    private List<Proof.Planned> corrections(Snapshot snapshot) {
        List<Proof.Planned> planned = new ArrayList<>();
        for (ServerRun run : snapshot.runs()) {
            for (ServerRun.TracedFinding found : run.found()) {
                Finding finding = found.finding();
                if (found.correction() != null && finding.fix() != null && wanted(finding)) {
                    planned.add(
                            new Proof.Planned(Proposal.correcting(finding.fix(), found.correction()), List.of(finding), null));
                }
            }
        }
        return planned;
    }

    /** What would fix the findings that are neither refused nor unwanted; those with one cause are planned together. */
    private List<Proof.Planned> plan(Snapshot snapshot) {
        List<Proof.Planned> planned = corrections(snapshot);
        if (!planned.isEmpty()) {
            return planned;
        }
        Set<String> fixable = snapshot.result().findings().stream().filter(finding -> finding.fix() != null).map(Fixer::key)
                .collect(Collectors.toSet());
        for (ServerRun run : snapshot.runs()) {
            Map<Object, List<ServerRun.TracedFinding>> byCause = new LinkedHashMap<>();
            for (ServerRun.TracedFinding found : run.facts() == null ? List.<ServerRun.TracedFinding>of() : run.found()) {
                Detection detection = found.detection();
                if (detection == null) {
                    continue;
                }
                obstacle(found.finding(), detection, run);
                if (!wanted(found.finding())) {
                    continue;
                }
                if (!fixable.contains(key(found.finding()))) {
                    refused.put(key(found.finding()), new RejectedFix(found.finding(),
                            "only as written: each transform removes the finding, and a fix would change what is deployed"));
                } else {
                    Object cause = apart.contains(key(found.finding())) ? found : FixPlanner.cause(detection);
                    byCause.computeIfAbsent(cause, c -> new ArrayList<>(1)).add(found);
                }
            }
            for (List<ServerRun.TracedFinding> together : byCause.values()) {
                together.sort(Comparator.comparing((ServerRun.TracedFinding f) -> f.finding().severity())
                        .thenComparing(ServerRun.TracedFinding::finding, Finding.ORDER));
                // What is replaced has the same cause: left for the next round, it would need an edit more.
                List<ServerRun.TracedFinding> all = agreeing(together).stream().flatMap(found -> Stream.concat(Stream.of(found),
                        found.replaced().stream().filter(other -> !apart.contains(key(found.finding())) && alone == null
                                && selection.rule(other.finding().rule()))))
                        .toList();
                if (!all.isEmpty()) {
                    planner.propose(all.stream().map(ServerRun.TracedFinding::detection).toList(), run.facts())
                            .ifPresent(proposal -> planned.add(new Proof.Planned(proposal,
                                    all.stream().map(ServerRun.TracedFinding::finding).toList(), run.server())));
                }
            }
        }
        planned.sort(Comparator.comparing((Proof.Planned p) -> p.findings().get(0).severity())
                .thenComparing(p -> p.findings().get(0), Finding.ORDER));
        return planned;
    }

    /** Notes why a finding whose rule has a fix has none. */
    private void obstacle(Finding finding, Detection detection, ServerRun run) {
        if (finding.fix() == null && finding.counts() && selection.rule(finding.rule())
                && selection.findings().test(finding)) {
            planner.obstacle(List.of(detection), run.facts())
                    .ifPresent(reason -> refused.put(key(finding), new RejectedFix(finding, reason)));
        }
    }

    /** Without those that would change a file which is right as written: only a transform makes it wrong. */
    private List<Proof.Planned> owned(List<Proof.Planned> planned) {
        List<Proof.Planned> owned = new ArrayList<>();
        for (Proof.Planned plan : planned) {
            String base = transformsOnly ? plan.proposal().base() : null;
            if (base == null) {
                owned.add(plan);
            } else {
                plan.findings().forEach(finding -> refused.put(key(finding), new RejectedFix(finding, base)));
            }
        }
        return owned;
    }

    /** Without those whose files could not be written: one of them must not keep the others from being proven together. */
    private List<Proof.Planned> writable(List<Proof.Planned> planned) {
        List<Proof.Planned> writable = new ArrayList<>();
        for (Proof.Planned plan : planned) {
            SourceText text = plan.proposal().edits().keySet().stream()
                    .flatMap(file -> plan.proposal().owned(file).entrySet().stream())
                    .filter(entry -> !entry.getKey().text().writable(entry.getValue()))
                    .map(entry -> entry.getKey().text()).findFirst().orElse(null);
            if (text == null) {
                writable.add(plan);
            } else {
                plan.findings()
                        .forEach(finding -> refused.put(key(finding), new RejectedFix(finding, "the encoding " + text.charset()
                                + " cannot represent the change without changing the rest")));
            }
        }
        return writable;
    }

    private boolean wanted(Finding finding) {
        return finding.counts() && finding.fix() != null && selection.rule(finding.rule())
                && selection.findings().test(finding) && selection.effect(finding.fix().effect())
                && !refused.containsKey(key(finding)) && (alone == null || alone.equals(key(finding)));
    }

    /**
     * Of findings with one cause those whose fixes do not contradict each other. To stop requiring a certificate settles what is
     * unusual in how it is required. Where another finding wants the very requirement completed, the worse of both decides; where
     * neither is, nobody has said what the two fixes would come to together.
     */
    private List<ServerRun.TracedFinding> agreeing(List<ServerRun.TracedFinding> together) {
        List<ServerRun.TracedFinding> loosening = having(together, Effect.LOOSENS);
        List<ServerRun.TracedFinding> tightening = having(together, Effect.TIGHTENS);
        if (loosening.isEmpty()) {
            return together;
        }
        Severity loose = loosening.get(0).finding().severity();
        Severity tight = tightening.isEmpty() ? null : tightening.get(0).finding().severity();
        if (tight == null || loose != tight && loose.atLeast(tight)) {
            return loosening;
        }
        if (loose != tight) {
            return together.stream().filter(found -> !loosening.contains(found)).toList();
        }
        together.forEach(found -> refused.put(key(found.finding()),
                new RejectedFix(found.finding(), "the findings about this value contradict"
                        + " each other: " + loosening.get(0).finding().rule() + " would require less of visitors, "
                        + tightening.get(0).finding().rule() + " more; decide which is intended, and set it")));
        return List.of();
    }

    private static List<ServerRun.TracedFinding> having(List<ServerRun.TracedFinding> together, Effect effect) {
        return together.stream().filter(found -> found.finding().fix() != null && found.finding().fix().effect() == effect)
                .toList();
    }

    /** As many as do not touch the same text; the others have their turn in the next round. */
    private static List<Proof.Planned> batch(List<Proof.Planned> planned) {
        Map<Path, TouchedText> touched = new HashMap<>();
        return planned.stream().filter(plan -> {
            Map<XmlFile, List<Edit>> edits = plan.proposal().edits();
            boolean free = edits.entrySet().stream().allMatch(
                    entry -> touched.computeIfAbsent(entry.getKey().path(), path -> new TouchedText()).free(entry.getValue()));
            if (free) {
                edits.forEach((file, list) -> touched.computeIfAbsent(file.path(), path -> new TouchedText()).add(list));
            }
            return free;
        }).toList();
    }

    /** What names a finding as long as no text changes. */
    private static String key(Finding finding) {
        return finding.rule() + '\n' + finding.place() + '\n' + finding.server();
    }

    /** The attempt if it is proven; {@code null} where something of it is refused, so that the rest must be planned again. */
    private @Nullable Attempt prove(Snapshot current, List<Proof.Planned> batch, Collection<Path> inputs, Aliases aliases)
            throws LintException {
        Attempt attempt = attempt(current, batch, inputs, aliases);
        List<Proof.FailedFix> failures = attempt.verdict.failures();
        if (failures.isEmpty()) {
            return attempt;
        }
        Proof.Planned more = batch.size() == 1 ? extended(batch.get(0), current, attempt.after) : null;
        if (more != null) {
            return prove(current, List.of(more), inputs, aliases);
        }
        List<Proof.FailedFix> certain = failures.stream().filter(failure -> failure.blamed().size() == 1).toList();
        certain.forEach(failure -> refuse(failure, batch.size() > 1));
        if (!certain.isEmpty()) {
            return null;
        }
        // It is unknown which of several is to blame: half of them will fail again, or not.
        Set<Proof.Planned> later = new HashSet<>();
        failures.forEach(failure -> failure.blamed().stream().skip(failure.blamed().size() / 2).forEach(later::add));
        List<Proof.Planned> half = batch.stream().filter(plan -> !later.contains(plan)).toList();
        return prove(current, half.isEmpty() ? batch.subList(0, batch.size() / 2) : half, inputs, aliases);
    }

    /**
     * A correction of a transform with what turns out to be wrong, too, now that the step is understood; {@code null} where
     * nothing does that can be corrected.
     */
    private static Proof.@Nullable Planned extended(Proof.Planned plan, Snapshot before, Snapshot after) {
        if (!plan.correction()) {
            return null;
        }
        Map<Snapshot.RuleLocation, List<Finding>> known = before.findings();
        List<Correction> more = after.runs().stream().flatMap(run -> run.found().stream())
                .filter(found -> found.correction() != null
                        && Snapshot.places(found.finding()).stream().noneMatch(known::containsKey))
                .map(ServerRun.TracedFinding::correction).toList();
        Proposal proposal = plan.proposal().and(more);
        return proposal == plan.proposal() ? null : new Proof.Planned(proposal, plan.findings(), null);
    }

    /** A joint plan that cannot be proven is taken apart before its findings are given up. */
    private void refuse(Proof.FailedFix failure, boolean amongOthers) {
        Proof.Planned plan = failure.blamed().iterator().next();
        if (plan.findings().size() > 1) {
            plan.findings().forEach(finding -> apart.add(key(finding)));
            return;
        }
        Finding finding = plan.findings().get(0);
        refused.putIfAbsent(key(finding), new RejectedFix(finding, failure.reason()));
        if (amongOthers) {
            (failure.written() ? untriedWriters : untried).add(key(finding));
        }
    }

    private void accept(Attempt attempt) {
        attempt.edited.forEach((file, text) -> {
            originals.putIfAbsent(file.path(), file.text());
            texts.put(file.path(), text);
        });
        elsewhere.putAll(attempt.elsewhere);
        attempt.fixes.forEach(fix -> fixed.addAll(fix.findings()));
        attempt.fixes.stream().filter(Proof.Planned::correction).forEach(fix -> corrected.addAll(fix.findings()));
        consequences.addAll(attempt.verdict.consequences());
    }

    private record Attempt(List<Proof.Planned> fixes, Map<SourceFile, SourceText> edited, Snapshot after,
            Map<OtherDeployment, Map<String, Server>> elsewhere, Proof.ProofResult verdict) {
    }

    private Attempt attempt(Snapshot current, List<Proof.Planned> fixes, Collection<Path> inputs, Aliases aliases)
            throws LintException {
        Map<Path, SourceFile> byPath = new LinkedHashMap<>();
        Map<Path, Set<Edit>> edits = new LinkedHashMap<>();
        for (Proof.Planned fix : fixes) {
            fix.proposal().edits().forEach((file, list) -> {
                if (file.source().composed()) {
                    fix.proposal().owned(file).forEach((source, own) -> {
                        byPath.putIfAbsent(source.path(), source);
                        edits.computeIfAbsent(source.path(), p -> new LinkedHashSet<>()).addAll(own);
                    });
                    return;
                }
                for (XmlFile same : aliases.of(file, current)) {
                    byPath.putIfAbsent(same.path(), same.file());
                    edits.computeIfAbsent(same.path(), p -> new LinkedHashSet<>()).addAll(list);
                }
            });
        }
        Map<SourceFile, SourceText> edited = new LinkedHashMap<>();
        Map<Path, SourceText> next = new LinkedHashMap<>(texts);
        byPath.forEach((path, source) -> {
            SourceText text = source.text().edited(List.copyOf(edits.getOrDefault(path, Set.of())));
            edited.put(source, text);
            next.put(path, text);
        });
        FileTree tree = new EditedFiles(files, next);
        Snapshot after = Snapshot.of(linter, tree, inputs, observer);
        Map<OtherDeployment, Map<String, Server>> deployed = new IdentityHashMap<>();
        List<Proof.Elsewhere> compared = new ArrayList<>();
        for (OtherDeployment other : others) {
            if (!elsewhere.containsKey(other)) {
                elsewhere.put(other, other.servers(new EditedFiles(files, texts), inputs));
            }
            deployed.put(other, other.servers(tree, inputs));
            compared.add(new Proof.Elsewhere(other.label(), elsewhere.get(other), deployed.get(other)));
        }
        return new Attempt(fixes, edited, after, deployed, new Proof(current, after, fixes).verdict(compared));
    }
}
