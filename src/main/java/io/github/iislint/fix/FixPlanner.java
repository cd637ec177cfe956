package io.github.iislint.fix;

import io.github.iislint.finding.Fix;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.Detection.Target;
import io.github.iislint.rule.FixTemplate;
import io.github.iislint.rule.ServerFacts;
import io.github.iislint.xml.Edit;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans what mends a finding. A value that is right for some of the locations that it reaches is not changed for them: it is
 * changed where it stands and kept by an override elsewhere, or the other way round, whichever takes fewer edits.
 */
public final class FixPlanner implements FixPlan {

    @Override
    public Optional<Fix> plan(Detection detection, ServerFacts facts) {
        return propose(detection, facts).map(Proposal::toFix);
    }

    Optional<Proposal> propose(Detection detection, ServerFacts facts) {
        FixTemplate first = detection.hits().stream().map(Detection.Hit::fix).filter(fix -> fix != null).findFirst().orElse(null);
        if (first == null) {
            return Optional.empty();
        }
        Target target = detection.target();
        if (target == null) {
            return refused(detection, first);
        }
        Map<Node, String> wanted = wanted(detection);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!target.path().isEmpty() || entry(target, facts)) {
            return target.state() == null ? Optional.empty() : single(detection, first, target, wanted);
        }
        return target.state() == null ? missing(detection, first, facts, wanted) : shared(detection, first, facts, wanted);
    }

    /** A value that the configuration system refuses: there is nothing in effect to compare with, only a text to replace. */
    private static Optional<Proposal> refused(Detection detection, FixTemplate fix) {
        LocatedAttribute attribute = detection.anchor().file().attributeAt(detection.anchor().span());
        if (attribute == null) {
            return Optional.empty();
        }
        return fix.change().apply(attribute.getValue()).filter(value -> !value.equals(attribute.getValue()))
                .map(value -> new Proposal(detection, fix.title(), fix.effect(),
                        Map.of(detection.anchor().file(), List.of(replace(detection.anchor().file(), attribute, value))), List.of()));
    }

    private static Edit replace(XmlFile file, LocatedAttribute attribute, String value) {
        return new Edit(attribute.valueSpan(), Insertion.escape(value, attribute.quote(file.source().text())));
    }

    private static Map<Node, String> wanted(Detection detection) {
        Map<Node, String> wanted = new LinkedHashMap<>();
        Target target = detection.target();
        for (Detection.Hit hit : detection.hits()) {
            if (hit.location() == null || hit.fix() == null) {
                continue;
            }
            String value = target.state() != null ? target.state().value() : value(hit.location(), target);
            if (value != null) {
                hit.fix().change().apply(value).filter(v -> !v.equals(value)).ifPresent(v -> wanted.put(hit.location(), v));
            }
        }
        return wanted;
    }

    private static String value(Node node, Target target) {
        SectionState state = node.section(target.section());
        return state != null ? state.element().value(target.attribute()) : "None";
    }

    /** Whether the setting belongs to an entry of a collection, which has no counterpart at other locations. */
    private static boolean entry(Target target, ServerFacts facts) {
        ElementState section = facts.server().schema().unset(target.section());
        return section == null || section.schema() == null || !section.schema().attributes().containsKey(target.attribute());
    }

    private static Optional<Proposal> single(Detection detection, FixTemplate fix, Target target, Map<Node, String> wanted) {
        String value = wanted.values().iterator().next();
        AttributeState state = target.state();
        String setting = String.join("/", target.path()) + "@" + target.attribute();
        List<Proposal.Change> changes = wanted.keySet().stream().map(node -> new Proposal.Change(node.location(), target.section(), setting,
                state.value(), value)).toList();
        return Optional.of(new Proposal(detection, fix.title(), fix.effect(),
                Map.of(state.file(), List.of(replace(state.file(), state.attribute(), value))), changes));
    }

    /** Nothing sets the attribute: it is set at the topmost locations that need it. */
    private Optional<Proposal> missing(Detection detection, FixTemplate fix, ServerFacts facts, Map<Node, String> wanted) {
        Overrides overrides = new Overrides(facts.server(), detection.target(), null);
        List<Proposal.Change> changes = new ArrayList<>();
        for (Map.Entry<Node, String> entry : wanted.entrySet()) {
            Node node = entry.getKey();
            String inherited = node.parent() == null ? null : wanted.get(node.parent());
            if (!entry.getValue().equals(inherited) && !overrides.set(node, entry.getValue())) {
                return Optional.empty();
            }
            changes.add(change(node, detection.target(), value(node, detection.target()), entry.getValue()));
        }
        return Optional.of(new Proposal(detection, fix.title(), fix.effect(), overrides.edits(), changes));
    }

    private Optional<Proposal> shared(Detection detection, FixTemplate fix, ServerFacts facts, Map<Node, String> wanted) {
        Target target = detection.target();
        AttributeState state = target.state();
        Set<Node> reached = reached(facts.server(), detection);
        Set<String> candidates = new LinkedHashSet<>();
        for (Node node : reached) {
            if (!reached.contains(node.parent())) {
                candidates.add(wanted.getOrDefault(node, state.value()));
            }
        }
        candidates.add(state.value());
        String best = null;
        List<Node> fewest = null;
        for (String candidate : candidates) {
            List<Node> overridden = overridden(reached, wanted, state.value(), candidate);
            int cost = overridden.size() + (candidate.equals(state.value()) ? 0 : 1);
            if (fewest == null || cost < fewest.size() + (best.equals(state.value()) ? 0 : 1)) {
                best = candidate;
                fewest = overridden;
            }
        }
        Overrides overrides = new Overrides(facts.server(), target, state);
        if (!best.equals(state.value())) {
            overrides.add(state.file(), replace(state.file(), state.attribute(), best));
        }
        for (Node node : fewest) {
            if (!overrides.set(node, wanted.getOrDefault(node, state.value()))) {
                return Optional.empty();
            }
        }
        List<Proposal.Change> changes = new ArrayList<>();
        wanted.forEach((node, value) -> changes.add(change(node, target, state.value(), value)));
        return Optional.of(new Proposal(detection, fix.title(), fix.effect(), overrides.edits(), changes));
    }

    private static Proposal.Change change(Node node, Target target, String before, String after) {
        return new Proposal.Change(node.location(), target.section(), "@" + target.attribute(), before, after);
    }

    /** The locations at which the value is in effect that the target's attribute sets. */
    private static Set<Node> reached(Server server, Detection detection) {
        Target target = detection.target();
        Set<Node> tops = new LinkedHashSet<>();
        for (Detection.Hit hit : detection.hits()) {
            Node top = hit.location();
            while (top.parent() != null && sets(top.parent(), target)) {
                top = top.parent();
            }
            tops.add(top);
        }
        // A web.config may serve other locations, too, at which the rule has nothing to say.
        tops.addAll(server.webConfigs().getOrDefault(target.state().file().path(), List.of()));
        Set<Node> reached = new LinkedHashSet<>();
        for (Node top : tops) {
            top.visit(node -> {
                if (sets(node, target)) {
                    reached.add(node);
                }
            });
        }
        return reached;
    }

    private static boolean sets(Node node, Target target) {
        SectionState state = node.section(target.section());
        AttributeState attribute = state == null ? null : state.element().attribute(target.attribute());
        return attribute != null && attribute.attribute() == target.state().attribute();
    }

    /** The locations that need an override if the shared value becomes {@code candidate}. */
    private static List<Node> overridden(Set<Node> reached, Map<Node, String> wanted, String value, String candidate) {
        Map<Node, String> after = new HashMap<>();
        List<Node> overridden = new ArrayList<>();
        for (Node node : reached) {
            String inherited = reached.contains(node.parent()) ? after.get(node.parent()) : candidate;
            String own = wanted.getOrDefault(node, value);
            after.put(node, own);
            if (!own.equals(inherited)) {
                overridden.add(node);
            }
        }
        return overridden;
    }

    /** Sets one attribute at single locations. */
    private static final class Overrides {

        private final Server server;
        private final Target target;
        private final AttributeState like;
        private final Map<XmlFile, List<Edit>> edits = new LinkedHashMap<>();
        private final Set<LocatedElement> touched = new HashSet<>();

        Overrides(Server server, Target target, AttributeState like) {
            this.server = server;
            this.target = target;
            this.like = like;
        }

        void add(XmlFile file, Edit edit) {
            edits.computeIfAbsent(file, f -> new ArrayList<>()).add(edit);
        }

        /** Whether there is a file that may set it. */
        boolean set(Node node, String value) {
            SectionState own = node.own().get(target.section());
            ElementState element = own == null ? null : own.element();
            if (element != null && element.element() != null && element.element().located(target.attribute()) == null) {
                if (touched.add(element.element())) {
                    add(file(element), new Insertion(file(element), style()).attribute(element.element(), target.attribute(), value));
                }
                return true;
            }
            if (server.file() != null && server.file().root() != null) {
                add(server.file(), new Insertion(server.file(), style(server.file())).section(node.location(), target.section(),
                        target.attribute(), value));
                return true;
            }
            return lone(node, value);
        }

        private static XmlFile file(ElementState element) {
            return element.origin().file();
        }

        private LocatedElement style() {
            return like == null ? null : (LocatedElement) like.attribute().getParent();
        }

        private LocatedElement style(XmlFile file) {
            return like != null && like.file() == file ? style() : null;
        }

        /** Without an applicationHost.config: the nearest web.config at or above the location. */
        private boolean lone(Node node, String value) {
            List<String> below = new ArrayList<>();
            for (Node at = node; at.parent() != null; at = at.parent()) {
                for (Map.Entry<java.nio.file.Path, List<Node>> entry : server.webConfigs().entrySet()) {
                    XmlFile file = server.files().get(entry.getKey());
                    if (entry.getValue().contains(at) && file != null && file.root() != null) {
                        add(file, new Insertion(file, style(file)).section(String.join("/", below), target.section(), target.attribute(),
                                value));
                        return true;
                    }
                }
                below.add(0, at.name());
            }
            return false;
        }

        Map<XmlFile, List<Edit>> edits() {
            edits.values().forEach(list -> list.sort(Edit.ORDER));
            return edits;
        }
    }
}
