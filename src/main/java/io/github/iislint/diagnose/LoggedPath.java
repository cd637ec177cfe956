package io.github.iislint.diagnose;

import io.github.iislint.iis.Location;
import io.github.iislint.iis.LocationPath;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a path has below a location, for those who ask for it: some segments, in which nothing is left that can tell one visitor
 * or one order from another.
 */
final class LoggedPath {

    /** Words and names of files. Whatever has digits or other characters, or is long, can be a key, a token or an address. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z._-]{0,29}");
    private static final String ID = "{id}";

    private LoggedPath() {
    }

    /**
     * The location with what follows it in a path; {@code null} where nothing does.
     *
     * @param path as IIS logs it
     * @param segments how many of those that follow
     */
    static @Nullable String of(Location location, @Nullable String path, int segments) {
        List<String> all = LocationPath.segments(path);
        int known = location.site() == null ? 0 : location.depth() - 1;
        if (segments == 0 || all.size() <= known || all.contains("..")) {
            return null;
        }
        return location.path() + all.subList(known, Math.min(all.size(), known + segments)).stream()
                .map(segment -> "/" + (WORD.matcher(segment).matches() ? segment : ID)).collect(Collectors.joining());
    }
}
