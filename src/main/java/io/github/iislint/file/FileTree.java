package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where files come from: the disk, a revision of a repository, an example in a rule file, or one of these with edits. */
public interface FileTree {

    /** The folder that relative names are relative to; absolute and normalized. */
    Path workingFolder();

    boolean isFolder(Path path);

    boolean isFile(Path path);

    /** Whether a path leads to something that is elsewhere: a symbolic link, or a junction of Windows. */
    boolean isLink(Path path);

    /**
     * Why what is at a path must not be read or searched: a link leads out of what the command line names, or it is a device, a
     * pipe or a socket. A clause, such as "is a link that …"; {@code null} if nothing prevents it, or nothing is there.
     * {@link #list} and {@link #read} refuse the same.
     */
    default @Nullable String refusal(Path path) {
        return null;
    }

    /**
     * Lets links lead into a folder, too, as if the command line named it: one in which a live server has files. Nothing that
     * an untrusted file says may decide it.
     *
     * @param folder absolute and normalized; there need be none
     */
    default void admit(Path folder) {
    }

    /**
     * The path of the same folder without a link in it.
     *
     * @throws IOException if there is no such folder
     */
    Path real(Path folder) throws IOException;

    /**
     * What is directly in a folder, sorted by name.
     *
     * @throws IOException if it cannot be listed
     */
    List<Path> list(Path folder) throws IOException;

    /**
     * Reads and decodes a file.
     *
     * @throws IOException if it cannot be read; the message names the file and the reason
     */
    SourceText read(Path file) throws IOException;

    /** The folder that a file is in; the working folder, as an empty path, where the file is named without one. */
    static Path folder(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of("") : folder;
    }

    /** Equal for paths that lead to one and the same file, by whatever links. */
    default Object identity(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** How messages call a path: relative to the working folder where possible, with forward slashes. */
    default String name(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path working = workingFolder();
        boolean related = absolute.getRoot() != null && absolute.getRoot().equals(working.getRoot());
        String name = (related ? working.relativize(absolute) : absolute).toString()
                .replace(absolute.getFileSystem().getSeparator(), "/");
        return name.isEmpty() ? "." : name;
    }
}
