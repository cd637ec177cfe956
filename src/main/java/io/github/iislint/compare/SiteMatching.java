package io.github.iislint.compare;

import io.github.iislint.compare.ComparedServer.HostedSite;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which sites of several servers are the same: those that the user names, then those of one name, then those that are named after
 * their servers, then those with the same bindings, then those with the same id and names that begin alike.
 */
final class SiteMatching {

    /** How many characters of two names must be the same. */
    private static final int ALIKE = 3;
    /** Of how many sites without a counterpart the names are examined. */
    private static final int MOST_PROPOSED = 100;

    /** Two names of one site. */
    record Same(String one, String other, boolean[] used) {
    }

    private final List<ComparedServer> servers;
    private final List<Folding> foldings;
    private final List<Same> named;
    /** By the name of the site on the first server that has it: the site on each server, {@code null} if there is none. */
    private final Map<String, List<@Nullable HostedSite>> rows = new LinkedHashMap<>();
    /** The keys of {@link #rows} by the names that the site has on any server. */
    private final Map<String, String> rowsByName = new HashMap<>();
    private final List<String> notes = new ArrayList<>();

    SiteMatching(List<ComparedServer> servers, List<Folding> foldings, List<Same> named) {
        this.servers = servers;
        this.foldings = foldings;
        this.named = named;
        for (int i = 0; i < servers.size(); i++) {
            add(i);
        }
        propose();
    }

    /** Says of two sites that no server has both of, and that are called alike, how they are compared. */
    private void propose() {
        List<String> alone = rows.keySet().stream().filter(name -> row(name).contains(null)).limit(MOST_PROPOSED).toList();
        for (String one : alone) {
            List<String> others = alone.stream().filter(other -> !other.equals(one) && apart(one, other)
                    && (beginAlike(one, other) || alone.size() == 2)).toList();
            if (others.size() == 1 && one.compareTo(others.get(0)) < 0) {
                notes.add("no server has both the sites " + one + " and " + others.get(0) + "; --same \"" + one + "="
                        + others.get(0)
                        + "\" compares them as one");
            }
        }
    }

    private boolean apart(String one, String other) {
        for (int i = 0; i < servers.size(); i++) {
            if (row(one).get(i) != null && row(other).get(i) != null) {
                return false;
            }
        }
        return true;
    }

    Map<String, List<@Nullable HostedSite>> rows() {
        return rows;
    }

    private List<@Nullable HostedSite> row(String name) {
        return Objects.requireNonNull(rows.get(name), "a row has that name");
    }

    /** A site, and the segments of a location below it. */
    record Below(String name, List<@Nullable HostedSite> row, List<String> path) {
    }

    /** The site that a location begins with, by the name that the site has on any server; {@code null} if none has. */
    @Nullable
    Below find(List<String> location) {
        for (int length = location.size(); length >= 0; length--) {
            String key = String.join("/", location.subList(0, length)).toLowerCase(Locale.ROOT);
            List<String> below = location.subList(length, location.size());
            String row = rowsByName.get(key);
            if (row != null) {
                return new Below(row, row(row), below);
            }
        }
        return null;
    }

    /** Which sites are treated as the same although they are called differently, a line each. */
    List<String> notes() {
        return notes;
    }

    private void add(int server) {
        Map<String, HostedSite> left = new LinkedHashMap<>(servers.get(server).sites());
        left.entrySet().removeIf(site -> take(server, site, nameOf(site.getKey()), null));
        match(server, left, "they are named after their servers", false, (i, name, site) -> folded(i, name));
        match(server, left, "they have the same bindings", false, (i, name, site) -> bindings(i, site, false));
        match(server, left, "they have the same bindings except for machine names", false,
                (i, name, site) -> bindings(i, site, true));
        match(server, left, "they have the same id and names that begin alike", true, (i, name, site) -> id(site));
        left.forEach((name, site) -> {
            List<@Nullable HostedSite> row = emptyRow();
            row.set(server, site);
            rows.put(name, row);
            rowsByName.putIfAbsent(LocationPath.key(name), name);
        });
    }

    private List<@Nullable HostedSite> emptyRow() {
        List<@Nullable HostedSite> row = new ArrayList<>();
        servers.forEach(s -> row.add(null));
        return row;
    }

    /** Something that two sites have in common. */
    @FunctionalInterface
    private interface Trait {

        @Nullable
        Object of(int server, String name, HostedSite site);
    }

