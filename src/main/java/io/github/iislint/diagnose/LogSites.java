package io.github.iislint.diagnose;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.log.Field;
import io.github.iislint.log.LogRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the site that a line of a log belongs to: by the number of the site ({@code s-sitename}, the folder
 * {@code W3SVC<id>}), else by the bindings that fit host, address and port, else the only site that there is.
 */
final class LogSites {

    /** Hosts come from visitors, so there may be any number of them; what is beyond is looked up each time. */
    private static final int MOST_KNOWN = 10_000;

    /** Names of hosts and addresses are shorter. */
    private static final int MOST_BYTES = 255;
    private static final Field[] ARRIVAL = {Field.HOST, Field.SERVER_ADDRESS, Field.SERVER_PORT};

    /**
     * A site of a configuration.
     *
     * @param root its root location
     */
    record LoggedSite(Server server, Site site, Location root) {
    }

    private final Map<Integer, LoggedSite> byId = new HashMap<>();
    private final List<LoggedSite> all = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<Site, LoggedSite> bySite = new HashMap<>();
    private final Map<String, LoggedSite> byHost = new HashMap<>();
    private final byte[] arrival = new byte[ARRIVAL.length * (MOST_BYTES + 1)];
    private int lastId;
    private @Nullable LoggedSite lastById;
    private byte[] lastArrival = {0};
    private @Nullable LoggedSite lastByArrival;

    LogSites(List<Server> servers) {
        for (Server server : servers) {
            for (Site site : server.sites()) {
                LoggedSite logged = new LoggedSite(server, site, server.root(site));
                all.add(logged);
                bySite.put(site, logged);
                site.bindings().forEach(binding -> Endpoint.of(site, binding).ifPresent(endpoints::add));
                ElementState element = site.element();
                String id = element == null ? null : element.value("id");
                if (id != null && id.strip().matches("\\d{1,9}")) {
                    byId.putIfAbsent(Integer.parseInt(id.strip()), logged);
                }
            }
        }
    }

    List<LoggedSite> all() {
        return all;
    }

    /** {@code null} where it is not known. */
    @Nullable
    LoggedSite of(LogRecord line) {
        int id = line.site();
        if (id > 0) {
            return of(id);
        }
        if (all.size() == 1) {
            return all.get(0);
        }
        int length = arrival(line);
        if (!Arrays.equals(arrival, 0, length, lastArrival, 0, lastArrival.length)) {
            lastArrival = Arrays.copyOf(arrival, length);
            lastByArrival = byArrival(line);
        }
        return lastByArrival;
    }

    /** {@code null} where no site has the number, unless there is only a site of which no number is known. */
    @Nullable
    LoggedSite of(int id) {
        if (id != lastId) {
            boolean lone = all.size() == 1 && all.get(0).site().element() == null;
            lastId = id;
            lastById = lone ? all.get(0) : byId.get(id);
        }
        return lastById;
    }

    /** Puts host, address and port side by side. */
    private int arrival(LogRecord line) {
        int length = 0;
        for (Field field : ARRIVAL) {
            int size = line.has(field) ? Math.min(line.end(field) - line.start(field), MOST_BYTES) : 0;
            if (size > 0) {
                System.arraycopy(line.bytes(), line.start(field), arrival, length, size);
            }
            length += size;
            arrival[length++] = ' ';
        }
        return length;
    }

    private @Nullable LoggedSite byArrival(LogRecord line) {
        int port = (int) line.number(Field.SERVER_PORT);
        String host = line.text(Field.HOST);
        String address = line.text(Field.SERVER_ADDRESS);
        String key = host + " " + address + " " + port;
        LoggedSite known = byHost.get(key);
        if (known == null && !byHost.containsKey(key)) {
            known = arriving(host, address, port);
            if (byHost.size() < MOST_KNOWN) {
                byHost.put(key, known);
            }
        }
        return known;
    }

    /** The site whose binding http.sys would choose; without a host the only one that the port and address leave. */
    private @Nullable LoggedSite arriving(@Nullable String host, @Nullable String address, int port) {
        List<Endpoint> listening = endpoints.stream().filter(endpoint -> endpoint.port() == port
                && (endpoint.address().equals("*") || address == null || endpoint.address().equalsIgnoreCase(address))).toList();
        if (host != null) {
            int colon = host.lastIndexOf(':');
            String name = Endpoint.ascii(colon > host.lastIndexOf(']') && colon > 0 ? host.substring(0, colon) : host);
            return listening.stream().filter(endpoint -> endpoint.fit(name, port, false) >= 0)
                    .max(Comparator.comparingInt(endpoint -> endpoint.fit(name, port, false)))
                    .map(endpoint -> bySite.get(endpoint.site())).orElse(null);
        }
        List<Site> sites = listening.stream().map(Endpoint::site).distinct().toList();
        return sites.size() == 1 ? bySite.get(sites.get(0)) : null;
    }
}
