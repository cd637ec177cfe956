package io.github.iislint.certificate;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** What a certificate says about the key that signed it (authority key identifier, RFC 5280, section 4.2.1.1). */
final class KeyIdentifier {

    private static final String SUBJECT_KEY = "2.5.29.14";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final int KEY = 0x80;
    private static final int ISSUER = 0xA1;
    private static final int DIRECTORY_NAME = 0xA4;

    private KeyIdentifier() {
    }

    /** Whether both certificates have key identifiers and these are the same. */
    static boolean match(X509Certificate certificate, X509Certificate issuer) {
        Optional<byte[]> wanted = X509.extension(certificate, AUTHORITY_KEY).flatMap(aki -> aki.child(KEY)).map(Der::content);
        Optional<byte[]> own = X509.extension(issuer, SUBJECT_KEY).map(Der::content);
        return wanted.isPresent() && own.isPresent() && Arrays.equals(wanted.get(), own.get());
    }

    /** The issuer of the issuer, for certificates that name it. */
    static Optional<X500Principal> issuerOfIssuer(X509Certificate certificate) {
        return X509.extension(certificate, AUTHORITY_KEY).flatMap(aki -> aki.child(ISSUER))
                .flatMap(names -> names.child(DIRECTORY_NAME)).flatMap(name -> {
                    try {
                        return Optional.of(new X500Principal(name.content()));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                });
    }
}
