package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.Edit;
import io.github.iislint.file.Span;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which edits of several fixes can be made together. */
class TouchedTextTest {

    private static final String NESTED = "<security><access /></security>";

    private static Edit edit(int start, int end, String text) {
        return new Edit(new Span(start, end), text);
    }

    private static boolean free(Edit touched, Edit other) {
        TouchedText text = new TouchedText();
        text.add(List.of(touched));
        return text.free(List.of(other));
    }

    /** After the characters from 10 to 20 are replaced. */
    @ParameterizedTest
    @CsvSource({"0, 10, true", "0, 11, false", "19, 25, false", "20, 25, true", "12, 15, false", "5, 30, false", "10, 20, false",
            "10, 10, true", "20, 20, true", "15, 15, false", "5, 5, true"})
    void whatIsReplacedIsNotTouchedAgain(int start, int end, boolean free) {
        assertEquals(free, free(edit(10, 20, "x"), edit(start, end, "y")));
    }

    /** After something is added at 10. */
    @ParameterizedTest
    @CsvSource({"5, 15, false", "10, 15, true", "5, 10, true", "10, 10, true", "11, 11, true"})
    void whereSomethingIsAddedNothingIsReplaced(int start, int end, boolean free) {
        assertEquals(free, free(edit(10, 10, " a=\"b\""), edit(start, end, "y")));
    }

    @Test
    void twoElementsOfOneNameAroundWhatIsAddedAreToBeOne() {
        assertEquals(false, free(edit(10, 10, NESTED), edit(10, 10, "\n  <security><other /></security>")));
        assertEquals(true, free(edit(10, 10, NESTED), edit(10, 10, "<handlers><add /></handlers>")));
        assertEquals(true, free(edit(10, 10, NESTED), edit(11, 11, NESTED)));
        assertEquals(true, free(edit(10, 10, "<add />"), edit(10, 10, "<add />")));
        assertEquals(false,
                free(edit(10, 10, "<location path=\"a\"><x/></location>"), edit(10, 10, "<location path=\"a\"><y/></location>")));
        assertEquals(true,
                free(edit(10, 10, "<location path=\"a\"><x/></location>"), edit(10, 10, "<location path=\"b\"><y/></location>")));
    }

    @Test
    void severalEditsAreFreeTogetherOrNotAtAll() {
        TouchedText text = new TouchedText();
        text.add(List.of(edit(10, 20, "x"), edit(10, 12, "z")));
        assertEquals(false, text.free(List.of(edit(0, 1, "a"), edit(18, 19, "b"))));
        assertEquals(true, text.free(List.of(edit(0, 1, "a"), edit(30, 31, "b"))));
    }
}
