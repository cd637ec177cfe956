package io.github.iislint.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Random;
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
        List<String> names = List.of("ssl-flags-known", "ssl-flag-unknown");
        assertEquals(Optional.of("ssl-flag-unknown"), NearestName.of("ssl-flag-unknow", names));
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

    @Test
    void noShortcutChangesTheCountOfSlips() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String wanted = word(random, 1);
            String name = word(random, 0);
            boolean near = slips(wanted, name) <= Math.max(1, wanted.length() / 3);
            assertEquals(near ? Optional.of(name) : Optional.empty(), NearestName.of(wanted, List.of(name)), wanted + " " + name);
        }
    }

    @Test
    void eachPartBetweenFullStopsIsNear() {
        assertEquals(Optional.empty(), NearestName.of("system.web", List.of("system.net", "system.webServer")));
        assertEquals(Optional.of("system.web"), NearestName.of("sytem.wbe", List.of("system.net", "system.web")));
        assertEquals(Optional.of("system.webServer"), NearestName.of("system.webserver", List.of("system.webServer")));
    }

    @ParameterizedTest
    @CsvSource({
            "system.webServer/acces, system.webServer/security/access",
            "system.webserver/ACCESS, system.webServer/security/access",
            "acces, system.webServer/security/access",
            "system.webServer/security, system.webServer/security/access",
            "system.webServer/modul, system.webServer/modules",
            "system.webServer/authorizaton, system.webServer/security/authorization",
            "system.wbe/authorization, system.web/authorization",
            "security/authorization, system.ftpServer/security/authorization",
            "system.webServer/security/security/acces, system.webServer/security/access",
            "system.webServer/nope, ",
            "system.webServer/, ",
            "'', ",
    })
    void ofPathsTheLastNameCountsFirst(String wanted, String meant) {
        List<String> paths = List.of("system.webServer/modules", "system.webServer/security/access", "system.webServer/cors",
                "system.webServer/asp", "system.webServer/security/authorization", "system.web/authorization",
                "system.ftpServer/security/authorization");
        assertEquals(Optional.ofNullable(meant), NearestName.ofPath(wanted, paths));
    }

    private static String word(Random random, int shortest) {
        return random.ints(shortest + random.nextInt(12), 'a', 'd')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int slips(String from, String to) {
        int[][] slips = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    slips[i][j] = i + j;
                    continue;
                }
                int replaced = slips[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                slips[i][j] = Math.min(replaced, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
                boolean neighbours = i > 1 && j > 1;
                boolean swapped = neighbours && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
                slips[i][j] = swapped ? Math.min(slips[i][j], 1 + slips[i - 2][j - 2]) : slips[i][j];
            }
        }
        return slips[from.length()][to.length()];
    }
}
