package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each kind of fix writes for one rule, where, and why it is not made: the text of the file, and no second fix. */
class FixOfOneRuleTest {

    private static final String HEADERS = "system.webServer/httpProtocol/customHeaders";
    private static final String ADD = "<add-entry><add name='N' value='1'/></add-entry>";
    private static final String LACKING = HEADERS + "[not(add[@name = 'N'])]";

    private static String host(String rest) {
        return Run.host(List.of("Shop/app", "Blog"), rest);
    }

    private static String server(String content) {
        return "  <system.webServer>\n" + content + "  </system.webServer>\n";
    }

    private static String at(String path, String content) {
        return "  <location path=\"" + path + "\">\n    <system.webServer>\n" + content
                + "    </system.webServer>\n  </location>\n";
    }

    private static String headers(String indent, String entries) {
        return indent + "<httpProtocol>\n" + indent + "  <customHeaders>\n"
                + entries.replace("<", indent + "    <").replace(">", ">\n")
                + indent + "  </customHeaders>\n" + indent + "</httpProtocol>\n";
    }

    /** The text after the fix, which a second run leaves alone. */
    private static String fixed(String text, String attributes, String match, String fix) throws Exception {
        return fixed("applicationHost.config", text, attributes, match, fix);
    }

    private static String fixed(String file, String text, String attributes, String match, String fix) throws Exception {
        Run run = Run.rule(attributes, match, fix).file(file, text);
        Fixer.FixResult outcome = run.fix();
        assertEquals(List.of(), outcome.refused().stream().map(Fixer.RejectedFix::reason).toList());
        assertEquals(List.of(), run.found(), run.text(file));
        assertEquals(List.of(), run.fix().edits());
        return run.text(file);
    }

    /** Why a fix is not made. */
    private static String refused(String text, String attributes, String match, String fix) throws Exception {
        Run run = Run.rule(attributes, match, fix).file("applicationHost.config", text);
        Fixer.FixResult outcome = run.fix();
        assertEquals(List.of(), outcome.edits());
        return outcome.refused().get(0).reason();
    }

    @Test
    void anEntryIsAddedAtTheHighestLocationThatLacksIt() throws Exception {
        String expected = host(server(headers("    ", "<add name=\"N\" value=\"1\" />")));
        assertEquals(expected, fixed(host(""), "report='owner'", LACKING, ADD));
        assertEquals(expected, fixed(host(""), "scope='server'", LACKING, ADD));
        assertEquals(host(at("Shop", headers("      ", "<add name=\"N\" value=\"1\" />"))),
                fixed(host(""), "report='owner'", LACKING + "[starts-with(iis:location(), 'Shop')]", ADD));
    }

    @Test
    void whatHasTheEntryAlreadyIsLeftOutAndWhatClearsGetsItsOwn() throws Exception {
        String has = at("Blog", headers("      ", "<add name=\"N\" value=\"1\" />"));
        assertEquals(host(has + at("Shop", headers("      ", "<add name=\"N\" value=\"1\" />"))),
                fixed(host(has), "report='owner'", LACKING, ADD));
        String clears = at("Shop/app", headers("      ", "<clear />"));
        assertEquals(host(at("Shop/app", headers("      ", "<clear /><add name=\"N\" value=\"1\" />"))
                + server(headers("    ", "<add name=\"N\" value=\"1\" />"))),
                fixed(host(clears), "report='owner'", LACKING, ADD));
    }

    @Test
    void aLocationWithoutAFindingDoesNotGetTheEntry() throws Exception {
        String below = at("Shop/app", "      <directoryBrowse enabled=\"true\" />\n");
        assertTrue(refused(host(below), "", LACKING + "[iis:location() = 'Shop']", ADD).contains("Shop/app"));
    }

