package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.rule.EffectiveTree.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dom4j.Node;

/**
 * What rules find when each of them is evaluated at each location anew: without groups, without a look ahead, and without
 * anything that is kept. It is the meaning of a rule, and what {@link RuleEvaluator} has to agree with.
 */
final class EveryLocationAnew {

    private final ServerContext context;
    private final Anchors anchors;
    private final List<Location> locations = new ArrayList<>();
    private final Map<String, List<String>> found = new TreeMap<>();

    private EveryLocationAnew(ServerContext context) {
        this.context = context;
        this.anchors = new Anchors(context);
        context.server().root().visit(locations::add);
    }

    /** By rule and place: the severity and message, then the locations. */
    static Map<String, List<String>> find(ServerContext context, Collection<Rule> rules) throws RuleException {
        EveryLocationAnew evaluation = new EveryLocationAnew(context);
        for (Rule rule : rules) {
            for (Rule each : rule.cases()) {
                if (rule.source() == Rule.RaisedBy.MATCH && rule.scope() != Rule.Scope.FILE) {
                    evaluation.evaluate(each);
                }
            }
        }
        return evaluation.found;
    }

    /** The same of what the evaluator found. */
    static Map<String, List<String>> shown(Collection<Detection> detections) {
        Map<String, List<String>> shown = new TreeMap<>();
        for (Detection detection : detections) {
            List<String> lines = new ArrayList<>(List.of(detection.severity() + " " + detection.message()));
            detection.hits().forEach(hit -> lines.add(hit.location().path()));
            shown.put(key(detection.rule(), detection.anchor()), lines);
        }
        return shown;
    }

    private static String key(Rule rule, Origin anchor) {
        return rule.id() + " " + anchor.file().path().getFileName() + " " + anchor.file().path() + " " + anchor.span();
    }

    private void evaluate(Rule rule) throws RuleException {
        Map<Location, List<Node>> matches = new IdentityHashMap<>();
        for (Location location : locations) {
            boolean concerned = switch (rule.scope()) {
                case SERVER -> location.kind() == Location.Kind.SERVER;
                case SITE -> location.kind() == Location.Kind.SITE;
                case LOCATION, FILE -> true;
            };
            matches.put(location, concerned ? match(rule, location) : List.of());
            for (Node node : matches.get(location)) {
                report(rule, node, location, matches);
            }
        }
    }

    private List<Node> match(Rule rule, Location location) throws RuleException {
        Set<Object> most = new HashSet<>();
        rule.match().nodes(tree(location, World.MOST)).forEach(node -> most.add(Anchors.identity(node)));
        return rule.match().nodes(tree(location, World.LEAST)).stream().filter(node -> most.contains(Anchors.identity(node)))
                .toList();
    }

    private EffectiveTree.Root tree(Location location, World world) {
        return new EffectiveTree.Root(context.at(location), world);
    }

    private void report(Rule rule, Node node, Location location, Map<Location, List<Node>> matches) throws RuleException {
        Origin anchor = anchor(rule, node, location);
        if (rule.report() == Rule.ReportPlace.OWNER) {
            anchor = owned(rule, node, location, matches);
            if (rule.scope() == Rule.Scope.LOCATION && !context.at(location).visited()) {
                return;
            }
        }
        if (anchor != null) {
            List<String> lines = found.get(key(rule, anchor));
            if (lines == null) {
                lines = new ArrayList<>(List.of(rule.severity(node) + " " + rule.message(node, location)));
                found.put(key(rule, anchor), lines);
            }
            lines.add(location.path());
        }
    }

    private Origin anchor(Rule rule, Node node, Location location) throws RuleException {
        List<Node> anchored = rule.anchored(node);
        Origin origin = Anchors.origin(anchored.isEmpty() ? node : anchored.get(0));
        return origin != null
                ? origin
                : anchors.missing(node, context.at(location), rule.reads(context.server().schema().sections()));
    }

    /** The anchor at the highest location from which on the same thing is found without a file that sets it. */
    private Origin owned(Rule rule, Node node, Location location, Map<Location, List<Node>> matches) throws RuleException {
        Node at = node;
        Location owner = location;
        while (!set(at) && owner.parent() != null) {
            Node here = at;
            Node above = matches.get(owner.parent()).stream()
                    .filter(other -> !set(other) && other.getPath().equals(here.getPath()))
                    .findFirst().orElse(null);
            if (above == null) {
                break;
            }
            at = above;
            owner = owner.parent();
        }
        Origin anchor = anchor(rule, at, owner);
        return at instanceof EffectiveTree.Attribute attribute && attribute.state != null
                ? anchor
                : new Owners(context.server()).ofEntry(rule, at, anchor);
    }

    private static boolean set(Node node) {
        boolean entry = false;
        for (Node at = node; at != null; at = at.getParent()) {
            entry |= at instanceof EffectiveTree.Element element && at.getParent() instanceof EffectiveTree.Element parent
                    && parent.state.entries().contains(element.state);
        }
        return entry || node instanceof EffectiveTree.Attribute attribute && attribute.state != null;
    }
}
