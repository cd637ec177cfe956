package io.github.iislint.lint;

import io.github.iislint.file.Place;

/**
 * A location that asks its visitors for something else than before.
 *
 * @param server the path of the applicationHost.config, or {@code null} for a lone site
 * @param before {@code null} for a site that is new
 * @param place the value that decides now; {@code null} where no file sets one any more
 */
public record VisitorChange(String server, String location, Access before, Access after, Place place) {
}
