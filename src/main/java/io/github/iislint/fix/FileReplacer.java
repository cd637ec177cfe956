package io.github.iislint.fix;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes edited files: all or none. Each is written beside the old one and then replaces it atomically, so that at any moment
 * there is either the complete old or the complete new file, even if the process is killed. Owner, permissions, access
 * control lists and extended attributes stay.
 */
public final class FileReplacer {

    private final FileTree files;
    private final Disk disk;

    public FileReplacer(FileTree files) {
        this(files, new Disk());
    }

    FileReplacer(FileTree files, Disk disk) {
        this.files = files;
        this.disk = disk;
    }

    /** One file on its way. */
    private static final class Job {
        final Fixer.FileEdit edit;
        /** All names of the file; only one that has hard links has several. */
        final List<Path> names = new ArrayList<>(1);
        final byte[] before;
        final byte[] after;
        /** The new file, by what is to become each of its names. */
        final List<Path> temporary = new ArrayList<>(1);
        int replaced;
        @Nullable
        Path backup;

        Job(Fixer.FileEdit edit, byte[] before, byte[] after) {
            this.edit = edit;
            this.before = before;
            this.after = after;
        }

        Path target() {
            return names.get(0);
        }
    }

    /**
     * Writes the new texts.
     *
     * @param backup what is appended to a file's name for a copy of the old one; {@code null} for no copy. A copy of an earlier
     *        run
     *        gets a number appended
     * @throws IOException if a file cannot be written or changed since it was read; then all files are as they were, or the
     *         message says which one is not
     */
    public void write(List<Fixer.FileEdit> edits, @Nullable String backup) throws IOException {
        Map<Object, Job> jobs = new LinkedHashMap<>();
        try (TemporaryFiles temporary = new TemporaryFiles(disk)) {
            try {
                for (Fixer.FileEdit edit : edits) {
                    prepare(edit, jobs);
                }
                for (Job job : jobs.values()) {
                    allNames(job);
                }
                temporary.removeOld(jobs.values().stream().map(Job::target).toList());
                for (Job job : jobs.values()) {
                    step(job, () -> temporary.run(() -> writeBeside(job, temporary)));
                }
                for (Job job : jobs.values()) {
                    step(job, () -> temporary.run(() -> replace(job, backup, temporary)));
                }
            } catch (IOException e) {
                if (!temporary.stopped()) {
                    restore(jobs.values(), temporary, e);
                }
                throw e;
            }
        }
    }

    private void prepare(Fixer.FileEdit edit, Map<Object, Job> jobs) throws IOException {
        String name = files.name(edit.file());
        try {
            Path target = disk.resolve(edit.file());
            byte[] now = disk.read(target);
            if (!Arrays.equals(now, edit.before().encode())) {
                throw new IOException(
                        name + ": changed since it was read, or its bytes cannot be reproduced; nothing was written");
            }
            if (!disk.writable(target)) {
                throw new IOException(name + ": is read-only; nothing was written");
            }
            Object identity = disk.identity(target);
            Job job = new Job(edit, now, edit.after().encode());
            Job same = jobs.putIfAbsent(identity == null ? target : identity, job);
            if (same != null && !Arrays.equals(same.after, job.after)) {
                throw new IOException(name + ": is the same file as " + files.name(same.edit.file())
                        + ", and needs another change there; nothing was written");
            }
            List<Path> names = (same == null ? job : same).names;
            if (!names.contains(target)) {
                names.add(target);
            }
        } catch (CharacterCodingException e) {
            throw new IOException(
                    name + ": its encoding " + edit.before().charset() + " cannot write the change; nothing was written", e);
        } catch (FileSystemException e) {
            throw new IOException(message(name, e), e);
        }
    }

    /** A name that is not known would keep the old text, as a file of its own. */
    private void allNames(Job job) throws IOException {
        int names = disk.names(job.target());
        if (names > job.names.size()) {
            throw new IOException(files.name(job.edit.file()) + ": has " + names + " names (hard links), and "
                    + (names - job.names.size()) + " of them would keep the old text; nothing was written");
        }
    }

    private void writeBeside(Job job, TemporaryFiles temporary) throws IOException {
        Path first = temporary.beside(job.target());
        disk.copy(job.target(), first);
        job.temporary.add(first);
        disk.write(first, job.after);
        disk.copyPermissions(job.target(), first);
        for (Path name : job.names.subList(1, job.names.size())) {
            Path further = temporary.beside(name);
            disk.link(first, further);
            job.temporary.add(further);
        }
    }

    private void replace(Job job, @Nullable String backup, TemporaryFiles temporary) throws IOException {
        if (!Arrays.equals(disk.read(job.target()), job.before)) {
            throw new IOException("it changed while the fix was written");
        }
        if (backup != null) {
            Path copy = job.target().resolveSibling(job.target().getFileName() + backup);
            if (disk.exists(copy)) {
                disk.rename(copy, unused(copy));
            }
            job.backup = copy;
            disk.copy(job.target(), copy);
        }
        for (int i = 0; i < job.names.size(); i++) {
            disk.replace(job.temporary.get(i), job.names.get(i));
            temporary.forget(job.temporary.get(i));
            job.replaced++;
        }
    }

    private Path unused(Path copy) {
        int number = 1;
        while (disk.exists(numbered(copy, number))) {
            number++;
        }
        return numbered(copy, number);
    }

    private static Path numbered(Path copy, int number) {
        return copy.resolveSibling(copy.getFileName() + "." + number);
    }

    private void step(Job job, TemporaryFiles.Action step) throws IOException {
        try {
            step.run();
        } catch (IOException e) {
            throw new IOException(message(files.name(job.edit.file()), e), e);
        }
    }

    private static String message(String name, IOException e) {
        String reason = e instanceof AccessDeniedException
                ? "no permission, or another program (IIS Manager, w3wp) holds it open"
                : !(e instanceof FileSystemException system)
                        ? e.getMessage()
                        : system.getReason() == null ? e.getClass().getSimpleName() : system.getReason();
        return name + ": cannot be written: " + reason + "; nothing has changed";
    }

    private void restore(Iterable<Job> jobs, TemporaryFiles temporary, IOException cause) {
        for (Job job : jobs) {
            try {
                for (int i = 0; i < job.replaced; i++) {
                    if (Arrays.equals(disk.read(job.names.get(i)), job.after)) {
                        Path old = temporary.beside(job.names.get(i));
                        disk.copy(job.names.get(i), old);
                        disk.write(old, job.before);
                        disk.copyPermissions(job.names.get(i), old);
                        disk.replace(old, job.names.get(i));
                        temporary.forget(old);
                    }
                }
                if (job.backup != null) {
                    disk.delete(job.backup);
                }
            } catch (IOException e) {
                cause.addSuppressed(new IOException(job.names.stream().map(files::name).collect(Collectors.joining(", "))
                        + (job.replaced > 0
                                ? ": contains its new text and "
                                        + "could not be restored"
                                : ": a copy of it is left"),
                        e));
            }
        }
    }
}
