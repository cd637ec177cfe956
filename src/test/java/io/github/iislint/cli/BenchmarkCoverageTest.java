package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.rule.Benchmark;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.RuleSetChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks: how many of their controls are decided, and why no file decides the others. */
class BenchmarkCoverageTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    @TempDir
    private Path folder;

    private Cli check(String... options) throws IOException {
        Files.writeString(folder.resolve("web.config"),
                "<configuration><system.webServer><directoryBrowse enabled=\"true\" /></system.webServer></configuration>\n");
        Object[] all = java.util.stream.Stream
                .concat(java.util.stream.Stream.of("check", folder), java.util.stream.Stream.of(options))
                .toArray();
        return IISLINT.run(all);
    }

    @Test
    void theControlsOfEachVersionAreCounted() {
        assertEquals(Map.of("CIS Microsoft IIS 10 Benchmark v1.2.1", 55, "DISA STIG IIS 10.0 Site V2R15", 44,
                "DISA STIG IIS 10.0 Server V3R7", 40, "TWGCB-04-014 (IIS 10)", 53),
                Benchmark.all().stream().collect(Collectors.toMap(Benchmark::title, benchmark -> benchmark.controls().size())));
    }

    @Test
    void rulesNameControlsThatTheBenchmarksHave() {
        Set<String> known = new TreeSet<>();
        Benchmark.all().forEach(benchmark -> benchmark.controls().forEach(control -> known.add(control.id())));
        Set<String> named = new TreeSet<>();
        for (Rule rule : RuleSet.builtIn().rules()) {
            named.addAll(rule.controls());
        }
        named.removeIf(control -> control.startsWith("cwe:") || known.contains(control));
        assertEquals(Set.of(), named);
    }

    @Test
    void whatNoFileDecidesIsListedWithTheReason() {
        String listed = IISLINT.run("rules", "list", "--set", "cis").out();
        assertTrue(listed.contains("  cis-iis10:7.12  order of cipher suites: Schannel protocols and ciphers are set"),
                listed);
        String json = IISLINT.run("rules", "list", "--set", "stig", "--format", "json").out();
        assertTrue(
                json.contains(
                        "{\"control\": \"stig:V-218796\", \"reason\": \"accounts of the server are not part of the "
                                + "configuration\"}"),
                json);
    }

    @Test
    void aLevelCountsItsOwnControlsOnly() {
        List<Benchmark.Coverage> coverage = Benchmark.coverage(List.of(new RuleSetChoice("cis", 1, null)),
                RuleSet.builtIn().rules(),
                false);
        assertTrue(coverage.get(0).controls().stream().allMatch(control -> control.level() == 1));
        assertTrue(coverage.get(0).controls().size() < 55);
    }

    @Test
    void markdownEndsWithHowMuchIsDecided() throws IOException {
        String markdown = check("--set", "cis", "--format", "markdown").out();
        assertTrue(markdown.matches("(?s).*\\nCIS Microsoft IIS 10 Benchmark v1\\.2\\.1: \\d+ of 55 decided, \\d+ fails?\\n"),
                markdown);
        assertTrue(markdown.contains("Controls: cis-iis10:1.3, "), markdown);
        assertTrue(check("--set", "cis").out().contains(" of 55 decided, "));
        assertTrue(check("--set", "cis", "--format", "json").out().contains("\"decided\": "));
    }

    @Test
    void aRuleThatDoesNotRunDecidesNothing() throws IOException {
        assertTrue(decided("--set", "cis") > decided("--set", "cis", "--skip", "directory-listing"));
    }

    private int decided(String... options) throws IOException {
        String out = check(options).out();
        int end = out.indexOf(" of 55 decided");
        return Integer.parseInt(out.substring(out.lastIndexOf(' ', end - 1) + 1, end));
    }

    @Test
    void otherFormatsCarryControls() throws IOException {
        assertTrue(check("--format", "junit").out().contains("controls: cis-iis10:1.3"));
        String sarif = check("--format", "sarif").out();
        assertTrue(sarif.contains("\"cis-iis10:1.3\""), sarif);
        assertTrue(sarif.contains("\"security-severity\""), sarif);
    }

    @Test
    void withoutASetNothingIsSaidOfBenchmarks() throws IOException {
        assertTrue(!check().out().contains("decided"));
    }
}
