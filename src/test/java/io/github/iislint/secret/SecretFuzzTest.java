package io.github.iislint.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.SourceText;
import java.nio.charset.StandardCharsets;

/** Any text is searched for secrets, and what is masked keeps its lines and columns. */
class SecretFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        SourceText masked = new SecretSource(SourceText.of(text), true).masked();
        assertEquals(text.length(), masked.text().length());
        assertEquals(SourceText.of(text).lines().lines(), masked.lines().lines());
        SecretRedactor.redact(text);
    }
}
