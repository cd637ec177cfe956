package io.github.iislint.diagnose;

import io.github.iislint.log.Field;
import io.github.iislint.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of HTTP and WebDAV. Clients can send anything as a method; only these are shown. */
final class LoggedMethod {

    private static final String OTHER = "other";
    /** The usual ones first. */
    private static final List<String> NAMES = List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE",
            "CONNECT", "PROPFIND", "PROPPATCH", "MKCOL", "COPY", "MOVE", "LOCK", "UNLOCK", "SEARCH", "DEBUG", "MERGE", "REPORT");
    private static final byte[][] BYTES = NAMES.stream().map(name -> name.getBytes(StandardCharsets.US_ASCII))
            .toArray(byte[][]::new);

    private LoggedMethod() {
    }

    /** One of the same few texts, {@code other} for a method without a meaning; {@code null} where the log has none. */
    static @Nullable String of(LogRecord line) {
        if (!line.has(Field.METHOD)) {
            return null;
        }
        int start = line.start(Field.METHOD);
        int end = line.end(Field.METHOD);
        for (int i = 0; i < BYTES.length; i++) {
            if (Arrays.equals(line.bytes(), start, end, BYTES[i], 0, BYTES[i].length)) {
                return NAMES.get(i);
            }
        }
        return end - start == 1 && line.bytes()[start] == '-' ? null : OTHER;
    }

    /** The same for a text. */
    static @Nullable String of(@Nullable String method) {
        if (method == null) {
            return null;
        }
        int known = NAMES.indexOf(method);
        return known < 0 ? OTHER : NAMES.get(known);
    }
}
