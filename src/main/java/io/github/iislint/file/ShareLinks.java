package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes Windows links to another machine ({@code \\server\share}). Merely accessing such a link makes Windows sign the
 * user in to that machine, so this reads the targets of links, step by step, before they are followed.
 */
final class ShareLinks {

    /** More links than that on one way are none that Windows follows. */
    private static final int MOST = 63;

    /** Folders that no such link is on the way to. */
    private final Set<Path> near = ConcurrentHashMap.newKeySet();

    private final Path workingFolder;
    private final boolean windows;

    /** @param workingFolder absolute and normalized */
    ShareLinks(Path workingFolder) {
        this.workingFolder = workingFolder;
        this.windows = workingFolder.getFileSystem().getSeparator().equals("\\");
    }

    /**
     * Whether a path is such a link, or is behind one. That it is on a share itself does not count.
     *
     * @param path relative to the working folder or absolute
     */
    boolean lead(Path path) {
        return windows && lead(workingFolder.resolve(path).normalize(), MOST);
    }

    private boolean lead(Path path, int links) {
        Path at = path.getRoot();
        for (Path name : path) {
            Path above = at;
            at = at.resolve(name);
            if (near.contains(at)) {
                continue;
            }
            if (Files.isSymbolicLink(at)) {
                Path target = target(above, at);
                if (links == 0 || target == null || onShare(target) && !target.getRoot().equals(at.getRoot())
                        || lead(target, links - 1)) {
                    return true;
                }
            }
            if (!at.equals(path)) {
                near.add(at);
            }
        }
        return false;
    }

    /** {@code null} where it cannot be read, which is no reason to follow it. */
    private static @Nullable Path target(Path folder, Path link) {
        try {
            return folder.resolve(Files.readSymbolicLink(link)).toAbsolutePath().normalize();
        } catch (IOException | UnsupportedOperationException | SecurityException e) {
            return null;
        }
    }

    private static boolean onShare(Path path) {
        return path.getRoot() != null && path.getRoot().toString().startsWith("\\\\");
    }

    /**
     * What such a link leads to cannot be told without a look at it. By its name it counts as a file or as a folder, so that
     * whoever searches a folder meets it and is told why it is not opened.
     */
    static boolean looksLikeAFile(Path link) {
        Path name = link.getFileName();
        String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        return text.endsWith(".config") || text.endsWith(".xml");
    }
}
