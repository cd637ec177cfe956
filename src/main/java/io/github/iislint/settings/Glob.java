package io.github.iislint.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for relative paths with forward slashes. {@code *} stands for any characters of one segment, {@code ?} for one
 * character, {@code **} as a whole segment for any number of segments, including none; letter case is ignored.
 */
public final class Glob {

    private static final int[] ANY_STEPS = {'*', '*'};

    /** The code points of each step, folded. */
    private final List<int[]> steps;

    private Glob(List<int[]> steps) {
        this.steps = steps;
    }

    /**
     * @throws IllegalArgumentException if a path could never match: a backslash, or an empty step as in {@code /a},
     *         {@code a/} and {@code a//b}
     */
    public static Glob of(String glob) {
        String[] parts = glob.split("/", -1);
        List<int[]> steps = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            boolean last = i == parts.length - 1;
            if (parts[i].isEmpty() || parts[i].indexOf('\\') >= 0) {
                throw new IllegalArgumentException(glob);
            }
            if (parts[i].equals("**")) {
                steps.add(ANY_STEPS);
            } else if (last || !parts[i].equals(".")) {
                steps.add(folded(parts[i]));
            }
        }
        return new Glob(steps);
    }

    /** Code points that are the same for letters that differ in case only. */
    private static int[] folded(String step) {
        return step.codePoints().map(c -> Character.toLowerCase(Character.toUpperCase(c))).toArray();
    }

    // Only the last star can need another try: the work grows with the product of the lengths, whatever the pattern.
    public boolean matches(String path) {
        String[] parts = path.split("/", -1);
        int at = 0;
        int step = 0;
        int resumeAt = -1;
        int resumeStep = -1;
        while (at < parts.length) {
            if (step < steps.size() && steps.get(step) == ANY_STEPS) {
                if (step == steps.size() - 1) {
                    return true;
                }
                resumeAt = at;
                resumeStep = ++step;
            } else if (step < steps.size() && matches(steps.get(step), folded(parts[at]))) {
                at++;
                step++;
            } else if (resumeStep >= 0) {
                at = ++resumeAt;
                step = resumeStep;
            } else {
                return false;
            }
        }
        return step == steps.size();
    }

    private static boolean matches(int[] pattern, int[] name) {
        int p = 0;
        int n = 0;
        int resumePattern = -1;
        int resumeName = -1;
        while (n < name.length) {
            if (p < pattern.length && pattern[p] == '*') {
                resumePattern = ++p;
                resumeName = n;
            } else if (p < pattern.length && (pattern[p] == '?' || pattern[p] == name[n])) {
                p++;
                n++;
            } else if (resumePattern >= 0) {
                p = resumePattern;
                n = ++resumeName;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        // A star stands for any name, but for no missing one.
        return p == pattern.length && name.length > 0;
    }
}
