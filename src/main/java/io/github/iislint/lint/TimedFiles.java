package io.github.iislint.lint;

import io.github.iislint.rule.Timings;
import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.SourceText;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Files, and the time that it takes to read and parse them. */
final class TimedFiles implements FileTree {

    private final FileTree files;
    private final Timings timings;

    TimedFiles(FileTree files, Timings timings) {
        this.files = files;
        this.timings = timings;
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
    public Path real(Path folder) throws IOException {
        return files.real(folder);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        return files.list(folder);
    }

    @Override
    public SourceText read(Path file) throws IOException {
        return files.read(file);
    }

    @Override
    public XmlFile parse(Path file) throws IOException {
        long start = System.nanoTime();
        try {
            return files.parse(file);
        } finally {
            timings.since(Timings.Stage.PARSE, start);
        }
    }
}
