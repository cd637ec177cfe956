package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.ProblemKind;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dom4j.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the parts of a rule file, and what is said of one that cannot be used. */
class RuleReaderTest {

    private static final String MATCH = "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>";
    private static final String MESSAGE = "<message>{location} shows {value}</message>";
    private static final String FIX = "<fix title=\"Hide {value}\" effect=\"tightens\"><set-attribute name=\"enabled\" "
            + "value=\"false\"/>"
            + "</fix>";
    private static final String END = "<explanation>Why.\n\nMore.</explanation>"
            + "<reference href=\"https://example.org/\">Example</reference></rule>";

    private static String text(String attributes, String body) {
        return "<rule xmlns=\"urn:iislint:rule:1\" id=\"own-rule\" severity=\"warning\" " + attributes
                + ">\n<title>A  title\n of two "
                + "lines</title>\n" + body + END;
    }

    private static Rule read(String text) throws RuleException {
        Rule rule = RuleReader.read(XmlFile.parse(Path.of("own.xml").toAbsolutePath(), "own.xml", SourceText.of(text)));
        rule.compile();
        return rule;
    }

    private static Rule rule(String attributes, String body) throws RuleException {
        return read(text(attributes, body));
    }

    private static String refusal(String attributes, String body) {
        return assertThrows(RuleException.class, () -> rule(attributes, body)).getMessage();
    }

    private static Node matched(Rule rule, XPathFixture server, String location) throws RuleException {
        return rule.match().nodes(server.tree(location)).get(0);
    }

    @Test
    void whatARuleSaysOfItselfIsKept() throws RuleException {
        Rule rule = rule("tags=\"a b a\" sets=\"cis-1 own\" controls=\"cis-iis10:3.2\" since=\"1.4\" replaces=\"x y\"", MATCH
                + MESSAGE + FIX);
        RuleDescription description = rule.description();
        assertEquals("own-rule", description.id());
        assertEquals(Severity.WARNING, description.severity());
        assertEquals("A title of two lines", description.title());
        assertEquals("Why.\n\nMore.", description.explanation());
        assertEquals(List.of("a", "b"), description.tags());
        assertEquals(List.of(new RuleDescription.Reference("Example", "https://example.org/")), description.references());
        assertEquals(List.of("cis-1", "own"), description.sets());
        assertEquals(List.of("cis-iis10:3.2"), description.controls());
        assertEquals("1.4", description.since());
        assertTrue(description.fixable());
        assertEquals(2, rule.replaces().size());
        assertFalse(rule.byDefault());
        assertEquals(Rule.Scope.LOCATION, rule.scope());
        assertEquals(Rule.ReportPlace.NODE, rule.report());
        assertEquals(Rule.RaisedBy.MATCH, rule.source());
    }

    @Test
    void aRuleOfNoSetOrTheDefaultOneRunsAlways() throws RuleException {
        assertTrue(rule("", MATCH + MESSAGE).byDefault());
        assertTrue(rule("sets=\"stig default\"", MATCH + MESSAGE).byDefault());
        assertFalse(rule("", MATCH + MESSAGE).description().fixable());
        assertNull(rule("", MATCH + MESSAGE).description().since());
        assertEquals(Rule.ReportPlace.OWNER, rule("report=\"owner\"", MATCH + MESSAGE).report());
        assertEquals(Rule.Scope.SITE, rule("scope=\"site\"", MATCH + MESSAGE).scope());
    }

    @Test
    void messagesFixesAndSeveritiesAreChosenByTheirConditions() throws RuleException {
        Rule rule = rule("", MATCH + "<severity when=\"iis:level() = 'site'\">error</severity>"
                + "<message when=\"iis:level() = 'site'\">the site {location}</message>"
                + "<message>{location} has {../@showFlags} and\n  {iis:site()/@name}</message>"
                + FIX.replace("<fix ", "<fix when=\"iis:level() = 'site'\" "));
        XPathFixture server = host(at("Shop", "<directoryBrowse enabled=\"true\" showFlags=\"Time\"/>"));
        Node site = matched(rule, server, "Shop");
        Node folder = matched(rule, server, "Shop/folder");
        assertEquals("the site Shop", rule.message(site, server.context().server().location("Shop")));
        assertEquals("Shop/folder has Time and Shop", rule.message(folder, server.context().server().location("Shop/folder")));
        assertEquals(Severity.ERROR, rule.severity(site));
        assertEquals(Severity.WARNING, rule.severity(folder));
        assertEquals("Hide true", rule.fix(site, server.context().server().location("Shop")).orElseThrow().title());
        assertTrue(rule.fix(folder, server.context().server().location("Shop/folder")).isEmpty());
    }

