package io.github.iislint.httpsys;

import io.github.iislint.file.Place;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint of http.sys with the settings of its server certificate. What the files do not tell is absent: a release of
 * Windows that lacks an option, or a language whose labels are not known.
 *
 * @param place where it begins in its file
 * @param hash the thumbprint of the certificate, hexadecimal in lower case; {@code null} if there is none
 * @param application the GUID of the application that made it, in lower case with braces; {@code null} where it is not told
 * @param store {@code null} where it is not told
 * @param ctlIdentifier the list of trusted issuers; {@code null} for none
 * @param ctlStore the store with trusted issuers; {@code null} for none
 */
public record SslEndpoint(EndpointKey key, Place place, @Nullable Fact<String> hash, @Nullable Fact<String> application,
        @Nullable Fact<String> store, @Nullable Fact<String> ctlIdentifier, @Nullable Fact<String> ctlStore,
        Map<SslOption, Fact<Boolean>> options) {

    /** The application id under which IIS makes endpoints. */
    public static final String IIS = "{4dc3e181-e14b-4a21-b022-59fc669b0914}";

    public SslEndpoint {
        options = Map.copyOf(options);
    }

    /** Whether an option is on; empty where the file does not tell. */
    public Optional<Fact<Boolean>> option(SslOption option) {
        return Optional.ofNullable(options.get(option));
    }

    /** Whether the file tells that an option is on. */
    public boolean on(SslOption option) {
        return option(option).map(Fact::value).orElse(false);
    }

    /** Whether the file tells that an option is off. */
    public boolean off(SslOption option) {
        return !option(option).map(Fact::value).orElse(true);
    }

    /** This endpoint with what it does not tell taken from another file. */
    SslEndpoint or(SslEndpoint other) {
        Map<SslOption, Fact<Boolean>> all = new EnumMap<>(SslOption.class);
        all.putAll(other.options);
        all.putAll(options);
        return new SslEndpoint(key, place, first(hash, other.hash), first(application, other.application),
                first(store, other.store), first(ctlIdentifier, other.ctlIdentifier), first(ctlStore, other.ctlStore), all);
    }

    private static <T> @Nullable Fact<T> first(@Nullable Fact<T> one, @Nullable Fact<T> other) {
        return one != null ? one : other;
    }
}
