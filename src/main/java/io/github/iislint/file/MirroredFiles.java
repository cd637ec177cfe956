package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of one folder as if they were in another one, so that two versions of a tree can be compared name by name. */
public final class MirroredFiles implements FileTree {

    private final FileTree files;
    private final Path place;
    private final Path mirror;

    /**
     * @param place the folder where the files are to lie
     * @param mirror the folder where they do lie
     */
    public MirroredFiles(FileTree files, Path place, Path mirror) {
        this.files = files;
        this.place = files.workingFolder().resolve(place).normalize();
        this.mirror = files.workingFolder().resolve(mirror).normalize();
    }

    @Override
    public Path workingFolder() {
        return files.workingFolder();
    }

    @Override
    public boolean isFolder(Path path) {
        return files.isFolder(there(path));
    }

    @Override
    public boolean isFile(Path path) {
        return files.isFile(there(path));
    }

    @Override
    public boolean isLink(Path path) {
        return files.isLink(there(path));
    }

    @Override
    public @Nullable String refusal(Path path) {
        return files.refusal(there(path));
    }

    @Override
    public Path real(Path folder) throws IOException {
        return files.real(there(folder));
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        Path there = there(folder);
        return files.list(there).stream().map(child -> folder.resolve(there.relativize(child))).toList();
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return files.read(there(file));
    }

    /** How messages call the file that is read where {@code name} is a name of this tree. */
    public String nameOfMirror(String name) {
        return files.name(there(files.workingFolder().resolve(name)));
    }

    private Path there(Path path) {
        Path absolute = files.workingFolder().resolve(path).normalize();
        return absolute.startsWith(place) ? mirror.resolve(place.relativize(absolute)) : path;
    }
}
