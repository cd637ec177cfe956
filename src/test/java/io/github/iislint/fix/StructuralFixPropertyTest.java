package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.RuleSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/**
 * What holds for every fix that adds or removes an element, an entry or an attribute, or sets another section, on every generated
 * server: it is proven or refused with a reason, and nothing but what it names changes.
 */
@Tag("slow")
class StructuralFixPropertyTest {

    private static final Path RULES = Path.of("rules").toAbsolutePath();
    private static final List<String> SCOPES = List.of("", " report='owner'", " scope='server'", " scope='site'");
    private static final List<String> WHERE = List.of("", "", "[iis:location() = 'Shop']", "[iis:location() = 'Shop/api']",
            "[iis:visited()]");
    private static final String HEADERS = "system.webServer/httpProtocol/customHeaders";
    private static final String FILTERING = "system.webServer/security/requestFiltering";

    /**
     * A kind of fix.
     *
     * @param match with {@code WHERE} for a condition on the location
     * @param touched what its edits may write or take out, as a pattern of markup
     */
    private record Kind(String match, String change, String touched) {
    }

    private static final List<Kind> KINDS = List.of(
            new Kind(HEADERS + "WHERE[not(add[iis:equals(@name, 'X-A')])]", "<add-entry><add name='X-A' value='1'/></add-entry>",
                    "<add name=.X-A. value=.1.\\s*/>"),
            new Kind(HEADERS + "/addWHERE[@name = 'X-B']", "<remove-entry/>",
                    "<(add|remove) name=.X-B.( value=.\\w.)?\\s*/>"),
            new Kind(HEADERS + "WHERE[add[@name = 'X-B']]", "<add-entry><remove name='X-B'/></add-entry>",
                    "<remove name=.X-B.\\s*/>"),
            new Kind(HEADERS + "WHERE[add[@name = 'X-B']]", "<add-entry><clear/></add-entry>", "<clear\\s*/>"),
            new Kind("system.webServer/defaultDocument/files/addWHERE[@value = 'index.php']", "<remove-entry/>",
                    "<(add|remove) value=.index.php.\\s*/>"),
            new Kind(FILTERING + "/hiddenSegmentsWHERE[not(add[@segment = 'x'])]",
                    "<add-entry><add segment='x'/></add-entry>", "<add segment=.x.\\s*/>"),
            new Kind(FILTERING + "WHERE[requestLimits/@maxUrl > 2048]",
                    "<add-element><requestLimits maxUrl='2048'/></add-element>",
                    "<requestLimits\\s*/>|\\smaxUrl=.\\d+.|<requestLimits maxUrl=.2048.\\s*/>"),
            new Kind(FILTERING + "/requestLimitsWHERE[@maxUrl = '9999']", "<remove-element/>",
                    "<requestLimits[^>]*>(\\s*</requestLimits>)?"),
            new Kind(FILTERING + "/@allowHighBitCharactersWHERE[. = 'true']",
                    "<set-attribute name='allowHighBitCharacters' value='false'/>", "\\sallowHighBitCharacters=.\\w+."),
            new Kind("system.webServer/directoryBrowse/@enabledWHERE[. = 'true'][../@showFlags != 'Size']",
                    "<set-attribute name='showFlags' value='Size'/>", "\\sshowFlags=.[\\w, ]+."),
            new Kind("system.webServer/directoryBrowse/@enabledWHERE[. = 'true']", "<remove-element/>",
                    "<directoryBrowse[^>]*>(\\s*</directoryBrowse>)?"),
            new Kind("system.webServer/directoryBrowse/@enabledWHERE[. = 'true']"
                    + "[not(iis:has-flag(/configuration/system.webServer/security/access/@sslFlags, 'Ssl'))]",
                    "<set-flags in='system.webServer/security/access' attribute='sslFlags' add='Ssl'/>",
                    "\\ssslFlags=.[\\w, ]+."),
            new Kind("system.webServer/rewrite/rules/ruleWHERE[not(conditions/@trackAllCaptures = 'true')]",
                    "<add-element><conditions trackAllCaptures='true'/></add-element>",
                    "<conditions trackAllCaptures=.true.\\s*/>|\\strackAllCaptures=.\\w+."),
            new Kind("system.webServer/rewrite/rules/rule/conditionsWHERE[@logicalGrouping = 'MatchAny']", "<remove-element/>",
                    "<conditions[^>]*>(\\s*</conditions>)?"),
            new Kind("system.webServer/rewrite/rules/rule/actionWHERE[@appendQueryString = 'true']",
                    "<set-attribute name='appendQueryString' value='false'/>", "\\sappendQueryString=.\\w+."),
            new Kind("iis:site()WHERE[not(hsts/@enabled = 'true')]",
                    "<add-element><hsts enabled='true' max-age='31536000'/></add-element>",
                    "<hsts enabled=.true. max-age=.31536000.\\s*/>|\\senabled=.\\w+.|\\smax-age=.\\d+."),
            new Kind("iis:site()/bindings/bindingWHERE[@protocol = 'ftp']", "<remove-entry/>",
                    "<binding protocol=.ftp.[^>]*>(\\s*</binding>)?"),
            new Kind("system.applicationHost/sites/site/bindings/bindingWHERE[@protocol = 'ftp']", "<remove-entry/>",
                    "<binding protocol=.ftp.[^>]*>(\\s*</binding>)?"),
            new Kind("system.applicationHost/applicationPools/add/processModel/@idleTimeoutWHERE[iis:seconds(.) = 1200]",
                    "<set-attribute name='idleTimeout' value='00:10:00'/>", "\\sidleTimeout=.[\\d:]+.|<processModel\\s*/>"),
            new Kind("system.applicationHost/applicationPools/addWHERE[not(failure/@rapidFailProtectionMaxCrashes = '9')]",
                    "<add-element><failure rapidFailProtectionMaxCrashes='9'/></add-element>",
                    "\\srapidFailProtectionMaxCrashes=.\\d.|<failure\\s*/>"),
            new Kind("system.applicationHost/applicationPools/add/processModelWHERE[@idleTimeout = '00:05:00']",
                    "<remove-element/>", "<processModel[^>]*>(\\s*</processModel>)?"),
            new Kind("iis:pool()/@queueLengthWHERE[. = '1000']", "<set-attribute name='queueLength' value='2000'/>",
                    "\\squeueLength=.\\d+."),
            new Kind("//customHeaders/add[@name = 'X-B']", "<remove-entry/>", "<add name=.X-B. value=.\\w.\\s*/>"),
            new Kind("//requestLimits[@maxUrl = '9999'][not(@maxQueryString = '7')]",
                    "<set-attribute name='maxQueryString' value='7'/>",
                    "\\smaxQueryString=.\\d+."),
            new Kind("//directoryBrowse/@enabled[. = 'true']", "<remove-element/>",
                    "<directoryBrowse[^>]*>(\\s*</directoryBrowse>)?"),
            new Kind("//applicationPools/add[not(failure)]", "<add-element><failure autoShutdownParams='9'/></add-element>",
                    "<failure autoShutdownParams=.9.\\s*/>"));

