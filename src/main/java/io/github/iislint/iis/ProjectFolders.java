package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Recognizes folders of a project in which a web.config is not what IIS reads for visitors. */
final class ProjectFolders {

    private ProjectFolders() {
    }

    /** Whether a build puts its output there: {@code bin} or {@code obj} beside a web.config or a project file. */
    static boolean isOutput(FileTree files, Path folder) {
        String name = name(folder);
        return (name.equals("bin") || name.equals("obj")) && folder.getParent() != null
                && (holds(files, folder.getParent(), "web.config") || isProject(files, folder.getParent()));
    }

    /**
     * Whether IIS reads a web.config for visitors by assumption only: in the views of ASP.NET MVC, which no request reaches, and
     * in a project of its own within another one.
     *
     * @param root the folder of the site or application
     * @param folder the folder of the file, the same or below
     */
    static boolean isAside(FileTree files, Path root, Path folder) {
        if (!folder.equals(root) && isProject(files, folder)) {
            return true;
        }
        if (!folder.startsWith(root)) {
            return false;
        }
        String top = name(root);
        if (top.equals("views") || top.equals("bin") || top.equals("obj")) {
            return true;
        }
        for (Path segment : root.relativize(folder)) {
            if (name(segment).equals("views")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isProject(FileTree files, Path folder) {
        return holds(files, folder, ".csproj", ".vbproj", ".fsproj");
    }

    /** Whether a file in the folder has a name that ends in one of these ways. */
    private static boolean holds(FileTree files, Path folder, String... ends) {
        try {
            return files.list(folder).stream().map(ProjectFolders::name)
                    .anyMatch(name -> Stream.of(ends).anyMatch(name::endsWith));
        } catch (IOException e) {
            // What cannot be listed shows nothing.
            return false;
        }
    }

    private static String name(Path path) {
        return path.getFileName() == null ? "" : path.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
