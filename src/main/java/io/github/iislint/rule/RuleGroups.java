package io.github.iislint.rule;

import io.github.iislint.iis.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rules in groups of those that read the same, made once for the servers of a run that have one schema; and what was found out
 * for all of them: which rules may match where. For any number of threads.
 */
public final class RuleGroups {

    /** How many answers are kept for other servers, of each group and of all together. */
    private static final int MOST_ANSWERS = 4096;

    /** By what their rules read. */
    private final Map<String, Group> groups;
    final List<Rule> fileRules;
    final LocationKeys keys;
    private final List<Group> common = new ArrayList<>();
    private final List<Group> others = new ArrayList<>();
    /** Of groups with common answers, by what locations show. */
    private final Map<LocationKey, List<Candidates>> candidates = new ConcurrentHashMap<>();

    /** Rules whose matches depend on the same things. */
    static final class Group {
        final int index;
        final Rule.Scope scope;
        final Dependencies reads;
        /** The sections that its matches may read; {@code null} for all. */
        final @Nullable Set<String> allowed;
        final List<Rule> rules = new ArrayList<>();
        /** Whether locations of all servers that show the same give one answer. */
        private final boolean common;
        private Map<LocationKey, List<Rule>> answers = new ConcurrentHashMap<>();
        /** Whether its rules match or not wherever locations of a run show the same. */
        private final boolean alike;
        /** By the values that its rules read: those that match. */
        private final Map<List<Object>, List<Rule>> matching = new ConcurrentHashMap<>();
        private int[] places = {};

        private Group(int index, Rule.Scope scope, Dependencies reads, boolean common) {
            this.index = index;
            this.scope = scope;
            this.reads = reads;
            this.common = common;
            this.allowed = allowed(reads);
            this.alike = reads.functions.stream().allMatch(function -> function.basis().common());
        }

        /**
         * The rules that match where they read these values.
         *
         * @param values of a location of that server
         */
        List<Rule> matching(ServerContext server, List<Object> values, Supplier<List<Rule>> asked) {
            List<Object> key = new ArrayList<>(values);
            key.add(server.hostId());
            if (!alike || !LocationContext.common(key)) {
                return asked.get();
            }
            List<Rule> rules = matching.get(key);
            if (rules == null) {
                rules = asked.get();
                if (matching.size() < MOST_ANSWERS) {
                    matching.put(key, rules);
                }
            }
            return rules;
        }

        /**
         * The rules that may match at a location.
         *
         * @param location its key
         * @param own what is known of locations of the same server by what of their keys the group reads
         */
        List<Rule> mayMatch(LocationKey location, Map<LocationKey, List<Rule>> own, Supplier<List<Rule>> asked) {
            LocationKey key = location.at(places);
            Map<LocationKey, List<Rule>> known = common && key.common() ? answers : own;
            List<Rule> rules = known.get(key);
            if (rules == null) {
                rules = asked.get();
                if (known == own || known.size() < MOST_ANSWERS) {
                    known.put(key, rules);
                }
            }
            return rules;
        }
    }

    /** Rules of a group that may match. */
    record Candidates(Group group, List<Rule> rules) {
    }

    private RuleGroups(Map<String, Group> groups, List<Rule> fileRules) {
        this.groups = groups;
        this.fileRules = fileRules;
        keys = new LocationKeys(groups.values().stream().map(group -> group.reads).toList());
        for (Group group : groups.values()) {
            group.places = keys.places(group.reads);
            (group.common ? common : others).add(group);
        }
    }

    /** @throws RuleException if a rule cannot be used at all */
    public static RuleGroups of(Collection<Rule> rules, Schema schema) throws RuleException {
        return of(rules, schema, null);
    }

    /**
     * @param before groups of some of the rules, with the same schema: what they know of groups that stay as they are is kept
     * @throws RuleException if a rule cannot be used at all
     */
    public static RuleGroups of(Collection<Rule> rules, Schema schema, @Nullable RuleGroups before) throws RuleException {
        ShippedRules.read(rules.stream().filter(rule -> rule.source() == Rule.RaisedBy.MATCH).toList());
        Map<String, Group> groups = new LinkedHashMap<>();
        List<Rule> fileRules = new ArrayList<>();
        for (Rule rule : rules) {
            for (Rule each : rule.source() == Rule.RaisedBy.MATCH ? rule.cases() : List.<Rule>of()) {
                if (each.scope() == Rule.Scope.FILE) {
                    fileRules.add(each);
                } else {
                    Dependencies reads = each.reads(schema.sections());
                    boolean common = each.weaker(schema.sections()).alike();
                    groups.computeIfAbsent(each.scope() + (common ? " " : "!") + reads.signature(),
                            key -> new Group(groups.size(), each.scope(), reads, common)).rules.add(each);
                }
            }
        }
        RuleGroups made = new RuleGroups(groups, fileRules);
        if (before != null) {
            made.takeAnswers(before);
        }
        return made;
    }

    private void takeAnswers(RuleGroups before) {
        groups.forEach((key, group) -> {
            Group same = before.groups.get(key);
            if (same != null && same.rules.equals(group.rules)
                    && before.keys.layout(same.places).equals(keys.layout(group.places))) {
                group.answers = same.answers;
            }
        });
    }

    static @Nullable Set<String> allowed(Dependencies reads) {
        if (reads.everything) {
            return null;
        }
        Set<String> allowed = new HashSet<>(reads.sections);
        allowed.add(MappingFunctions.IIS_MAPPING);
        return allowed;
    }

    /**
     * The groups with common answers of which rules may match at a location.
     *
     * @param mayMatch is called for each of these groups, unless another location with that key was there before
     */
    List<Candidates> common(LocationKey location, Function<Group, List<Rule>> mayMatch) {
        boolean same = location.common();
        List<Candidates> known = same ? candidates.get(location) : null;
        if (known == null) {
            known = candidates(common, mayMatch);
            if (same && candidates.size() < MOST_ANSWERS) {
                candidates.put(location, known);
            }
        }
        return known;
    }

    /** The groups of which other servers know nothing, and of which rules may match at a location. */
    List<Candidates> others(Function<Group, List<Rule>> mayMatch) {
        return candidates(others, mayMatch);
    }

    private static List<Candidates> candidates(List<Group> groups, Function<Group, List<Rule>> mayMatch) {
        List<Candidates> found = new ArrayList<>();
        for (Group group : groups) {
            List<Rule> rules = mayMatch.apply(group);
            if (!rules.isEmpty()) {
                found.add(new Candidates(group, rules));
            }
        }
        return found;
    }
}
