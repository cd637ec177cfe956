package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Severity;
import io.github.iislint.httpsys.HttpSys;
import io.github.iislint.iis.FolderMap;
import io.github.iislint.iis.Frameworks;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.ServerLoader;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.settings.Expectations;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What rules find at the locations of a server, and how often they are evaluated. */
class RuleEvaluatorTest {

    private static final String BROWSE = "system.webServer/directoryBrowse/@enabled[. = 'true']";

    @Test
    void whatLocationsInheritIsFoundOnceWhereItIsSet() throws RuleException {
        ServerContext server = server("Shop Blog", browsing("Shop", "true") + application("Shop/app"));
        assertEquals(List.of("a:8 at Shop, Shop/app"), find(server, rule("a", "", "<match>" + BROWSE + "</match>")));
    }

    @Test
    void eachPlaceIsAFindingOfItsOwn() throws RuleException {
        ServerContext server = server("Shop Blog", browsing("Shop", "true") + "\n" + browsing("Blog", "true"));
        assertEquals(List.of("a:8 at Shop", "a:9 at Blog"), find(server, rule("a", "", "<match>" + BROWSE + "</match>")));
    }

    @Test
    void theScopeSaysAtWhichLocationsARuleIsEvaluated() throws RuleException {
        ServerContext server = server("Shop", browsing("", "true") + application("Shop/app"));
        assertEquals(List.of("a:8 at , Shop, Shop/app"), find(server, rule("a", "", "<match>" + BROWSE + "</match>")));
        assertEquals(List.of("a:8 at Shop"), find(server, rule("a", "scope='site'", "<match>" + BROWSE + "</match>")));
        assertEquals(List.of("a:8 at "), find(server, rule("a", "scope='server'", "<match>" + BROWSE + "</match>")));
    }

    @Test
    void aRuleAboutFilesSeesThemAsTheyAreWritten() throws RuleException {
        ServerContext server = server("Shop", browsing("Shop", "true"));
        assertEquals(List.of("a:8 at "), find(server, rule("a", "scope='file'",
                "<match>location[@path = 'Shop']/system.webServer/directoryBrowse/@enabled</match>")));
    }

    @Test
    void aMissingSettingIsFoundWhereAPersonWouldSetIt() throws RuleException {
        ServerContext server = server("Shop Blog", "\n" + browsing("Shop", "false"));
        String missing = "system.webServer/directoryBrowse[not(@showFlags = 'Time')]";
        assertEquals(List.of("a:1 at ", "a:9 at Shop", "a:3 at Blog"),
                find(server, rule("a", "", "<match>" + missing + "</match>")));
    }

    @Test
    void theFirstCaseThatMatchesAtALocationIsTheOneThatSpeaks() throws RuleException {
        ServerContext server = server("Shop Blog", browsing("Shop", "true") + "\n" + browsing("Blog", "true"));
        Rule rule = rule("a", "", "<case><match>" + BROWSE + "[iis:location() = 'Shop']</match><message>first</message></case>"
                + "<case><match>" + BROWSE + "</match><message>second</message></case>");
        assertEquals(List.of("first", "second"), new RuleEvaluator(server, List.of(rule)).evaluate().stream()
                .map(Detection::message).toList());
    }

    @Test
    void aPlaceholderNeitherSatisfiesNorViolates() throws RuleException {
        ServerContext server = server("Shop", browsing("Shop", "#{Browse}"));
        assertEquals(List.of(), find(server, rule("a", "", "<match>" + BROWSE + "</match>")));
        assertEquals(List.of(), find(server,
                rule("a", "scope='site'", "<match>system.webServer/directoryBrowse/@enabled[. = 'false']</match>")));
    }

    @Test
    void ownersOfEntriesThatDifferAreReportedAtTheHighestLevel() throws RuleException {
        ServerContext server = server("Shop Blog", "");
        Rule rule = rule("a", "scope='site' report='owner'", "<match>iis:site()/@serverAutoStart[. = 'true']</match>");
        Collection<Detection> found = new RuleEvaluator(server, List.of(rule)).evaluate();
        assertEquals(1, found.size());
        assertEquals(List.of("Shop", "Blog"),
                found.iterator().next().hits().stream().map(hit -> hit.location().path()).toList());
    }

