package io.github.iislint.lint;

import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Placeholder;
import java.util.Locale;
import java.util.Set;

/** What a location asks of its visitors: the flags of {@code access} that they notice. */
public record Access(Certificates certificates, Ssl ssl) {

    private static final String SECTION = "system.webServer/security/access";
    private static final String FLAGS = "sslFlags";

    /** What holds where nothing is set. */
    static final Access NOTHING = new Access(Certificates.IGNORED, Ssl.OPTIONAL);

    /** What becomes of client certificates, in the words of the SSL Settings page. */
    public enum Certificates {
        IGNORED, ACCEPTED, REQUIRED,
        /** Deployment decides. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether plain HTTP is turned away. */
    public enum Ssl {
        OPTIONAL, REQUIRED,
        /** Deployment decides. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Access at(Location location) {
        SectionState state = location.section(SECTION);
        String value = state == null || state.element().schema() == null ? null : state.element().value(FLAGS);
        if (value == null) {
            return NOTHING;
        }
        if (Placeholder.in(value)) {
            return new Access(Certificates.UNKNOWN, Ssl.UNKNOWN);
        }
        Set<String> flags = Flags.set(value, state.element().schema().attributes().get(FLAGS).names());
        return new Access(flags.contains("SslRequireCert") ? Certificates.REQUIRED
                : flags.contains("SslNegotiateCert") ? Certificates.ACCEPTED : Certificates.IGNORED,
                flags.contains("Ssl") ? Ssl.REQUIRED : Ssl.OPTIONAL);
    }

    /** The value that decides at a location, or {@code null} where no file sets one. */
    static AttributeState decisive(Location location) {
        SectionState state = location.section(SECTION);
        return state == null ? null : state.element().attribute(FLAGS);
    }

    /** {@code client certificates required, SSL required}. */
    @Override
    public String toString() {
        return "client certificates " + certificates + ", SSL " + ssl;
    }
}
