package io.github.iislint.iis;

import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds the web.config files in the folders of a server's virtual directories, and where each takes effect. */
final class FolderWalk {

    private final FileTree files;
    private final FolderMap folders;
    private final Predicate<Path> excluded;
    private final Server server;
    private final Map<Node, List<XmlFile>> found;
    private final Map<Path, Contents> contents = new HashMap<>();

    private record Contents(Path webConfig, List<Path> folders) {
    }

    FolderWalk(FileTree files, FolderMap folders, Predicate<Path> excluded, Server server, Map<Node, List<XmlFile>> found) {
        this.files = files;
        this.folders = folders;
        this.excluded = excluded;
        this.server = server;
        this.found = found;
    }

    void walk() throws IOException {
        // All roots first: a folder whose path another virtual directory takes is hidden.
        List<Root> roots = new ArrayList<>();
        for (Site site : server.sites()) {
            boolean mapped = true;
            for (Site.Application application : site.applications()) {
                for (Site.VirtualDirectory directory : application.directories()) {
                    Node node = server.site(site.name()).ensure(directory.segments());
                    if (directory.physicalPath() != null) {
                        node.physicalPath(folders.key(directory.physicalPath()));
                    }
                    FolderMap.Located located = directory.physicalPath() == null ? null : folders.locate(directory.physicalPath());
                    mapped &= located != null || node.kind() != Node.Kind.SITE;
                    if (located != null) {
                        server.usedMaps().add(located.entry());
                        if (located.folder() != null) {
                            server.siteFolders().add(located.folder());
                            roots.add(new Root(node, located.folder(), directory));
                        }
                    }
                }
            }
            if (!mapped) {
                server.unmapped().add(site);
            }
        }
        for (Root root : roots) {
            root.node.folder = root.folder;
            descend(root.node, root.folder, root.directory, true);
        }
    }

    private record Root(Node node, Path folder, Site.VirtualDirectory directory) {
    }

    private void descend(Node node, Path folder, Site.VirtualDirectory directory, boolean read) throws IOException {
        Contents here = contents(folder);
        if (here.webConfig != null) {
            claim(node, here.webConfig, directory, read);
        }
        for (Path below : here.folders) {
            String name = below.getFileName().toString();
            Node child = node == null ? null : node.child(name);
            if (child != null && (child.kind() == Node.Kind.APPLICATION || child.kind() == Node.Kind.VIRTUAL_DIRECTORY)) {
                hide(below);
            } else if (holdsWebConfig(below)) {
                Node next = node.ensureChild(name);
                next.folder = below;
                descend(next, below, directory, directory.allowSubDirConfig());
            }
        }
    }

    private void claim(Node node, Path webConfig, Site.VirtualDirectory directory, boolean read) throws IOException {
        server.claimed().add(webConfig);
        XmlFile file = server.files().get(webConfig);
        if (file == null) {
            file = files.parse(webConfig);
            server.files().put(webConfig, file);
        }
        if (read) {
            found.computeIfAbsent(node, n -> new ArrayList<>(1)).add(file);
        } else if (file.root() != null) {
            server.problems().add(new Problem(ProblemKind.WEB_CONFIG_IGNORED, file, file.root().nameSpan(),
                    "IIS does not read this file: the virtual directory has allowSubDirConfig=\"false\"", null, null, null,
                    node.location(), false, directory.element().origin()));
        }
    }

    /** Another virtual directory takes the path of the folder: IIS never comes there by this way. */
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
        Contents here = contents(folder);
        if (here.webConfig != null) {
            return true;
        }
        for (Path below : here.folders) {
            if (holdsWebConfig(below)) {
                return true;
            }
        }
        return false;
    }

    private Contents contents(Path folder) throws IOException {
        Contents known = contents.get(folder);
        if (known != null) {
            return known;
        }
        Path webConfig = null;
        List<Path> below = new ArrayList<>(0);
        for (Path path : files.list(folder)) {
            String name = path.getFileName().toString();
            if (name.equalsIgnoreCase("web.config")) {
                // Windows has one such file; of several on Linux, the usual spelling counts.
                if ((webConfig == null || name.equals("web.config")) && !excluded.test(path) && files.isFile(path)) {
                    webConfig = path;
                }
            } else if (!name.equals(".git") && files.isFolder(path)) {
                below.add(path);
            }
        }
        Contents read = new Contents(webConfig, below);
        contents.put(folder, read);
        return read;
    }
}
