package io.github.iislint.rule;

import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.rule.EffectiveTree.World;
import io.github.iislint.settings.Expectations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What rules can read about a server beyond the sections of one location. Belongs to one thread. */
public final class ServerContext {

    static final String SITES = "system.applicationHost/sites";
    static final String POOLS = "system.applicationHost/applicationPools";
    /** The pool of an application that names none. */
    private static final String DEFAULT_POOL = "DefaultAppPool";

    final Server server;
    final CertificateFunctions certificates;
    final HttpSys httpSys;
    private final Expectations expectations;
    private final OptionalInt windows;
    private final Map<Location, LocationContext> facts = new HashMap<>();
    private final Map<World, Map<Location, Boolean>> requestedBelow = new EnumMap<>(World.class);
    private final Map<Site, Object> siteShapes = new HashMap<>();
    private final Map<Location, Integer> configurations = new HashMap<>();
    private final Map<Location, ClientCertificateAccess> accesses = new HashMap<>();
    private final Map<String, Boolean> attributesSet = new HashMap<>();
    private final Map<String, Boolean> locationsNamed = new HashMap<>();
    private final Map<ElementState, EarlierEntries> earlier = new IdentityHashMap<>();
    private final Map<String, Collection<Location>> sharing = new HashMap<>();
    private final Map<String, List<Location>> openings = new HashMap<>();
    private @Nullable Map<String, List<Location>> byFolder;
    private @Nullable Map<String, ElementState> pools;

