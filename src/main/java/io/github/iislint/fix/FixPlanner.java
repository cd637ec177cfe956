package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Fix;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.FixPlan;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.Detection.Target;
import io.github.iislint.rule.FixTemplate;
import io.github.iislint.rule.ServerContext;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans what fixes a finding. A value that is right for some of the locations that it reaches is not changed for them: it is
 * changed where it stands and kept by an override elsewhere, or the other way round, whichever takes fewer edits.
 */
public final class FixPlanner implements FixPlan {

    @Override
    public Optional<Fix> plan(List<Detection> detections, ServerContext context) {
        return propose(detections, context).map(Proposal::toFix);
    }

    /** What findings have in common that are to be planned together: the attribute that causes them, or lacks. */
    static Object cause(Detection detection) {
        Target target = detection.target();
        return target == null
                ? detection
                : target.state() != null
                        ? target.state().attribute()
                        : List.of(target.section(), target.path(), target.attribute());
    }

    /** @param together findings with the same {@link #cause} */
    Optional<Proposal> propose(List<Detection> together, ServerContext context) {
        return proposed(together, context).filter(Proposal::ownable);
    }

    private Optional<Proposal> proposed(List<Detection> together, ServerContext context) {
        Detection detection = together.get(0);
        FixTemplate first = fixes(together).findFirst().orElse(null);
        if (first == null) {
            return Optional.empty();
        }
        Target target = detection.target();
        if (target == null) {
            return refused(detection, first);
        }
        Map<Location, String> wanted = new LinkedHashMap<>();
        together.forEach(d -> want(d, wanted));
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        if (!target.path().isEmpty() || entry(target, context)) {
            return target.state() == null ? Optional.empty() : single(first, target, wanted);
        }
        return spread(together, context, wanted);
    }

    /** A value that the configuration system refuses: there is nothing in effect to compare with, only a text to replace. */
    private static Optional<Proposal> refused(Detection detection, FixTemplate fix) {
        LocatedAttribute attribute = detection.anchor().file().attributeAt(detection.anchor().span());
        if (attribute == null) {
            return Optional.empty();
        }
        return fix.change().apply(attribute.getValue()).filter(value -> !value.equals(attribute.getValue()))
                .map(value -> new Proposal(fix.title(), fix.effect(),
                        Map.of(detection.anchor().file(), List.of(replace(detection.anchor().file(), attribute, value))),
                        List.of()));
    }

    private static Edit replace(XmlFile file, LocatedAttribute attribute, String value) {
        return new Edit(attribute.valueSpan(), Insertion.escape(value, attribute.quote(file.source().text())));
    }

    /** Adds what a finding wants; where another one wants something already, both changes are made one after the other. */
    private static void want(Detection detection, Map<Location, String> wanted) {
        for (Detection.Hit hit : detection.hits()) {
            if (hit.location() == null || hit.fix() == null) {
                continue;
            }
            String value = wanted.getOrDefault(hit.location(), value(hit.location(), detection.target()));
            hit.fix().change().apply(value).filter(v -> !v.equals(value)).ifPresent(v -> wanted.put(hit.location(), v));
        }
    }

    private static String value(Location location, Target target) {
        if (target.state() != null) {
            return target.state().value();
        }
        SectionState state = location.section(target.section());
        String value = state == null ? null : state.element().value(target.attribute());
        return value == null ? "None" : value;
    }

    /** Whether the setting belongs to an entry of a collection, which has no counterpart at other locations. */
    private static boolean entry(Target target, ServerContext context) {
        ElementState section = context.server().unset(target.section());
        return section == null || section.schema() == null || !section.schema().attributes().containsKey(target.attribute());
    }

    /** Whether a section is read at the server level alone, whatever sites inherit. */
    static boolean serverOnly(String section) {
        return section.startsWith("system.applicationHost/");
    }

