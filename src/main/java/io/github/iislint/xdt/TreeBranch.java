package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.List;

/** A node with children: an element or a document. */
abstract class TreeBranch extends TreeNode {

    private final List<TreeNode> children = new ArrayList<>();

    List<TreeNode> children() {
        return children;
    }

    void add(TreeNode child) {
        add(children().size(), child);
    }

    void add(int index, TreeNode child) {
        children().add(index, child);
        child.setParent(this);
    }

    /** The child elements in document order. */
    List<TreeElement> elements() {
        List<TreeElement> elements = new ArrayList<>();
        for (TreeNode child : children()) {
            if (child instanceof TreeElement element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
