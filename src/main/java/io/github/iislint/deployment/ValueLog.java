package io.github.iislint.deployment;

import io.github.iislint.file.SourceSpan;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Records which values are used while they are written into a file, and what is wrong. */
final class ValueLog {

    private final Set<String> used = new LinkedHashSet<>();
    private final Set<ValueProblem> problems = new LinkedHashSet<>();

    void use(String name) {
        used.add(name);
    }

    /** @param counts whether it is worth a word; not in a comment, say */
    void add(boolean counts, ValueProblem.Kind kind, SourceSpan place, String text) {
        if (counts) {
            problems.add(new ValueProblem(kind, place, text));
        }
    }

    Set<String> used() {
        return used;
    }

    List<ValueProblem> problems() {
        return List.copyOf(problems);
    }
}
