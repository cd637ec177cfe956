package io.github.iislint.lint;

import io.github.iislint.file.Place;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A location whose requirements for visitors have changed.
 *
 * @param server the path of the applicationHost.config, or {@code null} for a lone site
 * @param before {@code null} for a site that is new
 * @param place the value that decides now; {@code null} where no file sets one any more
 */
public record VisitorChange(@Nullable String server, String location, @Nullable Access before, Access after,
        @Nullable Place place) {

    /** Whether visitors get in who did not before, as far as client certificates and SSL decide that. */
    public boolean loosens() {
        return before != null && (before.certificates() == Access.ClientCertificates.REQUIRED
                && after.certificates() != Access.ClientCertificates.REQUIRED
                || before.ssl() == Access.Ssl.REQUIRED && after.ssl() != Access.Ssl.REQUIRED);
    }

    /** Whether another one says the same, wherever the value stands that decides. */
    public boolean sameAs(VisitorChange other) {
        return Objects.equals(server, other.server) && location.equals(other.location) && Objects.equals(before, other.before)
                && after.equals(other.after);
    }
}