    private static Optional<Proposal> single(FixTemplate fix, Target target, Map<Location, String> wanted) {
        String value = wanted.values().iterator().next();
        AttributeState state = target.state();
        String setting = String.join("/", target.path()) + "@" + target.attribute();
        List<Proposal.Change> changes = wanted.keySet().stream()
                .map(location -> serverOnly(target.section()) ? "" : location.path()).distinct()
                .map(location -> new Proposal.Change(location, target.section(), setting, state.value(), value)).toList();
        return Optional.of(new Proposal(fix.title(), fix.effect(),
                Map.of(state.file(), List.of(replace(state.file(), state.attribute(), value))),
                changes));
    }

    /** Each location gets the value that it needs, with as few edits as possible. */
    private Optional<Proposal> spread(List<Detection> together, ServerContext context, Map<Location, String> wanted) {
        Target target = together.get(0).target();
        AttributeState state = target.state();
        Set<Location> reached = reached(context.server(), together);
        String value = value(reached.iterator().next(), target);
        Location server = state == null ? null : reached.stream().filter(FixPlanner::unvisited).findFirst().orElse(null);
        String best = value;
        List<Location> overridden = null;
        for (String candidate : candidates(reached, wanted, value, target, server)) {
            List<Location> needed = overridden(reached, wanted, value, candidate, server);
            int saved = overridden == null ? 1 : cost(overridden, best, value) - cost(needed, candidate, value);
            if (saved > 0 || saved == 0 && server != null && needed.isEmpty()) {
                best = candidate;
                overridden = needed;
            }
        }
        if (server != null && !best.equals(value)) {
            wanted.put(server, best);
        }
        Overrides overrides = new Overrides(context.server(), target, state);
        if (!best.equals(value)) {
            overrides.add(state.file(), replace(state.file(), state.attribute(), best));
        }
        for (Location location : overridden) {
            if (!overrides.set(location, wanted.getOrDefault(location, value))) {
                return Optional.empty();
            }
        }
        List<Proposal.Change> changes = new ArrayList<>();
        wanted.forEach((location, after) -> changes.add(change(location, target, value, after)));
        return Optional.of(new Proposal(title(together), effect(together), overrides.edits(), changes));
    }

    private static Stream<FixTemplate> fixes(List<Detection> together) {
        return together.stream().flatMap(d -> d.hits().stream()).map(Detection.Hit::fix).filter(fix -> fix != null);
    }

    private static String title(List<Detection> together) {
        return fixes(together).map(FixTemplate::title).distinct().collect(Collectors.joining("; "));
    }

    /** What several fixes together mean to visitors: that they are asked for less outweighs the rest. */
    private static Effect effect(List<Detection> together) {
        Set<Effect> effects = fixes(together).map(FixTemplate::effect).collect(Collectors.toSet());
        return effects.contains(Effect.LOOSENS)
                ? Effect.LOOSENS
                : effects.contains(Effect.TIGHTENS) ? Effect.TIGHTENS : Effect.NEUTRAL;
    }

    /** The server level gives its value to sites and has no visitors of its own: it may take the value that suits most sites. */
    private static boolean unvisited(Location location) {
        return location.parent() == null && !location.children().isEmpty();
    }

    private static Set<String> candidates(Set<Location> reached, Map<Location, String> wanted, String value, Target target,
            @Nullable Location server) {
        Set<String> candidates = new LinkedHashSet<>();
        if (server != null) {
            candidates.add(wanted.getOrDefault(server, value));
            server.children().stream().map(wanted::get).filter(after -> after != null).forEach(candidates::add);
            return candidates;
        }
        for (Location location : target.state() == null ? Set.<Location>of() : reached) {
            if (!reached.contains(location.parent())) {
                candidates.add(wanted.getOrDefault(location, value));
            }
        }
        candidates.add(value);
        return candidates;
    }

    private static int cost(List<Location> overridden, String candidate, String value) {
        return overridden.size() + (candidate.equals(value) ? 0 : 1);
    }

    private static Proposal.Change change(Location location, Target target, String before, String after) {
        return new Proposal.Change(location.path(), target.section(), "@" + target.attribute(), before, after);
    }

