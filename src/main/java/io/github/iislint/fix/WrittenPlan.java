package io.github.iislint.fix;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.FixTemplate;
import io.github.iislint.rule.FixTemplate.ValueChange;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes what a rule about files matched, in the file itself. Such a rule says nothing of what is in effect, so that may change
 * for the element at all locations that the file serves, and nothing else.
 */
final class WrittenPlan {

    private final Server server;
    private final XmlFile file;
    private final LocatedElement element;
    private final ConfigurationEdits edits;

    /** @param element the matched one, or that which holds the matched attribute */
    WrittenPlan(Server server, XmlFile file, LocatedElement element, ConfigurationEdits edits) {
        this.server = server;
        this.file = file;
        this.element = element;
        this.edits = edits;
    }

    boolean plan(FixTemplate fix) {
        for (LocatedElement at = element; at != null; at = (LocatedElement) at.getParent()) {
            if (at.located("configSource") != null || at.located("configProtectionProvider") != null) {
                return edits.refuse(Insertion.sealed(file, at));
            }
        }
        FixTemplate.ChangeTemplate change = fix.change();
        regions(change instanceof FixTemplate.AddElement add
                ? add.element().name()
                : change instanceof FixTemplate.AddEntry add ? add.entry().name() : null);
        if (change instanceof ValueChange value) {
            return fix.attribute() != null && value(fix.attribute(), value);
        }
        if (change instanceof FixTemplate.AddEntry add) {
            return edits.within(file, element, List.of(), add.entry());
        }
        if (change instanceof FixTemplate.AddElement add) {
            return add(add.element());
        }
        if (element == file.root()) {
            return edits.refuse("a file needs its root element");
        }
        edits.insertion(file).remove(element);
        return true;
    }

    private boolean value(String name, ValueChange change) {
        LocatedAttribute set = element.located(name);
        String before = set == null ? "" : set.getValue();
        String after = change.apply(before).filter(value -> set == null || !value.equals(before)).orElse(null);
        if (after == null) {
            return false;
        }
        if (set == null) {
            return edits.attribute(file, element, name, after);
        }
        edits.replace(file, set, after);
        return true;
    }

    /** Adds an element that is no entry; one that is there gets its attributes. */
    private boolean add(NewElement added) {
        LocatedElement there = element.child(added.name());
        return there == null
                ? edits.within(file, element, List.of(), added)
                : edits.merge(file, there, null, added);
    }

    /**
     * What is in effect may change for the element, or the one that is added, and all in it, wherever the file takes effect.
     *
     * @param added {@code null} for none
     */
    private void regions(@Nullable String added) {
        List<String> names = new ArrayList<>(added == null ? List.of() : List.of(added));
        for (LocatedElement at = element; at.getParent() != null; at = (LocatedElement) at.getParent()) {
            names.add(0, at.getName());
        }
        if (!names.isEmpty() && names.get(0).equals("location")) {
            names.remove(0);
        }
        StringBuilder section = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            section.append(i == 0 ? "" : "/").append(names.get(i));
            if (isSection(section.toString())) {
                region(section.toString(), names.subList(i + 1, names.size()));
                return;
            }
        }
    }

    /** Whether the schema knows the section, or some location has it. */
    private boolean isSection(String path) {
        boolean known = server.schema().section(path) != null;
        if (known || server.schema().sections().stream().anyMatch(section -> section.startsWith(path + "/"))) {
            // Most are groups or sections of the schema: not every location has to be asked for each finding.
            return known;
        }
        boolean[] found = {false};
        server.root().visit(location -> found[0] |= location.own().containsKey(path));
        return found[0];
    }

    private void region(String section, List<String> names) {
        List<String> path = new ArrayList<>();
        ElementSchema holder = server.schema().section(section);
        for (String name : names) {
            holder = holder == null ? null : holder.elements().get(name);
            if (holder == null) {
                // What comes next is an entry, whose name is its key.
                break;
            }
            path.add(name);
        }
        List<Location> served = server.webConfigs().getOrDefault(file.path(), List.of());
        for (Location location : served.isEmpty() || EntryPath.serverOnly(section) ? List.of(server.root()) : served) {
            edits.region(new Proposal.Region(location.path(), section, String.join("/", path)));
        }
    }
}
