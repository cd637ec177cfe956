package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is in effect at every location of one server: {@code location("Shop/app").section("system.webServer/security/access")}.
 */
public final class Server {

    final Location root;
    /** Whether physical paths are read as they are. */
    boolean live;
    /** Whether files take the place of those that .NET comes with. */
    boolean givenAbove;
    private final @Nullable XmlFile file;
    private final Schema schema;
    private final Map<String, Location> sites = new HashMap<>();
    private final Map<String, Map<LocatedAttribute, Set<Location>>> reached = new HashMap<>();
    /** Of how many segments the longest name of a site is; of a lone one it may have several. */
    private int siteSegments;
    private final List<Site> siteList = new ArrayList<>();
    private final Map<Path, XmlFile> files = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Path, List<Location>> webConfigs = new LinkedHashMap<>();
    private final Set<Path> claimed = new HashSet<>();
    private final Set<Path> siteFolders = new HashSet<>();
    private final Set<Path> aside = new HashSet<>();
    private final Set<Integer> usedMaps = new HashSet<>();
    private final ElementInterner values = new ElementInterner();
    private final List<Site> unmapped = new ArrayList<>();
    private final List<Site> missing = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final Map<String, ElementState> unset = new ConcurrentHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private @Nullable Map<String, List<Problem>> refusals;
    private @Nullable List<Problem> disputes;

    Server(@Nullable XmlFile file, Schema schema) {
        this.file = file;
        this.schema = schema;
        this.root = new Location(null, "", Location.Kind.SERVER, null);
    }

    /** A server of the same schema of which no file says anything. */
    public Server without() {
        return new Server(file, schema);
    }

    Location add(Site site) {
        Location location = new Location(root, site.name(), Location.Kind.SITE, site);
        root.add(location);
        sites.put(LocationPath.key(site.name()), location);
        siteSegments = Math.max(siteSegments, LocationPath.segments(site.name()).size());
        siteList.add(site);
        return location;
    }

    /** The applicationHost.config, or {@code null} if there is none and the default server is assumed. */
    public @Nullable XmlFile file() {
        return file;
    }

    /** Files of which it is an assumption that IIS reads them for visitors, such as those of views. */
    public Set<Path> aside() {
        return aside;
    }

    /** The display name of the applicationHost.config, or {@code null} if there is none. */
    public @Nullable String name() {
        return file == null ? null : file.name();
    }

    /** What distinguishes the servers of a run: the display name, or the name of the first site if there is none. */
    public String key() {
        return name() != null ? name() : sites().stream().map(Site::name).findFirst().orElse("");
    }

    /** Whether there is no applicationHost.config. */
    public boolean assumed() {
        return file == null;
    }

    /** The server level. */
    public Location root() {
        return root;
    }

    public Schema schema() {
        return schema;
    }

    /** A section that no file sets: the defaults of the schema; {@code null} where the schema does not know the section. */
    public @Nullable ElementState unset(String section) {
        ElementSchema known = schema.section(section);
        return known == null ? null : unset.computeIfAbsent(section, s -> ElementState.unset(known.name(), known));
    }

    /**
     * The full paths of the sections that files set or lock somewhere, except for the files that .NET and IIS come with. All that
     * there are where files take the place of those.
     */
    public Set<String> sectionsSet() {
        Set<String> sections = new HashSet<>(givenAbove ? schema.sections() : Set.of());
        root.visit(location -> sections.addAll(location.own().keySet()));
        return sections;
    }

    /** In the order of the file. */
    public List<Site> sites() {
        return siteList;
    }

    /** The root of a site by its name, or {@code null}. */
    public @Nullable Location site(String name) {
        return sites.get(LocationPath.key(name));
    }

    /** The root of a site of this server. */
    public Location root(Site site) {
        return Objects.requireNonNull(site(site.name()), "the site is one of another server");
    }

    /**
     * The deepest location at or above the given one whose configuration can differ, so that it tells what is in effect at the
     * given one; {@code null} where there is no such site.
     */
    public @Nullable Location location(String location) {
        List<String> segments = LocationPath.segments(location);
        if (segments.isEmpty() && !sites.containsKey("")) {
            return root;
        }
        for (int length = Math.min(segments.size(), siteSegments); length >= 0; length--) {
            Location node = sites.get(LocationPath.key(String.join("/", segments.subList(0, length))));
            if (node != null) {
                return node.deepest(segments.subList(length, segments.size()));
            }
        }
        return null;
    }

    /** Numbers what elements say; to be used by one thread at a time. */
    public ElementInterner values() {
        return values;
    }

    /** All files that take part, by their paths, in the order in which they are read. */
    public Map<Path, XmlFile> files() {
        return files;
    }

