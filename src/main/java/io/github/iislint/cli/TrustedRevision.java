package io.github.iislint.cli;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.git.CommitFiles;
import io.github.iislint.git.GitException;
import io.github.iislint.git.Repository;
import io.github.iislint.xml.LocatedComment;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The revision that {@code --trusted-settings} names: settings, rules and baseline come from there, not from the branch.
 */
final class TrustedRevision {

    private final CommitFiles files;
    private final Map<Path, String> texts = new HashMap<>();

    private TrustedRevision(CommitFiles files) {
        this.files = files;
    }

    /** @param start where the search for the repository begins, unless the working folder is in one */
    static TrustedRevision of(String reference, Path start, DiskFiles disk) {
        try {
            Repository repository = Repository.around(start, disk.workingFolder());
            return new TrustedRevision(repository.files(repository.resolve(reference), disk));
        } catch (GitException e) {
            throw new FailureException("--trusted-settings " + reference + ": " + e.getMessage());
        }
    }

    /** The files of the revision. */
    FileTree files() {
        return files;
    }

    /** Whether the same file contains the same comment there, and as often. */
    synchronized boolean has(XmlFile file, LocatedComment comment) {
        String before = texts.computeIfAbsent(file.path(), this::text);
        String wanted = file.source().text().substring(comment.span().start(), comment.span().end());
        return count(before, wanted) >= count(file.source().text(), wanted);
    }

    private String text(Path path) {
        try {
            return files.isFile(path) ? files.read(path).text() : "";
        } catch (IOException e) {
            return "";
        }
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }
}
