package io.github.iislint.iis;

import io.github.iislint.file.FileTree;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the files that {@code configSource} names; each once. */
final class IncludedFiles {

    private final FileTree files;
    private final Server server;

    IncludedFiles(FileTree files, Server server) {
        this.files = files;
        this.server = server;
    }

    /** A file that cannot be used, and why. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String why) {
            super(why);
        }

        /** Why, as a clause. */
        @Override
        public String getMessage() {
            return Objects.requireNonNull(super.getMessage());
        }
    }

    /**
     * Reads the file beside or below {@code including} that a {@code configSource} means.
     *
     * @param source as it is written, in any letter case, with either slash
     */
    XmlFile read(XmlFile including, String source) throws RefusedException {
        String path = source.replace('\\', '/').strip();
        if (path.isEmpty() || path.startsWith("/") || path.indexOf(':') >= 0) {
            throw new RefusedException("it must be a path relative to the folder of this file");
        }
        try {
            Path at = including.folder();
            for (String segment : path.split("/+")) {
                if (segment.equals("..")) {
                    throw new RefusedException("it must be in the folder of this file or below");
                }
                at = segment.equals(".") ? at : child(at, segment);
            }
            XmlFile known = server.files().get(at);
            if (known == null) {
                known = XmlFile.parse(files, at);
                server.files().put(at, known);
            }
            return known;
        } catch (IOException | InvalidPathException e) {
            throw new RefusedException("there is no such file, or it cannot be read");
        }
    }

    private Path child(Path folder, String name) throws IOException {
        Path exact = folder.resolve(name);
        if (files.isFile(exact) || files.isFolder(exact)) {
            return exact;
        }
        return files.list(folder).stream().filter(p -> p.getFileName().toString().equalsIgnoreCase(name)).findFirst()
                .orElse(exact);
    }

    /** The section element in an included file: its root, or inside the groups of a whole configuration; else {@code null}. */
    static @Nullable LocatedElement section(XmlFile included, String section) {
        LocatedElement root = included.root();
        if (root == null) {
            return null;
        }
        if (root.getName().equals("configuration")) {
            // The documentation shows the whole path in the included file, tests of the real library the bare section.
            for (String segment : section.split("/")) {
                root = root == null ? null : root.child(segment);
            }
            return root;
        }
        return root.getName().equals(section.substring(section.lastIndexOf('/') + 1)) ? root : null;
    }
}
