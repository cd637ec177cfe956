package io.github.iislint.rule;

import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.rule.IisFunction.Basis;
import io.github.iislint.rule.RuleGroups.Candidates;
import io.github.iislint.rule.RuleGroups.Group;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules at the locations of one server. Locations that agree in all that a rule reads are evaluated once, so the work
 * grows with the distinct configurations.
 */
public final class RuleEvaluator {

    /** What is the same wherever the sections that are read are the same, and leads to no node of another tree. */
    private static final Set<Basis> SHARED = EnumSet.of(Basis.ARGUMENTS);

    /** Of one server: what an honest rule needs for the largest by far. */
    private static final long MOST_VISITED = 1_000_000_000;

    /** A finding for each of very many bindings with each of very many locations would be more than anybody can read or store. */
    private static final int MOST_RELATED = 100;

    private final ServerContext facts;
    private final RuleGroups groups;
    /** By what of the keys of locations a group reads: its rules that may match. */
    private final Map<Group, Map<LocationKey, List<Rule>>> mayMatch = new HashMap<>();
    /** By the values that a group reads: its rules that match somewhere among them. */
    private final Map<Group, Map<Object, List<Rule>>> matchingRules = new HashMap<>();
    private final Map<Rule, MatchingRule> matching = new HashMap<>();
    private final Map<Object, Detection> found = new LinkedHashMap<>();
    private final Anchors anchors;
    private final Owners owners;
    private final Timings timings;
    private final RuleFailures failures;
    private final BiPredicate<Rule, Severity> read;
    /** How many nodes each rule has visited. */
    private final Map<Rule, Long> visited = new HashMap<>();
    /** Where rules were evaluated last, the trees there, and what they match: a rule that matches is asked what next. */
    private @Nullable LocationContext last;
    private final Map<World, EffectiveTree.Root> lastTrees = new EnumMap<>(World.class);
    private final Map<Rule, List<MatchedNode>> lastMatches = new HashMap<>();
    private final Set<String> matched = new HashSet<>();

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
            this.allowed = RuleGroups.allowed(all);
        }
    }

    /** A matched node, its anchor where a file holds it, and the location at which it was found first. */
    private record MatchedNode(org.dom4j.Node node, @Nullable Origin anchor) {
    }

    /** @throws RuleException if a rule cannot be used at all */
    public RuleEvaluator(ServerContext context, Collection<Rule> rules) throws RuleException {
        this(context, RuleGroups.of(rules, context.server().schema()), Timings.NONE, new RuleFailures(),
                (rule, severity) -> true);
    }

    /**
     * @param groups made for the schema of the server
     * @param timings collects what each rule takes
     * @param failures collects the rules that fail; those in it already are not evaluated
     * @param read whether anybody reads what a rule says of something that severe. Else it says nothing: to put 106 of 120
     *        findings into words took a seventh of what all of them added to the processor time of a run
     */
    public RuleEvaluator(ServerContext context, RuleGroups groups, Timings timings, RuleFailures failures,
            BiPredicate<Rule, Severity> read) {
        this.read = read;
        this.timings = timings;
        this.failures = failures;
        this.facts = context;
        this.anchors = new Anchors(context);
        this.owners = new Owners(context.server());
        this.groups = groups;
    }

    /** Evaluates all rules at all locations, and those about files on all files. A rule that fails finds nothing. */
    public Collection<Detection> evaluate() {
        List<Location> locations = new ArrayList<>();
        Server server = facts.server();
        server.root().visit(locations::add);
        Map<LocationKey, List<Candidates>> candidates = new HashMap<>();
        for (Location location : locations) {
            LocationKey key = groups.keys.of(facts, location);
            for (Candidates each : candidates.computeIfAbsent(key, k -> candidates(k, location))) {
                evaluate(each, location);
            }
        }
        for (XmlFile file : server.files().values()) {
            LocatedElement root = file.root();
            if (root != null) {
                groups.fileRules.forEach(rule -> attempt(rule, () -> evaluate(rule, file, root)));
            }
        }
        found.values().removeIf(detection -> failures.has(detection.rule().id()));
        return found.values();
    }

    /** The ids of the rules, those about files aside, that match something, whether or not there is a finding about it. */
    public Set<String> matched() {
        return matched;
    }

    /** The rules that may match at locations with that key. */
    private List<Candidates> candidates(LocationKey key, Location location) {
        Function<Group, List<Rule>> mayMatch = group -> concerns(group.scope, location)
                ? group.mayMatch(key, mayMatch(group), () -> mayMatch(group, facts.at(location)))
                : List.of();
        List<Candidates> all = new ArrayList<>(groups.common(key, mayMatch));
        all.addAll(groups.others(mayMatch));
        // The first case of a rule is the one that speaks.
        all.sort(Comparator.comparingInt(each -> each.group().index));
        return all;
    }

    private Map<LocationKey, List<Rule>> mayMatch(Group group) {
        return mayMatch.computeIfAbsent(group, g -> new HashMap<>());
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

    private List<Rule> mayMatch(Group group, LocationContext here) {
        List<Rule> may = new ArrayList<>(0);
        for (Rule rule : group.rules) {
            attempt(rule, () -> {
                if (mayMatch(group, rule, here)) {
                    may.add(rule);
                }
            });
        }
        return may;
    }

    private boolean mayMatch(Group group, Rule rule, LocationContext here) throws RuleException {
        Expression weaker = rule.weaker(facts.server().schema().sections()).expression();
        if (weaker == null) {
            return true;
        }
        if (weaker == rule.match()) {
            return !matches(group, rule, here).isEmpty();
        }
        long start = System.nanoTime();
        try {
            return !weaker.nodes(tree(here, World.LEAST, group.allowed)).isEmpty();
        } finally {
            took(rule, start);
        }
    }

    private void took(Rule rule, long start) {
        timings.rule(rule.id(), System.nanoTime() - start);
    }

    /** The tree that rules read at a location: one for all of them, as each reads a part of what others have read. */
    private EffectiveTree.Root tree(LocationContext here, World world, @Nullable Set<String> allowed) {
        moveTo(here);
        EffectiveTree.Root tree = lastTrees.computeIfAbsent(world, w -> new EffectiveTree.Root(here, w));
        tree.allow(allowed);
        return tree;
    }

    private void moveTo(LocationContext here) {
        if (last != here) {
            last = here;
            lastTrees.clear();
            lastMatches.clear();
        }
    }

    private void evaluate(Candidates candidates, Location location) {
        Group group = candidates.group();
        LocationContext here = facts.at(location);
        List<Object> values = here.key(group.reads);
        List<Rule> matching = matchingRules(group).computeIfAbsent(values,
                v -> group.matching(facts, values, () -> matching(candidates, here)));
        for (Rule rule : matching) {
            attempt(rule, () -> {
                for (MatchedNode match : matches(group, rule, values, here)) {
                    report(rule, group.reads, here, match);
                }
            });
        }
    }

    private Map<Object, List<Rule>> matchingRules(Group group) {
        return matchingRules.computeIfAbsent(group, g -> new HashMap<>());
    }

    private List<Rule> matching(Candidates candidates, LocationContext here) {
        List<Rule> matching = new ArrayList<>(0);
        for (Rule rule : candidates.rules()) {
            attempt(rule, () -> {
                if (!matches(candidates.group(), rule, here).isEmpty()) {
                    matching.add(rule);
                }
            });
        }
        return matching;
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
    private List<MatchedNode> matches(Group group, Rule rule, Object values, LocationContext here) throws RuleException {
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

    private List<MatchedNode> matches(Group group, Rule rule, LocationContext here) throws RuleException {
        moveTo(here);
        List<MatchedNode> known = lastMatches.get(rule);
        if (known == null) {
            long start = System.nanoTime();
            try {
                known = find(group, rule, here);
            } finally {
                took(rule, start);
            }
            lastMatches.put(rule, known);
        }
        return known;
    }

    private List<MatchedNode> find(Group group, Rule rule, LocationContext here) throws RuleException {
        EffectiveTree.Root tree = tree(here, World.LEAST, group.allowed);
        List<org.dom4j.Node> least = rule.match().nodes(tree);
        if (least.isEmpty()) {
            return List.of();
        }
        boolean differs = tree.view.differs();
        Set<Object> most = new HashSet<>();
        if (differs) {
            for (org.dom4j.Node node : rule.match().nodes(tree(here, World.MOST, group.allowed))) {
                most.add(Anchors.identity(node));
            }
        }
        tree.allow(matching(rule).allowed);
        matched.add(rule.id());
        List<MatchedNode> matches = new ArrayList<>();
        for (org.dom4j.Node node : least) {
            if (!differs || most.contains(Anchors.identity(node))) {
                List<org.dom4j.Node> anchored = rule.anchored(node);
                matches.add(new MatchedNode(node, anchored.isEmpty() ? Anchors.origin(node) : Anchors.origin(anchored.get(0))));
            }
        }
        return matches;
    }

    private void report(Rule rule, Dependencies reads, LocationContext here, MatchedNode match) throws RuleException {
        if (Expression.top(match.node()) instanceof EffectiveTree.Root tree) {
            tree.allow(matching(rule).allowed);
        }
        Origin anchor = match.anchor() != null ? match.anchor() : anchors.missing(match.node(), here, reads);
        if (rule.report() == Rule.ReportPlace.OWNER) {
            anchor = owners.of(rule, match.node(), here.node, anchor);
            if (rule.scope() == Rule.Scope.LOCATION && !here.visited()) {
                return;
            }
        }
        if (anchor == null) {
            // The file in which it would be set cannot be read, so it is unknown whether it is.
            return;
        }
        Object key = List.of(rule.id(), anchor.file().path(), anchor.span());
        Detection detection = found.get(key);
        if (detection == null) {
            Severity severity = rule.severity(match.node());
            Detection.TargetSetting target = Anchors.target(match.node());
            detection = read.test(rule, severity)
                    ? new Detection(rule, severity, rule.message(match.node(), here.node), anchor,
                            relatedOnce(rule, match.node()), target)
                    : new Detection(rule, severity, "", anchor, List.of(), target);
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
        boolean same = !rule.related().isEmpty();
        for (Rule.RelatedTemplate template : rule.related()) {
            same &= template.nodes().contextFree();
        }
        if (!same || !(Expression.top(matched) instanceof EffectiveTree.Root root)) {
            return related(rule, matched);
        }
        Object known = root.value(rule.related());
        if (known == null) {
            known = related(rule, matched);
            root.keep(rule.related(), known);
        }
        return (List<Detection.RelatedOrigin>) known;
    }

    private static List<Detection.RelatedOrigin> related(Rule rule, org.dom4j.Node matched) throws RuleException {
        List<Detection.RelatedOrigin> related = new ArrayList<>();
        Set<Origin> shown = new HashSet<>();
        for (Rule.RelatedTemplate template : rule.related()) {
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
            List<org.dom4j.Node> anchored = rule.anchored(node);
            org.dom4j.Node at = anchored.isEmpty() ? node : anchored.get(0);
            Origin anchor = at instanceof LocatedAttribute attribute
                    ? new Origin(file, attribute.valueSpan())
                    : new Origin(file, (at instanceof LocatedElement element ? element : root).nameSpan());
            Detection detection = new Detection(rule, rule.severity(node), rule.message(node, null), anchor, List.of(), null);
            FixTemplate fix = rule.fix(node, null).orElse(null);
            if (fix != null) {
                org.dom4j.Node holder = node instanceof LocatedAttribute ? node.getParent() : node;
                detection.add(new Detection.Hit(null, fix, null, holder instanceof LocatedElement element ? element : root));
            }
            found.putIfAbsent(List.of(rule.id(), file.path(), anchor.span()), detection);
        }
    }
}
