package io.github.iislint.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** Any bytes are a log, or a notice says what of them is none. */
class LogFuzzTest {

    private static final class Touching implements LogVisitor {

        @Override
        public void line(LogRecord line) {
            for (Field field : Field.values()) {
                line.text(field);
                line.number(field);
            }
            line.time();
            line.site();
        }

        @Override
        public void failedRequest(FailedRequest request) {
            assertFalse(request.toString().isEmpty());
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        LogReader reader = new LogReader(new Touching(), read -> {
        });
        try {
            reader.read(new LogFile(Path.of("u_ex.log"), "u_ex.log", bytes.length), new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            // a damaged archive
            return;
        }
        assertTrue(reader.skipped() <= reader.lines());
        reader.notices().forEach(notice -> assertFalse(notice.toString().isBlank()));
    }
}
