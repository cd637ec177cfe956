package io.github.iislint.iis;

import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.XmlFile;
import org.jspecify.annotations.Nullable;

/**
 * The value of an attribute that a file sets.
 *
 * @param schema {@code null} where the schema does not know the attribute
 * @param overridden what it replaces, nearest level first; {@code null} where nothing above sets the attribute
 */
public record AttributeState(String name, @Nullable AttributeSchema schema, XmlFile file, LocatedAttribute attribute,
        @Nullable AttributeState overridden) {

    /** The value, unescaped, as it is written. */
    public String value() {
        return attribute.getValue();
    }

    /** The span of the value in its file. */
    public Origin origin() {
        return new Origin(file, attribute.valueSpan());
    }

    /** Whether the value must never be shown. */
    public boolean secret() {
        return schema != null && schema.encrypted();
    }
}
