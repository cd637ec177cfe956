package io.github.iislint.httpsys;

import io.github.iislint.file.Place;

/** Something in a file that could not be used, and what to do about it. */
public record HttpSysNotice(Kind kind, Place place, String text) {

    /** What is wrong. */
    public enum Kind {
        /** A value or line that does not have its format; the rest of the file is used. */
        MALFORMED,
        /** The labels are in a language that is not known, so that most settings are not. */
        LANGUAGE,
        /** Two files tell different things of one endpoint. */
        CONTRADICTION
    }
}