    /** What IIS would refuse, and what does not do what it seems to, in no particular order. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * The locations at which a value is in effect, each before those below it. Only to be asked when the server is loaded, and by
     * one thread at a time.
     *
     * @param path the names of the elements within the section that lead to the attribute, none of them an entry
     * @param attribute what sets it
     */
    public Set<Location> reached(String section, List<String> path, AttributeState attribute) {
        // All values of one setting at once: there may be as many as there are locations.
        return reached.computeIfAbsent(section + path + "@" + attribute.name(), s -> {
            Map<LocatedAttribute, Set<Location>> byAttribute = new IdentityHashMap<>();
            root.visit(location -> {
                SectionState state = location.section(section);
                ElementState element = state == null ? null : state.element();
                for (String name : path) {
                    element = element == null ? null : element.child(name);
                }
                AttributeState set = element == null ? null : element.attribute(attribute.name());
                if (set != null) {
                    byAttribute.computeIfAbsent(set.attribute(), a -> new LinkedHashSet<>()).add(location);
                }
            });
            return byAttribute;
        }).getOrDefault(attribute.attribute(), Set.of());
    }

    /** What makes IIS answer 500.19 at a location, what is assumed aside. Only to be asked when the server is loaded. */
    public List<Problem> refusals(String location) {
        if (refusals == null) {
            refusals = new HashMap<>();
            for (Problem problem : problems) {
                if (problem.kind().refused() && !problem.assumed()) {
                    refusals.computeIfAbsent(LocationPath.key(problem.location()), l -> new ArrayList<>(1)).add(problem);
                }
            }
        }
        if (refusals.isEmpty()) {
            return List.of();
        }
        List<Problem> found = new ArrayList<>(refusals.getOrDefault("", List.of()));
        StringBuilder above = new StringBuilder();
        for (String segment : LocationPath.segments(LocationPath.key(location))) {
            found.addAll(
                    refusals.getOrDefault(above.append(above.length() == 0 ? "" : "/").append(segment).toString(), List.of()));
        }
        String application = application(location);
        found.removeIf(problem -> !problem.inherited() && application.length() > LocationPath.key(problem.location()).length());
        return found;
    }

    /**
     * About what is in effect at a location because of files about which sources differ; in no particular order. Whether the
     * other reading leads to other values there, it does not tell.
     *
     * @param location one of this server's
     */
    public List<Problem> disputes(Location location) {
        if (disputes == null) {
            disputes = problems.stream().filter(Problem::disputed).toList();
        }
        if (disputes.isEmpty() || location.parent() == null) {
            return List.of();
        }
        return disputes.stream().filter(problem -> concerns(problem, location)).toList();
    }

    private boolean concerns(Problem dispute, Location location) {
        boolean own = false;
        for (Location at = location; at != null; at = at.parent()) {
            if (LocationPath.key(at.path()).equals(LocationPath.key(dispute.location()))) {
                return dispute.kind() != ProblemKind.LOCATION_INHERITANCE_DISPUTED || own;
            }
            own |= !at.blocks().isEmpty();
            if (at.kind() == Location.Kind.APPLICATION && dispute.kind() == ProblemKind.LOCATION_INHERITANCE_DISPUTED) {
                return false;
            }
        }
        return false;
    }

    /** The key of the application that a location is in; that of the site where it is in the root application. */
    private String application(String location) {
        Location node = location(location);
        while (node != null && node.kind() != Location.Kind.APPLICATION && node.kind() != Location.Kind.SITE) {
            node = node.parent();
        }
        return node == null ? "" : LocationPath.key(node.path());
    }

    /** The locations at which a web.config takes effect, by its path. */
    public Map<Path, List<Location>> webConfigs() {
        return webConfigs;
    }

    /** The web.config files that belong to the server, or that its sites hide. */
    public Set<Path> claimed() {
        return claimed;
    }

    /** The local folders of its virtual directories. */
    Set<Path> siteFolders() {
        return siteFolders;
    }

    /** The indices of the folder map's entries that cover a virtual directory. */
    public Set<Integer> usedMaps() {
        return usedMaps;
    }

    /** The sites of which no map covers the root folder. */
    public List<Site> unmapped() {
        return unmapped;
    }

    /** The sites whose root folder a map covers, but where it leads there is none. */
    public List<Site> missing() {
        return missing;
    }

    /** What was skipped and why, a line each. */
    List<Notice> notices() {
        return notices;
    }

    /** What belongs to the server and cannot be read or must not be, and why, a line each. */
    Set<String> unread() {
        return unread;
    }

    /**
     * Reads a file into {@link #files()}; {@code null} for one that cannot be read, which is noted, and without which it goes on.
     */
    @Nullable
    XmlFile parse(FileTree tree, Path path) {
        try {
            XmlFile file = XmlFile.parse(tree, path);
            files.put(path, file);
            return file;
        } catch (IOException e) {
            unread.add(e.getMessage());
            return null;
        }
    }
}
