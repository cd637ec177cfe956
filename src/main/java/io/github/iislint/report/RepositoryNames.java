package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Calls the files of a result as those do who see the whole repository, wherever in it the run began. */
final class RepositoryNames {

    private final Path directory;
    private final Path root;

    /**
     * @param directory what the names are relative to, absolute
     * @param root what they must be relative to, absolute
     */
    RepositoryNames(Path directory, Path root) {
        this.directory = directory;
        this.root = root;
    }

    LintResult apply(LintResult result) {
        LintResult.Since since = result.since();
        List<VisitorChange> changes = since == null ? List.of() : since.changes().stream().map(change -> {
            Place place = change.place();
            return place == null
                    ? change
                    : new VisitorChange(change.server(), change.location(), change.before(), change.after(),
                            place.inFile(fromRoot(place.file())));
        }).toList();
        return new LintResult(result.findings().stream().map(finding -> finding.withFiles(this::fromRoot)).toList(),
                result.fixed().stream().map(finding -> finding.withFiles(this::fromRoot)).toList(), result.rules(),
                result.files(),
                result.locations(), result.notices(), name -> result.sources().apply(fromDirectory(name)),
                since == null ? null : new LintResult.Since(since.reference(), since.commit(), changes), result.unread());
    }

    private String fromRoot(String name) {
        return moved(name, directory, root);
    }

    private String fromDirectory(String name) {
        return moved(name, root, directory);
    }

    private static String moved(String name, Path from, Path to) {
        try {
            Path path = Path.of(name);
            return path.isAbsolute() ? name : to.relativize(from.resolve(path).normalize()).toString().replace('\\', '/');
        } catch (InvalidPathException e) {
            // the name of standard input need not be one of a file
            return name;
        }
    }
}
