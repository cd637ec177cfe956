package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.LinkPolicy;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the web.config files in the folders of a server's virtual directories, and where each takes effect. */
final class WebConfigScanner {

    private static final String OVERRIDE = "enableConfigurationOverride";

    private final FileTree files;
    private final FolderMap folders;
    private final Predicate<Path> excluded;
    private final Server server;
    private final Map<Location, List<XmlFile>> found;
    /** By the names of pools; those that say nothing of it are left to {@link #closedByDefault}. */
    private final Map<String, Optional<Origin>> closed = new HashMap<>();
    private final @Nullable Origin closedByDefault;
    private final Map<Path, Contents> contents = new HashMap<>();
    private final Map<Path, Boolean> holding = new HashMap<>();
    private final LinkPolicy descent;
    private final Reading reading;

    private record Contents(@Nullable Path webConfig, List<Path> folders) {
    }

    /**
     * @param pools the section of the application pools, or {@code null}
     * @param found gets the files of each location
     * @param reading whether the files of applications are read whose pools have {@code enableConfigurationOverride="false"}
     */
    WebConfigScanner(FileTree files, FolderMap folders, Predicate<Path> excluded, Server server, @Nullable SectionState pools,
            Map<Location, List<XmlFile>> found, Reading reading) {
        this.reading = reading;
        this.files = files;
        this.folders = folders;
        this.excluded = excluded;
        this.server = server;
        this.descent = LinkPolicy.everywhere(files, notice -> server.notices().add(Notice.remark(notice)));
        ElementState defaults = pools == null ? null : pools.element().child("applicationPoolDefaults");
        this.closedByDefault = defaults == null ? null : closedBy(defaults);
        for (ElementState pool : pools == null ? new ElementState[0] : pools.element().entries) {
            String name = pool.value("name");
            if (name != null && pool.attribute(OVERRIDE) != null) {
                closed.put(name.toLowerCase(Locale.ROOT), Optional.ofNullable(closedBy(pool)));
            }
        }
        this.found = found;
    }

    void walk() throws IOException {
        server.live = folders.live();
        // All roots first: a folder whose path another virtual directory takes is hidden.
        List<ScanRoot> roots = new ArrayList<>();
        for (Site site : server.sites()) {
            boolean mapped = true;
            boolean there = true;
            for (Site.Application application : site.applications()) {
                for (Site.VirtualDirectory directory : application.directories()) {
                    Location location = server.root(site).ensure(directory.segments());
                    if (!site.reaches(directory)) {
                        unreached(directory);
                        continue;
                    }
                    location.closed |= location.kind() == Location.Kind.APPLICATION && closedBy(application) != null;
                    if (directory.physicalPath() != null) {
                        location.physicalPath(folders.key(directory.physicalPath()));
                    }
                    FolderMap.Located located = directory.physicalPath() == null
                            ? null
                            : folders.locate(directory.physicalPath());
                    mapped &= located != null || location.kind() != Location.Kind.SITE;
                    there &= located == null || located.folder() != null || location.kind() != Location.Kind.SITE;
                    if (located != null) {
                        used(located);
                        if (located.folder() != null) {
                            server.siteFolders().add(located.folder());
                            roots.add(new ScanRoot(location, located.folder(), directory, closedBy(application)));
                        }
                    }
                }
            }
            if (!mapped) {
                server.unmapped().add(site);
            } else if (!there) {
                server.missing().add(site);
            }
        }
        for (ScanRoot root : roots) {
            root.node.folder = root.folder;
            descend(root.node, root.folder, root, true);
        }
        server.unread().addAll(folders.refused());
    }

    private void used(FolderMap.Located located) {
        if (located.entry() != FolderMap.AS_IT_IS) {
            server.usedMaps().add(located.entry());
        }
    }

    /** @param closedBy what keeps web.config files from having a say in the application; {@code null} where nothing does */
    private record ScanRoot(Location node, Path folder, Site.VirtualDirectory directory, @Nullable Origin closedBy) {
    }

    /**
     * What switches {@code enableConfigurationOverride} of the application's pool off, or {@code null}. By the documentation all
     * web.config files are ignored then.
     */
    private @Nullable Origin closedBy(Site.Application application) {
        Optional<Origin> own = application.pool() == null ? null : closed.get(application.pool().toLowerCase(Locale.ROOT));
        return own == null ? closedByDefault : own.orElse(null);
    }

    private static @Nullable Origin closedBy(ElementState pool) {
        AttributeState override = pool.attribute(OVERRIDE);
        return override != null && override.value().equalsIgnoreCase("false") ? override.origin() : null;
    }

