package io.github.iislint.xdt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.xml.XmlFile;
import java.nio.charset.StandardCharsets;

/** Any text is a transform of any file, or is refused with a message; what a transform did can be read again. */
class TransformFuzzTest {

    /** @param bytes the base, a zero byte, and the transform */
    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        String[] files = new String(bytes, StandardCharsets.UTF_8).split("\0", 2);
        XmlFile base = Xdt.file("Web.config", files[0]);
        if (files.length < 2 || base.problem().isPresent()) {
            return;
        }
        Transformed transformed = Transformation.of(Xdt.file("Web.Release.config", files[1])).apply(base);
        transformed.messages().forEach(message -> assertFalse(message.text().isBlank()));
        if (transformed.failed()) {
            assertEquals(files[0], transformed.file().source().text());
        } else {
            assertEquals(null, transformed.file().problem().map(Exception::getMessage).orElse(null));
            transformed.file().source().lines().lines();
        }
    }
}
