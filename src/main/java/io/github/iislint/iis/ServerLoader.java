package io.github.iislint.iis;

import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.MalformedException;
import io.github.iislint.xml.Span;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads a server: applicationHost.config, the web.config files of its sites, and what is in effect at each location. */
public final class ServerLoader {

    private static final String SITES = "system.applicationHost/sites";

    private final FileTree files;
    private final Schema schema;
    private final FolderMap folders;
    private final Predicate<Path> excluded;

    /** @param excluded web.config files that are not to be read */
    public ServerLoader(FileTree files, Schema schema, FolderMap folders, Predicate<Path> excluded) {
        this.files = files;
        this.schema = schema;
        this.folders = folders;
        this.excluded = excluded;
    }

    /**
     * Reads the server of an applicationHost.config.
     *
     * @param asked locations that are to have a node of their own; those of unknown sites are left out
     * @throws IOException if a file cannot be read
     */
    public Server load(Path applicationHost, Iterable<String> asked) throws IOException {
        XmlFile file = files.parse(applicationHost);
        Server server = new Server(file, schema);
        server.files().put(file.path(), file);
        redirection(server, applicationHost);
        if (file.problem().isPresent()) {
            malformed(server, file, file.problem().get(), "");
            server.root.declarations = Declarations.builtIn();
            return server;
        }
        LocatedElement configSections = file.root().child("configSections");
        server.root.declarations = configSections == null ? Declarations.builtIn() : Declarations.of(file, configSections);
        List<Block> blocks = new SectionReader(files, schema, server.root.declarations, file, 0, "", server.problems()::add).read();
        readSites(server, blocks);
        Map<Node, List<XmlFile>> webConfigs = new HashMap<>();
        new FolderWalk(files, folders, excluded, server, webConfigs).walk();
        return resolve(server, blocks, webConfigs, asked);
    }

    /**
     * Reads a site that exists only because of its web.config files, below the default server.
     *
     * @param site its name
     * @param webConfigs the files by their folders' locations below the site; the root's has the empty location
     * @throws IOException if a file cannot be read
     */
    public Server loadLone(String site, Map<String, Path> webConfigs, Iterable<String> asked) throws IOException {
        Server server = new Server(null, schema);
        server.root.declarations = Declarations.builtIn();
        Node root = server.add(new Site(site));
        Map<Node, List<XmlFile>> byNode = new HashMap<>();
        for (Map.Entry<String, Path> entry : webConfigs.entrySet()) {
            XmlFile file = files.parse(entry.getValue());
            server.files().put(file.path(), file);
            server.claimed().add(file.path());
            Node node = root.ensure(LocationPath.segments(entry.getKey()));
            node.folder = file.path().getParent();
            byNode.computeIfAbsent(node, n -> new ArrayList<>(1)).add(file);
        }
        return resolve(server, List.of(), byNode, asked);
    }

    private Server resolve(Server server, List<Block> hostBlocks, Map<Node, List<XmlFile>> webConfigs, Iterable<String> asked) {
        if (server.root.declarations.assumed()) {
            XmlFile builtIn = Declarations.builtInFile();
            new SectionReader(files, schema, Declarations.builtIn(), builtIn, 0, "", p -> { }).read()
                    .forEach(server.root.blocks()::add);
        }
        Placement placement = new Placement(server);
        hostBlocks.forEach(block -> placement.placeHost(block));
        for (String location : asked) {
            placement.ensure(location);
        }
        SectionMerge merge = new SectionMerge(server);
        server.root.visit(node -> {
            for (XmlFile file : webConfigs.getOrDefault(node, List.of())) {
                readWebConfig(server, node, file, placement);
            }
            node.blocks().sort(Comparator.comparingInt(Block::level));
            merge.merge(node);
        });
        return server;
    }

