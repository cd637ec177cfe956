package io.github.iislint.httpsys;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the files about http.sys and Schannel, recognizes each by its content, and joins them. */
public final class HttpSysReader {

    private static final String PARAMETERS = "\\services\\http\\parameters";
    private static final String SCHANNEL = "\\control\\securityproviders\\schannel";

    private final Map<EndpointKey, SslEndpoint> endpoints = new LinkedHashMap<>();
    private final Map<String, RegistryKey> schannel = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, RegistryKey> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final List<HttpSysNotice> notices = new ArrayList<>();
    private boolean listsEndpoints;
    private boolean hasSchannel;

    private HttpSysReader() {
    }

    /**
     * Reads files; where two of them tell of the same endpoint, the first wins.
     *
     * @throws IOException if one cannot be read, or is neither an export of the registry nor the text of netsh; the message
     *         names it
     */
    public static HttpSys read(FileTree files, Collection<Path> paths) throws IOException {
        if (paths.isEmpty()) {
            return HttpSys.unknown();
        }
        HttpSysReader reader = new HttpSysReader();
        for (Path path : paths) {
            reader.file(files.name(path), files.read(path));
        }
        return new HttpSys(reader.endpoints, reader.listsEndpoints, reader.schannel, reader.hasSchannel, reader.parameters,
                List.copyOf(reader.notices));
    }

    private void file(String name, SourceText source) throws IOException {
        String text = source.text();
        if (RegistryExport.is(text)) {
            registry(name, RegistryExport.read(name, text, notices));
            return;
        }
        List<SslEndpoint> listed = SslCertText.read(name, text, notices);
        if (listed.isEmpty()) {
            throw new IOException(name + ": is neither a registry export nor the output of netsh http show sslcert; collect "
                    + "it with: " + HttpSys.EXPORTS);
        }
        listsEndpoints = true;
        listed.forEach(this::add);
    }

    private void registry(String file, List<RegistryKey> keys) throws IOException {
        boolean known = false;
        for (RegistryKey key : keys) {
            String path = key.path().toLowerCase(Locale.ROOT);
            int http = path.indexOf(PARAMETERS);
            int tls = path.indexOf(SCHANNEL);
            if (http > 0) {
                known = true;
                String below = below(key.path(), http + PARAMETERS.length());
                // An export of one of the tables alone would make the endpoints of the others look as if there were none.
                listsEndpoints |= below.isEmpty();
                parameter(key, below);
            } else if (tls > 0) {
                known = true;
                hasSchannel = true;
                schannel.putIfAbsent(below(key.path(), tls + SCHANNEL.length()), key);
            }
        }
        if (!known) {
            throw new IOException(file + ": the export contains neither Services\\HTTP\\Parameters nor "
                    + "Control\\SecurityProviders\\SCHANNEL; collect it with: " + HttpSys.EXPORTS);
        }
    }

    private static String below(String path, int end) {
        return path.substring(Math.min(path.length(), path.startsWith("\\", end) ? end + 1 : end));
    }

    private void parameter(RegistryKey key, String below) {
        int slash = below.indexOf('\\');
        String table = slash < 0 ? "" : below.substring(0, slash).toLowerCase(Locale.ROOT);
        String name = below.substring(slash + 1);
        switch (table) {
            case "sslbindinginfo" -> endpoint(key, EndpointKey.parse(name));
            case "sslsnibindinginfo" -> {
                // The name of the key is the endpoint, or a GUID beside which a value tells the endpoint.
                Fact<String> told = key.text("HostnamePort");
                endpoint(key, EndpointKey.parse(told == null ? name : told.value()));
            }
            case "sslccsbindinginfo" -> endpoint(key, name.matches("\\d{1,5}")
                    ? Optional.of(EndpointKey.centralStore(Integer.parseInt(name)))
                    : EndpointKey.parse(name)
                            .map(parsed -> EndpointKey.centralStore(parsed.port())));
            default -> parameters.putIfAbsent(below, key);
        }
    }

    private void endpoint(RegistryKey key, Optional<EndpointKey> named) {
        if (named.isEmpty()) {
            notices.add(new HttpSysNotice(HttpSysNotice.Kind.MALFORMED, key.place(),
                    "the key is not used: expected an endpoint such as 0.0.0.0:443, [::]:443 or shop.example:443"));
            return;
        }
        Map<SslOption, Fact<Boolean>> options = new EnumMap<>(SslOption.class);
        // Both values are in every endpoint that netsh or IIS made; one that is missing is 0.
        Fact<Long> flags = key.numberOrZero("DefaultFlags");
        Fact<Long> checks = key.numberOrZero("DefaultSslCertCheckMode");
        for (SslOption option : SslOption.values()) {
            Fact<Long> from = option.checks() ? checks : flags;
            if (from != null) {
                options.put(option, new Fact<>(option.in(from.value()), from.name(), from.place()));
            }
        }
        Fact<byte[]> hash = key.bytes("SslCertHash");
        Fact<byte[]> application = key.bytes("AppId");
        add(new SslEndpoint(named.get(), key.place(),
                hash != null && hash.value().length > 0
                        ? new Fact<>(HexFormat.of().formatHex(hash.value()), hash.name(), hash.place())
                        : null,
                application != null && application.value().length == 16
                        ? new Fact<>(guid(application.value()), application.name(), application.place())
                        : null,
                key.text("SslCertStoreName"), key.text("DefaultSslCtlIdentifier"), key.text("DefaultSslCtlStoreName"), options));
    }

    /** The text of a GUID, of which the registry has the bytes: the first three parts in reversed order. */
    private static String guid(byte[] b) {
        HexFormat hex = HexFormat.of();
        byte[] front = {b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6]};
        return "{" + hex.formatHex(front, 0, 4) + "-" + hex.formatHex(front, 4, 6) + "-" + hex.formatHex(front, 6, 8) + "-"
                + hex.formatHex(b, 8, 10) + "-" + hex.formatHex(b, 10, 16) + "}";
    }

    private void add(SslEndpoint endpoint) {
        SslEndpoint known = endpoints.get(endpoint.key());
        if (known == null) {
            endpoints.put(endpoint.key(), endpoint);
            return;
        }
        if (contradicts(known, endpoint)) {
            notices.add(new HttpSysNotice(HttpSysNotice.Kind.CONTRADICTION, endpoint.place(), "the endpoint " + endpoint.key()
                    + " differs from " + known.place().file() + ":" + known.place().line() + ", which is used"));
        }
        endpoints.put(endpoint.key(), known.or(endpoint));
    }

    private static boolean contradicts(SslEndpoint one, SslEndpoint other) {
        boolean hash = one.hash() != null && other.hash() != null && !Objects.equals(one.hash().value(), other.hash().value());
        return hash || one.options().entrySet().stream().anyMatch(entry -> other.option(entry.getKey())
                .map(fact -> !fact.value().equals(entry.getValue().value())).orElse(false));
    }
}
