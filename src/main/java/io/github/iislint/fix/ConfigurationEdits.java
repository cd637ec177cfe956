package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.finding.Effect;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The edits of one fix: sets and adds for single locations where their files may do so, replaces and removes where it is. */
final class ConfigurationEdits {

    private final @Nullable Server server;
    private final Map<XmlFile, List<Edit>> edits = new LinkedHashMap<>();
    private final Map<XmlFile, Insertion> insertions = new LinkedHashMap<>();
    /** What is replaced or removed already. */
    private final Set<Object> touched = new HashSet<>();
    /** The names of the attributes that elements get. */
    private final Map<LocatedElement, Set<String>> added = new HashMap<>();
    private @Nullable Map<Location, XmlFile> webConfigs;
    /** An attribute whose style is taken over in its file; {@code null} for that of each file. */
    private @Nullable AttributeState like;
    private @Nullable String obstacle;
    private final Set<Proposal.Change> changes = new LinkedHashSet<>();
    private final Set<Proposal.Region> regions = new LinkedHashSet<>();

    /** The element that one of the server's files has for a location, as far as it is there. */
    private record Own(XmlFile file, LocatedElement element, List<String> missing) {
    }

    ConfigurationEdits(@Nullable Server server) {
        this.server = server;
    }

    /** What is added looks like the element that holds this attribute. */
    void like(@Nullable AttributeState attribute) {
        like = attribute;
    }

    /** Why an edit could not be planned; {@code null} where all could. */
    @Nullable
    String obstacle() {
        return obstacle;
    }

    /** Notes why an edit cannot be planned. The first reason counts. */
    boolean refuse(String reason) {
        obstacle = obstacle == null ? reason : obstacle;
        return false;
    }

    private boolean done(@Nullable String refusal) {
        return refusal == null || refuse(refusal);
    }

    /** Notes a setting that the edits mean to change. */
    void change(Proposal.Change change) {
        changes.add(change);
    }

    /** Notes where settings may change. */
    void region(Proposal.Region region) {
        regions.add(region);
    }

    void replace(AttributeState state, String value) {
        replace(state.file(), state.attribute(), value);
    }

    void replace(XmlFile file, LocatedAttribute attribute, String value) {
        if (touched.add(attribute)) {
            edit(file, new Edit(attribute.valueSpan(), Insertion.escape(value, attribute.quote(file.source().text()))));
        }
    }

    private void edit(XmlFile file, Edit edit) {
        edits.computeIfAbsent(file, f -> new ArrayList<>()).add(edit);
    }

    Insertion insertion(XmlFile file) {
        return insertions.computeIfAbsent(file,
                f -> new Insertion(f, like != null && like.file() == f ? (LocatedElement) like.attribute().getParent() : null));
    }

    /** Sets an attribute at a location that does not set it itself; {@code false} where no file may. */
    boolean set(Location location, Setting setting, String value) {
        Own own = own(location, setting.section(), setting.path());
        if (own != null && own.missing.isEmpty() && own.element.located(setting.attribute()) == null) {
            return attribute(own.file, own.element, setting.attribute(), value);
        }
        List<String> names = new ArrayList<>(List.of(setting.section().split("/")));
        names.addAll(setting.path());
        NewElement leaf = new NewElement(names.remove(names.size() - 1), Map.of(setting.attribute(), value));
        return own == null
                ? section(location, names, leaf)
                : within(own.file, own.element, own.missing.subList(0, Math.max(0, own.missing.size() - 1)), leaf);
    }

    /** Gives an element an attribute that it does not have. */
    boolean attribute(XmlFile file, LocatedElement element, String name, String value) {
        if (element.located("configSource") != null || element.located("configProtectionProvider") != null) {
            return done(Insertion.sealed(file, element));
        }
        if (added.computeIfAbsent(element, e -> new HashSet<>()).add(name)) {
            insertion(file).attribute(element, name, value);
        }
        return true;
    }

    /** Adds an element to one within a section for a location; {@code false} where no file may. */
    boolean add(Location location, String section, List<String> path, NewElement leaf) {
        Own own = own(location, section, path);
        if (own != null) {
            return done(insertion(own.file).within(own.element, own.missing, leaf));
        }
        List<String> names = new ArrayList<>(List.of(section.split("/")));
        names.addAll(path);
        return section(location, names, leaf);
    }

