package io.github.iislint.iis;

/**
 * A remark about a run.
 *
 * @param text one line without a secret
 */
public record Notice(Kind kind, String text) {

    public enum Kind {
        /** A file is of another kind, such as a transform or the output of a build, and is not evaluated by itself. */
        OTHER_FILE,
        /** Anything else, which a reader of the result must know. */
        REMARK
    }

    public static Notice remark(String text) {
        return new Notice(Kind.REMARK, text);
    }

    /** @param why a clause, such as {@code it is a transform} */
    static Notice otherFile(String file, String why) {
        return leftAlone(Kind.OTHER_FILE, file, why);
    }

    /** A file that could have been meant: a reader must know that it was not evaluated. */
    static Notice leftAlone(String file, String why) {
        return leftAlone(Kind.REMARK, file, why);
    }

    private static Notice leftAlone(Kind kind, String file, String why) {
        return new Notice(kind, file + ": skipped, " + why);
    }
}
