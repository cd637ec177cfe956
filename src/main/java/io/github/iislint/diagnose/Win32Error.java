package io.github.iislint.diagnose;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The meaning of the numbers in {@code sc-win32-status} of refused requests. They are more specific than the status: they
 * distinguish a revoked certificate from an unavailable revocation list, and an untrusted root from a chain without its
 * intermediate authority.
 *
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/com/com-error-codes-4">COM error codes, security and setup</a>
 * @see <a href="https://learn.microsoft.com/en-us/windows/win32/debug/system-error-codes">system error codes</a>
 */
final class Win32Error {

    static final long REVOKED = 0x80092010L;
    static final long NO_REVOCATION_CHECK = 0x80092012L;
    static final long REVOCATION_OFFLINE = 0x80092013L;
    static final long CHAIN_REVOKED = 0x800B010CL;
    static final long REVOCATION_FAILURE = 0x800B010EL;
    static final long UNTRUSTED_ROOT = 0x800B0109L;
    static final long CHAINING = 0x800B010AL;
    static final long EXPIRED = 0x800B0101L;
    static final long WRONG_USAGE = 0x800B0110L;
    static final long NOT_SUPPORTED = 50;
    static final long TIMEOUT = 12002;
    private static final long INTERNET = 0x80070000L;

    private static final Map<Long, String> MEANINGS = Map.ofEntries(
            Map.entry(2L, "file not found"), Map.entry(3L, "path not found"), Map.entry(5L, "access is denied"),
            Map.entry(NOT_SUPPORTED, "the request is not supported"), Map.entry(64L, "the client ended the connection"),
            Map.entry(121L, "the semaphore timeout period has expired: the client did not answer in time"),
            Map.entry(1326L, "user name or password is wrong"), Map.entry(1327L, "an account restriction prevents the logon"),
            Map.entry(1330L, "the password has expired"), Map.entry(1331L, "the account is disabled"),
            Map.entry(1385L, "the account lacks the right to log on this way"), Map.entry(1909L, "the account is locked out"),
            Map.entry(REVOKED, "the certificate is revoked (CRYPT_E_REVOKED)"),
            Map.entry(NO_REVOCATION_CHECK,
                    "revocation cannot be checked (CRYPT_E_NO_REVOCATION_CHECK): the certificate names no list, or no list "
                            + "was available"),
            Map.entry(REVOCATION_OFFLINE, "the revocation list could not be reached (CRYPT_E_REVOCATION_OFFLINE)"),
            Map.entry(CHAIN_REVOKED, "the certificate is revoked (CERT_E_REVOKED)"),
            Map.entry(REVOCATION_FAILURE, "the revocation list could not be used (CERT_E_REVOCATION_FAILURE)"),
            Map.entry(UNTRUSTED_ROOT, "the chain ends at a root that the server does not trust (CERT_E_UNTRUSTEDROOT)"),
            Map.entry(CHAINING,
                    "no chain to a trusted root could be built (CERT_E_CHAINING): an intermediate authority is missing"),
            Map.entry(EXPIRED, "the certificate is outside its validity (CERT_E_EXPIRED)"),
            Map.entry(WRONG_USAGE, "the certificate is not intended for client authentication (CERT_E_WRONG_USAGE)"),
            Map.entry(0x80090308L, "the token of the logon is invalid (SEC_E_INVALID_TOKEN)"),
            Map.entry(0x8009030CL, "the logon was denied (SEC_E_LOGON_DENIED)"),
            Map.entry(0x8009030EL, "no credentials were sent yet (SEC_E_NO_CREDENTIALS): usual in the first steps of Windows"
                    + " authentication"),
            Map.entry(0xC000006DL, "the logon failed (STATUS_LOGON_FAILURE)"),
            Map.entry(0xC0000072L, "the account is disabled (STATUS_ACCOUNT_DISABLED)"),
            Map.entry(0xC0000234L, "the account is locked out (STATUS_ACCOUNT_LOCKED_OUT)"),
            Map.entry(TIMEOUT, "the upstream server did not answer in time (ERROR_WINHTTP_TIMEOUT)"),
            Map.entry(12007L, "the name of the upstream server could not be resolved (ERROR_WINHTTP_NAME_NOT_RESOLVED)"),
            Map.entry(12029L, "the upstream server could not be reached (ERROR_WINHTTP_CANNOT_CONNECT)"),
            Map.entry(12030L, "the upstream server closed the connection (ERROR_WINHTTP_CONNECTION_ERROR)"),
            Map.entry(12152L, "the upstream server sent an invalid response (ERROR_WINHTTP_INVALID_SERVER_RESPONSE)"),
            Map.entry(12175L, "TLS to the upstream server failed (ERROR_WINHTTP_SECURE_FAILURE)"));

    private Win32Error() {
    }

    /** What a number means; {@code null} where that is not known here. */
    static @Nullable String meaning(long code) {
        return MEANINGS.get(plain(code));
    }

    /** Some numbers come with 0x8007 before them: 2147954402 is 12002. */
    static long plain(long code) {
        return (code & 0xFFFF0000L) == INTERNET ? code & 0xFFFF : code;
    }
}
