package io.github.iislint.rule;

import io.github.iislint.finding.Severity;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run must know of all rules; the rest of a rule is read if it may match.
 *
 * @param source who finds what the rule is about
 * @param replaces the ids of the rules that stay silent about what this one finds
 * @param sets the sets that it belongs to; empty for those that run always
 * @param needs full paths of sections: the rule matches nothing where no file sets one of them, except for the files that .NET
 *        and IIS come with; or {@link #HTTP_SYS}; {@code null} where it may match anyway, or nobody has examined it
 */
record RuleOutline(String id, Severity severity, Rule.RaisedBy source, Set<String> replaces, List<String> sets,
        List<String> controls, @Nullable Set<String> needs) {

    /** Stands among the sections that a rule needs: it matches nothing where nothing is known of http.sys and Schannel. */
    static final String HTTP_SYS = "http.sys";

    RuleOutline {
        replaces = Set.copyOf(replaces);
        sets = List.copyOf(sets);
        controls = List.copyOf(controls);
        needs = needs == null ? null : Set.copyOf(needs);
    }

    /** Whether the rule runs without being requested. */
    boolean byDefault() {
        return sets.isEmpty() || sets.contains(RuleSets.DEFAULT);
    }

    /**
     * Whether the rule may match.
     *
     * @param given the sections that files set, and {@link #HTTP_SYS} where something is known of it
     */
    boolean mayMatch(Collection<String> given) {
        return needs == null || !Collections.disjoint(needs, given);
    }
}
