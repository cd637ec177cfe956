package io.github.iislint.fix;

import io.github.iislint.iis.Flags;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A location at which visitors are asked for more or less than before.
 *
 * @param server the path of the applicationHost.config, or the name of a lone site
 * @param before what is asked of them without the edits, in a few words
 * @param after what is asked of them with them
 */
public record VisitorChange(String server, String location, String before, String after) {

    private static final String ACCESS = "system.webServer/security/access";

    static List<VisitorChange> between(Snapshot before, Snapshot after) {
        List<VisitorChange> changes = new ArrayList<>();
        for (Map.Entry<String, Server> entry : new TreeMap<>(before.servers()).entrySet()) {
            Server now = after.servers().get(entry.getKey());
            if (now != null) {
                changes.addAll(between(entry.getKey(), entry.getValue(), now));
            }
        }
        return changes;
    }

    /** The differences between two states of a server, in the order of the locations; those that merely follow their parent are left out. */
    public static List<VisitorChange> between(String name, Server before, Server after) {
        Set<String> locations = new TreeSet<>();
        before.root().visit(node -> locations.add(node.location()));
        after.root().visit(node -> locations.add(node.location()));
        Map<String, VisitorChange> changes = new LinkedHashMap<>();
        for (String location : locations) {
            String old = demand(location.isEmpty() ? before.root() : before.node(location));
            String now = demand(location.isEmpty() ? after.root() : after.node(location));
            if (!Objects.equals(old, now)) {
                changes.put(location, new VisitorChange(name, location, old, now));
            }
        }
        return List.copyOf(changes.values());
    }

    /** What is asked of visitors at a location. */
    private static String demand(Node node) {
        SectionState state = node == null ? null : node.section(ACCESS);
        String value = state == null ? null : state.element().value("sslFlags");
        if (value == null || state.element().schema() == null) {
            return "no client certificate";
        }
        Set<String> flags = Flags.set(value, state.element().schema().attributes().get("sslFlags").names());
        String certificate = flags.contains("SslRequireCert") ? "a client certificate is required"
                : flags.contains("SslNegotiateCert") ? "a client certificate is accepted" : "no client certificate";
        return flags.contains("Ssl") ? certificate + ", HTTPS only" : certificate;
    }
}
