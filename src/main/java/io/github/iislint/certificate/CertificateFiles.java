package io.github.iislint.certificate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** The files behind the paths that a user names. */
final class CertificateFiles {

    private CertificateFiles() {
    }

    /**
     * Reads each file, and each folder's files recursively. A named file must hold what is wanted; in a folder, other files are
     * skipped, but one of them must hold it.
     *
     * @throws CertificateFileException for the first file that does not do
     */
    static List<FileContent> read(Collection<Path> paths, ContentKind kind, Predicate<FileContent> wanted)
            throws CertificateFileException {
        List<FileContent> contents = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.isDirectory(path)) {
                FileContent content = FileContent.read(path);
                if (!wanted.test(content)) {
                    throw new CertificateFileException(path, content.holdsNo(kind));
                }
                contents.add(content);
                continue;
            }
            int before = contents.size();
            for (Path file : below(path)) {
                FileContent content = FileContent.read(file);
                if (wanted.test(content)) {
                    contents.add(content);
                }
            }
            if (contents.size() == before) {
                throw new CertificateFileException(path, "no file in this folder contains " + kind.phrase());
            }
        }
        return contents;
    }

    private static List<Path> below(Path folder) throws CertificateFileException {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(folder.toRealPath(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    // Folders of trusted certificates are full of links to files; one to a folder could lead to all there is.
                    if (Files.isRegularFile(file) && Files.size(file) <= FileContent.LONGEST) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new CertificateFileException(folder, "cannot be searched (" + e.getMessage() + ")", e);
        }
        Collections.sort(files);
        return files;
    }
}
