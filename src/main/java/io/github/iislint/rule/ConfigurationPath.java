package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import io.github.iislint.iis.Problem;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A path from {@code <configuration>} to an element of a section, such as
 * {@code system.webServer/httpProtocol/customHeaders}.
 *
 * @param section the full path of the section
 * @param within the names of the elements within it that lead to the element; empty for the section itself
 * @param element what the schema says of it
 */
public record ConfigurationPath(String section, List<String> within, ElementSchema element) {

    /** @throws IllegalArgumentException with what is wrong and the nearest name, if the schema has no such element */
    public static ConfigurationPath of(Schema schema, String path) {
        List<String> rest = new ArrayList<>();
        String section = path;
        ElementSchema element = schema.section(section);
        while (element == null) {
            int slash = section.lastIndexOf('/');
            if (slash < 0) {
                throw new IllegalArgumentException("there is no section \"" + path + "\""
                        + NearestName.ofPath(path, schema.sections()).map(near -> "; did you mean \"" + near + "\"?").orElse(""));
            }
            rest.add(0, section.substring(slash + 1));
            section = section.substring(0, slash);
            element = schema.section(section);
        }
        for (String name : rest) {
            ElementSchema child = element.elements().get(name);
            if (child == null) {
                throw new IllegalArgumentException("<" + element.name() + "> has no element \"" + name + "\""
                        + did(name, element.elements().keySet()));
            }
            element = child;
        }
        return new ConfigurationPath(section, rest, element);
    }

    /** @throws IllegalArgumentException with the nearest name, if the element has no such attribute */
    @Nullable
    AttributeSchema attribute(String name) {
        AttributeSchema attribute = element.attributes().get(name);
        if (attribute == null && !element.open()) {
            throw new IllegalArgumentException("<" + element.name() + "> has no attribute \"" + name + "\""
                    + did(name, element.attributes().keySet()));
        }
        return attribute;
    }

    private static String did(String name, Collection<String> names) {
        return NearestName.hint(name, names)
                .orElse(names.isEmpty() || names.size() > 12 ? "" : "; there are " + String.join(", ", new TreeSet<>(names)));
    }

    /** What the schema says of the attribute that a problem is about; {@code null} where it does not know it. */
    static @Nullable AttributeSchema attribute(Schema schema, Problem problem) {
        ElementSchema section = problem.section() == null ? null : schema.section(problem.section());
        return section == null || problem.attribute() == null
                ? null
                : attribute(section, problem.element(), problem.attribute());
    }

    private static @Nullable AttributeSchema attribute(ElementSchema within, @Nullable String element, String attribute) {
        AttributeSchema found = within.name().equals(element) ? within.attributes().get(attribute) : null;
        List<ElementSchema> children = new ArrayList<>(within.elements().values());
        within.collections().forEach(collection -> children.addAll(collection.add().values()));
        for (int i = 0; found == null && i < children.size(); i++) {
            found = attribute(children.get(i), element, attribute);
        }
        return found;
    }
}
