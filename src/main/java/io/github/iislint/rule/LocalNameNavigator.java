package io.github.iislint.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.dom4j.Attribute;
import org.dom4j.Element;
import org.dom4j.Node;
import org.jaxen.UnsupportedAxisException;
import org.jaxen.dom4j.DocumentNavigator;
import org.jspecify.annotations.Nullable;

/**
 * Walks dom4j trees for XPath and knows local names only: an xmlns on {@code <configuration>} changes nothing for IIS, so it
 * changes nothing for a rule. Trees of the effective configuration are built where an expression goes.
 */
final class LocalNameNavigator extends DocumentNavigator {

    static final LocalNameNavigator INSTANCE = new LocalNameNavigator();

    /** How many nodes an evaluation may visit before it counts as running away. */
    private static final long BUDGET = 20_000_000;

    private static final long serialVersionUID = 1L;

    /** How many nodes this evaluation has visited, and all since somebody asked. */
    private static final ThreadLocal<long[]> VISITED = ThreadLocal.withInitial(() -> new long[2]);

    private LocalNameNavigator() {
    }

    /** Starts a new evaluation in this thread. */
    static void restart() {
        VISITED.get()[0] = 0;
    }

    /** How many nodes the evaluations of this thread have visited since this was asked last. */
    static long visited() {
        long[] visited = VISITED.get();
        long all = visited[1];
        visited[1] = 0;
        return all;
    }

    /** An expression visits more nodes than any reasonable one does. */
    static final class RunawayException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        RunawayException() {
            super("it visits more than " + BUDGET + " nodes");
        }
    }

    private static <T> Iterator<T> charged(List<T> nodes) {
        charge(nodes.size() + 1);
        return nodes.iterator();
    }

    /** Counts nodes that an evaluation looks at. */
    static void charge(int nodes) {
        long[] visited = VISITED.get();
        visited[1] += nodes;
        visited[0] += nodes;
        if (visited[0] > BUDGET) {
            throw new RunawayException();
        }
    }

    /** Counts a text that an evaluation makes; as many characters as a node takes cost as much as one. */
    static String charge(String text) {
        charge(text.length() / 16);
        return text;
    }

    @Override
    public String getElementStringValue(Object element) {
        return charge(super.getElementStringValue(element));
    }

    private static Iterator<?> charged(Iterator<?> nodes) {
        long[] visited = VISITED.get();
        return new Iterator<Object>() {
            @Override
            public boolean hasNext() {
                return nodes.hasNext();
            }

            @Override
            public Object next() {
                visited[1]++;
                if (++visited[0] > BUDGET) {
                    throw new RunawayException();
                }
                return nodes.next();
            }
        };
    }

    @Override
    public String getElementNamespaceUri(Object element) {
        return "";
    }

    @Override
    public String getAttributeNamespaceUri(Object attribute) {
        return "";
    }

    @Override
    public Iterator<?> getChildAxisIterator(Object context) {
        if (context instanceof EffectiveTree.GroupElement group) {
            group.buildAll();
        }
        if (!(context instanceof Element element)) {
            return super.getChildAxisIterator(context);
        }
        List<Node> children = new ArrayList<>(element.nodeCount());
        for (int i = 0; i < element.nodeCount(); i++) {
            children.add(element.node(i));
        }
        return charged(children);
    }

    @Override
    public Iterator<?> getChildAxisIterator(Object context, String localName, String prefix, String uri) {
        return context instanceof Element element
                ? children(element, localName).iterator()
                : super.getChildAxisIterator(context, localName, prefix, uri);
    }

    /** The elements of a name within another one. */
    static List<Element> children(Element parent, String name) {
        if (parent instanceof EffectiveTree.GroupElement group) {
            Element child = group.build(name);
            charge(child == null ? 1 : 2);
            return child == null ? List.of() : List.of(child);
        }
        int nodes = parent.nodeCount();
        List<Element> found = new ArrayList<>(2);
        for (int i = 0; i < nodes; i++) {
            if (parent.node(i) instanceof Element child && child.getName().equals(name)) {
                found.add(child);
            }
        }
        charge(found.size() + 1);
        return found;
    }

    /** A section has no siblings: which of them there are would depend on what was read before. */
    @Override
    public Iterator<?> getFollowingSiblingAxisIterator(Object context) throws UnsupportedAxisException {
        return isInGroup(context) ? Collections.emptyIterator() : super.getFollowingSiblingAxisIterator(context);
    }

    @Override
    public Iterator<?> getPrecedingSiblingAxisIterator(Object context) throws UnsupportedAxisException {
        return isInGroup(context) ? Collections.emptyIterator() : super.getPrecedingSiblingAxisIterator(context);
    }

    private static boolean isInGroup(Object context) {
        return context instanceof Node node && node.getParent() instanceof EffectiveTree.GroupElement;
    }

    @Override
    public Iterator<?> getAttributeAxisIterator(Object context, String localName, String prefix, String uri) {
        Attribute attribute = context instanceof Element element ? attribute(element, localName) : null;
        return attribute == null ? Collections.emptyIterator() : List.of(attribute).iterator();
    }

    /** The attribute of a name. */
    static @Nullable Attribute attribute(Element element, String name) {
        if (element instanceof EffectiveTree.Element shown) {
            return shown.named(name);
        }
        for (int i = 0; i < element.attributeCount(); i++) {
            Attribute attribute = element.attribute(i);
            if (attribute.getName().equals(name)) {
                return attribute;
            }
        }
        return null;
    }

    @Override
    public Iterator<?> getDescendantAxisIterator(Object context) throws UnsupportedAxisException {
        return charged(super.getDescendantAxisIterator(context));
    }

    @Override
    public Iterator<?> getDescendantOrSelfAxisIterator(Object context) throws UnsupportedAxisException {
        return charged(super.getDescendantOrSelfAxisIterator(context));
    }

    @Override
    public Object getDocumentNode(Object context) {
        // Neither the effective configuration nor a file has a document: "/" is what holds <configuration>.
        if (context instanceof Node node && node.getDocument() == null) {
            Node top = node;
            while (top.getParent() != null) {
                top = top.getParent();
            }
            return top instanceof EffectiveTree.Root root
                    ? root.above()
                    : top instanceof Element ? new EffectiveTree.Above(top) : top;
        }
        return super.getDocumentNode(context);
    }
}
