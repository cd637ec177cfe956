package io.github.iislint.xdt;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node of the tree that transforms work on. It knows the text it is written with. */
abstract class TreeNode {

    private @Nullable TreeBranch parent;

    /** {@code null} for a document, and for what is not, or no longer, part of a tree. */
    @Nullable
    TreeBranch parent() {
        return parent;
    }

    /** The parent of a node that is part of a tree. */
    TreeBranch parentInTree() {
        return Objects.requireNonNull(parent, "the node is part of no tree");
    }

    void setParent(@Nullable TreeBranch branch) {
        parent = branch;
    }

    /** The neighbour before this node, or {@code null}. */
    @Nullable
    TreeNode previous() {
        if (parent == null) {
            return null;
        }
        int index = parent.children().indexOf(this);
        return index < 1 ? null : parent.children().get(index - 1);
    }

    /** The neighbour after this node, or {@code null}. */
    @Nullable
    TreeNode next() {
        if (parent == null) {
            return null;
        }
        int index = parent.children().indexOf(this);
        return index < 0 || index + 1 == parent.children().size() ? null : parent.children().get(index + 1);
    }
}