    /**
     * Adds something that nothing in the file sets for the location.
     *
     * @param names of the elements that it is in, from the section groups on
     */
    private boolean section(Location location, List<String> names, NewElement element) {
        XmlFile host = server == null ? null : server.file();
        if (host != null && host.root() != null) {
            return done(insertion(host).section(location.path(), names, element));
        }
        return lone(location, names, element);
    }

    /** Without an applicationHost.config: the nearest web.config at or above the location. */
    private boolean lone(Location location, List<String> names, NewElement element) {
        if (webConfigs == null) {
            webConfigs = server == null ? Map.of() : webConfigs(server);
        }
        List<String> below = new ArrayList<>();
        for (Location at = location; at.parent() != null; at = at.parent()) {
            XmlFile file = webConfigs.get(at);
            if (file != null) {
                return done(insertion(file).section(String.join("/", below), names, element));
            }
            below.add(0, at.name());
        }
        return refuse("no file sets anything for " + location);
    }

    /** The well-formed web.config files by the locations at which they take effect. */
    private static Map<Location, XmlFile> webConfigs(Server server) {
        Map<Location, XmlFile> files = new HashMap<>();
        server.webConfigs().forEach((path, locations) -> {
            XmlFile file = server.files().get(path);
            if (file != null && file.root() != null) {
                locations.forEach(at -> files.putIfAbsent(at, file));
            }
        });
        return files;
    }

    /** What a file of its own has for a location, down to the deepest element of the path that is there. */
    private static @Nullable Own own(Location location, String section, List<String> path) {
        SectionState state = location.own().get(section);
        EditableElement set = state == null ? null : EditableElement.of(state.element());
        SectionState inherited = location.inherited(section);
        if (set == null || inherited != null && inherited.element().element() == set.element()) {
            return null;
        }
        DeepestElement deepest = DeepestElement.of(set.element(), path);
        return new Own(set.file(), deepest.element(), deepest.missing());
    }

    /** Whether a file of its own clears a collection at a location. */
    static boolean clears(Location location, String section, List<String> path, String clear) {
        Own own = own(location, section, path);
        return own != null && own.missing.isEmpty() && own.element.child(clear) != null;
    }

    /** Adds an element within another one of a file. */
    boolean within(XmlFile file, LocatedElement element, List<String> names, NewElement leaf) {
        return done(insertion(file).within(element, names, leaf));
    }

    /** Gives an element the attributes and elements of another one. */
    boolean merge(XmlFile file, LocatedElement element, @Nullable ElementSchema schema, NewElement added) {
        boolean planned = true;
        for (Map.Entry<String, String> attribute : added.attributes().entrySet()) {
            LocatedAttribute set = element.located(attribute.getKey());
            if (set == null) {
                planned &= attribute(file, element, attribute.getKey(), attribute.getValue());
            } else if (!set.getValue().equals(attribute.getValue())) {
                replace(file, set, attribute.getValue());
            }
        }
        for (NewElement child : added.children()) {
            LocatedElement there = entry(schema, child) ? null : element.child(child.name());
            planned &= there == null
                    ? within(file, element, List.of(), child)
                    : merge(file, there, schema == null ? null : schema.elements().get(child.name()), child);
        }
        return planned;
    }

    /** Whether an element would be an entry of a collection. */
    static boolean entry(@Nullable ElementSchema holder, NewElement element) {
        return holder != null && holder.collection(element.name()) != null && !holder.elements().containsKey(element.name());
    }

    /** Takes what sets an element out of its file. */
    void remove(ElementState element) {
        LocatedElement set = element.element();
        if (set != null && touched.add(set)) {
            insertion(element.setAt().file()).remove(set);
        }
    }

    /** What has been planned. */
    Proposal proposal(String title, Effect effect) {
        insertions.forEach((file, insertion) -> insertion.edits().forEach(edit -> edit(file, edit)));
        insertions.clear();
        edits.values().forEach(list -> list.sort(Edit.ORDER));
        return new Proposal(title, effect, edits, List.copyOf(changes), List.copyOf(regions));
    }
}
