package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That requests are forwarded to another server: by a rule of URL Rewrite with an absolute address, with Application Request
 * Routing (ARR).
 *
 * @param place the address to which they go
 * @param timeout where the time limit of ARR is set; {@code null} where it is not
 * @param enabled whether the proxy of ARR is switched on; without it IIS answers 404
 */
record Proxying(String text, Place place, @Nullable Place timeout, boolean enabled) {

    /** Empty where no rule in effect forwards. */
    static Optional<Proxying> at(Server server, Location location) {
        ElementState proxy = RequestFilters.section(server, server.root(), "system.webServer/proxy");
        for (String rules : List.of("system.webServer/rewrite/globalRules", "system.webServer/rewrite/rules")) {
            SectionState state = location.section(rules);
            for (ElementState rule : state == null ? List.<ElementState>of() : state.element().entries()) {
                ElementState action = rule.child("action");
                AttributeState url = action == null || !"Rewrite".equalsIgnoreCase(action.value("type"))
                        ? null
                        : action.attribute("url");
                if (url != null && !"false".equalsIgnoreCase(rule.value("enabled"))
                        && url.value().matches("(?i)https?://.*")) {
                    AttributeState timeout = proxy == null ? null : proxy.attribute("timeout");
                    return Optional.of(new Proxying("a rewrite rule forwards requests to another server", url.origin().place(),
                            timeout == null ? null : timeout.origin().place(), proxy != null && proxy.isTrue("enabled")));
                }
            }
        }
        return Optional.empty();
    }
}
