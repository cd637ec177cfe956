package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Any bytes are settings, or are refused with a message; any pattern matches or does not. */
class SettingsFuzzTest {

    private static final Path ROOT = Path.of("work").toAbsolutePath();

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        MemoryFiles files = new MemoryFiles(ROOT, Map.of(Path.of(Settings.FILE_NAME), SourceText.decode(bytes)));
        try {
            Settings settings = Settings.read(files, Path.of(Settings.FILE_NAME));
            settings.excludes("obj/web.config");
            settings.forServer("web01/applicationHost.config").allExpectations();
        } catch (SettingsException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyPattern(byte[] bytes) {
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split("\n", 2);
        Glob glob;
        try {
            glob = Glob.of(parts[0]);
        } catch (IllegalArgumentException e) {
            // a pattern that can match nothing
            return;
        }
        glob.matches(parts.length > 1 ? parts[1] : parts[0]);
    }
}