    @Test
    void anEntryIsRemovedWhereItStandsOrWhereItIsFound() throws Exception {
        String both = server(headers("    ", "<add name=\"A\" value=\"1\" /><add name=\"B\" value=\"2\" />"));
        String match = HEADERS + "/add[@name = 'A']";
        assertEquals(host(server(headers("    ", "<add name=\"B\" value=\"2\" />"))),
                fixed(host(both), "", match, "<remove-entry/>"));
        assertEquals(host(both + at("Blog", headers("      ", "<remove name=\"A\" />"))),
                fixed(host(both), "", match + "[iis:location() = 'Blog']", "<remove-entry/>"));
        assertEquals(host(both + at("Shop", headers("      ", "<remove name=\"A\" />"))),
                fixed(host(both), "", match + "[starts-with(iis:location(), 'Shop')]", "<remove-entry/>"));
        assertEquals(host(server(headers("    ", "<add name=\"B\" value=\"2\" />"))),
                fixed(host(both), "scope='server'", match, "<remove-entry/>"));
    }

    @Test
    void anEntryThatIsAddedForLocationsWithoutAFindingStays() throws Exception {
        String own = at("Shop", headers("      ", "<add name=\"A\" value=\"1\" />")) + at("Shop/app", "      <directoryBrowse "
                + "enabled=\"true\" />\n");
        assertTrue(refused(host(own), "", HEADERS + "/add[@name = 'A'][iis:location() = 'Shop']", "<remove-entry/>")
                .contains("Shop"));
    }

    @Test
    void anEntryThatRemovesOthersIsAdded() throws Exception {
        String all = server(headers("    ", "<add name=\"A\" value=\"1\" /><add name=\"B\" value=\"2\" />"));
        assertEquals(host(all + at("Blog", headers("      ", "<remove name=\"A\" />"))), fixed(host(all), "",
                HEADERS + "[add/@name = 'A'][iis:location() = 'Blog']", "<add-entry><remove name='A'/></add-entry>"));
        assertEquals(host(all + at("Blog", headers("      ", "<clear />"))), fixed(host(all), "",
                HEADERS + "[add][iis:location() = 'Blog']", "<add-entry><clear/></add-entry>"));
    }

    @Test
    void anElementOfASiteOrPoolIsAddedOrCompletedInItsEntry() throws Exception {
        String add = "<add-element><limits maxConnections='9'/></add-element>";
        String text = host("");
        assertEquals(text.replace("      </site>", "        <limits maxConnections=\"9\" />\n      </site>"),
                fixed(text, "scope='site'", "iis:site()[limits/@maxConnections != '9']", add));
        String there = text.replace("      </site>", "        <limits connectionTimeout=\"00:01:00\" />\n      </site>");
        assertEquals(there.replace("\"00:01:00\"", "\"00:01:00\" maxConnections=\"9\""),
                fixed(there, "scope='site'", "iis:site()[limits/@maxConnections != '9']", add));
        String other = there.replace("connectionTimeout=\"00:01:00\"", "maxConnections=\"7\"");
        assertEquals(other.replace("\"7\"", "\"9\""),
                fixed(other, "scope='site'", "iis:site()[limits/@maxConnections != '9']", add));
    }

    @Test
    void anElementIsAddedWithWhatIsWithinIt() throws Exception {
        String limits = "    <security>\n      <requestFiltering>\n        <requestLimits maxUrl=\"9\" />\n      "
                + "</requestFiltering>\n"
                + "    </security>\n";
        assertEquals(host(server(limits)), fixed(host(""), "report='owner'",
                "system.webServer/security/requestFiltering[requestLimits/@maxUrl != '9']",
                "<add-element><requestLimits maxUrl='9'/></add-element>"));
        assertEquals(host(server(limits)), fixed(host(server("    <security>\n      <requestFiltering />\n    </security>\n")),
                "report='owner'", "system.webServer/security/requestFiltering[requestLimits/@maxUrl != '9']",
                "<add-element><requestLimits maxUrl='9'/></add-element>"));
    }

