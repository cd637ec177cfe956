package io.github.iislint.git;

import io.github.iislint.xml.DiskFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The repository around a folder. */
public final class Repository {

    private static final String DEEPEN = "fetch the whole history (fetch-depth: 0 in a pipeline's checkout, or git fetch --unshallow)";

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
     * The repository that holds a folder or file.
     *
     * @param path absolute and normalized
     * @throws GitException if there is none, or no git command
     */
    public static Repository around(Path path) throws GitException {
        Path folder = path;
        while (!Files.isDirectory(folder) && folder.getParent() != null) {
            folder = folder.getParent();
        }
        Git git = new Git(folder);
        Git.Answer answer = git.ask("rev-parse", "--show-toplevel", "--show-prefix");
        if (answer.exit() != 0) {
            throw new GitException(answer.error().contains("not a git repository") ? folder + " is in no git repository"
                    : answer.error().contains("dubious ownership") ? "git does not read this repository, which belongs to another user; "
                            + "if you trust it: git config --global --add safe.directory " + owned(answer.error(), folder)
                    : "git finds no repository: " + Git.said(answer));
        }
        List<String> lines = answer.lines();
        List<String> prefix = new ArrayList<>();
        for (String segment : lines.size() < 2 ? new String[0] : lines.get(1).split("/")) {
            if (!segment.isEmpty()) {
                prefix.add(segment);
            }
        }
        return new Repository(git, folder, top(folder, prefix.size(), Path.of(lines.get(0))), prefix);
    }

    private static String owned(String error, Path folder) {
        Matcher quoted = Pattern.compile("'([^']+)'").matcher(error);
        return quoted.find() ? quoted.group(1) : folder.toString();
    }

    // git resolves symbolic links; as long as possible the paths stay as the user writes them.
    private static Path top(Path folder, int depth, Path told) {
        Path top = folder;
        for (int i = 0; i < depth && top != null; i++) {
            top = top.getParent();
        }
        try {
            return top != null && Files.isSameFile(top, told) ? top : told.normalize();
        } catch (IOException e) {
            return told.normalize();
        }
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
        String commit = commit(reference);
        if (commit == null) {
            boolean remote = !reference.startsWith("origin/") && commit("origin/" + reference) != null;
            throw new GitException("git knows no branch, tag or commit \"" + reference + "\"" + (remote
                    ? "; did you mean \"origin/" + reference + "\"?" : shallow() ? "; this is a shallow clone: " + DEEPEN
                    : "; fetch it first (git fetch origin " + reference + ")"));
        }
        if (commit("HEAD") == null) {
            throw new GitException("the repository has no commit yet");
        }
        Git.Answer answer = git.ask("merge-base", commit, "HEAD");
        if (answer.exit() == 0) {
            return answer.line();
        }
        if (answer.exit() == 1) {
            throw new GitException(shallow() ? "this shallow clone does not hold the commit that HEAD and " + reference
                    + " have in common: " + DEEPEN : "HEAD and " + reference + " have no commit in common");
        }
        throw new GitException("git merge-base failed: " + Git.said(answer));
    }

    private String commit(String reference) throws GitException {
        if (reference.isEmpty() || reference.startsWith("-")) {
            return null;
        }
        Git.Answer answer = git.ask("rev-parse", "--verify", "--quiet", reference + "^{commit}");
        return answer.exit() == 0 ? answer.line() : null;
    }

    private boolean shallow() throws GitException {
        return git.ask("rev-parse", "--is-shallow-repository").line().equals("true");
    }

    /**
     * The files of a commit; what lies outside of the repository or in a submodule is that of the disk.
     *
     * @throws GitException if git cannot read the commit
     */
    public CommitFiles files(String commit, DiskFiles disk) throws GitException {
        return new CommitFiles(this, git, CommitTree.parse(git.run("ls-tree", "-r", "-z", "--full-tree", commit).out()), commit, disk);
    }
}
