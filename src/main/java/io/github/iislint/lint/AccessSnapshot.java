package io.github.iislint.lint;

import io.github.iislint.file.Place;
import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the locations of all servers of a run require of visitors, kept after the servers themselves are discarded. */
public final class AccessSnapshot implements Consumer<ServerRun> {

    /** By the path of the applicationHost.config, or the name of a lone site. */
    private final Map<String, Side> servers = new TreeMap<>();

    /** @param refusal what makes IIS answer 500.19; {@code null} where nothing does */
    private record Observed(String location, Access access, @Nullable Place place, @Nullable Place refusal) {
    }

    /** One server. */
    private static final class Side {
        private final boolean alone;
        private final Map<String, Observed> spots = new LinkedHashMap<>();
        /** What holds at all locations of a server whose file cannot be read: its sites are unknown. */
        private final @Nullable Observed everywhere;

        Side(Server server) {
            alone = server.assumed();
            boolean unreadable = server.file() != null && server.file().root() == null;
            everywhere = unreadable ? new Observed("", Access.REFUSED, null, refusal(server, "")) : null;
            server.root().visit(location -> {
                if (location.parent() != null) {
                    ClientCertificateAccess access = ClientCertificateAccess.at(server, location);
                    Place refusal = refusal(server, location.path());
                    spots.put(LocationPath.key(location.path()), new Observed(location.path(),
                            refusal == null ? Access.of(access) : Access.of(access).withRefusal(), access.place(), refusal));
                }
            });
        }

        private static @Nullable Place refusal(Server server, String location) {
            return server.problems().isEmpty()
                    ? null
                    : server.refusals(location).stream().findFirst()
                            .map(problem -> problem.origin().place()).orElse(null);
        }

        /** The deepest known location at or above; {@code null} where there is no such site. */
        @Nullable
        Observed nearest(String location) {
            String key = LocationPath.key(location);
            Observed spot = spots.get(key);
            while (spot == null && !key.isEmpty()) {
                key = key.substring(0, Math.max(0, key.lastIndexOf('/')));
                spot = spots.get(key);
            }
            return spot == null ? everywhere : spot;
        }
    }

    @Override
    public void accept(ServerRun run) {
        Server server = run.server();
        if (server != null) {
            servers.put(server.key(), new Side(server));
        }
    }

    /**
     * The location itself, or the deepest known one above it; {@code null} where there is no such site.
     *
     * @param server the path of an applicationHost.config
     */
    @Nullable
    String nearest(String server, String location) {
        Side side = servers.get(server);
        Observed spot = side == null ? null : side.nearest(location);
        return spot == null ? null : spot.location;
    }

    /** What these require of visitors that {@code before} did not, by server and location. */
    public List<VisitorChange> since(AccessSnapshot before) {
        List<VisitorChange> changes = new ArrayList<>();
        servers.forEach((name, side) -> {
            Side old = before.counterpart(name, side, this);
            TreeSet<String> locations = new TreeSet<>(side.spots.keySet());
            if (old != null) {
                locations.addAll(old.spots.keySet());
            }
            for (String key : locations) {
                Observed now = side.nearest(key);
                Observed then = old == null ? null : old.nearest(key);
                if (now != null && !now.access.equals(then == null ? Access.NOTHING : then.access)) {
                    Observed own = old == null || side.spots.containsKey(key) ? now : old.spots.getOrDefault(key, now);
                    changes.add(new VisitorChange(side.alone ? null : name, own.location, then == null ? null : then.access,
                            now.access,
                            now.refusal != null && (then == null || then.refusal == null) ? now.refusal : now.place));
                }
            }
        });
        return changes;
    }

    /** What {@code now}, a server of {@code after}, was: the one of that name, or the only other one where its file was moved. */
    private @Nullable Side counterpart(String name, Side now, AccessSnapshot after) {
        Side same = servers.get(name);
        if (same != null) {
            return same;
        }
        List<Side> gone = servers.entrySet().stream().filter(e -> !after.servers.containsKey(e.getKey()) && !e.getValue().alone)
                .map(Map.Entry::getValue).toList();
        long fresh = after.servers.entrySet().stream().filter(e -> !servers.containsKey(e.getKey()) && !e.getValue().alone)
                .count();
        return gone.size() == 1 && fresh == 1 && !now.alone ? gone.get(0) : null;
    }
}
