package io.github.iislint.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleExample;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that are not read because no file sets what they need would find nothing: all rules, read completely, find the same. */
class AsleepRulesTest {

    private static final Path FOLDER = Path.of("example").toAbsolutePath();

    private static RuleSet awake;

    @BeforeAll
    static void read() throws Exception {
        awake = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
    }

    private static List<String> found(RuleSet rules, FileTree files, Path folder) throws Exception {
        LintOptions options = LintOptions.builder(Settings.empty(folder), Instant.parse("2026-01-01T00:00:00Z"))
                .only(awake.ids()).build();
        return new Linter(rules, options, path -> false, FixPlan.NONE).lint(files, List.of(folder)).findings().stream()
                .map(finding -> finding.place() + " " + finding.rule() + " " + finding.severity() + " " + finding.message()
                        + finding.transforms())
                .toList();
    }

    private static int compare(FileTree files, Path folder, String name) throws Exception {
        List<String> expected = found(awake, files, folder);
        assertEquals(expected, found(RuleSet.builtIn(), files, folder), name);
        return expected.size();
    }

    @Test
    void theSampleServers() throws Exception {
        DiskFiles files = new DiskFiles(Path.of("testdata").toAbsolutePath(), DiskFiles.DEFAULT_MAX_SIZE);
        assertTrue(compare(files, Path.of("testdata").toAbsolutePath(), "testdata") > 100);
    }

    @Test
    void theFirstExampleOfEachRule() throws Exception {
        int found = 0;
        for (Rule rule : awake.rules()) {
            RuleExample example = rule.examples().get(0);
            Map<Path, SourceText> files = new HashMap<>();
            example.files().forEach((path, text) -> files.put(Path.of(path), SourceText.of(text)));
            found += compare(new MemoryFiles(FOLDER, files), FOLDER, rule.id() + ": " + example.title());
        }
        assertTrue(found > 1000, "found " + found);
    }
}