    /** What is in the folder belongs to the server, though no request comes by. */
    private void unreached(Site.VirtualDirectory directory) throws IOException {
        FolderMap.Located located = directory.physicalPath() == null ? null : folders.locate(directory.physicalPath());
        if (located != null && located.folder() != null) {
            used(located);
            hide(located.folder());
        }
    }

    private void descend(Location location, Path folder, ScanRoot root, boolean read) throws IOException {
        Contents here = contents(folder);
        if (here.webConfig != null) {
            claim(location, here.webConfig, root, read);
        }
        for (Path below : here.folders) {
            String name = below.getFileName().toString();
            Location child = location.child(name);
            if (child != null && (child.kind() == Location.Kind.APPLICATION || child.kind() == Location.Kind.VIRTUAL_DIRECTORY)) {
                hide(below);
            } else if (holdsWebConfig(below)) {
                Location next = location.ensureChild(name);
                next.folder = below;
                descend(next, below, root, root.directory.allowSubDirConfig());
            }
        }
    }

    private void claim(Location location, Path webConfig, ScanRoot root, boolean read) throws IOException {
        server.claimed().add(webConfig);
        XmlFile file = server.files().get(webConfig);
        if (file == null) {
            file = server.parse(files, webConfig);
        }
        if (file == null) {
            return;
        }
        if (ProjectFolders.isAside(files, root.folder, FileTree.folder(webConfig))) {
            server.aside().add(webConfig);
        }
        boolean effective = read && (root.closedBy == null || reading == Reading.REPORTS);
        if (effective) {
            found.computeIfAbsent(location, n -> new ArrayList<>(1)).add(file);
        }
        if (file.root() != null && (!read || root.closedBy != null)) {
            String message = read
                    ? "it is disputed whether IIS reads this file: the application pool has "
                            + "enableConfigurationOverride=\"false\"; according to the reference, IIS then reads no "
                            + "web.config for it (this is what is evaluated), according to reports, only those above are not "
                            + "inherited"
                    : "IIS does not read this file: the virtual directory has allowSubDirConfig=\"false\"";
            server.problems()
                    .add(new Problem(ProblemKind.WEB_CONFIG_IGNORED, new Origin(file, file.root().nameSpan()), message,
                            Problem.ProblemSubject.NONE, location.path()).assumed(read)
                            .related(read ? root.closedBy : root.directory.element().origin()));
        }
    }

    /** Another virtual directory has the path of the folder: IIS never reaches the folder through this one. */
    private void hide(Path folder) throws IOException {
        Contents here = contents(folder);
        if (here.webConfig != null) {
            server.claimed().add(here.webConfig);
        }
        for (Path below : here.folders) {
            hide(below);
        }
    }

    private boolean holdsWebConfig(Path folder) throws IOException {
        Boolean known = holding.get(folder);
        if (known != null) {
            return known;
        }
        Contents here = contents(folder);
        boolean holds = here.webConfig != null;
        for (int i = 0; i < here.folders.size() && !holds; i++) {
            holds = holdsWebConfig(here.folders.get(i));
        }
        holding.put(folder, holds);
        return holds;
    }

    private Contents contents(Path folder) throws IOException {
        Contents known = contents.get(folder);
        if (known != null) {
            return known;
        }
        Path webConfig = null;
        List<Path> below = new ArrayList<>(0);
        for (Path path : listed(folder)) {
            String name = path.getFileName().toString();
            if (name.equalsIgnoreCase("web.config")) {
                if (!excluded.test(path) && !files.isFolder(path)) {
                    webConfig = webConfig == null ? path : oneOf(webConfig, path);
                }
            } else if (!name.equals(".git") && files.isFolder(path) && descent.enters(folder, path)
                    && !ProjectFolders.isOutput(files, path)) {
                below.add(path);
            }
        }
        Contents read = new Contents(webConfig, below);
        contents.put(folder, read);
        return read;
    }

    /** As in {@link ConfigurationFinder}, for folders that are mapped and not named. */
    private Path oneOf(Path first, Path second) {
        Path taken = second.getFileName().toString().equals("web.config") ? second : first;
        server.unread().add(ConfigurationFinder.oneOfTwo(files.name(taken.equals(first) ? second : first), taken));
        return taken;
    }

    private List<Path> listed(Path folder) {
        try {
            return files.list(folder);
        } catch (IOException e) {
            server.unread().add(e.getMessage());
            return List.of();
        }
    }
}
