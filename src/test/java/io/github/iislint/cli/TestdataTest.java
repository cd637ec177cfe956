package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples in testdata, end to end. */
class TestdataTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;

    private static List<String> findings(String... options) {
        List<String> arguments = new ArrayList<>(List.of("check", "--format", "json"));
        arguments.addAll(List.of(options));
        JSONObject result = new JSONObject(IISLINT.run(arguments.toArray()).out());
        List<String> found = new ArrayList<>();
        for (Object each : result.getJSONArray("findings")) {
            JSONObject finding = (JSONObject) each;
            found.add(finding.getString("severity") + " " + finding.getString("rule") + " " + finding.getString("file") + ":"
                    + finding.getInt("line"));
        }
        return found;
    }

    @Test
    void aServerWithItsSites() {
        assertEquals(List.of("warning client-certificate-mapping-missing testdata/contoso/config/applicationHost.config:77",
                "error ssl-flag-unknown testdata/contoso/sites/intranet/web.config:5",
                "error section-locked testdata/contoso/sites/shop/admin/web.config:6"), findings("testdata/contoso"));
    }

    @Test
    void theServersOfAFleetHaveExpectationsOfTheirOwn() {
        assertEquals(List.of("error client-certificate-not-expected testdata/fleet/web02/applicationHost.config:21"),
                findings("testdata/fleet"));
    }

    @Test
    void aRepositoryStandsBelowAServerThatIsAssumed() {
        assertEquals(List.of("info section-locked testdata/repo/src/Shop/admin/web.config:5",
                "info client-certificate-mapping-missing testdata/repo/src/Shop/admin/web.config:5"),
                findings("--only", "section-locked,client-certificate-mapping-missing", "testdata/repo"));
    }

    @Test
    void fixesLeaveWhatOnlyAPersonCanDecide() throws IOException {
        copy(Path.of("testdata/contoso"), folder);
        Cli run = IISLINT.run("check", "--fix", "--format", "json", folder.toString());
        assertEquals(1, run.exit(), run.err());
        JSONObject result = new JSONObject(run.out());
        assertEquals(2, result.getJSONArray("fixed").length());
        assertEquals("section-locked", result.getJSONArray("findings").getJSONObject(0).getString("rule"));
        assertEquals(1, result.getJSONArray("findings").length());
        assertTrue(run.err().contains("What changes for visitors"), run.err());
        String before = Files.readString(Path.of("testdata/contoso/config/applicationHost.config"));
        assertEquals(before.replaceFirst("Ssl, SslNegotiateCert, SslRequireCert", "Ssl, SslNegotiateCert"),
                Files.readString(folder.resolve("config/applicationHost.config")));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }
}
