package io.github.iislint.compare;

import io.github.iislint.compare.ComparedServer.HostedSite;
import io.github.iislint.compare.Difference.Value;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds differences in the effective configuration of servers, each once, at the highest location that has it. */
public final class ServerComparison {

    private static final String SITES = "system.applicationHost/sites";
    private static final String HOST_SECTIONS = "system.applicationHost/";

    private final List<ComparedServer> servers;
    private final List<Folding> foldings = new ArrayList<>();
    private final List<SiteMatching.Same> named = new ArrayList<>();
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    /** Whether what is inherited counts, too. */
    private boolean asked;
    /** What was found of elements that several locations share. */
    private final Map<Elements, List<Difference>> compared = new HashMap<>();

    /** Elements by identity. */
    private record Elements(String section, List<ElementState> states) {

        @Override
        public boolean equals(Object other) {
            if (!(other instanceof Elements elements) || !section.equals(elements.section)) {
                return false;
            }
            for (int i = 0; i < states.size(); i++) {
                if (states.get(i) != elements.states.get(i)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = section.hashCode();
            for (ElementState state : states) {
                hash = 31 * hash + System.identityHashCode(state);
            }
            return hash;
        }
    }

    /**
     * A comparison.
     *
     * @param servers at least two
     * @param folded what may differ
     * @param same pairs of names of sites that are the same
     */
    public ServerComparison(List<ComparedServer> servers, Set<Folding.Kind> folded, List<Map.Entry<String, String>> same) {
        this.servers = List.copyOf(servers);
        List<List<String>> paths = servers.stream().map(server -> List.of(server.label().split("/"))).toList();
        int first = common(paths);
        int last = common(paths.stream().map(path -> path.subList(first, path.size())).map(ServerComparison::reversed).toList());
        paths.forEach(path -> foldings.add(new Folding(folded, path.subList(first, path.size() - last))));
        same.forEach(pair -> named.add(new SiteMatching.Same(pair.getKey(), pair.getValue(), new boolean[1])));
    }

    /** How many segments all paths begin with; one of each is left over. */
    private static int common(List<List<String>> paths) {
        int shortest = paths.stream().mapToInt(List::size).min().orElse(1);
        for (int i = 0; i < shortest - 1; i++) {
            int segment = i;
            if (paths.stream().map(path -> path.get(segment)).distinct().count() > 1) {
                return i;
            }
        }
        return shortest - 1;
    }

    private static List<String> reversed(List<String> path) {
        List<String> reversed = new ArrayList<>(path);
        Collections.reverse(reversed);
        return reversed;
    }

    /** The sites that are called differently and taken for the same, a line each. */
    public List<String> notes() {
        return notes;
    }

    /** The pairs of names that fit no two sites, as {@code ONE=OTHER}. */
    public List<String> unusedNames() {
        return named.stream().filter(same -> !same.used()[0]).map(same -> same.one() + "=" + same.other()).toList();
    }

    /** What differs, by what visitors notice, then by location, section and attribute. */
    public List<Difference> run() {
        SiteMatching sites = matched();
        Map<String, Set<List<String>>> atServer = serverLevel();
        sites.rows().forEach((name, row) -> site(name, row, atServer));
        return sorted();
    }

    /**
     * What differs at locations, inherited or not; {@link #unknown} tells which of them a server does not have.
     *
     * @param locations as any of the servers calls them; empty for the server level
     */
    public List<Difference> at(Collection<String> locations) {
        SiteMatching sites = matched();
        asked = true;
        for (String location : locations) {
            List<String> segments = LocationPath.segments(location);
            SiteMatching.Below site = sites.find(segments);
            boolean server = segments.isEmpty() && servers.stream().allMatch(side -> side.host() != null);
            if (server) {
                serverLevel();
            } else if (site == null || site.row().contains(null)) {
                unknown.add(location);
            }
            if (!server && site != null) {
                if (site.path().isEmpty()) {
                    siteElement(site.name(), site.row());
                }
                location(site.name(), site.path(), site.row(), Map.of());
            }
        }
        return sorted();
    }

    /** The locations that {@link #at} was asked about and that not all servers have. */
    public List<String> unknown() {
        return unknown;
    }

    private SiteMatching matched() {
        SiteMatching sites = new SiteMatching(servers, List.copyOf(foldings), named);
        notes.addAll(sites.notes());
        foldings.replaceAll(folding -> folding.with(sites.names()));
        return sites;
    }

    private List<Difference> sorted() {
        differences.sort(
                Comparator.comparing(Difference::topic).thenComparing(Difference::location).thenComparing(Difference::section)
                        .thenComparing(Difference::attribute));
        return differences;
    }

    private Map<String, Set<List<String>>> serverLevel() {
        List<Location> roots = new ArrayList<>();
        for (ComparedServer server : servers) {
            if (server.host() == null) {
                return Map.of();
            }
            roots.add(server.host().root());
        }
        refusals("", roots.stream().map(Location::path).toList());
        return sections("", roots, Map.of());
    }

    private void site(String name, List<HostedSite> row, Map<String, Set<List<String>>> above) {
        if (row.contains(null)) {
            List<Value> values = new ArrayList<>();
            for (HostedSite site : row) {
                values.add(site == null ? Value.NOTHING : new Value(site.site().name(), "there", origin(site)));
            }
            differences.add(new Difference(name, SITES, Difference.SITE, values));
        }
        if (row.stream().filter(Objects::nonNull).count() < 2) {
            return;
        }
        siteElement(name, row);
        Map<String, Map<String, Set<List<String>>>> found = new HashMap<>();
        for (List<String> path : paths(row)) {
            // A location comes after the one above it.
            Map<String, Set<List<String>>> parent = path.isEmpty()
                    ? above
                    : found.getOrDefault(key(path.subList(0, path.size() - 1)), Map.of());
            found.put(key(path), location(name, path, row, parent));
        }
    }

    private void siteElement(String name, List<HostedSite> row) {
        List<ElementState> elements = new ArrayList<>();
        row.forEach(site -> elements.add(site == null ? null : site.site().element()));
        if (row.stream().allMatch(site -> site == null || site.site().element() != null)) {
            // The names of matched sites may differ.
            ElementComparison.of(name, SITES, elements, foldings).stream().filter(d -> !d.attribute().equals("name"))
                    .forEach(differences::add);
        }
    }

    /** Adds what differs at a path below a site, and returns all that differs by section, as {@link #values} has it. */
    private Map<String, Set<List<String>>> location(String site, List<String> path, List<HostedSite> row,
            Map<String, Set<List<String>>> above) {
        List<Location> locations = new ArrayList<>();
        row.forEach(each -> locations.add(each == null ? null : each.location().deepest(path)));
        String location = path.isEmpty() ? site : (site.equals(".") ? "" : site + "/") + String.join("/", path);
        List<String> names = new ArrayList<>();
        row.forEach(each -> names.add(each == null ? null : each.path(path)));
        refusals(location, names);
        return sections(location, locations, above);
    }

    private static @Nullable Origin origin(HostedSite site) {
        return site.site().element() == null ? null : site.site().element().origin();
    }

    private static String key(List<String> path) {
        return LocationPath.key(String.join("/", path));
    }

    /** The paths below the site at which any server has configuration of its own, each after the one above. */
    private static Iterable<List<String>> paths(List<HostedSite> row) {
        Map<String, List<String>> paths = new TreeMap<>();
        for (HostedSite site : row) {
            if (site != null) {
                collect(site.location(), List.of(), paths);
            }
        }
        List<List<String>> ordered = new ArrayList<>(paths.values());
        ordered.sort(Comparator.comparingInt(List::size));
        return ordered;
    }

    private static void collect(Location location, List<String> path, Map<String, List<String>> paths) {
        paths.putIfAbsent(key(path), path);
        for (Location child : location.children()) {
            List<String> below = new ArrayList<>(path);
            below.add(child.name());
            collect(child, below, paths);
        }
    }

    /** Adds what differs here and did not above, and returns all that differs by section, as {@link #values} has it. */
    private Map<String, Set<List<String>>> sections(String location, List<Location> locations,
            Map<String, Set<List<String>>> above) {
        Set<String> sections = new TreeSet<>();
        locations.stream().filter(Objects::nonNull).forEach(at -> sections.addAll(EffectiveSetting.sections(at)));
        sections.remove(SITES);
        sections.removeIf(section -> section.startsWith(HOST_SECTIONS) && !location.isEmpty());
        Map<String, Set<List<String>>> found = new LinkedHashMap<>();
        for (String section : sections) {
            List<ElementState> states = new ArrayList<>();
            for (int i = 0; i < locations.size(); i++) {
                states.add(locations.get(i) == null ? null : state(i, locations.get(i), section));
            }
            List<Difference> differing = compared.computeIfAbsent(new Elements(section, states),
                    e -> ElementComparison.of("", section, states, foldings));
            if (!differing.isEmpty()) {
                Set<List<String>> known = above.getOrDefault(section, Set.of());
                differing.stream().filter(difference -> !known.contains(values(difference)))
                        .forEach(difference -> differences.add(
                                new Difference(location, section, difference.attribute(), difference.values())));
                Set<List<String>> all = new HashSet<>();
                differing.forEach(difference -> all.add(values(difference)));
                found.put(section, all);
            }
        }
        return found;
    }

    /** The setting and what each server has: the same below is no difference of its own, wherever it is set. */
    private static List<String> values(Difference difference) {
        List<String> values = new ArrayList<>(List.of(difference.attribute()));
        difference.values().forEach(value -> values.add(value.folded()));
        return values;
    }

    private @Nullable ElementState state(int server, Location location, String section) {
        SectionState state = location.section(section);
        if (state != null) {
            return state.element();
        }
        List<Server> of = servers.get(server).servers();
        return of.get(0).unset(section);
    }

    /**
     * What IIS refuses at a location of some servers, and not of all.
     *
     * @param paths what the location is called on each server; {@code null} for a server that is left out
     */
    private void refusals(String location, List<@Nullable String> paths) {
        Map<String, Value[]> rows = new TreeMap<>();
        Map<String, String> sections = new HashMap<>();
        for (int i = 0; i < paths.size(); i++) {
            String path = paths.get(i);
            for (Server server : path == null ? List.<Server>of() : servers.get(i).servers()) {
                for (Problem problem : server.refusals(path)) {
                    if (asked || LocationPath.key(problem.location()).equals(LocationPath.key(path))) {
                        String key = problem.kind() + "\n" + problem.section() + "\n" + problem.element() + "\n"
                                + problem.attribute();
                        rows.computeIfAbsent(key, k -> new Value[paths.size()])[i] = new Value(
                                SecretRedactor.redact(problem.message()), "refused", problem.origin());
                        sections.put(key, problem.section() == null ? "" : problem.section());
                    }
                }
            }
        }
        rows.forEach((key, row) -> {
            List<Value> values = new ArrayList<>();
            boolean everywhere = true;
            for (int i = 0; i < row.length; i++) {
                everywhere &= row[i] != null || paths.get(i) == null;
                values.add(row[i] == null ? Value.NOTHING : row[i]);
            }
            if (!everywhere) {
                differences.add(new Difference(location, sections.getOrDefault(key, ""), Difference.REFUSED, values));
            }
        });
    }
}
