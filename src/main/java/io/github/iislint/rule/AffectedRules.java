package io.github.iislint.rule;

import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.schema.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rules that may have different findings if only some sections of web.config files differ.
 *
 * @param ids with those that replace each other
 * @param reads the full paths of all sections that these rules read below the server level; {@code null} where that is unknown
 */
public record AffectedRules(Set<String> ids, @Nullable Set<String> reads) {

    /**
     * The rules that may be affected.
     *
     * @param rules all that run
     * @param asleep of which rules it is known that they match nothing where these sections do not differ
     * @param silent of which rules it is known that they match nothing as things are, so that what they would say of it does not
     *        matter
     * @param sections that differ, by their full paths
     * @throws RuleException if a rule cannot be used
     */
    public static AffectedRules of(Collection<Rule> rules, Schema schema, Set<String> sections,
            Predicate<Rule> asleep, Predicate<Rule> silent) throws RuleException {
        Set<String> ids = new HashSet<>();
        Set<String> raised = new HashSet<>();
        rules.stream().filter(rule -> rule.source() != Rule.RaisedBy.MATCH).forEach(rule -> raised.add(rule.id()));
        for (Rule rule : rules) {
            // What the configuration system raises is raised each time, and has to be taken back each time.
            if (rule.source() == Rule.RaisedBy.MATCH
                    && ((asleep.test(rule) ? rule.mayMatch(sections) : affects(rule, schema, sections, silent))
                            || !Collections.disjoint(rule.replaces(), raised))) {
                ids.add(rule.id());
            }
        }
        for (int size = -1; size != ids.size();) {
            size = ids.size();
            for (Rule rule : rules) {
                if (ids.contains(rule.id())) {
                    ids.addAll(rule.replaces());
                } else if (!Collections.disjoint(ids, rule.replaces())) {
                    ids.add(rule.id());
                }
            }
        }
        return new AffectedRules(ids, reads(rules.stream().filter(rule -> ids.contains(rule.id())).toList(), schema));
    }

    private static @Nullable Set<String> reads(Collection<Rule> rules, Schema schema) throws RuleException {
        Set<String> reads = new HashSet<>();
        for (Rule rule : rules) {
            for (Rule each : rule.source() == Rule.RaisedBy.MATCH && rule.scope() != Rule.Scope.FILE
                    ? rule.cases()
                    : List.<Rule>of()) {
                Dependencies all = each.allReads(schema.sections());
                if (all.everything || all.anything || all.wholeBelow
                        || !all.at.stream().allMatch(Dependencies.PathDependency::readsKnown)
                        || !all.functions.stream().allMatch(function -> reads(function, reads))) {
                    return null;
                }
                reads.addAll(all.sections);
                reads.addAll(all.anywhere);
                all.at.forEach(asked -> reads.addAll(asked.sections()));
            }
        }
        return reads;
    }

    /**
     * Adds the sections that a function reads itself.
     *
     * @return whether they are known
     */
    private static boolean reads(IisFunction function, Set<String> reads) {
        reads.addAll(function.sections());
        return switch (function.basis()) {
            // The server level is there as a whole, and expressions name the sections that they read elsewhere.
            case ARGUMENTS, HOST, KIND, EXPECTATION, SITE, POOL, PATH, OWN_SECTIONS, LOCATIONS_BELOW, SECTIONS -> true;
            case OWN_MAPPINGS -> {
                reads.add(MappingFunctions.IIS_MAPPING);
                yield true;
            }
            case REQUESTS_BELOW, SAME_FOLDER -> {
                reads.add(ClientCertificateAccess.SECTION);
                yield true;
            }
            case SERVER -> true;
            case LOCATION -> function != IisFunction.LOCKED;
        };
    }

    private static boolean affects(Rule rule, Schema schema, Set<String> sections, Predicate<Rule> silent)
            throws RuleException {
        if (rule.scope() == Rule.Scope.FILE) {
            return true;
        }
        for (Rule each : rule.cases()) {
            Dependencies all = silent.test(rule) ? each.reads(schema.sections()) : each.allReads(schema.sections());
            if (all.everything || all.anything || all.wholeBelow || !Collections.disjoint(all.sections, sections)
                    || !Collections.disjoint(all.anywhere, sections)
                    || all.at.stream()
                            .anyMatch(asked -> !asked.readsKnown() || !Collections.disjoint(asked.sections(), sections))
                    || all.functions.stream().anyMatch(function -> affects(function, sections))) {
                return true;
            }
        }
        return false;
    }

    private static boolean affects(IisFunction function, Set<String> sections) {
        return switch (function.basis()) {
            // Expressions name the sections that they read here, below and at other paths.
            // No web.config file sets anything at the server level.
            case ARGUMENTS, SERVER, HOST, KIND, EXPECTATION, SITE, POOL, PATH, OWN_SECTIONS, LOCATIONS_BELOW, LOCATION -> false;
            case SECTIONS -> !Collections.disjoint(function.sections(), sections);
            case OWN_MAPPINGS -> sections.contains(MappingFunctions.IIS_MAPPING);
            case REQUESTS_BELOW, SAME_FOLDER -> sections.contains(ClientCertificateAccess.SECTION);
        };
    }
}
