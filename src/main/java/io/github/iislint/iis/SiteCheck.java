package io.github.iislint.iis;

import io.github.iislint.iis.schema.Placeholder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a site needs in order to start: a root application, a root folder for each application, application pools that exist, and
 * bindings that no other site has. None of these makes IIS answer 500.19; they only show when the site is started.
 */
final class SiteCheck {

    /** Those of other protocols may be shared: all sites have {@code 808:*} for net.tcp. */
    private static final Set<String> EXCLUSIVE = Set.of("http", "https", "ftp");

    /** A pool of every configuration of IIS Express, which starts the one site that it is told to. */
    private static final String EXPRESS = "clr4integratedapppool";

    private final Server server;
    private final Set<String> pools = new HashSet<>();
    private final Map<String, Listening> listening = new HashMap<>();

    private record Listening(Site site, Site.Binding binding) {
    }

    /** @param pools the section of the application pools, or {@code null} */
    SiteCheck(Server server, @Nullable SectionState pools) {
        this.server = server;
        if (pools != null) {
            for (ElementState pool : pools.element().entries) {
                String name = pool.value("name");
                if (name != null) {
                    this.pools.add(name.toLowerCase(Locale.ROOT));
                }
            }
        }
    }

    void check() {
        boolean poolsKnown = !pools.isEmpty() && pools.stream().noneMatch(Placeholder::in);
        for (Site site : server.sites()) {
            root(site);
            for (Site.Application application : site.applications()) {
                root(site, application);
                if (poolsKnown) {
                    pool(site, application);
                }
            }
            if (!pools.contains(EXPRESS)) {
                site.bindings().forEach(binding -> binding(site, binding));
            }
        }
    }

    private void root(Site site) {
        ElementState element = site.element();
        if (element != null
                && site.applications().stream().noneMatch(application -> isRoot(application.path()))) {
            report(ProblemKind.SITE_ROOT_MISSING, element, null, "the site " + site.name()
                    + " has no <application path=\"/\">: IIS does not start a site without a root application", site.name(),
                    null);
        }
    }

    private void root(Site site, Site.Application application) {
        if (application.directories().stream().noneMatch(directory -> isRoot(directory.path()))) {
            report(ProblemKind.APPLICATION_ROOT_MISSING, application.element(), null, "the application "
                    + application.element().value("path") + " of " + site.name()
                    + " has no <virtualDirectory path=\"/\">: nothing says"
                    + " which folder it serves", location(site, application), null);
        }
    }

    /** What only deployment knows may be the root. */
    private static boolean isRoot(String path) {
        return path.equals("/") || Placeholder.in(path);
    }

    private void pool(Site site, Site.Application application) {
        AttributeState pool = application.poolAttribute();
        if (pool == null || Placeholder.in(pool.value()) || pools.contains(pool.value().toLowerCase(Locale.ROOT))) {
            return;
        }
        report(ProblemKind.APPLICATION_POOL_UNKNOWN, application.element(), pool,
                "there is no application pool \"" + ElementMerger.shorten(pool.value()) + "\": requests for "
                        + location(site, application) + " are answered with 503",
                location(site, application), null);
    }

    private void binding(Site site, Site.Binding binding) {
        String key = binding.protocol().toLowerCase(Locale.ROOT);
        if (!EXCLUSIVE.contains(key) || !site.startsAutomatically() || Placeholder.in(binding.information())) {
            return;
        }
        String information = binding.information().toLowerCase(Locale.ROOT);
        Listening first = listening.putIfAbsent(key + ' ' + (information.startsWith(":") ? "*" + information : information),
                new Listening(site, binding));
        if (first != null && first.binding.element() != binding.element()) {
            report(ProblemKind.BINDING_DUPLICATE, binding.element(), null,
                    "the " + key + " binding " + binding.information() + " of "
                            + site.name() + " is also one of " + first.site.name() + ": only one of the sites can listen there",
                    site.name(),
                    first.binding.element().origin());
        }
    }

    private static String location(Site site, Site.Application application) {
        List<String> segments = application.segments();
        return LocationPath.join(site.name(), String.join("/", segments));
    }

    private void report(ProblemKind kind, ElementState element, @Nullable AttributeState attribute, String message,
            String location,
            @Nullable Origin related) {
        Origin origin = attribute != null ? attribute.origin() : element.setAt();
        server.problems()
                .add(new Problem(kind, origin, message, new Problem.ProblemSubject("system.applicationHost/sites", element.name(),
                        attribute == null ? null : attribute.name()), location).related(related));
    }
}