    /** A server, its files as they were, and the rules that are fixed; the seed is for whoever looks into a failure. */
    private record Case(long seed, Run run, Map<String, String> before, Map<String, Severity> rules, Set<String> wide,
            List<Kind> kinds) {
    }

    private static Case generate(long seed) throws Exception {
        Random random = new Random(seed);
        Map<Path, SourceText> files = new LinkedHashMap<>();
        Map<String, Severity> rules = new TreeMap<>();
        Set<String> wide = new TreeSet<>();
        List<Kind> kinds = new ArrayList<>();
        Severity alike = random.nextBoolean() ? pick(random, List.of(Severity.values())) : null;
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            Kind kind = pick(random, KINDS);
            String id = "own-" + i;
            Severity severity = alike == null ? pick(random, List.of(Severity.values())) : alike;
            kinds.add(kind);
            rules.put(id, severity);
            String scope = kind.match.startsWith("//")
                    ? " scope='file'"
                    : kind.match.startsWith("system.applicationHost")
                            ? " scope='server'" + pick(random,
                                    List.of("", " report='owner'"))
                            : kind.match.startsWith("iis:")
                                    ? pick(random, List.of("", " scope='site'"))
                                    : pick(random, SCOPES);
            if (scope.contains("server") || scope.contains("file")) {
                wide.add(id);
            }
            files.put(RULES.resolve(id + ".xml"), SourceText.of("<rule xmlns='urn:iislint:rule:1' id='" + id + "' severity='"
                    + severity + "'" + scope + "><title>t</title><match>"
                    + kind.match.replace("WHERE", pick(random, WHERE)).replace("> ", "&gt; ")
                    + "</match><message>m</message><fix title='f' effect='neutral'>" + kind.change
                    + "</fix><explanation>e</explanation><examples/></rule>"));
        }
        Run run = Run.with(RuleSet.of(new MemoryFiles(RULES, files), RULES));
        new Files(random).write(run);
        return new Case(seed, run, new TreeMap<>(run.files()), rules, wide, kinds);
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Files of a server by chance, or of a lone site. */
    private static final class Files {

