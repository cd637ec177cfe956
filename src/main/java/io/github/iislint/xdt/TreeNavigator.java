package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jaxen.DefaultNavigator;
import org.jaxen.JaxenException;
import org.jaxen.XPath;
import org.jspecify.annotations.Nullable;

/** Shows the tree to XPath, with its namespaces, and counts what is examined. */
final class TreeNavigator extends DefaultNavigator {

    private static final long serialVersionUID = 1L;

    /** Characters of a string value that cost as much as a node. */
    private static final int CHARACTERS = 64;

    private final transient Budget budget;

    TreeNavigator(Budget budget) {
        this.budget = budget;
    }

    private Iterator<?> charged(List<?> nodes) {
        budget.charge(nodes.size() + 1);
        return nodes.iterator();
    }

    /** Text and CDATA side by side are one node: the first of them stands for all. */
    private static List<TreeNode> children(TreeBranch branch) {
        List<TreeNode> seen = new ArrayList<>(branch.children().size());
        boolean behindText = false;
        for (TreeNode child : branch.children()) {
            boolean text = child instanceof TreeText leaf && leaf.kind().text();
            boolean declaration = child instanceof TreeText leaf && leaf.kind() == TreeText.Kind.DECLARATION;
            if (!declaration && !(text && behindText) && !(text && branch instanceof TreeDocument)) {
                seen.add(child);
            }
            behindText = text;
        }
        return seen;
    }

    @Override
    public Iterator<?> getChildAxisIterator(Object node) {
        return node instanceof TreeBranch branch ? charged(children(branch)) : Collections.emptyIterator();
    }

    @Override
    public Iterator<?> getParentAxisIterator(Object node) {
        Object parent = getParentNode(node);
        return parent == null ? Collections.emptyIterator() : charged(List.of(parent));
    }

    @Override
    public @Nullable Object getParentNode(Object node) {
        return node instanceof TreeAttribute attribute ? attribute.owner() : ((TreeNode) node).parent();
    }

    @Override
    public Iterator<?> getFollowingSiblingAxisIterator(Object node) {
        List<TreeNode> siblings = siblings(node);
        return charged(siblings.subList(siblings.indexOf(node) + 1, siblings.size()));
    }

    @Override
    public Iterator<?> getPrecedingSiblingAxisIterator(Object node) {
        List<TreeNode> siblings = siblings(node);
        List<TreeNode> before = new ArrayList<>(siblings.subList(0, Math.max(0, siblings.indexOf(node))));
        Collections.reverse(before);
        return charged(before);
    }

    private static List<TreeNode> siblings(Object node) {
        return node instanceof TreeNode tree && tree.parent() != null ? children(tree.parent()) : List.of();
    }

    @Override
    public Iterator<?> getAttributeAxisIterator(Object node) {
        return node instanceof TreeElement element
                ? charged(element.attributes().stream().filter(attribute -> !attribute.declaration()).toList())
                : Collections.emptyIterator();
    }

    @Override
    public Iterator<?> getNamespaceAxisIterator(Object node) {
        return Collections.emptyIterator();
    }

    @Override
    public Object getDocumentNode(Object node) {
        Object top = node;
        for (Object parent = getParentNode(top); parent != null; parent = getParentNode(top)) {
            top = parent;
        }
        return top;
    }

    @Override
    public String getElementNamespaceUri(Object element) {
        return ((TreeElement) element).namespace();
    }

    @Override
    public String getElementName(Object element) {
        return ((TreeElement) element).local();
    }

    @Override
    public String getElementQName(Object element) {
        return ((TreeElement) element).qualifiedName();
    }

    @Override
    public String getAttributeNamespaceUri(Object attribute) {
        return ((TreeAttribute) attribute).namespace();
    }

    @Override
    public String getAttributeName(Object attribute) {
        return ((TreeAttribute) attribute).local();
    }

    @Override
    public String getAttributeQName(Object attribute) {
        return ((TreeAttribute) attribute).qualifiedName();
    }

    @Override
    public String getAttributeStringValue(Object attribute) {
        return ((TreeAttribute) attribute).value();
    }

    @Override
    public boolean isDocument(Object node) {
        return node instanceof TreeDocument;
    }

    @Override
    public boolean isElement(Object node) {
        return node instanceof TreeElement;
    }

    @Override
    public boolean isAttribute(Object node) {
        return node instanceof TreeAttribute;
    }

    @Override
    public boolean isNamespace(Object node) {
        return false;
    }

    @Override
    public boolean isComment(Object node) {
        return node instanceof TreeComment || node instanceof TreeText leaf && leaf.kind() == TreeText.Kind.COMMENT;
    }

    @Override
    public boolean isText(Object node) {
        return node instanceof TreeText leaf && leaf.kind().text();
    }

    @Override
    public boolean isProcessingInstruction(Object node) {
        return node instanceof TreeText leaf && leaf.kind() == TreeText.Kind.INSTRUCTION;
    }

    @Override
    public String getProcessingInstructionTarget(Object node) {
        return ((TreeText) node).value().split("\\s", 2)[0];
    }

    @Override
    public String getProcessingInstructionData(Object node) {
        String[] parts = ((TreeText) node).value().split("\\s+", 2);
        return parts.length < 2 ? "" : parts[1];
    }

    @Override
    public String getCommentStringValue(Object comment) {
        return comment instanceof TreeComment element ? element.text() : ((TreeText) comment).value();
    }

    @Override
    public String getElementStringValue(Object element) {
        StringBuilder value = new StringBuilder();
        collect((TreeElement) element, value);
        return value.toString();
    }

    private void collect(TreeBranch branch, StringBuilder value) {
        budget.charge(branch.children().size() + 1L);
        for (TreeNode child : branch.children()) {
            if (child instanceof TreeBranch inner) {
                collect(inner, value);
            } else if (child instanceof TreeText leaf && leaf.kind().text()) {
                value.append(leaf.value());
                budget.charge(leaf.value().length() / CHARACTERS);
            }
        }
    }

    @Override
    public String getTextStringValue(Object text) {
        StringBuilder value = new StringBuilder();
        for (TreeNode node = (TreeText) text; node instanceof TreeText leaf && leaf.kind().text(); node = node.next()) {
            value.append(leaf.value());
            budget.charge(1 + leaf.value().length() / CHARACTERS);
        }
        return value.toString();
    }

    @Override
    public String getNamespaceStringValue(Object namespace) {
        throw new IllegalStateException();
    }

    @Override
    public String getNamespacePrefix(Object namespace) {
        throw new IllegalStateException();
    }

    @Override
    public XPath parseXPath(String xpath) throws JaxenException {
        throw new JaxenException("no expression within an expression");
    }
}
