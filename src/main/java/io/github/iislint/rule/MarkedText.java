package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a file of an example in which {@code [[…]]} marks where findings are expected.
 *
 * @param text without the marks
 * @param marks in the order of the text
 */
record MarkedText(String text, List<Mark> marks) {

    private static final String OPEN = "[[";
    private static final String CLOSE = "]]";

    /** What stands between two marks: lines and columns of the text without marks, 1-based, the end after the last character. */
    record Mark(int line, int column, int endLine, int endColumn) {
    }

    /** @throws IllegalArgumentException if a mark is not closed */
    static MarkedText of(String marked) {
        StringBuilder text = new StringBuilder(marked.length());
        List<Mark> marks = new ArrayList<>();
        int at = 0;
        for (int open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, at)) {
            int close = marked.indexOf(CLOSE, open);
            if (close < 0) {
                throw new IllegalArgumentException("a mark begins with [[ but does not end with ]]");
            }
            text.append(marked, at, open);
            int start = text.length();
            text.append(marked, open + OPEN.length(), close);
            marks.add(new Mark(line(text, start), column(text, start), line(text, text.length()), column(text, text.length())));
            at = close + CLOSE.length();
        }
        return new MarkedText(text.append(marked, at, marked.length()).toString(), List.copyOf(marks));
    }

    private static int line(CharSequence text, int offset) {
        return (int) text.subSequence(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    private static int column(StringBuilder text, int offset) {
        return offset - text.lastIndexOf("\n", offset - 1);
    }
}