    @Test
    void anElementIsRemovedSoThatWhatIsInheritedCounts() throws Exception {
        String text = host(at("Shop", "      <directoryBrowse enabled=\"true\" />\n      <urlCompression />\n"));
        assertEquals(host(at("Shop", "      <urlCompression />\n")), fixed(text, "",
                "system.webServer/directoryBrowse[@enabled = 'true']", "<remove-element/>"));
        assertTrue(refused(host(server("    <directoryBrowse enabled=\"true\" />\n")), "",
                "system.webServer/directoryBrowse[@enabled = 'true'][iis:location() = 'Blog']", "<remove-element/>")
                .contains("Shop"));
        assertEquals(host(server("    <urlCompression />\n")), fixed(host(server("    <directoryBrowse enabled=\"true\" />\n"
                + "    <urlCompression />\n")), "scope='server'", "system.webServer/directoryBrowse[@enabled = 'true']",
                "<remove-element/>"));
    }

    @Test
    void aRemovedElementWithinASectionLeavesTheRestOfIt() throws Exception {
        String with = "    <security>\n      <requestFiltering allowDoubleEscaping=\"true\">\n%s      </requestFiltering>\n    "
                + "</security>\n";
        assertEquals(host(server(with.formatted(""))),
                fixed(host(server(with.formatted("        <requestLimits maxUrl=\"9\" />\n"))),
                        "report='owner'", "system.webServer/security/requestFiltering/requestLimits[@maxUrl = '9']",
                        "<remove-element/>"));
    }

    @Test
    void anAttributeOfASectionIsSetWhereItStandsOrAtTheHighestLocation() throws Exception {
        String on = "<directoryBrowse enabled=\"true\" />\n";
        String off = "<set-attribute name='enabled' value='false'/>";
        String match = "system.webServer/directoryBrowse/@enabled[. = 'true']";
        assertEquals(host(server("    " + on.replace("true", "false"))), fixed(host(server("    " + on)), "", match, off));
        assertEquals(host(server("    " + on) + at("Blog", "      " + on.replace("true", "false"))),
                fixed(host(server("    " + on)), "", match + "[iis:location() = 'Blog']", off));
        assertEquals(
                host(at("Shop", "      " + on.replace("true", "false")) + at("Blog", "      " + on.replace("true", "false"))),
                fixed(host(at("Shop", "      " + on) + at("Blog", "      " + on)), "", match, off));
        String flags = "system.webServer/directoryBrowse/@showFlags[. != 'None']";
        assertEquals(host(server("    <directoryBrowse showFlags=\"None\" />\n")), fixed(host(""), "report='owner'", flags,
                "<set-attribute name='showFlags' value='None'/>"));
    }

    @Test
    void anAttributeOfAnInnerElementIsSetWhereItStandsOrAtTheHighestLocation() throws Exception {
        String limits = "%1$s<security>\n%1$s  <requestFiltering>\n%1$s    <requestLimits%2$s />\n%1$s  </requestFiltering>\n"
                + "%1$s</security>\n";
        String match = "system.webServer/security/requestFiltering/requestLimits/@maxUrl[. &gt; 100]";
        String fix = "<set-attribute name='maxUrl' value='100'/>";
        assertEquals(host(server(limits.formatted("    ", " maxUrl=\"100\""))), fixed(host(""), "report='owner'", match, fix));
        assertEquals(host(at("Blog", limits.formatted("      ", " maxUrl=\"100\"")) + at("Shop", limits.formatted("      ",
                " maxUrl=\"50\""))),
                fixed(host(at("Blog", limits.formatted("      ", " maxUrl=\"900\"")) + at("Shop", limits.formatted(
                        "      ", " maxUrl=\"50\""))), "", match + "[iis:is-set(.)]", fix));
        assertEquals(host(at("Blog", limits.formatted("      ", " maxQueryString=\"5\" maxUrl=\"100\""))), fixed(host(at("Blog",
                limits.formatted("      ", " maxQueryString=\"5\""))), "scope='site'", match + "[iis:location() = 'Blog']", fix));
        String server = server(limits.formatted("    ", " maxUrl=\"900\""));
        assertEquals(host(server + at("Blog", limits.formatted("      ", " maxUrl=\"100\""))), fixed(host(server), "", match
                + "[iis:location() = 'Blog']", fix));
    }

