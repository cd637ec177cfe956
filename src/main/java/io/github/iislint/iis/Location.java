package io.github.iislint.iis;

import io.github.iislint.iis.schema.SectionOwner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A location whose configuration can differ from that of the location above. */
public final class Location {

    /** What is at a location. */
    public enum Kind {
        SERVER,
        SITE,
        APPLICATION,
        VIRTUAL_DIRECTORY,
        /** A folder, a file, or a path of which nothing is known. */
        FOLDER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    final @Nullable Location parent;
    final String name;
    final int depth;
    Kind kind;
    @Nullable
    Site site;
    /** The local folder that it serves; {@code null} where no map tells. */
    @Nullable
    Path folder;
    @Nullable
    Declarations declarations;
    /** Whether web.config files above have no say in this application. */
    boolean closed;
    /** Whether what is not meant for applications below does not reach this location, either. */
    boolean apart;
    /** What the application pool loads, where that is another version than at the location above; else {@code null}. */
    @Nullable
    Framework framework;
    /** Whether the application pool of an application says what it loads. */
    boolean frameworkKnown;
    /**
     * What is above this location in files that iislint ships with: at the server level, and of .NET's sections where another
     * version is loaded than above; else {@code null}.
     */
    @Nullable
    Function<String, @Nullable SectionState> above;
    private @Nullable String physicalPath;
    private @Nullable String location;
    private final List<LocationBlock> blocks = new ArrayList<>(1);
    private Map<String, Location> children = Map.of();
    private Map<String, SectionState> own = Map.of();
    /** What applications below inherit, where that differs from {@link #own}. */
    private Map<String, SectionState> handedDown = Map.of();

