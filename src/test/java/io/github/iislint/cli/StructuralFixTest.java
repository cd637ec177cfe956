package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes that add and remove elements, entries and attributes: the bytes of the files, and a second run that changes nothing. */
class StructuralFixTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());
    private static final String SITES = """
              <system.applicationHost>
                <applicationPools>
                  <add name="Shop" />
                  <add name="Blog">
                    <processModel idleTimeout="00:20:00" />
                  </add>
                </applicationPools>
                <sites>
                  <site name="Shop" id="1">
                    <application path="/" applicationPool="Shop">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\shop" />
                    </application>
                  </site>
                  <site name="Blog" id="2">
                    <application path="/" applicationPool="Blog">
                      <virtualDirectory path="/" physicalPath="C:\\sites\\blog" />
                    </application>
                  </site>
                </sites>
              </system.applicationHost>
            """;
    private static final String HEADER = "<add-entry><add name='X-Content-Type-Options' value='nosniff'/></add-entry>";
    private static final String NO_HEADER = "system.webServer/httpProtocol/customHeaders[not(add[iis:equals(@name,"
            + " 'X-Content-Type-Options')])]";

    @TempDir
    private Path folder;

    private static String host(String rest) {
        return "<configuration>\n" + SITES + rest + "</configuration>\n";
    }

    private static String webServer(String content) {
        return "  <system.webServer>\n" + content + "  </system.webServer>\n";
    }

    private static String location(String path, String content) {
        return "  <location path=\"" + path + "\">\n    <system.webServer>\n" + content
                + "    </system.webServer>\n  </location>\n";
    }

    private void write(String file, String text) throws IOException {
        TestFiles.write(folder.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    private void rule(String attributes, String match, String change) throws IOException {
        write("rules/own.xml", "<rule xmlns='urn:iislint:rule:1' id='own' severity='warning' " + attributes
                + "><title>t</title><match>" + match + "</match><message>m</message><fix title='f' effect='neutral'>" + change
                + "</fix><explanation>e</explanation><examples/></rule>");
    }

    private Cli run(String... more) {
        String[] options = {"check", "--rules", folder.resolve("rules").toString(), "--only", "own", "--map", "C:\\sites="
                + folder.resolve("sites"), "--fix", folder.toString()};
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(options), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return IISLINT.run((Object[]) all);
    }

    /** The text of the server's file after a fix that leaves nothing, and that a second run leaves alone. */
    private String fixed(String text, String attributes, String match, String change) throws IOException {
        rule(attributes, match, change);
        write("applicationHost.config", text);
        Cli first = run();
        assertEquals(0, first.exit(), first.out() + first.err());
        String after = read("applicationHost.config");
        Cli second = run();
        assertEquals(0, second.exit(), second.out() + second.err());
        assertEquals(after, read("applicationHost.config"));
        return after;
    }

    /** What is said of a fix that is not made; no file changes. */
    private String refused(String text, String attributes, String match, String change) throws IOException {
        rule(attributes, match, change);
        write("applicationHost.config", text);
        Cli result = run();
        assertEquals(text, read("applicationHost.config"));
        assertTrue(result.err().contains("Not fixed: "), result.out() + result.err());
        return result.err();
    }

    @Test
    void aHeaderThatLacksIsAddedOnceForAllSites() throws IOException {
        String text = host(webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"A\" value=\"1\" />\n"
                + "      </customHeaders>\n    </httpProtocol>\n"));
        assertEquals(
                text.replace("value=\"1\" />\n",
                        "value=\"1\" />\n        <add name=\"X-Content-Type-Options\" value=\"nosniff\" />\n"),
                fixed(text, "report='owner'", NO_HEADER, HEADER));
        assertEquals(
                text.replace("value=\"1\" />\n",
                        "value=\"1\" />\n        <add name=\"X-Content-Type-Options\" value=\"nosniff\" />\n"),
                fixed(text, "", NO_HEADER, HEADER));
    }

    @Test
    void theElementsAroundWhatIsAddedAreAddedWithIt() throws IOException {
        assertEquals(host(webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"X-Content-Type-Options\" "
                + "value=\"nosniff\" />\n      </customHeaders>\n    </httpProtocol>\n")),
                fixed(host(""), "report='owner'", NO_HEADER, HEADER));
    }

    @Test
    void aSiteThatHasTheHeaderDoesNotGetItTwice() throws IOException {
        String own = location("Shop",
                "      <httpProtocol>\n        <customHeaders>\n          <add name=\"x-content-type-options\" "
                        + "value=\"nosniff\" />\n        </customHeaders>\n      </httpProtocol>\n");
        assertEquals(host(own + own.replace("Shop", "Blog").replace("x-content-type-options", "X-Content-Type-Options")),
                fixed(host(own), "report='owner'", NO_HEADER, HEADER));
    }

    @Test
    void aLocationThatClearsTheCollectionGetsAnEntryOfItsOwn() throws IOException {
        String clears = location("Blog/api", "      <httpProtocol>\n        <customHeaders>\n          <clear />\n"
                + "        </customHeaders>\n      </httpProtocol>\n");
        String after = fixed(host(clears), "report='owner'", NO_HEADER, HEADER);
        assertEquals(host(clears.replace("<clear />\n",
                "<clear />\n          <add name=\"X-Content-Type-Options\" value=\"nosniff\" />\n")
                + webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"X-Content-Type-Options\" "
                        + "value=\"nosniff\" />\n      </customHeaders>\n    </httpProtocol>\n")),
                after);
    }

    @Test
    void anEntryThatAllLocationsInheritIsTakenOutWhereItStands() throws IOException {
        String headers = webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"A\" value=\"1\" />\n"
                + "        <add name=\"X-Powered-By\" value=\"ASP.NET\" />\n      </customHeaders>\n    </httpProtocol>\n");
        assertEquals(host(headers.replace("        <add name=\"X-Powered-By\" value=\"ASP.NET\" />\n", "")),
                fixed(host(headers), "", "system.webServer/httpProtocol/customHeaders/add[@name = 'X-Powered-By']",
                        "<remove-entry/>"));
    }

    @Test
    void anEntryThatOneSiteMustNotHaveIsRemovedThere() throws IOException {
        String headers = webServer(
                "    <httpProtocol>\n      <customHeaders>\n        <add name=\"X-Powered-By\" value=\"ASP.NET\" />\n"
                        + "      </customHeaders>\n    </httpProtocol>\n");
        assertEquals(host(headers + location("Shop", "      <httpProtocol>\n        <customHeaders>\n          <remove "
                + "name=\"X-Powered-By\" />\n        </customHeaders>\n      </httpProtocol>\n")),
                fixed(host(headers), "",
                        "system.webServer/httpProtocol/customHeaders/add[@name = 'X-Powered-By'][iis:location() = 'Shop']",
                        "<remove-entry/>"));
    }

    @Test
    void whatIisShipsIsRemovedByADirectiveInALoneWebConfig() throws IOException {
        rule("report='owner'", "system.webServer/defaultDocument/files/add[@value = 'iisstart.htm']", "<remove-entry/>");
        write("web.config",
                "<configuration>\n\t<system.webServer>\n\t\t<directoryBrowse "
                        + "enabled='true'/>\n\t</system.webServer>\n</configuration>\n");
        Cli result = run();
        assertEquals(
                "<configuration>\n\t<system.webServer>\n\t\t<directoryBrowse "
                        + "enabled='true'/>\n\t\t<defaultDocument>\n\t\t\t<files>\n"
                        + "\t\t\t\t<remove value='iisstart.htm'/>\n\t\t\t</files>\n\t\t</defaultDocument>"
                        + "\n\t</system.webServer>\n</configuration>\n",
                read("web.config"), result.out() + result.err());
    }

    @Test
    void aDefaultOfAPoolIsSetInItsEntry() throws IOException {
        String match = "system.applicationHost/applicationPools/add/processModel/@pingingEnabled[. = 'true']";
        String text = host("");
        assertEquals(text.replace("<add name=\"Shop\" />",
                "<add name=\"Shop\">\n        <processModel pingingEnabled=\"false\" />\n      </add>")
                .replace("idleTimeout=\"00:20:00\"",
                        "idleTimeout=\"00:20:00\" pingingEnabled=\"false\""),
                fixed(text, "scope='server'", match, "<set-attribute name='pingingEnabled' value='false'/>"));
    }

    @Test
    void whatAllPoolsTakeFromTheirDefaultsIsSetThere() throws IOException {
        String text = host("").replace("    </applicationPools>\n",
                "      <applicationPoolDefaults>\n        <processModel identityType=\"LocalSystem\" />\n"
                        + "      </applicationPoolDefaults>\n    </applicationPools>\n");
        assertEquals(text.replace("LocalSystem", "ApplicationPoolIdentity"), fixed(text, "scope='server'",
                "system.applicationHost/applicationPools/add/processModel/@identityType[. = 'LocalSystem']",
                "<set-attribute name='identityType' value='ApplicationPoolIdentity'/>"));
    }

    @Test
    void whatAllPoolsLeaveToTheSchemaIsSetInTheirDefaults() throws IOException {
        assertEquals(host("").replace("    </applicationPools>\n", "      <applicationPoolDefaults>\n        <processModel "
                + "pingingEnabled=\"false\" />\n      </applicationPoolDefaults>\n    </applicationPools>\n"),
                fixed(host(""), "scope='server' report='owner'",
                        "system.applicationHost/applicationPools/add/processModel/@pingingEnabled[. = 'true']",
                        "<set-attribute name='pingingEnabled' value='false'/>"));
    }

    @Test
    void anElementIsAddedToASite() throws IOException {
        assertEquals(host("").replaceAll("(C:\\\\sites\\\\\\w+\" />\n        </application>\n)",
                "$1        <hsts enabled=\"true\" max-age=\"31536000\" />\n"),
                fixed(host(""), "scope='site'", "iis:site()[not(hsts/@enabled = 'true')]",
                        "<add-element><hsts enabled='true' max-age='31536000'/></add-element>"));
    }

    @Test
    void anElementThatIsThereGetsTheAttributes() throws IOException {
        String text = host("").replaceAll("(C:\\\\sites\\\\\\w+\" />\n        </application>\n)",
                "$1        <hsts enabled=\"false\" />\n");
        assertEquals(text.replace("enabled=\"false\"", "enabled=\"true\" max-age=\"31536000\""),
                fixed(text, "scope='site'", "iis:site()[not(hsts/@enabled = 'true')]",
                        "<add-element><hsts enabled='true' max-age='31536000'/></add-element>"));
    }

    @Test
    void aSettingOfAnotherSectionIsSet() throws IOException {
        String basic = location("Shop",
                "      <security>\n        <authentication>\n          <basicAuthentication enabled=\"true\" />\n"
                        + "        </authentication>\n      </security>\n");
        assertEquals(
                host(basic.replace("        </authentication>\n",
                        "        </authentication>\n        <access sslFlags=\"Ssl\" />\n")),
                fixed(host(basic), "", "system.webServer/security/authentication/basicAuthentication/@enabled[. = 'true']"
                        + "[not(iis:has-flag(/configuration/system.webServer/security/access/@sslFlags, 'Ssl'))]",
                        "<set-flags in='system.webServer/security/access' attribute='sslFlags' add='Ssl'/>"));
    }

    @Test
    void anAttributeWithinASectionIsAddedAtItsOwner() throws IOException {
        String text = host(
                webServer("    <security>\n      <requestFiltering allowHighBitCharacters=\"false\" />\n    </security>\n"));
        assertEquals(text.replace("allowHighBitCharacters=\"false\" />",
                "allowHighBitCharacters=\"false\">\n        <requestLimits maxUrl=\"2048\" />\n      </requestFiltering>"),
                fixed(text, "report='owner'", "system.webServer/security/requestFiltering/requestLimits/@maxUrl[. &gt; 2048]",
                        "<set-attribute name='maxUrl' value='2048'/>"));
    }

    @Test
    void aFixOfTheServerLevelIsMeantForAllThatInherit() throws IOException {
        String text = host(webServer("    <directoryBrowse enabled=\"true\" />\n"));
        assertEquals(text.replace("\"true\" />\n  </system.webServer>", "\"false\" />\n  </system.webServer>"),
                fixed(text, "scope='server'", "system.webServer/directoryBrowse/@enabled[. = 'true']",
                        "<set-attribute name='enabled' value='false'/>"));
    }

    @Test
    void aSiteThatOverridesTheServerKeepsItsValue() throws IOException {
        String text = host(webServer("    <directoryBrowse enabled=\"true\" showFlags=\"Date\" />\n")
                + location("Shop", "      <directoryBrowse showFlags=\"Time\" />\n"));
        assertEquals(text.replace("showFlags=\"Date\"", "showFlags=\"Size\""), fixed(text, "scope='server'",
                "system.webServer/directoryBrowse/@showFlags[. = 'Date']", "<set-attribute name='showFlags' value='Size'/>"));
    }

    @Test
    void anElementIsTakenOut() throws IOException {
        String text = host(location("Shop",
                "      <directoryBrowse enabled=\"true\" />\n      <urlCompression doStaticCompression=\"true\" />\n"));
        assertEquals(text.replace("      <directoryBrowse enabled=\"true\" />\n", ""),
                fixed(text, "", "system.webServer/directoryBrowse/@enabled[. = 'true']", "<remove-element/>"));
    }

    @Test
    void anElementThatOthersShareStays() throws IOException {
        assertTrue(refused(host(webServer("    <directoryBrowse enabled=\"true\" />\n")), "",
                "system.webServer/directoryBrowse/@enabled[. = 'true'][iis:location() = 'Shop']", "<remove-element/>")
                .contains("Blog has the same element, but no finding"));
    }

    private static String limits(String indent, String attributes) {
        return indent + "<security>\n" + indent + "  <requestFiltering>\n" + indent + "    <requestLimits" + attributes + " />\n"
                + indent + "  </requestFiltering>\n" + indent + "</security>\n";
    }

    @Test
    void whatALocationBelowWouldInheritIsNotAdded() throws IOException {
        String below = location("Shop/api", "      <directoryBrowse enabled=\"false\" />\n");
        assertTrue(refused(host(below), "", "system.webServer/security/requestFiltering[iis:location() = 'Shop']",
                "<add-element><requestLimits maxUrl='2048'/></add-element>")
                .contains("it would also change system.webServer/security/requestFiltering requestLimits@maxUrl at Shop/api from "
                        + "4096 to 2048"));
        String header = webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"A\" value=\"1\" />\n"
                + "      </customHeaders>\n    </httpProtocol>\n");
        for (String directive : java.util.List.of("<remove name='A'/>", "<clear/>")) {
            String reason = refused(host(header + below), "",
                    "system.webServer/httpProtocol/customHeaders[iis:location() = 'Shop'][add]",
                    "<add-entry>" + directive + "</add-entry>");
            assertTrue(reason.contains("at Shop/api, which would lose customHeaders/add[name=\"a\"]"), reason);
        }
    }

    @Test
    void whatASiteInheritsOfAnElementInPartIsNotTakenOut() throws IOException {
        String text = host(webServer(limits("    ", " maxUrl=\"9999\" maxQueryString=\"5\""))
                + location("Shop", limits("      ", " maxUrl=\"1000\"")));
        assertTrue(refused(text, "", "system.webServer/security/requestFiltering/requestLimits[@maxUrl = '9999']",
                "<remove-element/>").contains("requestLimits@maxQueryString at Shop from 5 to 2048"));
    }

    @Test
    void anElementOfAnEntryThatOthersHaveStays() throws IOException {
        String text = host(webServer("    <rewrite>\n      <rules>\n        <rule name=\"R\">\n          <match url=\".*\" />\n"
                + "          <conditions logicalGrouping=\"MatchAny\" />\n          <action type=\"Rewrite\" url=\"/x\" />\n"
                + "        </rule>\n      </rules>\n    </rewrite>\n"));
        String rule = "system.webServer/rewrite/rules/rule";
        assertTrue(refused(text, "", rule + "/conditions[iis:location() = 'Shop']", "<remove-element/>")
                .contains("Blog has the same element, but no finding"));
        assertTrue(refused(text, "", rule + "[iis:location() = 'Shop']",
                "<add-element><conditions trackAllCaptures='true'/></add-element>")
                .contains("Blog has the same element, but no finding"));
        assertEquals(text.replace("          <conditions logicalGrouping=\"MatchAny\" />\n", ""),
                fixed(text, "", rule + "/conditions[@logicalGrouping = 'MatchAny']", "<remove-element/>"));
    }

    @Test
    void anElementWithinOneThatIsThereGetsTheAttributes() throws IOException {
        String text = host(webServer(limits("    ", " maxQueryString=\"5\"")));
        assertEquals(text.replace("maxQueryString=\"5\"", "maxQueryString=\"5\" maxUrl=\"2048\""),
                fixed(text, "report='owner'", "system.webServer/security/requestFiltering[requestLimits/@maxUrl &gt; 2048]",
                        "<add-element><requestLimits maxUrl='2048'/></add-element>"));
        String site = host("").replaceAll("(C:\\\\sites\\\\\\w+\" />\n        </application>\n)",
                "$1        <traceFailedRequestsLogging enabled=\"true\" />\n");
        assertEquals(site.replace("enabled=\"true\"", "enabled=\"true\" maxLogFiles=\"9\""),
                fixed(site, "scope='site'", "iis:site()[traceFailedRequestsLogging/@maxLogFiles != '9']",
                        "<add-element><traceFailedRequestsLogging maxLogFiles='9'/></add-element>"));
    }

    @Test
    void elementsInWhatIsAddedAreMergedToo() throws IOException {
        String text = host("").replace("<add name=\"Shop\" />",
                "<add name=\"Shop\">\n        <recycling>\n          <periodicRestart requests=\"9\" />\n"
                        + "        </recycling>\n      </add>");
        assertEquals(text.replace("requests=\"9\"", "requests=\"9\" memory=\"7\""),
                fixed(text, "scope='server'",
                        "system.applicationHost/applicationPools/add[@name = 'Shop'][recycling/periodicRestart/@memory = '0']",
                        "<add-element><recycling><periodicRestart memory='7'/></recycling></add-element>"));
    }

    @Test
    void aFindingAtTheServerLevelAloneSaysWhyItStays() throws IOException {
        String own = "      <httpProtocol>\n        <customHeaders>\n          <add name=\"X-Content-Type-Options\" "
                + "value=\"nosniff\" />\n        </customHeaders>\n      </httpProtocol>\n";
        assertTrue(refused(host(location("Shop", own) + location("Blog", own)), "", NO_HEADER, HEADER)
                .contains("Shop would get it, too, but has no finding"));
    }

    @Test
    void aRuleAboutFilesFixesWhatIsWritten() throws IOException {
        String browse = "      <directoryBrowse enabled=\"true\" />\n";
        String text = host(location("Shop", browse) + location("Blog", browse));
        assertEquals(text.replace("enabled=\"true\"", "enabled=\"false\""), fixed(text, "scope='file'",
                "//directoryBrowse/@enabled[. = 'true']", "<set-attribute name='enabled' value='false'/>"));
        assertEquals(text.replace(browse, ""),
                fixed(text, "scope='file'", "//directoryBrowse/@enabled[. = 'true']", "<remove-element/>"));
        assertEquals(text.replace("enabled=\"true\"", "enabled=\"true\" showFlags=\"Size\""), fixed(text, "scope='file'",
                "//directoryBrowse[not(@showFlags)]", "<set-attribute name='showFlags' value='Size'/>"));
        assertEquals(
                text.replace(browse + "    </system.webServer>\n",
                        browse + "      <urlCompression doStaticCompression=\"false\" />\n    </system.webServer>\n"),
                fixed(text, "scope='file'", "location/system.webServer[not(urlCompression)]",
                        "<add-element><urlCompression doStaticCompression='false'/></add-element>"));
    }

    @Test
    void aFileOfALoneSiteMayBeFixedForTheFoldersBelow() throws IOException {
        String web = "<configuration>\n  <system.webServer>\n    <directoryBrowse enabled=\"true\" />\n  </system.webServer>\n"
                + "</configuration>\n";
        write("web.config", web);
        write("api/web.config", web.replace("directoryBrowse enabled", "urlCompression doStaticCompression"));
        rule("scope='file'", "//directoryBrowse/@enabled[. = 'true']", "<set-attribute name='enabled' value='false'/>");
        Cli result = run();
        assertEquals(web.replace("true", "false"), read("web.config"), result.out() + result.err());
        rule("scope='file'", ".", "<remove-element/>");
        assertTrue(run().err().contains("a file needs its root element"));
    }

    @Test
    void ofASectionThatNobodyKnowsAnElementIsFixedToo() throws IOException {
        String text = host("  <company>\n    <feature name=\"a\" />\n    <feature name=\"b\" old=\"1\" />\n  </company>\n")
                .replace("<configuration>\n",
                        "<configuration>\n  <configSections>\n    <section name=\"company\" type=\"x\" />\n  "
                                + "</configSections>\n");
        assertEquals(text.replace(" old=\"1\"", " old=\"2\""),
                fixed(text, "scope='file'", "company/feature/@old[. = '1']", "<set-attribute name='old' value='2'/>"));
        assertEquals(text.replace("    <feature name=\"b\" old=\"1\" />\n", ""),
                fixed(text, "scope='file'", "company/feature[@old]", "<remove-entry/>"));
    }

    @Test
    void aFixOfARuleAboutFilesIsProvenToo() throws IOException {
        String text = host(location("Shop",
                "      <httpProtocol>\n        <customHeaders>\n          <add name=\"A\" value=\"1\" />\n"
                        + "        </customHeaders>\n      </httpProtocol>\n"));
        assertTrue(refused(text, "scope='file'", "//customHeaders[not(@x)][add[@name = 'A']]",
                "<add-entry><add name='A' value='2'/></add-entry>").contains("IIS would refuse the result: "));
        assertTrue(refused(text, "scope='file'", "//customHeaders/add[@name = 'A']", "<set-attribute name='value' value='3'/>")
                .contains("the finding would still be there"));
    }

    @Test
    void nothingIsAddedToAnElementWhoseContentIsElsewhere() throws IOException {
        rule("report='owner'", NO_HEADER, HEADER);
        write("web.config",
                "<configuration>\n  <system.webServer>\n    <httpProtocol configSource=\"none.config\" />\n  "
                        + "</system.webServer>\n</configuration>\n");
        assertTrue(run().err().contains("takes its content from the file that configSource names"), run().out());
    }

    @Test
    void parametersGiveTheValue() throws IOException {
        write("rules/own.xml", "<rule xmlns='urn:iislint:rule:1' id='own' severity='warning' report='owner'><title>t</title>"
                + "<parameter name='max' default='2048'/>"
                + "<match>system.webServer/security/requestFiltering/requestLimits/@maxUrl[. &gt; "
                + "$max]</match><message>m</message>"
                + "<fix title='f' effect='tightens'><set-attribute name='maxUrl' value='$max'/></fix>"
                + "<explanation>e</explanation><examples/></rule>");
        write("iislint.xml", "<iislint xmlns='urn:iislint:settings:1'><rule id='own' max='1000'/></iislint>");
        write("applicationHost.config", host(""));
        Cli result = run("--settings", folder.resolve("iislint.xml").toString());
        assertTrue(read("applicationHost.config").contains("maxUrl=\"1000\""), result.out() + result.err());
    }

    @Test
    void windowsLineEndsTabsAndSingleQuotesStay() throws IOException {
        rule("report='owner'", NO_HEADER, HEADER);
        String text = "<configuration>\r\n\t<system.webServer>\r\n\t\t<httpProtocol>\r\n\t\t\t<customHeaders>\r\n"
                + "\t\t\t\t<add name='A' value='1'/> <!-- why -->\r\n\t\t\t</customHeaders>\r\n\t\t</httpProtocol>\r\n"
                + "\t</system.webServer>\r\n</configuration>\r\n";
        write("web.config", text);
        byte[] before = Files.readAllBytes(folder.resolve("web.config"));
        Cli result = run();
        assertEquals(new String(before, StandardCharsets.UTF_8).replace("<!-- why -->\r\n",
                "<!-- why -->\r\n\t\t\t\t<add name='X-Content-Type-Options' value='nosniff'/>\r\n"), read("web.config"),
                result.out());
    }

    @Test
    void whatStandsInOneLineStaysInOneLine() throws IOException {
        rule("report='owner'", NO_HEADER, HEADER);
        write("web.config", "<configuration><system.webServer><httpProtocol/></system.webServer></configuration>");
        Cli result = run();
        assertEquals(
                "<configuration><system.webServer><httpProtocol><customHeaders><add name=\"X-Content-Type-Options\" "
                        + "value=\"nosniff\"/>"
                        + "</customHeaders></httpProtocol></system.webServer></configuration>",
                read("web.config"), result.out());
    }

    private Cli duplicates() {
        return IISLINT.run("check", "--only", "entry-duplicate", "--map", "C:\\sites=" + folder.resolve("sites"), "--fix",
                folder);
    }

    @Test
    void ofTwoEqualEntriesOfOneElementTheLaterOneGoes() throws IOException {
        String pools = host("").replace("      <add name=\"Shop\" />\n",
                "      <add name=\"Shop\" />\n      <add name=\"Shop\" />\n");
        write("applicationHost.config", pools);
        Cli result = duplicates();
        assertEquals(host(""), read("applicationHost.config"), result.out() + result.err());
    }

    @Test
    void whichOfTwoDifferentEntriesIsMeantIsNotGuessed() throws IOException {
        write("applicationHost.config", host("").replace("      <add name=\"Shop\" />\n",
                "      <add name=\"Shop\" />\n      <add name=\"Shop\" autoStart=\"false\" />\n"));
        assertTrue(duplicates().err().contains("the two entries differ"), duplicates().err());
    }

    @Test
    void anInheritedEntryIsRemovedBeforeItIsAddedAgain() throws IOException {
        write("applicationHost.config",
                host(webServer("    <httpProtocol>\n      <customHeaders>\n        <add name=\"A\" value=\"1\" />\n"
                        + "      </customHeaders>\n    </httpProtocol>\n")));
        String web = "<configuration>\n  <system.webServer>\n    <httpProtocol>\n      <customHeaders>\n        <add name='A' "
                + "value='2' />\n"
                + "      </customHeaders>\n    </httpProtocol>\n  </system.webServer>\n</configuration>\n";
        write("sites/shop/web.config", web);
        Files.createDirectories(folder.resolve("sites/blog"));
        Cli result = duplicates();
        assertEquals(web.replace("        <add", "        <remove name='A' />\n        <add"), read("sites/shop/web.config"),
                result.out() + result.err());
    }
}
