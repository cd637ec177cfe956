package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.iislint.file.JsonReader;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.json.JSONArray;

/** Any text leaves without a command for an agent or a terminal, and a value stays what it is. */
class TextFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyLines(byte[] bytes) throws IOException {
        StringWriter out = new StringWriter();
        try (HarmlessWriter door = new HarmlessWriter(out)) {
            door.write(new String(bytes, StandardCharsets.UTF_8));
        }
        for (String line : out.toString().split("\n")) {
            assertFalse(line.strip().startsWith("::"), line);
            assertFalse(line.contains("##[") || line.contains("##vso["), line);
            assertFalse(line.contains("\u001b]") || line.contains("\u202e") || line.contains("\u009b"), line);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void anyValue(byte[] bytes) throws IOException {
        String value = new String(bytes, StandardCharsets.UTF_8);
        StringWriter out = new StringWriter();
        new JsonWriter(out).array().value(value).end();
        assertEquals(value, new JSONArray(out.toString()).getString(0));
        try {
            JsonReader.read(value);
        } catch (IllegalArgumentException e) {
            assertFalse(e.getMessage().isBlank());
        }
    }
}
