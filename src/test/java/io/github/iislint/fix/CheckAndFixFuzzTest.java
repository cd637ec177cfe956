package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Any bytes are linted and fixed without an exception, and a second fix finds nothing to do. Without JAZZER_FUZZ=1 only the
 * inputs beside the test are replayed; every crash that was ever found is one of them.
 */
class CheckAndFixFuzzTest {

    private static final Path ROOT = Path.of("work").toAbsolutePath();
    private static final RuleSet RULES = RuleSet.builtIn();

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) throws LintException, CharacterCodingException {
        if (bytes.length == 0) {
            return;
        }
        String name = switch (bytes[0] & 3) {
            case 0 -> "applicationHost.config";
            case 1 -> "sites/shop/web.config";
            default -> "web.config";
        };
        byte[] content = java.util.Arrays.copyOfRange(bytes, 1, bytes.length);
        SourceText source = SourceText.decode(content);
        if (source.problem().isEmpty() && source.writable(List.of())) {
            assertArrayEquals(content, source.encode());
        }
        Map<Path, SourceText> files = new LinkedHashMap<>();
        files.put(ROOT.resolve(name), source);
        Linter linter = new Linter(RULES,
                LintOptions.builder(Settings.empty(ROOT), Instant.parse("2026-01-15T00:00:00Z")).build(), path -> false,
                new FixPlanner());
        FixSelection all = new FixSelection(java.util.Set.of(), java.util.Set.of());
        FileTree tree = new MemoryFiles(ROOT, files);
        Fixer.FixResult outcome = new Fixer(tree, linter, all).run(List.of(ROOT));
        assertEquals(List.of(), outcome.after().unread(), "an internal error is named there");
        outcome.edits().forEach(edit -> files.put(edit.file(), edit.after()));
        Fixer.FixResult again = new Fixer(new MemoryFiles(ROOT, files), linter, all).run(List.of(ROOT));
        assertEquals(List.of(), again.edits().stream().map(Fixer.FileEdit::file).toList());
    }
}
