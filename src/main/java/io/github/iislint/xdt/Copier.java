package io.github.iislint.xdt;

import java.util.List;

/**
 * Copies elements of a transform: without attributes of the XDT namespace and without namespace declarations, which the writer
 * puts where they are needed; with the line endings of the base, and indented again.
 */
final class Copier {

    private final Layout layout;

    Copier(Layout layout) {
        this.layout = layout;
    }

    /**
     * A copy that is part of no tree.
     *
     * @param indent the white space before the copy in its line
     */
    TreeElement copy(TreeElement source, String indent) {
        return copy(source, new Indents(Layout.indentBefore(source), indent));
    }

    /** How lines of a copied element are moved. */
    private record Indents(String from, String to) {

        String apply(String line) {
            return line.startsWith(from) ? to + line.substring(from.length()) : line.isEmpty() ? line : to + line.stripLeading();
        }
    }

    private TreeElement copy(TreeElement source, Indents indents) {
        TreeElement copy = new TreeElement(source.file(), true, source.prefix(), source.local(), source.namespace(),
                source.open());
        for (TreeAttribute attribute : source.attributes()) {
            if (attribute.declaration()) {
                copy.addCutDeclaration(attribute);
            } else if (!attribute.namespace().equals(Directive.NAMESPACE)) {
                copy.attributes().add(copy(attribute, copy, indents));
            }
        }
        copy.setTail(blank(source.tail(), source, indents));
        copy.setClose(source.close());
        for (TreeNode child : source.children()) {
            if (child instanceof TreeElement element) {
                copy.add(copy(element, indents));
            } else if (child instanceof TreeText leaf) {
                copy.add(new TreeText(leaf.kind(), leaf.value(), leaf.blank()
                        ? blank(leaf.fragment(), source, indents)
                        : leaf.fragment()));
            }
        }
        return copy;
    }

    private TreeAttribute copy(TreeAttribute source, TreeElement owner, Indents indents) {
        return new TreeAttribute(owner, source.prefix(), source.local(), source.namespace(), source.value(),
                blank(source.before(), source.owner(), indents), source.name(), source.quoted());
    }

    /** White space with its lines moved; what follows the last one stays, such as the end of a tag. */
    private Fragment blank(Fragment fragment, TreeElement cause, Indents indents) {
        String text = fragment.text();
        if (text.indexOf('\n') < 0 && text.indexOf('\r') < 0) {
            return fragment;
        }
        List<String> lines = text.lines().toList();
        boolean ended = text.endsWith("\n") || text.endsWith("\r");
        StringBuilder moved = new StringBuilder(lines.get(0));
        for (int i = 1; i < lines.size(); i++) {
            moved.append(layout.lineEnd()).append(i + 1 < lines.size()
                    ? lines.get(i)
                            .stripTrailing()
                    : indents.apply(lines.get(i)));
        }
        if (ended) {
            moved.append(layout.lineEnd()).append(indents.apply(""));
        }
        return moved.toString().equals(text)
                ? fragment
                : Fragment.literal(moved.toString(), cause.file(), cause.nameSpan()
                        .span());
    }
}
