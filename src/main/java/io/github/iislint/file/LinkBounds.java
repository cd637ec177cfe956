package io.github.iislint.file;

import io.github.iislint.file.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far links may lead: see {@link DiskFiles}. */
public final class LinkBounds {

    private final Path workingFolder;
    private final List<Root> roots = new ArrayList<>();

    /**
     * A folder in which links may lead anywhere.
     *
     * @param named as it is written
     * @param real where it is; {@code null} where it is nowhere, or out of bounds itself
     */
    private record Root(Path named, @Nullable Path real) {
    }

    /**
     * @param workingFolder absolute and normalized
     * @param named files, which stand for their folders, and folders; relative to the working folder or absolute
     */
    public LinkBounds(Path workingFolder, Collection<Path> named) {
        this.workingFolder = workingFolder;
        for (Path path : named) {
            Path absolute = workingFolder.resolve(path).normalize();
            Path folder = Files.isDirectory(absolute) || absolute.getParent() == null ? absolute : absolute.getParent();
            Path real = real(folder);
            roots.add(new Root(folder, real == null || leavesWorkingFolder(folder, real) ? null : real));
        }
    }

    /**
     * Why what is at a path must not be opened, as a clause; {@code null} where nothing speaks against it, and where nothing is.
     */
    public @Nullable String refusal(Path path) {
        Path absolute = workingFolder.resolve(path).normalize();
        Path real = real(absolute);
        if (real == null) {
            return isLink(absolute) ? "is a link that leads nowhere" : null;
        }
        boolean folder = Files.isDirectory(real);
        if (!folder && !Files.isRegularFile(real)) {
            return "is no file but a device, a pipe or a socket, which is not opened";
        }
        Path bound = bound(absolute, real, folder);
        return bound == null ? null : "is or lies behind a link that leads out of " + name(bound) + ", which is not followed";
    }

    /** Why nothing must be written at a path, which may be that of a new file; {@code null} where nothing speaks against it. */
    public @Nullable String refusalToWrite(Path path) {
        Path absolute = workingFolder.resolve(path).normalize();
        Path parent = absolute.getParent();
        String refusal = parent == null ? null : refusal(parent);
        return refusal != null ? refusal : Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) ? refusal(absolute) : null;
    }

    /** The folder out of which the path leads; {@code null} where it stays within. */
    private @Nullable Path bound(Path absolute, Path real, boolean folder) {
        Path named = null;
        for (Root root : roots) {
            if (!absolute.equals(root.named) && absolute.startsWith(root.named)) {
                named = named == null || root.named.startsWith(named) ? root.named : named;
            }
        }
        if (named != null) {
            return inRoots(real) ? null : named;
        }
        if (leavesWorkingFolder(absolute, real) && !inRoots(real)) {
            return workingFolder;
        }
        Path parent = folder ? null : real(absolute.getParent());
        return parent == null || real.startsWith(parent) ? null : absolute.getParent();
    }

    private boolean inRoots(Path real) {
        for (Root root : roots) {
            if (root.real != null && real.startsWith(root.real)) {
                return true;
            }
        }
        return false;
    }

    private boolean leavesWorkingFolder(Path absolute, Path real) {
        if (!absolute.startsWith(workingFolder)) {
            return false;
        }
        Path working = real(workingFolder);
        return working != null && !real.startsWith(working);
    }

    private String name(Path folder) {
        String name = (folder.startsWith(workingFolder) ? workingFolder.relativize(folder) : folder).toString().replace('\\',
                '/');
        return name.isEmpty() ? "the working folder" : name;
    }

    private static boolean isLink(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).isSymbolicLink();
        } catch (IOException e) {
            return false;
        }
    }

    /** {@code null} where nothing is, or it cannot be told. */
    private static @Nullable Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException | SecurityException e) {
            return null;
        }
    }
}
