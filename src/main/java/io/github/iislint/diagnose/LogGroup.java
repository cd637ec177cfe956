package io.github.iislint.diagnose;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refused requests that have site, location, status and Win32 error in common, and what the configuration has to do with them.
 *
 * @param target what they asked for
 * @param response what they got
 * @param requests which they are
 * @param explanation what the configuration has to do with the response
 */
public record LogGroup(RequestedLocation target, LoggedResponse response, RequestCounts requests, Explanation explanation) {

    /**
     * What requests ask for.
     *
     * @param server the path of the applicationHost.config; {@code null} if there is none
     * @param site {@code null} where it is not known
     * @param location the deepest location with a configuration of its own; {@code null} where the site is not known
     * @param path the location with some segments of what follows it, see {@link LoggedPath}; {@code null} if nothing of that
     *        is shown
     */
    public record RequestedLocation(@Nullable String server, @Nullable String site, @Nullable String location,
            @Nullable String path) {
    }

    /**
     * How requests end.
     *
     * @param status such as {@code 403.7}; {@code null} for a connection that ended without an answer
     * @param win32 -1 where it is not logged
     * @param meaning of {@code win32}; {@code null} where it is not known
     * @param reason why http.sys ended the request itself; {@code null} for an answer of IIS
     * @param pool the application pool of the same; {@code null} where the configuration has none of that name
     */
    public record LoggedResponse(@Nullable String status, long win32, @Nullable String meaning, @Nullable String reason,
            @Nullable String pool) {
    }

    /**
     * How many requests there are, and which.
     *
     * @param count how many requests
     * @param traces how many files of Failed Request Tracing are about them
     * @param share of all requests, in percent; 0 for what is in no W3C log
     * @param first the moment of the first one, ISO 8601 in UTC; {@code null} where it is not logged
     * @param last the moment of the last one; {@code null} where it is not logged
     * @param methods in alphabetical order; {@code other} for those that HTTP does not know
     * @param modules that refused, from Failed Request Tracing
     */
    public record RequestCounts(long count, long traces, double share, @Nullable String first, @Nullable String last,
            List<String> methods, List<String> modules) {

        public RequestCounts {
            methods = List.copyOf(methods);
            modules = List.copyOf(modules);
        }
    }
}
