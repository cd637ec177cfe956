package io.github.iislint.fix;

import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.rule.Detection;
import io.github.iislint.rule.FixTemplate.ValueChange;
import io.github.iislint.rule.NewElement;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Corrects what the configuration system refuses: nothing is in effect to compare with, so only text is changed. */
final class RefusedPlan {

    private final @Nullable Server server;
    private final Detection detection;
    private final ConfigurationEdits edits;
    private final XmlFile file;

    RefusedPlan(@Nullable Server server, Detection detection, ConfigurationEdits edits) {
        this.server = server;
        this.detection = detection;
        this.edits = edits;
        this.file = detection.anchor().file();
    }

    boolean value(ValueChange change) {
        LocatedAttribute attribute = file.attributeAt(detection.anchor().span());
        if (attribute == null) {
            return false;
        }
        Optional<String> value = change.apply(attribute.getValue()).filter(v -> !v.equals(attribute.getValue()));
        value.ifPresent(v -> edits.replace(file, attribute, v));
        return value.isPresent();
    }

    /**
     * An entry whose key is in effect already: one that says the same as another one of the same element goes. Where the other
     * one is inherited, that is removed first, which works with and without it.
     */
    boolean duplicate() {
        LocatedElement entry = file.elementAt(detection.anchor().span().start());
        String section = detection.section();
        if (entry == null || section == null || detection.related().isEmpty() && server == null) {
            return false;
        }
        List<String> path = path(section, entry);
        if (path == null) {
            return false;
        }
        Origin other = detection.related().isEmpty() ? null : detection.related().get(0).origin();
        LocatedElement twin = other == null ? null : other.file().elementAt(other.span().start());
        boolean same = twin != null && same(entry, twin);
        ElementSchema.Collection collection = collection(section, path, entry.getName());
        boolean inherited = twin == null || twin.getParent() != entry.getParent();
        if (inherited && collection != null && collection.remove() != null) {
            ElementSchema schema = collection.add().get(entry.getName());
            Map<String, String> keys = schema == null ? Map.of() : keys(entry, schema);
            if (keys.isEmpty()) {
                return false;
            }
            edits.insertion(file).before(entry, new NewElement(collection.remove(), keys));
        } else if (same) {
            edits.insertion(file).remove(entry);
        } else {
            return edits.refuse("the two entries differ: decide which one is intended, and remove the other");
        }
        String setting = String.join("/", path);
        detection.hits().stream().map(Detection.Hit::location).filter(location -> location != null)
                .forEach(location -> edits.region(new Proposal.Region(
                        EntryPath.serverOnly(section) ? "" : location.path(), section, setting)));
        return true;
    }

    /** The names of the elements from the section to the collection; {@code null} where the section is not around the entry. */
    private static @Nullable List<String> path(String section, LocatedElement entry) {
        String name = section.substring(section.lastIndexOf('/') + 1);
        List<String> path = new ArrayList<>();
        org.dom4j.Element at = entry.getParent();
        while (at != null && !at.getName().equals(name)) {
            path.add(0, at.getName());
            at = at.getParent();
        }
        return at == null ? null : path;
    }

    private ElementSchema.@Nullable Collection collection(String section, List<String> path, String name) {
        ElementSchema schema = server == null ? null : server.schema().section(section);
        for (String step : path) {
            ElementSchema.Collection within = schema == null ? null : schema.collection(step);
            schema = schema == null ? null : within != null ? within.add().get(step) : schema.elements().get(step);
        }
        return schema == null ? null : schema.collection(name);
    }

    private static Map<String, String> keys(LocatedElement entry, ElementSchema schema) {
        Map<String, String> keys = new LinkedHashMap<>();
        for (AttributeSchema key : schema.keys()) {
            String value = entry.value(key.name());
            if (value != null) {
                keys.put(key.name(), value);
            }
        }
        return keys;
    }

    /** Whether two elements say the same; a value that is written out and a default are not compared. */
    private static boolean same(LocatedElement one, LocatedElement other) {
        if (!one.getName().equals(other.getName()) || one.attributeCount() != other.attributeCount()) {
            return false;
        }
        for (int i = 0; i < one.attributeCount(); i++) {
            if (!one.attribute(i).getValue().equals(other.value(one.attribute(i).getName()))) {
                return false;
            }
        }
        List<LocatedElement> within = one.children();
        List<LocatedElement> others = other.children();
        return within.size() == others.size()
                && Arrays.equals(within.toArray(), others.toArray(), (a, b) -> same((LocatedElement) a, (LocatedElement) b)
                        ? 0
                        : 1);
    }
}
