package io.github.iislint.rule;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Flags;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.Placeholder;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.settings.Expectations;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** What rules may ask about a server beyond the sections of one location. Belongs to one thread. */
public final class ServerFacts {

    static final String ACCESS = "system.webServer/security/access";

    final Server server;
    final CertificateFunctions certificates;
    private final Expectations expectations;
    private final OptionalInt windows;
    private final Map<Node, Facts> facts = new IdentityHashMap<>();
    private final Map<World, Map<Node, Boolean>> requestedBelow = new EnumMap<>(World.class);
    private final Map<Site, Object> siteShapes = new IdentityHashMap<>();
    private final Map<Node, Integer> configurations = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> configurationIds = new HashMap<>();
    private final Map<String, Set<String>> flags = new HashMap<>();
    private Map<String, List<Node>> byFolder;

    /** @param windows the release of Windows Server, empty where it is unknown */
    public ServerFacts(Server server, Expectations expectations, OptionalInt windows, CertificateFunctions certificates) {
        this.server = server;
        this.expectations = expectations;
        this.certificates = certificates;
        this.windows = windows.isPresent() ? windows : deducedWindows(server);
    }

    /** The oldest release of Windows Server that the bindings can be for; empty where they tell nothing. */
    public static OptionalInt deducedWindows(Server server) {
        for (Site site : server.sites()) {
            for (Site.Binding binding : site.bindings()) {
                if (binding.flags() >= 16 && binding.protocol().equalsIgnoreCase("https")) {
                    // The bits from 16 on exist since Windows Server 2022.
                    return OptionalInt.of(2022);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** What rules may ask about a location. */
    public Facts at(Node node) {
        return facts.computeIfAbsent(node, n -> new Facts(this, n));
    }

    public Server server() {
        return server;
    }

    public Expectations expectations() {
        return expectations;
    }

    OptionalInt windows() {
        return windows;
    }

    int valueId(SectionState state) {
        return state == null ? 0 : server.values().id(state.element());
    }

    /** A number for all sections in effect at a location; locations with the same one are alike in them. */
    int configuration(Node node) {
        Integer known = configurations.get(node);
        if (known == null) {
            List<Object> key = new ArrayList<>();
            key.add(node.parent() == null ? 0 : configuration(node.parent()));
            key.add(node.kind() == Node.Kind.APPLICATION);
            node.own().keySet().stream().sorted().forEach(section -> {
                key.add(section);
                key.add(valueId(node.section(section)));
                key.add(valueId(node.handedDownHere(section)));
            });
            known = configurationIds.computeIfAbsent(key, k -> configurationIds.size() + 1);
            configurations.put(node, known);
        }
        return known;
    }

    /** What of a site most rules can see; sites that agree in it are alike. */
    Object shape(Site site) {
        Object known = siteShapes.get(site);
        if (known == null) {
            Set<String> bindings = new TreeSet<>();
            for (Site.Binding binding : site.bindings()) {
                bindings.add(binding.protocol() + ' ' + binding.element().value("sslFlags"));
            }
            known = String.join("\n", bindings);
            siteShapes.put(site, known);
        }
        return known;
    }

    /** Whether flags in effect at a location ask visitors for a certificate. */
    private boolean requested(Node node, World world) {
        return requests(flags(node)) || world == World.MOST && unknown(node);
    }

    /** Whether only deployment knows the flags of a location. */
    boolean unknown(Node node) {
        ElementState access = at(node).section(ACCESS);
        String value = access == null ? null : access.value("sslFlags");
        return value != null && Placeholder.in(value);
    }

    static boolean requests(Set<String> flags) {
        return flags.contains("SslNegotiateCert") || flags.contains("SslRequireCert");
    }

    Set<String> flags(Node node) {
        SectionState state = node.section(ACCESS);
        ElementState access = state != null ? state.element() : server.schema().unset(ACCESS);
        String value = access == null ? null : access.value("sslFlags");
        return value == null ? Set.of()
                : flags.computeIfAbsent(value, v -> Flags.set(v, access.schema().attributes().get("sslFlags").names()));
    }

    boolean requestedBelow(Node node, World world) {
        Map<Node, Boolean> below = requestedBelow.computeIfAbsent(world, w -> new IdentityHashMap<>());
        Boolean known = below.get(node);
        if (known == null) {
            // Children first: the tree may be deep, the stack is not.
            List<Node> order = new ArrayList<>();
            node.visit(order::add);
            for (int i = order.size() - 1; i >= 0; i--) {
                Node at = order.get(i);
                boolean found = requested(at, world);
                for (Node child : at.children()) {
                    found |= below.get(child);
                }
                below.put(at, found);
            }
            known = below.get(node);
        }
        return known;
    }

    /** The other locations at which what this one serves can be reached. */
    List<Node> twins(Node node) {
        List<String> below = new ArrayList<>();
        Node directory = node;
        while (directory != null && directory.physicalPath() == null) {
            below.add(0, directory.name());
            directory = directory.parent();
        }
        if (directory == null) {
            return List.of();
        }
        String folder = directory.physicalPath() + (below.isEmpty() ? "" : "\\" + String.join("\\", below).toLowerCase(Locale.ROOT));
        List<Node> twins = new ArrayList<>(0);
        for (int end = folder.length(); end > 0; end = folder.lastIndexOf('\\', end - 1)) {
            String rest = folder.substring(end).replace('\\', '/');
            for (Node other : byFolder().getOrDefault(folder.substring(0, end), List.of())) {
                Node twin = server.node(other.location() + rest);
                if (twin != node && twin != null && !twins.contains(twin)) {
                    twins.add(twin);
                }
            }
        }
        return twins;
    }

    private Map<String, List<Node>> byFolder() {
        if (byFolder == null) {
            Map<String, List<Node>> found = new HashMap<>();
            server.root().visit(n -> {
                if (n.physicalPath() != null) {
                    found.computeIfAbsent(n.physicalPath(), k -> new ArrayList<>(1)).add(n);
                }
            });
            byFolder = found;
        }
        return byFolder;
    }
}
