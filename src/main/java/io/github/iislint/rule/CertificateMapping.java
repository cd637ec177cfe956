package io.github.iislint.rule;

import io.github.iislint.certificate.DistinguishedName;
import io.github.iislint.certificate.MappedCertificate;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.Location;
import io.github.iislint.iis.SectionState;
import io.github.iislint.iis.Server;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.xml.LocatedElement;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the IIS certificate mapping of a location maps a visitor's certificate. Whether it is enabled is read at the location;
 * the entries are those of the site, because IIS reads no others.
 */
public final class CertificateMapping {

    private static final String IIS_MODULE = "IISCertificateMappingAuthenticationModule";
    private static final String DIRECTORY_MODULE = "CertificateMappingAuthenticationModule";

    private final Server server;
    private final Location node;
    private final @Nullable ElementState section;
    private final @Nullable ElementState entries;

    private CertificateMapping(Server server, Location location) {
        this.server = server;
        this.node = location;
        this.section = section(MappingFunctions.IIS_MAPPING, location);
        Location site = location;
        while (site.parent() != null && site.kind() != Location.Kind.SITE) {
            site = site.parent();
        }
        this.entries = section(MappingFunctions.IIS_MAPPING, site);
    }

    public static CertificateMapping at(Server server, Location location) {
        return new CertificateMapping(server, location);
    }

    private @Nullable ElementState section(String path, Location at) {
        SectionState state = at.section(path);
        return state != null ? state.element() : server.unset(path);
    }

    /** What an entry does to the visitor whose certificate it meets. */
    public enum MappingEffect {
        /** The visitor becomes the entry's account. */
        MAPS,
        /** The visitor is refused (403.12). */
        DENIES
    }

    /**
     * The entry that wins.
     *
     * @param entry an element of {@code oneToOneMappings} or {@code manyToOneMappings}
     */
    public record MappedEntry(ElementState entry, boolean oneToOne, MappingEffect effect) {

        /** The account; {@code null} where the entry names none. */
        public @Nullable String account() {
            String name = entry.value("userName");
            return name == null || name.isEmpty() ? null : name;
        }
    }

    /**
     * An entry that nearly meets the certificate.
     *
     * @param why a clause about the entry, without the certificate itself
     */
    public record Miss(ElementState entry, String why) {
    }

    /** The section in effect at the location; {@code null} where the schema does not know it. */
    public @Nullable ElementState section() {
        return section;
    }

    /** Whether IIS certificate mapping is switched on at the location. */
    public boolean enabled() {
        return section != null && section.isTrue("enabled");
    }

    /** Whether Active Directory certificate mapping is switched on at the location. */
    public boolean directoryEnabled() {
        return directorySection() != null && directorySection().isTrue("enabled");
    }

    /** The section of Active Directory mapping in effect at the location; {@code null} where the schema does not know it. */
    public @Nullable ElementState directorySection() {
        return section(MappingFunctions.DIRECTORY_MAPPING, node);
    }

    /** Whether the module of IIS certificate mapping is installed: {@code yes}, {@code no} or {@code unknown}. */
    public String module() {
        return MappingFunctions.installed(node, IIS_MODULE);
    }

    /** The same of the module of Active Directory mapping. */
    public String directoryModule() {
        return MappingFunctions.installed(node, DIRECTORY_MODULE);
    }

    /** The enabled entries that IIS reads, in the order in which they are tried. */
    public List<ElementState> entries() {
        List<ElementState> all = new ArrayList<>(oneToOne());
        all.addAll(manyToOne());
        all.removeIf(entry -> !entry.isTrue("enabled"));
        return all;
    }

    /** The entries below the level of the site, which IIS does not read. */
    public List<ElementState> ignored() {
        // What an application inherits is a state of its own, made from the same element.
        Set<LocatedElement> read = new HashSet<>();
        all(entries).forEach(entry -> read.add(entry.element()));
        List<ElementState> ignored = new ArrayList<>(all(section));
        ignored.removeIf(entry -> read.contains(entry.element()));
        return ignored;
    }

    private static List<ElementState> all(@Nullable ElementState mapping) {
        List<ElementState> all = new ArrayList<>();
        if (mapping != null) {
            all.addAll(mapping.entries("oneToOneMappings"));
            all.addAll(mapping.entries("manyToOneMappings"));
        }
        return all;
    }

    private List<ElementState> oneToOne() {
        return entries == null || section == null || !section.isTrue("oneToOneCertificateMappingsEnabled")
                ? List.of()
                : entries.entries("oneToOneMappings");
    }

    private List<ElementState> manyToOne() {
        return entries == null || section == null || !section.isTrue("manyToOneCertificateMappingsEnabled")
                ? List.of()
                : entries.entries("manyToOneMappings");
    }