    /** The locations at which the value is in effect that the attribute sets, or at which nothing sets it. */
    private static Set<Location> reached(Server server, List<Detection> together) {
        Target target = together.get(0).target();
        if (target.state() != null) {
            // A web.config may serve other locations, too, at which the rule has nothing to say.
            return server.reached(target.section(), target.state());
        }
        Set<Location> reached = new LinkedHashSet<>();
        for (Detection detection : together) {
            for (Detection.Hit hit : detection.hits()) {
                if (!reached.contains(hit.location())) {
                    hit.location().visit(location -> {
                        if (lacks(location, target)) {
                            reached.add(location);
                        }
                    });
                }
            }
        }
        return reached;
    }

    private static boolean lacks(Location location, Target target) {
        SectionState state = location.section(target.section());
        AttributeState attribute = state == null ? null : state.element().attribute(target.attribute());
        return attribute == null || attribute.origin().shipped();
    }

    /** The locations that need an override if the shared value becomes {@code candidate}. */
    private static List<Location> overridden(Set<Location> reached, Map<Location, String> wanted, String value, String candidate,
            Location server) {
        Map<Location, String> after = new HashMap<>();
        List<Location> overridden = new ArrayList<>();
        for (Location location : reached) {
            String inherited = reached.contains(location.parent()) ? after.get(location.parent()) : candidate;
            String own = location == server ? candidate : wanted.getOrDefault(location, value);
            after.put(location, own);
            if (!own.equals(inherited)) {
                overridden.add(location);
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
        private final Map<XmlFile, Insertion> insertions = new LinkedHashMap<>();
        private Map<Location, XmlFile> webConfigs;
        private final Set<LocatedElement> touched = new HashSet<>();

        Overrides(Server server, Target target, AttributeState like) {
            this.server = server;
            this.target = target;
            this.like = like;
        }

        void add(XmlFile file, Edit edit) {
            edits.computeIfAbsent(file, f -> new ArrayList<>()).add(edit);
        }

        private Insertion insertion(XmlFile file) {
            return insertions.computeIfAbsent(file, f -> new Insertion(f, style(f)));
        }

        /** Whether there is a file that may set it. */
        boolean set(Location location, String value) {
            SectionState own = location.own().get(target.section());
            ElementState element = own == null ? null : own.element();
            if (element != null && element.element() != null && element.element().located(target.attribute()) == null) {
                if (touched.add(element.element())) {
                    insertion(file(element)).attribute(element.element(), target.attribute(), value);
                }
                return true;
            }
            if (server.file() != null && server.file().root() != null) {
                insertion(server.file()).section(location.path(), target.section(), target.attribute(), value);
                return true;
            }
            return lone(location, value);
        }

        private static @Nullable XmlFile file(ElementState element) {
            return element.origin().file();
        }

        private @Nullable LocatedElement style() {
            return like == null ? null : (LocatedElement) like.attribute().getParent();
        }

        private @Nullable LocatedElement style(XmlFile file) {
            return like != null && like.file() == file ? style() : null;
        }

        /** Without an applicationHost.config: the nearest web.config at or above the location. */
        private boolean lone(Location location, String value) {
            if (webConfigs == null) {
                webConfigs = new HashMap<>();
                server.webConfigs().forEach((path, locations) -> {
                    XmlFile file = server.files().get(path);
                    if (file != null && file.root() != null) {
                        locations.forEach(at -> webConfigs.putIfAbsent(at, file));
                    }
                });
            }
            List<String> below = new ArrayList<>();
            for (Location at = location; at.parent() != null; at = at.parent()) {
                XmlFile file = webConfigs.get(at);
                if (file != null) {
                    insertion(file).section(String.join("/", below), target.section(), target.attribute(), value);
                    return true;
                }
                below.add(0, at.name());
            }
            return false;
        }

        Map<XmlFile, List<Edit>> edits() {
            insertions.forEach((file, insertion) -> insertion.edits().forEach(edit -> add(file, edit)));
            edits.values().forEach(list -> list.sort(Edit.ORDER));
            return edits;
        }
    }
}
