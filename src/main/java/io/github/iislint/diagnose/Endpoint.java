package io.github.iislint.diagnose;

import io.github.iislint.httpsys.EndpointKey;
import io.github.iislint.httpsys.HostName;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.Origin;
import io.github.iislint.iis.Site;
import java.util.Locale;
import java.util.Optional;

/**
 * An http or https binding taken apart.
 *
 * @param address an IP address; {@code *} for all
 * @param host in lower case and ASCII, {@code *.shop.example} for all below; empty for all
 */
record Endpoint(Site site, Site.Binding binding, String address, int port, String host) {

    private static final long NO_TLS13 = 32;

    /** Empty for other protocols, and where the information is not {@code address:port:host}. */
    static Optional<Endpoint> of(Site site, Site.Binding binding) {
        String information = binding.information().strip();
        int hostAt = information.lastIndexOf(':');
        int portAt = hostAt < 1 ? -1 : information.lastIndexOf(':', hostAt - 1);
        if (portAt < 0 || !binding.protocol().equalsIgnoreCase("http") && !binding.protocol().equalsIgnoreCase("https")) {
            return Optional.empty();
        }
        String address = information.substring(0, portAt);
        try {
            return Optional.of(new Endpoint(site, binding, address.isEmpty() ? "*" : address.replaceAll("[\\[\\]]", ""),
                    Integer.parseInt(information.substring(portAt + 1, hostAt)), ascii(information.substring(hostAt + 1))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A host name in the form in which two spellings of one are equal. */
    static String ascii(String host) {
        return HostName.ascii(host.strip());
    }

    String scheme() {
        return binding.protocol().toLowerCase(Locale.ROOT);
    }

    /**
     * How closely it fits a request; -1 where it does not. As in http.sys, a full host name comes before one with a wildcard,
     * the longer of these before the shorter, any name before none, and one address before all.
     *
     * @param name the host that the visitor names, in ASCII, without brackets
     */
    int fit(String name, int requested, boolean literal) {
        boolean foreign = literal && !address.equals("*") && !address.equalsIgnoreCase(name);
        if (port != requested || foreign) {
            return -1;
        }
        int specific = address.equals("*") ? 0 : 1;
        if (host.isEmpty()) {
            return specific;
        }
        if (host.equals(name)) {
            return 10_000 + specific;
        }
        return host.startsWith("*.") && name.endsWith(host.substring(1)) && name.length() >= host.length()
                ? 2 * host.length() + specific + 2
                : -1;
    }

    /** The endpoint of http.sys that IIS makes for the binding. */
    String certificateKey() {
        return EndpointKey.of(address, port, host, binding.flags()).get(0).toString();
    }

    /** The endpoint of http.sys that serves the binding; empty where the endpoints are not known. */
    Optional<HttpSys.Served> served(HttpSys httpSys) {
        return httpSys.serving(address, port, host, binding.flags());
    }

    boolean tls13Off() {
        return (binding.flags() & NO_TLS13) != 0;
    }

    Origin origin() {
        return binding.element().setAt();
    }

    @Override
    public String toString() {
        return binding.information();
    }
}
