package io.github.iislint.fix;

import io.github.iislint.file.FileTree;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes edited files: all or none. Each is written beside the old one and then put into its place in one step, so that at any
 * moment there is either the old or the new file, whole.
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
        final Path target;
        final byte[] before;
        final byte[] after;
        Path temporary;
        boolean done;

        Job(Fixer.FileEdit edit, Path target, byte[] before, byte[] after) {
            this.edit = edit;
            this.target = target;
            this.before = before;
            this.after = after;
        }
    }

    /**
     * Writes the new texts.
     *
     * @param backup what is appended to a file's name for a copy of the old one; {@code null} for no copy
     * @throws IOException if a file cannot be written or changed since it was read; then all files are as they were, or the
     *         message says which one is not and where its old text is
     */
    public void write(List<Fixer.FileEdit> edits, String backup) throws IOException {
        List<Job> jobs = new ArrayList<>();
        try {
            for (Fixer.FileEdit edit : edits) {
                jobs.add(prepare(edit));
            }
            for (Job job : jobs) {
                step(job, () -> {
                    job.temporary = disk.temporary(job.target);
                    disk.write(job.temporary, job.after);
                    disk.copyPermissions(job.target, job.temporary);
                });
            }
            for (Job job : jobs) {
                step(job, () -> {
                    unchanged(job);
                    if (backup != null) {
                        disk.copy(job.target, job.target.resolveSibling(job.target.getFileName() + backup));
                    }
                    disk.replace(job.temporary, job.target);
                    job.done = true;
                });
            }
        } catch (IOException e) {
            restore(jobs, e);
            throw e;
        }
    }

    private Job prepare(Fixer.FileEdit edit) throws IOException {
        String name = files.name(edit.file());
        try {
            Path target = disk.resolve(edit.file());
            byte[] now = disk.read(target);
            if (!Arrays.equals(now, edit.before().encode())) {
                throw new IOException(name + ": changed since it was read, or its bytes cannot be reproduced; nothing was written");
            }
            if (!disk.writable(target)) {
                throw new IOException(name + ": is read-only; nothing was written");
            }
            return new Job(edit, target, now, edit.after().encode());
        } catch (CharacterCodingException e) {
            throw new IOException(name + ": its encoding " + edit.before().charset() + " cannot write the change; nothing was written", e);
        } catch (FileSystemException e) {
            throw new IOException(message(name, e), e);
        }
    }

    private void unchanged(Job job) throws IOException {
        if (!Arrays.equals(disk.read(job.target), job.before)) {
            throw new IOException(files.name(job.edit.file()) + ": changed while the fix was written");
        }
    }

    @FunctionalInterface
    private interface Step {

        void run() throws IOException;
    }

    private void step(Job job, Step step) throws IOException {
        try {
            step.run();
        } catch (FileSystemException e) {
            throw new IOException(message(files.name(job.edit.file()), e), e);
        }
    }

    private static String message(String name, FileSystemException e) {
        String reason = e instanceof AccessDeniedException ? "no permission, or another program (IIS Manager, w3wp) holds it open"
                : e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
        return name + ": cannot be written: " + reason + "; everything is as it was";
    }

    private void restore(List<Job> jobs, IOException cause) {
        for (Job job : jobs) {
            try {
                if (job.done) {
                    Path old = disk.temporary(job.target);
                    disk.write(old, job.before);
                    disk.copyPermissions(job.target, old);
                    disk.replace(old, job.target);
                } else if (job.temporary != null) {
                    disk.delete(job.temporary);
                }
            } catch (IOException e) {
                cause.addSuppressed(new IOException(files.name(job.edit.file()) + (job.done ? ": has its new text and could not be put back"
                        : ": a temporary file is left beside it"), e));
            }
        }
    }
}
