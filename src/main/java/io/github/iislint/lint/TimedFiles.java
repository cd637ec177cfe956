package io.github.iislint.lint;

import io.github.iislint.rule.Timings;
import io.github.iislint.xml.FileTree;
import io.github.iislint.xml.ForwardingFiles;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;

/** Files, and the time that it takes to read and parse them. */
final class TimedFiles extends ForwardingFiles {

    private final Timings timings;

    TimedFiles(FileTree files, Timings timings) {
        super(files);
        this.timings = timings;
    }

    @Override
    public XmlFile parse(Path file) throws IOException {
        long start = System.nanoTime();
        try {
            return super.parse(file);
        } finally {
            timings.since(Timings.Stage.PARSE, start);
        }
    }
}
