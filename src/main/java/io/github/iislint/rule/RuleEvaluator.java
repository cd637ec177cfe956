package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.rule.IisFunction.Basis;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules at the locations of one server. Locations that agree in all that a rule reads are evaluated once, so the work
 * grows with the distinct configurations.
 */
public final class RuleEvaluator {

    /** What is the same wherever the sections that are read are the same, and leads to no node of another tree. */
    private static final Set<Basis> SHARED = EnumSet.of(Basis.ARGUMENTS);

    private static final int MOST_BUILT = 1000;

    /** Of a rule, kept for other servers. */
    private static final int MOST_ANSWERS = 256;

    /** Of one server: what an honest rule needs for the largest by far. */
    private static final long MOST_VISITED = 1_000_000_000;

    /** A finding for each of very many bindings with each of very many locations would be more than anybody can read or store. */
    private static final int MOST_RELATED = 100;

    private final ServerContext facts;
    private final Collection<Rule> rules;
    private final List<RuleGroup> groups = new ArrayList<>();
    private final List<Rule> fileRules = new ArrayList<>();
    private final Map<Rule, MatchingRule> matching = new IdentityHashMap<>();
    private final Map<Object, Detection> found = new LinkedHashMap<>();
    private final Anchors anchors;
    private final Owners owners;
    private final Timings timings;
    private final RuleFailures failures;
    /** How many nodes each rule has visited. */
    private final Map<Rule, Long> visited = new IdentityHashMap<>();
    /** Elements of trees in which nothing but matches was looked for. */
    private final Map<Object, EffectiveTree.Element> built = new IdentityHashMap<>();

    /** Rules whose matches depend on the same things. */
    private static final class RuleGroup {
        final int index;
        final Dependencies reads;
        /** The sections that its matches may read; {@code null} for all. */
        final @Nullable Set<String> allowed;
        /** Whether nothing but these sections plays a part: what servers have in common gives one answer for all. */
        final boolean sectionsAlone;
        final List<Rule> rules = new ArrayList<>();
        /** By what the group reads, what depends on the location as such aside: the rules that may match. */
        final Map<Object, List<Rule>> mayMatch = new HashMap<>();
        /** By the values that the group reads: the rules that match somewhere among them. */
        final Map<Object, List<Rule>> matching = new HashMap<>();

        RuleGroup(int index, Dependencies reads) {
            this.index = index;
            this.reads = reads;
            this.allowed = allowed(reads);
            this.sectionsAlone = !reads.everything
                    && reads.functions.stream().allMatch(function -> function != IisFunction.CERTIFICATE
                            && (function.basis() == Basis.ARGUMENTS || function.basis() == Basis.SECTIONS));
        }
    }

    /** A rule that matches somewhere, and what it reads to say so. */
    private static final class MatchingRule {
        /** The sections of what it matches and says about it. */
        final Set<String> sections;
        /** Whether what it matches is the same wherever these sections are: no function leads elsewhere. */
        final boolean shared;
        /** The sections that its trees may show; {@code null} for all. */
        final @Nullable Set<String> allowed;
        /** By the values and states that it reads, for locations that share them. */
        final Map<Object, List<MatchedNode>> matches = new HashMap<>();

        MatchingRule(Dependencies all) {
            this.sections = all.sections;
            this.shared = !all.everything && all.functions.stream().allMatch(function -> SHARED.contains(function.basis()));
            this.allowed = allowed(all);
        }
    }

    private static @Nullable Set<String> allowed(Dependencies reads) {
        if (reads.everything) {
            return null;
        }
        Set<String> allowed = new HashSet<>(reads.sections);
        allowed.add(MappingFunctions.IIS_MAPPING);
        return allowed;
    }

    /** A matched node, its anchor where a file holds it, and the location at which it was found first. */
    private record MatchedNode(org.dom4j.Node node, @Nullable Origin anchor) {
    }

    public RuleEvaluator(ServerContext context, Collection<Rule> rules) {
        this(context, rules, Timings.NONE, new RuleFailures());
    }

