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
import java.util.TreeSet;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What holds for every fix of every generated server, whatever is expected of it. */
@Tag("slow")
class FixPropertyTest {

    private static final List<String> FLAGS = List.of("None", "Ssl", "Ssl, SslNegotiateCert", "SslNegotiateCert",
            "Ssl, SslNegotiateCert, SslRequireCert", "Ssl,SslRequireCert", "ssl, SslRequireCert, Ssl128", "SslRequireCert");
    private static final List<String> LOCATIONS = List.of("Shop", "Shop/api", "Shop/api/v1", "Shop/pub", "Blog", "Blog/x/y");
    private static final String CERTIFICATE = "MIIBdjCCARygAwIBAgIUOVdBCrFsQVAd+7Tx6TjMHpMlBPIwCgYIKoZIzj0E"
            + "AwIwLjEQMA4GA1UECgwHQ29udG9zbzEaMBgGA1UE"
            + "AwwRQ29udG9zbyBDbGllbnQgQ0EwHhcNMjUwMTAxMDAwMDAwWhcNNDYwMTAxMDAwMDAwWjAhMRAwDgYDVQQKDAdDb250b3NvMQ0w"
            + "CwYDVQQDDARhbm5hMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEokXMGFUrtvM0fnlLOG4ksbg9QLLLscv9hn2IDrSjnK0rv2CP"
            + "OzLHhsuthiaqVJKK1cRAfrVNR0TMbBHk42kmcKMlMCMwDAYDVR0TAQH/BAIwADATBgNVHSUEDDAKBggrBgEFBQcDAjAKBggqhkjO"
            + "PQQDAgNIADBFAiEA3TbIp8Wl8bBZ/arbZjbGtfqgzqpABG2xi+x64940k4ICIEWKJgixgKRdnKi2h6uTbsH6WmLV4UIs98sHzruI"
            + "+f35";
    /** One that can be made what IIS reads, one that cannot, and one that is no certificate at all. */
    static final List<String> CERTIFICATES = List.of("-----BEGIN CERTIFICATE-----" + CERTIFICATE + "-----END CERTIFICATE-----",
            "AB CD EF 01", "bm90aGluZw==");
    private static final Map<String, Long> KNOWN = Map.of("Ssl", 8L, "SslNegotiateCert", 32L, "SslRequireCert", 64L, "Ssl128",
            256L);

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
            host = host
                    .replace("<configuration>\n",
                            "<configuration>\n  <location path=\"\" overrideMode=\"Allow\"><system.webServer><security>"
                                    + "<access /></security></system.webServer></location>\n")
                    .replaceFirst("(?s)  <system.webServer>\n    <security>.*?</system.webServer>\n(?=  <location|</conf)", "");
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
        Fixer.FixResult outcome = run.fix();
        Run.Effective after = run.server();
        Set<String> fixedAt = new TreeSet<>();
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
    @Label("where a certificate is no longer required, SSL is required as much as before")
    void noMeaningOfItsOwn(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Run.Effective before = run.server();
        run.fix();
        Run.Effective after = run.server();
        for (String location : questions()) {
            Set<String> then = set(before.flags(location));
            Set<String> now = set(after.flags(location));
            if (then.contains("SslRequireCert") && !now.contains("SslRequireCert")) {
                assertEquals(then.contains("Ssl"), now.contains("Ssl"), location + " was " + then + " and is " + now);
            }
        }
    }

