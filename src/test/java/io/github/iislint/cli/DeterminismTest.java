package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bytes of a report depend on the files alone. */
class DeterminismTest {

    @TempDir
    Path folder;

    @BeforeEach
    void initialize() throws Exception {
        for (int i = 0; i < 8; i++) {
            write("web0" + i + "/applicationHost.config",
                    """
                            <configuration>
                              <system.applicationHost><sites>
                                <site name="INTRANET" id="1"><application path="/"><virtualDirectory path="/" \
                            physicalPath="C:\\sites\\i%d" /></application>
                                  <bindings><binding protocol="https" bindingInformation="*:443:" sslFlags="%d" \
                            /></bindings></site>
                                <site name="info" id="2"><application path="/"><virtualDirectory path="/" \
                            physicalPath="C:\\sites\\i%d" /></application></site>
                              </sites></system.applicationHost>
                              <location path="intranet/I"><system.webServer><security>
                                <access sslFlags="SSL, SSLREQUIRECERT, sslNegotiateCert" \
                            /></security></system.webServer></location>
                              <location path="Info"><system.webServer><security><access sslFlags="Wrong" \
                            /></security></system.webServer></location>
                            </configuration>
                            """
                            .formatted(i, i, i));
            write("sites/i" + i + "/web.config",
                    "<configuration><system.webServer><security><access sslFlags=\"Ssl\" /></security></system.webServer>"
                            + "<!-- iislint-disable-next ssl-flags-style: x --></configuration>");
            write("lone/" + i + "/web.config",
                    "<configuration><system.webServer><security><access sslFlags=\"SslRequireCert\" /></security>"
                            + "</system.webServer></configuration>");
        }
        write("lone/broken/web.config", "<configuration>\u00e9<");
        Files.write(folder.resolve("lone/broken/web.config"), new byte[]{'<', 'a', '>', (byte) 0xFF});
    }

    private void write(String name, String text) throws IOException {
        TestFiles.write(folder.resolve(name), text);
    }

    private String check(String format, int jobs) {
        Cli run = Cli.run("check", folder.toString(), "--map", "C:\\sites=" + folder.resolve("sites"), "--now", "2026-11-01",
                "--format", format,
                "--jobs", String.valueOf(jobs));
        assertEquals(1, run.exit(), run.err());
        return run.out();
    }

    @Test
    void theNumberOfThreadsMakesNoDifference() {
        String expected = check("json", 1);
        assertTrue(expected.length() > 10_000);
        for (int round = 0; round < 3; round++) {
            assertEquals(expected, check("json", 4));
        }
        assertEquals(check("text", 1), check("text", 4));
    }

    @Test
    void theLocaleMakesNoDifference() {
        String json = check("json", 2);
        String text = check("text", 2);
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(new Locale.Builder().setLanguageTag("tr-TR-u-nu-arab").build());
            assertEquals(json, check("json", 4));
            assertEquals(text, check("text", 1));
        } finally {
            Locale.setDefault(before);
        }
    }
}