    /**
     * @param timings collects what each rule takes
     * @param failures collects the rules that fail; those in it already are not evaluated
     */
    public RuleEvaluator(ServerContext context, Collection<Rule> rules, Timings timings, RuleFailures failures) {
        this.timings = timings;
        this.failures = failures;
        this.facts = context;
        this.anchors = new Anchors(context);
        this.owners = new Owners(context.server());
        this.rules = rules;
    }

    private void group() throws RuleException {
        Map<String, RuleGroup> bySignature = new LinkedHashMap<>();
        for (Rule rule : rules.stream().filter(r -> r.source() == Rule.RaisedBy.MATCH).flatMap(r -> r.cases().stream())
                .toList()) {
            if (rule.scope() == Rule.Scope.FILE) {
                fileRules.add(rule);
                continue;
            }
            Dependencies reads = rule.reads(facts.server().schema().sections());
            String signature = rule.scope() + reads.signature();
            RuleGroup group = bySignature.get(signature);
            if (group == null) {
                group = new RuleGroup(bySignature.size(), reads);
                bySignature.put(signature, group);
            }
            group.rules.add(rule);
        }
        groups.addAll(bySignature.values());
    }

    /**
     * Evaluates all rules at all locations, and those about files on all files. A rule that fails finds nothing.
     *
     * @throws RuleException if a rule cannot be used at all
     */
    public Collection<Detection> evaluate() throws RuleException {
        group();
        List<Location> locations = new ArrayList<>();
        Server server = facts.server();
        server.root().visit(locations::add);
        LocationClasses likeness = new LocationClasses(facts, groups.stream().map(group -> group.reads).toList());
        Map<Object, List<@Nullable List<Rule>>> candidates = new HashMap<>();
        for (Location location : locations) {
            Object alike = likeness.of(location);
            List<@Nullable List<Rule>> known = candidates.computeIfAbsent(alike,
                    k -> new ArrayList<>(Collections.nCopies(groups.size(), null)));
            for (RuleGroup group : groups) {
                if (concerns(group.rules.get(0).scope(), location)) {
                    List<Rule> rulesThatMay = known.get(group.index);
                    if (rulesThatMay == null) {
                        // The more rules there are, the more locations differ in something that this group does not read.
                        rulesThatMay = group.mayMatch.computeIfAbsent(likeness.of(alike, group.index),
                                key -> mayMatch(group, (LocationClasses.Key) key, facts.at(location)));
                        known.set(group.index, rulesThatMay);
                    }
                    if (!rulesThatMay.isEmpty()) {
                        evaluate(group, location);
                    }
                }
            }
        }
        for (XmlFile file : server.files().values()) {
            LocatedElement root = file.root();
            if (root != null) {
                fileRules.forEach(rule -> attempt(rule, () -> evaluate(rule, file, root)));
            }
        }
        found.values().removeIf(detection -> failures.has(detection.rule().id()));
        return found.values();
    }

    /** Something that is done with a rule. */
    @FunctionalInterface
    private interface RuleTask {

        void run() throws RuleException;
    }

    /** Does something with a rule, unless it has failed before. */
    private void attempt(Rule rule, RuleTask work) {
        if (failures.has(rule.id())) {
            return;
        }
        try {
            work.run();
            long all = visited.merge(rule, LocalNameNavigator.visited(), Long::sum);
            if (all > MOST_VISITED) {
                throw new RuleException(rule.file().name() + ": the rule " + rule.id() + " visits more than " + MOST_VISITED
                        + " nodes of one server in all");
            }
        } catch (RuleException e) {
            failures.add(rule, e);
        }
    }

    private static boolean concerns(Rule.Scope scope, Location location) {
        return switch (scope) {
            case SERVER -> location.kind() == Location.Kind.SERVER;
            case SITE -> location.kind() == Location.Kind.SITE;
            default -> true;
        };
    }