    @Test
    void anAttributeOfAnEntryIsSetInIt() throws Exception {
        String text = host(server(headers("    ", "<add name=\"A\" value=\"1\" /><add name=\"B\" value=\"2\" />")));
        assertEquals(text.replace("value=\"1\"", "value=\"9\""), fixed(text, "", HEADERS + "/add[@name = 'A']/@value[. != '9']",
                "<set-attribute name='value' value='9'/>"));
    }

    private static String pools(String content) {
        return host("").replace("    <sites>", "    <applicationPools>\n      <add name=\"One\" />\n      <add name=\"Two\">\n"
                + "        <processModel maxProcesses=\"2\" />\n      </add>\n" + content
                + "    </applicationPools>\n    <sites>");
    }

    @Test
    void whatPoolsLeaveToTheSchemaIsSetInEachOrInTheirDefaults() throws Exception {
        String match = "system.applicationHost/applicationPools/add/processModel/@loadUserProfile[. = 'false']";
        String fix = "<set-attribute name='loadUserProfile' value='true'/>";
        assertEquals(
                pools("").replace("<add name=\"One\" />",
                        "<add name=\"One\">\n        <processModel loadUserProfile=\"true\" />\n"
                                + "      </add>")
                        .replace("maxProcesses=\"2\"", "maxProcesses=\"2\" loadUserProfile=\"true\""),
                fixed(pools(""), "scope='server'", match, fix));
        assertEquals(pools("      <applicationPoolDefaults>\n        <processModel loadUserProfile=\"true\" />\n"
                + "      </applicationPoolDefaults>\n"), fixed(pools(""), "scope='server' report='owner'", match, fix));
        String defaults = "      <applicationPoolDefaults>\n        <processModel loadUserProfile=\"false\" />\n"
                + "      </applicationPoolDefaults>\n";
        assertEquals(pools(defaults.replace("false", "true")), fixed(pools(defaults), "scope='server'", match, fix));
    }

    @Test
    void onePoolGetsAValueOfItsOwnWhereTheDefaultsSuitTheOthers() throws Exception {
        String defaults = "      <applicationPoolDefaults>\n        <processModel loadUserProfile=\"false\" />\n"
                + "      </applicationPoolDefaults>\n";
        assertEquals(pools(defaults).replace("maxProcesses=\"2\"", "maxProcesses=\"2\" loadUserProfile=\"true\""),
                fixed(pools(defaults), "scope='server'",
                        "system.applicationHost/applicationPools/add[@name = 'Two']/processModel/"
                                + "@loadUserProfile[. = 'false']",
                        "<set-attribute name='loadUserProfile' value='true'/>"));
    }

    @Test
    void anotherSectionThanTheMatchedOneIsChanged() throws Exception {
        String text = host(at("Shop", "      <directoryBrowse enabled=\"true\" />\n"));
        assertEquals(
                host(at("Shop",
                        "      <directoryBrowse enabled=\"true\" />\n      <urlCompression doStaticCompression=\"false\" />\n")),
                fixed(text, "",
                        "system.webServer/directoryBrowse[@enabled = 'true'][/configuration/system.webServer/urlCompression/"
                                + "@doStaticCompression = 'true']",
                        "<set-attribute in='system.webServer/urlCompression' "
                                + "name='doStaticCompression' value='false'/>"));
        assertEquals(
                host(at("Shop",
                        "      <directoryBrowse enabled=\"true\" />\n" + headers("      ", "<add name=\"N\" value=\"1\" />"))),
                fixed(text, "", "system.webServer/directoryBrowse[@enabled = 'true'][not(/configuration/" + HEADERS
                        + "/add[@name = 'N'])]", "<add-entry in='" + HEADERS + "'><add name='N' value='1'/></add-entry>"));
        assertEquals(host(at("Shop", "      <directoryBrowse enabled=\"true\" />\n")), fixed(host(at("Shop",
                "      <directoryBrowse enabled=\"true\" />\n      <urlCompression doStaticCompression=\"true\" />\n")), "",
                "system.webServer/directoryBrowse[@enabled = 'true'][iis:is-set(/configuration/system.webServer/urlCompression/"
                        + "@doStaticCompression)]",
                "<remove-element in='system.webServer/urlCompression'/>"));
    }

