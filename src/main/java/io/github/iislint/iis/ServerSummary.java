package io.github.iislint.iis;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a server after it has been processed.
 *
 * @param name the path of its applicationHost.config, or {@code null} for a lone site
 * @param sites the names of its sites
 * @param unmapped the sites whose folders no path map covers
 * @param missing the sites whose folders a path map covers, but where it leads there is none
 * @param live whether physical paths are read as they are where no path map covers them
 * @param usedMaps the indices of the path maps that cover something
 * @param claimed the web.config files that belong to it; those of a lone site, of which there may be very many, are not kept
 * @param siteFolders the local folders of its virtual directories
 * @param malformed whether its applicationHost.config cannot be read
 * @param notices what was skipped and why
 * @param unread what cannot be read or must not be, and why, a line each
 */
public record ServerSummary(@Nullable String name, List<String> sites, List<Unmapped> unmapped, List<Unmapped> missing,
        boolean live, Set<Integer> usedMaps, Set<Path> claimed,
        Set<Path> siteFolders, boolean malformed, List<Notice> notices, List<String> unread) {

    /**
     * A site whose folder is not available.
     *
     * @param physicalPath of its root as the file has it, or {@code null} where none is given
     */
    public record Unmapped(String site, @Nullable String physicalPath) {

        static Unmapped of(Site site) {
            String path = site.applications().stream().filter(application -> application.segments().isEmpty())
                    .flatMap(application -> application.directories().stream())
                    .filter(directory -> directory.segments().isEmpty())
                    .map(Site.VirtualDirectory::physicalPath).filter(Objects::nonNull).findFirst().orElse(null);
            return new Unmapped(site.name(), path);
        }
    }

    public static ServerSummary of(Server server) {
        return new ServerSummary(server.name(), server.sites().stream().map(Site::name).toList(),
                server.unmapped().stream().map(Unmapped::of).toList(),
                server.missing().stream().map(Unmapped::of).toList(), server.live, Set.copyOf(server.usedMaps()),
                server.file() == null ? Set.of() : Set.copyOf(server.claimed()),
                Set.copyOf(server.siteFolders()), server.file() != null && server.file().root() == null,
                List.copyOf(server.notices()), List.copyOf(server.unread()));
    }
}
