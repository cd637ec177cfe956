package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The web.config files that no applicationHost.config claims: the topmost of a folder chain is the root of a separate site,
 * those below are its folders.
 */
public final class LoneSites {

    private final FileTree files;
    private final List<Unclaimed> unclaimed = new ArrayList<>();
    private final List<Path> alone = new ArrayList<>();

    /**
     * A site that exists only because of its web.config files.
     *
     * @param webConfigs by the path below the site; the root's has the empty path
     */
    public record Lone(String name, Map<String, Path> webConfigs) {
    }

    /**
     * A web.config whose folder has the name of an unmapped site's folder and is in one of the same name, too: it most likely
     * is that site's, but is examined without what the server says of it.
     */
    public record Unclaimed(Path file, ServerSummary.Unmapped site) {
    }

    /**
     * @param webConfigs all that were found
     * @param mapped the local folders of path maps
     */
    public LoneSites(FileTree files, Collection<Path> webConfigs, List<ServerSummary> servers, Collection<Path> mapped) {
        this.files = files;
        Set<Path> claimed = new HashSet<>();
        Set<Path> aboveSites = new HashSet<>();
        Map<String, ServerSummary.Unmapped> unmapped = new HashMap<>();
        for (ServerSummary server : servers) {
            claimed.addAll(server.claimed());
            for (ServerSummary.Unmapped site : server.unmapped()) {
                String end = site.physicalPath() == null ? null : end(LocationPath.segments(site.physicalPath()));
                if (end != null) {
                    unmapped.putIfAbsent(end, site);
                }
            }
            for (Path folder : server.siteFolders()) {
                for (Path above = folder.getParent(); above != null && aboveSites.add(above); above = above.getParent()) {
                    // The set is filled on the way.
                }
            }
        }
        for (Path path : webConfigs) {
            Path folder = FileTree.folder(path);
            boolean aboveSite = aboveSites.contains(folder) && mapped.stream().anyMatch(folder::startsWith);
            if (!claimed.contains(path) && !aboveSite) {
                alone.add(path);
                ServerSummary.Unmapped site = unmapped.isEmpty()
                        ? null
                        : unmapped.get(end(LocationPath.segments(files.name(folder))));
                if (site != null) {
                    unclaimed.add(new Unclaimed(path, site));
                }
            }
        }
    }

    /** The last two names of a path; {@code null} where it has fewer, since one name alone says little. */
    private static @Nullable String end(List<String> path) {
        int size = path.size();
        return size < 2 ? null : LocationPath.key(path.get(size - 2) + "/" + path.get(size - 1));
    }

    /** The files that most likely belong to a site whose folder no path map covers. */
    public List<Unclaimed> unclaimed() {
        return unclaimed;
    }

    /** The sites, in the order of their names. */
    public List<Lone> sites(Path base) {
        Map<Path, Path> byFolder = new TreeMap<>();
        List<Lone> sites = new ArrayList<>();
        for (Path path : alone) {
            Path folder = FileTree.folder(path);
            Path twin = path.getFileName().toString().equalsIgnoreCase("web.config") ? byFolder.get(folder) : path;
            if (twin == path) {
                sites.add(new Lone(name(base, path), Map.of("", path)));
            } else if (twin == null || path.getFileName().toString().equals("web.config")) {
                byFolder.put(folder, path);
            }
        }
        Map<Path, Map<String, Path>> roots = new LinkedHashMap<>();
        // A folder comes after those above it, so the nearest one of which the site is known tells it.
        Map<Path, Path> siteOf = new HashMap<>();
        byFolder.forEach((folder, path) -> {
            Path root = folder;
            for (Path above = folder; above != null; above = above.getParent()) {
                if (siteOf.containsKey(above)) {
                    root = siteOf.get(above);
                    break;
                }
            }
            siteOf.put(folder, root);
            roots.computeIfAbsent(root, r -> new LinkedHashMap<>()).put(root.relativize(folder).toString().replace('\\', '/'),
                    path);
        });
        // There may be very many, and most have one file.
        roots.forEach((root, webConfigs) -> sites.add(new Lone(name(base, root),
                webConfigs.size() == 1 ? Map.copyOf(webConfigs) : webConfigs)));
        return sites;
    }

    private String name(Path base, Path folder) {
        if (folder.equals(base)) {
            return ".";
        }
        boolean related = folder.getRoot() != null && folder.getRoot().equals(base.getRoot());
        return related ? base.relativize(folder).toString().replace('\\', '/') : files.name(folder);
    }
}