    /** Takes each site for the only one without a counterpart on this server that has the same trait. */
    private void match(int server, Map<String, HostedSite> left, String why, boolean beginAlike, Trait trait) {
        if (left.isEmpty()) {
            return;
        }
        Map<Object, Set<String>> byTrait = new HashMap<>();
        rows.forEach((name, row) -> {
            for (int i = 0; i < server && row.get(server) == null; i++) {
                Object has = row.get(i) == null ? null : trait.of(i, row.get(i).site().name(), row.get(i));
                if (has != null) {
                    byTrait.computeIfAbsent(has, t -> new LinkedHashSet<>()).add(name);
                }
            }
        });
        left.entrySet().removeIf(site -> {
            Object has = trait.of(server, site.getKey(), site.getValue());
            List<String> found = has == null
                    ? List.of()
                    : byTrait.getOrDefault(has, Set.of()).stream()
                            .filter(row -> !beginAlike || beginAlike(site.getKey(), row)).toList();
            return found.size() == 1 && take(server, site, found.get(0), why);
        });
    }

    private boolean take(int server, Map.Entry<String, HostedSite> site, @Nullable String row, @Nullable String why) {
        if (row == null || row(row).get(server) != null) {
            return false;
        }
        row(row).set(server, site.getValue());
        rowsByName.putIfAbsent(LocationPath.key(site.getKey()), row);
        if (why != null) {
            notes.add(
                    "the site " + site.getKey() + " of " + servers.get(server).label() + " is compared with " + row + ": " + why);
        }
        return true;
    }

    private @Nullable String nameOf(String site) {
        String key = LocationPath.key(site);
        for (Same same : named) {
            String other = LocationPath.key(same.one()).equals(key)
                    ? same.other()
                    : LocationPath.key(same.other()).equals(key) ? same.one() : null;
            String row = other == null ? null : rowsByName.get(LocationPath.key(other));
            if (row != null) {
                same.used()[0] = true;
                return row;
            }
        }
        return rowsByName.get(key);
    }

    /** Ids alone say little: the first site of every server has the same. */
    private static boolean beginAlike(String one, String other) {
        return one.length() >= ALIKE && one.regionMatches(true, 0, other, 0, ALIKE);
    }

    private String folded(int server, String name) {
        return foldings.get(server).foldHosts(name).toLowerCase(Locale.ROOT);
    }

    private static @Nullable Object id(HostedSite site) {
        return site.site().element() == null ? null : site.site().element().value("id");
    }

    private @Nullable Object bindings(int server, HostedSite site, boolean hosts) {
        Set<String> bindings = new TreeSet<>();
        for (Site.Binding binding : site.site().bindings()) {
            String information = String.valueOf(binding.element().value("bindingInformation"));
            bindings.add(binding.protocol() + ' ' + (hosts ? foldings.get(server).foldHosts(information) : information));
        }
        // A site that takes all that comes to a port says nothing of itself: every server has one.
        return bindings.isEmpty() || bindings.stream().allMatch(binding -> binding.endsWith(":")) ? null : bindings;
    }

    /**
     * What stands for the names of sites and of their hosts that are another one on other servers: the same text on all of them,
     * so that a redirect of one to itself is no difference.
     */
    Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        rows.forEach((name, row) -> {
            List<HostedSite> sites = row.stream().filter(Objects::nonNull).toList();
            Map<String, Integer> called = new HashMap<>();
            Map<String, Integer> hosts = new HashMap<>();
            for (HostedSite site : sites) {
                called.merge(site.site().name(), 1, Integer::sum);
                site.site().bindings().stream().map(SiteMatching::host).filter(host -> !host.isEmpty()).distinct()
                        .forEach(host -> hosts.merge(host, 1, Integer::sum));
            }
            if (called.size() > 1) {
                called.keySet().forEach(site -> names.putIfAbsent(site, "{site " + name + "}"));
            }
            // What most servers have is not a name of a machine; a host that the others lack is a difference then.
            if (hosts.values().stream().noneMatch(count -> count * 2 > sites.size())) {
                hosts.keySet().forEach(host -> names.putIfAbsent(host, "{host of " + name + "}"));
            }
        });
        return names;
    }

    private static String host(Site.Binding binding) {
        String information = String.valueOf(binding.element().value("bindingInformation"));
        return information.substring(information.lastIndexOf(':') + 1);
    }
}
