package io.github.iislint.iis;

import io.github.iislint.file.Place;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.iis.schema.Flags;
import io.github.iislint.iis.schema.Placeholder;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code <access sslFlags>} requires of the visitors of a location: the SSL Settings page of IIS Manager.
 *
 * @param value as it is written; the schema's default where no file sets it
 * @param flags by their canonical names; of a value that is known only at deployment those that it spells out
 * @param origin the value that decides, or {@code null} where no file sets one
 */
public record ClientCertificateAccess(String value, Set<String> flags, @Nullable Origin origin) {

    /** The section that decides. */
    public static final String SECTION = "system.webServer/security/access";
    private static final String SSL_FLAGS = "sslFlags";
    private static final ClientCertificateAccess NONE = new ClientCertificateAccess("None", Set.of(), null);

    /** What becomes of client certificates. */
    public enum Mode {
        IGNORE,
        ACCEPT,
        REQUIRE,
        /** Known only at deployment. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is in effect at a location of a server. */
    public static ClientCertificateAccess at(Server server, Location location) {
        SectionState state = location.section(SECTION);
        ElementState access = state != null ? state.element() : server.unset(SECTION);
        return access == null ? NONE : of(access);
    }

    private static ClientCertificateAccess of(ElementState access) {
        AttributeSchema known = access.schema() == null ? null : access.schema().attributes().get(SSL_FLAGS);
        String value = access.value(SSL_FLAGS);
        if (known == null || value == null) {
            return NONE;
        }
        AttributeState attribute = access.attribute(SSL_FLAGS);
        return new ClientCertificateAccess(value, Flags.set(value, known.names()), attribute == null ? null : attribute.origin());
    }

    public Mode mode() {
        return unknown() ? Mode.UNKNOWN : requires() ? Mode.REQUIRE : negotiates() ? Mode.ACCEPT : Mode.IGNORE;
    }

    /** Where the value is that decides; {@code null} where no file sets one. */
    public @Nullable Place place() {
        return origin == null ? null : origin.place();
    }

    /** Whether only deployment knows the value: it holds a placeholder. */
    public boolean unknown() {
        return Placeholder.in(value);
    }

    /** Whether plain HTTP is refused with 403.4. */
    public boolean ssl() {
        return flags.contains("Ssl");
    }

    /** Whether weaker encryption than 128 bits is refused with 403.5. */
    public boolean ssl128() {
        return flags.contains("Ssl128");
    }

    /** Whether {@code SslNegotiateCert} is there. */
    public boolean negotiates() {
        return flags.contains("SslNegotiateCert");
    }

    /** Whether {@code SslRequireCert} is there. */
    public boolean requires() {
        return flags.contains("SslRequireCert");
    }

    /** Whether visitors are asked for a certificate, by either flag. */
    public boolean asks() {
        return negotiates() || requires();
    }
}
