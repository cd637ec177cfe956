package io.github.iislint.lint;

import io.github.iislint.deployment.DeployedFiles;
import io.github.iislint.deployment.DeployedFiles.Deployed;
import io.github.iislint.deployment.ValueProblem;
import io.github.iislint.file.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What became of files with deployments: what is wrong with transforms and values, and which of them were used. */
final class DeploymentNotes {

    /** What is wrong, and how often it is said. */
    private final Map<DeploymentProblem, Integer> problems = new LinkedHashMap<>();
    /** How often each transform was applied. */
    private final Map<Path, Integer> applied = new HashMap<>();
    private final Set<Path> evaluated = new TreeSet<>();
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<ValueProblem> notEvaluated = new LinkedHashSet<>();
    private final List<String> unread = new ArrayList<>();

    /** Takes note of all files of a tree that were read so far. */
    void add(DeployedFiles tree, FileTree files) {
        new TreeMap<>(tree.deployed()).forEach((path, deployed) -> add(path, deployed, files));
    }

    /** @param files the tree as it lies on disk */
    void add(Path path, Deployed deployed, FileTree files) {
        for (DeploymentProblem problem : new LinkedHashSet<>(DeploymentProblems.of(path, deployed, files))) {
            problems.merge(problem, 1, Integer::sum);
        }
        deployed.applied().forEach(transform -> applied.merge(transform, 1, Integer::sum));
        evaluated.addAll(deployed.transforms());
        used.addAll(deployed.used());
        deployed.problems().stream().filter(problem -> problem.kind() == ValueProblem.Kind.NOT_EVALUATED)
                .forEach(notEvaluated::add);
    }

    /** @param line says what could not be read, and why */
    void addUnread(String line) {
        unread.add(line);
    }

    void addAll(DeploymentNotes other) {
        other.problems.forEach((problem, times) -> problems.merge(problem, times, Integer::sum));
        other.applied.forEach((transform, times) -> applied.merge(transform, times, Integer::sum));
        evaluated.addAll(other.evaluated);
        used.addAll(other.used);
        notEvaluated.addAll(other.notEvaluated);
        unread.addAll(other.unread);
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

    /** The transforms that were to be applied. */
    Set<Path> evaluated() {
        return evaluated;
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

    /** What could not be read, a line each. */
    List<String> unread() {
        return unread;
    }
}
