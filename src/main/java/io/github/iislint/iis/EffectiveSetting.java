package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One setting in effect at a location.
 *
 * @param attribute its name in the section: {@code sslFlags}, {@code requestLimits@maxAllowedContentLength} for one of an inner
 *        element, {@code oneToOneMappings/[]} for the number of entries of a collection
 * @param value as it is written, {@code ***} for a secret
 * @param origin {@code null} for a default
 * @param overridden the values that it replaces, the nearest level first
 */
public record EffectiveSetting(String location, String section, String attribute, String value, Kind kind, Origin origin,
                               List<Overridden> overridden) {

    /** Where a value comes from. */
    public enum Kind {
        /** A file. */
        SET,
        /** The schema. */
        DEFAULT,
        /** A file, but deployment decides: a placeholder. */
        UNKNOWN
    }

    /** A value that a deeper level replaces. */
    public record Overridden(String value, Origin origin) {
    }

    /**
     * What is in effect at a location, by section and attribute.
     *
     * @param node the location, or the deepest known one above it
     * @param location how the location is called
     * @param sections whose defaults are told, too; empty for all sections, without defaults
     */
    public static List<EffectiveSetting> at(Server server, Node node, String location, Collection<String> sections) {
        Collection<String> wanted = new TreeSet<>(sections);
        if (sections.isEmpty()) {
            for (Node above = node; above != null; above = above.parent()) {
                wanted.addAll(above.own().keySet());
            }
        }
        List<EffectiveSetting> settings = new ArrayList<>();
        for (String section : wanted) {
            SectionState state = node.section(section);
            ElementState element = state != null ? state.element() : server.schema().unset(section);
            if (element != null) {
                new Lister(settings, location, section, !sections.isEmpty()).list(element, "");
            }
        }
        return settings;
    }

    private record Lister(List<EffectiveSetting> settings, String location, String section, boolean defaults) {

        void list(ElementState element, String path) {
            String prefix = path.isEmpty() ? "" : path + "@";
            TreeMap<String, EffectiveSetting> attributes = new TreeMap<>();
            for (AttributeState attribute : element.attributes) {
                String name = prefix + attribute.name();
                List<Overridden> overridden = new ArrayList<>();
                for (AttributeState state = attribute.overridden(); state != null; state = state.overridden()) {
                    overridden.add(new Overridden(shown(state), state.origin()));
                }
                attributes.put(name, new EffectiveSetting(location, section, name, shown(attribute),
                        Placeholder.in(attribute.value()) ? Kind.UNKNOWN : Kind.SET, attribute.origin(), overridden));
            }
            if (defaults && element.schema != null) {
                for (AttributeSchema known : element.schema.attributes().values()) {
                    if (known.defaultValue() != null) {
                        attributes.putIfAbsent(prefix + known.name(), new EffectiveSetting(location, section, prefix + known.name(),
                                known.encrypted() ? "***" : known.defaultValue(), Kind.DEFAULT, null, List.of()));
                    }
                }
            }
            settings.addAll(attributes.values());
            collection(element, path);
            TreeMap<String, ElementState> children = new TreeMap<>();
            for (ElementState child : element.children) {
                children.put(child.name, child);
            }
            if (defaults && element.schema != null) {
                element.schema.elements().keySet().forEach(name -> children.putIfAbsent(name, element.child(name)));
            }
            children.forEach((name, child) -> list(child, path.isEmpty() ? name : path + "/" + name));
        }

        private void collection(ElementState element, String path) {
            boolean holds = element.schema == null ? element.entries.length > 0 : !element.schema.collections().isEmpty();
            boolean set = element.element != null && (element.entries.length > 0 || !element.element.children().isEmpty());
            if (!holds || !defaults && !set) {
                return;
            }
            String name = path.isEmpty() ? "[]" : path + "/[]";
            boolean documents = section.equals("system.webServer/defaultDocument") && path.equals("files");
            String value = documents ? element.entries().stream().map(e -> String.valueOf(e.value("value"))).collect(Collectors.joining("|"))
                    : String.valueOf(element.entries.length);
            settings.add(new EffectiveSetting(location, section, name, value, set ? Kind.SET : Kind.DEFAULT, set ? element.origin() : null,
                    List.of()));
        }

        private static String shown(AttributeState attribute) {
            return attribute.secret() ? "***" : attribute.value();
        }
    }
}
