package io.github.iislint.lint;

import io.github.iislint.iis.ClientCertificateAccess;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import io.github.iislint.settings.ExpectedMode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the locations of one server require of their visitors today.
 *
 * @param server the path of its applicationHost.config, or {@code null} for a lone site
 * @param windows the release of Windows Server, as far as options specify
 * @param entries those locations that differ from the one above, each before those below it; nobody above a site asks for
 *        anything
 * @param unmapped the folders of sites whose web.config files no path map reaches, as the file has them
 */
public record Inventory(@Nullable String server, OptionalInt windows, List<InventoryEntry> entries, List<String> unmapped) {

    public Inventory {
        entries = List.copyOf(entries);
        unmapped = List.copyOf(unmapped);
    }

    /**
     * What a location asks for.
     *
     * @param mode {@code null} where only deployment knows, since the value is a placeholder
     * @param value the flags as they are written; {@code null} for the default
     * @param origin what sets them; {@code null} for the default
     */
    public record InventoryEntry(String location, @Nullable ExpectedMode mode, @Nullable String value, @Nullable Origin origin) {
    }

    static Inventory of(Server server, LintOptions options) {
        List<InventoryEntry> entries = new ArrayList<>();
        Map<Location, InventoryEntry> nearest = new IdentityHashMap<>();
        server.root().visit(location -> {
            InventoryEntry entry = entry(server, location);
            InventoryEntry above = nearest.get(location.parent());
            ExpectedMode expected = above == null ? ExpectedMode.NONE : above.mode();
            boolean changes = location.parent() != null && entry.mode() != expected;
            if (changes) {
                entries.add(entry);
            }
            // An expectation does not end at a location of which nothing can be said.
            nearest.put(location, changes && entry.mode() != null ? entry : above);
        });
        return new Inventory(server.name(), options.windows(), withoutRepeated(entries), unmapped(server));
    }

    /** Locations that inherit a placeholder need no remark of their own. */
    private static List<InventoryEntry> withoutRepeated(List<InventoryEntry> entries) {
        List<Origin> seen = new ArrayList<>();
        List<InventoryEntry> kept = new ArrayList<>();
        for (InventoryEntry entry : entries) {
            if (entry.mode() != null || !seen.contains(entry.origin())) {
                kept.add(entry);
            }
            if (entry.mode() == null) {
                seen.add(entry.origin());
            }
        }
        return kept;
    }

    private static InventoryEntry entry(Server server, Location location) {
        ClientCertificateAccess access = ClientCertificateAccess.at(server, location);
        ExpectedMode mode = switch (access.mode()) {
            case IGNORE -> ExpectedMode.NONE;
            case ACCEPT -> ExpectedMode.ACCEPT;
            case REQUIRE -> ExpectedMode.REQUIRE;
            case UNKNOWN -> null;
        };
        return new InventoryEntry(location.path(), mode, access.origin() == null ? null : access.value(), access.origin());
    }

    private static List<String> unmapped(Server server) {
        List<String> folders = new ArrayList<>();
        for (Site site : server.unmapped()) {
            for (Site.Application application : site.applications()) {
                application.directories().stream().map(Site.VirtualDirectory::physicalPath).filter(path -> path != null)
                        .forEach(folders::add);
            }
        }
        return folders;
    }
}
