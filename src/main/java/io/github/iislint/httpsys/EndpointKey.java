package io.github.iislint.httpsys;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name under which http.sys keeps the server certificate of an endpoint.
 *
 * @param name an IP address in brackets if it is one of version 6, a host name in lower case, or empty for the central store
 */
public record EndpointKey(Kind kind, String name, int port) {

    private static final long SERVER_NAME_INDICATION = 1;
    private static final long CENTRAL_STORE = 2;
    private static final Pattern ENDPOINT = Pattern.compile("(\\[[0-9a-fA-F:.%]+]|[^\\s:\\[\\]]+):(\\d{1,5})");
    private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    /** What tells the endpoint. */
    public enum Kind {
        ADDRESS("ipport"),
        HOST("hostnameport"),
        CENTRAL_STORE("ccs");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** The argument of netsh. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** An endpoint by its text: {@code 0.0.0.0:443}, {@code [::]:443} or {@code shop.example:443}; empty for another text. */
    static Optional<EndpointKey> parse(String text) {
        Matcher matcher = ENDPOINT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        boolean address = name.startsWith("[") || FOUR.matcher(name).matches();
        return Optional.of(new EndpointKey(address ? Kind.ADDRESS : Kind.HOST, name, Integer.parseInt(matcher.group(2))));
    }

    static EndpointKey centralStore(int port) {
        return new EndpointKey(Kind.CENTRAL_STORE, "", port);
    }

    static EndpointKey address(String address, int port) {
        return new EndpointKey(Kind.ADDRESS, address, port);
    }

    /**
     * The endpoints that can serve a binding of IIS, the one that IIS makes for it first. http.sys takes an exact host name
     * before a wildcard, a name before an address, and one address before all.
     *
     * @param address an IP address without brackets; {@code *} for all
     * @param host in lower case and ASCII; empty for all
     * @param flags the bits of {@code binding/@sslFlags}
     */
    public static List<EndpointKey> of(String address, int port, String host, long flags) {
        List<EndpointKey> keys = new ArrayList<>();
        if ((flags & CENTRAL_STORE) != 0) {
            keys.add(centralStore(port));
        } else if ((flags & SERVER_NAME_INDICATION) != 0 && !host.isEmpty()) {
            keys.add(new EndpointKey(Kind.HOST, host, port));
            for (int dot = host.indexOf('.', 1); dot > 0 && host.indexOf('.', dot + 1) > 0; dot = host.indexOf('.', dot + 1)) {
                keys.add(new EndpointKey(Kind.HOST, "*" + host.substring(dot), port));
            }
        }
        boolean all = address.equals("*") || address.equals("0.0.0.0") || address.equals("::");
        boolean six = address.indexOf(':') >= 0;
        if (!all) {
            keys.add(address(six ? "[" + address.toLowerCase(Locale.ROOT) + "]" : address, port));
        }
        if (!six || all) {
            keys.add(address("0.0.0.0", port));
        }
        keys.add(address("[::]", port));
        if (six && !all) {
            keys.add(address("0.0.0.0", port));
        }
        return keys;
    }

    /** As an argument of netsh: {@code ipport=0.0.0.0:443}, {@code hostnameport=shop.example:443}, {@code ccs=443}. */
    @Override
    public String toString() {
        return kind + "=" + (name.isEmpty() ? "" : name + ":") + port;
    }
}
