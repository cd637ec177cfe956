package io.github.iislint.diagnose;

import io.github.iislint.diagnose.Step.Name;
import io.github.iislint.file.Place;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what http.sys itself ended (HTTPERR) with application pools and site limits. */
final class PoolAnswers {

    private static final String POOLS = "system.applicationHost/applicationPools";

    private PoolAnswers() {
    }

    /** A pool by its name; {@code null} if there is none. */
    static @Nullable ElementState pool(Server server, @Nullable String name) {
        ElementState pools = RequestFilters.section(server, server.root(), POOLS);
        return name == null || pools == null
                ? null
                : pools.entries().stream()
                        .filter(entry -> name.equalsIgnoreCase(entry.value("name"))).findFirst().orElse(null);
    }

    /** @param pool {@code null} where it is not known */
    static Explanation of(String reason, Site site, @Nullable ElementState pool) {
        return switch (reason) {
            case "AppOffline" -> offline(pool);
            case "Disabled",
                    "AppShutdown" ->
                Explanation.unknown(Name.POOL, "the application pool is stopped", place(pool, "autoStart"),
                        Article.HTTP_SYS_ERRORS, new Remedy("Start the application pool", List.of("appcmd start apppool NAME")));
            case "QueueFull" -> pool == null
                    ? unknown("the queue of the application pool is full")
                    : Explanation.agrees(Name.POOL,
                            "the queue of the application pool is full (queueLength=\"" + pool.value("queueLength")
                                    + "\")",
                            place(pool, "queueLength"), Article.POOL, new Remedy("Find out why requests take long before you "
                                    + "increase queueLength", List.of()));
            case "ConnLimit" -> limit(site);
            case "AppPoolTimer", "Timer_AppPool", "Timer_Response" -> unknown("the application pool is too busy to answer");
            case "Connection_Abandoned_By_AppPool", "Connection_Abandoned_By_ReqQueue" ->
                unknown("a worker process ended while it was processing requests");
            default -> Explanation.unknown(Name.BINDING, "http.sys refused the request before it reached IIS", null,
                    Article.HTTP_SYS_ERRORS);
        };
    }

    private static Explanation unknown(String text) {
        return Explanation.unknown(Name.POOL, text, null, Article.HTTP_SYS_ERRORS,
                new Remedy("Check the system event log, source WAS, and the application event log", List.of()));
    }

    private static Explanation offline(@Nullable ElementState pool) {
        if (pool == null) {
            return unknown("the application pool is offline: its worker process failed too often (rapid-fail protection)");
        }
        ElementState failure = pool.child("failure");
        AttributeState set = failure == null ? null : failure.attribute("rapidFailProtection");
        if (set != null && set.value().equalsIgnoreCase("false")) {
            return unknown("the application pool is offline, although rapid-fail protection is off");
        }
        return Explanation.agrees(Name.POOL,
                "the worker process of the application pool failed so often that rapid-fail protection took it offline",
                set != null ? set.origin().place() : place(pool, "name"), Article.RAPID_FAIL,
                new Remedy("Find out why the worker process ends (system event log, source WAS), then start the application pool",
                        List.of("appcmd start apppool \"" + pool.value("name") + "\"")));
    }

    private static Explanation limit(Site site) {
        ElementState element = site == null ? null : site.element();
        ElementState limits = element == null ? null : element.child("limits");
        AttributeState most = limits == null ? null : limits.attribute("maxConnections");
        return most == null
                ? unknown("a connection limit is reached")
                : Explanation.agrees(Name.BINDING, "the site has reached its connection "
                        + "limit (maxConnections=\"" + most.value() + "\")", most.origin().place(),
                        Article.SITE_LIMITS,
                        new Remedy("Raise maxConnections in the limits of the site", List.of()));
    }

    private static @Nullable Place place(@Nullable ElementState pool, String attribute) {
        AttributeState state = pool == null ? null : pool.attribute(attribute);
        return state != null ? state.origin().place() : pool == null || pool.origin() == null ? null : pool.origin().place();
    }
}
