package io.github.iislint.rule;

import io.github.iislint.iis.ElementInterner;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.settings.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What rules can read about a location. */
public final class LocationContext {

    final ServerContext server;
    final Location node;
    private @Nullable String expected;

    LocationContext(ServerContext server, Location location) {
        this.server = server;
        this.node = location;
    }

    /** A section in effect; one that no file sets where only the schema knows it; {@code null} where neither does. */
    @Nullable
    ElementState section(String path) {
        SectionState state = node.section(path);
        return state != null ? state.element() : server.server.unset(path);
    }

    boolean isGroup(String path) {
        String prefix = path + "/";
        String next = server.server.schema().sections().higher(prefix);
        if (next != null && next.startsWith(prefix)) {
            return true;
        }
        for (Location at = node; at != null; at = at.parent()) {
            for (String section : at.own().keySet()) {
                if (section.startsWith(prefix)) {
                    return true;
                }
            }
        }
        return false;
    }

    Set<String> childrenOf(String group) {
        String prefix = group.isEmpty() ? "" : group + "/";
        Set<String> names = new TreeSet<>();
        for (String section : known()) {
            if (section.startsWith(prefix)) {
                names.add(section.substring(prefix.length()).split("/", 2)[0]);
            }
        }
        return names;
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(server.server.schema().sections());
        for (Location at = node; at != null; at = at.parent()) {
            known.addAll(at.own().keySet());
        }
        return known;
    }

    /** {@code none}, {@code accept}, {@code require}, or empty where nothing is declared. */
    String expected() {
        if (expected == null) {
            expected = node.parent() == null
                    ? ""
                    : server.expectations().at(node.path()).map(e -> e.mode().toString()).orElse("");
        }
        return expected;
    }

    /** Whether requests come here: not to the server level of a server that has sites. */
    boolean visited() {
        return node.parent() != null || node.children().isEmpty();
    }

    /** The location whose declared expectation holds here; {@code null} where none does. */
    public @Nullable Location expectationOwner() {
        Expectation expectation = node.parent() == null ? null : server.expectations().at(node.path()).orElse(null);
        return expectation == null ? null : server.server.location(expectation.location());
    }

    /** The value of everything that an expression depends on; locations that agree need one evaluation. */
    List<Object> key(Dependencies reads) {
        List<Object> key = new ArrayList<>(8);
        if (reads.everything) {
            key.add(server.configuration(node));
        }
        for (String section : reads.sections) {
            key.add(server.valueId(node.section(section)));
        }
        for (IisFunction function : reads.functions) {
            fact(key, function, reads);
        }
        return key;
    }

    /** Whether such a value means the same for all servers of a run, as texts do, and most numbers of elements. */
    static boolean common(List<?> key) {
        for (Object part : key) {
            boolean common = part instanceof Integer id
                    ? ElementInterner.common(id)
                    : part instanceof List<?> parts ? common(parts) : !(part instanceof Location);
            if (!common) {
                return false;
            }
        }
        return true;
    }

    private void fact(List<Object> key, IisFunction function, Dependencies reads) {
        switch (function.basis()) {
            case ARGUMENTS, SERVER, HOST -> {
                // The arguments are in the key already, and the server is the same.
            }
            case SECTIONS -> sections(key, function.sections());
            case KIND -> {
                key.add(node.kind());
                key.add(visited());
            }
            case EXPECTATION -> key.add(expected());
            case SITE -> key.add(server.siteKey(node.site(), reads));
            case POOL -> key.add(server.poolId(node));
            case PATH -> at(key, reads);
            case REQUESTS_BELOW -> {
                for (EffectiveTree.World world : EffectiveTree.World.values()) {
                    key.add(server.requestedBelow(node, world));
                }
            }
            // What inherits all of a section is alike; what sets some of it may differ although the values agree.
            case OWN_MAPPINGS -> key.add(node.own().containsKey(MappingFunctions.IIS_MAPPING) ? node : "");
            case OWN_SECTIONS -> key.add(reads.sections.stream().anyMatch(node.own()::containsKey) ? node : "");
            case LOCATIONS_BELOW -> key.add(node.children().isEmpty() ? "" : node);
            case SAME_FOLDER -> key.add(server.shared(node) ? node : "");
            case LOCATION -> key.add(node);
        }
    }

    private void sections(List<Object> key, List<String> sections) {
        for (String section : sections) {
            key.add(server.valueId(node.section(section)));
        }
    }

    private void at(List<Object> key, Dependencies reads) {
        for (Dependencies.PathDependency asked : reads.at) {
            List<String> path = asked.path();
            if (path == null || !asked.known()) {
                key.add(node);
            } else {
                Location there = there(node, path);
                for (String section : asked.sections()) {
                    key.add(there == null ? -1 : server.valueId(there.section(section)));
                }
            }
        }
    }

    /** The location that decides what is in effect at a path of the same site; {@code null} at the server level. */
    static @Nullable Location there(Location location, List<String> path) {
        if (location.site() == null) {
            return null;
        }
        Location site = location;
        for (Location at = location; at.parent() != null; at = at.parent()) {
            site = at;
        }
        return site.deepest(path);
    }
}