    @Test
    void aRuleThatFailsFindsNothingAndLeavesTheOthersAlone() throws RuleException {
        ServerContext server = server("Shop Blog", browsing("Shop", "true") + browsing("Blog", "true"));
        // That a function lacks an argument shows where it is called.
        Rule broken = rule("broken", "", "<match>" + BROWSE + "[iis:has-flag(.)]</match>");
        RuleFailures failures = new RuleFailures();
        Rule sound = rule("a", "", "<match>" + BROWSE + "</match>");
        Collection<Detection> found = new RuleEvaluator(server, RuleGroups.of(List.of(broken, sound), Schema.builtIn()),
                Timings.NONE, failures, (rule, severity) -> true).evaluate();
        assertEquals(List.of("a", "a"), found.stream().map(detection -> detection.rule().id()).toList());
        assertEquals(1, failures.messages().size());
        assertTrue(failures.has("broken"));
    }

    @Test
    void relatedPlacesAreCountedInTheTextBeyondAHundred() throws RuleException {
        String sites = IntStream.range(0, 150).mapToObj(i -> "S" + i).collect(Collectors.joining(" "));
        ServerContext server = server(sites, browsing("S0", "true"));
        Rule rule = rule("a", "", "<match>" + BROWSE + "</match><related message='site'>"
                + "/configuration/system.applicationHost/sites/site</related>");
        assertEquals(100, new RuleEvaluator(server, List.of(rule)).evaluate().iterator().next().related().size());
    }

    @Test
    void whatNobodyReadsIsFoundWithoutAWord() throws RuleException {
        ServerContext server = server("Shop Blog", browsing("Shop", "true") + "\n" + browsing("Blog", "true"));
        Rule rule = rule("a", "", "<severity when=\"iis:location() = 'Blog'\">error</severity><match>" + BROWSE + "</match>"
                + "<related message='here'>.</related><message>{location}</message>");
        List<Detection> all = List.copyOf(new RuleEvaluator(server, List.of(rule)).evaluate());
        List<Detection> read = List.copyOf(new RuleEvaluator(server, RuleGroups.of(List.of(rule), Schema.builtIn()), Timings.NONE,
                new RuleFailures(), (r, severity) -> severity != Severity.INFO).evaluate());

        assertEquals(List.of("Shop", "Blog"), all.stream().map(Detection::message).toList());
        assertEquals(List.of("", "Blog"), read.stream().map(Detection::message).toList());
        assertEquals(List.of(0, 1), read.stream().map(detection -> detection.related().size()).toList());
        assertEquals(all.stream().map(detection -> detection.severity() + " " + detection.anchor()).toList(),
                read.stream().map(detection -> detection.severity() + " " + detection.anchor()).toList());
    }

    @Test
    void workGrowsWithWhatDiffersAndNotWithLocations() throws RuleException {
        assertEquals(evaluations(10, "iis:lower-case(.) = 'true'"), evaluations(200, "iis:lower-case(.) = 'true'"));
        assertEquals(evaluations(10, "iis:expected() = 'none'"), evaluations(200, "iis:expected() = 'none'"));
        assertEquals(evaluations(10, "iis:site()/bindings/binding/@protocol = 'ftp'"),
                evaluations(200, "iis:site()/bindings/binding/@protocol = 'ftp'"));
        // What asks for the location as such is evaluated at each of them, where the rest of it matches.
        assertTrue(evaluations(200, "iis:location() != ''") > 200);
    }

    @Test
    void whereNothingCanMatchNothingIsLookedAtHoweverManyLocationsThereAre() throws RuleException {
        ServerContext few = server(names(10), "");
        ServerContext many = server(names(200), "");
        Rule rule = rule("a", "", "<match>" + BROWSE + "[iis:location() != '']</match>");
        assertEquals(count(few, rule), count(many, rule));
    }