    @Test
    void aPlaceholderShowsWhatIsWrittenAndNoSecret() throws RuleException {
        Rule rule = rule("", "<match>system.webServer/security/authentication/anonymousAuthentication[@password]</match>"
                + "<message>{@userName} {@password} {location}</message>");
        XPathFixture server = host(at("Shop", "<security><authentication><anonymousAuthentication userName=\"" + "u".repeat(81)
                + "\" password=\"secret\"/></authentication></security>"));
        assertEquals("u".repeat(77) + "... *** Shop", rule.message(matched(rule, server, "Shop"),
                server.context().server().location("Shop")));
        Rule file = rule("scope=\"file\"", "<match>a/@b</match><message>{location}: {value}</message>");
        Node written = XmlFile.parse(Path.of("a").toAbsolutePath(), "a", SourceText.of("<configuration><a b=\"" + "x".repeat(80)
                + "\"/></configuration>")).root();
        assertEquals("the file: " + "x".repeat(80), file.message(file.match().nodes(written).get(0), null));
    }

    @Test
    void aProblemIsTheRulesThatDescribesItMostClosely() throws RuleException {
        Rule any = rule("", "<problem kind=\"attribute-invalid\"/><message>{problem} at {location}</message>");
        Rule narrow = rule("", "<problem kind=\"attribute-invalid\" section=\"system.webServer/directoryBrowse\" "
                + "attribute=\"enabled\"/><message>x</message>");
        var problem = host(at("Shop", "<directoryBrowse enabled=\"maybe\"/>")).context().server().problems().get(0);
        var other = host(at("Shop", "<directoryBrowse showFlags=\"x\"/>")).context().server().problems().get(0);
        assertEquals(ProblemKind.ATTRIBUTE_INVALID, problem.kind());
        assertTrue(any.accepts(problem) && narrow.accepts(problem) && any.accepts(other));
        assertFalse(narrow.accepts(other));
        assertTrue(narrow.narrowness() > any.narrowness());
        assertEquals("what at Shop", any.message("what", "Shop"));
        assertEquals("what at the server level", any.message("what", ""));
        assertEquals(Rule.RaisedBy.PROBLEM, any.source());
        assertFalse(rule("", "<problem kind=\"attribute-invalid\" element=\"site\"/><message>x</message>").accepts(problem));
        assertFalse(rule("", "<problem kind=\"section-locked\"/><message>x</message>").accepts(problem));
    }

    @Test
    void aFixOfAProblemIsAboutItsAttribute() throws RuleException {
        var problem = host(at("Shop", "<security><access sslFlags=\"Ssl;SslRequireCert\"/></security>")).context().server()
                .problems()
                .get(0);
        Rule rule = rule("", "<problem kind=\"attribute-invalid\"/><message>{problem}</message>"
                + "<fix title=\"Correct at {location}\" effect=\"neutral\"><correct-flags/></fix>");
        FixTemplate fix = rule.fix(problem).orElseThrow();
        assertEquals("Correct at Shop", fix.title());
        assertEquals("sslFlags", fix.attribute());
        assertTrue(rule("", "<problem kind=\"attribute-invalid\"/><message>x</message>").fix(problem).isEmpty());
        assertTrue(rule("", "<linter/><message>{problem}</message><fix title=\"Correct it\" effect=\"neutral\">"
                + "<correct-transform/></fix>").correction("what").isPresent());
        assertTrue(rule.correction("what").isEmpty());
    }

    @Test
    void aParameterHasADefaultThatSettingsReplace() throws RuleException {
        Rule rule = rule("",
                "<parameter name=\"max\" default=\"20\" min=\"1\" max=\"100\"/><parameter name=\"mode\" default=\"strict\" "
                        + "values=\"strict lax\"/><match>.[$max &gt; 15]</match><message>{$max} {$mode}</message>");
        XPathFixture server = host("");
        assertEquals("20 strict", rule.message(server.tree("Shop"), null));
        assertEquals("16.5 lax", rule.with(Map.of("max", "16.5", "mode", "lax")).message(server.tree("Shop"), null));
        assertEquals(0, rule.with(Map.of("max", "15")).match().nodes(server.tree("Shop")).size());
        assertEquals("own.xml:4: <parameter name=\"max\">: \"101\": expected a number from 1 to 100",
                assertThrows(RuleException.class, () -> rule.with(Map.of("max", "101"))).getMessage());
        assertEquals("own.xml:4: <parameter name=\"max\">: \"0\": expected a number from 1 to 100",
                assertThrows(RuleException.class, () -> rule.with(Map.of("max", "0"))).getMessage());
        assertEquals("own.xml:4: <parameter name=\"mode\">: \"other\": expected strict or lax",
                assertThrows(RuleException.class, () -> rule.with(Map.of("mode", "other"))).getMessage());
        assertTrue(assertThrows(RuleException.class, () -> rule.with(Map.of("min", "1"))).getMessage()
                .endsWith("there is no parameter \"min\""));
        assertEquals(List.of("max", "mode"), rule.parameters().stream().map(Parameter::name).toList());
    }

