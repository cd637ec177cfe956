package io.github.iislint.certificate;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.cert.X509Extension;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The certificates that a revocation list covers (issuing distribution point and delta, RFC 5280, sections 5.2.4 and 5.2.5). */
final class CrlScope {

    private static final String DELTA = "2.5.29.27";
    private static final String ISSUING_POINT = "2.5.29.28";
    private static final String DISTRIBUTION_POINTS = "2.5.29.31";
    private static final Set<String> UNDERSTOOD = Set.of(DELTA, ISSUING_POINT);

    private static final int POINT = 0xA0;
    private static final int ONLY_USERS = 0x81;
    private static final int ONLY_AUTHORITIES = 0x82;
    private static final int SOME_REASONS = 0x83;
    private static final int INDIRECT = 0x84;
    private static final int ONLY_ATTRIBUTES = 0x85;
    private static final int ADDRESS = 0x86;

    private final boolean delta;
    private final boolean strange;
    private final Optional<Der> point;

    private CrlScope(boolean delta, boolean strange, Optional<Der> point) {
        this.delta = delta;
        this.strange = strange;
        this.point = point;
    }

    static CrlScope of(X509CRL list) {
        Set<String> critical = list.getCriticalExtensionOIDs();
        boolean strange = critical != null && !UNDERSTOOD.containsAll(critical);
        return new CrlScope(list.getExtensionValue(DELTA) != null, strange, X509.extension(list, ISSUING_POINT));
    }

    /** Whether the list says that it does not refer to such a certificate. */
    boolean excludes(X509Certificate certificate) {
        boolean authority = certificate.getBasicConstraints() >= 0;
        return set(authority ? ONLY_USERS : ONLY_AUTHORITIES) || set(ONLY_ATTRIBUTES);
    }

    /** Whether the certificate may be revoked although the list does not name it. */
    boolean partial(X509Certificate certificate) {
        return delta || strange || set(SOME_REASONS) || set(INDIRECT) || elsewhere(certificate);
    }

    /** Whether the list is published at other addresses than those where the certificate says its list is. */
    private boolean elsewhere(X509Certificate certificate) {
        Set<String> published = point.flatMap(idp -> idp.child(POINT)).map(name -> addresses(name)).orElse(Set.of());
        Set<String> wanted = addresses(certificate);
        return !published.isEmpty() && !wanted.isEmpty() && published.stream().noneMatch(wanted::contains);
    }

    private static Set<String> addresses(X509Extension certificate) {
        return X509.extension(certificate, DISTRIBUTION_POINTS).map(CrlScope::addresses).orElse(Set.of());
    }

    /** The URLs anywhere below {@code value}; distribution points nest at most five deep. */
    private static Set<String> addresses(Der value) {
        Set<String> addresses = new HashSet<>();
        List<Der> level = List.of(value);
        for (int depth = 0; depth <= 5 && !level.isEmpty(); depth++) {
            level.stream().filter(der -> der.tag() == ADDRESS)
                    .forEach(der -> addresses.add(new String(der.content(), StandardCharsets.ISO_8859_1)));
            level = level.stream().filter(der -> (der.tag() & 0x20) != 0).flatMap(der -> der.children().stream()).toList();
        }
        return addresses;
    }

    /** Whether a flag, or a bit of a bit string, is set. */
    private boolean set(int flag) {
        return point.flatMap(idp -> idp.child(flag)).map(Der::content).filter(content -> {
            for (byte b : content) {
                if (b != 0) {
                    return true;
                }
            }
            return false;
        }).isPresent();
    }
}