    @Test
    void aFileKeepsItsQuotesIndentationAndLineEnds() throws Exception {
        String text = "<configuration>\r\n\t<system.webServer>\r\n\t\t<directoryBrowse enabled='true'/> <!-- why -->\r\n"
                + "\t</system.webServer>\r\n</configuration>\r\n";
        assertEquals(text.replace("<!-- why -->\r\n", "<!-- why -->\r\n\t\t<urlCompression doStaticCompression='false'/>\r\n"),
                fixed("web.config", text, "report='owner'", "system.webServer/urlCompression/@doStaticCompression[. = 'true']",
                        "<set-attribute name='doStaticCompression' value='false'/>"));
        assertEquals(
                "<configuration><system.webServer><urlCompression doStaticCompression=\"false\" "
                        + "/></system.webServer></configuration>",
                fixed("web.config", "<configuration><system.webServer><urlCompression /></system.webServer></configuration>",
                        "report='owner'", "system.webServer/urlCompression/@doStaticCompression[. = 'true']",
                        "<set-attribute name='doStaticCompression' value='false'/>"));
        assertEquals(
                "<configuration><a/><system.webServer><urlCompression doStaticCompression=\"false\"/>"
                        + "</system.webServer></configuration>",
                fixed("web.config", "<configuration><a/></configuration>", "report='owner'",
                        "system.webServer/urlCompression/@doStaticCompression[. = 'true']",
                        "<set-attribute name='doStaticCompression' value='false'/>"));
    }

    @Test
    void whatIsWrittenIsEscapedAndHasThePrefixOfItsFile() throws Exception {
        assertEquals("<c:configuration xmlns:c=\"urn:x\"><c:system.webServer><c:httpProtocol><c:customHeaders><c:add name=\"N\" "
                + "value=\"a&amp;b&lt;&quot;'\" /></c:customHeaders></c:httpProtocol></c:system.webServer></c:configuration>",
                fixed("web.config", "<c:configuration xmlns:c=\"urn:x\"><c:system.webServer><c:httpProtocol><c:customHeaders/>"
                        + "</c:httpProtocol></c:system.webServer></c:configuration>", "report='owner'", LACKING,
                        "<add-entry><add name='N' value='a&amp;b&lt;&quot;&apos;'/></add-entry>").replace("/></c:customHeaders>",
                                "/></c:customHeaders>")
                        .replaceAll("'\"\\s*/>", "'\" />"));
    }

    @Test
    void whatIsElsewhereOrEncryptedIsNotWrittenInto() throws Exception {
        for (String sealed : List.of("configSource=\"headers.config\"", "configProtectionProvider=\"P\"")) {
            String text = host(server("    <httpProtocol " + sealed + " />\n"));
            Run run = Run.rule("report='owner'", LACKING, ADD).file("applicationHost.config", text);
            Fixer.FixResult outcome = run.fix();
            assertEquals(List.of(), outcome.edits(), sealed);
            assertEquals(text, run.text("applicationHost.config"));
        }
    }

