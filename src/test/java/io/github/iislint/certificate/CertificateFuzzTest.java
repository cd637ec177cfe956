package io.github.iislint.certificate;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;

/** Any bytes are a certificate, a list, a key, or something else; none of them breaks who reads them. */
@Tag("slow")
class CertificateFuzzTest {

    @FuzzTest(maxDuration = "60s")
    void anyBytes(byte[] bytes) {
        ContentKind.of(bytes);
        Der.first(bytes);
        X509.certificate(bytes);
        X509.crl(bytes);
        X509.certificates(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (Pem.looksLike(text)) {
            Pem.read(text);
        }
        MappedCertificate.parse(text);
    }
}
