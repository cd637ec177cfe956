package io.github.iislint.log;

import org.jspecify.annotations.Nullable;

/**
 * The content of a Failed Request Tracing file ({@code fr000001.xml}).
 *
 * @param site the number of the site; 0 where it is not told
 * @param path the path of the URL, without query; {@code null} where it is not told
 * @param https whether the URL is one of https
 * @param port the port of the URL; 443 or 80 where it has none
 * @param method {@code null} where it is not told
 * @param status such as 401
 * @param substatus -1 where it is not told
 * @param win32 -1 where it is not told
 * @param time as {@code yyyymmddhhmmss}, in UTC; 0 where it is not told
 * @param module the module that set the status; {@code null} where it is not told
 * @param notification when it did, such as {@code AUTHENTICATE_REQUEST}; {@code null} where it is not told
 * @param pool the application pool; {@code null} where it is not told
 */
public record FailedRequest(int site, @Nullable String path, boolean https, int port, @Nullable String method, int status,
        int substatus,
        long win32,
        long time, @Nullable String module, @Nullable String notification, @Nullable String pool) {
}
