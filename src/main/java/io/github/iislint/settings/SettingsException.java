package io.github.iislint.settings;

import io.github.iislint.file.Place;
import org.jspecify.annotations.Nullable;

/** Settings that cannot be used. The message begins with the file (and, where known, {@code line:column}) and says what to do. */
public final class SettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient @Nullable Place place;

    SettingsException(Place place, String problem) {
        super(place + ": " + problem);
        this.place = place;
    }

    /** @param message with the name of the file */
    SettingsException(String message) {
        super(message);
        this.place = null;
    }

    /** The value or element that is wrong; {@code null} where the file as a whole is. */
    public @Nullable Place place() {
        return place;
    }
}
