package io.github.iislint.rule;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Any bytes are a rule, or are refused with a message. */
class RuleFuzzTest {

    private static final Path ROOT = Path.of("work").toAbsolutePath();

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) throws IOException {
        MemoryFiles files = new MemoryFiles(ROOT, Map.of(Path.of("rules", "own.xml"), SourceText.decode(bytes)));
        try {
            RuleSet.of(files, Path.of("rules")).rules();
        } catch (RuleException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }
}
