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
 * @param location {@code null} for a URL
 */
public record Target(String scheme, @Nullable URI url, @Nullable String location) {

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
            throw new DiagnoseException("--url \"" + text + "\": is no URL: " + e.getReason());
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
            throw new DiagnoseException("--url \"" + text + "\": expected http://HOST/PATH or https://HOST/PATH");
        }
        if (url.getUserInfo() != null) {
            throw new DiagnoseException("--url: user name and password do not belong into a URL, and change no answer");
        }
        return new Target(scheme, url, null);
    }

    String host() {
        return Endpoint.ascii(url.getHost().replaceAll("[\\[\\]]", ""));
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
    }

    private boolean literal() {
        return url.getHost().startsWith("[") || url.getHost().matches("\\d+(\\.\\d+){3}");
    }

    private static List<Endpoint> endpoints(Server server) {
        return server.sites().stream().flatMap(site -> of(site).stream()).toList();
    }

    private static List<Endpoint> of(Site site) {
        return site.bindings().stream().flatMap(binding -> Endpoint.of(site, binding).stream()).toList();
    }

    /** The binding at which the request arrives; empty where there is none. */
    Optional<Endpoint> endpoint(Server server, @Nullable Site site) {
        if (url == null) {
            return of(site).stream().filter(endpoint -> endpoint.scheme().equals(scheme)).findFirst();
        }
        return endpoints(server).stream().filter(endpoint -> endpoint.scheme().equals(scheme) && fit(endpoint) >= 0)
                .max(Comparator.comparingInt(this::fit));
    }

    /** The other sites that answer as closely, when the address that the name leads to is another one. */
    List<Endpoint> rivals(Server server, Endpoint chosen) {
        return url == null
                ? List.of()
                : endpoints(server).stream().filter(endpoint -> endpoint.scheme().equals(scheme)
                        && endpoint.site() != chosen.site() && fit(endpoint) >= 0 && fit(endpoint) / 2 == fit(chosen) / 2)
                        .toList();
    }

    private int fit(Endpoint endpoint) {
        return endpoint.fit(host(), port(), literal());
    }

    /** The location on a site; that of the URL's path, where there is a URL. */
    String location(Site site) {
        if (url == null) {
            return location;
        }
        List<String> path = new ArrayList<>();
        for (String segment : LocationPath.segments(url.getPath())) {
            if (!segment.equals("..")) {
                path.add(segment);
            } else if (!path.isEmpty()) {
                path.remove(path.size() - 1);
            }
        }
        path.add(0, site.name());
        return String.join("/", path);
    }

    /** What the bindings of a server offer instead of what is asked for. */
    static List<String> offered(Server server) {
        return endpoints(server).stream().map(endpoint -> endpoint.scheme() + " " + endpoint + " (" + endpoint.site().name()
                + ")")
                .toList();
    }

    @Override
    public @Nullable String toString() {
        return url == null ? location : url.toString();
    }
}
