package io.github.iislint.diagnose;

import io.github.iislint.file.Place;
import io.github.iislint.httpsys.Fact;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.httpsys.SslEndpoint;
import io.github.iislint.httpsys.SslOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the files about http.sys and Schannel show about the assumptions that a request needs. */
final class KnownFacts {

    private static final String ISSUER_LIST = "SendTrustedIssuerList";

    private final Map<Assumption, Fact<Boolean>> facts = new EnumMap<>(Assumption.class);

    private KnownFacts() {
    }

    /** @param endpoint where the request arrives; {@code null} where no binding is known */
    static Map<Assumption, Fact<Boolean>> of(HttpSys httpSys, @Nullable Endpoint endpoint) {
        KnownFacts known = new KnownFacts();
        Optional<SslEndpoint> served = endpoint == null || !endpoint.scheme().equals("https")
                ? Optional.empty()
                : endpoint.served(httpSys).map(HttpSys.Served::endpoint);
        served.ifPresent(known::endpoint);
        httpSys.protocol("TLS 1.3").ifPresent(fact -> known.facts.putIfAbsent(Assumption.TLS13, fact));
        known.issuerList(httpSys);
        return known.facts;
    }

    private void endpoint(SslEndpoint endpoint) {
        take(endpoint, SslOption.NEGOTIATE, Assumption.NEGOTIATE);
        take(endpoint, SslOption.REVOCATION, Assumption.REVOCATION);
        take(endpoint, SslOption.USAGE, Assumption.USAGE);
        // That http.sys asks Active Directory does not tell whether there is an account.
        if (endpoint.off(SslOption.DS_MAPPER)) {
            take(endpoint, SslOption.DS_MAPPER, Assumption.DIRECTORY);
        }
        if (endpoint.on(SslOption.DISABLE_TLS13)) {
            endpoint.option(SslOption.DISABLE_TLS13)
                    .ifPresent(fact -> facts.put(Assumption.TLS13, new Fact<>(false, fact.name(), fact.place())));
        }
    }

    private void take(SslEndpoint endpoint, SslOption option, Assumption assumption) {
        endpoint.option(option).ifPresent(fact -> facts.put(assumption, fact));
    }

    private void issuerList(HttpSys httpSys) {
        Fact<Long> sent = httpSys.schannel("", ISSUER_LIST).orElse(null);
        Place key = httpSys.schannelPlace("").orElse(null);
        if (sent != null) {
            facts.put(Assumption.ISSUER_LIST, new Fact<>(sent.value() != 0, sent.name(), sent.place()));
        } else if (key != null) {
            // The default since Windows Server 2012.
            facts.put(Assumption.ISSUER_LIST, new Fact<>(false, ISSUER_LIST, key));
        }
    }
}
