package io.github.iislint.rule;

import io.github.iislint.xml.LocatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An element that a fix adds.
 *
 * @param attributes values by name, in the order in which they are written
 */
public record NewElement(String name, Map<String, String> attributes, List<NewElement> children) {

    /** Without children. */
    public NewElement(String name, Map<String, String> attributes) {
        this(name, attributes, List.of());
    }

    /** What is in a rule file. */
    static NewElement of(LocatedElement written) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < written.attributeCount(); i++) {
            attributes.put(written.attribute(i).getName(), written.attribute(i).getValue());
        }
        return new NewElement(written.getName(), attributes, written.children().stream().map(NewElement::of).toList());
    }
}
