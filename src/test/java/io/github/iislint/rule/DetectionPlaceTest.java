package io.github.iislint.rule;

import static io.github.iislint.rule.XPathFixture.at;
import static io.github.iislint.rule.XPathFixture.host;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.ElementState;
import io.github.iislint.xml.XmlFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a rule points for what it matches or misses, and which setting it is about. */
class DetectionPlaceTest {

    private static Rule rule(String attributes, String body) {
        String text = "<rule xmlns='urn:iislint:rule:1' id='own' severity='info' " + attributes + "><title>t</title>" + body
                + (body.contains("<message") ? "" : "<message>m</message>") + "<explanation>e</explanation></rule>";
        try {
            return RuleReader.read(XmlFile.parse(Path.of("own.xml").toAbsolutePath(), "own.xml", SourceText.of(text)));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    /** The text at which each detection points, then its locations. */
    private static List<String> places(XPathFixture server, String attributes, String body) throws RuleException {
        return new RuleEvaluator(server.context(), List.of(rule(attributes, body))).evaluate().stream()
                .map(found -> text(found) + " " + found.hits().stream().map(hit -> hit.location().path()).toList()).toList();
    }

    private static String text(Detection found) {
        return found.anchor().file().source().text().substring(found.anchor().span().start(), found.anchor().span().end())
                + "@" + found.anchor().file().name();
    }

    private static Detection first(XPathFixture server, String attributes, String body) throws RuleException {
        return new RuleEvaluator(server.context(), List.of(rule(attributes, body))).evaluate().iterator().next();
    }

    @Test
    void whatAFileSetsIsTheValueOrTheNameOfTheElement() throws RuleException {
        XPathFixture server = host(at("Shop", "<directoryBrowse enabled=\"true\"/>"));
        assertEquals(List.of("true@applicationHost.config [Shop, Shop/partners, Shop/folder]"),
                places(server, "", "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match>"));
        assertEquals(List.of("directoryBrowse@applicationHost.config [Shop, Shop/partners, Shop/folder]"),
                places(server, "", "<match>system.webServer/directoryBrowse[@enabled = 'true']</match>"));
        assertEquals(List.of("directoryBrowse@applicationHost.config [Shop, Shop/partners, Shop/folder]"), places(server, "",
                "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match><anchor>..</anchor>"));
    }

    @Test
    void whatIsMissingIsWhereAPersonWouldSetIt() throws RuleException {
        XPathFixture server = host(at("Shop", "<directoryBrowse enabled=\"true\"/>"));
        assertEquals(List.of("directoryBrowse@applicationHost.config [Shop]", "site@applicationHost.config [Blog]"),
                places(server,
                        "scope='site'", "<match>system.webServer/directoryBrowse/@showFlags</match>"));
        assertEquals(List.of("configuration@applicationHost.config []"), places(server, "scope='server'",
                "<match>system.webServer/directoryBrowse/@showFlags</match>").stream().map(s -> s.replace("[]", "[]")).toList());
    }

    @Test
    void whatAnExpectationLacksIsAtTheSiteOrApplicationThatItNames() throws RuleException {
        assertEquals(List.of("application@applicationHost.config [Shop/partners]"),
                places(host("").expect("Shop/partners", "require"), "",
                        "<match>system.webServer/security/access/@sslFlags[iis:expected() = 'require']</match>"));
        assertEquals(List.of("site@applicationHost.config [Blog]"), places(host("").expect("Blog", "require"), "",
                "<match>system.webServer/security/access/@sslFlags[iis:expected() = 'require']</match>"));
    }

    @Test
    void whatAllInheritFromNobodyIsOwnedByTheHighestLevel() throws RuleException {
        assertEquals(List.of("configuration@applicationHost.config [Shop, Shop/partners, Shop/folder, Blog]"), places(host(""),
                "report='owner'", "<match>system.webServer/directoryBrowse/@showFlags</match>").stream()
                .map(place -> place.replace("[, ", "[")).toList());
        XPathFixture defaults = XPathFixture.raw(XPathFixture.SITES.replace("<sites>", "<sites><siteDefaults><limits "
                + "connectionTimeout=\"00:01:00\"/></siteDefaults>"));
        assertEquals(List.of("limits@applicationHost.config [Shop, Blog]"), places(defaults, "scope='site' report='owner'",
                "<match>iis:site()/limits/@maxUrlSegments</match>"));
    }

    @Test
    void theSettingOfAMatchIsItsSectionPathAndAttribute() throws RuleException {
        XPathFixture server = host(
                at("Shop", "<security><requestFiltering><requestLimits maxUrl=\"9\"/></requestFiltering></security>"));
        Detection limit = first(server, "",
                "<match>system.webServer/security/requestFiltering/requestLimits/@maxUrl[. = 9]</match>");
        assertEquals("system.webServer/security/requestFiltering", limit.target().section());
        assertEquals(List.of("requestLimits"), limit.target().path());
        assertEquals("maxUrl", limit.target().attribute());
        assertEquals("9", limit.target().state().value());
        Detection site = first(server, "", "<match>iis:site()/limits/@maxUrlSegments</match>");
        assertEquals("system.applicationHost/sites", site.target().section());
        assertEquals(List.of("site", "limits"), site.target().path());
        assertNull(site.target().state());
        Detection pool = first(server, "", "<match>iis:pool()[@name = 'Main']</match>"
                + "<fix title='f' effect='neutral'><remove-element/></fix>");
        assertEquals("system.applicationHost/applicationPools", pool.hits().get(0).subject().section());
        assertEquals(List.of("add"), pool.hits().get(0).subject().elements().stream().map(ElementState::name).toList());
        assertNull(pool.target());
    }

    @Test
    void conditionsChooseSeverityMessageAndRelatedPlaces() throws RuleException {
        XPathFixture server = host(at("Shop", "<directoryBrowse enabled=\"true\" showFlags=\"Time\"/>")
                + at("Blog", "<directoryBrowse enabled=\"true\"/>"));
        String body = "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match><severity when=\"../@showFlags = "
                + "'Time'\">error"
                + "</severity><related message=\"flags of {location}\">../@showFlags[iis:is-set(.)]</related>"
                + "<message when=\"../@showFlags = 'Time'\">times</message><message>{value} here</message>";
        List<Detection> found = List.copyOf(new RuleEvaluator(server.context(), List.of(rule("", body))).evaluate());
        assertEquals(List.of("times", "true here"), found.stream().map(Detection::message).toList());
        assertEquals(List.of(Severity.ERROR, Severity.INFO), found.stream().map(Detection::severity).toList());
        assertEquals(List.of(1, 0), found.stream().map(each -> each.related().size()).toList());
    }
}
