package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far links may lead: see {@link DiskFiles}. */
public final class LinkBounds {

    private final Path workingFolder;
    /** The folders that are named, as they are written; links may lead from any to any. */
    private final Set<Path> named = ConcurrentHashMap.newKeySet();
    /** Where they are; one that is nowhere, or out of bounds itself, is not among them. */
    private final Set<Path> real = ConcurrentHashMap.newKeySet();

    /**
     * @param workingFolder absolute and normalized
     * @param named files, which stand for their folders, and folders; relative to the working folder or absolute
     */
    public LinkBounds(Path workingFolder, Collection<Path> named) {
        this.workingFolder = workingFolder;
        for (Path path : named) {
            Path absolute = workingFolder.resolve(path).normalize();
            Path folder = Files.isDirectory(absolute) || absolute.getParent() == null ? absolute : absolute.getParent();
            Path at = real(folder);
            this.named.add(folder);
            if (at != null && !leavesWorkingFolder(folder, at)) {
                real.add(at);
            }
        }
    }

    /** Adds a folder to those that are named, wherever it is: absolute and normalized. */
    void admit(Path folder) {
        Path at = real(folder);
        if (at != null) {
            named.add(folder);
            real.add(at);
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
        Path nearest = absolute.getParent();
        while (nearest != null && !named.contains(nearest)) {
            nearest = nearest.getParent();
        }
        if (nearest != null) {
            return inRoots(real) ? null : nearest;
        }
        if (leavesWorkingFolder(absolute, real) && !inRoots(real)) {
            return workingFolder;
        }
        Path parent = folder ? null : real(absolute.getParent());
        return parent == null || real.startsWith(parent) ? null : absolute.getParent();
    }

    private boolean inRoots(Path path) {
        for (Path at = path; at != null; at = at.getParent()) {
            if (real.contains(at)) {
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
