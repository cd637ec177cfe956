package io.github.iislint.iis;

import io.github.iislint.xml.LocatedElement;
import java.util.List;

/**
 * A {@code <location>} element.
 *
 * @param segments of its path, as they are written
 * @param mode what it says about locks
 * @param inherited whether applications below inherit what it sets
 */
record LocationTag(LocatedElement element, List<String> segments, OverrideMode mode, boolean inherited) {

    enum OverrideMode {
        ALLOW,
        DENY,
        INHERIT
    }

    static LocationTag of(LocatedElement element) {
        String mode = element.value("overrideMode");
        String legacy = element.value("allowOverride");
        OverrideMode override = "Allow".equalsIgnoreCase(mode) || mode == null && "true".equalsIgnoreCase(legacy)
                ? OverrideMode.ALLOW
                : "Deny".equalsIgnoreCase(mode) || mode == null && "false".equalsIgnoreCase(legacy)
                        ? OverrideMode.DENY
                        : OverrideMode.INHERIT;
        return new LocationTag(element, LocationPath.segments(element.value("path")), override,
                !"false".equalsIgnoreCase(element.value("inheritInChildApplications")));
    }

    /** The path as it is written; empty where it has none. */
    String path() {
        String path = element.value("path");
        return path == null ? "" : path;
    }

    /** Whether it has both the attribute and its predecessor, which IIS refuses. */
    boolean conflicting() {
        return element.located("overrideMode") != null && element.located("allowOverride") != null;
    }
}
