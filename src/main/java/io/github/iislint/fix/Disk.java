package io.github.iislint.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The single steps of replacing a file. Tests let each of them fail in turn. */
class Disk {

    byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    /** The file that a path means in the end, symbolic links followed. */
    Path resolve(Path file) throws IOException {
        return file.toRealPath();
    }

    /** Whether this user may write the file; an administrator may, whatever its permissions are. */
    boolean writable(Path file) {
        return Files.isWritable(file);
    }

    /** Equal for paths that are names of one file; {@code null} where the system cannot tell (Windows). */
    @Nullable
    Object identity(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }

    /** How many names (hard links) a file has; 1 where the system cannot tell. */
    int names(Path file) throws IOException {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? (Integer) Files.getAttribute(file, "unix:nlink")
                : 1;
    }

    /** Copies a file with all that belongs to it: owner, permissions, access control lists, extended attributes. */
    void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** Writes and flushes to the disk. */
    void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /**
     * Makes sure that a copy belongs to the same people and lets in the same ones as its original, whatever was copied before.
     *
     * @throws IOException if that cannot be had
     */
    void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (source != null) {
            PosixFileAttributes wanted = source.readAttributes();
            PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class,
                    LinkOption.NOFOLLOW_LINKS);
            PosixFileAttributes own = target.readAttributes();
            try {
                if (!own.owner().equals(wanted.owner())) {
                    target.setOwner(wanted.owner());
                }
                if (!own.group().equals(wanted.group())) {
                    target.setGroup(wanted.group());
                }
            } catch (FileSystemException e) {
                throw new IOException("its owner " + wanted.owner() + " and group " + wanted.group()
                        + " cannot be kept by this user", e);
            }
            target.setPermissions(wanted.permissions());
        } else {
            AclFileAttributeView acl = Files.getFileAttributeView(from, AclFileAttributeView.class);
            AclFileAttributeView own = Files.getFileAttributeView(to, AclFileAttributeView.class);
            if (acl != null && !own.getAcl().equals(acl.getAcl())) {
                own.setAcl(acl.getAcl());
            }
        }
        UserDefinedFileAttributeView notes = Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
        if (notes != null
                && !Files.getFileAttributeView(to, UserDefinedFileAttributeView.class).list().containsAll(notes.list())) {
            throw new IOException("its extended attributes cannot be kept");
        }
    }

    /** Gives a file a further name. */
    void link(Path file, Path name) throws IOException {
        Files.createLink(name, file);
    }

    /** Puts a file into the place of another one in one step. */
    void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system cannot replace a file in one step", e);
        }
    }

    /** Gives a file a name that no other one has. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to);
    }

    boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** The names in a folder that match a glob. */
    List<Path> list(Path folder, String glob) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, glob)) {
            stream.forEach(found::add);
        }
        return found;
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