    /** The rules that may match at locations that are like this one. */
    private List<Rule> mayMatch(RuleGroup group, LocationClasses.Key key, LocationContext here) {
        boolean common = group.sectionsAlone && key.common();
        List<Rule> may = new ArrayList<>(0);
        for (Rule rule : group.rules) {
            long start = System.nanoTime();
            attempt(rule, () -> {
                Map<Object, Boolean> known = common ? rule.mayMatchAnywhere(facts.server().schema()) : new HashMap<>(1);
                Boolean answer = known.get(key);
                if (answer == null) {
                    answer = mayMatch(group, rule, here);
                    if (known.size() < MOST_ANSWERS) {
                        known.put(key, answer);
                    }
                }
                if (answer) {
                    may.add(rule);
                }
            });
            took(rule, start);
        }
        return may;
    }

    private boolean mayMatch(RuleGroup group, Rule rule, LocationContext here) throws RuleException {
        Expression weaker = rule.weaker(facts.server().schema().sections());
        return weaker == null || !weaker.nodes(passingTree(group, here)).isEmpty();
    }

    private void took(Rule rule, long start) {
        timings.rule(rule.id(), System.nanoTime() - start);
    }

    /** A tree of the least world that is of no use any more when the next one is made. */
    private EffectiveTree.Root passingTree(RuleGroup group, LocationContext here) {
        if (built.size() > MOST_BUILT) {
            built.clear();
        }
        return new EffectiveTree.Root(here, World.LEAST, group.allowed, built);
    }

    private void evaluate(RuleGroup group, Location location) {
        LocationContext here = facts.at(location);
        Object values = here.key(group.reads);
        List<Rule> candidates = group.matching.get(values);
        if (candidates == null) {
            candidates = new ArrayList<>(0);
            for (Rule rule : group.rules) {
                List<Rule> matchingHere = candidates;
                attempt(rule, () -> {
                    if (!matches(group, rule, here).isEmpty()) {
                        matchingHere.add(rule);
                    }
                });
            }
            group.matching.put(values, List.copyOf(candidates));
        }
        for (Rule rule : candidates) {
            attempt(rule, () -> {
                for (MatchedNode match : matches(group, rule, values, here)) {
                    report(rule, group.reads, here, match);
                }
            });
        }
    }

    private MatchingRule matching(Rule rule) throws RuleException {
        MatchingRule known = matching.get(rule);
        if (known == null) {
            known = new MatchingRule(rule.allReads(facts.server().schema().sections()));
            matching.put(rule, known);
        }
        return known;
    }

    /** What a rule matches, found once for all locations that show the same states. */
    private List<MatchedNode> matches(RuleGroup group, Rule rule, Object values, LocationContext here) throws RuleException {
        MatchingRule known = matching(rule);
        if (!known.shared) {
            return matches(group, rule, here);
        }
        List<Object> states = new ArrayList<>();
        states.add(values);
        for (String section : known.sections) {
            SectionState state = here.node.section(section);
            states.add(state == null ? "" : state);
        }
        List<MatchedNode> matches = known.matches.get(states);
        if (matches == null) {
            matches = matches(group, rule, here);
            known.matches.put(states, matches);
        }
        return matches;
    }

    private List<MatchedNode> matches(RuleGroup group, Rule rule, LocationContext here) throws RuleException {
        long start = System.nanoTime();
        try {
            return find(group, rule, here);
        } finally {
            took(rule, start);
        }
    }

    private List<MatchedNode> find(RuleGroup group, Rule rule, LocationContext here) throws RuleException {
        EffectiveTree.Root tree = new EffectiveTree.Root(here, World.LEAST, group.allowed);
        List<org.dom4j.Node> least = rule.match().nodes(tree);
        if (least.isEmpty()) {
            return List.of();
        }
        boolean differs = tree.view.differs();
        Set<Object> most = new HashSet<>();
        if (differs) {
            for (org.dom4j.Node node : rule.match().nodes(new EffectiveTree.Root(here, World.MOST, group.allowed))) {
                most.add(Anchors.identity(node));
            }
        }
        tree.allow(matching(rule).allowed);
        List<MatchedNode> matches = new ArrayList<>();
        for (org.dom4j.Node node : least) {
            if (!differs || most.contains(Anchors.identity(node))) {
                List<org.dom4j.Node> anchored = rule.anchor == null ? List.of(node) : rule.anchor.nodes(node);
                matches.add(new MatchedNode(node, anchored.isEmpty() ? Anchors.origin(node) : Anchors.origin(anchored.get(0))));
            }
        }
        return matches;
    }

