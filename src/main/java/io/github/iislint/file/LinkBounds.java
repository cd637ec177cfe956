package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far links may lead: see {@link DiskFiles}. Safe for several threads. */
public final class LinkBounds {

    private final Path workingFolder;
    private final @Nullable Path realWorkingFolder;
    /** The folders in which links may lead anywhere, as they are written. */
    private final Set<Path> named = ConcurrentHashMap.newKeySet();
    /** Where they are, unless that is nowhere, or out of bounds itself. */
    private final Set<Path> roots = ConcurrentHashMap.newKeySet();
    /**
     * What is known of folders. The real path costs a look at each folder above, so that asking for it again at each file of a
     * tree would make the work grow with the cube of its depth (800 nested folders: 60 s, with this 5 s).
     */
    private final Map<Path, Folder> folders = new HashMap<>();

    /**
     * @param real where it is
     * @param named the nearest named folder that it is or is below; {@code null} if there is none
     * @param inRoots whether it really is in one of the folders in which links may lead anywhere
     */
    private record Folder(Path real, @Nullable Path named, boolean inRoots) {
    }

    /**
     * @param workingFolder absolute and normalized
     * @param named files, which stand for their folders, and folders; relative to the working folder or absolute
     */
    public LinkBounds(Path workingFolder, Collection<Path> named) {
        this.workingFolder = workingFolder;
        this.realWorkingFolder = real(workingFolder);
        Map<Path, Path> reals = new HashMap<>();
        for (Path path : named) {
            Path absolute = workingFolder.resolve(path).normalize();
            Path folder = Files.isDirectory(absolute) || absolute.getParent() == null ? absolute : absolute.getParent();
            this.named.add(folder);
            Path real = reals.computeIfAbsent(folder, LinkBounds::real);
            if (real != null && !leavesWorkingFolder(folder, real)) {
                roots.add(real);
            }
        }
        if (realWorkingFolder != null) {
            remember(workingFolder, realWorkingFolder);
        }
        reals.forEach(this::remember);
    }

    /** Below what is named, names are taken as they are written, also where they are short names of Windows. */
    private void remember(Path folder, Path real) {
        folders.put(folder, new Folder(real, nearestIn(named, folder), inRoots(real)));
    }

    /** Adds a folder to those that are named, wherever it is: absolute and normalized. */
    synchronized void admit(Path folder) {
        Path real = real(folder);
        if (real != null) {
            named.add(folder);
            roots.add(real);
            folders.clear();
            remember(folder, real);
        }
    }

    /**
     * Why what is at a path must not be opened, as a clause; {@code null} where nothing speaks against it, and where nothing is.
     */
    public @Nullable String refusal(Path path) {
        Path absolute = workingFolder.resolve(path).normalize();
        Folder parent = absolute.getParent() == null ? null : folder(absolute.getParent());
        boolean link = isLink(attributes(absolute, LinkOption.NOFOLLOW_LINKS));
        Path real = link || parent == null ? real(absolute) : parent.real.resolve(absolute.getFileName());
        BasicFileAttributes attributes = real == null ? null : attributes(real);
        if (real == null || attributes == null) {
            return link ? "is a link that leads nowhere" : null;
        }
        if (!attributes.isDirectory() && !attributes.isRegularFile()) {
            return "is not a file but a device, a pipe or a socket, which is not opened";
        }
        Path bound = bound(absolute, parent, real, link, attributes.isDirectory());
        return bound == null ? null : "is or is behind a link that leads out of " + name(bound) + ", which is not followed";
    }

    /** Why nothing must be written at a path, which may be that of a new file; {@code null} where nothing speaks against it. */
    public @Nullable String refusalToWrite(Path path) {
        Path absolute = workingFolder.resolve(path).normalize();
        Path parent = absolute.getParent();
        String refusal = parent == null ? null : refusal(parent);
        return refusal != null ? refusal : Files.exists(absolute, LinkOption.NOFOLLOW_LINKS) ? refusal(absolute) : null;
    }

    /** The folder out of which the path leads; {@code null} where it stays within. */
    private @Nullable Path bound(Path absolute, @Nullable Folder parent, Path real, boolean link, boolean folder) {
        boolean within = parent != null && !link ? parent.inRoots || roots.contains(real) : inRoots(real);
        if (parent != null && parent.named != null) {
            return within ? null : parent.named;
        }
        if (leavesWorkingFolder(absolute, real) && !within) {
            return workingFolder;
        }
        return folder || parent == null || real.startsWith(parent.real) ? null : absolute.getParent();
    }

    /** What is known of a folder; {@code null} where nothing is, or it cannot be told. */
    private synchronized @Nullable Folder folder(Path absolute) {
        Deque<Path> unknown = new ArrayDeque<>();
        Folder above = null;
        for (Path path = absolute; path != null && above == null; path = path.getParent()) {
            above = folders.get(path);
            if (above == null) {
                unknown.push(path);
            }
        }
        for (Path path : unknown) {
            BasicFileAttributes own = attributes(path, LinkOption.NOFOLLOW_LINKS);
            boolean link = above == null || isLink(own);
            Path real = own == null ? null : above == null || link ? real(path) : above.real.resolve(path.getFileName());
            if (real == null) {
                return null;
            }
            above = new Folder(real, named.contains(path) || above == null ? nearestIn(named, path) : above.named,
                    above == null || link ? inRoots(real) : above.inRoots || roots.contains(real));
            folders.put(path, above);
        }
        return above;
    }

    private boolean inRoots(Path real) {
        return nearestIn(roots, real) != null;
    }

    /** The nearest of the folders that the path is or is below; {@code null} if there is none. */
    private static @Nullable Path nearestIn(Set<Path> folders, Path path) {
        Path at = path;
        while (at != null && !folders.contains(at)) {
            at = at.getParent();
        }
        return at;
    }

    private boolean leavesWorkingFolder(Path absolute, Path real) {
        return realWorkingFolder != null && !real.startsWith(realWorkingFolder) && absolute.startsWith(workingFolder);
    }

    private String name(Path folder) {
        String name = (folder.startsWith(workingFolder) ? workingFolder.relativize(folder) : folder).toString().replace('\\',
                '/');
        return name.isEmpty() ? "the working folder" : name;
    }

    /** Whether what has these attributes may lead elsewhere; to Java a junction of Windows is something other. */
    private static boolean isLink(@Nullable BasicFileAttributes own) {
        return own != null && (own.isSymbolicLink() || own.isOther());
    }

    /** {@code null} where nothing is, or it cannot be told. */
    private static @Nullable BasicFileAttributes attributes(Path path, LinkOption... options) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, options);
        } catch (IOException | SecurityException e) {
            return null;
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
