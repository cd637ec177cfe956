package io.github.iislint.compare;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One side of a comparison: a server, or the lone sites of a folder without one.
 *
 * @param label what the side is called
 * @param servers the one server, or one for each lone site
 * @param base the folder by which the names of lone sites begin, with forward slashes; empty if there is none
 * @param names how its files are called, by how they call themselves
 */
public record ComparedServer(String label, List<Server> servers, String base, UnaryOperator<String> names) {

    /** A side whose files are called as they call themselves. */
    public ComparedServer(String label, List<Server> servers, String base) {
        this(label, servers, base, UnaryOperator.identity());
    }

    /** How the file of a place on this side is called. */
    public String fileName(Origin origin) {
        return origin.shipped() ? origin.fileName() : names.apply(origin.fileName());
    }

    /** {@code file:line}; of a file that iislint ships with, its name alone. */
    public String place(Origin origin) {
        return origin.shipped() ? origin.toString() : fileName(origin) + ":" + origin.line();
    }

    /** A site of the side, the server that it is one of, and the root of the site. */
    record HostedSite(Server server, Site site, Location location) {

        /** What the location of a path below the site is called on its server. */
        String path(List<String> segments) {
            String site = location.path();
            String below = String.join("/", segments);
            return below.isEmpty() ? site : site.equals(".") ? below : site + "/" + below;
        }
    }

    /** The sites by their names; lone sites are named from {@code base}. */
    Map<String, HostedSite> sites() {
        Map<String, HostedSite> sites = new LinkedHashMap<>();
        for (Server server : servers) {
            for (Site site : server.sites()) {
                sites.putIfAbsent(server.assumed() ? withoutBase(site.name()) : site.name(),
                        new HostedSite(server, site, server.root(site)));
            }
        }
        return sites;
    }

    private String withoutBase(String site) {
        return site.equals(base)
                ? "."
                : !base.isEmpty() && site.startsWith(base + "/") ? site.substring(base.length() + 1) : site;
    }

    /** The server whose own level is compared; {@code null} for lone sites. */
    @Nullable
    Server host() {
        return servers.size() == 1 && !servers.get(0).assumed() ? servers.get(0) : null;
    }

    /** The names of the sites, for messages. */
    public List<String> siteNames() {
        return new ArrayList<>(sites().keySet());
    }
}
