package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.json.JSONArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @Test
    void indentsObjectsAndArraysAndKeepsInlineOnesOnOneLine() throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).object().member("a", 1).name("b").array().value("x").object().end().end()
                .name("c").inlineObject().member("d", true).name("e").array().value(2).value(null).end().end()
                .member("f", List.of("y", "z")).member("g", List.of()).end();
        assertEquals("""
                {
                  "a": 1,
                  "b": [
                    "x",
                    {}
                  ],
                  "c": {"d": true, "e": [2, null]},
                  "f": ["y", "z"],
                  "g": []
                }
                """, out.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\\/", "\u0000\u0001\b\f\n\r\t\u001b\u007f\u0085", "\u2028\u2029\ufeff\ufffe\uffff",
            "Grüße, 世界, 😀", "\ud83d", "\ude00\ud83d", "a\ud83db"})
    void whatIsWrittenIsReadBack(String text) throws IOException {
        assertEquals(text, new JSONArray("[" + string(text) + "]").getString(0));
    }

    @Test
    void nothingThatAConsoleOrAnEncodingCouldSpoilIsWrittenAsItIs() throws IOException {
        assertEquals("\"\\u0000\\u001b\\u0085\\u2028\\ud83d\\uffff 😀\"", string("\u0000\u001b\u0085\u2028\ud83d\uffff 😀"));
    }

    private static String string(String text) throws IOException {
        StringBuilder out = new StringBuilder();
        new JsonWriter(out).value(text);
        return out.toString();
    }
}
