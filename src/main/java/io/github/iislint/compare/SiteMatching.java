package io.github.iislint.compare;

import io.github.iislint.compare.ComparedServer.HostedSite;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which sites of several servers are the same: those that the user names, then those of one name, then those with the same
 * bindings, then those with the same id and names that begin alike.
 */
final class SiteMatching {

    /** How many characters of two names must be the same. */
    private static final int ALIKE = 3;

    /** Two names of one site. */
    record Same(String one, String other, boolean[] used) {
    }

    private final List<ComparedServer> servers;
    private final List<Folding> foldings;
    private final List<Same> named;
    /** By the name of the site on the first server that has it: the site on each server, {@code null} where there is none. */
    private final Map<String, List<HostedSite>> rows = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    SiteMatching(List<ComparedServer> servers, List<Folding> foldings, List<Same> named) {
        this.servers = servers;
        this.foldings = foldings;
        this.named = named;
        for (int i = 0; i < servers.size(); i++) {
            add(i);
        }
    }

    Map<String, List<HostedSite>> rows() {
        return rows;
    }

    /** A site, and the segments of a location below it. */
    record Below(String name, List<HostedSite> row, List<String> path) {
    }

    /** The site that a location begins with, by the name that the site has on any server; {@code null} if none has. */
    Below find(List<String> location) {
        for (int length = location.size(); length >= 0; length--) {
            String key = String.join("/", location.subList(0, length)).toLowerCase(Locale.ROOT);
            List<String> below = location.subList(length, location.size());
            for (Map.Entry<String, List<HostedSite>> row : rows.entrySet()) {
                boolean called = LocationPath.key(row.getKey()).equals(key) || row.getValue().stream()
                        .anyMatch(site -> site != null && LocationPath.key(site.site().name()).equals(key));
                if (called) {
                    return new Below(row.getKey(), row.getValue(), below);
                }
            }
        }
        return null;
    }

    /** Which sites are taken for the same although they are called differently, a line each. */
    List<String> notes() {
        return notes;
    }

    private void add(int server) {
        Map<String, HostedSite> left = new LinkedHashMap<>(servers.get(server).sites());
        left.entrySet().removeIf(site -> take(server, site.getKey(), site.getValue(), nameOf(site.getKey()), null));
        left.entrySet().removeIf(site -> take(server, site.getKey(), site.getValue(), alike(server, site.getValue(), true),
                "they have the same bindings"));
        left.entrySet().removeIf(site -> take(server, site.getKey(), site.getValue(), alike(server, site.getValue(), false),
                "they have the same id and names that begin alike"));
        left.forEach((name, site) -> {
            List<HostedSite> row = emptyRow();
            row.set(server, site);
            rows.put(name, row);
        });
    }

    private List<HostedSite> emptyRow() {
        List<HostedSite> row = new ArrayList<>();
        servers.forEach(s -> row.add(null));
        return row;
    }

    private boolean take(int server, String name, HostedSite site, String row, @Nullable String why) {
        if (row == null || rows.get(row).get(server) != null) {
            return false;
        }
        rows.get(row).set(server, site);
        if (why != null) {
            notes.add("the site " + name + " of " + servers.get(server).label() + " is compared with " + row + ": " + why);
        }
        return true;
    }

    private @Nullable String nameOf(String site) {
        String key = LocationPath.key(site);
        for (Same same : named) {
            String other = LocationPath.key(same.one()).equals(key)
                    ? same.other()
                    : LocationPath.key(same.other()).equals(key) ? same.one() : null;
            String row = other == null ? null : row(LocationPath.key(other));
            if (row != null) {
                same.used()[0] = true;
                return row;
            }
        }
        return row(key);
    }

    private @Nullable String row(String key) {
        return rows.keySet().stream().filter(name -> LocationPath.key(name).equals(key)).findFirst().orElse(null);
    }

    /** The only row that this server has no site in yet and whose sites have the same bindings, or the same id. */
    private @Nullable String alike(int server, HostedSite site, boolean byBindings) {
        Object wanted = trait(server, site, byBindings);
        if (wanted == null) {
            return null;
        }
        List<String> found = new ArrayList<>();
        rows.forEach((name, row) -> {
            for (int i = 0; i < server && row.get(server) == null; i++) {
                if (row.get(i) != null && wanted.equals(trait(i, row.get(i), byBindings))
                        && (byBindings || beginAlike(site.site().name(), row.get(i).site().name()))) {
                    found.add(name);
                    break;
                }
            }
        });
        return found.size() == 1 ? found.get(0) : null;
    }

    /** Ids alone say little: the first site of every server has the same. */
    private static boolean beginAlike(String one, String other) {
        return one.length() >= ALIKE && one.regionMatches(true, 0, other, 0, ALIKE);
    }

    private @Nullable Object trait(int server, HostedSite site, boolean byBindings) {
        if (site.site().element() == null) {
            return null;
        }
        if (!byBindings) {
            return site.site().element().value("id");
        }
        TreeSet<String> bindings = new TreeSet<>();
        for (Site.Binding binding : site.site().bindings()) {
            bindings.add(binding.protocol() + ' '
                    + foldings.get(server).fold(String.valueOf(binding.element().value("bindingInformation"))));
        }
        return bindings.isEmpty() ? null : bindings;
    }
}
