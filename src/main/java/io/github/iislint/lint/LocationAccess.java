package io.github.iislint.lint;

import io.github.iislint.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * What a location asks of its visitors.
 *
 * @param server the path of the applicationHost.config, or the name of a lone site
 * @param place the value that decides; {@code null} where no file sets one
 */
public record LocationAccess(String server, String location, Access access, @Nullable Place place) {
}