        private final Random random;
        private final String end;
        private final boolean oneLine;
        private final String quote;

        Files(Random random) {
            this.random = random;
            this.end = pick(random, List.of("\n", "\r\n"));
            this.oneLine = random.nextInt(6) == 0;
            this.quote = pick(random, List.of("\"", "'"));
        }

        private boolean chance(int of) {
            return random.nextInt(of) == 0;
        }

        void write(Run run) {
            boolean lone = chance(5);
            if (!lone) {
                run.file("applicationHost.config", shaped(host()));
            }
            for (String folder : lone
                    ? List.of("", "api/")
                    : List.of("sites/shop/", "sites/shop/img/", "sites/api/", "sites/blog/")) {
                if (lone || chance(3)) {
                    run.file(folder + "web.config", shaped("<configuration>\n" + web("  ") + "</configuration>\n"));
                }
            }
        }

        private String shaped(String text) {
            String shaped = oneLine ? text.replaceAll("\n *", "") : text;
            return shaped.replace("\"", quote).replace("\n", end);
        }

        private String host() {
            StringBuilder host = new StringBuilder("<configuration>\n  <system.applicationHost>\n    <applicationPools>\n");
            for (String pool : List.of("P", "Q")) {
                String attributes = chance(3) ? " queueLength=\"" + pick(random, List.of("1000", "3000")) + "\"" : "";
                String held = (chance(2)
                        ? "        <processModel idleTimeout=\"" + pick(random, List.of("00:20:00", "00:05:00",
                                "00:07:00")) + "\" />\n"
                        : "") + (chance(3) ? "        <failure autoShutdownExe=\"\" />\n" : "")
                        + (chance(3) ? "        <!-- kept -->\n" : "");
                host.append("      <add name=\"").append(pool).append("\"").append(attributes)
                        .append(held.isEmpty() ? " />\n" : ">\n" + held + "      </add>\n");
            }
            host.append(chance(3)
                    ? "      <applicationPoolDefaults>\n        <processModel idleTimeout=\"00:20:00\" />\n"
                            + "      </applicationPoolDefaults>\n"
                    : "").append("    </applicationPools>\n    <sites>\n");
            site("Shop", 1, true, host);
            site("Blog", 2, false, host);
            host.append(chance(4)
                    ? "      <siteDefaults>\n        <hsts enabled=\"" + pick(random, List.of("true", "false"))
                            + "\" />\n      </siteDefaults>\n"
                    : "").append("    </sites>\n  </system.applicationHost>\n");
            host.append(chance(2) ? web("  ") : "");
            host.append(chance(2)
                    ? "  <location path=\"\" overrideMode=\"Allow\">\n    <system.webServer>\n      <security>\n"
                            + "        <access />\n      </security>\n    </system.webServer>\n  </location>\n"
                    : "");
            for (String location : List.of("Shop", "Shop/api", "Blog", "Blog/deep/er")) {
                if (chance(3)) {
                    host.append("  <location path=\"").append(location).append("\">\n").append(web("    "))
                            .append("  </location>\n");
                }
            }
            return host.append("</configuration>\n").toString();
        }

        private void site(String name, int id, boolean api, StringBuilder host) {
            host.append("      <site name=\"").append(name).append("\" id=\"").append(id).append("\">\n")
                    .append(application("/", name.toLowerCase(java.util.Locale.ROOT)))
                    .append(api ? application("/api", "api") : "").append("        <bindings>\n")
                    .append("          <binding protocol=\"http\" bindingInformation=\"*:80:").append(name).append("\" />\n")
                    .append(chance(2)
                            ? "          <binding protocol=\"https\" bindingInformation=\"*:443:" + name
                                    + "\" sslFlags=\"1\" />\n"
                            : "")
                    .append(chance(2)
                            ? "          <binding protocol=\"ftp\" bindingInformation=\"*:21:" + name + "\" />\n"
                            : "")
                    .append("        </bindings>\n")
                    .append(chance(3) ? "        <hsts enabled=\"false\" max-age=\"7\" />\n" : "").append("      </site>\n");
        }

