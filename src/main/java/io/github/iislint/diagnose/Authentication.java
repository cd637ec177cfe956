package io.github.iislint.diagnose;

import io.github.iislint.finding.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Node;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.lint.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Who may come in without a mapped certificate.
 *
 * @param anonymous whether everybody may
 * @param place what decides about anonymous visitors; {@code null} where no file does
 * @param others the names of the ways in which visitors may log on
 */
record Authentication(boolean anonymous, Place place, List<String> others) {

    private static final String SECTIONS = "system.webServer/security/authentication/";

    static Authentication at(Server server, Node node) {
        List<String> others = new ArrayList<>();
        for (String other : List.of("Windows", "Basic", "Digest")) {
            String section = other.toLowerCase(Locale.ROOT) + "Authentication";
            if (element(server, node, section).isTrue("enabled")) {
                others.add(other);
            }
        }
        ElementState anonymous = element(server, node, "anonymousAuthentication");
        AttributeState enabled = anonymous.attribute("enabled");
        return new Authentication(anonymous.isTrue("enabled"), enabled == null ? null : Places.of(enabled.origin()), others);
    }

    private static ElementState element(Server server, Node node, String section) {
        SectionState state = node.section(SECTIONS + section);
        return state != null ? state.element() : server.schema().unset(SECTIONS + section);
    }
}
