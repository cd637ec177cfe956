package io.github.iislint.iis;

import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A site: its applications with their virtual directories, and its bindings, the defaults of the server applied. */
public final class Site {

    private final String name;
    private final ElementState element;
    private final ElementState sites;
    private final List<Application> applications = new ArrayList<>(1);
    private final Set<String> applicationPaths = new HashSet<>(2);
    private final List<Binding> bindings = new ArrayList<>(1);

    /** A site that exists only because a web.config does. */
    Site(String name) {
        this.name = name;
        this.element = null;
        this.sites = null;
    }

    Site(ElementState element, ElementState sites) {
        this.element = element;
        this.sites = sites;
        String given = element.value("name");
        this.name = given == null ? "" : given;
        for (ElementState entry : element.entries) {
            if (entry.name.equals("application")) {
                applications.add(new Application(this, entry));
                applicationPaths.add(LocationPath.key(entry.value("path")));
            }
        }
        ElementState own = element.child("bindings");
        ElementState defaults = child(sites, "siteDefaults");
        ElementState effective = own != null && own.entries.length > 0 || defaults == null ? own : child(defaults, "bindings");
        if (effective != null) {
            for (ElementState entry : effective.entries) {
                bindings.add(new Binding(entry));
            }
        }
    }

    private static ElementState child(ElementState parent, String name) {
        return parent == null ? null : parent.child(name);
    }

    /** What an element sets itself, or else the defaults that the nearest element around it has; {@code null} where none does. */
    private static AttributeState set(String attribute, ElementState element, String defaults, ElementState... around) {
        AttributeState set = element.attribute(attribute);
        for (int i = 0; i < around.length && set == null; i++) {
            ElementState nearest = child(around[i], defaults);
            set = nearest == null ? null : nearest.attribute(attribute);
        }
        return set;
    }

    public String name() {
        return name;
    }

    /** The {@code <site>} element; {@code null} for a lone site. */
    public ElementState element() {
        return element;
    }

    /** The {@code <siteDefaults>} of the server, or {@code null}. */
    public ElementState defaults() {
        return child(sites, "siteDefaults");
    }

    /** The {@code <site>} element with what it leaves to {@code <siteDefaults>}; {@code null} for a lone site. */
    public ElementState withDefaults() {
        return element == null ? null : element.over(defaults());
    }

    /** Whether it runs as soon as IIS does; a site that somebody stopped in IIS Manager does not. */
    boolean startsAutomatically() {
        return !"false".equalsIgnoreCase(withDefaults().value("serverAutoStart"));
    }

    public List<Application> applications() {
        return applications;
    }

    /**
     * Whether requests reach a virtual directory: IIS looks for the longest application first, and for a virtual directory only
     * among those of that application.
     */
    boolean reaches(VirtualDirectory directory) {
        List<String> path = directory.segments();
        for (int length = directory.application.segments().size() + 1; length <= path.size(); length++) {
            if (applicationPaths.contains(LocationPath.key(String.join("/", path.subList(0, length))))) {
                return false;
            }
        }
        return true;
    }

    public List<Binding> bindings() {
        return bindings;
    }

    /** An application: a path below the site. */
    public static final class Application {

        private final Site site;
        private final ElementState element;
        private final List<VirtualDirectory> directories = new ArrayList<>(1);

        Application(Site site, ElementState element) {
            this.site = site;
            this.element = element;
            for (ElementState entry : element.entries) {
                if (entry.name.equals("virtualDirectory")) {
                    directories.add(new VirtualDirectory(this, entry));
                }
            }
        }

        /** The segments of the path below the site; none for the root application. */
        List<String> segments() {
            return LocationPath.segments(element.value("path"));
        }

        public ElementState element() {
            return element;
        }

        /** The name of its application pool, defaults applied; {@code null} where none is given. */
        public String pool() {
            AttributeState pool = poolAttribute();
            return pool == null ? null : pool.value();
        }

        /** What names its application pool, defaults applied; {@code null} where nothing does. */
        AttributeState poolAttribute() {
            return set("applicationPool", element, "applicationDefaults", site.element, site.sites);
        }

        public List<VirtualDirectory> directories() {
            return directories;
        }
    }

    /** A virtual directory: a path below an application, and the folder that it serves. */
    public static final class VirtualDirectory {

        private final Application application;
        private final ElementState element;

        VirtualDirectory(Application application, ElementState element) {
            this.application = application;
            this.element = element;
        }

        Application application() {
            return application;
        }

        List<String> segments() {
            List<String> segments = new ArrayList<>(application.segments());
            segments.addAll(LocationPath.segments(element.value("path")));
            return segments;
        }

        public ElementState element() {
            return element;
        }

        /** The folder as the file has it, variables unexpanded; {@code null} where none is given. */
        public String physicalPath() {
            return value("physicalPath");
        }

        /** Whether IIS reads the web.config files of the folders below. */
        public boolean allowSubDirConfig() {
            return !"false".equalsIgnoreCase(value("allowSubDirConfig"));
        }

        private String value(String attribute) {
            AttributeState set = set(attribute, element, "virtualDirectoryDefaults", application.element, application.site.element,
                    application.site.sites);
            return set == null ? element.value(attribute) : set.value();
        }
    }

    /** Where a site listens. */
    public record Binding(ElementState element) {

        public String protocol() {
            String protocol = element.value("protocol");
            return protocol == null ? "" : protocol;
        }

        /** Address, port and host name, such as {@code *:443:shop.example}. */
        public String information() {
            String information = element.value("bindingInformation");
            return information == null ? "" : information;
        }

        /** The bits of {@code sslFlags}; 0 where they are not set or no number. */
        public long flags() {
            String flags = element.value("sslFlags");
            return flags == null ? 0 : Flags.number(flags.strip()).orElse(0);
        }
    }
}
