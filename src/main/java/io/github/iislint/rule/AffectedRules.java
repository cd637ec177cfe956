package io.github.iislint.rule;

import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.schema.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Determines which rules may have different findings if only some sections of web.config files differ. */
public final class AffectedRules {

    private final Schema schema;
    private final Set<String> sections;

    private AffectedRules(Schema schema, Set<String> sections) {
        this.schema = schema;
        this.sections = sections;
    }

    /**
     * The ids of the rules that may be affected, with those that replace each other.
     *
     * @param rules all that run
     * @param asleep of which rules it is known that they match nothing where these sections do not differ
     * @param sections that differ, by their full paths
     * @throws RuleException if a rule cannot be used
     */
    public static Set<String> of(Collection<Rule> rules, Schema schema, Set<String> sections,
            Predicate<Rule> asleep) throws RuleException {
        AffectedRules affected = new AffectedRules(schema, sections);
        Set<String> ids = new HashSet<>();
        Set<String> raised = new HashSet<>();
        rules.stream().filter(rule -> rule.source() != Rule.RaisedBy.MATCH).forEach(rule -> raised.add(rule.id()));
        for (Rule rule : rules) {
            // What the configuration system raises is raised each time, and has to be taken back each time.
            if (rule.source() == Rule.RaisedBy.MATCH && ((asleep.test(rule) ? rule.mayMatch(sections) : affected.affects(rule))
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
        return ids;
    }

    private boolean affects(Rule rule) throws RuleException {
        if (rule.scope() == Rule.Scope.FILE) {
            return true;
        }
        for (Rule each : rule.cases()) {
            Dependencies all = each.allReads(schema.sections());
            if (all.everything || all.wholeBelow || !Collections.disjoint(all.sections, sections)
                    || all.at.stream().anyMatch(asked -> !asked.known() || !Collections.disjoint(asked.sections(), sections))
                    || all.functions.stream().anyMatch(this::affects)) {
                return true;
            }
        }
        return false;
    }

    private boolean affects(IisFunction function) {
        return switch (function.basis()) {
            // Expressions name the sections that they read here, below and at other paths.
            case ARGUMENTS, HOST, KIND, EXPECTATION, SITE, POOL, PATH, OWN_SECTIONS, LOCATIONS_BELOW, LOCATION -> false;
            case SECTIONS -> !Collections.disjoint(function.sections(), sections);
            case OWN_MAPPINGS -> sections.contains(MappingFunctions.IIS_MAPPING);
            case REQUESTS_BELOW, SAME_FOLDER -> sections.contains(ClientCertificateAccess.SECTION);
            // No web.config file sets anything at the server level.
            case SERVER -> function == IisFunction.SETS;
        };
    }
}
