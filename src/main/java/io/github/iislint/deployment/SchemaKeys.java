package io.github.iislint.deployment;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xdt.EntryKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of entries as the schema of IIS and .NET has them. */
final class SchemaKeys implements EntryKeys {

    private final Schema schema;

    SchemaKeys(Schema schema) {
        this.schema = schema;
    }

    @Override
    public List<String> of(List<String> path) {
        List<String> names = path.stream().skip(1).filter(name -> !name.equals("location")).toList();
        for (int length = names.size() - 1; length > 0; length--) {
            ElementSchema section = schema.section(String.join("/", names.subList(0, length)));
            if (section != null) {
                ElementSchema entry = entry(section, names.subList(length, names.size()));
                return entry == null ? List.of() : entry.keys().stream().map(AttributeSchema::name).toList();
            }
        }
        return List.of();
    }

    /** What the schema says of the entries at the end of a path within a section; {@code null} if there are none. */
    private static @Nullable ElementSchema entry(ElementSchema section, List<String> names) {
        ElementSchema at = section;
        ElementSchema entry = null;
        for (String name : names) {
            ElementSchema.Collection collection = at.collection(name);
            entry = collection == null
                    ? null
                    : collection.add().getOrDefault(name, collection.add().values().iterator().next());
            ElementSchema next = entry != null ? entry : at.elements().get(name);
            if (next == null) {
                return null;
            }
            at = next;
        }
        return entry;
    }
}
