package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads a server: applicationHost.config, the web.config files of its sites, and what is in effect at each location. */
public final class ServerLoader {

    private static final String SITES = "system.applicationHost/sites";
    private static final String POOLS = "system.applicationHost/applicationPools";

    private final FileTree files;
    private final Schema schema;
    private final FolderMap folders;
    private final Frameworks frameworks;
    private final Predicate<Path> excluded;
    private final Reading reading;
    private final Predicate<String> wanted;

    /**
     * @param frameworks what is above applicationHost.config
     * @param excluded web.config files that are not to be read
     */
    public ServerLoader(FileTree files, Schema schema, FolderMap folders, Frameworks frameworks, Predicate<Path> excluded) {
        this(files, schema, folders, frameworks, excluded, Reading.REFERENCE);
    }

    /** @param reading whom to believe where sources differ */
    public ServerLoader(FileTree files, Schema schema, FolderMap folders, Frameworks frameworks, Predicate<Path> excluded,
            Reading reading) {
        this(files, schema, folders, frameworks, excluded, reading, section -> true);
    }

    private ServerLoader(FileTree files, Schema schema, FolderMap folders, Frameworks frameworks, Predicate<Path> excluded,
            Reading reading, Predicate<String> wanted) {
        this.files = files;
        this.schema = schema;
        this.folders = folders;
        this.frameworks = frameworks;
        this.excluded = excluded;
        this.reading = reading;
        this.wanted = wanted;
    }

    /**
     * The same for servers of which some sections matter only: below the server level the others show what is inherited, and what
     * IIS refuses in them is not reported.
     *
     * @param sections full paths
     */
    public ServerLoader of(Set<String> sections) {
        return new ServerLoader(files, schema, folders, frameworks, excluded, reading, sections::contains);
    }

    /** Some sections, and those in which IIS may refuse something else if these differ. */
    public static Set<String> decidedBy(Set<String> sections) {
        Set<String> all = new HashSet<>(sections);
        if (!Collections.disjoint(all, IntegratedModeCheck.SECTIONS)) {
            all.addAll(IntegratedModeCheck.SECTIONS);
        }
        return all;
    }

    /**
     * Reads the server of an applicationHost.config.
     *
     * @param asked locations of the server whatever the files say; those of unknown sites are left out
     * @throws IOException if a file cannot be read
     */
    public Server load(Path applicationHost, Iterable<String> asked) throws IOException {
        XmlFile file = XmlFile.parse(files, applicationHost);
        Server server = new Server(file, schema);
        server.files().put(file.path(), file);
        redirection(server, applicationHost);
        if (file.problem().isPresent()) {
            server.problems().add(Problem.malformed(file, ""));
            server.root.declarations = Declarations.builtIn();
            return server;
        }
        new DeclarationCheck(file, schema, null, "", server.problems()::add).check();
        boolean own = file.rootElement().child("configSections") != null;
        Declarations start = own ? Declarations.none() : Declarations.builtIn();
        List<LocationBlock> above = aboveHost(server, start);
        FrameworkLevels levels = new FrameworkLevels(files, frameworks, server, start);
        server.root.declarations = server.root.declarations().with(file);
        List<LocationBlock> blocks = reader(server, server.root.declarations(), file, 0, "").read();
        blocks.addAll(0, above);
        Placement placement = new Placement(server, files, reading);
        SectionMerger merge = new SectionMerger(server, wanted);
        serverLevel(server, blocks, placement, merge);
        SectionState pools = server.root.section(POOLS);
        Map<String, Framework> pooled = pooled(pools);
        SectionState sites = server.root.section(SITES);
        if (sites != null) {
            for (ElementState entry : sites.element().entries) {
                if (entry.name.equals("site")) {
                    addSite(server, new Site(entry), pooled, levels, merge);
                }
            }
        }
        Map<Location, List<XmlFile>> webConfigs = new HashMap<>();
        new SiteCheck(server, pools).check();
        new WebConfigScanner(files, folders, excluded, server, pools, webConfigs, reading).walk();
        blocks.stream().filter(block -> !ofServerLevel(block)).forEach(placement::placeHost);
        return resolve(server, placement, merge, webConfigs, asked);
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
        List<LocationBlock> above = aboveHost(server, Declarations.builtIn());
        Map<String, XmlFile> read = new LinkedHashMap<>();
        for (Map.Entry<String, Path> entry : webConfigs.entrySet()) {
            XmlFile file = server.parse(files, entry.getValue());
            if (file == null) {
                continue;
            }
            server.claimed().add(file.path());
            if (Transforms.edits(file)) {
                server.notices().add(Notice.otherFile(file.name(), "it is a transform"));
                server.problems().addAll(Transforms.problems(file));
            } else {
                read.put(entry.getKey(), file);
            }
        }
        if (read.isEmpty()) {
            return server;
        }
        Path top = read.values().iterator().next().folder();
        for (XmlFile file : read.values()) {
            if (ProjectFolders.isAside(files, top, file.folder())) {
                server.aside().add(file.path());
            }
        }
        Location root = server.add(new Site(site));
        Map<Location, List<XmlFile>> byLocation = new HashMap<>();
        read.forEach((folder, file) -> {
            Location location = root.ensure(LocationPath.segments(folder));
            location.folder = file.folder();
            byLocation.computeIfAbsent(location, n -> new ArrayList<>(1)).add(file);
        });
        Placement placement = new Placement(server, files, reading);
        SectionMerger merge = new SectionMerger(server, wanted);
        serverLevel(server, above, placement, merge);
        above.stream().filter(block -> !ofServerLevel(block)).forEach(placement::placeHost);
        return resolve(server, placement, merge, byLocation, asked);
    }

