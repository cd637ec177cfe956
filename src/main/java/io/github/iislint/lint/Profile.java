package io.github.iislint.lint;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Site;
import io.github.iislint.rule.Detection;
import io.github.iislint.settings.Glob;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a product sets in IIS when it is installed, so that an administrator is not told of settings that the product's maker
 * decided. Only these very values are stock: whatever differs from them is somebody's own and is reported.
 *
 * <p>The file of a profile:
 *
 * <pre>{@code
 * <profile xmlns="urn:iislint:profile:1" product="Exchange Server">
 *   <site name="Exchange Back End" applications="/owa /PowerShell">
 *     <stock location="PowerShell" section="system.webServer/security/access" attribute="sslFlags"
 *            value="Ssl, SslNegotiateCert, Ssl128" rules="upload-read-ahead http2-renegotiation"/>
 *   </site>
 *   <server modules="%IIS_BIN%\">
 *     <stock section="system.webServer/asp" attribute="scriptErrorSentToBrowser" value="true" rules="asp-errors-sent"/>
 *   </server>
 * </profile>
 * }</pre>
 *
 * <p>A {@code site} is recognised if it has applications or virtual directories at all of these paths, and that name, where one
 * is given. Where one with a name is recognised, the sites of the other names are the product's, too, whatever applications they
 * have: a server may have one role of the product only. In {@code stock}, {@code location} is a path below the site, empty for
 * the site itself; the locations below it count
 * as well, since they inherit. In paths {@code *} stands for any characters of one segment, for names that the product makes up
 * of others. An attribute of an inner element is written {@code requestLimits@maxUrl}. Of a list of flags, order and letter case
 * do not matter. Without {@code attribute} it is about the section as a whole, without {@code section} about any section: that is
 * for findings that something may not stand there. A {@code server} is the product as a whole, recognised by a native module
 * that it loads from this folder; what it says holds at the server level and wherever it is inherited. {@code rules} are those
 * whose findings about the setting are not reported,
 * none of them an error.
 */
record Profile(String product, List<SiteRole> roles, List<Installation> installations) {

    Profile {
        roles = List.copyOf(roles);
        installations = List.copyOf(installations);
    }

    /** A server that is the product as a whole. */
    record Installation(String modules, List<Stock> stock) {

        boolean fits(Location server) {
            SectionState state = server.section("system.webServer/globalModules");
            return state != null && state.element().entries().stream().map(module -> module.value("image"))
                    .anyMatch(image -> image != null && image.regionMatches(true, 0, modules, 0, modules.length()));
        }
    }

    /** One kind of site that the product makes. */
    record SiteRole(@Nullable String name, List<Glob> applications, List<Stock> stock) {

        boolean fits(Site site, List<SiteRole> roles, Collection<Location> sites) {
            return fits(site) || name != null && name.equalsIgnoreCase(site.name()) && sites.stream().map(Location::site)
                    .anyMatch(other -> other != null
                            && roles.stream().anyMatch(role -> role.name != null && role.fits(other)));
        }

        private boolean fits(Site site) {
            if (name != null && !name.equalsIgnoreCase(site.name())) {
                return false;
            }
            Set<String> paths = new TreeSet<>();
            for (Site.Application application : site.applications()) {
                paths.add(LocationPath.key(application.path()));
                for (Site.VirtualDirectory directory : application.directories()) {
                    paths.add(LocationPath.key(application.path() + "/" + directory.path()));
                }
            }
            return applications.stream().allMatch(application -> paths.stream().anyMatch(application::matches));
        }
    }

    /** A setting that the product makes at a path of its site. */
    record Stock(Set<String> rules, Glob location, @Nullable String section, @Nullable String attribute, Set<String> value) {

        boolean is(String rule, String path, Detection.TargetSetting target) {
            return attribute != null && rules.contains(rule) && location.matches(path + "/")
                    && target.section().equals(section) && attribute.equals(name(target)) && target.state() != null
                    && value.equals(values(target.state().value()));
        }

        boolean isSection(String rule, String path, String about) {
            return attribute == null && rules.contains(rule) && location.matches(path + "/")
                    && (section == null || section.equals(about));
        }

        private static String name(Detection.TargetSetting target) {
            return (target.path().isEmpty() ? "" : String.join("/", target.path()) + "@") + target.attribute();
        }
    }

