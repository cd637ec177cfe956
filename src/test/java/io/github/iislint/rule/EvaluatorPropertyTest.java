package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.SourceText;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.xml.XmlFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** However much the evaluator shares, it finds what every rule finds that is evaluated at every location anew. */
@Tag("slow")
class EvaluatorPropertyTest {

    private static final String ACCESS = "system.webServer/security/access/@sslFlags";
    private static final String BROWSE = "system.webServer/directoryBrowse/@enabled";
    private static final String MAPPING = "system.webServer/security/authentication/iisClientCertificateMappingAuthentication";

    /** Expressions that ask for everything that there is to ask for, alone and with each other. */
    private static final String ASP = "system.webServer/asp/@enableParentPaths";
    private static final List<String> MATCHES = List.of(
            ACCESS + "[iis:has-flag(., 'SslRequireCert')]",
            ACCESS + "[iis:flags-style(.) = 'numeric']",
            ACCESS + "[iis:is-set(.)]",
            ACCESS + "[not(iis:is-set(.))]",
            ACCESS + "[iis:if(iis:has-flag(., 'Ssl'), iis:expected(), .) = 'require']",
            ACCESS + "[iis:set-here(.)]",
            ACCESS + "[iis:expected() = 'require']",
            ACCESS + "[iis:expected() = ''][not(iis:mapping-in-effect())]",
            ACCESS + "[iis:level() = 'application' or iis:level() = 'virtual-directory']",
            ACCESS + "[iis:location() = 'S1/api']",
            ACCESS + "[iis:requested-below()]",
            ACCESS + "[iis:locked('system.webServer/security/access')]",
            ACCESS + "[iis:visited()][iis:module-installed('IISCertificateMappingAuthenticationModule') = 'unknown']",
            ACCESS + "[iis:site()/bindings/binding/@protocol = 'https']",
            ACCESS + "[count(iis:site()/bindings/binding) = 2]",
            ACCESS + "[iis:site()/bindings/binding[2]/@sslFlags = '0']",
            ACCESS + "[iis:site()[@name = 'S1']]",
            ACCESS + "[iis:site()/bindings/binding[contains(@bindingInformation, 'a.example')]]",
            ACCESS + "[iis:equals(iis:site()/bindings/binding/@protocol, 'https')]",
            ACCESS + "[iis:pool()/@queueLength = '500' or iis:pool()/@managedRuntimeVersion = '']",
            ACCESS + "[iis:at('/api')/system.webServer/directoryBrowse/@enabled = 'true']",
            ACCESS + "[iis:at('/api')/" + BROWSE + "[iis:set-here(.)]]",
            ACCESS + "[iis:at('/sub')[iis:expected() = '']]",
            ACCESS + "[iis:at('/sub')/" + BROWSE + "[/configuration/system.webServer/handlers/@accessPolicy = 'Read']]",
            ACCESS + "[iis:at(concat('/', 'api'))/" + BROWSE + " = 'true']",
            ACCESS + "[iis:below()/" + BROWSE + "[. = 'true']]",
            "iis:below()/" + BROWSE + "[. = 'true'][iis:level() != 'site']",
            "iis:bypass()",
            "iis:entries-own()[@permissionMode = 'Deny']",
            MAPPING + "/manyToOneMappings/add[iis:earlier-entry(.)]",
            MAPPING + "[@enabled = 'true']/manyToOneMappings/add/rules/add/@matchCriteria[iis:lower-case(.) = '*']",
            BROWSE + "[. = 'true']",
            BROWSE + "[. = 'false'][not(iis:is-set(.))]",
            BROWSE + "[/configuration/system.webServer/handlers/@accessPolicy]",
            "system.webServer/handlers/@accessPolicy[iis:has-flag(., 'Write')]",
            "system.webServer/httpProtocol/customHeaders[not(add[@name = 'X-A'])]",
            "system.webServer/httpProtocol/customHeaders/add[@name = 'X-A'][iis:site()/@id = '1']",
            "system.webServer/httpErrors/error[@statusCode = '404']/@path",
            "system.web/sessionState/@timeout[iis:seconds(.) > 600]",
            "system.web/sessionState/@timeout[iis:windows() = 2022 or iis:assumed()]",
            // Sections that no server sets, with what differs between servers.
            ASP + "[iis:sets('system.webServer/directoryBrowse/@enabled')]",
            ASP + "[iis:server()/system.webServer/directoryBrowse/@enabled = 'true']",
            ASP + "[iis:has-location('sub/deep')][iis:visited()]",
            ASP + "[iis:windows() = 2022]",
            ASP + "[iis:pool()/@queueLength = '700' or iis:requested-below()]",
            ASP + "[iis:site()/bindings/binding/@protocol = 'https'][iis:expected() = 'none']",
            ASP + "[iis:at('sub')/system.webServer/directoryBrowse/@enabled = 'true']",
            "iis:site()/hsts/@enabled[. = 'true']",
            "iis:site()/@serverAutoStart[. = 'false']",
            "iis:site()/application/@applicationPool[iis:equals(., 'q')]",
            "iis:site()/bindings/binding[iis:binding(@bindingInformation)/@host = '']",
            "iis:site()/logFile/@directory[starts-with(., 'E:')]",
            "iis:site()[limits/@maxConnections = '5'][not(hsts/@enabled = 'true')]",
            "iis:site()/*/@directory",
            "iis:site()/logFile[@enabled = 'true']/@logFormat[. = 'W3C'][not(iis:has-flag(../@logExtFileFlags, 'UriQuery'))]",
            "iis:site()/logFile[@directory = 'E:\\a']/@logFormat[. = 'IIS' or iis:is-set(../@logExtFileFlags)]",
            "iis:site()/logFile/@logFormat[not(../customFields/add)][iis:at('/')/" + BROWSE + " = 'true']",
            "iis:site()/logFile/@enabled[not(iis:is-set(.))][iis:site()/hsts[@enabled = 'true']/@max-age = '1']",
            // What is found out at first is kept for other servers: one of two that are opposite shows a mistake.
            "iis:site()/logFile/@enabled[iis:is-set(.)]",
            "iis:site()/logFile/@enabled[not(iis:is-set(.))]",
            "iis:site()/@name[iis:windows() = 2022]",
            "iis:site()/@name[not(iis:windows() = 2022)]",
            ASP + "[not(iis:site()/@name = 'S9')][iis:visited()]",
            ASP + "[not(iis:site()/@name = 'S9')][not(iis:visited())]",
            "iis:site()/application[contains(@path, 'api')]/@applicationPool[. = 'p'][iis:level() = 'site']",
            "iis:site()/bindings/binding/@sslFlags[not(iis:endpoint(..)[@negotiate = 'on'])][iis:requested-below()]",
            "iis:site()/limits/@maxConnections[iis:pool()/@queueLength = '700'][iis:windows() = 2022]",
            "iis:pool()/@queueLength[. = '700']",
            "system.applicationHost/sites/site/logFile/@directory[. = 'D:\\logs']",
            "system.applicationHost/sites/site[not(@name = iis:site()/@name)]/@name",
            "iis:duplicates(system.applicationHost/sites/site/bindings/binding/@bindingInformation)",
            "//directoryBrowse/@enabled[. = 'true']",
            "//*[@sslFlags = '33'][iis:level() = 'site']",
            ACCESS + " | " + BROWSE + "[iis:expected() = 'none']",
            ACCESS + "[$bindings[contains(@bindingInformation, 'a.example')]]",
            ACCESS + "[$bindings/@bindingInformation = '*:80:a.example']",
            ACCESS + "[($bindings)[2]/../../@name = 'S1']",
            ACCESS + "[(iis:site()/bindings/binding | iis:site()/logFile)/@bindingInformation = '*:80:a.example']",
            ACCESS + "[$api/directoryBrowse[iis:set-here(@enabled)]]",
            ACCESS + "[$api[/configuration/system.webServer/handlers/@accessPolicy = 'Read']]");

