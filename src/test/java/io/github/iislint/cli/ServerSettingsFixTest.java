package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes of sites and application pools, of flags of any section, and of several entries of one collection. */
class ServerSettingsFixTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());
    private static final String HOST = """
            <configuration>
              <system.applicationHost>
                <applicationPools>
                  <add name="P"><failure rapidFailProtection="false" /></add>
                  <add name="Q"><failure rapidFailProtection="false" /></add>
                </applicationPools>
                <sites>
                  <site name="S" id="1">
                    <application path="/" applicationPool="P"><virtualDirectory path="/" physicalPath="C:\\s" /></application>
                    <logFile enabled="false" logExtFileFlags="Date,Time,Cookie" />
                  </site>
                  <site name="T" id="2">
                    <application path="/" applicationPool="Q"><virtualDirectory path="/" physicalPath="C:\\t" /></application>
                    <logFile enabled="false" logExtFileFlags="Date" />
                  </site>
                </sites>
              </system.applicationHost>
            </configuration>
            """;

    @TempDir
    private Path folder;

    private String fix(String scope, String match, String change) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/own.xml"),
                "<rule xmlns='urn:iislint:rule:1' id='own' severity='warning' scope='" + scope
                        + "'><title>t</title><match>" + match + "</match><message>m</message><fix title='f' effect='neutral'>"
                        + change
                        + "</fix><explanation>e</explanation><examples/></rule>");
        Files.writeString(folder.resolve("applicationHost.config"), HOST);
        Cli run = IISLINT.run("check", "--rules", folder.resolve("rules"), "--only", "own", "--fix", folder);
        assertEquals(0, run.exit(), run.out() + run.err());
        return Files.readString(folder.resolve("applicationHost.config"));
    }

    @Test
    void aPoolIsFixedAtTheServerLevelOnly() throws IOException {
        assertEquals(HOST.replace("rapidFailProtection=\"false\"", "rapidFailProtection=\"true\""),
                fix("server", "system.applicationHost/applicationPools/add/failure/@rapidFailProtection[. = 'false']",
                        "<set-attribute name='rapidFailProtection' value='true'/>"));
    }

    @Test
    void thePoolOfALocationIsFixedWhereItStands() throws IOException {
        assertEquals(
                HOST.replace("<add name=\"Q\"><failure rapidFailProtection=\"false\"",
                        "<add name=\"Q\"><failure rapidFailProtection=\"true\""),
                fix("location", "iis:pool()[@name = 'Q']/failure/@rapidFailProtection[. = 'false']",
                        "<set-attribute name='rapidFailProtection' value='true'/>"));
    }

    @Test
    void whatASiteSetsIsFixedWhereItStands() throws IOException {
        assertEquals(HOST.replace("<logFile enabled=\"false\"", "<logFile enabled=\"true\""),
                fix("site", "iis:site()/logFile/@enabled[. = 'false']", "<set-attribute name='enabled' value='true'/>"));
    }

    @Test
    void flagsAreThoseOfTheAttribute() throws IOException {
        assertEquals(
                HOST.replace("Date,Time,Cookie", "Date,Time,ClientIP").replace("logExtFileFlags=\"Date\"",
                        "logExtFileFlags=\"Date, ClientIP\""),
                fix("site", "iis:site()/logFile/@logExtFileFlags[not(iis:has-flag(., 'ClientIP'))]",
                        "<set-flags attribute='logExtFileFlags' remove='Cookie' add='ClientIP'/>"));
    }

    @Test
    void aFlagThatTheAttributeDoesNotHaveIsRefused() {
        AssertionError refused = org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> fix("site",
                "iis:site()/logFile/@logExtFileFlags", "<set-flags attribute='logExtFileFlags' add='ClientIp6'/>"));
        assertTrue(refused.getMessage().contains("own.xml:1: there is no flag \"ClientIp6\"; did you mean \"ClientIP\"?"),
                refused.getMessage());
    }
}
