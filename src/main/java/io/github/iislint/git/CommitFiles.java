package io.github.iislint.git;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.SourceText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of a commit under the paths that they have in the work tree. Contents are read from git when they are requested.
 * What is outside of the repository, and in submodules, is that of the disk. To be closed.
 */
public final class CommitFiles implements FileTree, AutoCloseable {

    private static final int MOST_LINKS = 20;
    private static final String MISSING = "; if this is a partial clone, fetch everything (no filter in a pipeline's checkout)";

    private final Repository repository;
    private final Git git;
    private final CommitTree root;
    private final String commit;
    private final DiskFiles disk;
    private @Nullable Process reader;
    private InputStream answers = InputStream.nullInputStream();

    CommitFiles(Repository repository, Git git, CommitTree root, String commit, DiskFiles disk) {
        this.repository = repository;
        this.git = git;
        this.root = root;
        this.commit = commit;
        this.disk = disk;
    }

    @Override
    public Path workingFolder() {
        return disk.workingFolder();
    }

    @Override
    public boolean isFolder(Path path) {
        Found found = find(path);
        return found.elsewhere ? disk.isFolder(path) : found.tree != null && found.tree.kind == CommitTree.Kind.FOLDER;
    }

    @Override
    public boolean isFile(Path path) {
        Found found = find(path);
        return found.elsewhere ? disk.isFile(path) : found.tree != null && found.tree.kind == CommitTree.Kind.FILE;
    }

    @Override
    public boolean isLink(Path path) {
        Path absolute = workingFolder().resolve(path).normalize();
        Found parent = absolute.getParent() == null ? null : find(absolute.getParent());
        if (parent == null || parent.elsewhere) {
            return disk.isLink(path);
        }
        CommitTree tree = parent.tree == null ? null : parent.tree.child(absolute.getFileName().toString());
        return tree != null && tree.kind == CommitTree.Kind.LINK;
    }

    @Override
    public @Nullable String refusal(Path path) {
        return find(path).elsewhere ? disk.refusal(path) : null;
    }

    @Override
    public Path real(Path folder) throws IOException {
        Found found = find(folder);
        if (found.elsewhere) {
            return disk.real(folder);
        }
        if (found.tree == null) {
            throw new IOException(name(folder) + ": there is no such folder");
        }
        return repository.path(found.segments);
    }

    @Override
    public List<Path> list(Path folder) throws IOException {
        Found found = find(folder);
        if (found.elsewhere) {
            return disk.list(folder);
        }
        if (found.tree == null || found.tree.kind != CommitTree.Kind.FOLDER) {
            throw new IOException(name(folder) + ": there is no such folder");
        }
        List<Path> paths = new ArrayList<>();
        try {
            found.tree.children.keySet().forEach(name -> paths.add(folder.resolve(name)));
        } catch (InvalidPathException e) {
            throw new GitException(name(folder) + ": \"" + e.getInput() + "\" in " + commit + " is not a valid file name "
                    + "here; on Linux, set a UTF-8 locale (LC_ALL=C.UTF-8)", e);
        }
        Collections.sort(paths);
        return paths;
    }

    @Override
    public SourceText read(Path file) throws IOException {
        Found found = find(file);
        if (found.elsewhere) {
            return disk.read(file);
        }
        if (found.tree == null || found.tree.kind != CommitTree.Kind.FILE) {
            throw new IOException(name(file) + ": there is no such file");
        }
        byte[] content = content(found.tree.content(), name(file));
        SourceText text = SourceText.decode(content);
        return text.problem().isPresent() && keptAsUtf8(file) ? widened(content, text) : text;
    }

    /**
     * Whether git keeps the file in UTF-8 and writes it in UTF-16, which an attribute can ask for. Attributes are files of the
     * tree and can name filters: the file itself is used instead, as git has written it.
     */
    private boolean keptAsUtf8(Path file) {
        try {
            return disk.isFile(file) && disk.read(file).charset().name().startsWith("UTF-16");
        } catch (IOException e) {
            return false;
        }
    }

    private static SourceText widened(byte[] content, SourceText otherwise) {
        String text = new String(content, StandardCharsets.UTF_8);
        SourceText wide = SourceText.decode(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        return text.indexOf('\uFFFD') < 0 && wide.problem().isEmpty() ? wide : otherwise;
    }

    /**
     * @param segments where it is in the repository; empty where it is not in it
     * @param elsewhere whether the disk must be asked
     */
    private record Found(@Nullable CommitTree tree, List<String> segments, boolean elsewhere) {
    }

    private Found find(Path path) {
        List<String> segments = repository.segments(workingFolder().resolve(path).normalize());
        try {
            return segments == null ? new Found(null, List.of(), true) : find(segments, MOST_LINKS);
        } catch (IOException e) {
            return new Found(null, segments == null ? List.of() : segments, false);
        }
    }

    private Found find(List<String> segments, int links) throws IOException {
        CommitTree at = root;
        for (int i = 0; i < segments.size() && at != null; i++) {
            at = at.child(segments.get(i));
            if (at != null && at.kind == CommitTree.Kind.SUBMODULE) {
                return new Found(null, segments, true);
            }
            if (at != null && at.kind == CommitTree.Kind.LINK) {
                List<String> target = target(segments.subList(0, i), content(at.content(), String.join("/", segments)));
                if (links == 0 || target == null) {
                    return new Found(null, segments, links > 0);
                }
                target.addAll(segments.subList(i + 1, segments.size()));
                return find(target, links - 1);
            }
        }
        return new Found(at, segments, false);
    }

    /** Where a symbolic link leads; {@code null} for a place outside of the repository. */
    private static @Nullable List<String> target(List<String> folder, byte[] link) {
        String text = new String(link, StandardCharsets.UTF_8);
        List<String> target = new ArrayList<>(folder);
        for (String step : text.split("/", -1)) {
            if (step.equals("..") && target.isEmpty() || text.startsWith("/")) {
                return null;
            } else if (step.equals("..")) {
                target.remove(target.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".")) {
                target.add(step);
            }
        }
        return target;
    }

    private synchronized byte[] content(String object, String name) throws IOException {
        if (reader == null) {
            reader = git.start(ProcessBuilder.Redirect.DISCARD, "cat-file", "--batch");
            answers = new BufferedInputStream(reader.getInputStream());
        }
        reader.getOutputStream().write((object + "\n").getBytes(StandardCharsets.US_ASCII));
        reader.getOutputStream().flush();
        StringBuilder head = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                close();
                reader = null;
                throw new GitException(name + ": git cannot read it in " + commit + MISSING);
            }
            head.append((char) c);
        }
        String[] facts = head.toString().split(" ");
        if (facts.length != 3) {
            throw new GitException(name + ": the repository does not contain its content in " + commit + MISSING);
        }
        long size = Long.parseLong(facts[2]);
        if (size > disk.maxSize()) {
            answers.skipNBytes(size + 1);
            throw new IOException(name + " in " + commit + ": " + DiskFiles.tooLarge(size, disk.maxSize()));
        }
        byte[] content = answers.readNBytes((int) size);
        answers.skipNBytes(1);
        return content;
    }

    @Override
    public synchronized void close() {
        if (reader != null) {
            reader.destroy();
        }
    }
}
