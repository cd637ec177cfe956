package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives elements that say the same, wherever they say it, the same number; what iislint ships with aside, which is no file's word.
 * Belongs to one thread and one server.
 */
public final class ElementInterner {

    private final Map<List<Object>, Integer> ids = new HashMap<>();

    /** A positive number. */
    public int id(ElementState element) {
        int known = element.valueId();
        if (known == 0) {
            List<Object> shape = new ArrayList<>(
                    1 + element.attributes.length * 3 + element.children.length + element.entries.length + 2);
            shape.add(element.name);
            for (AttributeState attribute : element.attributes) {
                shape.add(attribute.name());
                shape.add(attribute.value());
                shape.add(attribute.origin().shipped());
            }
            shape.add(element.children.length);
            for (ElementState child : element.children) {
                shape.add(id(child));
            }
            for (ElementState entry : element.entries) {
                shape.add(id(entry));
            }
            known = ids.computeIfAbsent(shape, s -> ids.size() + 1);
            element.valueId(known);
        }
        return known;
    }
}
