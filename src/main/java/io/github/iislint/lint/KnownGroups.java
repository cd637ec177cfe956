package io.github.iislint.lint;

import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleGroups;
import io.github.iislint.rule.ServerContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The groups of the rules of a run: the same for servers for which the settings say the same. A rule joins its group with the
 * first server of which the files say what it needs to match; most rules are asleep in most runs. For any number of threads.
 */
final class KnownGroups {

    /** Settings may have rules of their own for very many servers. */
    private static final int MOST = 100;

    private final Map<List<Object>, Awake> known = new ConcurrentHashMap<>();
    /** The ids of rules: settings give some of them other parameters. */
    private final Set<String> awake = ConcurrentHashMap.newKeySet();
    private final Set<String> matched = ConcurrentHashMap.newKeySet();

    /**
     * @param rules those to evaluate for a server
     * @param given what there is of all that rules need, as {@link ServerContext#given} has it
     */
    RuleGroups of(List<Rule> rules, Schema schema, Set<String> given) throws RuleException {
        List<Object> key = List.of(rules, schema);
        Awake groups = known.get(key);
        if (groups == null) {
            groups = new Awake(rules, schema);
            Awake other = known.size() < MOST ? known.putIfAbsent(key, groups) : null;
            groups = other == null ? groups : other;
        }
        return groups.with(given);
    }

    /** Whether a rule can have matched nothing in this run. */
    boolean asleep(Rule rule) {
        return !awake.contains(rule.id());
    }

    /** Takes note of rules that match something, by their ids. */
    void matched(Set<String> rules) {
        matched.addAll(rules);
    }

    /** Tells what is known of the rules in this run from what was known before: it only becomes more. */
    Object known() {
        return List.of(awake.size(), matched.size());
    }

    /** Whether a rule has matched nothing in this run. */
    boolean silent(Rule rule) {
        return !matched.contains(rule.id());
    }

    private final class Awake {

        private final List<Rule> rules;
        private final Schema schema;
        /** What there is of it in the servers so far. */
        private final Set<String> given = new HashSet<>();
        private List<Rule> woken = List.of();
        private @Nullable RuleGroups groups;

        Awake(List<Rule> rules, Schema schema) {
            this.rules = rules;
            this.schema = schema;
        }

        /** The groups for a server of which this is given. */
        synchronized RuleGroups with(Set<String> there) throws RuleException {
            boolean more = given.addAll(there);
            RuleGroups now = groups;
            if (now == null || more) {
                List<Rule> matching = rules.stream().filter(this::mayMatch).toList();
                if (now == null || matching.size() > woken.size()) {
                    now = RuleGroups.of(matching, schema, now);
                    groups = now;
                    woken = matching;
                    matching.forEach(rule -> awake.add(rule.id()));
                }
            }
            return now;
        }

        /** Another schema may have other defaults. */
        private boolean mayMatch(Rule rule) {
            return schema != Schema.builtIn() || rule.mayMatch(given);
        }
    }
}