        private String application(String path, String folder) {
            return "        <application path=\"" + path + "\" applicationPool=\"" + pick(random, List.of("P", "Q"))
                    + "\">\n          <virtualDirectory path=\"/\" physicalPath=\"C:\\sites\\" + folder
                    + "\" />\n        </application>\n";
        }

        /** What a file sets of the section group, some of it nothing at all. */
        private String web(String indent) {
            StringBuilder web = new StringBuilder(indent).append("<system.webServer>\n");
            String in = indent + "  ";
            if (chance(2)) {
                web.append(in).append("<!-- headers -->\n").append(in).append("<httpProtocol>\n").append(in)
                        .append("  <customHeaders>\n");
                if (chance(4)) {
                    web.append(in).append("    <clear />\n");
                }
                if (chance(5)) {
                    web.append(in).append("    <remove name=\"X-B\" />\n");
                }
                if (chance(2)) {
                    web.append(in).append("    <add name=\"X-B\" value=\"").append(pick(random, List.of("1", "2")))
                            .append("\" />\n");
                }
                if (chance(3)) {
                    web.append(in).append("    <add name=\"").append(pick(random, List.of("X-A", "X-C")))
                            .append("\" value=\"1\" />")
                            .append(chance(2) ? " <!-- why -->\n" : "\n");
                }
                web.append(in).append("  </customHeaders>\n").append(in).append("</httpProtocol>\n");
            }
            if (chance(3)) {
                web.append(in).append("<directoryBrowse enabled=\"").append(pick(random, List.of("true", "false"))).append("\"")
                        .append(chance(3) ? " showFlags=\"Date\"" : "").append(" />\n");
            }
            if (chance(3)) {
                web.append(in).append("<defaultDocument>\n").append(in).append("  <files>\n").append(in)
                        .append("    <add value=\"index.php\" />\n").append(in).append("  </files>\n").append(in)
                        .append("</defaultDocument>\n");
            }
            if (chance(3)) {
                web.append(in).append("<security>\n").append(in).append("  <requestFiltering>\n").append(in)
                        .append("    <requestLimits maxUrl=\"").append(pick(random, List.of("9999", "1000"))).append("\"")
                        .append(chance(2) ? " maxQueryString=\"5\"" : "").append(" />\n")
                        .append(chance(3)
                                ? in + "    <hiddenSegments>\n" + in + "      <add segment=\"x\" />\n" + in
                                        + "    </hiddenSegments>\n"
                                : "")
                        .append(in).append("  </requestFiltering>\n").append(in).append("</security>\n");
            }
            if (chance(3)) {
                web.append(in).append("<rewrite>\n").append(in).append("  <rules>\n").append(in).append("    <rule name=\"")
                        .append(pick(random, List.of("R", "S"))).append("\">\n").append(in).append("      <match url=\".*\" />\n")
                        .append(chance(2)
                                ? in + "      <conditions logicalGrouping=\"" + pick(random, List.of("MatchAny", "MatchAll"))
                                        + "\" />\n"
                                : "")
                        .append(in).append("      <action type=\"Rewrite\" url=\"/x\"").append(chance(2)
                                ? " appendQueryString=\"true\""
                                : "")
                        .append(" />\n").append(in).append("    </rule>\n").append(in).append("  </rules>\n").append(in)
                        .append("</rewrite>\n");
            }
            return web.append(indent).append("</system.webServer>\n").toString();
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("each finding is gone, or there is a reason")
    void goneOrRefused(@ForAll long seed) throws Exception {
        Case generated = generate(seed);
        Fixer.FixResult outcome = generated.run.fix(generated.rules.keySet());
        Set<String> reasons = new TreeSet<>();
        outcome.refused().forEach(refused -> {
            assertTrue(!refused.reason().isBlank());
            reasons.add(refused.finding().rule() + " " + refused.finding().place());
        });
        for (Finding left : generated.run.lint().findings()) {
            assertTrue(!generated.rules.containsKey(left.rule()) || !left.counts()
                    || reasons.contains(left.rule() + " " + left.place()),
                    () -> "no reason for " + left.rule() + " " + left.place() + " " + left.locations() + " in " + generated);
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("a second run changes nothing")
    void idempotent(@ForAll long seed) throws Exception {
        Case generated = generate(seed);
        generated.run.fix(generated.rules.keySet());
        Map<String, String> once = new TreeMap<>(generated.run.files());
        generated.run.fix(generated.rules.keySet());
        assertEquals(once, generated.run.files());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("no finding is new that is as bad as those that are fixed")
    void nothingAsBadIsNew(@ForAll long seed) throws Exception {
        Case generated = generate(seed);
        Map<String, Integer> before = count(generated.run.lint().findings());
        Fixer.FixResult outcome = generated.run.fix(generated.rules.keySet());
        if (outcome.after().fixed().isEmpty()) {
            assertEquals(generated.before, generated.run.files());
            return;
        }
        Severity worst = outcome.after().fixed().stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
        List<Finding> bad = generated.run.lint().findings().stream().filter(finding -> finding.severity().atLeast(worst))
                .toList();
        count(bad).forEach((finding, number) -> assertTrue(number <= before.getOrDefault(finding, 0),
                () -> finding + " is new in " + generated));
    }

    /** By rule and location. */
    private static Map<String, Integer> count(List<Finding> findings) {
        Map<String, Integer> count = new HashMap<>();
        for (Finding finding : findings) {
            for (String location : finding.locations().isEmpty() ? List.of("a file") : finding.locations()) {
                count.merge(finding.rule() + " at " + location, 1, Integer::sum);
            }
        }
        return count;
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("bytes outside what the fixes name stay")
    void minimal(@ForAll long seed) throws Exception {
        Case generated = generate(seed);
        generated.run.fix(generated.rules.keySet());
        generated.before.forEach((file, text) -> {
            String after = generated.run.text(file);
            if (!text.equals(after)) {
                assertEquals(skeleton(text, generated.kinds), skeleton(after, generated.kinds), generated::toString);
                assertEquals(ends(text), ends(after), file);
            }
        });
        assertEquals(generated.before.keySet(), generated.run.files().keySet());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("what is in effect stays at locations at which nothing is found")
    void locationsWithoutAFindingKeepWhatTheyHave(@ForAll long seed) throws Exception {
        Case generated = generate(seed);
        List<Server> before = generated.run.server().servers();
        Fixer.FixResult outcome = generated.run.fix(generated.rules.keySet());
        Set<String> fixedAt = new TreeSet<>();
        for (Finding finding : outcome.after().fixed()) {
            if (generated.wide.contains(finding.rule())) {
                // Meant for all that inherit it, or said of a file alone.
                return;
            }
            fixedAt.addAll(finding.locations());
        }
        List<Server> after = generated.run.server().servers();
        for (int i = 0; i < before.size(); i++) {
            for (Proposal.Change change : EditDiff.between(before.get(i), after.get(i), Schema.builtIn().sections())) {
                assertTrue(change.location().isEmpty() || EntryPath.serverOnly(change.section())
                        || fixedAt.contains(change.location()), () -> change + " but fixed at " + fixedAt + " in " + generated);
            }
        }
    }

    private static Set<String> ends(String text) {
        Set<String> ends = new TreeSet<>();
        Pattern.compile("\r\n|\r|\n").matcher(text).results().forEach(end -> ends.add(end.group()));
        return ends;
    }

    /** A file without what the fixes may touch, and without elements that hold nothing then. */
    private static String skeleton(String text, List<Kind> kinds) {
        String left = text;
        String previous;
        do {
            previous = left;
            // Two fixes may write into one element: only without what the one wrote it is what the other one wrote.
            for (Kind kind : kinds) {
                left = left.replaceAll("(?<=>)\\s*(?=<)(?:" + kind.touched + ")|(?:" + kind.touched + ")", "");
            }
            left = left.replaceAll("<([\\w.]+)([^<>]*?)\\s*(?<!/)>\\s*</\\1>", "<$1$2/>").replaceAll("\\s+/>", "/>")
                    .replaceAll("\\s*<(?!clear)[\\w.]+/>", "").replaceAll("\\s*<location path=.[\\w/]*./>", "");
        } while (!left.equals(previous));
        return left;
    }
}
