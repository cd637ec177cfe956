package io.github.iislint.httpsys;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is switched on or off for an endpoint of http.sys.
 *
 * <p>Labels as {@code netsh http show sslcert} prints them; bits of {@code DefaultFlags} and {@code DefaultSslCertCheckMode} as
 * in <a href="https://learn.microsoft.com/en-us/windows/win32/api/http/ns-http-http_service_config_ssl_param">
 * HTTP_SERVICE_CONFIG_SSL_PARAM</a>.
 */
public enum SslOption {
    DS_MAPPER("DS Mapper Usage", 0x1),
    NEGOTIATE("Negotiate Client Certificate", 0x2),
    REJECT("Reject Connections", 0x8),
    DISABLE_HTTP2("Disable HTTP2", 0x10),
    DISABLE_QUIC("Disable QUIC", 0x20),
    DISABLE_TLS13("Disable TLS1.3", 0x40),
    DISABLE_OCSP_STAPLING("Disable OCSP Stapling", 0x80),
    TOKEN_BINDING("Enable Token Binding", 0x100),
    EXTENDED_EVENTS("Log Extended Events", 0x200),
    DISABLE_LEGACY_TLS("Disable Legacy TLS Versions", 0x400),
    SESSION_TICKET("Enable Session Ticket", 0x800),
    DISABLE_TLS12("Disable TLS1.2", 0x1000),
    DISABLE_SESSION_ID("Disable Session ID", 0x4000),
    /** A bit that is set switches the check off. */
    REVOCATION("Verify Client Certificate Revocation", -0x1),
    CACHED_ONLY("Verify Revocation Using Cached Client Certificate Only", 0x2),
    /** A bit that is set switches the check off. */
    USAGE("Usage Check", -0x10000);

    private final String label;
    private final int bit;

    SslOption(String label, int bit) {
        this.label = label;
        this.bit = bit;
    }

    /** The label of netsh. */
    public String label() {
        return label;
    }

    /** Whether the option is one of how client certificates are checked, and so in {@code DefaultSslCertCheckMode}. */
    boolean checks() {
        return this == REVOCATION || this == CACHED_ONLY || this == USAGE;
    }

    /** Whether it is on in {@code DefaultFlags}, or in {@code DefaultSslCertCheckMode} if it {@link #checks}. */
    boolean in(long flags) {
        return (flags & Math.abs(bit)) != 0 == bit > 0;
    }

    /** The option with a label of netsh, any letter case; {@code null} for another label. */
    static @Nullable SslOption of(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        for (SslOption option : values()) {
            if (wanted.equals(option.label.toLowerCase(Locale.ROOT))) {
                return option;
            }
        }
        return wanted.equals("disable tls1.3 over tcp") ? DISABLE_TLS13 : null;
    }
}