    @Test
    void aFileThatSetsTheValueThatIisShipsWithSetsItAllTheSame() throws Exception {
        Path file = Path.of("/server/web.config");
        MemoryFiles memory = new MemoryFiles(Path.of("/server"), Map.of(Path.of("web.config"), SourceText.of("""
                <configuration><system.webServer><security>
                <access sslFlags="None"/>
                </security></system.webServer></configuration>""")));
        Server server = new ServerLoader(memory, Schema.builtIn(), new FolderMap(memory, List.of(), Map.of()), Frameworks.NONE,
                path -> false).loadLone("Shop", Map.of("", file), List.of());
        ServerContext context = new ServerContext(server, new Expectations(List.of()), OptionalInt.empty(), null,
                HttpSys.unknown());
        assertEquals(List.of("a:2 at Shop"),
                find(context, rule("a", "", "<match>system.webServer/security/access/@sslFlags[iis:is-set(.)]</match>")));
    }

    private static int evaluations(int sites, String condition) throws RuleException {
        return count(server(names(sites), browsing("", "true")), rule("a", "", "<match>" + BROWSE + "[" + condition
                + "]</match>"));
    }

    private static String names(int sites) {
        return IntStream.range(0, sites).mapToObj(i -> "S" + i).collect(Collectors.joining(" "));
    }

    private static int count(ServerContext server, Rule rule) throws RuleException {
        int[] evaluations = new int[1];
        new RuleEvaluator(server, RuleGroups.of(List.of(rule), Schema.builtIn()), new Timings() {

            @Override
            void rule(String id, long nanos) {
                evaluations[0]++;
            }
        }, new RuleFailures(), (read, severity) -> true).evaluate();
        return evaluations[0];
    }

    /** Rule and line, then the locations in their order. */
    private static List<String> find(ServerContext server, Rule rule) throws RuleException {
        List<String> found = new ArrayList<>();
        for (Detection detection : new RuleEvaluator(server, List.of(rule)).evaluate()) {
            found.add(detection.rule().id() + ":" + detection.anchor().line() + " at " + detection.hits().stream()
                    .map(hit -> hit.location().path()).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static Rule rule(String id, String attributes, String body) {
        String text = "<rule xmlns='urn:iislint:rule:1' id='" + id + "' severity='info' " + attributes + "><title>t</title>"
                + body
                + (body.contains("<message>") ? "" : "<message>m</message>") + "<explanation>e</explanation></rule>";
        try {
            return RuleReader.read(XmlFile.parse(Path.of(id + ".xml"), id + ".xml", SourceText.of(text)));
        } catch (RuleException e) {
            throw new AssertionError(e);
        }
    }

    private static String browsing(String location, String enabled) {
        return "<location path='" + location + "'><system.webServer><directoryBrowse enabled='" + enabled
                + "'/></system.webServer></location>";
    }

    /** A location tag that gives a folder a location of its own. */
    private static String application(String location) {
        return "<location path='" + location
                + "'><system.webServer><handlers accessPolicy='Read'/></system.webServer></location>";
    }

    /** @param content what comes in line 8 after the sites */
    private static ServerContext server(String sites, String content) {
        StringBuilder host = new StringBuilder("<configuration>\n<system.applicationHost>\n<sites>");
        for (String site : sites.split(" ")) {
            host.append("<site name='").append(site)
                    .append("' id='1'><application path='/'><virtualDirectory path='/' physicalPath='")
                    .append("C:\\sites\\").append(site).append("'/></application><bindings><binding protocol='http' ")
                    .append("bindingInformation='*:80:").append(site).append("'/></bindings></site>");
        }
        host.append("</sites>\n\n\n</system.applicationHost>\n\n").append(content).append("\n</configuration>");
        Map<Path, SourceText> files = new HashMap<>();
        files.put(Path.of("applicationHost.config"), SourceText.decode(host.toString().getBytes(StandardCharsets.UTF_8)));
        MemoryFiles memory = new MemoryFiles(Path.of("/server"), files);
        try {
            Server server = new ServerLoader(memory, Schema.builtIn(), new FolderMap(memory, List.of(), Map.of()),
                    Frameworks.NONE, path -> false).load(Path.of("/server/applicationHost.config"), List.of());
            return new ServerContext(server, new Expectations(List.of()), OptionalInt.empty(), null, HttpSys.unknown());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