    private void readWebConfig(Server server, Node node, XmlFile file, Placement placement) {
        server.webConfigs().computeIfAbsent(file.path(), p -> new ArrayList<>(1)).add(node);
        if (file.problem().isPresent()) {
            malformed(server, file, file.problem().get(), node.location());
            return;
        }
        LocatedElement configSections = file.root().child("configSections");
        if (configSections != null) {
            redeclared(server, node, file, configSections, "");
            node.declarations = node.declarations().with(file, configSections);
        }
        List<Block> blocks = new SectionReader(files, schema, node.declarations(), file, node.depth(), node.location(),
                server.problems()::add).read();
        Map<Node, Set<String>> seen = new IdentityHashMap<>();
        for (Block block : blocks) {
            placement.placeWebConfig(node, block, seen);
        }
    }

    private void redeclared(Server server, Node node, XmlFile file, LocatedElement group, String path) {
        for (LocatedElement child : group.children()) {
            String full = LocationPath.join(path, String.valueOf(child.value("name")));
            if (child.getName().equals("sectionGroup")) {
                redeclared(server, node, file, child, full);
            } else if (full.startsWith("system.webServer/") && node.declarations().section(full) != null) {
                SectionDeclaration above = node.declarations().section(full);
                server.problems().add(new Problem(ProblemKind.SECTION_DUPLICATE, file, child.nameSpan(), "the section " + full
                        + " is declared already", full, "section", null, node.location(), above.assumed(),
                        above.assumed() ? null : above.origin()));
            }
        }
    }

    private void readSites(Server server, List<Block> blocks) {
        ElementState unset = ElementState.unset("sites", schema.section(SITES));
        ElementState sites = unset;
        for (Block block : blocks) {
            if (block.tag() == null || block.tag().segments().isEmpty()) {
                for (Block.Use use : block.uses()) {
                    if (use.declaration().path().equals(SITES)) {
                        // Problems are reported when the section is merged at the server level.
                        List<Problem> found = new ArrayList<>();
                        ElementState merged = new Merger(SITES, "", 0, true, found::add).merge(sites, use.file(), use.element());
                        if (sites == unset) {
                            server.merged = new Server.Merged(use.element(), merged, found);
                        }
                        sites = merged;
                    }
                }
            }
        }
        for (ElementState entry : sites.entries) {
            if (entry.name.equals("site")) {
                addSite(server, new Site(entry, sites));
            }
        }
    }

    private void addSite(Server server, Site site) {
        Node root = server.add(site);
        for (Site.Application application : site.applications()) {
            Node node = root.ensure(application.segments());
            if (node != root) {
                node.kind = Node.Kind.APPLICATION;
            }
            for (Site.VirtualDirectory directory : application.directories()) {
                Node place = root.ensure(directory.segments());
                if (place.kind == Node.Kind.FOLDER) {
                    place.kind = Node.Kind.VIRTUAL_DIRECTORY;
                }
            }
        }
    }

    private void malformed(Server server, XmlFile file, MalformedException problem, String location) {
        int start = file.source().lines().offset(problem.line(), problem.column());
        server.problems().add(new Problem(ProblemKind.XML_MALFORMED, file, new Span(start, start),
                "not well-formed: " + problem.getMessage(), null, null, null, location, false, null));
    }

    private void redirection(Server server, Path applicationHost) throws IOException {
        Path folder = applicationHost.getParent();
        for (Path path : folder == null || !files.isFolder(folder) ? List.<Path>of() : files.list(folder)) {
            if (!path.getFileName().toString().equalsIgnoreCase("redirection.config") || excluded.test(path)) {
                continue;
            }
            XmlFile file = files.parse(path);
            server.files().put(path, file);
            LocatedElement redirection = file.root() == null ? null : file.root().child("configurationRedirection");
            if (redirection != null && "true".equalsIgnoreCase(redirection.value("enabled"))) {
                String target = redirection.value("path");
                server.problems().add(new Problem(ProblemKind.CONFIGURATION_REDIRECTED, file,
                        redirection.located("enabled").valueSpan(), "IIS reads the applicationHost.config in "
                        + (target == null ? "another folder" : "\"" + target + "\"") + ", not the one beside this file", null,
                        "configurationRedirection", "enabled", "", false, null));
            }
        }
    }
}
