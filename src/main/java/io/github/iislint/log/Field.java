package io.github.iislint.log;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The fields of logs that are read. Addresses, user names, queries, user agents, referrers and cookies of visitors are not
 * among them, so nothing of these can get into a result.
 *
 * <p>Names as in <a href="https://learn.microsoft.com/en-us/windows/win32/http/w3c-logging">W3C logging</a> and
 * <a
 * href="https://learn.microsoft.com/troubleshoot/developer/webapps/aspnet/site-behavior-performance/error-logging-http-apis">
 * error logging in HTTP APIs</a>.
 */
public enum Field {
    DATE("date"),
    TIME("time"),
    SITE_NAME("s-sitename"),
    SERVER_ADDRESS("s-ip"),
    SERVER_PORT("s-port"),
    METHOD("cs-method"),
    HOST("cs-host"),
    PATH("cs-uri-stem"),
    STATUS("sc-status"),
    SUBSTATUS("sc-substatus"),
    WIN32("sc-win32-status"),
    /** HTTPERR: path and query; only the path of it is used. */
    URI("cs-uri"),
    /** HTTPERR: the number of the site. */
    SITE_ID("s-siteid"),
    /** HTTPERR: why http.sys ended the request or the connection. */
    REASON("s-reason"),
    /** HTTPERR: the application pool. */
    QUEUE("s-queuename");

    private final String text;
    private final byte[] bytes;

    Field(String text) {
        this.text = text;
        this.bytes = text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The field of that name, any letter case; {@code null} for one that is not read. */
    static @Nullable Field of(byte[] buffer, int start, int end) {
        for (Field field : values()) {
            if (Bytes.equalsIgnoreCase(buffer, start, end, field.bytes)) {
                return field;
            }
        }
        return null;
    }

    /** The name in the {@code #Fields} line. */
    @Override
    public String toString() {
        return text;
    }
}
