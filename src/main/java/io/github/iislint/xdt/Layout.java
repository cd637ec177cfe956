package io.github.iislint.xdt;

import org.jspecify.annotations.Nullable;

/** How the lines of a base are ended and indented, so that what comes in looks like what is there. */
final class Layout {

    private final String lineEnd;
    private final String unit;

    Layout(TreeDocument base) {
        lineEnd = base.file().text().lineEnd();
        unit = unit(base);
    }

    String lineEnd() {
        return lineEnd;
    }

    private static String unit(TreeDocument base) {
        TreeElement root = base.root();
        if (root == null) {
            return "  ";
        }
        for (TreeNode node : root.children()) {
            if (node instanceof TreeElement child && ownLine(child)) {
                String outer = indentBefore(root);
                String inner = indentBefore(child);
                return inner.startsWith(outer) && inner.length() > outer.length() ? inner.substring(outer.length()) : "  ";
            }
        }
        return "  ";
    }

    /** Whether nothing but white space comes before an element in its line, and there is a line before. */
    static boolean ownLine(TreeElement element) {
        return element.previous() instanceof TreeText text && text.blank() && line(text.fragment().text()) > 0;
    }

    /** The white space before an element in its line; empty where something else stands there, too. */
    static String indentBefore(TreeElement element) {
        if (!(element.previous() instanceof TreeText text) || !text.blank()) {
            return "";
        }
        String blank = text.fragment().text();
        return blank.substring(line(blank));
    }

    /** Where the last line begins. */
    private static int line(String blank) {
        return Math.max(blank.lastIndexOf('\n'), blank.lastIndexOf('\r')) + 1;
    }

    /** The indent of a new child of an element; {@code null} where it does not get a line of its own. */
    @Nullable
    String childIndent(TreeElement parent) {
        TreeElement model = null;
        for (TreeNode child : parent.children()) {
            if (child instanceof TreeText text && text.kind().text() && !text.blank()) {
                return null;
            }
            if (child instanceof TreeElement element) {
                model = element;
            }
        }
        if (model != null) {
            return ownLine(model) ? indentBefore(model) : null;
        }
        boolean root = parent.parent() instanceof TreeDocument;
        return root || ownLine(parent) ? indentBefore(parent) + unit : null;
    }
}
