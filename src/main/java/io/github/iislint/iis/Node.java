package io.github.iislint.iis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** A location whose configuration can differ from that of the location above. */
public final class Node {

    /** What is at a location. */
    public enum Kind {
        SERVER, SITE, APPLICATION, VIRTUAL_DIRECTORY,
        /** A folder, a file, or a path of which nothing is known. */
        FOLDER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    final Node parent;
    final String name;
    final int depth;
    Kind kind;
    Site site;
    /** The local folder that it serves; {@code null} where no map tells. */
    Path folder;
    Declarations declarations;
    private String physicalPath;
    private String location;
    private final List<Block> blocks = new ArrayList<>(1);
    private Map<String, Node> children = Map.of();
    private Map<String, SectionState> own = Map.of();
    /** What applications below inherit, where that differs from {@link #own}. */
    private Map<String, SectionState> handedDown = Map.of();

    Node(Node parent, String name, Kind kind, Site site) {
        this.parent = parent;
        this.name = name;
        this.kind = kind;
        this.site = site;
        this.depth = parent == null ? 0 : parent.depth + 1;
    }

    /** The location: site name, then path, such as {@code Shop/app}; empty for the server level. */
    public String location() {
        if (location == null) {
            // A lone site in the working folder is called "."; what is below is named without it.
            location = parent == null ? ""
                    : LocationPath.join(parent.parent == null || parent.location().equals(".") ? "" : parent.location(), name);
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
    public Site site() {
        return site;
    }

    /** The location above; {@code null} for the server level. */
    public Node parent() {
        return parent;
    }

    /** Whether an application of the site is the one at this location. */
    public boolean matches(Site.Application application) {
        List<String> segments = new ArrayList<>();
        for (Node node = this; node.kind != Kind.SITE && node.parent != null; node = node.parent) {
            segments.add(0, node.name);
        }
        return String.join("/", segments).equalsIgnoreCase(String.join("/", application.segments()));
    }

    /** How many segments the location has; 0 for the server level. */
    public int depth() {
        return depth;
    }

    /** The local folder that is served there, or {@code null} where it is unknown. */
    public Path folder() {
        return folder;
    }

    /**
     * The folder of the server that a virtual directory serves, in the form in which two spellings of one folder are equal;
     * {@code null} for other locations.
     */
    public String physicalPath() {
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
    public Collection<Node> children() {
        return children.values();
    }

    /** The location of a single segment below, or {@code null}. */
    Node child(String segment) {
        return children.isEmpty() ? null : children.get(segment.toLowerCase(Locale.ROOT));
    }

    Node ensureChild(String segment) {
        Node child = child(segment);
        if (child == null) {
            child = new Node(this, segment, Kind.FOLDER, site);
            add(child);
        }
        return child;
    }

    void add(Node child) {
        if (children.isEmpty()) {
            children = new LinkedHashMap<>(4);
        }
        children.put(child.name.toLowerCase(Locale.ROOT), child);
    }

    Node ensure(List<String> segments) {
        Node node = this;
        for (String segment : segments) {
            node = node.ensureChild(segment);
        }
        return node;
    }

    /** The deepest location at or above the one that segments below this one lead to. */
    public Node deepest(List<String> segments) {
        Node node = this;
        for (String segment : segments) {
            Node child = node.child(segment);
            if (child == null) {
                break;
            }
            node = child;
        }
        return node;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** A section in effect here. {@code null} where it is not declared and no file sets it. */
    public SectionState section(String path) {
        for (Node node = this; node != null; node = node.parent) {
            SectionState state = node.own.get(path);
            if (state != null) {
                return state;
            }
            if (node.kind == Kind.APPLICATION && node.parent != null) {
                return node.parent.handedDown(path);
            }
        }
        return null;
    }

    private SectionState handedDown(String path) {
        for (Node node = this; node != null; node = node.parent) {
            SectionState state = node.handedDown.get(path);
            if (state == null) {
                state = node.own.get(path);
            }
            if (state != null) {
                return state;
            }
        }
        return null;
    }

    /** What applications below inherit of a section that this location sets itself. */
    public SectionState handedDownHere(String path) {
        SectionState state = handedDown.get(path);
        return state != null ? state : own.get(path);
    }

    /** What this location would hand to an application below if it set nothing itself. */
    SectionState handedTo(String path) {
        return parent == null ? null : parent.handedDown(path);
    }

    /** What this location would have in effect if it set nothing itself; {@code null} where nothing above sets the section. */
    public SectionState inherited(String path) {
        return parent == null ? null : kind == Kind.APPLICATION ? parent.handedDown(path) : parent.section(path);
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

    Declarations declarations() {
        Node node = this;
        while (node.declarations == null) {
            node = node.parent;
        }
        return node.declarations;
    }

    /** Visits this location and all below, each before those below it. */
    public void visit(Consumer<Node> visitor) {
        List<Node> stack = new ArrayList<>();
        stack.add(this);
        while (!stack.isEmpty()) {
            Node node = stack.remove(stack.size() - 1);
            visitor.accept(node);
            List<Node> below = new ArrayList<>(node.children.values());
            for (int i = below.size() - 1; i >= 0; i--) {
                stack.add(below.get(i));
            }
        }
    }

    @Override
    public String toString() {
        return LocationPath.shown(location());
    }
}
