package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.List;

/** A node with children: an element or a document. */
abstract class TreeBranch extends TreeNode {

    private final List<TreeNode> children = new ArrayList<>();
    private boolean changed;

    List<TreeNode> children() {
        return children;
    }

    void add(TreeNode child) {
        add(children.size(), child);
    }

    void add(int index, TreeNode child) {
        children.add(index, child);
        child.setParent(this);
    }

    /** Whether it, or something in it, is not as it was read. */
    boolean changed() {
        return changed;
    }

    /** Notes that it is not as it was read. */
    void change() {
        for (TreeBranch branch = this; branch != null && !branch.changed; branch = branch.parent()) {
            branch.changed = true;
        }
    }

    /** The child elements in document order. */
    List<TreeElement> elements() {
        List<TreeElement> elements = new ArrayList<>();
        for (TreeNode child : children) {
            if (child instanceof TreeElement element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
