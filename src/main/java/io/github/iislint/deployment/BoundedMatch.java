package io.github.iislint.deployment;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Matches untrusted regular expressions: when they have needed too many steps in total, they match nothing. */
final class BoundedMatch {

    private static final int STEPS = 1_000_000;

    private final int[] looks = new int[1];

    /** Whether the pattern, an empty one included, is found in the text, in any letter case; not if it is not a pattern. */
    boolean finds(String pattern, String text) {
        try {
            return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(new Counted(text, 0, text.length(), looks))
                    .find();
        } catch (PatternSyntaxException | TooManyStepsException | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooManyStepsException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyStepsException() {
            super(null, null, false, false);
        }
    }

    /** A text that counts how often it is read. */
    private record Counted(String text, int start, int end, int[] looks) implements CharSequence {

        @Override
        public int length() {
            return end - start;
        }

        @Override
        public char charAt(int index) {
            if (++looks[0] > STEPS) {
                throw new TooManyStepsException();
            }
            return text.charAt(start + index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return new Counted(text, start + from, start + to, looks);
        }

        @Override
        public String toString() {
            return text.substring(start, end);
        }
    }
}
