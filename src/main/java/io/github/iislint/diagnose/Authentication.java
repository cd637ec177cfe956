package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in without a mapped certificate.
 *
 * @param anonymous whether everybody may
 * @param place what decides about anonymous visitors; {@code null} where no file does
 * @param others the names of the ways in which visitors may log on
 */
record Authentication(boolean anonymous, @Nullable Place place, List<String> others) {

    private static final String SECTIONS = "system.webServer/security/authentication/";

    static Authentication at(Server server, Location location) {
        List<String> others = new ArrayList<>();
        for (String other : List.of("Windows", "Basic", "Digest")) {
            String section = other.toLowerCase(Locale.ROOT) + "Authentication";
            ElementState element = element(server, location, section);
            if (element != null && element.isTrue("enabled")) {
                others.add(other);
            }
        }
        ElementState anonymous = element(server, location, "anonymousAuthentication");
        AttributeState enabled = anonymous == null ? null : anonymous.attribute("enabled");
        return new Authentication(anonymous != null && anonymous.isTrue("enabled"),
                enabled == null ? null : enabled.origin().place(), others);
    }

    private static @Nullable ElementState element(Server server, Location location, String section) {
        SectionState state = location.section(SECTIONS + section);
        return state != null ? state.element() : server.unset(SECTIONS + section);
    }
}
