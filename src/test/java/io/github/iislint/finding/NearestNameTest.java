package io.github.iislint.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> NAMES = List.of("expect", "exclude", "map", "clientCertificates", "SslRequireCert");

    @ParameterizedTest
    @CsvSource({
        "expct, expect",
        "expects, expect",
        "exqect, expect",
        "epxect, expect",
        "MAP, map",
        "mpa, map",
        "clientcertificate, clientCertificates",
        "SslRequireCerts, SslRequireCert",
    })
    void aSlipIsForgiven(String wanted, String meant) {
        assertEquals(Optional.of(meant), NearestName.of(wanted, NAMES));
    }

    @ParameterizedTest
    @CsvSource({"server", "m", "expand", "''"})
    void aDifferentWordIsNoSlip(String wanted) {
        assertEquals(Optional.empty(), NearestName.of(wanted, NAMES));
    }

    @Test
    void theNearestWins() {
        assertEquals(Optional.of("ssl-flag-unknown"), NearestName.of("ssl-flag-unknow", List.of("ssl-flags-known", "ssl-flag-unknown")));
    }

    @Test
    void equallyNearNamesComeInAlphabeticalOrder() {
        assertEquals(Optional.of("Shop1"), NearestName.of("Shop", List.of("Shop2", "Shop1", "Shop3")));
    }

    @Test
    void twoSwapsInALongNameAreTwoSlips() {
        assertEquals(Optional.of("abcdefg"), NearestName.of("bacdegf", List.of("abcdefg")));
    }

    @Test
    void nothingIsNearWithoutNames() {
        assertEquals(Optional.empty(), NearestName.of("expect", List.of()));
    }
}