    @ParameterizedTest
    @CsvSource({"min='1', a number from 1 on", "max='100', a number to 100", "'', a number",
            "min='0.5' max='30', a number from 0.5 to 30"})
    void whatAParameterMayBeIsSaid(String bounds, String expected) throws RuleException {
        assertEquals(expected, rule("", "<parameter name='p' default='20' " + bounds + "/>" + MATCH + MESSAGE).parameters().get(0)
                .expected());
    }

    @Test
    void aNamedExpressionIsThatOfTheLocation() throws RuleException {
        Rule rule = rule("",
                "<let name=\"browse\">system.webServer/directoryBrowse</let><let name=\"on\">$browse/@enabled = 'true'"
                        + "</let><match>system.webServer/defaultDocument[$on]</match><message>{$browse/@enabled}</message>");
        XPathFixture server = host(at("Shop", "<directoryBrowse enabled=\"true\"/>"));
        assertEquals("true", rule.message(matched(rule, server, "Shop"), null));
        assertEquals(0, rule.match().nodes(server.tree("Blog")).size());
    }

    @Test
    void aFixTakesTheValueOfAParameter() throws RuleException {
        Rule rule = rule("",
                "<parameter name=\"max\" default=\"20\"/><match>system.webServer/security/requestFiltering/requestLimits/"
                        + "@maxUrl</match>" + MESSAGE
                        + "<fix title=\"t\" effect=\"tightens\"><set-attribute name=\"maxUrl\" value=\"$max\"/></fix>");
        FixTemplate fix = rule.fix(matched(rule, host(""), "Shop"), null).orElseThrow();
        assertEquals(new FixTemplate.SetValue("20"), fix.change());
        assertEquals("maxUrl", fix.attribute());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "|<case>" + "MATCH"
                    + "</case><match>.</match>MESSAGE|1|`expected exactly one of <match>, <problem> and <linter>, or several "
                    + "<case>`",
            "|<case><message>x</message></case>MESSAGE|4|<case> lacks its <match>",
            "report=\"owner\" scope=\"file\"|MATCHMESSAGE|1|report=\"owner\" concerns what is in effect",
            "report=\"owner\"|<problem kind=\"section-locked\"/><message>x</message>|1|report=\"owner\" concerns what is in "
                    + "effect",
            "|<parameter name=\"Max\" default=\"1\"/>MATCHMESSAGE|4|\"Max\" is not a valid name",
            "|<parameter name=\"m\" default=\"1\"/><parameter name=\"m\" default=\"2\"/>MATCHMESSAGE|4|there are two "
                    + "parameters called \"m\"",
            "|<parameter name=\"m\" default=\"a\" min=\"1\"/>MATCHMESSAGE|4|min=\"1\": expected a number",
            "|<parameter name=\"m\" default=\"1\" min=\"x\"/>MATCHMESSAGE|4|min=\"x\": expected a number",
            "|<parameter name=\"m\" default=\"1\"/><linter/><message>x</message>|4|<parameter> needs a <match>",
            "|<parameter name=\"m\" default=\"1\"/><let name=\"m\">1</let>MATCHMESSAGE|4|something called \"m\"",
            "|MATCH<message> </message>|4|the <message> is empty", "|MATCHMESSAGE<fix effect=\"neutral\"><remove-entry/></fix>|4|"
                    + "<fix> lacks its attribute \"title\"",
            "|MATCH<related>.</related>MESSAGE|4|<related> lacks its attribute \"message\"",
            "|MATCH<severity>error</severity>MESSAGE|4|<severity> lacks its attribute \"when\"",
            "|MATCH<severity when=\"true()\">fatal</severity>MESSAGE|4|there is no severity \"fatal\"",
            "|MATCHMESSAGE<fix title=\"t\" effect=\"neutral\"><correct-transform/></fix>|4|<correct-transform> needs a <linter>",
            "|<linter/><message>x</message><fix title=\"t\" effect=\"neutral\"><set-flags in=\"a\" attribute=\"sslFlags\" "
                    + "add=\"Ssl\"/></fix>|4|in=\"a\" needs a <match>",
            "|MATCH<message when=\"(\">x</message>MESSAGE|4|XPath expression",
            "|MATCHMESSAGE<fix title=\"t\" effect=\"neutral\"><set-attribute name=\"enabled\" value=\"x\"/></fix>|4|the value "
                    + "\"x\" of \"enabled\" is invalid",
            "|MATCHMESSAGE<fix title=\"t\" effect=\"neutral\"><set-attribute name=\"enabled\"/></fix>|4|<set-attribute> lacks "
                    + "its attribute "
                    + "\"value\"",
            "|<match>system.webServer/modules/add</match>MESSAGE<fix title=\"t\" effect=\"neutral\"><add-element>"
                    + "<x/></add-element></fix>|4|"
                    + "<add> has no element \"x\"",
            "|<match>system.webServer/modules</match>MESSAGE<fix title=\"t\" effect=\"neutral\"><add-entry><add "
                    + "nam=\"A\"/></add-entry></fix>|4|"
                    + "<add> has no attribute \"nam\"; did you mean \"name\"?",
            "|<match>system.webServer/modules</match>MESSAGE<fix title=\"t\" effect=\"neutral\"><add-element><add "
                    + "nam=\"A\"/></add-element>"
                    + "</fix>|4|<add> has no attribute \"nam\"; did you mean \"name\"?",
            "|<match>system.webServer/rewrite/rules</match>MESSAGE<fix title=\"t\" effect=\"neutral\"><add-entry><rule "
                    + "name=\"A\"><match "
                    + "ignoreCase=\"no\"/></rule></add-entry></fix>|4|the value \"no\" of \"ignoreCase\" is invalid: expected "
                    + "true or false",
            "|<match>system.webServer/defaultDocument/file</match>MESSAGE|4|<defaultDocument> has no element \"file\"; did you "
                    + "mean \"files\"?",
            "|<match>iis:site()/binding</match>MESSAGE|4|<site> has no element \"binding\"; did you mean \"bindings\"?",
            "|<match>iis:pool()/@nmae</match>MESSAGE|4|<add> has no attribute \"nmae\"; did you mean \"name\"?",
            "|<match>iis:at('/x')/system.webServr/modules</match>MESSAGE|4|there is no section \"system.webServr\"; did you mean",
            "|<match>iis:duplicates(system.webServer/modules/add/@nam)</match>MESSAGE|4|<add> has no attribute \"nam\"",
            "|<match>-(system.webServer/modules/add/@nam)</match>MESSAGE|4|<add> has no attribute \"nam\"",
            "|<let name=\"m\">system.webServer/modules</let><match>$m/ad</match>MESSAGE|4|<modules> has no element \"ad\"",
            "|<match>.[iis:has-flags(., 'Ssl')]</match>MESSAGE|4|did you mean iis:has-flag?",
            "|<match>.[iis:zzzzzzzzzzzz()]</match>MESSAGE|4|; there are assumed, at",
            "|<match>.[has-flag(., 'Ssl')]</match>MESSAGE|4|did you mean iis:has-flag?",
            "|<match>.[strong(.)]</match>MESSAGE|4|there is no function strong()",
            "|<parameter name=\"max\" default=\"1\"/><match>.[$mox]</match>MESSAGE|4|did you mean $max?",
            "|<match>.[other:f()]</match>MESSAGE|4|iis: is the only prefix for functions",
            "|MATCH<message>{site}</message>|4|did you mean the function, {iis:site()/@name}?",
            "|MATCH<message>{level}</message>|4|did you mean the function, {iis:level()}?",
            "|<match>system.webServer/modules/add[../ad]</match>MESSAGE|4|<modules> has no element \"ad\""})
    void isRefusedWithLineAndReason(String attributes, String body, int line, String reason) {
        String message = refusal(attributes == null ? "" : attributes, body.replace("MATCH", MATCH).replace("MESSAGE", MESSAGE));
        assertTrue(message.startsWith("own.xml:" + line + ": "), message);
        assertTrue(message.contains(reason), message);
    }

    @Test
    void anotherRootAndAMalformedFileAreNoRule() {
        assertEquals("own.xml:1: <rules> is not a rule; expected <rule xmlns=\"urn:iislint:rule:1\">",
                assertThrows(RuleException.class, () -> read("<rules/>")).getMessage());
        assertTrue(assertThrows(RuleException.class, () -> read("<rule>\n<")).getMessage()
                .startsWith("own.xml:2: not well-formed: "));
        assertTrue(refusal("", "<linter/><message>{value}</message>").contains("<match>"));
    }

    @Test
    void whatTheSchemaDoesNotKnowIsLeftAlone() throws RuleException {
        rule("", "<match>system.webServer/advancedLogging/anything/@x</match>" + MESSAGE);
        rule("", "<match>own.section/anything/@x</match>" + MESSAGE);
        rule("", "<match>system.webServer/*/@x</match>" + MESSAGE);
        rule("", "<match>system.webServer/handlers/..</match>" + MESSAGE);
        rule("", "<match>system.webServer/modules/add/@name</match><message>{..} {../@type} {../..}</message>");
    }
}
