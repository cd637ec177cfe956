package io.github.iislint.deployment;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.ElementSchema;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.iis.schema.SectionOwner;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what the schema says of an attribute by where it is in a file. */
final class TypedValues {

    private final Schema schema;

    TypedValues(Schema schema) {
        this.schema = schema;
    }

    /** An attribute whose values are no secrets. */
    record Type(AttributeSchema attribute, SectionOwner owner) {

        /** What is expected instead, without the value; {@code null} where the value is one of the attribute. */
        @Nullable
        String refusal(String value) {
            if (value.isBlank() || attribute.refusal(value, owner, false).isPresent()) {
                return switch (attribute.type()) {
                    case BOOL -> "expected true or false";
                    case ENUM -> "expected one of " + String.join(", ", attribute.names().keySet());
                    case FLAGS -> "expected names from " + String.join(", ", attribute.names().keySet())
                            + ", separated by commas";
                    case TIMESPAN -> "expected a time span";
                    default -> "expected a number in its range";
                };
            }
            return null;
        }
    }

    /** The type of an attribute; empty where the schema does not know it, or where anything may be its value. */
    Optional<Type> of(LocatedElement element, String attribute) {
        List<String> path = new ArrayList<>();
        for (LocatedElement at = element; at != null; at = (LocatedElement) at.getParent()) {
            if (!at.getName().equals("location") && (at.getParent() != null || !at.getName().equals("configuration"))) {
                path.add(0, at.getName());
            }
        }
        for (int length = path.size(); length > 0; length--) {
            String section = String.join("/", path.subList(0, length));
            ElementSchema known = schema.section(section);
            if (known != null) {
                return Optional.ofNullable(within(known, path.subList(length, path.size())))
                        .map(holder -> holder.attributes().get(attribute)).filter(TypedValues::open)
                        .map(found -> new Type(found, SectionOwner.of(section)));
            }
        }
        return Optional.empty();
    }

    private static @Nullable ElementSchema within(ElementSchema section, List<String> path) {
        ElementSchema at = section;
        for (String name : path) {
            ElementSchema.Collection collection = at.collection(name);
            ElementSchema next = at.elements().get(name);
            if (next == null && collection != null) {
                next = collection.add().get(name);
            }
            if (next == null) {
                return null;
            }
            at = next;
        }
        return at;
    }

    private static boolean open(AttributeSchema attribute) {
        return attribute.type() != AttributeSchema.Type.STRING && !attribute.encrypted();
    }
}
