package io.github.iislint.fix;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attribute of a section, or of an element within it that is no entry, so that it can be requested at every location.
 *
 * @param section its full path
 * @param path the names of the elements within the section that lead to the attribute
 */
record Setting(String section, List<String> path, String attribute) {

    /** What sets it at a location; {@code null} for a default of the schema or of what iislint ships with. */
    @Nullable
    AttributeState state(Location location) {
        SectionState section = location.section(this.section);
        ElementState element = section == null ? null : section.element();
        for (String name : path) {
            element = element == null ? null : element.child(name);
        }
        @Nullable
        AttributeState state = element == null ? null : element.attribute(attribute);
        return state == null || state.origin().shipped() ? null : state;
    }

    /** The value in effect at a location; {@code null} if there is none. */
    @Nullable
    String value(Server server, Location location) {
        SectionState section = location.section(this.section);
        ElementState element = section == null ? server.unset(this.section) : section.element();
        for (String name : path) {
            element = element == null ? null : element.child(name);
        }
        return element == null ? null : element.value(attribute);
    }

    /** Its path within the section. */
    String name() {
        return String.join("/", path) + "@" + attribute;
    }
}
