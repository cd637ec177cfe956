package io.github.iislint.diagnose;

import io.github.iislint.iis.LocationPath;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.Site;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks for: a location by its name, or a URL that a binding leads to a location.
 *
 * @param url {@code null} for a location by its name
 * @param name the location, or the URL
 */
public record Target(String scheme, @Nullable Url url, String name) {

    /**
     * What a URL asks for.
     *
     * @param host in ASCII, without brackets
     * @param literal whether the host is an IP address
     * @param path unescaped
     */
    public record Url(String host, int port, boolean literal, String path) {

        private static Url of(URI url, String scheme) {
            String host = url.getHost();
            return new Url(Endpoint.ascii(host.replaceAll("[\\[\\]]", "")),
                    url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80,
                    host.startsWith("[") || host.matches("\\d+(\\.\\d+){3}"), url.getPath());
        }

        int fit(Endpoint endpoint) {
            return endpoint.fit(host, port, literal);
        }
    }

    private static final Pattern HOST = Pattern.compile("^(https?://)([^/?#:@\\[\\s]+)", Pattern.CASE_INSENSITIVE);

    /** A location such as {@code Shop/partners}. */
    public static Target location(String scheme, String location) {
        return new Target(scheme, null, location);
    }

    /**
     * A URL.
     *
     * @throws DiagnoseException if it is none, or not one of the web
     */
    public static Target url(String text) throws DiagnoseException {
        URI url;
        try {
            Matcher host = HOST.matcher(text.strip());
            url = new URI(host.replaceFirst(match -> Matcher.quoteReplacement(match.group(1) + Endpoint.ascii(match.group(2)))))
                    .parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new DiagnoseException("--url \"" + text + "\": is not a URL: " + e.getReason());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
            throw new DiagnoseException("--url \"" + text + "\": expected http://HOST/PATH or https://HOST/PATH");
        }
        if (url.getUserInfo() != null) {
            throw new DiagnoseException("--url: a user name and password do not belong in a URL, and do not affect the answer");
        }
        return new Target(scheme, Url.of(url, scheme), url.toString());
    }

    private static List<Endpoint> endpoints(Server server) {
        return server.sites().stream().flatMap(site -> of(site).stream()).toList();
    }

    private static List<Endpoint> of(Site site) {
        return site.bindings().stream().flatMap(binding -> Endpoint.of(site, binding).stream()).toList();
    }

    /** The first binding of a site at which such a request could arrive; empty if there is none. */
    Optional<Endpoint> endpoint(Site site) {
        return of(site).stream().filter(endpoint -> endpoint.scheme().equals(scheme)).findFirst();
    }

    /** The binding at which the request arrives; empty if there is none. */
    Optional<Endpoint> endpoint(Server server, Url asked) {
        return endpoints(server).stream().filter(endpoint -> endpoint.scheme().equals(scheme) && asked.fit(endpoint) >= 0)
                .max(Comparator.comparingInt(asked::fit));
    }

    /** The other sites that answer as closely, when the address that the name leads to is another one. */
    List<Endpoint> rivals(Server server, Endpoint chosen) {
        return url == null
                ? List.of()
                : endpoints(server).stream().filter(endpoint -> endpoint.scheme().equals(scheme)
                        && endpoint.site() != chosen.site() && url.fit(endpoint) >= 0
                        && url.fit(endpoint) / 2 == url.fit(chosen) / 2).toList();
    }

    /** The location of a URL's path on a site. */
    static String location(Site site, Url url) {
        List<String> path = new ArrayList<>();
        for (String segment : LocationPath.segments(url.path())) {
            if (!segment.equals("..")) {
                path.add(segment);
            } else if (!path.isEmpty()) {
                path.remove(path.size() - 1);
            }
        }
        path.add(0, site.name());
        return String.join("/", path);
    }

    /** What the bindings of a server offer instead of what is requested. */
    static List<String> offered(Server server) {
        return endpoints(server).stream().map(endpoint -> endpoint.scheme() + " " + endpoint + " (" + endpoint.site().name()
                + ")")
                .toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