    Location(@Nullable Location parent, String name, Kind kind, @Nullable Site site) {
        this.parent = parent;
        this.name = name;
        this.kind = kind;
        this.site = site;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** The location: site name, then path, such as {@code Shop/app}; empty for the server level. */
    public String path() {
        if (location == null) {
            // A lone site in the working folder is called "."; what is below is named without it.
            location = parent == null
                    ? ""
                    : LocationPath.join(parent.parent == null || parent.path().equals(".") ? "" : parent.path(), name);
        }
        return location;
    }

    /** The last segment of the location. */
    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    /** The site that the location belongs to; {@code null} for the server level. */
    public @Nullable Site site() {
        return site;
    }

    /** The name of the site that the location belongs to; empty for the server level. */
    public String siteName() {
        return site == null ? "" : site.name();
    }

    /** The location above; {@code null} for the server level. */
    public @Nullable Location parent() {
        return parent;
    }

    /** Whether an application of the site is the one at this location. */
    public boolean matches(Site.Application application) {
        List<String> segments = new ArrayList<>();
        for (Location location = this; location.kind != Kind.SITE && location.parent != null; location = location.parent) {
            segments.add(0, location.name);
        }
        return String.join("/", segments).equalsIgnoreCase(String.join("/", application.segments()));
    }

    /** How many segments the location has; 0 for the server level. */
    public int depth() {
        return depth;
    }

    /** The local folder that is served there, or {@code null} where it is unknown. */
    public @Nullable Path folder() {
        return folder;
    }

    /**
     * The folder of the server that a virtual directory serves, in the form in which two spellings of one folder are equal;
     * {@code null} for other locations.
     */
    public @Nullable String physicalPath() {
        return physicalPath;
    }

    void physicalPath(String key) {
        physicalPath = key;
    }

    /** Whether a web.config here may not set a section that is in effect here. */
    public boolean locks(SectionState state) {
        return state.locked(depth);
    }

    /** The locations right below whose configuration can differ. */
    public Collection<Location> children() {
        return children.values();
    }

    /** The location of a single segment below, or {@code null}. */
    public @Nullable Location child(String segment) {
        return children.isEmpty() ? null : children.get(segment.toLowerCase(Locale.ROOT));
    }

    Location ensureChild(String segment) {
        Location child = child(segment);
        if (child == null) {
            child = new Location(this, segment, Kind.FOLDER, site);
            add(child);
        }
        return child;
    }

    void add(Location child) {
        if (children.isEmpty()) {
            children = new LinkedHashMap<>(4);
        }
        children.put(child.name.toLowerCase(Locale.ROOT), child);
    }

    Location ensure(List<String> segments) {
        Location location = this;
        for (String segment : segments) {
            location = location.ensureChild(segment);
        }
        return location;
    }

    /** The deepest location at or above the one that segments below this one lead to. */
    public Location deepest(List<String> segments) {
        Location location = this;
        for (String segment : segments) {
            Location child = location.child(segment);
            if (child == null) {
                break;
            }
            location = child;
        }
        return location;
    }

    List<LocationBlock> blocks() {
        return blocks;
    }

    /** A section in effect here. {@code null} where it is not declared and no file sets it. */
    public @Nullable SectionState section(String path) {
        for (Location location = this; location != null; location = location.parent) {
            SectionState state = location.own.get(path);
            if (state != null) {
                return state;
            }
            Function<String, @Nullable SectionState> anew = location.anew(path);
            if (anew != null) {
                return anew.apply(path);
            }
            if (location.isApart() && location.parent != null) {
                return location.parent.handedDown(path);
            }
        }
        return null;
    }

    /** What the section inherits here instead of what the location above has, or {@code null}. */
    private @Nullable Function<String, @Nullable SectionState> anew(String path) {
        return above != null && (parent == null || SectionOwner.of(path) == SectionOwner.DOT_NET) ? above : null;
    }

    private boolean isApart() {
        return kind == Kind.APPLICATION || apart;
    }

    private @Nullable SectionState handedDown(String path) {
        for (Location location = this; location != null; location = location.parent) {
            SectionState state = location.handedDown.get(path);
            if (state == null) {
                state = location.own.get(path);
            }
            if (state != null) {
                return state;
            }
            Function<String, @Nullable SectionState> anew = location.anew(path);
            if (anew != null) {
                return anew.apply(path);
            }
        }
        return null;
    }

    /** What applications below inherit of a section that this location sets itself; {@code null} where it does not set it. */
    public @Nullable SectionState handedDownHere(String path) {
        SectionState state = handedDown.get(path);
        return state != null ? state : own.get(path);
    }

    /** What this location would hand to an application below if it set nothing itself. */
    @Nullable
    SectionState handedTo(String path) {
        Function<String, @Nullable SectionState> anew = anew(path);
        return anew != null ? anew.apply(path) : parent == null ? null : parent.handedDown(path);
    }

    /** What this location would have in effect if it set nothing itself; {@code null} where nothing above sets the section. */
    public @Nullable SectionState inherited(String path) {
        Function<String, @Nullable SectionState> anew = anew(path);
        return anew != null
                ? anew.apply(path)
                : parent == null ? null : isApart() ? parent.handedDown(path) : parent.section(path);
    }

    /** The sections that this location sets or locks itself. */
    public Map<String, SectionState> own() {
        return own;
    }

    void set(String path, SectionState state, SectionState down) {
        if (own.isEmpty()) {
            own = new HashMap<>(4);
        }
        own.put(path, state);
        if (down != state) {
            if (handedDown.isEmpty()) {
                handedDown = new HashMap<>(2);
            }
            // A null would mean "the same as here", so what is not handed down at all stands as the unset section.
            handedDown.put(path, down);
        }
    }

    /** Whether a section of that path is declared here or above, whether any file sets it or not. */
    public boolean declares(String section) {
        return declarations().section(section) != null;
    }

    /** What the application pool of the application that this location belongs to loads. */
    Framework framework() {
        Location location = this;
        while (location.framework == null && location.parent != null) {
            location = location.parent;
        }
        return location.framework == null ? Framework.V4 : location.framework;
    }

    /** Whether {@link #framework()} is what an application pool says, and no assumption. */
    boolean knowsFramework() {
        Location location = this;
        while (location.kind != Kind.APPLICATION && location.kind != Kind.SITE && location.parent != null) {
            location = location.parent;
        }
        return location.frameworkKnown;
    }

    /** What is declared here and above; nothing in a server of which no file says anything. */
    Declarations declarations() {
        for (Location location = this; location != null; location = location.parent) {
            if (location.declarations != null) {
                return location.declarations;
            }
        }
        return Declarations.none();
    }

    /** Visits this location and all below, each before those below it. */
    public void visit(Consumer<Location> visitor) {
        List<Location> stack = new ArrayList<>();
        stack.add(this);
        while (!stack.isEmpty()) {
            Location location = stack.remove(stack.size() - 1);
            visitor.accept(location);
            List<Location> below = new ArrayList<>(location.children.values());
            for (int i = below.size() - 1; i >= 0; i--) {
                stack.add(below.get(i));
            }
        }
    }

    @Override
    public String toString() {
        return LocationPath.shown(path());
    }
}
