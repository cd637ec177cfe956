package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeWebConfig() throws IOException {
        Files.writeString(folder.resolve("web.config"), """
                <configuration>
                  <system.webServer>
                    <security>
                      <access sslFlags="Ssl, SslNegotiateCert" />
                    </security>
                  </system.webServer>
                </configuration>
                """);
    }

    @Test
    void writesAFile() throws Exception {
        Path file = folder.resolve("iislint.xml");

        assertEquals(0, run("init", "--output", file.toString(), folder.toString()));
        assertTrue(Files.readString(file).contains("<expect location=\".\" mode=\"accept\"/>"), Files.readString(file));
    }

    @Test
    void checkUnderTheNewFileFindsNothingAboutExpectations() {
        run("init", "--output", folder.resolve("iislint.xml").toString(), folder.toString());

        assertEquals(0, run("check", "--fail-on", "info", "--only", "client-certificate-expected,client-certificate-not-expected,"
                + "client-certificate-asked-for,expectation-unused", folder.toString()));
    }

    @Test
    void twoFoldersOfTheServerAreNotOneHere() throws Exception {
        Files.writeString(folder.resolve("applicationHost.config"),
                """
                        <configuration>
                          <system.applicationHost>
                            <sites>
                              <site name="A" id="1"><application path="/"><virtualDirectory path="/" physicalPath="C:\\Web\\a" \
                        /></application></site>
                              <site name="B" id="2"><application path="/"><virtualDirectory path="/" physicalPath="D:\\Web\\b" \
                        /></application></site>
                            </sites>
                          </system.applicationHost>
                        </configuration>
                        """);
        Path file = folder.resolve("iislint.xml");
        assertEquals(0, run("init", "--output", file.toString(), folder.toString()));
        String written = Files.readString(file);
        assertTrue(written.contains("physicalPath=\"C:\\Web\" to=\"web\"")
                && written.contains("physicalPath=\"D:\\Web\" to=\"web2\""), written);
        assertTrue(written.contains("iislint rules schema settings") && !written.contains("iislint.xsd"), written);
    }

    @Test
    void aMissingFolderIsNamed(@TempDir Path none) {
        Path file = none.resolve("none/iislint.xml");
        Cli run = Cli.run("init", "--output", file.toString(), folder.toString());
        assertEquals(2, run.exit());
        assertTrue(run.err().startsWith("iislint: --output " + file + ": cannot be written: there is no folder "), run.err());
    }

    @Test
    void neverOverwritesAFile() throws Exception {
        Path file = Files.writeString(folder.resolve("iislint.xml"), "<iislint xmlns=\"urn:iislint:settings:1\"/>");

        assertEquals(2, run("init", "--output", file.toString(), folder.toString()));
        assertEquals("<iislint xmlns=\"urn:iislint:settings:1\"/>", Files.readString(file));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("exists and is not overwritten"),
                err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aHyphenStandsForStandardOutput() {
        assertEquals(0, run("init", "--output", "-", folder.toString()));
        assertTrue(out.toString(StandardCharsets.UTF_8).startsWith("<?xml"), out.toString(StandardCharsets.UTF_8));
        assertTrue(Files.notExists(folder.resolve("iislint.xml")));
    }

    @Test
    void nothingToRecordIsAFailure() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        assertEquals(2, run("init", "--output", folder.resolve("iislint.xml").toString(), empty.toString()));
        assertTrue(Files.notExists(folder.resolve("iislint.xml")));
    }

    private int run(String... arguments) {
        return Main.commandLine(Console.of(out, err, StandardCharsets.UTF_8, false, Map.of())).execute(arguments);
    }
}
