package io.github.iislint.settings;

import io.github.iislint.file.Place;
import io.github.iislint.iis.LocationPath;
import org.jspecify.annotations.Nullable;

/**
 * The expectation for a location and everything below it, unless there is a nearer expectation.
 *
 * @param location site name, then the URL path ({@code Shop/partners}), without slashes at its ends, whichever way it was
 *        given; empty for all of the server, and for a lone site in the working folder, which is called {@code .}
 * @param place the value that names the location; {@code null} for an option
 */
public record Expectation(String location, ExpectedMode mode, Source source, @Nullable Place place) {

    /** Who says so; of two expectations for the same location the later constant counts. */
    public enum Source {
        /** The settings file. */
        SETTINGS,
        /** A comment in a configuration file. */
        COMMENT,
        /** The command line. */
        OPTION
    }

    public Expectation {
        location = String.join("/", LocationPath.segments(location));
    }
}
