package io.github.iislint.xdt;

import java.util.List;

/** Changes the tree, and the white space around what it changes. */
final class TreeEditor {

    private final TreeDocument base;
    private final Layout layout;
    private final Copier copier;
    private final Budget budget;

    TreeEditor(TreeDocument base, Budget budget) {
        this.base = base;
        layout = new Layout(base);
        copier = new Copier(layout);
        this.budget = budget;
    }

    /** A copy that is part of no tree, to read attributes of. */
    TreeElement detached(TreeElement source) {
        return copier.copy(source, "");
    }

    /** Makes a copy the last child. */
    void append(TreeElement source, TreeElement parent) {
        String indent = layout.childIndent(parent);
        boolean opened = parent.close() == null;
        if (opened) {
            open(parent, source);
        }
        List<TreeNode> children = parent.children();
        boolean trailing = !children.isEmpty() && children.get(children.size() - 1) instanceof TreeText text && text.blank();
        // White space before the end tag stays there; of an element without any, the end tag gets a line.
        int index = children.size() - (trailing ? 1 : 0);
        boolean only = parent.elements().isEmpty() && !trailing;
        if (indent != null) {
            parent.add(index++, lineBreak(indent, source));
        }
        parent.add(index++, copier.copy(source, indent == null ? "" : indent));
        if (indent != null && only && children.size() == index) {
            parent.add(lineBreak(Layout.indentBefore(parent), source));
        }
    }

    private static void open(TreeElement element, TreeElement cause) {
        String tail = element.tail().text();
        // "<a />" becomes "<a>"
        element.setTail(Fragment.literal(tail.substring(0, tail.length() - 2)
                .stripTrailing() + ">", cause.file(), cause.nameSpan().span()));
        element.setClose(Fragment.literal("</" + element.qualifiedName() + ">", cause.file(), cause.nameSpan().span()));
    }

    private TreeText lineBreak(String indent, TreeElement cause) {
        String text = layout.lineEnd() + indent;
        return new TreeText(TreeText.Kind.TEXT, "\n" + indent, Fragment.literal(text, cause.file(), cause.nameSpan().span()));
    }

    /** Puts a copy before or after an element that has a parent. */
    void insert(TreeElement source, TreeElement sibling, boolean after) {
        TreeBranch parent = sibling.parentInTree();
        boolean ownLine = Layout.ownLine(sibling);
        String indent = ownLine ? Layout.indentBefore(sibling) : "";
        TreeElement copy = copier.copy(source, indent);
        int index = index(sibling);
        if (after) {
            parent.add(index + 1, copy);
            if (ownLine) {
                parent.add(index + 1, lineBreak(indent, source));
            }
        } else {
            parent.add(index, copy);
            if (ownLine) {
                parent.add(index + 1, lineBreak(indent, source));
            }
        }
    }

    private int index(TreeNode node) {
        List<TreeNode> siblings = node.parentInTree().children();
        budget.charge(1 + siblings.size() / 16);
        return siblings.indexOf(node);
    }

    /** Takes an element out, and the line that it leaves empty. */
    void remove(TreeElement element) {
        TreeBranch parent = element.parentInTree();
        int index = index(element);
        TreeNode next = index + 1 < parent.children().size() ? parent.children().get(index + 1) : null;
        boolean lineEnds = next == null
                ? parent instanceof TreeElement
                : next instanceof TreeText text && text.blank() && startsLine(text.fragment().text());
        if (lineEnds && index > 0 && parent.children().get(index - 1) instanceof TreeText before && before.blank()) {
            before.cutLastLine();
        }
        parent.children().remove(index);
        element.setParent(null);
    }

    private static boolean startsLine(String blank) {
        String line = blank.stripLeading();
        int content = blank.length() - line.length();
        return blank.substring(0, content).indexOf('\n') >= 0 || blank.indexOf('\r') >= 0;
    }

    /** Puts a copy where an element is. */
    void replace(TreeElement source, TreeElement element) {
        TreeBranch parent = element.parentInTree();
        TreeElement copy = copier.copy(source, Layout.indentBefore(element));
        int index = index(element);
        parent.children().remove(index);
        element.setParent(null);
        parent.add(index, copy);
    }

    /** Puts a comment where an element is; the element is not part of the tree any more. */
    TreeComment commentOut(TreeElement element, TreeElement cause) {
        TreeBranch parent = element.parentInTree();
        int index = index(element);
        parent.children().remove(index);
        element.setParent(null);
        TreeComment comment = new TreeComment(element, cause);
        parent.add(index, comment);
        return comment;
    }

    /**
     * Sets an attribute as the reference implementation does: the one whose qualified name is the local name of the new one, else
     * one of the same namespace and local name, else a new one at the end.
     */
    void set(TreeElement target, TreeAttribute source, String value, TreeAttribute.Quoted written) {
        TreeAttribute present = target.named(source.local());
        if (present == null && !source.namespace().isEmpty()) {
            present = target.attribute(source.namespace(), source.local());
        }
        if (present == null) {
            TreeAttribute added = new TreeAttribute(target, source.namespace().isEmpty() ? "" : source.prefix(), source.local(),
                    source.namespace(), value, beforeNew(target, source), source.name(), written);
            target.attributes().add(added);
            return;
        }
        if (present.declaration()) {
            base.setRedeclared();
        }
        TreeAttribute.Quoted old = present.quoted();
        // The quotes stay unless the new value holds them.
        boolean keep = old.quote() == written.quote() || !written.contains(old.quote());
        present.set(value, keep ? new TreeAttribute.Quoted(old.open(), written.raw(), old.close()) : written);
    }

    /** A new attribute gets a line of its own where all but the first have one. */
    private static Fragment beforeNew(TreeElement target, TreeAttribute source) {
        List<TreeAttribute> attributes = target.attributes();
        Fragment last = attributes.size() < 2 ? null : attributes.get(attributes.size() - 1).before();
        String blank = last == null || last.text().isBlank() && last.text().indexOf('\n') < 0 ? " " : last.text();
        return Fragment.literal(blank, source.owner().file(), source.nameSpan());
    }

    /**
     * Takes an attribute out, and the white space before it; before what becomes the first one the white space stays as it was.
     */
    void removeAttribute(TreeElement target, TreeAttribute attribute) {
        List<TreeAttribute> attributes = target.attributes();
        int index = attributes.indexOf(attribute);
        attributes.remove(index);
        if (index == 0 && !attributes.isEmpty()) {
            attributes.get(0).setBefore(attribute.before());
        }
    }
}
