package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides which folders a search enters. Links to folders could make it loop, in more and more ways, so of several links on a
 * path it follows only the first, none to a folder above, and none out of what the command line names.
 */
public final class LinkPolicy {

    private final FileTree files;
    private final @Nullable Path root;
    private final Set<Path> linked = new HashSet<>();
    private final Consumer<String> notices;

    private LinkPolicy(FileTree files, @Nullable Path root, Consumer<String> notices) {
        this.files = files;
        this.root = root;
        this.notices = notices;
    }

    /**
     * For whom a folder is another one at another path.
     *
     * @param notices gets a line for each folder that must not be searched
     */
    public static LinkPolicy everywhere(FileTree files, Consumer<String> notices) {
        return new LinkPolicy(files, null, notices);
    }

    /**
     * For whom a folder is the same at all paths: a link to what is below {@code root} itself is not followed.
     *
     * @param notices gets a line for each folder that must not be searched
     * @throws IOException if there is no such folder
     */
    public static LinkPolicy once(FileTree files, Path root, Consumer<String> notices) throws IOException {
        return new LinkPolicy(files, files.real(root), notices);
    }

    /** Whether to continue from a folder of the search into one that is in it. */
    public boolean enters(Path folder, Path below) throws IOException {
        boolean alreadyLinked = linked.contains(folder);
        if (!files.isLink(below)) {
            if (alreadyLinked) {
                linked.add(below);
            }
            return true;
        }
        String refusal = files.refusal(below);
        if (refusal != null) {
            notices.accept(files.name(below) + ": not searched, it " + refusal);
            return false;
        }
        if (alreadyLinked) {
            return false;
        }
        Path target = files.real(below);
        if (root == null ? files.real(folder).startsWith(target) : target.startsWith(root) || root.startsWith(target)) {
            return false;
        }
        linked.add(below);
        return true;
    }
}
