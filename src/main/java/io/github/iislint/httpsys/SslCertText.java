package io.github.iislint.httpsys;

import io.github.iislint.file.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code netsh http show sslcert} prints, of any release of Windows. netsh translates its labels and prints no
 * names for them, so in other languages than English an endpoint, its certificate, application and store are known by the
 * shape of the values, and the rest is not known.
 */
final class SslCertText {

    /** A label may hold a colon itself ({@code IP:port}), so the colon that counts has a blank before it or is a wide one;
     * French has a blank that does not break a line.
     */
    private static final Pattern LINE = Pattern.compile("^(\\s*)(\\S.*?)(?:[\\s\u00A0\u202F]+:|\\s*\uFF1A)\\s*(.*?)\\s*$");
    private static final Pattern HASH = Pattern.compile("(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})");
    private static final Pattern GUID = Pattern.compile("\\{[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}}");
    private static final String NOTHING = "(null)";
    private static final int FEW = 4;

    private final String file;
    private final List<HttpSysNotice> notices;
    private final List<SslEndpoint> endpoints = new ArrayList<>();
    private @Nullable EndpointBlock block;
    private boolean foreign;

    /** What is known of an endpoint so far. */
    private static final class EndpointBlock {
        private final EndpointKey key;
        private final Place place;
        private final Map<SslOption, Fact<Boolean>> options = new EnumMap<>(SslOption.class);
        private @Nullable Fact<String> hash;
        private @Nullable Fact<String> application;
        private @Nullable Fact<String> store;
        private @Nullable Fact<String> ctlIdentifier;
        private @Nullable Fact<String> ctlStore;
        private boolean storeNext;
        private int unknown;

        EndpointBlock(EndpointKey key, Place place) {
            this.key = key;
            this.place = place;
        }
    }

    private SslCertText(String file, List<HttpSysNotice> notices) {
        this.file = file;
        this.notices = notices;
    }

    /** The endpoints that a text lists; empty for another text. What cannot be read becomes a notice. */
    static List<SslEndpoint> read(String file, String text, List<HttpSysNotice> notices) {
        SslCertText reader = new SslCertText(file, notices);
        boolean first = true;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                Place place = new Place(file, number, matcher.start(3) + 1, number, matcher.end(3) + 1);
                reader.line(matcher.group(2).strip(), matcher.group(3), place, first);
                first = false;
            } else {
                first |= line.isBlank() || line.strip().matches("-+");
            }
        }
        reader.end();
        return reader.endpoints;
    }

    private void line(String label, String value, Place place, boolean first) {
        Optional<EndpointKey> key = endpoint(label.toLowerCase(Locale.ROOT), value, first);
        if (key.isPresent()) {
            end();
            block = new EndpointBlock(key.get(), place);
        } else if (block != null) {
            setting(block, label, value, place);
        }
    }

    private static Optional<EndpointKey> endpoint(String label, String value, boolean first) {
        boolean central = label.equals("central certificate store");
        if (central || first && value.matches("\\d{1,5}")) {
            return value.matches("\\d{1,5}") ? Optional.of(EndpointKey.centralStore(Integer.parseInt(value))) : Optional.empty();
        }
        return label.equals("ip:port") || label.equals("hostname:port") || first ? EndpointKey.parse(value) : Optional.empty();
    }

    private void setting(EndpointBlock block, String label, String value, Place place) {
        SslOption option = SslOption.of(label);
        Fact<String> fact = value.equals(NOTHING) || value.isEmpty() ? null : new Fact<>(value, label, place);
        boolean store = block.storeNext;
        block.storeNext = false;
        if (option != null) {
            option(block, option, label, value, place);
        } else if (block.hash == null && HASH.matcher(value).matches()) {
            block.hash = new Fact<>(value.toLowerCase(Locale.ROOT), label, place);
        } else if (block.application == null && GUID.matcher(value).matches()) {
            block.application = new Fact<>(value.toLowerCase(Locale.ROOT), label, place);
            block.storeNext = true;
        } else if (label.equalsIgnoreCase("Certificate Store Name") || store) {
            block.store = fact;
        } else if (label.equalsIgnoreCase("Ctl Identifier")) {
            block.ctlIdentifier = fact;
        } else if (label.equalsIgnoreCase("Ctl Store Name")) {
            block.ctlStore = fact;
        } else {
            block.unknown++;
        }
    }

    private void option(EndpointBlock block, SslOption option, String label, String value, Place place) {
        boolean on = value.equalsIgnoreCase("Enabled") || value.equalsIgnoreCase("Set");
        if (on || value.equalsIgnoreCase("Disabled") || value.equalsIgnoreCase("Not Set")) {
            block.options.put(option, new Fact<>(on, label, place));
        } else {
            notices.add(new HttpSysNotice(HttpSysNotice.Kind.MALFORMED, place, "the value of \"" + label
                    + "\" is not used: expected Enabled, Disabled, Set or Not Set"));
        }
    }

    private void end() {
        if (block == null) {
            return;
        }
        endpoints.add(new SslEndpoint(block.key, block.place, block.hash, block.application, block.store, block.ctlIdentifier,
                block.ctlStore, block.options));
        if (block.options.isEmpty() && block.unknown > FEW && !foreign) {
            foreign = true;
            notices.add(new HttpSysNotice(HttpSysNotice.Kind.LANGUAGE, block.place,
                    "the labels are not English: only the endpoints"
                            + " and their certificates are known. Export the registry instead, which is not translated: "
                            + HttpSys.EXPORTS));
        }
        block = null;
    }
}