    /** What the expressions may call by a name. */
    private static final String LETS = "<let name=\"browse\">string(system.webServer/directoryBrowse/@enabled)</let>"
            + "<let name=\"bindings\">iis:site()/bindings/binding</let>"
            + "<let name=\"api\">iis:at('/api')/system.webServer</let>";

    private static final List<Rule> RULES = rules();
    /** Keeps what the servers of earlier tries have found out. */
    private static final RuleGroups ASKED_BEFORE = groups();

    private static RuleGroups groups() {
        try {
            return RuleGroups.of(withoutFiles(), Schema.builtIn());
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Rule> rules() {
        List<Rule> rules = new ArrayList<>(RuleSet.builtIn().rules());
        List<String> scopes = List.of("site", "location", "server");
        for (int i = 0; i < MATCHES.size(); i++) {
            rules.add(rule("r" + i, "location", "node", MATCHES.get(i)));
            rules.add(rule("r" + i + "-other", scopes.get(i % scopes.size()), "owner", MATCHES.get(i)));
        }
        return rules;
    }

    private static Rule rule(String id, String scope, String report, String match) {
        String text = "<rule xmlns=\"urn:iislint:rule:1\" id=\"" + id + "\" severity=\"info\" scope=\"" + scope + "\" report=\""
                + report
                + "\"><title>t</title>" + LETS
                + "<severity when=\"$browse = 'true' and iis:level() = 'site'\">error</severity><match>"
                + match.replace("<", "&lt;")
                + "</match><message>{location} has {value}, {iis:location()}, "
                + "{/configuration/system.webServer/handlers/@accessPolicy}</message>"
                + "<explanation>e</explanation></rule>";
        try {
            return RuleReader.read(
                    XmlFile.parse(Path.of(id + ".xml"), id + ".xml", SourceText.decode(text.getBytes(StandardCharsets.UTF_8))));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void findsWhatEveryRuleFindsAtEveryLocationAnew(@ForAll long seed) throws RuleException {
        assertFindsTheSame(GeneratedServer.of(seed));
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void findsItWithoutAnApplicationHostConfig(@ForAll long seed) throws RuleException {
        assertFindsTheSame(GeneratedServer.lone(seed));
    }

    private static void assertFindsTheSame(ServerContext context) throws RuleException {
        Map<String, List<String>> expected = EveryLocationAnew.find(context, RULES);
        assertEquals(expected, EveryLocationAnew.shown(
                new RuleEvaluator(context, ASKED_BEFORE, Timings.NONE, new RuleFailures(), (rule, severity) -> true).evaluate()));
        assertEquals(expected, EveryLocationAnew.shown(new RuleEvaluator(context, withoutFiles()).evaluate()));
        // What one rule reads makes locations differ for the others, too, so that these seem right in its company.
        Map<String, List<String>> alone = new TreeMap<>();
        for (Rule rule : withoutFiles()) {
            alone.putAll(EveryLocationAnew.shown(new RuleEvaluator(context, List.of(rule)).evaluate()));
        }
        assertEquals(expected, alone);
    }

    private static List<Rule> withoutFiles() {
        return RULES.stream().filter(rule -> rule.scope() != Rule.Scope.FILE).toList();
    }
}
