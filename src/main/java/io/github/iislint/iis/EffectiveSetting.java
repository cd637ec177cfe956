package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Placeholder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One setting in effect.
 *
 * @param attribute its name in the section: {@code sslFlags}, {@code requestLimits@maxAllowedContentLength} for one of an inner
 *        element, {@code oneToOneMappings/[]} for the number of entries of a collection
 * @param value as it is written, {@code ***} for a secret
 * @param origin {@code null} for a default
 * @param overridden the values that it replaces, the nearest level first
 * @param collection the entries that a collection has in effect, in order; empty for an attribute. {@link EffectiveEntry#of}
 *        tells
 *        what they say
 */
public record EffectiveSetting(String section, String attribute, String value, Kind kind, @Nullable Origin origin,
        List<Overridden> overridden,
        List<ElementState> collection) {

    /** What is shown instead of a secret. */
    public static final String SECRET = "***";

    /** Where a value comes from. */
    public enum Kind {
        /** A file. */
        SET,
        /** The schema, or a file that iislint ships with: then there is an origin. */
        DEFAULT,
        /** A file, but deployment decides: a placeholder. */
        UNKNOWN
    }

    /** A value that a deeper level replaces. */
    public record Overridden(String value, Origin origin) {
    }

    /** The sections that files set at a location or above, in order. */
    public static Collection<String> sections(Location location) {
        Set<String> sections = new TreeSet<>();
        for (Location above = location; above != null; above = above.parent()) {
            sections.addAll(above.own().keySet());
        }
        return sections;
    }

    /**
     * What is in effect of one section at a location, in order; nothing where neither a file nor the schema knows the section.
     *
     * @param defaults whether the defaults of the schema are told, too
     */
    public static List<EffectiveSetting> of(Server server, Location location, String section, boolean defaults) {
        SectionState state = location.section(section);
        ElementState element = state != null ? state.element() : defaults ? server.unset(section) : null;
        return element == null ? List.of() : of(section, element, defaults);
    }

    /** What a section element holds, in order. */
    public static List<EffectiveSetting> of(String section, ElementState element, boolean defaults) {
        List<EffectiveSetting> settings = new ArrayList<>();
        new Lister(settings, section, defaults).list(element, null, "");
        return settings;
    }

    /**
     * What a section element holds that files set and that is not inherited, in order; of collections, the entries that are new.
     */
    public static List<EffectiveSetting> changed(String section, ElementState element, @Nullable ElementState inherited) {
        List<EffectiveSetting> settings = new ArrayList<>();
        new Lister(settings, section, false).list(element, inherited, "");
        return settings;
    }

    private record Lister(List<EffectiveSetting> settings, String section, boolean defaults) {

        /** @param base whose settings are left out; may be {@code null} */
        void list(ElementState element, @Nullable ElementState base, String path) {
            if (element == base) {
                return;
            }
            String prefix = path.isEmpty() ? "" : path + "@";
            TreeMap<String, EffectiveSetting> attributes = new TreeMap<>();
            for (AttributeState attribute : element.attributes) {
                if (base != null && base.attribute(attribute.name()) == attribute || !defaults && attribute.origin().shipped()) {
                    continue;
                }
                String name = prefix + attribute.name();
                List<Overridden> overridden = new ArrayList<>();
                for (AttributeState state = attribute.overridden(); state != null; state = state.overridden()) {
                    overridden.add(new Overridden(shown(state), state.origin()));
                }
                attributes.put(name, new EffectiveSetting(section, name, shown(attribute),
                        attribute.origin().shipped() ? Kind.DEFAULT : Placeholder.in(attribute.value()) ? Kind.UNKNOWN : Kind.SET,
                        attribute.origin(), overridden, List.of()));
            }
            if (defaults && element.schema != null) {
                for (AttributeSchema known : element.schema.attributes().values()) {
                    if (known.defaultValue() != null) {
                        attributes.putIfAbsent(prefix + known.name(), new EffectiveSetting(section, prefix + known.name(),
                                known.encrypted() ? SECRET : known.defaultValue(), Kind.DEFAULT, null, List.of(), List.of()));
                    }
                }
            }
            settings.addAll(attributes.values());
            if (base == null || !Arrays.equals(element.entries, base.entries)) {
                collection(element, base, path);
            }
            TreeMap<String, ElementState> children = new TreeMap<>();
            for (ElementState child : element.children) {
                children.put(child.name, child);
            }
            if (defaults && element.schema != null) {
                element.schema.elements().keySet().forEach(name -> children.putIfAbsent(name, element.child(name)));
            }
            children.forEach((name, child) -> list(child, base == null ? null : base.child(name),
                    path.isEmpty() ? name : path + "/" + name));
        }

        private void collection(ElementState element, @Nullable ElementState base, String path) {
            boolean holds = element.schema == null ? element.entries.length > 0 : !element.schema.collections().isEmpty();
            boolean set = element.touched != null && !element.touched.shipped();
            if (!holds || !defaults && !set) {
                return;
            }
            String name = path.isEmpty() ? "[]" : path + "/[]";
            boolean documents = section.equals("system.webServer/defaultDocument") && path.equals("files");
            String value = documents
                    ? element.entries().stream().map(Lister::document).collect(Collectors.joining("|"))
                    : String.valueOf(element.entries.length);
            Set<ElementState> inherited = Collections.newSetFromMap(new IdentityHashMap<>());
            inherited.addAll(base == null ? List.of() : base.entries());
            List<ElementState> entries = inherited.isEmpty()
                    ? element.entries()
                    : element.entries().stream().filter(entry -> !inherited.contains(entry)).toList();
            settings.add(new EffectiveSetting(section, name, value, set ? Kind.SET : Kind.DEFAULT, element.touched, List.of(),
                    entries));
        }

        /** What IIS does not know beside the name of a document could tell that it is none, but a secret. */
        private static String document(ElementState entry) {
            return EffectiveEntry.unknown(entry).isEmpty() ? String.valueOf(entry.value("value")) : SECRET;
        }

        private static String shown(AttributeState attribute) {
            return attribute.secret() ? SECRET : attribute.value();
        }
    }
}
