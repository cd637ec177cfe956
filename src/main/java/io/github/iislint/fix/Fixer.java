package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.EditedFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.Linter;
import io.github.iislint.lint.ServerRun;
import io.github.iislint.lint.VisitorChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Mends what can be mended, in memory: plans, proves and applies until nothing changes. The plans of a round are proven as one
 * batch; only when that fails, one by one. What cannot be proven is refused, and the finding stays.
 */
public final class Fixer {

    /** Each round mends or refuses something; more rounds than this mean that two fixes undo each other. */
    private static final int MAX_ROUNDS = 25;

    private final FileTree files;
    private final Linter linter;
    private final FixPlanner planner = new FixPlanner();
    private final FixSelection selection;
    private Consumer<ServerRun> observer = run -> { };
    private final Map<Path, SourceText> texts = new LinkedHashMap<>();
    private final Map<Path, SourceText> originals = new TreeMap<>();
    private final List<Finding> fixed = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Set<Finding> consequences = new LinkedHashSet<>();
    /** The findings that are given up, and those that are not to be planned together with others. */
    private final Set<String> given = new HashSet<>();
    private final Set<String> alone = new HashSet<>();

    public Fixer(FileTree files, Linter linter, FixSelection selection) {
        this.files = files;
        this.linter = linter;
        this.selection = selection;
    }

    /** A fix that was not made, and why. */
    public record Refused(Finding finding, String reason) {
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
     */
    public record Outcome(LintResult before, LintResult after, List<FileEdit> edits, List<VisitorChange> changes,
                          List<Refused> refused, List<Finding> consequences) {
    }

    /** Plans and proves, without an observer. */
    public Outcome run(Collection<Path> inputs) throws LintException {
        return run(inputs, run -> { });
    }

    /**
     * Plans and proves.
     *
     * @param observer is given each server that is linted, in every round anew
     * @throws LintException if the files cannot be linted
     */
    public Outcome run(Collection<Path> inputs, Consumer<ServerRun> observer) throws LintException {
        this.observer = observer;
        Snapshot first = Snapshot.of(linter, files, inputs, observer);
        Snapshot current = first;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<Proof.Planned> batch = batch(writable(plan(current)));
            if (batch.isEmpty()) {
                break;
            }
            current = round(current, batch, inputs);
        }
        List<FileEdit> edits = new ArrayList<>();
        originals.forEach((path, original) -> {
            if (!original.text().equals(texts.get(path).text())) {
                edits.add(new FileEdit(path, original, texts.get(path)));
            }
        });
        fixed.sort(Finding.ORDER);
        LintResult left = current.result();
        LintResult after = new LintResult(left.findings(), fixed, left.rules(), left.files(), left.locations(), left.notices(),
                left.sources())
                .withUnread(left.unread());
        return new Outcome(first.result(), after, edits, current.visitors()
                .since(first.visitors()), refused, List.copyOf(consequences));
    }

    /** What would mend the findings that are neither refused nor unwanted; those with one cause are planned together. */
    private List<Proof.Planned> plan(Snapshot snapshot) {
        List<Proof.Planned> planned = new ArrayList<>();
        for (ServerRun run : snapshot.runs()) {
            Map<Object, List<ServerRun.Found>> byCause = new LinkedHashMap<>();
            for (ServerRun.Found found : run.facts() == null ? List.<ServerRun.Found>of() : run.found()) {
                Finding finding = found.finding();
                if (found.detection() != null && finding.counts() && finding.fix() != null && selection.rule(finding.rule())
                        && selection.findings().test(finding)
                        && selection.effect(finding.fix().effect()) && !given.contains(key(finding))) {
                    Object cause = alone.contains(key(finding)) ? found : FixPlanner.cause(found.detection());
                    byCause.computeIfAbsent(cause, c -> new ArrayList<>(1)).add(found);
                }
            }
            for (List<ServerRun.Found> together : byCause.values()) {
                together.sort(Comparator.comparing((ServerRun.Found f) -> f.finding().severity())
                        .thenComparing(ServerRun.Found::finding, Finding.ORDER));
                boolean apart = together.stream().allMatch(found -> alone.contains(key(found.finding())));
                // What is replaced has the same cause: left for the next round, it would need an edit more.
                List<ServerRun.Found> all = together.stream()
                        .flatMap(found -> Stream.concat(Stream.of(found), found.replaced().stream()
                        .filter(other -> !apart && selection.rule(other.finding().rule())))).toList();
                planner.propose(all.stream().map(ServerRun.Found::detection).toList(), run.facts()).ifPresent(proposal ->
                        planned.add(new Proof.Planned(proposal, all.stream().map(ServerRun.Found::finding)
                                .toList(), run.server())));
            }
        }
        planned.sort(Comparator.comparing((Proof.Planned p) -> p.findings().get(0).severity())
                .thenComparing(p -> p.findings().get(0), Finding.ORDER));
        return planned;
    }

