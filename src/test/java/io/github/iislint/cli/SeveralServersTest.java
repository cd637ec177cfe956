package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What settings say of some servers only. */
class SeveralServersTest {

    private static final String SETTINGS = """
            <iislint xmlns="urn:iislint:settings:1">
              <clientCertificates>
                <expect location="Blog" mode="none"/>
              </clientCertificates>
              <server file="web01/**">
                <map physicalPath="C:\\sites" to="web01/sites"/>
                <clientCertificates>
                  <expect location="%s" mode="none"/>
                </clientCertificates>
              </server>
              <server file="web02/**">
                <map physicalPath="%s" to="web02/sites"/>
              </server>
            </iislint>
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void servers() throws IOException {
        for (String server : List.of("web01", "web02")) {
            Files.createDirectories(folder.resolve(server).resolve("sites"));
            Files.writeString(folder.resolve(server + "/applicationHost.config"),
                    Programs.server(server.equals("web01") ? "Shop" : "Blog"));
        }
    }

    private List<String> found(String settings, String... paths) throws IOException {
        Files.writeString(folder.resolve("iislint.xml"), settings);
        List<String> arguments = new ArrayList<>(
                List.of("check", "--format", "json", "--only", "map-unused,expectation-unused,server-unused"));
        for (String path : paths) {
            arguments.add(folder.resolve(path).toString());
        }
        List<String> found = new ArrayList<>();
        for (JSONObject finding : Cli.run(arguments.toArray(new String[0])).findings()) {
            found.add(finding.getString("rule") + " " + finding.getInt("line"));
        }
        return found;
    }

    @Test
    void sitesWhoseFoldersAreNotAtHandAreCountedAndTheOptionNamedThatShowsThem() {
        String unmapped = Cli.run("check", folder.resolve("web01").toString()).out();
        assertTrue(unmapped
                .contains("no --map covers the folder of 1 of 1 site (Shop): their web.config files were not evaluated as "
                        + "part of them; --map 'C:\\sites\\shop=FOLDER' maps them to a local folder"),
                unmapped);
        String missing = Cli
                .run("check", "--map", "C:\\sites=" + folder.resolve("web01/sites"), folder.resolve("web01").toString()).out();
        assertTrue(missing.contains("cannot find the mapped folder of 1 of 1 site (Shop)"), missing);
    }

    @Test
    void whatFitsIsNoFinding() throws IOException {
        assertEquals(List.of(), found(SETTINGS.formatted("Shop/admin", "C:\\sites"), "web01", "web02"));
    }

    @Test
    void anExpectationForOneServerNeedsASiteOfThatServer() throws IOException {
        assertEquals(List.of("expectation-unused 8"), found(SETTINGS.formatted("Blog", "C:\\sites"), "web01", "web02"));
    }

    @Test
    void aMapOfAServerThatFitsNothingThereIsFound() throws IOException {
        assertEquals(List.of("map-unused 12"), found(SETTINGS.formatted("Shop", "D:\\www"), "web01", "web02"));
    }

    @Test
    void aMapToAFolderThatIsNotThereIsFound() throws IOException {
        Files.delete(folder.resolve("web02/sites"));
        assertEquals(List.of("map-unused 12"), found(SETTINGS.formatted("Shop", "C:\\sites"), "web01", "web02"));
        Cli option = Cli.run("check", "--map", "C:\\sites=" + folder.resolve("nosuchfolder"), folder.resolve("web01").toString());
        assertEquals(1, option.exit(), option.out());
        assertTrue(option.out().contains("nosuchfolder, so no web.config is read for C:\\sites [map-unused]"), option.out());
    }

    @Test
    void anElementForAServerThatDoesNotExistIsFound() throws IOException {
        String settings = SETTINGS.formatted("Shop", "C:\\sites").replace("web02/**", "web99/**");
        assertEquals(List.of("expectation-unused 3", "server-unused 11"), found(settings, "web01"));
        assertEquals(List.of("server-unused 11"), found(settings, ""));
    }

    @Test
    void whatIsSaidOfServersThatAreNoPartOfTheRunIsNobodysMistake() throws IOException {
        assertEquals(List.of(), found(SETTINGS.formatted("Gone", "C:\\sites"), "web02"));
        assertEquals(List.of("expectation-unused 3"), found(SETTINGS.formatted("Shop", "D:\\www"), "web01"));
    }
}
