package io.github.iislint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The folder to which file names are relative on CI servers and code hosts. */
final class RepositoryRoot {

    /** Where GitHub, GitLab, Azure and Jenkins have checked out. */
    private static final List<String> CHECKOUTS = List.of("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "BUILD_SOURCESDIRECTORY",
            "WORKSPACE");

    private RepositoryRoot() {
    }

    /**
     * The nearest folder with a {@code .git} at or above {@code folder}, not above what the pipeline has checked out, then that;
     * else {@code folder} itself. It only affects names in reports, not what is read or run.
     *
     * @param folder absolute
     */
    static Path of(Path folder, Map<String, String> environment) {
        Path checkout = checkout(folder, environment);
        for (Path above = folder; above != null; above = above.getParent()) {
            if (Files.exists(above.resolve(".git"))) {
                return above;
            }
            if (above.equals(checkout)) {
                return above;
            }
        }
        return folder;
    }

    private static @Nullable Path checkout(Path folder, Map<String, String> environment) {
        for (String variable : CHECKOUTS) {
            String value = environment.getOrDefault(variable, "");
            try {
                Path path = Path.of(value).toAbsolutePath().normalize();
                if (!value.isEmpty() && folder.startsWith(path)) {
                    return path;
                }
            } catch (InvalidPathException e) {
                // no path of this system, so not one that the folder is in
            }
        }
        return null;
    }
}
