package io.github.iislint.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleDescription;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documents show is so. After a change that is meant, {@code mvn test -Dgolden.write=true} writes the
 * generated parts of README.md anew.
 */
class DocumentsTest {

    private static final Cli.Shell IISLINT = new Cli.Shell(Map.of());

    private static final Path README = Path.of("README.md");
    private static final Path CONTRIBUTING = Path.of("CONTRIBUTING.md");
    private static final Pattern GENERATED = Pattern.compile("<!-- generated: (.+?) -->\n(.*?)<!-- end -->", Pattern.DOTALL);
    private static final Pattern SETTINGS = Pattern.compile("```xml\n(<iislint .*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void showsRealRuns() throws IOException, RuleException {
        String text = Files.readString(README);
        StringBuilder fresh = new StringBuilder();
        Matcher matcher = GENERATED.matcher(text);
        while (matcher.find()) {
            String content = matcher.group(1).equals("rules") ? rules() : run(matcher.group(1));
            matcher.appendReplacement(fresh, Matcher.quoteReplacement("<!-- generated: " + matcher.group(1) + " -->\n" + content
                    + "<!-- end -->"));
        }
        matcher.appendTail(fresh);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(README, fresh);
        } else {
            assertEquals(fresh.toString(), text);
        }
    }

    private static String run(String command) {
        Cli run = IISLINT.run((Object[]) command.split(" "));
        assertTrue(run.exit() < 2, run.err());
        String output = (run.out() + run.err()).replace("\r\n", "\n");
        return "\n```\n$ java -jar target/iislint.jar " + command + "\n" + output.stripTrailing() + "\n```\n\n";
    }

    private static String rules() throws RuleException {
        StringBuilder table = new StringBuilder("\n| rule | severity | fix | what it finds |\n|---|---|---|---|\n");
        for (Rule rule : RuleSet.builtIn().rules()) {
            RuleDescription description = rule.description();
            table.append("| [").append(rule.id()).append("](rules/").append(rule.id()).append(".xml) | ")
                    .append(description.severity()).append(" | ").append(description.fixable() ? "yes" : "").append(" | ")
                    .append(description.title().replace("|", "\\|")).append(" |\n");
        }
        return table.append('\n').toString();
    }

    @Test
    void showsSettingsThatCanBeRead() throws IOException {
        Matcher matcher = SETTINGS.matcher(Files.readString(README));
        assertTrue(matcher.find());
        SourceText settings = SourceText.decode(matcher.group(1).getBytes(StandardCharsets.UTF_8));
        MemoryFiles files = new MemoryFiles(Path.of(""), Map.of(Path.of("iislint.xml"), settings));
        assertDoesNotThrow(() -> Settings.read(files, Path.of("iislint.xml")).checkRules(RuleSet.builtIn()::ids));
    }

    @Test
    void showsARuleThatDoesWhatItsExamplesSay() throws IOException {
        Matcher matcher = Pattern.compile("```xml\n(<rule .*?)```", Pattern.DOTALL).matcher(Files.readString(CONTRIBUTING));
        assertTrue(matcher.find());
        Files.writeString(folder.resolve("folder-listed.xml"), matcher.group(1));
        assertEquals(new Cli(0, "1 rule, 2 examples, 0 failures" + System.lineSeparator(), ""),
                IISLINT.run("rules", "test", folder.toString()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"})
    void linksToFilesThatThereAre(Path document) throws IOException {
        Matcher matcher = Pattern.compile("\\]\\(([^):#]+)[)#]").matcher(Files.readString(document));
        while (matcher.find()) {
            assertTrue(Files.exists(Path.of(matcher.group(1))), matcher.group(1));
        }
    }
}
