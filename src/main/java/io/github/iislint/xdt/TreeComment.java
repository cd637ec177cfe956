package io.github.iislint.xdt;

/** A comment that was an element. */
final class TreeComment extends TreeNode {

    private final TreeElement element;
    private final TreeElement cause;

    /** @param cause the element of the transform that commented it out */
    TreeComment(TreeElement element, TreeElement cause) {
        this.element = element;
        this.cause = cause;
    }

    TreeElement element() {
        return element;
    }

    TreeElement cause() {
        return cause;
    }

    /** The markup of the element, a blank on each side. */
    String text() {
        StringBuilder text = new StringBuilder(" ");
        append(element, text);
        return text.append(' ').toString();
    }

    private static void append(TreeNode node, StringBuilder text) {
        if (node instanceof TreeText leaf) {
            text.append(leaf.fragment().text());
        } else if (node instanceof TreeComment comment) {
            text.append("<!--").append(comment.text()).append("-->");
        } else if (node instanceof TreeElement element) {
            text.append(element.open().text());
            for (TreeAttribute attribute : element.attributes()) {
                text.append(attribute.before().text()).append(attribute.name().text()).append(attribute.quoted().open().text());
                attribute.quoted().raw().forEach(raw -> text.append(raw.text()));
                text.append(attribute.quoted().close().text());
            }
            text.append(element.tail().text());
            element.children().forEach(child -> append(child, text));
            if (element.close() != null) {
                text.append(element.close().text());
            }
        }
    }
}
