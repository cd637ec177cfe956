package io.github.iislint.diagnose;

import static io.github.iislint.diagnose.Requests.access;
import static io.github.iislint.diagnose.Requests.authentication;

import io.github.iislint.DiagnosePage;
import io.github.iislint.certificate.TestKeys;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every visitor at every configuration: the tables in docs/diagnose.md. After a change that is meant,
 * {@code mvn test -Dgolden.write=true} writes them anew.
 */
class PredictedStatusTest {

    @TempDir
    private Path folder;

    private static Map<String, String> configurations(Visitors visitors) {
        String require = access("Ssl, SslNegotiateCert, SslRequireCert");
        Map<String, String> configurations = new LinkedHashMap<>();
        configurations.put("ignore", access("Ssl"));
        configurations.put("accept", access("Ssl, SslNegotiateCert"));
        configurations.put("require", require);
        configurations.put("map one-to-one", require + authentication(false, visitors.oneToOne()));
        configurations.put("map many-to-one", require + authentication(false, Visitors.manyToOne("userName=\"partners\"")));
        configurations.put("deny", require + authentication(false, Visitors.manyToOne("permissionMode=\"Deny\"")));
        return configurations;
    }

    private static String table(Visitors visitors) throws DiagnoseException {
        Map<String, String> configurations = configurations(visitors);
        StringBuilder table = new StringBuilder("| visitor's certificate | " + String.join(" | ", configurations.keySet())
                + " |\n"
                + "|---" + "|---".repeat(configurations.size()) + "|\n");
        row(table, "any, over http", configurations, sections -> Requests.site(sections).http("Shop/partners"));
        row(table, "none", configurations, sections -> Requests.site(sections).https("Shop/partners"));
        for (String visitor : visitors.names()) {
            row(table, visitor, configurations, sections -> Requests.site(sections).trust(visitors.trust()).crl(visitors.lists())
                    .certificate(visitors.file(visitor)).https("Shop/partners"));
        }
        return table.toString();
    }

    @FunctionalInterface
    private interface Asking {

        Diagnosis ask(String sections) throws DiagnoseException;
    }

    private static void row(StringBuilder table, String visitor, Map<String, String> configurations, Asking asking)
            throws DiagnoseException {
        List<String> cells = new ArrayList<>();
        for (String sections : configurations.values()) {
            cells.add(Requests.answer(asking.ask(sections)));
        }
        table.append("| ").append(visitor).append(" | ").append(String.join(" | ", cells)).append(" |\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA", "EC"})
    void theStatusesAreThoseOfTheDocumentation(TestKeys keys) throws IOException, DiagnoseException {
        DiagnosePage.assertPart("predicted statuses", table(new Visitors(folder, keys)));
    }

    @Test
    void theAssumptionsAreThoseOfTheDocumentation() throws IOException {
        StringBuilder table = new StringBuilder("| name | usual | what it means if it is on | what reveals it on the server"
                + " |\n|---|---|---|---|\n");
        for (Assumption assumption : Assumption.values()) {
            table.append("| `").append(assumption).append("` | ").append(assumption.usual() ? "on" : "off").append(" | ")
                    .append(assumption.meaning()).append(" | `")
                    .append(assumption.command("ipport=0.0.0.0:443", "Shop").replace("|", "\\|")).append("` |\n");
        }
        DiagnosePage.assertPart("assumptions", table.toString());
    }
}
