package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Placeholder;
import java.util.Set;

/**
 * What {@code <access sslFlags>} says at a location.
 *
 * @param flags by their canonical names
 * @param value as it is written; {@code None} where nothing is
 * @param place {@code null} where no file sets it
 * @param unknown whether only deployment knows the value
 */
record Access(Set<String> flags, String value, Place place, boolean unknown) {

    private static final String SECTION = "system.webServer/security/access";

    static Access at(Server server, Location location) {
        SectionState state = location.section(SECTION);
        ElementState element = state != null ? state.element() : server.unset(SECTION);
        AttributeState attribute = element.attribute("sslFlags");
        String value = element.value("sslFlags");
        return new Access(Flags.set(value, element.schema().attributes().get("sslFlags").names()), value,
                attribute == null ? null : attribute.origin().place(), Placeholder.in(value));
    }

    boolean ssl() {
        return flags.contains("Ssl");
    }

    boolean strongCipher() {
        return flags.contains("Ssl128");
    }

    boolean negotiates() {
        return flags.contains("SslNegotiateCert");
    }

    boolean requires() {
        return flags.contains("SslRequireCert");
    }
}
