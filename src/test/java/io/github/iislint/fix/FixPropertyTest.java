package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.finding.Finding;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.Expectations;
import io.github.iislint.settings.ExpectedMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** What holds for every fix of every generated server, whatever is expected of it. */
class FixPropertyTest {

    private static final List<String> FLAGS = List.of("None", "Ssl", "Ssl, SslNegotiateCert", "SslNegotiateCert",
            "Ssl, SslNegotiateCert, SslRequireCert", "Ssl,SslRequireCert", "ssl, SslRequireCert, Ssl128", "SslRequireCert");
    private static final List<String> LOCATIONS = List.of("Shop", "Shop/api", "Shop/api/v1", "Shop/pub", "Blog", "Blog/x/y");
    private static final Map<String, Long> KNOWN = Map.of("Ssl", 8L, "SslNegotiateCert", 32L, "SslRequireCert", 64L, "Ssl128", 256L);

    /** A server with random flags at random places, and random expectations. */
    private static Run generate(long seed) {
        Random random = new Random(seed);
        StringBuilder tags = new StringBuilder();
        if (random.nextInt(3) == 0) {
            tags.append("  <system.webServer>\n    <security>\n      <access sslFlags=\"").append(pick(random, FLAGS))
                    .append("\" />\n    </security>\n  </system.webServer>\n");
        }
        for (String location : LOCATIONS) {
            if (random.nextInt(3) == 0) {
                tags.append(Run.location(location, random.nextInt(4) == 0 ? null : pick(random, FLAGS)));
            }
        }
        boolean unlocked = random.nextBoolean();
        String host = Run.host(List.of("Shop/api", "Blog"), tags.toString());
        if (unlocked) {
            host = host.replace("<configuration>\n", "<configuration>\n  <location path=\"\" overrideMode=\"Allow\"><system.webServer><security>"
                    + "<access /></security></system.webServer></location>\n").replaceFirst("(?s)  <system.webServer>\n    <security>.*?</system.webServer>\n(?=  <location|</conf)", "");
        }
        Run run = Run.of("client-certificate-not-expected", "client-certificate-expected", "client-certificate-mapping-missing",
                "certificate-required-not-negotiated", "certificate-required-without-ssl", "ssl-flags-style", "section-locked")
                .file("applicationHost.config", host);
        if (unlocked) {
            for (String folder : List.of("shop", "api", "blog", "shop/pub")) {
                if (random.nextInt(3) == 0) {
                    run.file("sites/" + folder + "/web.config", "<configuration><system.webServer><security><access sslFlags='"
                            + pick(random, FLAGS) + "'/></security></system.webServer></configuration>");
                }
            }
        }
        for (String location : LOCATIONS) {
            if (random.nextInt(3) == 0) {
                run.expect(location, pick(random, List.of("none", "accept", "require")));
            }
        }
        return run;
    }

    private static <T> T pick(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> questions() {
        List<String> questions = new ArrayList<>(LOCATIONS);
        LOCATIONS.forEach(location -> questions.add(location + "/deeper"));
        return questions;
    }

    private static Set<String> set(String flags) {
        return Flags.set(flags, KNOWN);
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("a second run changes nothing")
    void idempotent(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        run.fix();
        Map<String, String> once = new TreeMap<>(run.files());
        run.fix();
        assertEquals(once, run.files());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("only what is announced changes, and nothing where it is not")
    void announced(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Run.Effective before = run.server();
        Map<String, String> flags = new TreeMap<>();
        questions().forEach(location -> flags.put(location, before.flags(location)));
        Fixer.Outcome outcome = run.fix();
        Run.Effective after = run.server();
        Set<String> fixedAt = new java.util.TreeSet<>();
        outcome.after().fixed().forEach(finding -> fixedAt.addAll(finding.locations()));
        for (String location : questions()) {
            boolean changed = !set(flags.get(location)).equals(set(after.flags(location)));
            boolean told = fixedAt.stream().anyMatch(at -> location.equals(at) || location.startsWith(at + "/"));
            assertTrue(!changed || told, location + " changed from "
                    + flags.get(location) + " to " + after.flags(location) + " but only " + fixedAt + " were fixed");
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("a location whose expectation is require is never weakened")
    void neverWeakened(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Expectations expectations = new Expectations(run.expectations());
        Run.Effective before = run.server();
        run.fix();
        Run.Effective after = run.server();
        for (String location : questions()) {
            ExpectedMode mode = expectations.at(location).map(Expectation::mode).orElse(null);
            if (mode == ExpectedMode.REQUIRE && set(before.flags(location)).contains("SslRequireCert")) {
                assertTrue(set(after.flags(location)).contains("SslRequireCert"), location + " lost its requirement");
            }
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("without shared folders every expectation is met in the end")
    void expectationsMet(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Fixer.Outcome outcome = run.fix();
        assertEquals(List.of(), run.lint().findings().stream().filter(finding -> finding.rule().equals("xml-malformed")).toList());
        assertEquals(List.of(), outcome.refused().stream().map(refused -> refused.finding().rule() + ": " + refused.reason()).toList());
        assertEquals(List.of(), run.lint().findings().stream().filter(Finding::counts)
                .filter(finding -> finding.rule().startsWith("client-certificate-")).map(Finding::message).toList());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("bytes outside the edits stay")
    void minimal(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Map<String, String> before = new TreeMap<>(run.files());
        Fixer.Outcome outcome = run.fix();
        before.keySet().removeIf(file -> outcome.edits().stream().anyMatch(edit -> edit.file().equals(Run.ROOT.resolve(file))));
        before.forEach((file, text) -> assertEquals(text, run.text(file)));
        for (Fixer.FileEdit edit : outcome.edits()) {
            assertEquals(skeleton(edit.before().text()), skeleton(edit.after().text()));
        }
    }

    /** A file without its access elements, the groups around them and the location tags that hold nothing else. */
    private static String skeleton(String text) {
        String left = text.replaceAll("(sslFlags=['\"])[^'\"]*(['\"])", "").replaceAll("\\s*<access\\s*/>", "");
        String previous;
        do {
            previous = left;
            left = left.replaceAll("\\s*<(security|system.webServer)>\\s*</\\1>", "").replaceAll("\\s*<location[^>]*>\\s*</location>", "");
        } while (!left.equals(previous));
        return left;
    }
}
