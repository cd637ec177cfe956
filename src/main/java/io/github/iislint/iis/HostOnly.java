package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Removes from an application what web.config files above it set: according to the documentation of {@code
 * enableConfigurationOverride} and by reports that contradict it otherwise, an application pool that has it switched off does
 * not inherit that.
 */
final class HostOnly {

    private final Server server;
    private final SectionMerger merger;

    HostOnly(Server server, SectionMerger merger) {
        this.server = server;
        this.merger = merger;
    }

    void apply(Location application) {
        Set<String> sections = new TreeSet<>();
        List<Location> above = new ArrayList<>();
        for (Location at = application.parent(); at != null && at != server.root(); at = at.parent()) {
            above.add(0, at);
            sections.addAll(at.own().keySet());
        }
        Location host = copy(server.root(), above, application);
        for (String section : sections) {
            SectionState inherited = application.inherited(section);
            SectionState without = host.inherited(section);
            if (inherited != null && inherited != without) {
                SectionState state = merger.orUnset(without, inherited.declaration);
                application.set(section, state, state);
            }
        }
    }

    /** The application below locations of which applicationHost.config alone has a say. */
    private Location copy(Location root, List<Location> above, Location application) {
        int known = server.problems().size();
        Location parent = root;
        for (Location location : above) {
            Location host = new Location(parent, location.name(), location.kind(), location.site());
            host.declarations = location.declarations();
            location.blocks().stream().filter(block -> block.level() <= 0).forEach(host.blocks()::add);
            merger.merge(host);
            parent = host;
        }
        // What IIS refuses of them is reported already.
        server.problems().subList(known, server.problems().size()).clear();
        return new Location(parent, application.name(), application.kind(), application.site());
    }
}