    private void report(Rule rule, Dependencies reads, LocationContext here, MatchedNode match) throws RuleException {
        Origin anchor = match.anchor() != null ? match.anchor() : anchors.missing(match.node(), here, reads);
        if (rule.report() == Rule.ReportPlace.OWNER) {
            anchor = owners.of(rule, match.node(), here.node, anchor);
            if (rule.scope() == Rule.Scope.LOCATION && !here.visited()) {
                return;
            }
        }
        if (anchor == null) {
            // The file in which it would be set cannot be read, so nobody knows whether it is.
            return;
        }
        Object key = List.of(rule.id(), anchor.file().path(), anchor.span());
        Detection detection = found.get(key);
        if (detection == null) {
            detection = new Detection(rule, rule.severity(match.node()), rule.message(match.node(), here.node), anchor,
                    relatedOnce(rule, match.node()), Anchors.target(match.node()));
            found.put(key, detection);
        } else if (detection.rule() != rule && detection.hits().stream().anyMatch(hit -> hit.location() == here.node)) {
            // An earlier case of the rule says what there is to say of this location.
            return;
        }
        FixTemplate fix = rule.fix(match.node(), here.node).orElse(null);
        detection.add(new Detection.Hit(here.node, fix, fix == null ? null : Anchors.subject(match.node())));
    }

    /** Where the places are the same for all matches in a tree, they are looked for once. */
    @SuppressWarnings("unchecked")
    private static List<Detection.RelatedOrigin> relatedOnce(Rule rule, org.dom4j.Node matched) throws RuleException {
        boolean same = !rule.related.isEmpty();
        for (Rule.RelatedTemplate template : rule.related) {
            same &= template.nodes().contextFree();
        }
        if (!same || !(Expression.top(matched) instanceof EffectiveTree.Root root)) {
            return related(rule, matched);
        }
        Object known = root.value(rule.related);
        if (known == null) {
            known = related(rule, matched);
            root.keep(rule.related, known);
        }
        return (List<Detection.RelatedOrigin>) known;
    }

    private static List<Detection.RelatedOrigin> related(Rule rule, org.dom4j.Node matched) throws RuleException {
        List<Detection.RelatedOrigin> related = new ArrayList<>();
        Set<Origin> shown = new HashSet<>();
        for (Rule.RelatedTemplate template : rule.related) {
            for (org.dom4j.Node node : template.nodes().nodes(matched)) {
                Origin origin = Anchors.origin(node);
                // Locations that inherit a setting show the same text.
                if (origin != null && shown.add(origin) && related.size() < MOST_RELATED) {
                    related.add(new Detection.RelatedOrigin(template.message().fill(node, null), origin, Anchors.setting(node)));
                }
            }
        }
        int more = shown.size() - related.size();
        if (more > 0) {
            Detection.RelatedOrigin last = related.remove(related.size() - 1);
            related.add(new Detection.RelatedOrigin(
                    last.message() + " (and at " + more + " more place" + (more == 1 ? "" : "s") + ")",
                    last.origin(), last.setting()));
        }
        return related;
    }

    private void evaluate(Rule rule, XmlFile file, LocatedElement root) throws RuleException {
        for (org.dom4j.Node node : rule.match().nodes(root)) {
            List<org.dom4j.Node> anchored = rule.anchor == null ? List.of(node) : rule.anchor.nodes(node);
            org.dom4j.Node at = anchored.isEmpty() ? node : anchored.get(0);
            Origin anchor = at instanceof LocatedAttribute attribute
                    ? new Origin(file, attribute.valueSpan())
                    : new Origin(file, (at instanceof LocatedElement element ? element : root).nameSpan());
            Detection detection = new Detection(rule, rule.severity(node), rule.message(node, null), anchor, List.of(), null);
            found.putIfAbsent(List.of(rule.id(), file.path(), anchor.span()), detection);
        }
    }
}
