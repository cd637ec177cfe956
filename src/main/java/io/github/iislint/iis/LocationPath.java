package io.github.iislint.iis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Location paths: segments separated by slashes, compared ignoring letter case. */
public final class LocationPath {

    /**
     * No request has a path of more segments: http.sys answers those of more than 255 with 400 unless its UrlSegmentMaxCount says
     * otherwise, and takes 16 kB at most in all. What a file says of deeper locations takes effect nowhere.
     *
     * @see <a href=
     *      "https://learn.microsoft.com/troubleshoot/developer/webapps/iis/iisadmin-service-inetinfo/httpsys-registry-windows">
     *      Http.sys registry settings for Windows</a>
     */
    static final int MAX_SEGMENTS = 1_024;

    private LocationPath() {
    }

    /** The segments of a path; none for the level itself ({@code ""}, {@code "."} or no path). */
    public static List<String> segments(@Nullable String path) {
        List<String> segments = new ArrayList<>(2);
        if (path != null && !path.equals("/")) {
            for (String segment : path.replace('\\', '/').split("/")) {
                if (!segment.isBlank() && !segment.equals(".")) {
                    segments.add(segment);
                }
            }
        }
        return segments;
    }

    /** The form in which two spellings of one location are equal. */
    public static String key(String path) {
        return String.join("/", segments(path)).toLowerCase(Locale.ROOT);
    }

    /** What people call a location: the server level, and the folder of a lone web.config, have no name of their own. */
    public static String shown(String location) {
        return location.isEmpty() ? "the server level" : location.equals(".") ? "this folder" : location;
    }

    /** The location of {@code path} below {@code parent}. */
    static String join(String parent, String path) {
        return parent.isEmpty() ? path : path.isEmpty() ? parent : parent + "/" + path;
    }
}
