package io.github.iislint.iis;

/**
 * Which source iislint follows where sources about IIS differ: on {@code inheritInChildApplications="false"} above paths with
 * their own configuration, on {@code enableConfigurationOverride="false"}, and on location paths with unusual slashes.
 */
public enum Reading {
    /** The reference of IIS; a path with unusual slashes means what the usual form means. */
    REFERENCE,
    /**
     * Reports from servers: such paths do not inherit what the location tag sets, an application's own web.config is read, and a
     * path with unusual slashes matches nothing.
     */
    REPORTS
}