    /** Without those whose files could not be written: one of them must not keep the others from being proven together. */
    private List<Proof.Planned> writable(List<Proof.Planned> planned) {
        List<Proof.Planned> writable = new ArrayList<>();
        for (Proof.Planned plan : planned) {
            String refusal = null;
            for (Map.Entry<SourceFile, List<Edit>> edits : plan.proposal().owned().entrySet()) {
                SourceText text = edits.getKey().text();
                if (!text.edited(edits.getValue()).writable()) {
                    refusal = "the encoding " + text.charset() + " cannot take the change and leave the rest as it is";
                }
            }
            if (refusal == null) {
                writable.add(plan);
            } else {
                for (Finding finding : plan.findings()) {
                    given.add(key(finding));
                    refused.add(new Refused(finding, refusal));
                }
            }
        }
        return writable;
    }

    /** As many as do not touch the same text; the others have their turn in the next round. */
    private static List<Proof.Planned> batch(List<Proof.Planned> planned) {
        List<Proof.Planned> batch = new ArrayList<>();
        for (Proof.Planned plan : planned) {
            if (batch.stream().noneMatch(other -> other.proposal().conflictsWith(plan.proposal()))) {
                batch.add(plan);
            }
        }
        return batch;
    }

    private static String key(Finding finding) {
        return finding.rule() + "\n" + finding.fingerprint() + finding.server() + finding.place().file() + finding.locations();
    }

    private Snapshot round(Snapshot current, List<Proof.Planned> batch, Collection<Path> inputs) throws LintException {
        Attempt whole = attempt(current, batch, inputs);
        if (whole.verdict.refusal() == null) {
            return accept(whole);
        }
        if (batch.size() == 1) {
            refuse(batch.get(0), whole.verdict.refusal());
            return current;
        }
        List<Proof.Planned> sound = new ArrayList<>();
        Attempt single = null;
        for (Proof.Planned plan : batch) {
            Attempt alone = attempt(current, List.of(plan), inputs);
            if (alone.verdict.refusal() == null) {
                sound.add(plan);
                single = single == null ? alone : single;
            } else {
                refuse(plan, alone.verdict.refusal());
            }
        }
        if (sound.size() > 1) {
            Attempt together = attempt(current, sound, inputs);
            if (together.verdict.refusal() == null) {
                return accept(together);
            }
        }
        return single == null ? current : accept(single);
    }

    /** A joint plan that cannot be proven is taken apart before its findings are given up. */
    private void refuse(Proof.Planned plan, String reason) {
        if (plan.findings().size() > 1) {
            plan.findings().forEach(finding -> alone.add(key(finding)));
        } else {
            given.add(key(plan.findings().get(0)));
            refused.add(new Refused(plan.findings().get(0), reason));
        }
    }

    private Snapshot accept(Attempt attempt) {
        attempt.edited.forEach((file, text) -> {
            originals.putIfAbsent(file.path(), file.text());
            texts.put(file.path(), text);
        });
        attempt.fixes.forEach(fix -> fixed.addAll(fix.findings()));
        consequences.addAll(attempt.verdict.consequences());
        return attempt.after;
    }

    private record Attempt(List<Proof.Planned> fixes, Map<SourceFile, SourceText> edited, Snapshot after, Proof.Verdict verdict) {
    }

    private Attempt attempt(Snapshot current, List<Proof.Planned> fixes, Collection<Path> inputs) throws LintException {
        Map<Path, SourceFile> byPath = new LinkedHashMap<>();
        Map<Path, List<Edit>> edits = new LinkedHashMap<>();
        for (Proof.Planned fix : fixes) {
            fix.proposal().owned().forEach((file, list) -> {
                byPath.putIfAbsent(file.path(), file);
                edits.computeIfAbsent(file.path(), p -> new ArrayList<>()).addAll(list);
            });
        }
        Map<SourceFile, SourceText> edited = new LinkedHashMap<>();
        Map<Path, SourceText> next = new LinkedHashMap<>(texts);
        edits.forEach((path, list) -> {
            SourceText text = byPath.get(path).text().edited(list);
            edited.put(byPath.get(path), text);
            next.put(path, text);
        });
        Snapshot after = Snapshot.of(linter, new EditedFiles(files, next), inputs, observer);
        return new Attempt(fixes, edited, after, new Proof(current, after, fixes).verdict());
    }
}
