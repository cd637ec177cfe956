package io.github.iislint.httpsys;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Any bytes tell of http.sys, or are refused with a message. */
class HttpSysFuzzTest {

    private static final Path FILE = Path.of("http.reg").toAbsolutePath();

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        MemoryFiles files = new MemoryFiles(FILE.getParent(), Map.of(FILE, SourceText.decode(bytes)));
        try {
            HttpSys told = HttpSysReader.read(files, List.of(FILE));
            told.serving("10.0.0.5", 443, "shop.example", 1);
            told.protocol("TLS 1.3");
            told.http2Off();
        } catch (IOException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }
}
