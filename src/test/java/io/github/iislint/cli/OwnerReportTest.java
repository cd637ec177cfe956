package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code report="owner"} what is inherited is one finding, where it would be set, for those locations that keep it. */
class OwnerReportTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;

    @BeforeEach
    void rule() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        rule("system.webServer/directoryBrowse/@showFlags[. = 'Date, Time, Size, Extension']");
    }

    private void rule(String match) throws IOException {
        Files.writeString(folder.resolve("rules/owned.xml"), """
                <rule xmlns="urn:iislint:rule:1" id="owned" severity="info" report="owner">
                  <title>A default that is not liked</title>
                  <match>%s</match>
                  <message>{location} has it</message>
                  <explanation>A rule.</explanation>
                  <examples/>
                </rule>
                """.formatted(match));
    }

    private List<String> found(String body) throws IOException {
        Files.writeString(folder.resolve("applicationHost.config"),
                """
                        <configuration>
                          <system.applicationHost>
                            <sites>
                              <site name="S" id="1"><application path="/"><virtualDirectory path="/" \
                        physicalPath="C:\\s"/></application></site>
                              <site name="T" id="2"><application path="/"><virtualDirectory path="/" \
                        physicalPath="C:\\t"/></application></site>
                            </sites>
                          </system.applicationHost>
                        """
                        + body + "\n</configuration>\n");
        return run();
    }

    private List<String> run() {
        Cli run = IISLINT.run("check", "--rules", folder.resolve("rules"), "--only", "owned", "--format", "json",
                folder);
        assertEquals("", run.err());
        String flat = run.out().replaceAll("\\s+", " ");
        return java.util.regex.Pattern.compile("\"rule\": \"owned\".*?\"line\": (\\d+), .*?\"locations\": (\\[.*?\\])")
                .matcher(flat).results()
                .map(m -> m.group(1) + " " + m.group(2)).toList();
    }

    @Test
    void aDefaultOfTheSchemaIsOneFindingOfTheServer() throws IOException {
        assertEquals(List.of("1 [\"S\", \"T\"]"), found(""));
    }

    @Test
    void itPointsAtTheElementThatWouldHoldIt() throws IOException {
        assertEquals(List.of("9 [\"S\", \"T\"]"),
                found("<system.webServer>\n<directoryBrowse enabled=\"false\"/></system.webServer>"));
    }

    @Test
    void anElementThatASiteHasForSomethingElseIsNoOtherOwner() throws IOException {
        assertEquals(List.of("1 [\"S\", \"T\"]"),
                found("<location path=\"S\"><system.webServer><directoryBrowse enabled=\"true\"/></system.webServer>"
                        + "</location>"));
    }

    @Test
    void siteThatSetsItIsNoneOfTheLocations() throws IOException {
        assertEquals(List.of("1 [\"T\"]"),
                found("<location path=\"S\"><system.webServer><directoryBrowse "
                        + "showFlags=\"None\"/></system.webServer></location>"));
    }

    @Test
    void thereIsNothingToReportWhereAllSitesOverrideIt() throws IOException {
        assertEquals(List.of(), found("""
                <location path="S"><system.webServer><directoryBrowse showFlags="None"/></system.webServer></location>
                <location path="T"><system.webServer><directoryBrowse showFlags="Date"/></system.webServer></location>"""));
    }

    @Test
    void aValueThatAFileSetsIsReportedThere() throws IOException {
        rule("system.webServer/directoryBrowse/@enabled[. = 'true']");
        assertEquals(List.of("8 [\"T\"]", "9 [\"S\"]"), found("""
                <system.webServer><directoryBrowse enabled="true"/></system.webServer>
                <location path="S"><system.webServer><directoryBrowse enabled="true"/></system.webServer></location>"""));
    }

    @Test
    void whatIsMissingIsMissingOnce() throws IOException {
        rule("system.webServer/httpProtocol/customHeaders[not(add[@name = 'X-Good'])]");
        assertEquals(List.of("1 [\"S\", \"T\"]"), found("""
                <location path="S"><system.webServer><httpProtocol><customHeaders><add name="X-Other" value="1"/></customHeaders>
                </httpProtocol></system.webServer></location>"""));
    }

    @Test
    void aRuleThatMatchesWhatNoFileSetsNeverEndsARun() throws IOException {
        Files.writeString(folder.resolve("applicationHost.config"), "<configuration>");
        assertEquals(List.of(), run());
        Files.delete(folder.resolve("applicationHost.config"));
        Files.writeString(folder.resolve("web.config"), "<configuration/>");
        assertEquals(1, run().size());
    }

    @Test
    void aDefaultInEveryPoolIsOneFindingWhereThePoolsAreSetOrTheirDefaults() throws IOException {
        rule("iis:pool()/processModel/@pingingEnabled[. = 'true']");
        String pools = "<system.applicationHost><applicationPools>%s<add "
                + "name=\"DefaultAppPool\"/></applicationPools></system.applicationHost>";
        assertEquals(List.of("9 [\"S\", \"T\"]"), found("\n" + pools.formatted("")));
        assertEquals(List.of("10 [\"S\", \"T\"]"),
                found("\n" + pools.formatted("\n<applicationPoolDefaults><processModel/></applicationPoolDefaults>")));
        assertEquals(List.of(), found(pools.formatted("<applicationPoolDefaults><processModel pingingEnabled=\"false\"/>"
                + "</applicationPoolDefaults>")));
    }
}
