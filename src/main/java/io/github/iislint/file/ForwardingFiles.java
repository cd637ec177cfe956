package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file tree that delegates to another one; base class of trees that override some files. */
public abstract class ForwardingFiles implements FileTree {

    private final FileTree files;

    protected ForwardingFiles(FileTree files) {
        this.files = files;
    }

    @Override
    public Path workingFolder() {
        return files.workingFolder();
    }

    @Override
    public boolean isFolder(Path path) {
        return files.isFolder(path);
    }

    @Override
    public boolean isFile(Path path) {
        return files.isFile(path);
    }

    @Override
    public boolean isLink(Path path) {
        return files.isLink(path);
    }

    @Override
    public @Nullable String refusal(Path path) {
        return files.refusal(path);
    }

    @Override
    public void admit(Path folder) {
        files.admit(folder);
    }

    @Override
    public Path real(Path folder) throws IOException {
        return files.real(folder);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return files.list(folder);
    }

    @Override
    public Object identity(Path file) {
        return files.identity(file);
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return files.read(file);
    }
}
