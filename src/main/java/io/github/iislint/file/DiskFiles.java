package io.github.iislint.file;

import java.io.IOException;
import java.lang.ref.SoftReference;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of this machine, as far as the command line names them. Links are followed within the folders that are named, and
 * from one of them to another; one that leads out is reported and not read, because the author of the files could otherwise
 * have files shown or changed without permission for them. What is in none of the folders, such as a settings file above,
 * stays within its own folder, and nothing below the working folder leads out of that. Devices, pipes and sockets are never
 * opened.
 */
public final class DiskFiles implements FileTree {

    /** The size above which a file is refused unless said otherwise, in bytes. */
    public static final long DEFAULT_MAX_SIZE = 256L << 20;

    /** What is recognized by its content is read to see what it is, to lint it, and to show its lines: a large file once. */
    private static final long LARGE = 1 << 20;

    private final Path workingFolder;
    private final long maxSize;
    private final LinkBounds bounds;
    private final ShareLinks shares;
    private volatile SoftReference<ReadFile> large = new SoftReference<>(null);

    /** @param maxSize in bytes; a larger file is refused, since its tree might not fit into memory */
    public DiskFiles(Path workingFolder, long maxSize) {
        this(workingFolder, maxSize, List.of());
    }

    /** @param named the files and folders that the command line names or maps, relative to the working folder or absolute */
    public DiskFiles(Path workingFolder, long maxSize, Collection<Path> named) {
        this.workingFolder = workingFolder.toAbsolutePath().normalize();
        this.maxSize = maxSize;
        this.shares = new ShareLinks(this.workingFolder);
        this.bounds = new LinkBounds(this.workingFolder, named.stream().filter(path -> !shares.lead(path)).toList());
    }

    @Override
    public Path workingFolder() {
        return workingFolder;
    }

    @Override
    public boolean isFolder(Path path) {
        return shares.lead(path) ? !ShareLinks.looksLikeAFile(path) : Files.isDirectory(path);
    }

    @Override
    public boolean isFile(Path path) {
        return shares.lead(path) ? ShareLinks.looksLikeAFile(path) : Files.isRegularFile(path);
    }

    @Override
    public boolean isLink(Path path) {
        try {
            BasicFileAttributes own = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            // To Java a junction is something other, and so is a folder that OneDrive has yet to fetch.
            return own.isSymbolicLink() || own.isOther() && !path.toRealPath().equals(inRealFolder(path));
        } catch (IOException e) {
            return false;
        }
    }

    private static Path inRealFolder(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        return absolute.getParent() == null ? absolute : absolute.getParent().toRealPath().resolve(absolute.getFileName());
    }

    @Override
    public @Nullable String refusal(Path path) {
        return shares.lead(path)
                ? "is or is behind a link to another machine, which is not opened"
                : bounds.refusal(path);
    }
    @Override
    public void admit(Path folder) {
        bounds.admit(folder);
    }

    private void allowed(Path path) throws IOException {
        String refusal = refusal(path);
        if (refusal != null) {
            throw new IOException(name(path) + ": " + refusal);
        }
    }

    @Override
    public Path real(Path folder) throws IOException {
        return told(folder, () -> {
            if (shares.lead(folder)) {
                allowed(folder);
            }
            return folder.toRealPath();
        });
    }

    @Override
    public Object identity(Path file) {
        try {
            if (shares.lead(file)) {
                return FileTree.super.identity(file);
            }
            Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
            // On Windows there is none.
            return key != null ? key : file.toRealPath();
        } catch (IOException e) {
            return FileTree.super.identity(file);
        }
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return told(folder, () -> {
            allowed(folder);
            List<Path> found = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
                stream.forEach(found::add);
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
            Collections.sort(found);
            return found;
        });
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return told(file, () -> {
            allowed(file);
            FileVersion version = FileVersion.of(file);
            ReadFile last = large.get();
            if (last != null && version.equals(last.version)) {
                return last.text;
            }
            SourceText text = SourceText.decode(bytes(file, version.size));
            if (version.size >= LARGE) {
                large = new SoftReference<>(new ReadFile(version, text));
            }
            return text;
        });
    }

    /** A file as it was at some time. */
    private record FileVersion(Path file, long size, FileTime modified) {

        static FileVersion of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileVersion(file.toAbsolutePath(), attributes.size(), attributes.lastModifiedTime());
        }
    }

    private record ReadFile(FileVersion version, SourceText text) {
    }

    /**
     * The bytes of a file.
     *
     * @throws IOException if it cannot be read or is too large; the message names the file and the reason
     */
    public byte[] bytes(Path file) throws IOException {
        return told(file, () -> {
            allowed(file);
            return bytes(file, Files.size(file));
        });
    }

    private byte[] bytes(Path file, long size) throws IOException {
        if (size > maxSize) {
            throw new IOException(name(file) + ": " + tooLarge(size, maxSize));
        }
        return Files.readAllBytes(file);
    }

    /** Reads something of a file. */
    private interface Read<T> {

        T read() throws IOException;
    }

    private <T> T told(Path file, Read<T> read) throws IOException {
        try {
            return read.read();
        } catch (NoSuchFileException e) {
            throw new IOException(name(file) + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(name(file) + ": no permission to read it", e);
        } catch (FileSystemException e) {
            throw new IOException(name(file) + ": cannot be read: " + (e.getReason() == null ? e.getMessage() : e.getReason()),
                    e);
        }
    }

    /** The size in bytes above which a file is refused. */
    public long maxSize() {
        return maxSize;
    }

    /** Why a file of that size in bytes is refused. */
    public static String tooLarge(long size, long maxSize) {
        return (size >> 20) + " MB is more than --max-file-size allows (" + (maxSize >> 20) + " MB)";
    }
}
