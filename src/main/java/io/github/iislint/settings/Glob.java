package io.github.iislint.settings;

import java.util.regex.Pattern;

/**
 * A pattern for relative paths with forward slashes. {@code *} stands for any characters of one step, {@code ?} for one
 * character, {@code **} as a whole step for any number of steps, none included; letter case is ignored.
 */
public final class Glob {

    private final Pattern pattern;

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * @throws IllegalArgumentException if a path could never match: a backslash, or an empty step as in {@code /a},
     *         {@code a/} and {@code a//b}
     */
    public static Glob of(String glob) {
        String[] steps = glob.split("/", -1);
        StringBuilder regex = new StringBuilder(glob.length() * 2);
        for (int i = 0; i < steps.length; i++) {
            boolean last = i == steps.length - 1;
            if (steps[i].isEmpty() || steps[i].indexOf('\\') >= 0) {
                throw new IllegalArgumentException(glob);
            }
            if (steps[i].equals("**")) {
                regex.append(last ? ".*" : "(?:.*/)?");
            } else if (last || !steps[i].equals(".")) {
                appendStep(regex, steps[i]);
                regex.append(last ? "" : "/");
            }
        }
        return new Glob(Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL));
    }

    private static void appendStep(StringBuilder regex, String step) {
        regex.append("(?=[^/])");
        for (int i = 0; i < step.length(); i++) {
            char c = step.charAt(i);
            if (c == '*') {
                regex.append(i > 0 && step.charAt(i - 1) == '*' ? "" : "[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
                regex.append(c);
            } else {
                regex.append('\\').append(c);
            }
        }
    }

    public boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether every path below the folder matches. */
    boolean matchesAllBelow(String folder) {
        return matches(folder + "/");
    }
}
