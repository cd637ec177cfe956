package io.github.iislint.git;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A file or folder of a commit. */
final class CommitTree {

    /** What is at a path. */
    enum Kind {
        FOLDER,
        FILE,
        LINK,
        SUBMODULE
    }

    private static final Set<String> NO_NAMES = Set.of("", ".", "..", ".git");

    final Kind kind;
    /** The name of the object that holds the content; {@code null} for a folder. */
    final @Nullable String object;
    final Map<String, CommitTree> children = new TreeMap<>();

    /** The name of the object of a file or a link. */
    String content() {
        return Objects.requireNonNull(object, "a folder has no content");
    }

    private CommitTree(Kind kind, @Nullable String object) {
        this.kind = kind;
        this.object = object;
    }

    /** The tree that {@code git ls-tree -r -z} lists: mode, type, object, tab and path, ended by NUL. */
    static CommitTree parse(byte[] listing) {
        CommitTree root = new CommitTree(Kind.FOLDER, null);
        int start = 0;
        for (int end = 0; end < listing.length; end++) {
            if (listing[end] == 0) {
                root.add(new String(listing, start, end - start, StandardCharsets.UTF_8));
                start = end + 1;
            }
        }
        return root;
    }

    private void add(String line) {
        int tab = line.indexOf('\t');
        String[] facts = line.substring(0, tab).split(" ");
        String[] steps = line.substring(tab + 1).split("/");
        if (steps.length == 0 || Arrays.stream(steps).anyMatch(step -> NO_NAMES.contains(step.toLowerCase(Locale.ROOT)))) {
            // Git itself writes no such tree and checks none out.
            return;
        }
        CommitTree folder = this;
        for (int i = 0; i < steps.length - 1; i++) {
            folder = folder.children.computeIfAbsent(steps[i], s -> new CommitTree(Kind.FOLDER, null));
        }
        Kind kind = facts[1].equals("commit") ? Kind.SUBMODULE : facts[0].equals("120000") ? Kind.LINK : Kind.FILE;
        folder.children.put(steps[steps.length - 1], new CommitTree(kind, facts[2]));
    }

    /** What is there by that name; where nothing is, in another letter case, since that makes no difference to Windows. */
    @Nullable
    CommitTree child(String name) {
        CommitTree exact = children.get(name);
        if (exact != null) {
            return exact;
        }
        for (Map.Entry<String, CommitTree> child : children.entrySet()) {
            if (child.getKey().equalsIgnoreCase(name)) {
                return child.getValue();
            }
        }
        return null;
    }
}
