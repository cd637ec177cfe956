package io.github.iislint.httpsys;

import io.github.iislint.file.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the files contain about http.sys and Schannel on one server: the endpoints with their certificates, and the protocols.
 */
public final class HttpSys {

    /** The commands that collect what this class reads. */
    public static final String EXPORTS = "reg export HKLM\\SYSTEM\\CurrentControlSet\\Services\\HTTP\\Parameters http.reg"
            + " & reg export HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL schannel.reg";

    private static final HttpSys UNKNOWN = new HttpSys(Map.of(), false, Map.of(), false, Map.of(), List.of());

    private final Map<EndpointKey, SslEndpoint> endpoints;
    private final boolean listsEndpoints;
    private final Map<String, RegistryKey> schannel;
    private final boolean hasSchannel;
    private final Map<String, RegistryKey> parameters;
    private final List<HttpSysNotice> notices;

    HttpSys(Map<EndpointKey, SslEndpoint> endpoints, boolean listsEndpoints, Map<String, RegistryKey> schannel,
            boolean hasSchannel, Map<String, RegistryKey> parameters, List<HttpSysNotice> notices) {
        this.endpoints = endpoints;
        this.listsEndpoints = listsEndpoints;
        this.schannel = schannel;
        this.hasSchannel = hasSchannel;
        this.parameters = parameters;
        this.notices = notices;
    }

    /** Nothing is known: no file was given. */
    public static HttpSys unknown() {
        return UNKNOWN;
    }

    /** Whether the endpoints are known, so that one that is missing does not exist. */
    public boolean listsEndpoints() {
        return listsEndpoints;
    }

    /** Whether the key SCHANNEL is known, so that a value that is missing has its default. */
    public boolean hasSchannel() {
        return hasSchannel;
    }

    /** In the order of the files. */
    public Collection<SslEndpoint> endpoints() {
        return endpoints.values();
    }

    /** What could not be read. */
    public List<HttpSysNotice> notices() {
        return notices;
    }

    /**
     * How a binding is served.
     *
     * @param endpoint {@code null} where no endpoint serves it
     * @param fallsBack whether it is not the endpoint that IIS makes for the binding: the certificate is that of another one
     */
    public record Served(@Nullable SslEndpoint endpoint, boolean fallsBack) {
    }

    /**
     * The endpoint that serves an https binding; empty where the endpoints are not known.
     *
     * @param address an IP address without brackets; {@code *} for all
     * @param host in lower case and ASCII; empty for all
     * @param flags the bits of {@code binding/@sslFlags}
     */
    public Optional<Served> serving(String address, int port, String host, long flags) {
        if (!listsEndpoints) {
            return Optional.empty();
        }
        List<EndpointKey> keys = EndpointKey.of(address, port, host, flags);
        EndpointKey.Kind made = keys.get(0).kind();
        for (EndpointKey key : keys) {
            SslEndpoint endpoint = endpoints.get(key);
            if (endpoint != null) {
                return Optional.of(new Served(endpoint, key.kind() != made));
            }
        }
        return Optional.of(new Served(null, false));
    }

    /**
     * A number below the key SCHANNEL.
     *
     * @param key below it, such as {@code Protocols\TLS 1.3\Server}; empty for itself
     */
    public Optional<Fact<Long>> schannel(String key, String name) {
        return number(schannel, key, name);
    }

    /** A number below the key {@code HTTP\Parameters}. */
    public Optional<Fact<Long>> parameter(String name) {
        return number(parameters, "", name);
    }

    private static Optional<Fact<Long>> number(Map<String, RegistryKey> keys, String key, String name) {
        RegistryKey found = keys.get(key);
        return found == null ? Optional.empty() : Optional.ofNullable(found.number(name));
    }

    /**
     * A number in the registry.
     *
     * @param key below SCHANNEL or {@code HTTP\\Parameters}, such as {@code Protocols\\TLS 1.3\\Server}; empty for that key
     * itself
     */
    public record RegistryNumber(String key, Fact<Long> fact) {
    }

    /** The numbers of the key SCHANNEL and of those below. */
    public List<RegistryNumber> schannelNumbers() {
        return numbers(schannel);
    }

    /** The numbers of the key {@code HTTP\Parameters} and of those below, endpoints aside. */
    public List<RegistryNumber> parameterNumbers() {
        return numbers(parameters);
    }

    private static List<RegistryNumber> numbers(Map<String, RegistryKey> keys) {
        List<RegistryNumber> numbers = new ArrayList<>();
        keys.forEach((key, values) -> values.values().keySet().forEach(name -> {
            Fact<Long> fact = values.number(name);
            if (fact != null) {
                numbers.add(new RegistryNumber(key, fact));
            }
        }));
        return numbers;
    }

    /** Where the key {@code HTTP\Parameters} is in its file; empty where it is not known. */
    public Optional<Place> parametersPlace() {
        return Optional.ofNullable(parameters.get("")).map(RegistryKey::place);
    }

    /** Where a key below SCHANNEL is in its file. */
    public Optional<Place> schannelPlace(String key) {
        return Optional.ofNullable(schannel.get(key)).map(RegistryKey::place);
    }

    /**
     * Whether Schannel lets servers speak a protocol, such as {@code TLS 1.3}; empty where no value decides, so that the default
     * of the release holds.
     *
     * @see <a href="https://learn.microsoft.com/en-us/windows-server/security/tls/tls-registry-settings">TLS registry
     * settings</a>
     */
    public Optional<Fact<Boolean>> protocol(String protocol) {
        String key = "Protocols\\" + protocol + "\\Server";
        Fact<Long> enabled = schannel(key, "Enabled").orElse(null);
        Fact<Long> off = schannel(key, "DisabledByDefault").orElse(null);
        if (enabled != null && enabled.value() == 0) {
            return Optional.of(new Fact<>(false, protocol + "\\Server\\" + enabled.name(), enabled.place()));
        }
        if (off != null && off.value() != 0) {
            return Optional.of(new Fact<>(false, protocol + "\\Server\\" + off.name(), off.place()));
        }
        return enabled == null
                ? Optional.empty()
                : Optional.of(new Fact<>(true, protocol + "\\Server\\" + enabled.name(), enabled.place()));
    }

    /** Whether HTTP/2 is off for all endpoints ({@code EnableHttp2Tls} is 0); empty where it is not. */
    public Optional<Fact<Boolean>> http2Off() {
        return parameter("EnableHttp2Tls").filter(fact -> fact.value() == 0)
                .map(fact -> new Fact<>(true, fact.name(), fact.place()));
    }
}