    static Profile read(LocatedElement root) {
        List<SiteRole> roles = new ArrayList<>();
        List<Installation> installations = new ArrayList<>();
        for (LocatedElement part : root.children()) {
            List<Stock> stock = part.children().stream().map(Profile::stock).toList();
            if (part.getName().equals("server")) {
                installations.add(new Installation(part.requiredValue("modules"), stock));
                continue;
            }
            List<Glob> applications = new ArrayList<>();
            for (String path : part.requiredValue("applications").split("\\s+")) {
                applications.add(Glob.of(LocationPath.key(path)));
            }
            roles.add(new SiteRole(part.value("name"), applications, stock));
        }
        return new Profile(root.requiredValue("product"), roles, installations);
    }

    private static Stock stock(LocatedElement entry) {
        String location = entry.value("location");
        String attribute = entry.value("attribute");
        return new Stock(Set.of(entry.requiredValue("rules").split("\\s+")),
                from(location == null ? "" : LocationPath.key(location)), entry.value("section"), attribute,
                attribute == null ? Set.of() : values(entry.requiredValue("value")));
    }

    /** Matches the paths of a location and of what is below it, each with a slash behind it. */
    private static Glob from(String location) {
        return Glob.of(location.isEmpty() ? "**" : location + "/**");
    }

    private static Set<String> values(String value) {
        Set<String> values = new TreeSet<>();
        for (String part : value.split(",")) {
            values.add(part.strip().toLowerCase(Locale.ROOT));
        }
        return values;
    }

    /** Whether a server has anything of the product. */
    boolean isOn(Location server) {
        return installations.stream().anyMatch(installation -> installation.fits(server))
                || roles.stream().anyMatch(role -> server.children().stream().map(Location::site)
                        .anyMatch(site -> site != null && role.fits(site)));
    }

    /** Whether all that a finding rests on is as the product sets it, at every location that the finding is about. */
    boolean covers(Detection detection) {
        List<Detection.LocatedSetting> causes = causes(detection);
        String section = detection.section();
        if (detection.target() == null && section != null && !detection.hits().isEmpty()) {
            return detection.hits().stream().allMatch(hit -> hasSection(detection.rule().id(), section, hit.location()));
        }
        return !causes.isEmpty() && causes.stream().allMatch(cause -> covers(detection.rule().id(), cause));
    }

    private boolean hasSection(String rule, String section, @Nullable Location location) {
        if (location == null) {
            return false;
        }
        String path = path(location);
        return has(location, stock -> stock.isSection(rule, path, section));
    }

    /** The settings of sections behind a finding; what a binding says is not a section, and nothing that a product decides. */
    private static List<Detection.LocatedSetting> causes(Detection detection) {
        List<Detection.LocatedSetting> causes = new ArrayList<>();
        for (Detection.Hit hit : detection.hits()) {
            if (detection.target() != null && hit.location() != null) {
                causes.add(new Detection.LocatedSetting(hit.location(), detection.target()));
            }
        }
        for (Detection.RelatedOrigin related : detection.related()) {
            if (related.setting() != null) {
                causes.add(related.setting());
            }
        }
        causes.removeIf(cause -> cause.target().section().indexOf('/') < 0
                || cause.target().section().startsWith("system.applicationHost/"));
        return causes;
    }

    private boolean covers(String rule, Detection.LocatedSetting cause) {
        if (cause.target().state() == null) {
            return false;
        }
        String path = path(cause.location());
        return has(cause.location(), stock -> stock.is(rule, path, cause.target()));
    }

    /** Whether the product makes such a setting in the site of a location, or on its server. */
    private boolean has(Location location, Predicate<Stock> such) {
        List<Installation> everywhere = installations.stream().filter(one -> one.stock().stream().anyMatch(such)).toList();
        List<SiteRole> here = roles.stream().filter(role -> role.stock().stream().anyMatch(such)).toList();
        if (everywhere.isEmpty() && here.isEmpty()) {
            return false;
        }
        Location top = location;
        while (top.parent() != null) {
            top = top.parent();
        }
        Location server = top;
        Site site = location.site();
        return everywhere.stream().anyMatch(installation -> installation.fits(server)) || site != null && site.element() != null
                && here.stream().anyMatch(role -> role.fits(site, roles, server.children()));
    }

    private static String path(Location location) {
        List<String> segments = new ArrayList<>();
        for (Location at = location; at.kind() != Location.Kind.SITE && at.parent() != null; at = at.parent()) {
            segments.add(0, at.name());
        }
        return LocationPath.key(String.join("/", segments));
    }
}
