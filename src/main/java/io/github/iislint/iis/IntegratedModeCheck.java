package io.github.iislint.iis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what IIS refuses in an application pool in integrated mode while {@code validateIntegratedModeConfiguration} is on:
 * {@code httpModules} (500.22), {@code httpHandlers} (500.23) and impersonation (500.24) in the web.config of an application.
 * Measured: every request of the application fails.
 */
final class IntegratedModeCheck {

    private static final String VALIDATION = "system.webServer/validation";
    private static final String MODULES = "system.web/httpModules";
    private static final String HANDLERS = "system.web/httpHandlers";
    private static final String IDENTITY = "system.web/identity";
    /** Those that decide together whether one of them is refused. */
    static final Set<String> SECTIONS = Set.of(VALIDATION, MODULES, HANDLERS, IDENTITY);

    private final Server server;
    private final Map<String, ElementState> pools = new HashMap<>();

    /** @param pools the section of the application pools, or {@code null} */
    IntegratedModeCheck(Server server, @Nullable SectionState pools) {
        this.server = server;
        for (ElementState pool : pools == null ? List.<ElementState>of() : pools.element().entries()) {
            if (pool.value("name") != null) {
                this.pools.putIfAbsent(pool.value("name").toLowerCase(Locale.ROOT), pool);
            }
        }
    }

    void check() {
        for (Site site : server.sites()) {
            Location root = server.root(site);
            if (server.assumed()) {
                check(root);
            }
            for (Site.Application application : site.applications()) {
                if (isIntegrated(application)) {
                    check(root.ensure(application.segments()));
                }
            }
        }
    }

    /** Whether the pool is known, is of the integrated mode, and no file says that it runs no .NET code. */
    private boolean isIntegrated(Site.Application application) {
        ElementState pool = application.pool() == null ? null : pools.get(application.pool().toLowerCase(Locale.ROOT));
        AttributeState version = pool == null ? null : pool.attribute("managedRuntimeVersion");
        return pool != null && "Integrated".equalsIgnoreCase(pool.value("managedPipelineMode"))
                && (version == null || !version.value().isEmpty());
    }

    private void check(Location application) {
        SectionState validation = application.section(VALIDATION);
        if (validation != null && "false".equalsIgnoreCase(validation.element().value("validateIntegratedModeConfiguration"))) {
            return;
        }
        entries(application, MODULES, "500.22", "system.webServer/modules");
        entries(application, HANDLERS, "500.23", "system.webServer/handlers");
        SectionState identity = application.section(IDENTITY);
        AttributeState impersonate = identity == null ? null : identity.element().attribute("impersonate");
        if (impersonate != null && impersonate.value().equalsIgnoreCase("true")
                && server.webConfigs().containsKey(impersonate.file().path())) {
            report(application, impersonate.origin(), IDENTITY, "impersonate",
                    "the application impersonates its visitors, which in an application pool of the integrated mode",
                    "500.24", "");
        }
    }

    private void entries(Location application, String section, String status, String instead) {
        SectionState state = isSetFor(application, section) ? application.section(section) : null;
        for (ElementState entry : state == null ? new ElementState[0] : state.element().entries) {
            if (entry.origin() != null && server.webConfigs().containsKey(entry.origin().file().path())) {
                report(application, entry.origin(), section, null,
                        section + " is for the classic mode; in an application pool of the integrated mode it",
                        status, ", unless it moves to " + instead);
                return;
            }
        }
    }

    /** Whether a location sets the section, so that not all of it is from .NET's own files, which are long to merge. */
    private static boolean isSetFor(Location application, String section) {
        for (Location location = application; location != null; location = location.parent()) {
            if (location.own().containsKey(section)) {
                return true;
            }
        }
        return false;
    }

    private void report(Location application, Origin origin, String section, @Nullable String attribute, String what,
            String status,
            String instead) {
        server.problems()
                .add(new Problem(ProblemKind.INTEGRATED_MODE_REFUSED, origin,
                        what + " makes IIS answer every request with " + status + instead,
                        new Problem.ProblemSubject(section, section.substring(section.indexOf('/') + 1), attribute),
                        application.path())
                        .assumed(server.assumed()));
    }
}
