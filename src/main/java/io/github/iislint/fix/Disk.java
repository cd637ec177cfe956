package io.github.iislint.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** The single steps of replacing a file. Tests make them fail one after the other. */
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

    /** An empty file beside another one. */
    Path temporary(Path beside) throws IOException {
        return Files.createTempFile(beside.getParent(), "." + beside.getFileName() + ".", ".iislint");
    }

    /** Writes and flushes to the disk. */
    void write(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.CREATE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    /** Gives a file the permissions and the owner of another one. */
    void copyPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (source != null) {
            PosixFileAttributes attributes = source.readAttributes();
            PosixFileAttributeView target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
            PosixFileAttributes own = target.readAttributes();
            if (!own.owner().equals(attributes.owner())) {
                target.setOwner(attributes.owner());
            }
            if (!own.group().equals(attributes.group())) {
                target.setGroup(attributes.group());
            }
            target.setPermissions(attributes.permissions());
            return;
        }
        AclFileAttributeView acl = Files.getFileAttributeView(from, AclFileAttributeView.class);
        if (acl != null) {
            Files.getFileAttributeView(to, AclFileAttributeView.class).setAcl(acl.getAcl());
        }
    }

    /** Puts a file into the place of another one in one step. */
    void replace(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("the file system cannot replace a file in one step", e);
        }
    }

    void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }
}
