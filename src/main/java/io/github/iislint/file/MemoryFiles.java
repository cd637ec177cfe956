package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files that exist in memory only, such as those of an example or of another revision. */
public final class MemoryFiles implements FileTree {

    private final Path workingFolder;
    private final Map<Path, SourceText> files = new TreeMap<>();
    private final Map<Path, TreeSet<Path>> folders = new TreeMap<>();

    /** @param files by their paths, relative to {@code workingFolder} or absolute */
    public MemoryFiles(Path workingFolder, Map<Path, SourceText> files) {
        this.workingFolder = workingFolder.toAbsolutePath().normalize();
        folders.put(this.workingFolder, new TreeSet<>());
        files.forEach((path, text) -> {
            Path file = this.workingFolder.resolve(path).normalize();
            this.files.put(file, text);
            for (Path child = file, folder = file.getParent(); folder != null; child = folder, folder = folder.getParent()) {
                folders.computeIfAbsent(folder, f -> new TreeSet<>()).add(child);
            }
        });
    }

    @Override
    public Path workingFolder() {
        return workingFolder;
    }

    @Override
    public boolean isFolder(Path path) {
        return folders.containsKey(absolute(path));
    }

    @Override
    public boolean isFile(Path path) {
        return files.containsKey(absolute(path));
    }

    @Override
    public boolean isLink(Path path) {
        return false;
    }

    @Override
    public Path real(Path folder) {
        return absolute(folder);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        TreeSet<Path> found = folders.get(absolute(folder));
        if (found == null) {
            throw new IOException(name(folder) + ": there is no such folder");
        }
        return found.stream().collect(Collectors.toList());
    }

    @Override
    public SourceText read(Path file) throws IOException {
        SourceText text = files.get(absolute(file));
        if (text == null) {
            throw new IOException(name(file) + ": there is no such file");
        }
        return text;
    }

    private Path absolute(Path path) {
        return workingFolder.resolve(path).normalize();
    }
}
