package io.github.iislint.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a .gitignore file. {@code *} and {@code ?} match within a step, {@code **} as a whole step any number of steps,
 * brackets one character; a pattern with a slash that is not the last character starts at the folder of the file.
 */
final class IgnorePattern {

    private static final String ANY_STEPS = "**";

    private final List<String> steps = new ArrayList<>();
    private final boolean ignoreCase;
    private final boolean negated;
    private final boolean foldersOnly;

    private IgnorePattern(String text, boolean negated, boolean ignoreCase) {
        this.negated = negated;
        this.ignoreCase = ignoreCase;
        this.foldersOnly = text.endsWith("/");
        String body = foldersOnly ? text.substring(0, text.length() - 1) : text;
        if (body.indexOf('/') < 0) {
            steps.add(ANY_STEPS);
        }
        for (String step : (body.startsWith("/") ? body.substring(1) : body).split("/", -1)) {
            boolean stars = step.length() > 1 && step.chars().allMatch(c -> c == '*');
            steps.add(stars ? ANY_STEPS : lower(step));
        }
    }

    /** The pattern of a line; {@code null} for a comment or an empty line. */
    static @Nullable IgnorePattern of(String line, boolean ignoreCase) {
        String text = trimmed(line);
        boolean negated = text.startsWith("!");
        String body = negated ? text.substring(1) : text;
        return body.isEmpty() || text.startsWith("#") ? null : new IgnorePattern(body, negated, ignoreCase);
    }

    /** Blanks at the end count only behind a backslash. */
    private static String trimmed(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            int backslashes = 0;
            while (end - 2 - backslashes >= 0 && line.charAt(end - 2 - backslashes) == '\\') {
                backslashes++;
            }
            if (backslashes % 2 == 1) {
                break;
            }
            end--;
        }
        return line.substring(0, end);
    }

    /** Whether it says that what matches is not ignored. */
    boolean negated() {
        return negated;
    }

    /** @param path the steps from the folder of the file */
    boolean matches(List<String> path, boolean folder) {
        if (foldersOnly && !folder) {
            return false;
        }
        int at = 0;
        int pattern = 0;
        int resumeAt = -1;
        int resumePattern = -1;
        while (at < path.size()) {
            boolean last = pattern == steps.size() - 1;
            if (pattern < steps.size() && steps.get(pattern).equals(ANY_STEPS)) {
                if (last) {
                    // What is below matches, not the folder itself.
                    return true;
                }
                resumeAt = at;
                resumePattern = ++pattern;
            } else if (pattern < steps.size() && step(steps.get(pattern), lower(path.get(at)))) {
                at++;
                pattern++;
            } else if (resumePattern >= 0) {
                at = ++resumeAt;
                pattern = resumePattern;
            } else {
                return false;
            }
        }
        return pattern == steps.size();
    }

    private String lower(String name) {
        return ignoreCase ? name.toLowerCase(Locale.ROOT) : name;
    }

    // Only the last star can need another try: the work grows with the product of the lengths, whatever the pattern.
    private static boolean step(String pattern, String name) {
        int p = 0;
        int n = 0;
        int resumePattern = -1;
        int resumeName = -1;
        while (n < name.length()) {
            int next = p < pattern.length() && pattern.charAt(p) != '*' ? one(pattern, p, name.charAt(n)) : -1;
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                resumePattern = ++p;
                resumeName = n;
            } else if (next > 0) {
                p = next;
                n++;
            } else if (resumePattern >= 0) {
                p = resumePattern;
                n = ++resumeName;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** Where the pattern goes on if what is at {@code p} matches the character; -1 if it does not. */
    private static int one(String pattern, int p, char c) {
        return switch (pattern.charAt(p)) {
            case '?' -> p + 1;
            case '[' -> bracket(pattern, p, c);
            case '\\' -> p + 1 < pattern.length() && pattern.charAt(p + 1) == c ? p + 2 : -1;
            default -> pattern.charAt(p) == c ? p + 1 : -1;
        };
    }

    private static int bracket(String pattern, int start, char c) {
        int p = start + 1;
        boolean inverted = p < pattern.length() && (pattern.charAt(p) == '!' || pattern.charAt(p) == '^');
        if (inverted) {
            p++;
        }
        boolean found = false;
        boolean first = true;
        while (p < pattern.length() && (first || pattern.charAt(p) != ']')) {
            first = false;
            int end = pattern.startsWith("[:", p) ? pattern.indexOf(":]", p + 2) : -1;
            if (end > 0) {
                found |= isOf(pattern.substring(p + 2, end), c);
                p = end + 2;
                continue;
            }
            int low = pattern.charAt(p) == '\\' ? p + 1 : p;
            if (low >= pattern.length()) {
                return -1;
            }
            int high = low;
            if (low + 2 < pattern.length() && pattern.charAt(low + 1) == '-' && pattern.charAt(low + 2) != ']') {
                high = pattern.charAt(low + 2) == '\\' ? low + 3 : low + 2;
                if (high >= pattern.length()) {
                    return -1;
                }
            }
            found |= pattern.charAt(low) <= c && c <= pattern.charAt(high);
            p = high + 1;
        }
        return p < pattern.length() && found != inverted ? p + 1 : -1;
    }

    private static boolean isOf(String name, char c) {
        return switch (name) {
            case "alpha" -> c < 128 && Character.isLetter(c);
            case "digit" -> c >= '0' && c <= '9';
            case "alnum" -> c < 128 && Character.isLetterOrDigit(c);
            case "upper" -> c >= 'A' && c <= 'Z';
            case "lower" -> c >= 'a' && c <= 'z';
            case "xdigit" -> Character.digit(c, 16) >= 0 && c < 128;
            case "space" -> c == ' ' || c >= '\t' && c <= '\r';
            case "blank" -> c == ' ' || c == '\t';
            case "punct" -> c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
            default -> false;
        };
    }
}
