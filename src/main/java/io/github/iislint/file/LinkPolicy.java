package io.github.iislint.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells a search which folders it goes down into. Links to folders could lead it round in circles, in more and more ways, so of
 * the links on one way it follows the first only, and none back up.
 */
public final class LinkPolicy {

    private final FileTree files;
    private final Path root;
    private final Set<Path> linked = new HashSet<>();

    private LinkPolicy(FileTree files, Path root) {
        this.files = files;
        this.root = root;
    }

    /** For whom a folder is another one at another path. */
    public static LinkPolicy everywhere(FileTree files) {
        return new LinkPolicy(files, null);
    }

    /**
     * For whom a folder is the same at all paths: a link to what is below {@code root} itself is not followed.
     *
     * @throws IOException if there is no such folder
     */
    public static LinkPolicy once(FileTree files, Path root) throws IOException {
        return new LinkPolicy(files, files.real(root));
    }

    /** Whether to go on from a folder of the search into one that lies in it. */
    public boolean enters(Path folder, Path below) throws IOException {
        boolean alreadyLinked = linked.contains(folder);
        if (!files.isLink(below)) {
            if (alreadyLinked) {
                linked.add(below);
            }
            return true;
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
