package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names the entries of a collection in the paths of settings: {@code add[name="X-Powered-By"]}. An entry without a key is named
 * by all that it says. Encrypted values are left out.
 */
final class EntryNames {

    private EntryNames() {
    }

    /** The names of all entries, in their order; of those that cannot be distinguished the later ones have a number. */
    static List<String> all(ElementState parent) {
        List<String> names = new ArrayList<>(parent.entries().size());
        Map<String, Integer> seen = new HashMap<>();
        for (ElementState entry : parent.entries()) {
            String name = of(entry);
            int before = seen.merge(name, 1, Integer::sum);
            names.add(before == 1 ? name : name + "#" + before);
        }
        return names;
    }

    /** The name of one entry of an element; that of its kind where the element does not have it. */
    static String of(ElementState parent, ElementState entry) {
        if (unique(parent, entry)) {
            return of(entry);
        }
        int index = parent.entries().indexOf(entry);
        return index < 0 ? of(entry) : all(parent).get(index);
    }

    /** Whether the key alone tells the entry from all others. */
    private static boolean unique(ElementState parent, ElementState entry) {
        ElementSchema.Collection collection = parent.schema() == null ? null : parent.schema().collection(entry.name());
        return collection != null && !collection.allowDuplicates() && entry.schema() != null && !entry.schema().keys().isEmpty()
                && entry.schema().keys().stream().noneMatch(AttributeSchema::encrypted);
    }

    private static String of(ElementState entry) {
        return of(entry.name(), entry.schema(), attribute -> entry.value(attribute), entry.attributes().stream().filter(a -> !a
                .secret()).map(AttributeState::name).toList());
    }

    /** The name that an entry with these attributes has. */
    static String of(String name, @Nullable ElementSchema schema, Map<String, String> attributes) {
        return of(name, schema, attribute -> attributes.containsKey(attribute)
                ? attributes.get(attribute)
                : schema == null || !schema.attributes().containsKey(attribute)
                        ? null
                        : schema.attributes().get(attribute).defaultValue(),
                List.copyOf(attributes.keySet()));
    }

    private static String of(String name, @Nullable ElementSchema schema, UnaryOperator<String> values, List<String> set) {
        List<AttributeSchema> keys = schema == null ? List.of() : schema.keys();
        return name + (keys.isEmpty()
                ? set.stream().sorted().map(attribute -> "[" + attribute + "=\"" + values.apply(attribute) + "\"]")
                        .collect(Collectors.joining())
                : keys.stream().filter(key -> !key.encrypted() && values.apply(key.name()) != null)
                        .map(key -> "[" + key.name() + "=\"" + key.normal(values.apply(key.name())) + "\"]")
                        .collect(Collectors.joining()));
    }
}