    /**
     * What machine.config and the root web.config say; their declarations become those of the server level. Of a file that is not
     * given, what .NET 4 ships with takes its place.
     */
    private List<LocationBlock> aboveHost(Server server, Declarations start) throws IOException {
        server.givenAbove = frameworks != Frameworks.NONE;
        FrameworkFiles framework = frameworks.of(Framework.V4);
        XmlFile machine = framework.machineConfig() == null ? null : XmlFile.parse(files, framework.machineConfig());
        boolean declares = machine != null && machine.root() != null && machine.root().child("configSections") != null;
        server.root.declarations = declares ? start : start.below(Framework.V4.declarations());
        List<BuiltIn> shipped = new ArrayList<>(Framework.V4.files);
        shipped.removeIf(file -> file.level() == FrameworkFiles.MACHINE
                ? framework.machineConfig() != null
                : framework.rootWebConfig() != null);
        if (server.assumed()) {
            shipped.addAll(List.of(BuiltIn.SERVER, BuiltIn.SERVER_HANDLERS, BuiltIn.SERVER_MODULES, BuiltIn.SERVER_FILTERING,
                    BuiltIn.SERVER_STATIC_CONTENT));
        }
        server.root.above = new BuiltInSections(shipped, schema, path -> server.root.declarations().section(path))::section;
        List<LocationBlock> blocks = new ArrayList<>();
        aboveHost(server, framework.machineConfig(), FrameworkFiles.MACHINE, blocks);
        aboveHost(server, framework.rootWebConfig(), FrameworkFiles.WEB_ROOT, blocks);
        return blocks;
    }

    private void aboveHost(Server server, @Nullable Path path, int level, List<LocationBlock> blocks) throws IOException {
        XmlFile file = FrameworkLevels.read(path, files, server);
        if (file != null) {
            server.root.declarations = server.root.declarations().with(file);
            blocks.addAll(reader(server, server.root.declarations(), file, level, "").read());
        }
    }

    private SectionReader reader(Server server, Declarations declarations, XmlFile file, int level, String location) {
        return new SectionReader(new IncludedFiles(files, server), schema, declarations, file, level, location,
                server.problems()::add);
    }

    private static boolean ofServerLevel(LocationBlock block) {
        return block.tag() == null || block.tag().segments().isEmpty();
    }

    /** The server level comes first: it says which sites there are. */
    private void serverLevel(Server server, List<LocationBlock> blocks, Placement placement, SectionMerger merge) {
        if (server.root.declarations().assumed() && !server.assumed()) {
            reader(server, Declarations.builtIn(), Declarations.builtInFile(), 0, "").read().forEach(server.root.blocks()::add);
        }
        blocks.stream().filter(ServerLoader::ofServerLevel).forEach(placement::placeHost);
        server.root.blocks().sort(Comparator.comparingInt(LocationBlock::level));
        merge.merge(server.root);
    }

    private Server resolve(Server server, Placement placement, SectionMerger merge, Map<Location, List<XmlFile>> webConfigs,
            Iterable<String> asked) {
        for (String location : asked) {
            placement.ensure(location);
        }
        server.root.visit(node -> {
            if (node == server.root) {
                return;
            }
            for (XmlFile file : webConfigs.getOrDefault(node, List.of())) {
                readWebConfig(server, node, file, placement);
            }
            node.blocks().sort(Comparator.comparingInt(LocationBlock::level));
            node.apart = reading == Reading.REPORTS && node.kind() != Location.Kind.SITE && !node.blocks().isEmpty();
            if (node.closed) {
                new HostOnly(server, merge).apply(node);
            }
            merge.merge(node);
        });
        if (server.assumed()) {
            // That one file is below another in the same site is an assumption, too.
            server.problems().replaceAll(problem -> problem.related() != null && problem.kind().refused()
                    && !problem.related().file().equals(problem.file()) ? problem.assumed(true) : problem);
        }
        new InheritanceCheck(server).check();
        new PreConditionCheck(server).check();
        new ErrorPageCheck(server).check();
        new IntegratedModeCheck(server, server.root.section(POOLS)).check();
        new NewerAttributeCheck(server).check();
        return server;
    }

