package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import org.junit.jupiter.api.Test;

class CodeFrameTest {

    private static final CodeFrame FRAME = new CodeFrame(41, false);

    @Test
    void underlinesTheExactSpan() {
        assertFrame("""
                   2 | <b c="d"/>
                     |       ^
                """, "<a>\n<b c=\"d\"/>\n</a>", new Place("f", 2, 7, 2, 8));
    }

    @Test
    void marksAnEmptySpanWithOneCaretAlsoAtTheEndOfALine() {
        assertFrame("""
                   1 | <a>
                     | ^
                """, "<a>", new Place("f", 1, 1, 1, 1));
        assertFrame("""
                   1 | <a>
                     |    ^
                """, "<a>\n", new Place("f", 1, 4, 1, 4));
    }

    @Test
    void countsATabAsFourColumns() {
        assertFrame("""
                   1 |         <a>    <b>
                     |                ^^^
                """, "\t\t<a>\t<b>", new Place("f", 1, 7, 1, 10));
    }

    @Test
    void countsWideCharactersAsTwoColumnsAndCombiningOnesAsNone() {
        assertFrame("""
                   1 | "世界" x
                     |        ^
                """, "\"世界\" x", new Place("f", 1, 6, 1, 7));
        assertFrame("""
                   1 | 😀e\u0301 x
                     |     ^
                """, "😀e\u0301 x", new Place("f", 1, 6, 1, 7));
    }

    @Test
    void cutsALongLineAroundTheSpan() {
        assertFrame("""
                   1 | ...xxxxxxxxxxx here xxxxxxxxxxx...
                     |                ^^^^
                """, "x".repeat(300) + " here " + "x".repeat(300), new Place("f", 1, 302, 1, 306));
    }

    @Test
    void cutsALongSpanAtItsEnd() {
        assertFrame("""
                   1 | ...xxxxxxxxxxxxxxxxxxxxxxxxxxxx...
                     |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """, "<a b=\"" + "x".repeat(300) + "\"/>", new Place("f", 1, 7, 1, 307));
    }

    @Test
    void looksAtNoMoreOfAnEndlessLineThanItShows() {
        String line = "<a>" + "<b/>".repeat(1_000_000);
        SourceText source = SourceText.of(line);
        long start = System.nanoTime();
        for (int i = 0; i < 1_000; i++) {
            FRAME.text(source, new Place("f", 1, 2_000_000 + i, 1, 2_000_004 + i));
        }
        assertTrue(System.nanoTime() - start < 5_000_000_000L);
    }

    @Test
    void showsAllOfASpanOfThreeLines() {
        assertFrame("""
                   1 | <a
                     | ^^
                   2 |    b="c"
                     |    ^^^^^
                   3 |    d="e"/>
                     |    ^^^^^^^
                """, "<a\n   b=\"c\"\n   d=\"e\"/>\n", new Place("f", 1, 1, 3, 11));
    }

    @Test
    void showsTheEndsOfALongerSpan() {
        assertFrame("""
                   1 | <a
                     | ^^
                     ...
                   4 | >
                     | ^
                """, "<a\nb\nc\n>", new Place("f", 1, 1, 4, 2));
    }

    @Test
    void aSpanThatEndsWithALineEndIsOfOneLine() {
        assertFrame("""
                   1 | <a>
                     |  ^^
                """, "<a>\r\n</a>", new Place("f", 1, 2, 2, 1));
    }

    @Test
    void showsNoControlCharacterAndNoCommandOfABuildAgent() {
        assertFrame("""
                   1 | <U+001B>[2J <U+202E>x # #vso[a]b # #[c]
                     |                     ^
                """, "\u001b[2J \u202ex ##vso[a]b ##[c]", new Place("f", 1, 7, 1, 8), 80);
    }

    @Test
    void isEmptyWithoutASourceOrBeyondItsEnd() {
        assertEquals("", FRAME.text(null, new Place("f", 1, 1, 1, 1)));
        assertEquals("", FRAME.text(SourceText.of("<a/>"), new Place("f", 2, 1, 2, 2)));
    }

    @Test
    void aSecretHasThreeStarsWhateverItsLength() {
        SourceText source = SourceText.of("<a p=\"" + "\uFFFE".repeat(20) + "\" q=\"x\"/>");
        assertEquals("""
                   1 | <a p="***" q="x"/>
                     |       ^^^
                """, FRAME.text(source, new Place("f", 1, 7, 1, 27)));
        assertEquals("""
                   1 | <a p="***" q="x"/>
                     |               ^
                """, FRAME.text(source, new Place("f", 1, 32, 1, 33)));
    }

    private static void assertFrame(String expected, String text, Place place) {
        assertFrame(expected, text, place, 41);
    }

    private static void assertFrame(String expected, String text, Place place, int width) {
        assertEquals(expected, new CodeFrame(width, false).text(SourceText.of(text), place));
    }
}
