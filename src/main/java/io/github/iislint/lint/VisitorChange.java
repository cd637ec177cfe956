package io.github.iislint.lint;

import io.github.iislint.file.Place;
import org.jspecify.annotations.Nullable;

/**
 * A location that asks its visitors for something else than before.
 *
 * @param server the path of the applicationHost.config, or {@code null} for a lone site
 * @param before {@code null} for a site that is new
 * @param place the value that decides now; {@code null} where no file sets one any more
 */
public record VisitorChange(@Nullable String server, String location, @Nullable Access before, Access after,
        @Nullable Place place) {
}