    @Test
    void aDuplicateEntryGoesOrIsRemovedBeforeItIsAdded() throws Exception {
        String twice = host(server(headers("    ", "<add name=\"A\" value=\"1\" /><add name=\"A\" value=\"1\" />")));
        Run same = Run.of("entry-duplicate").file("applicationHost.config", twice);
        same.fix();
        assertEquals(host(server(headers("    ", "<add name=\"A\" value=\"1\" />"))), same.text("applicationHost.config"));
        String inherited = server(headers("    ", "<add name=\"A\" value=\"1\" />"));
        Run below = Run.of("entry-duplicate").file("applicationHost.config", host(inherited
                + at("Shop", headers("      ", "<add name=\"A\" value=\"2\" />"))));
        below.fix();
        assertEquals(host(inherited + at("Shop", headers("      ", "<remove name=\"A\" /><add name=\"A\" value=\"2\" />"))),
                below.text("applicationHost.config"));
        Run differ = Run.of("entry-duplicate").file("applicationHost.config",
                host(server(headers("    ", "<add name=\"A\" value=\"1\" /><add name=\"A\" value=\"2\" />"))));
        Fixer.FixResult outcome = differ.fix();
        assertEquals(List.of(), outcome.edits());
        assertEquals(List.of("entry-duplicate"), differ.lint().findings().stream().map(Finding::rule).toList());
    }

    @Test
    void theLocationTagThatIsThereIsUsedInAnyLetterCase() throws Exception {
        String there = at("blog", "      <urlCompression />\n");
        assertEquals(host(at("blog", "      <urlCompression />\n      <directoryBrowse showFlags=\"None\" />\n")),
                fixed(host(there), "",
                        "system.webServer/directoryBrowse/@showFlags[. != 'None'][iis:location() = 'Blog']",
                        "<set-attribute name='showFlags' value='None'/>"));
    }

    @Test
    void whatARuleAboutFilesMatchesIsChangedWhereItIsWritten() throws Exception {
        String on = at("Shop", "      <directoryBrowse enabled=\"true\" />\n      <urlCompression />\n");
        String match = "location/system.webServer/directoryBrowse";
        assertEquals(host(on).replace("\"true\"", "\"false\""), fixed(host(on), "scope='file'", match + "/@enabled[. = 'true']",
                "<set-attribute name='enabled' value='false'/>"));
        assertEquals(host(on).replace("\"true\"", "\"true\" showFlags=\"Date\""), fixed(host(on), "scope='file'", match
                + "[not(@showFlags)]", "<set-attribute name='showFlags' value='Date'/>"));
        assertEquals(host(on).replace("      <directoryBrowse enabled=\"true\" />\n", ""), fixed(host(on), "scope='file'", match,
                "<remove-element/>"));
        assertEquals(host(on).replace("<urlCompression />\n", "<urlCompression />\n      <httpLogging dontLog=\"true\" />\n"),
                fixed(host(on), "scope='file'", "/configuration/location/system.webServer[not(httpLogging)]",
                        "<add-element><httpLogging dontLog='true'/></add-element>"));
        assertEquals(host(on).replace("<urlCompression />", "<urlCompression doStaticCompression=\"true\" />"), fixed(host(on),
                "scope='file'", "location/system.webServer[not(urlCompression/@doStaticCompression)]",
                "<add-element><urlCompression doStaticCompression='true'/></add-element>"));
        String headers = at("Shop", headers("      ", "<add name=\"A\" value=\"1\" />"));
        assertEquals(host(at("Shop", headers("      ", "<add name=\"A\" value=\"1\" /><add name=\"N\" value=\"1\" />"))),
                fixed(host(headers), "scope='file'", "//customHeaders[not(add[@name = 'N'])]", ADD));
    }

    @Test
    void whatARuleAboutFilesMatchesStaysWhereItIsSealedOrTheRoot() throws Exception {
        assertTrue(refused(host(server("    <httpProtocol configProtectionProvider=\"P\"><customHeaders /></httpProtocol>\n")),
                "scope='file'", "//customHeaders", ADD).contains("<httpProtocol>"));
        Run run = Run.rule("scope='file'", ".", "<remove-element/>").file("web.config", "<configuration/>");
        assertEquals(List.of(), run.fix().edits());
        assertEquals("<configuration/>", run.text("web.config"));
        Run same = Run.rule("scope='file'", "//directoryBrowse/@enabled", "<set-attribute name='enabled' value='true'/>").file(
                "web.config",
                "<configuration><system.webServer><directoryBrowse enabled='true'/></system.webServer></configuration>");
        assertEquals(List.of(), same.fix().edits());
    }
}
