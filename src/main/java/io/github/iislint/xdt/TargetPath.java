package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The XPath of a transform's targets. It is a text, as the reference implementation has it: prefixes mean what they mean at the
 * element whose targets are looked for, whichever element of the transform a step comes from.
 *
 * @param steps the same as steps, where the path consists of names and keys alone and needs no XPath engine; else {@code null}.
 *        That is nearly every path in real transforms, and an engine sorts what it selects in the square of its number
 */
record TargetPath(String text, @Nullable List<Step> steps) {

    /** The path of a document's parent. */
    static final TargetPath NONE = new TargetPath("", List.of());

    /** What the default namespace of a transform is called in paths; XPath 1.0 has no default namespace. */
    static final String DEFAULT_NAMESPACE = "_defaultNamespace";

    /**
     * The child elements of a name whose attributes have certain values.
     *
     * @param prefix empty if there is none
     */
    record Step(String prefix, String local, List<Key> keys) {
    }

    /** An attribute and its value. */
    record Key(String prefix, String local, String value) {
    }

    /** A path that only an XPath engine understands. */
    static TargetPath of(String text) {
        return new TargetPath(text, null);
    }

    /** The name test of a transform's element. */
    static String test(TreeElement element) {
        return !element.namespace().isEmpty() && element.prefix().isEmpty()
                ? DEFAULT_NAMESPACE + ":" + element.local()
                : element.qualifiedName();
    }

    /** One step down, to the name of an element of the transform. */
    TargetPath child(TreeElement element) {
        return child(element, "", List.of());
    }

    /**
     * One step down.
     *
     * @param predicate in brackets, or empty
     * @param keys the predicate; {@code null} where it is something else than keys
     */
    TargetPath child(TreeElement element, String predicate, @Nullable List<Key> keys) {
        String below = (text.endsWith("/") ? text : text + "/") + test(element) + predicate;
        if (steps == null || keys == null) {
            return of(below);
        }
        List<Step> more = new ArrayList<>(steps);
        String prefix = !element.namespace().isEmpty() && element.prefix().isEmpty() ? DEFAULT_NAMESPACE : element.prefix();
        more.add(new Step(prefix, element.local(), keys));
        return new TargetPath(below, more);
    }

    /** The selected nodes in document order. */
    List<Object> select(TreeDocument document, Map<String, String> namespaces, XPathEvaluator evaluator, Budget budget)
            throws XdtException {
        if (steps == null) {
            return evaluator.select(text, document, namespaces);
        }
        List<TreeBranch> selected = List.of(document);
        for (Step step : steps) {
            selected = children(selected, step, namespaces, budget);
        }
        return new ArrayList<>(selected);
    }

    private List<TreeBranch> children(List<TreeBranch> parents, Step step, Map<String, String> namespaces, Budget budget)
            throws XdtException {
        String namespace = namespace(step.prefix, namespaces);
        List<String> keyNamespaces = new ArrayList<>();
        for (Key key : step.keys) {
            keyNamespaces.add(namespace(key.prefix, namespaces));
        }
        List<TreeBranch> found = new ArrayList<>();
        for (TreeBranch parent : parents) {
            budget.charge(parent.children().size() + 1L);
            for (TreeNode child : parent.children()) {
                if (child instanceof TreeElement element && element.local().equals(step.local)
                        && element.namespace().equals(namespace) && has(element, step.keys, keyNamespaces)) {
                    found.add(element);
                }
            }
        }
        return found;
    }

    private static boolean has(TreeElement element, List<Key> keys, List<String> namespaces) {
        for (int i = 0; i < keys.size(); i++) {
            TreeAttribute attribute = element.attribute(namespaces.get(i), keys.get(i).local);
            if (attribute == null || !attribute.value().equals(keys.get(i).value)) {
                return false;
            }
        }
        return true;
    }

    private String namespace(String prefix, Map<String, String> namespaces) throws XdtException {
        if (prefix.isEmpty()) {
            return "";
        }
        String namespace = namespaces.get(prefix);
        if (namespace == null) {
            throw new XdtException(MessageKind.XPATH_INVALID, null, "\"" + text + "\" cannot be evaluated: the prefix \"" + prefix
                    + "\" is not declared");
        }
        return namespace;
    }

    @Override
    public String toString() {
        return text;
    }
}
