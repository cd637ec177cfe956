package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class CheckCommandTest {

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return TestFiles.write(folder.resolve(name), text);
    }

    private Cli check(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("check", "--only", "client-certificate-mapping-missing", "--format", "json"));
        arguments.addAll(Arrays.asList(more));
        arguments.add(folder.toString());
        return Cli.run(arguments.toArray(new String[0]));
    }

    @Test
    void nothingWrongIsZero() throws IOException {
        file("web.config", Programs.PLAIN);
        assertEquals(0, check().exit());
    }

    @Test
    void aFindingIsOneUnlessItIsLessThanFailOn() throws IOException {
        file("web.config", Programs.REQUIRING);
        assertEquals(1, check().exit());
        assertEquals(0, check("--fail-on", "error").exit());
        assertEquals(0, check("--exit-zero").exit());
    }

    @Test
    void aFixedFindingIsZeroAndOnlyTheFlagIsGone() throws IOException {
        Path file = file("web.config", Programs.REQUIRING);
        Cli fixed = check("--fix");
        assertEquals(0, fixed.exit(), fixed.err());
        assertEquals("Ssl, SslNegotiateCert", Files.readString(file).replaceAll("(?s).*sslFlags=\"([^\"]*)\".*", "$1"));
        assertEquals(1, fixed.json().getJSONArray("fixed").length());
        assertTrue(fixed.err().contains("What changes for visitors"), fixed.err());
        String once = Files.readString(file);
        assertEquals(0, check("--fix").exit());
        assertEquals(once, Files.readString(file));
    }

    @Test
    void aPreviewWritesNothingAndCountsAsWithoutAFix() throws IOException {
        Path file = file("web.config", Programs.REQUIRING);
        for (String option : List.of("--diff", "--dry-run")) {
            Cli preview = Cli.run("check", option, "--only", "client-certificate-mapping-missing", folder.toString());
            assertEquals(1, preview.exit());
            assertTrue(preview.out().startsWith("--- a/"), preview.out());
            assertEquals(Programs.REQUIRING, Files.readString(file));
        }
    }

    @Test
    void aFixCanBeLimitedByRuleAndEffect() throws IOException {
        Path file = file("web.config", Programs.REQUIRING);
        assertEquals(1, check("--fix", "--fix-effect", "neutral,tightens").exit());
        assertEquals(1, check("--fix", "--fix-only", "ssl-flags-style").exit());
        assertEquals(Programs.REQUIRING, Files.readString(file));
        assertEquals(0, check("--fix", "--fix-only", "client-certificate-mapping-missing", "--backup", ".bak").exit());
        assertEquals(Programs.REQUIRING, Files.readString(folder.resolve("web.config.bak")));
    }

    @Test
    void oneMalformedFileOfManyIsAFindingAndTheOthersAreLinted() throws IOException {
        for (int i = 0; i < 100; i++) {
            file("site" + i + "/web.config", i == 50 ? "<configuration><system.webServer></configuration>" : Programs.REQUIRING);
        }
        Cli checked = check();
        TreeSet<String> rules = new TreeSet<>();
        checked.findings().forEach(finding -> rules.add(finding.getString("rule")));
        assertEquals(new TreeSet<>(List.of("client-certificate-mapping-missing", "xml-malformed")), rules);
        assertEquals(100, checked.findings().size());
        assertEquals(1, checked.exit());
    }

    @Test
    void whatCannotBeDoneIsTwoWithOneMessage() throws IOException {
        assertEquals(2, check().exit());
        assertTrue(check().err().contains("--allow-empty"), check().err());
        assertEquals(0, check("--allow-empty").exit());
        file("web.config", Programs.PLAIN);
        fails("there is no such file or folder", "check", folder.resolve("nowhere").toString());
        fails("did you mean \"client-certificate-expected\"", "check", "--only", "client-certificate-expcted", folder.toString());
        fails("expected RULE=error, warning, info or off", "check", "--severity", "xml-malformed=fatal", folder.toString());
        fails("expected LOCATION=require, accept or none", "check", "--expect", "Shop=maybe", folder.toString());
        fails("expected PREFIX=FOLDER", "check", "--map", "C:\\sites", folder.toString());
        fails("there is no such folder", "check", "--rules", folder.resolve("none").toString(), folder.toString());
        fails("there is no option \"--fiks\"; did you mean \"--fix\"?", "check", "--fiks", folder.toString());
        fails("there is no command \"chek\"; did you mean \"check\"?", "chek", folder.toString());
        fails("there is no command \"lst\"; did you mean \"list\"?", "rules", "lst");
        fails("--env: expected NAME=VALUE after it", "check", "--env");
        fails("--fail-on \"bad\": expected error or warning or info", "check", "--fail-on", "bad", folder.toString());
        fails("--jobs \"x\": expected a whole number", "check", "--jobs", "x", folder.toString());
        fails("--quiet takes no value; found \"3\"", "check", "--quiet=3", folder.toString());
        fails("--fail-on is given more than once", "check", "--fail-on", "error", "--fail-on", "info", folder.toString());
        fails("expected ID after iislint rules show", "rules", "show");
        fails("need --fix or --diff", "check", "--fix-only", "xml-malformed", folder.toString());
        fails("there is no such file", "check", "--settings", folder.resolve("none.xml").toString(), folder.toString());
        file("iislint.xml", "<iislint xmlns=\"urn:iislint:settings:1\">\n  <mapp/>\n</iislint>");
        fails("iislint.xml:2:", "check", folder.toString());
    }

    private static final CommandLine ALL = Main.commandLine(Console.of(new ByteArrayOutputStream(), new ByteArrayOutputStream(),
            StandardCharsets.UTF_8, false, Map.of()));

    static List<List<String>> commands() {
        List<List<String>> commands = new ArrayList<>();
        ALL.getSubcommands().forEach((name, command) -> {
            commands.add(List.of(name));
            command.getSubcommands().keySet().forEach(below -> commands.add(List.of(name, below)));
        });
        commands.remove(List.of("help"));
        return commands;
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theHelpGroupsEachOptionOnceAndSaysExitCodesAndExamples(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        String help = Cli.run(arguments.toArray(String[]::new)).out();
        List<String> lines = help.lines().toList();
        assertTrue(lines.contains("Exit codes:"), help);
        assertTrue(help.contains("Examples:" + System.lineSeparator() + "  iislint " + String.join(" ", command)), help);
        CommandLine spec = ALL;
        for (String name : command) {
            spec = spec.getSubcommands().get(name);
        }
        List<OptionSpec> options = spec.getCommandSpec().options();
        assertTrue(options.size() > 9 ? lines.contains("Other options:") : lines.contains("Options:"), help);
        options.stream().filter(option -> !option.hidden()).forEach(option -> assertEquals(
                1, lines.stream().filter(line -> line.matches(
                        " {2,6}(-\\w, )?("
                                + option.longestName() + "|--\\[no-\\]" + option.longestName().substring(2) + ")([ =\\[].*)?"))
                        .count(),
                option.longestName() + " in " + help));
        if (options.size() > 9) {
            String others = help.substring(help.indexOf("Other options:"), help.indexOf("Exit codes:"));
            assertTrue(others.lines().filter(line -> line.matches(" +(-\\w, )?--.*")).count() <= 4, others);
        }
        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), help);
        assertFalse(help.contains(",ID,"), help);
    }

    /** What an example names must be there; the files are those of nobody. */
    @ParameterizedTest
    @MethodSource("commands")
    void theExamplesOfTheHelpAreCommandsThatExist(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.add("--help");
        String help = Cli.run(arguments.toArray(String[]::new)).out();
        help.substring(help.indexOf("Examples:")).lines().filter(line -> line.startsWith("  iislint ")).forEach(line -> {
            String example = line.strip().substring("iislint ".length()).split(" {2,}")[0].replace("'", "").replaceAll(" > \\S+",
                    "");
            assertDoesNotThrow(() -> ALL.parseArgs(example.split(" ")), example);
        });
    }

    @Test
    void theHelpOfCheckHasAHeadingForEachPurpose() {
        String help = Cli.run("check", "--help").out();
        assertTrue(help.startsWith("Usage: iislint check [OPTIONS] [PATH...]"), help);
        for (String heading : List.of("What is read:", "What the server is like:", "Which rules run:", "Which findings count:",
                "Fixes:", "Reports:", "Other options:")) {
            assertTrue(help.lines().toList().contains(heading), heading + " in " + help);
        }
    }

    @Test
    void aFileOfCommentsLacksItsElement() throws IOException {
        file("web.config", "<!-- nothing yet -->\n");
        String told = check().out();
        assertTrue(told.contains("there is no element in the file"), told);
        assertFalse(told.contains("Premature"), told);
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there a backslash parts folders and is no letter of a name")
    void aBackslashThatIsALetterOfANameIsToldWithWhatWasMeant() throws IOException {
        file("a/web.config", Programs.PLAIN);
        fails("a/web.config\"?", "check", folder + "/a\\web.config");
    }

    private static void fails(String message, String... arguments) {
        Cli failed = Cli.run(arguments);
        assertEquals(2, failed.exit(), failed.err());
        assertTrue(failed.err().contains(message), failed.err());
        assertFalse(failed.err().contains("\tat "), failed.err());
        assertEquals("", failed.out());
    }

    @Test
    void aPasswordIsNeverShown() throws IOException {
        file("applicationHost.config", "<configuration>\n<system.webServer><security><authentication>\n"
                + "<iisClientCertificateMappingAuthentication enabled=\"true\"><manyToOneMappings>\n"
                + "<add name=\"p\" userName=\"u\" password=\"Sekret-4711\"/>\n"
                + "</manyToOneMappings></iisClientCertificateMappingAuthentication></authentication></security>"
                + "</system.webServer>\n"
                + "</configuration>\n");
        for (String format : List.of("text", "json", "sarif", "github", "azure", "gitlab", "junit", "checkstyle", "markdown")) {
            Cli shown = Cli.run("check", "--format", format, folder.toString());
            assertFalse((shown.out() + shown.err()).contains("Sekret"), format);
            assertTrue(shown.out().contains("mapping-password-plaintext"), format + "\n" + shown.out());
        }
        Cli effective = Cli.run("effective", "--format", "json", folder.toString());
        assertFalse(effective.out().contains("Sekret"), effective.out());
    }

    @Test
    void whereTheNarrowerRuleDoesNotRunTheBroaderOneTells() throws IOException {
        file("web.config", Programs.REQUIRING.replace("SslRequireCert", "SslRequierCert"));
        Cli run = Cli.run("check", "--format", "json", "--only", "attribute-invalid", folder.toString());
        assertEquals("attribute-invalid", run.findings().get(0).getString("rule"));
        assertEquals(1,
                Cli.run("check", "--format", "json", "--only", "attribute-invalid,ssl-flag-unknown", folder.toString()).json()
                        .getJSONArray("findings").length());
    }

    @Test
    void everyLocationTagThatRepeatsTheSiteIsFound() throws IOException {
        file("applicationHost.config", Programs.server("Shop"));
        String tag = "<location path=\"%s\"><system.webServer><directoryBrowse enabled=\"false\" "
                + "/></system.webServer></location>\n";
        file("sites/shop/web.config",
                "<configuration>\n" + tag.formatted("Shop/admin") + tag.formatted("shop/api") + tag.formatted("Shop")
                        + "</configuration>\n");
        Cli run = Cli.run("check", "--format", "json", "--only", "location-repeats-site", "--map",
                "C:\\sites=" + folder.resolve("sites"),
                folder.toString());
        assertEquals(3, run.findings().size(), run.out());
    }
}
