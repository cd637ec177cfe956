package io.github.iislint.xml;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A tree of files in which some have another text than on the disk, or exist only here. */
public final class EditedFiles implements FileTree {

    private final FileTree base;
    private final Map<Path, SourceText> edited;

    /** @param edited by the paths under which they are read */
    public EditedFiles(FileTree base, Map<Path, SourceText> edited) {
        this.base = base;
        this.edited = Map.copyOf(edited);
    }

    @Override
    public Path workingFolder() {
        return base.workingFolder();
    }

    @Override
    public boolean isFolder(Path path) {
        return base.isFolder(path);
    }

    @Override
    public boolean isFile(Path path) {
        return edited.containsKey(path) || base.isFile(path);
    }

    @Override
    public boolean isLink(Path path) {
        return base.isLink(path);
    }

    @Override
    public Path real(Path folder) throws IOException {
        return base.real(folder);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return base.list(folder);
    }

    @Override
    public SourceText read(Path file) throws IOException {
        SourceText text = edited.get(file);
        return text != null ? text : base.read(file);
    }
}
