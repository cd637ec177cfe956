package io.github.iislint.rule;

import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.ElementSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the place that owns what is in effect at a location although no file sets it there: the highest location from which on
 * it is so. A default of the schema is the same fact at the server level and at all that inherits it, and in all entries of a
 * collection that has an element with their defaults, such as application pools.
 */
final class Owners {

    private final Server server;
    /** By location, then by rule and path in the tree: where it is reported. */
    private final Map<Location, Map<Object, Origin>> places = new IdentityHashMap<>();

    Owners(Server server) {
        this.server = server;
    }

    /**
     * Locations come before those below them.
     *
     * @param anchor where the finding would be reported at this location alone; {@code null} where there is no such place
     * @return {@code null} where there is no place
     */
    @Nullable
    Origin of(Rule rule, org.dom4j.Node matched, Location location, @Nullable Origin anchor) {
        if (matched instanceof EffectiveTree.Attribute attribute && attribute.state != null) {
            return anchor;
        }
        EffectiveTree.Element entry = entry(matched);
        if (entry != null) {
            return ofEntry(rule, matched, entry, anchor);
        }
        Map<Object, Origin> above = places.getOrDefault(location.parent(), Map.of());
        boolean inherited = !location.children().isEmpty();
        if (above.isEmpty() && !inherited) {
            return anchor;
        }
        Object what = List.of(rule.id(), matched.getPath());
        Origin owner = above.getOrDefault(what, anchor);
        if (inherited) {
            places.computeIfAbsent(location, l -> new HashMap<>()).put(what, owner);
        }
        return owner;
    }

    /** The place that owns what an entry leaves to the schema: where the defaults of its collection are, or would be, set. */
    @Nullable
    Origin ofEntry(Rule rule, org.dom4j.Node matched, @Nullable Origin anchor) {
        EffectiveTree.Element entry = entry(matched);
        return entry == null ? anchor : ofEntry(rule, matched, entry, anchor);
    }

    private @Nullable Origin ofEntry(Rule rule, org.dom4j.Node matched, EffectiveTree.Element entry, @Nullable Origin anchor) {
        return rule.anchor() == null && matched != entry ? defaults(matched, entry, anchor) : anchor;
    }

    /** The innermost entry of a collection that a node belongs to, which says itself where it comes from; else {@code null}. */
    private static EffectiveTree.@Nullable Element entry(org.dom4j.Node node) {
        for (org.dom4j.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof EffectiveTree.Element element && (outermost(element) || element
                    .getParent() instanceof EffectiveTree.Element parent && entry(parent.state, element.state))) {
                return element;
            }
        }
        return null;
    }

    /** Whether what is within an element is an entry. Its name says so, unless other elements there may have it, too. */
    private static boolean entry(ElementState parent, ElementState within) {
        ElementSchema schema = parent.schema();
        boolean may = schema == null || schema.collection(within.name()) != null;
        boolean must = schema != null && !schema.elements().containsKey(within.name());
        return may && (must || parent.entries().contains(within));
    }

    /** Whether it is what {@code iis:site()} or {@code iis:pool()} leads to. */
    private static boolean outermost(EffectiveTree.Element element) {
        return element.getParent() instanceof EffectiveTree.Root root && root.indexOf(element) < 0;
    }

    /** What all entries leave to the schema is missing in the element with the defaults of their collection. */
    private @Nullable Origin defaults(org.dom4j.Node matched, EffectiveTree.Element entry, @Nullable Origin anchor) {
        String path = outermost(entry) ? entry.getName().equals("site") ? ServerContext.SITES : ServerContext.POOLS : null;
        List<ElementState> around = new ArrayList<>();
        for (org.dom4j.Element at = entry; at.getParent() instanceof EffectiveTree.Element parent; at = parent) {
            around.add(parent.state);
        }
        if (path != null) {
            SectionState section = server.root().section(path);
            if (section != null) {
                around.add(section.element());
            }
        }
        ElementSchema schema = around.isEmpty() ? null : around.get(0).schema();
        ElementSchema.Collection collection = schema == null ? null : schema.collection(entry.getName());
        if (collection == null || collection.defaults() == null) {
            return anchor;
        }
        for (ElementState each : around) {
            ElementState element = each.child(collection.defaults());
            if (element != null) {
                Origin owner = each.origin();
                List<String> names = new ArrayList<>();
                for (org.dom4j.Element at = matched.getParent(); at != null && at != entry; at = at.getParent()) {
                    names.add(0, at.getName());
                }
                for (int i = 0; element != null && element.origin() != null; i++) {
                    owner = element.origin();
                    element = i < names.size() ? element.child(names.get(i)) : null;
                }
                return owner == null || owner.shipped() ? anchor : owner;
            }
        }
        return anchor;
    }
}
