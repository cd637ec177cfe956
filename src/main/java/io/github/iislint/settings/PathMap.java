package io.github.iislint.settings;

import io.github.iislint.file.Place;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says which local folder holds what the server has below a physical path.
 *
 * @param physicalPath the path on the server ({@code C:\sites}, {@code \\files\web}): backslashes, none doubled but those
 *        before the name of a file server, none at the end, whichever way it was given; letter case as given
 * @param to the local folder
 * @param place its value in the settings file; {@code null} for an option
 */
public record PathMap(String physicalPath, Path to, @Nullable Place place) {

    public PathMap {
        physicalPath = normalized(physicalPath);
    }

    private static String normalized(String path) {
        StringBuilder result = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i) == '/' ? '\\' : path.charAt(i);
            int length = result.length();
            if (c != '\\' || length < 2 || result.charAt(length - 1) != '\\') {
                result.append(c);
            }
        }
        int end = result.length();
        while (end > 0 && result.charAt(end - 1) == '\\') {
            end--;
        }
        return result.substring(0, end);
    }

    /** Equal for maps of the same physical path. */
    String key() {
        return physicalPath.toLowerCase(Locale.ROOT);
    }
}