    private void readWebConfig(Server server, Location location, XmlFile file, Placement placement) {
        server.webConfigs().computeIfAbsent(file.path(), p -> new ArrayList<>(1)).add(location);
        if (file.problem().isPresent()) {
            server.problems().add(Problem.malformed(file, location.path()));
            return;
        }
        LocatedElement root = file.rootElement();
        if (!root.getName().equals("configuration")) {
            server.problems().add(new Problem(ProblemKind.SECTION_UNDECLARED, new Origin(file, root.nameSpan()),
                    "the root element is <" + root.getName() + ">, not <configuration>"
                            + (root.getName().equalsIgnoreCase("configuration") ? "; names are case-sensitive" : ""),
                    new Problem.ProblemSubject(null, root.getName(), null), location.path()));
            return;
        }
        new DeclarationCheck(file, schema, location.declarations(), location.path(), server.problems()::add)
                .check(location.knowsFramework());
        if (root.child("configSections") != null) {
            location.declarations = location.declarations().with(file);
        }
        List<LocationBlock> blocks = reader(server, location.declarations(), file, location.depth(), location.path()).read();
        Set<Object> seen = new HashSet<>();
        for (LocationBlock block : blocks) {
            placement.placeWebConfig(location, block, seen);
        }
    }

    private void addSite(Server server, Site site, Map<String, Framework> pooled, FrameworkLevels levels, SectionMerger merge)
            throws IOException {
        Location root = server.add(site);
        for (Site.Application application : site.applications()) {
            Location location = root.ensure(application.segments());
            if (location != root) {
                location.kind = Location.Kind.APPLICATION;
            }
            for (Site.VirtualDirectory directory : application.directories()) {
                Location place = root.ensure(directory.segments());
                if (place.kind == Location.Kind.FOLDER && site.reaches(directory)) {
                    place.kind = Location.Kind.VIRTUAL_DIRECTORY;
                }
            }
        }
        // What an application inherits is known only when those above it are done.
        List<Site.Application> applications = new ArrayList<>(site.applications());
        applications.sort(Comparator.comparingInt(application -> application.segments().size()));
        for (Site.Application application : applications) {
            String pool = application.pool() == null ? "" : application.pool().toLowerCase(Locale.ROOT);
            Location location = root.ensure(application.segments());
            location.frameworkKnown = pooled.containsKey(pool);
            load(location, pooled.getOrDefault(pool, Framework.V4), levels, merge);
        }
    }

    /** What each application pool loads, by its name in lower case; those that do not say it are left out. */
    private Map<String, Framework> pooled(@Nullable SectionState pools) {
        Map<String, Framework> pooled = new HashMap<>();
        for (ElementState pool : pools == null ? List.<ElementState>of() : pools.element().entries()) {
            String name = pool.value("name");
            boolean bits32 = frameworks.tellsBits() && "true".equalsIgnoreCase(pool.value("enable32BitAppOnWin64"));
            if (name != null && (bits32 || pool.attribute("managedRuntimeVersion") != null)) {
                Framework loaded = Framework.of(pool);
                pooled.putIfAbsent(name.toLowerCase(Locale.ROOT), bits32 ? loaded.of32Bits() : loaded);
            }
        }
        return pooled;
    }

    /** What the application pool of a location loads. */
    private void load(Location location, Framework loaded, FrameworkLevels levels, SectionMerger merge) throws IOException {
        Location parent = location.parent;
        if (parent == null || loaded == parent.framework() || loaded != Framework.NONE && frameworks.forAll()) {
            return;
        }
        FrameworkLevels.Level level = levels.of(loaded);
        location.framework = loaded;
        location.declarations = level.declarations();
        BuiltInSections above = new BuiltInSections(level.files(), schema, path -> location.declarations().section(path));
        Map<String, Optional<SectionState>> known = new ConcurrentHashMap<>();
        location.above = path -> known.computeIfAbsent(path,
                p -> Optional.ofNullable(merge.again(parent, p, loaded, above.section(p)))).orElse(null);
    }

    private void redirection(Server server, Path applicationHost) throws IOException {
        Path folder = applicationHost.getParent();
        for (Path path : folder == null || !files.isFolder(folder) ? List.<Path>of() : files.list(folder)) {
            if (!path.getFileName().toString().equalsIgnoreCase("redirection.config") || excluded.test(path)) {
                continue;
            }
            XmlFile file = server.parse(files, path);
            LocatedElement redirection = file == null || file.root() == null
                    ? null
                    : file.root().child("configurationRedirection");
            if (file != null && redirection != null && "true".equalsIgnoreCase(redirection.value("enabled"))) {
                String target = redirection.value("path");
                server.problems().add(new Problem(ProblemKind.CONFIGURATION_REDIRECTED,
                        new Origin(file, redirection.valueSpan("enabled")), "IIS reads the applicationHost.config in "
                                + (target == null ? "another folder" : "\"" + target + "\"") + ", not the one beside this file",
                        new Problem.ProblemSubject(null, "configurationRedirection", "enabled"), ""));
            }
        }
    }
}
