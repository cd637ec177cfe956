package io.github.iislint.git;

import io.github.iislint.file.DiskFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The repository around a folder. */
public final class Repository {

    private static final String DEEPEN = "fetch the whole history (fetch-depth: 0 in a pipeline's checkout, or git fetch "
            + "--unshallow)";

    private final Git git;
    private final Path folder;
    private final Path top;
    /** The folders from the top of the repository to {@link #folder}. */
    private final List<String> prefix;

    private Repository(Git git, Path folder, Path top, List<String> prefix) {
        this.git = git;
        this.folder = folder;
        this.top = top;
        this.prefix = prefix;
    }

    /**
     * The repository that holds a folder or file, as git itself would find it from the working folder: what is below, between
     * it and {@code path}, may be files from an untrusted source and counts only if there is none above.
     *
     * @param path absolute and normalized
     * @param workingFolder absolute and normalized
     * @throws GitException if there is none, or no git command
     */
    public static Repository around(Path path, Path workingFolder) throws GitException {
        Path folder = path;
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        try {
            Path real = folder.toRealPath();
            Path working = Files.isDirectory(workingFolder) ? workingFolder.toRealPath() : real;
            Path top = top(real, real.startsWith(working) ? working : real);
            if (top == null) {
                throw new GitException(folder + " is not in a git repository");
            }
            Git git = new Git(top);
            check(git, top, folder);
            List<String> prefix = new ArrayList<>();
            for (Path segment : top.relativize(real)) {
                if (!segment.toString().isEmpty()) {
                    prefix.add(segment.toString());
                }
            }
            return new Repository(git, folder, asWritten(folder, prefix.size(), top), prefix);
        } catch (GitException e) {
            throw e;
        } catch (IOException e) {
            throw new GitException("git finds no repository: " + e.getMessage(), e);
        }
    }

    /** The nearest top at or above {@code start}, else the first one on the way down to {@code folder}; {@code null} for none. */
    private static @Nullable Path top(Path folder, Path start) {
        for (Path at = start; at != null; at = at.getParent()) {
            if (isTop(at)) {
                return at;
            }
        }
        Path at = start;
        for (Path step : start.relativize(folder)) {
            at = at.resolve(step);
            if (isTop(at)) {
                return at;
            }
        }
        return null;
    }

    /**
     * Whether a folder has what git looks for first: no file of a commit is called {@code .git}, so that nobody can commit it.
     */
    private static boolean isTop(Path folder) {
        Path git = folder.resolve(".git");
        return Files.isRegularFile(git)
                || Files.exists(git.resolve("HEAD"), LinkOption.NOFOLLOW_LINKS) && Files.isDirectory(git.resolve("objects"));
    }

    /** Lets git say whether it would use that repository, which may belong to somebody else or be damaged. */
    private static void check(Git git, Path top, Path folder) throws IOException {
        Git.Answer answer = git.ask("rev-parse", "--absolute-git-dir");
        if (answer.exit() != 0) {
            throw new GitException(answer.error().contains("not a git repository")
                    ? folder + " is not in a git repository"
                    : answer.error().contains("dubious ownership")
                            ? "git does not read this repository, which belongs to another user; "
                                    + "if you trust it: git config --global --add safe.directory " + owned(answer.error(), folder)
                            : "git finds no repository: " + Git.said(answer));
        }
        Path found = top.resolve(".git");
        if (Files.isDirectory(found) && !isFolder(found, answer.line())) {
            // Versions of git before 2.38 take the files of a folder for a repository where .git is none.
            throw new GitException(found + " is not a git repository");
        }
    }

    private static boolean isFolder(Path folder, String name) throws IOException {
        try {
            return Files.isSameFile(folder, Path.of(name));
        } catch (InvalidPathException e) {
            // Without a locale, Java does not take all names that there are; git was told to look nowhere else.
            return true;
        }
    }

    private static String owned(String error, Path folder) {
        Matcher quoted = Pattern.compile("'([^']+)'").matcher(error);
        return quoted.find() ? quoted.group(1) : folder.toString();
    }