    /** @param windows the release of Windows Server, empty where it is unknown */
    public ServerContext(Server server, Expectations expectations, OptionalInt windows, CertificateFunctions certificates,
            HttpSys httpSys) {
        this.server = server;
        this.expectations = expectations;
        this.certificates = certificates;
        this.httpSys = httpSys;
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

    /** What rules can read about a location. */
    public LocationContext at(Location location) {
        return facts.computeIfAbsent(location, n -> new LocationContext(this, n));
    }

    public Server server() {
        return server;
    }

    public Expectations expectations() {
        return expectations;
    }

    /** What there is of all that rules need: the sections that files set, by their full paths, and a mark for http.sys. */
    public Set<String> given() {
        Set<String> given = server.sectionsSet();
        if (httpSys != HttpSys.unknown()) {
            given.add(RuleOutline.HTTP_SYS);
        }
        return given;
    }

    OptionalInt windows() {
        return windows;
    }

    int valueId(@Nullable SectionState state) {
        return state == null ? 0 : server.values().id(state.element());
    }

    /** A number for all sections in effect at a location; locations with the same one are alike in them. */
    int configuration(Location location) {
        Integer known = configurations.get(location);
        if (known == null) {
            List<Object> key = new ArrayList<>();
            key.add("configuration:");
            key.add(location.parent() == null ? 0 : configuration(location.parent()));
            key.add(location.kind() == Location.Kind.APPLICATION);
            location.own().keySet().stream().sorted().forEach(section -> {
                key.add(section);
                key.add(valueId(location.section(section)));
                key.add(valueId(location.handedDownHere(section)));
            });
            known = server.values().own(key);
            configurations.put(location, known);
        }
        return known;
    }

    /** What of a site most rules can see, the protocols and bits of its bindings; sites that agree in it are alike. */
    Object shape(@Nullable Site site) {
        if (site == null || site.element() == null) {
            return "";
        }
        Object known = siteShapes.get(site);
        if (known == null) {
            StringBuilder bindings = new StringBuilder("site");
            for (Site.Binding binding : site.bindings()) {
                bindings.append('\n').append(binding.protocol()).append(' ').append(binding.element().value("sslFlags"));
            }
            known = bindings.toString();
            siteShapes.put(site, known);
        }
        return known;
    }

    /** A number for what is known of the machine, and of this run. */
    int hostId() {
        List<Object> facts = List.of("host:", server.assumed(), windows, httpSys);
        return httpSys == HttpSys.unknown() ? server.values().common(facts) : server.values().own(facts);
    }

    /** A number for the {@link #shape} of the site of a location. */
    int siteShapeId(Location location) {
        return server.values().common(List.of("site:", shape(location.site())));
    }

    /** A number for what is expected at a location. */
    int expectationId(Location location) {
        return server.values().common(List.of("expected:", at(location).expected()));
    }

    /** All that an expression reads of a site. */
    Object siteKey(@Nullable Site site, Dependencies reads) {
        if (site == null || site.element() == null) {
            return "";
        }
        if (reads.wholeSite) {
            return server.values().id(site.element());
        }
        List<Object> key = new ArrayList<>();
        for (String part : reads.site) {
            int at = part.indexOf('@');
            if (at == 0) {
                key.add(value(site.element(), part.substring(1)));
            } else if (at > 0) {
                List<Object> values = new ArrayList<>(1);
                for (ElementState element : named(site.element(), part.substring(0, at - 1))) {
                    values.add(value(element, part.substring(at + 1)));
                }
                key.add(values);
            } else if (part.equals("bindings") && !reads.wholeBindings) {
                key.add(shape(site));
            } else {
                List<Object> elements = new ArrayList<>(1);
                for (ElementState element : named(site.element(), part)) {
                    elements.add(server.values().id(element));
                }
                key.add(elements);
            }
        }
        return key;
    }

    /** The child element of that name, or the entries. */
    private static List<ElementState> named(ElementState site, String name) {
        ElementState child = site.child(name);
        return child != null ? List.of(child) : site.entries().stream().filter(entry -> entry.name().equals(name)).toList();
    }

    /** What an expression can see of an attribute; of one that no file sets, the schema says the rest. */
    private static String value(ElementState element, String attribute) {
        AttributeState state = element.attribute(attribute);
        return state == null ? "" : (state.origin().shipped() ? "~" : "=") + state.value();
    }

    /** The application pool in which requests to a location run; {@code null} where the files name none that there is. */
    @Nullable
    ElementState pool(Location location) {
        for (Location at = location; at != null && at.site() != null; at = at.parent()) {
            for (Site.Application application : at.site().applications()) {
                if (at.matches(application)) {
                    return pool(application.pool() == null ? DEFAULT_POOL : application.pool());
                }
            }
        }
        return null;
    }

    private @Nullable ElementState pool(String name) {
        if (pools == null) {
            pools = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            SectionState section = server.root().section(POOLS);
            for (ElementState pool : section == null ? List.<ElementState>of() : section.element().entries()) {
                if (pool.value("name") != null) {
                    pools.putIfAbsent(pool.value("name"), pool);
                }
            }
        }
        return pools.get(name);
    }

    /** The same number for locations whose pools say the same; 0 if there is none. */
    int poolId(Location location) {
        ElementState pool = pool(location);
        return pool == null ? 0 : server.values().id(pool);
    }

    /** Whether a location asks visitors for a certificate. */
    private boolean requested(Location location, World world) {
        ClientCertificateAccess access = access(location);
        return access.asks() || world == World.MOST && access.unknown();
    }

    /** What a location requires of visitors. */
    ClientCertificateAccess access(Location location) {
        return accesses.computeIfAbsent(location, l -> ClientCertificateAccess.at(server, l));
    }

    boolean requestedBelow(Location location, World world) {
        Map<Location, Boolean> below = requestedBelow.computeIfAbsent(world, w -> new IdentityHashMap<>());
        if (!below.containsKey(location)) {
            // Children first: the tree may be deep, the stack is not.
            List<Location> order = new ArrayList<>();
            location.visit(order::add);
            for (int i = order.size() - 1; i >= 0; i--) {
                Location at = order.get(i);
                below.put(at, requested(at, world) || at.children().stream().anyMatch(child -> below.getOrDefault(child, false)));
            }
        }
        return below.getOrDefault(location, false);
    }

    /**
     * Whether a file of the server sets an attribute, at any location.
     *
     * @param path of the attribute from the root, such as {@code system.webServer/serverRuntime/@uploadReadAheadSize}
     */
    boolean sets(String path) {
        return attributesSet.computeIfAbsent(path, p -> {
            int end = p.lastIndexOf("/@");
            List<Location> all = new ArrayList<>();
            server.root().visit(all::add);
            return end > 0 && all.stream().anyMatch(location -> location.own().entrySet().stream()
                    .anyMatch(section -> sets(section.getKey(), section.getValue().element(), p.substring(0, end),
                            p.substring(end + 2))));
        });
    }

    private static boolean sets(String path, ElementState element, String wanted, String attribute) {
        if (path.equals(wanted)) {
            AttributeState state = element.attribute(attribute);
            return state != null && !state.origin().shipped();
        }
        return wanted.startsWith(path + "/")
                && element.children().stream().anyMatch(child -> sets(path + "/" + child.name(), child, wanted, attribute));
    }

    /** Whether files say something of a path like this one, below whatever site. */
    boolean hasLocation(String path) {
        return locationsNamed.computeIfAbsent("/" + LocationPath.key(path) + "/", key -> {
            List<Location> all = new ArrayList<>();
            server.root().visit(all::add);
            return all.stream().anyMatch(location -> ("/" + LocationPath.key(location.path()) + "/").contains(key));
        });
    }

    /** The order of the many-to-one entries of a section in effect. */
    EarlierEntries earlier(ElementState mapping) {
        return earlier.computeIfAbsent(mapping, EarlierEntries::new);
    }

    /** Whether what a location serves can be reached at another one, too. */
    boolean shared(Location location) {
        String folder = folder(location);
        return folder != null && sharing(folder).size() > 1;
    }

    /**
     * The locations at which what this one serves can be reached, too, with less of a client certificate, unless an expectation
     * is declared for them or only deployment knows; of those that show the same value the first.
     */
    List<Location> weaker(Location location) {
        String folder = folder(location);
        if (folder == null || sharing(folder).size() < 2) {
            return List.of();
        }
        ClientCertificateAccess.Mode here = access(location).mode();
        List<Location> weaker = new ArrayList<>(0);
        for (Location other : openings.computeIfAbsent(folder, this::openings)) {
            if (here != ClientCertificateAccess.Mode.UNKNOWN && access(other).mode().compareTo(here) < 0) {
                weaker.add(other);
            }
        }
        return weaker;
    }

    private List<Location> openings(String folder) {
        Map<Object, Location> distinct = new LinkedHashMap<>();
        for (Location location : sharing(folder)) {
            if (at(location).expected().isEmpty()) {
                ElementState access = at(location).section(ClientCertificateAccess.SECTION);
                AttributeState set = access == null ? null : access.attribute("sslFlags");
                distinct.putIfAbsent(set == null ? "" : set.attribute(), location);
            }
        }
        return List.copyOf(distinct.values());
    }

    /** The physical folder of a location, as {@link Location#physicalPath} spells it; {@code null} where it is unknown. */
    private static @Nullable String folder(Location location) {
        List<String> below = new ArrayList<>();
        Location directory = location;
        while (directory != null && directory.physicalPath() == null) {
            below.add(0, directory.name());
            directory = directory.parent();
        }
        return directory == null
                ? null
                : directory.physicalPath() + (below.isEmpty() ? "" : "\\" + String.join("\\", below).toLowerCase(Locale.ROOT));
    }

    /** All locations at which the content of a folder can be reached. */
    private Collection<Location> sharing(String folder) {
        Collection<Location> known = sharing.get(folder);
        if (known == null) {
            Set<Location> found = new LinkedHashSet<>();
            for (int end = folder.length(); end > 0; end = folder.lastIndexOf('\\', end - 1)) {
                String rest = folder.substring(end).replace('\\', '/');
                for (Location other : byFolder().getOrDefault(folder.substring(0, end), List.of())) {
                    Location there = server.location(other.path() + rest);
                    if (there != null) {
                        found.add(there);
                    }
                }
            }
            known = found;
            sharing.put(folder, known);
        }
        return known;
    }

    private Map<String, List<Location>> byFolder() {
        if (byFolder == null) {
            Map<String, List<Location>> found = new HashMap<>();
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
