package io.github.iislint.rule;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.Origin;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the place that owns what is in effect at a location although no file sets it there: the highest location from which on
 * it is so. A default of the schema is the same fact at the server level and at all that inherits it.
 */
final class Owners {

    /** By location, then by rule and path in the tree: where it is reported. */
    private final Map<Location, Map<Object, Origin>> places = new IdentityHashMap<>();

    /**
     * Locations come before those below them.
     *
     * @param anchor where the finding would be reported at this location alone; {@code null} where there is no such place
     * @return {@code null} where there is no place
     */
    Origin of(Rule rule, org.dom4j.Node matched, Location location, Origin anchor) {
        if (matched instanceof EffectiveTree.Attribute attribute && attribute.state != null || entry(matched)) {
            return anchor;
        }
        Object what = List.of(rule.id(), matched.getPath());
        Map<Object, Origin> above = places.getOrDefault(location.parent(), Map.of());
        Origin owner = above.containsKey(what) ? above.get(what) : anchor;
        places.computeIfAbsent(location, l -> new HashMap<>()).put(what, owner);
        return owner;
    }

    /** Whether a node belongs to an entry of a collection, which says itself where it comes from. */
    private static boolean entry(org.dom4j.Node node) {
        for (org.dom4j.Node at = node; at != null; at = at.getParent()) {
            if (at instanceof EffectiveTree.Element element && element.getParent() instanceof EffectiveTree.Element parent
                    && parent.state.entries().contains(element.state)) {
                return true;
            }
        }
        return false;
    }
}