    // Links are resolved; as long as possible the paths stay as the user writes them.
    private static Path asWritten(Path folder, int depth, Path real) {
        Path top = folder;
        for (int i = 0; i < depth && top != null; i++) {
            top = top.getParent();
        }
        try {
            return top != null && Files.isSameFile(top, real) ? top : real;
        } catch (IOException e) {
            return real;
        }
    }

    /**
     * The folders that hold configuration files of git's index, or are above such a folder; empty where git cannot tell.
     *
     * @param top of a work tree, absolute and normalized
     */
    static Set<Path> trackedFolders(Path top) {
        Set<Path> folders = new HashSet<>();
        try {
            Git.Answer answer = new Git(top).ask("ls-files", "-z", "--full-name");
            if (answer.exit() != 0) {
                return folders;
            }
            for (String name : new String(answer.out(), StandardCharsets.UTF_8).split("\0")) {
                if (name.toLowerCase(Locale.ROOT).endsWith(".config")) {
                    Path folder = top.resolve(name).normalize().getParent();
                    while (folder != null && folder.startsWith(top) && folders.add(folder)) {
                        folder = folder.getParent();
                    }
                }
            }
        } catch (GitException | InvalidPathException e) {
            // Without git, or under a name that this system has not, only what is ignored is known.
            return folders;
        }
        return folders;
    }

    /** The opposite of {@link #segments}. */
    Path path(List<String> segments) {
        Path path = top;
        for (String segment : segments) {
            path = path.resolve(segment);
        }
        return path;
    }

    /** The path from the top of the repository; {@code null} for one outside. */
    @Nullable
    List<String> segments(Path path) {
        boolean below = path.startsWith(folder);
        if (!below && !path.startsWith(top)) {
            return null;
        }
        List<String> segments = new ArrayList<>(below ? prefix : List.of());
        for (Path segment : (below ? folder : top).relativize(path)) {
            if (!segment.toString().isEmpty()) {
                segments.add(segment.toString());
            }
        }
        return segments;
    }

    /**
     * The commit at which the current work left a branch.
     *
     * @param reference a branch, tag or commit
     * @return the commit's full name
     * @throws GitException if there is no such reference, or no common commit; the message says what to do
     */
    public String mergeBase(String reference) throws GitException {
        String commit = resolve(reference);
        if (commit("HEAD") == null) {
            throw new GitException("the repository has no commit yet");
        }
        Git.Answer answer = git.ask("merge-base", commit, "HEAD");
        if (answer.exit() == 0) {
            return answer.line();
        }
        if (answer.exit() == 1) {
            throw new GitException(shallow()
                    ? "this shallow clone does not contain the commit that HEAD and " + reference
                            + " have in common: " + DEEPEN
                    : "HEAD and " + reference + " have no commit in common");
        }
        throw new GitException("git merge-base failed: " + Git.said(answer));
    }

    /**
     * The full name of the commit that a branch, tag or commit stands for.
     *
     * @throws GitException if there is none; the message says what to do
     */
    public String resolve(String reference) throws GitException {
        String commit = commit(reference);
        if (commit == null) {
            boolean remote = !reference.startsWith("origin/") && commit("origin/" + reference) != null;
            throw new GitException("git finds no branch, tag or commit \"" + reference + "\"" + (remote
                    ? "; did you mean \"origin/" + reference + "\"?"
                    : shallow()
                            ? "; this is a shallow clone: " + DEEPEN
                            // Who names a branch must not write commands that people copy.
                            : "; fetch it first" + (reference.matches("[A-Za-z0-9_][A-Za-z0-9._/-]*")
                                    ? " (git fetch origin " + reference + ")"
                                    : "")));
        }
        return commit;
    }

    private @Nullable String commit(String reference) throws GitException {
        if (reference.isEmpty() || reference.startsWith("-")) {
            return null;
        }
        Git.Answer answer = git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}");
        return answer.exit() == 0 ? answer.line() : null;
    }

    private boolean shallow() throws GitException {
        return git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /**
     * The files of a commit; what is outside of the repository or in a submodule is that of the disk.
     *
     * @throws GitException if git cannot read the commit
     */
    public CommitFiles files(String commit, DiskFiles disk) throws GitException {
        return new CommitFiles(this, git, CommitTree.parse(git.run("ls-tree", "-r", "-z", "--full-tree", commit).out()), commit,
                disk);
    }
}
