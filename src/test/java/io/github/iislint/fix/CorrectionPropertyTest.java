package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A transform with a slip becomes the one without it, or stays: nothing else is ever written. */
class CorrectionPropertyTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final Path BASE = FOLDER.resolve("Web.config");
    private static final Path RELEASE = FOLDER.resolve("Web.Release.config");
    private static final String CONFIG = """
            <configuration>
              <appSettings>
                <add key="Mode" value="dev" />
                <add key="Cache" value="off" />
              </appSettings>
              <connectionStrings>
                <add name="Main" connectionString="x" />
              </connectionStrings>
              <system.web>
                <compilation debug="true" targetFramework="4.8" />
                <customErrors mode="RemoteOnly" />
              </system.web>
              <runtime>
                <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">
                  <dependentAssembly />
                </assemblyBinding>
              </runtime>
            </configuration>
            """;
    private static final String[] STEPS = {
            "<appSettings><add key='Mode' value='live' xdt:Locator='Match(key)' xdt:Transform='SetAttributes(value)' "
                    + "/></appSettings>",
            "<appSettings><add key='New' value='1' xdt:Locator='Match(key)' xdt:Transform='InsertIfMissing' /></appSettings>",
            "<appSettings><add key='Old' value='1' xdt:Transform='InsertAfter(/configuration/appSettings/add[1])' "
                    + "/></appSettings>",
            "<connectionStrings><add name='Main' connectionString='y' xdt:Transform='Replace' "
                    + "xdt:Locator=\"Condition(@name='Main')\" "
                    + "/></connectionStrings>",
            "<system.web><compilation xdt:Transform='RemoveAttributes(debug)' /></system.web>",
            "<system.web><customErrors xdt:Transform='RemoveAll' /></system.web>",
            "<runtime><assemblyBinding xmlns='urn:schemas-microsoft-com:asm.v1'><dependentAssembly xdt:Transform='Remove' />"
                    + "</assemblyBinding></runtime>"};
    /** What slips: names of XDT, of elements and attributes, keys, the blanks and brackets of lists, the namespace. */
    private static final Pattern SLIPPERY = Pattern
            .compile("(?<=Transform=')\\w+|(?<=Locator=.)\\w+|(?<=xdt:)\\w+(?==)|(?<=(key|name)=')\\w+"
                    + "|(?<=\\()\\w+(?=\\))|(?<=</?)(?!configuration)[A-Za-z.]+|(?<=XML-)Document(?=-Transform)");

    private static final RuleSet RULES = rules();

    private static RuleSet rules() {
        try {
            return RuleSet.builtIn();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String slip(String word, Random random) {
        int at = random.nextInt(word.length());
        return switch (random.nextInt(6)) {
            case 0 -> word.toLowerCase(Locale.ROOT);
            case 1 -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            case 2 -> word.substring(0, at) + word.substring(at + 1);
            case 3 -> word.substring(0, at) + word.charAt(at) + word.substring(at);
            case 4 -> " " + word + " ";
            default -> word.substring(0, at) + word.substring(at).toUpperCase(Locale.ROOT);
        };
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void aSlipIsTakenBackOrStays(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        String right = "<configuration xmlns:xdt='http://schemas.microsoft.com/XML-Document-Transform'>\n  "
                + STEPS[random.nextInt(STEPS.length)] + "\n  " + STEPS[random.nextInt(STEPS.length)] + "\n</configuration>\n";
        List<int[]> spans = new ArrayList<>();
        Matcher matcher = SLIPPERY.matcher(right);
        while (matcher.find()) {
            spans.add(new int[]{matcher.start(), matcher.end()});
        }
        int[] span = spans.get(random.nextInt(spans.size()));
        String wrong = right.substring(0, span[0]) + slip(right.substring(span[0], span[1]), random) + right.substring(span[1]);
        MemoryFiles files = new MemoryFiles(FOLDER, Map.of(BASE, SourceText.of(CONFIG), RELEASE, SourceText.of(wrong)));
        LintOptions options = LintOptions.builder(Settings.empty(FOLDER), Instant.parse("2026-01-01T00:00:00Z")).build();
        Set<String> about = Set.of("transform-fails", "transform-no-match", "transform-without-effect",
                "transform-insert-if-missing");
        Fixer.FixResult outcome = new DeploymentFixer(files, own -> new Linter(RULES, own, path -> false, new FixPlanner()),
                options,
                path -> false, new FixSelection(about, Set.of())).run(List.of(FOLDER), run -> {
                });
        for (Fixer.FileEdit edit : outcome.edits()) {
            assertEquals(RELEASE, edit.file());
            assertEquals(right, edit.after().text(), wrong);
        }
    }
}
