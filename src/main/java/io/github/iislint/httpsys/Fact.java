package io.github.iislint.httpsys;

import io.github.iislint.file.Place;

/**
 * A value in a file.
 *
 * @param name the label or the name of the registry value, as the file has it
 * @param place where the value is
 */
public record Fact<T>(T value, String name, Place place) {
}