    /**
     * The entry that a certificate meets: a one-to-one entry before all many-to-one entries, these in the order of the list;
     * {@code null} where none does.
     */
    public @Nullable MappedEntry match(X509Certificate certificate) {
        for (ElementState entry : oneToOne()) {
            if (entry.isTrue("enabled") && certificate.equals(MappedCertificate.parse(value(entry)).certificate().orElse(null))) {
                return new MappedEntry(entry, true, MappingEffect.MAPS);
            }
        }
        for (ElementState entry : manyToOne()) {
            if (entry.isTrue("enabled") && unmet(entry, certificate) == null) {
                boolean denies = "deny".equalsIgnoreCase(entry.value("permissionMode"));
                return new MappedEntry(entry, false, denies ? MappingEffect.DENIES : MappingEffect.MAPS);
            }
        }
        return null;
    }

    private static String value(ElementState oneToOne) {
        String value = oneToOne.value("certificate");
        return value == null ? "" : value;
    }

    /** Why entries that seem to be intended for a certificate do not match it. */
    public List<Miss> misses(X509Certificate certificate) {
        List<Miss> misses = new ArrayList<>();
        for (ElementState entry : oneToOne()) {
            String why = missed(entry, certificate);
            if (why != null) {
                misses.add(new Miss(entry, why));
            }
        }
        for (ElementState entry : manyToOne()) {
            String unmet = unmet(entry, certificate);
            if (unmet != null && entry.isTrue("enabled")) {
                misses.add(new Miss(entry, "the many-to-one mapping \"" + entry.value("name") + "\" does not match: " + unmet));
            } else if (unmet == null && !entry.isTrue("enabled")) {
                misses.add(new Miss(entry, "the many-to-one mapping \"" + entry.value("name")
                        + "\" would match, but is disabled"));
            }
        }
        return misses;
    }

    private static @Nullable String missed(ElementState oneToOne, X509Certificate certificate) {
        MappedCertificate mapped = MappedCertificate.parse(value(oneToOne));
        X509Certificate theirs = mapped.certificate().orElse(null);
        if (certificate.equals(theirs)) {
            return oneToOne.isTrue("enabled") ? null : "a one-to-one mapping has this certificate, but is disabled";
        }
        if (theirs == null) {
            boolean same = mapped.repaired().map(MappedCertificate.oneLine(certificate)::equals).orElse(false);
            return same
                    ? "a one-to-one mapping has this certificate in a form that IIS cannot compare: " + mapped.explanation()
                    : mapped.problem().map(problem -> problem.malformed()).orElse(false)
                            ? "a one-to-one mapping has a certificate that IIS cannot compare: " + mapped.explanation()
                            : null;
        }
        boolean renewed = theirs.getSubjectX500Principal().equals(certificate.getSubjectX500Principal());
        return renewed
                ? "a one-to-one mapping has another certificate of the same subject (valid until "
                        + theirs.getNotAfter().toInstant() + "): after a renewal, the mapping needs the new one"
                : null;
    }

    /** The first rule of a many-to-one entry that a certificate does not meet, as a clause; {@code null} where it meets all. */
    static @Nullable String unmet(ElementState entry, X509Certificate certificate) {
        List<ElementState> rules = entry.entries("rules");
        if (rules.isEmpty()) {
            return "it has no rules, and what IIS does then is not documented";
        }
        for (ElementState rule : rules) {
            boolean issuer = "issuer".equalsIgnoreCase(rule.value("certificateField"));
            DistinguishedName name = DistinguishedName.of(issuer
                    ? certificate.getIssuerX500Principal()
                    : certificate.getSubjectX500Principal());
            String field = rule.value("certificateSubField");
            String criteria = rule.value("matchCriteria");
            if (field == null || criteria == null) {
                return "one of its rules does not specify what to compare";
            }
            List<String> values = name.values(field);
            if (values.stream().noneMatch(value -> matches(criteria, rule.isTrue("compareCaseSensitive"), value))) {
                return (issuer ? "Issuer " : "Subject ") + field + " should be \"" + criteria + "\"" + (Placeholder.in(criteria)
                        ? ", which is known only at deployment"
                        : values.isEmpty()
                                ? ", and there is none"
                                : ", and is \"" + String.join("\", \"", values) + "\"");
            }
        }
        return null;
    }

    private static boolean matches(String criteria, boolean caseSensitive, String value) {
        return caseSensitive
                ? MappingFunctions.wildcard(criteria).matcher(value).matches()
                : MappingFunctions.wildcard(criteria.toLowerCase(Locale.ROOT)).matcher(value.toLowerCase(Locale.ROOT)).matches();
    }
}
