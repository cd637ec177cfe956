package io.github.iislint.iis;

import io.github.iislint.iis.schema.Flags;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site: its applications with their virtual directories, and its bindings, the defaults of the server applied. */
public final class Site {

    private final String name;
    private final @Nullable ElementState element;
    private final List<Application> applications = new ArrayList<>(1);
    private final Set<String> applicationPaths = new HashSet<>(2);
    private final List<Binding> bindings = new ArrayList<>(1);

    /** A site that exists only because a web.config does. */
    Site(String name) {
        this.name = name;
        this.element = null;
    }

    /** @param element with the defaults of the server */
    Site(ElementState element) {
        this.element = element;
        String given = element.value("name");
        this.name = given == null ? "" : given;
        for (ElementState entry : element.entries) {
            if (entry.name.equals("application")) {
                Application application = new Application(entry);
                if (application.segments().size() <= LocationPath.MAX_SEGMENTS) {
                    applications.add(application);
                    applicationPaths.add(LocationPath.key(String.join("/", application.segments())));
                }
            }
        }
        ElementState listening = element.child("bindings");
        for (ElementState entry : listening == null ? List.<ElementState>of() : listening.entries()) {
            bindings.add(new Binding(entry));
        }
    }

    public String name() {
        return name;
    }

    /** The {@code <site>} element with what it leaves to {@code <siteDefaults>}; {@code null} for a lone site. */
    public @Nullable ElementState element() {
        return element;
    }

    /** Whether it runs as soon as IIS does; a site that somebody stopped in IIS Manager does not. */
    boolean startsAutomatically() {
        return element == null || !"false".equalsIgnoreCase(element.value("serverAutoStart"));
    }

    /** Those that a request can reach. */
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

        private final ElementState element;
        private final List<VirtualDirectory> directories = new ArrayList<>(1);

        Application(ElementState element) {
            this.element = element;
            for (ElementState entry : element.entries) {
                if (entry.name.equals("virtualDirectory")) {
                    VirtualDirectory directory = new VirtualDirectory(this, entry);
                    if (directory.segments().size() <= LocationPath.MAX_SEGMENTS) {
                        directories.add(directory);
                    }
                }
            }
        }

        /** The path below the site as it is written, {@code /} for the root application; empty where none is given. */
        public String path() {
            String path = element.value("path");
            return path == null ? "" : path;
        }

        /** The segments of the path below the site; none for the root application. */
        List<String> segments() {
            return LocationPath.segments(path());
        }

        public ElementState element() {
            return element;
        }

        /** The name of its application pool, defaults applied; {@code null} where none is given. */
        public @Nullable String pool() {
            AttributeState pool = poolAttribute();
            return pool == null ? null : pool.value();
        }

        /** What names its application pool, defaults applied; {@code null} where nothing does. */
        @Nullable
        AttributeState poolAttribute() {
            return element.attribute("applicationPool");
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

        /** The path below the application as it is written, {@code /} for its root; empty where none is given. */
        public String path() {
            String path = element.value("path");
            return path == null ? "" : path;
        }

        List<String> segments() {
            List<String> segments = new ArrayList<>(application.segments());
            segments.addAll(LocationPath.segments(path()));
            return segments;
        }

        public ElementState element() {
            return element;
        }

        /** The folder as the file has it, variables unexpanded; {@code null} where none is given. */
        public @Nullable String physicalPath() {
            return element.value("physicalPath");
        }

        /** Whether IIS reads the web.config files of the folders below. */
        public boolean allowSubDirConfig() {
            return !"false".equalsIgnoreCase(element.value("allowSubDirConfig"));
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
