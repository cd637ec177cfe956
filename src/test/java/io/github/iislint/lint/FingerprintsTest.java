package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may happen to a file without its findings being called others. */
class FingerprintsTest {

    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <sites>
                  <site name="Shop" id="1">
                    <bindings>
                      <binding protocol="https" bindingInformation="*:443:shop.example" />
                      <binding protocol="https" bindingInformation="*:443:www.shop.example" sslFlags="Wrong" />
                    </bindings>
                  </site>
                </sites>
              </system.applicationHost>
              <location path="Shop">
                <system.webServer>
                  <security>
                    <access sslFlags="Ssl, SslNegotiateCert, SslRequireCert" />
                    <authentication>
                      <iisClientCertificateMappingAuthentication enabled="true" oneToOneCertificateMappingsEnabled="true">
                        <oneToOneMappings>
                          <add enabled="true" userName="anna" password="p1" certificate="MIID" />
                          <add enabled="true" userName="bert" password="p2" certificate="MIIE" />
                        </oneToOneMappings>
                      </iisClientCertificateMappingAuthentication>
                    </authentication>
                  </security>
                </system.webServer>
              </location>
              <location path="Shop/upload">
                <system.webServer>
                  <security>
                    <access sslFlags="SslRequireCert, Ssk" />
                  </security>
                </system.webServer>
              </location>
            </configuration>
            """;

    private static List<Finding> lint(String file, String text) throws LintException {
        Path folder = Path.of("").toAbsolutePath();
        MemoryFiles files = new MemoryFiles(folder, Map.of(Path.of(file), SourceText.of(text)));
        return new Linter(RuleSet.builtIn(),
                LintOptions.builder(Settings.empty(folder), Instant.parse("2026-11-01T00:00:00Z")).build(),
                path -> false, FixPlan.NONE).lint(files, List.of(Path.of(file))).findings();
    }

    private static List<String> fingerprints(String file, String text) throws LintException {
        return lint(file, text).stream().map(f -> f.rule() + " " + f.fingerprint()).sorted().toList();
    }

    private static void assertSame(String file, String text) throws LintException {
        List<String> expected = fingerprints("config/applicationHost.config", HOST);
        assertTrue(expected.size() > 5, expected.toString());
        assertEquals(expected, fingerprints(file, text));
    }

    @Test
    void linesMayMove() throws LintException {
        assertSame("config/applicationHost.config", "<?xml version=\"1.0\"?>\n\n<!-- one\n two -->\n"
                + HOST.replace("<bindings>", "\n\n<bindings><!-- more -->\n").replace("<security>", "<security>\n\n\n"));
    }

    @Test
    void linesMayEndOtherwiseAndBeIndentedOtherwise() throws LintException {
        assertSame("config/applicationHost.config", HOST.replace("\n", "\r\n").replace("  ", "\t"));
        assertSame("config/applicationHost.config", HOST.replaceAll(">\\s+<", "><"));
    }

    @Test
    void attributesMayChangePlacesAndQuotes() throws LintException {
        assertSame("config/applicationHost.config", HOST.replace('"', '\'')
                .replaceAll("(bindingInformation='[^']*')( sslFlags='[^']*')", "\n   $2\n   $1")
                .replace("<site name='Shop' id='1'>", "<site id = '1' name = 'Shop' >")
                .replace("'Shop/upload'", "'Shop&#47;upload'"));
    }

    @Test
    void blocksMayChangePlaces() throws LintException {
        int upload = HOST.indexOf("  <location path=\"Shop/upload\">");
        int end = HOST.indexOf("</configuration>");
        int shop = HOST.indexOf("  <location path=\"Shop\">");
        assertSame("config/applicationHost.config",
                HOST.substring(0, shop) + HOST.substring(upload, end) + HOST.substring(shop, upload)
                        + HOST.substring(end));
    }

    @Test
    void foldersMayBeRenamed() throws LintException {
        assertSame("servers/web 01/ApplicationHost.config", HOST);
    }

    @Test
    void otherThingsHaveOtherNames() throws LintException {
        List<Finding> findings = lint("config/applicationHost.config", HOST);
        assertEquals(findings.size(), new HashSet<>(findings.stream().map(Finding::fingerprint).toList()).size());
        assertNotEquals(fingerprints("config/applicationHost.config", HOST),
                fingerprints("config/applicationHost.config", HOST.replace("Shop/upload", "Shop/download")));
    }
}