    /** Two sites that share folders, files without anything in them, several line ends, mappings in bad shape. */
    private static Run generateOdd(long seed) {
        Random random = new Random(seed);
        String end = pick(random, List.of("\n", "\r\n", "\r"));
        StringBuilder tags = new StringBuilder();
        for (String location : List.of("Shop", "Shop/api", "Blog", "Blog/api")) {
            if (random.nextInt(3) == 0) {
                tags.append(Run.location(location, pick(random, FLAGS)));
            }
        }
        if (random.nextBoolean()) {
            tags.append("<location path='Shop/mapped'><system.webServer><security><authentication>"
                    + "<iisClientCertificateMappingAuthentication enabled='true'><oneToOneMappings>"
                    + ("<add userName='u' password='[enc:A:x:enc]' certificate='" + pick(random, CERTIFICATES) + "'/>")
                            .repeat(random.nextInt(3))
                    + "<add userName='v' password='[enc:A:x:enc]' certificate='" + pick(random, CERTIFICATES)
                    + "'/></oneToOneMappings>"
                    + "</iisClientCertificateMappingAuthentication></authentication></security></system.webServer></location>\n");
        }
        String host = Run.host(List.of("Shop/api", "Blog/api"), tags.toString()).replace("sites\\blog\\api", "sites\\api")
                .replace("<configuration>\n",
                        "<configuration>\n  <location path=\"\" overrideMode=\"Allow\"><system.webServer><security>"
                                + "<access /></security></system.webServer></location>\n");
        Run run = Run.of("client-certificate-not-expected", "client-certificate-expected", "client-certificate-mapping-missing",
                "certificate-required-not-negotiated", "certificate-required-without-ssl", "ssl-flags-style", "section-locked",
                "mapping-certificate-malformed").file("applicationHost.config", host.replace("\n", end));
        for (String folder : List.of("shop", "api", "blog")) {
            if (random.nextBoolean()) {
                run.file("sites/" + folder + "/web.config",
                        pick(random, List.of("<configuration />", "<configuration></configuration>",
                                "<configuration>\n\n</configuration>\n",
                                "<configuration>\n  <system.webServer/>\n</configuration>",
                                "<configuration><system.webServer><security><access sslFlags='" + pick(random, FLAGS)
                                        + "'/></security></system.webServer></configuration>"))
                                .replace("\n", end));
            }
        }
        for (String location : List.of("Shop", "Shop/api", "Shop/api/v1", "Blog", "Blog/api")) {
            if (random.nextInt(3) == 0) {
                run.expect(location, pick(random, List.of("none", "accept", "require")));
            }
        }
        return run;
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("a second run changes nothing in shared, empty and odd files either")
    void oddFilesAreDoneWithAtOnce(@ForAll long seed) throws Exception {
        Run run = generateOdd(seed);
        run.fix();
        Map<String, String> once = new TreeMap<>(run.files());
        run.fix();
        assertEquals(once, run.files());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("inserted lines end like the others")
    void lineEnds(@ForAll long seed) throws Exception {
        Run run = generateOdd(seed);
        Map<String, String> before = new TreeMap<>(run.files());
        run.fix();
        run.files().forEach((file, text) -> {
            Set<String> ends = ends(before.get(file));
            assertTrue(ends.isEmpty() || ends.equals(ends(text)), file);
        });
    }

    private static Set<String> ends(String text) {
        Set<String> ends = new TreeSet<>();
        Pattern.compile("\r\n|\r|\n").matcher(text).results().forEach(end -> ends.add(end.group()));
        return ends;
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("without shared folders every expectation is met in the end")
    void expectationsMet(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Fixer.FixResult outcome = run.fix();
        assertEquals(List.of(),
                run.lint().findings().stream().filter(finding -> finding.rule().equals("xml-malformed")).toList());
        assertEquals(List.of(), outcome.refused().stream().filter(refused -> !refused.reason().contains("contradict each other"))
                .map(refused -> refused.finding().rule() + ": " + refused.reason()).toList());
        assertEquals(List.of(), run.lint().findings().stream().filter(Finding::counts).filter(finding -> List.of(
                "client-certificate-expected", "client-certificate-not-expected").contains(finding.rule())).map(Finding::message)
                .toList());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    @Label("bytes outside the edits stay")
    void minimal(@ForAll long seed) throws Exception {
        Run run = generate(seed);
        Map<String, String> before = new TreeMap<>(run.files());
        Fixer.FixResult outcome = run.fix();
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
            left = left.replaceAll("\\s*<(security|system.webServer)>\\s*</\\1>", "")
                    .replaceAll("\\s*<location[^>]*>\\s*</location>", "");
        } while (!left.equals(previous));
        return left;
    }
}
