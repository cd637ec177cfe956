package io.github.iislint.finding;

import java.util.Locale;

/** What a fix does to the protection of the locations that it reaches. */
public enum Effect {
    /** Visitors get in who did not before. */
    LOOSENS,
    /** Visitors are kept out who got in before. */
    TIGHTENS,
    /** Nothing changes for visitors. */
    NEUTRAL;

    /**
     * The effect called {@code name} (the lower-case constant, any letter case).
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Effect of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
