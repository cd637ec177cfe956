package io.github.iislint.xdt;

import io.github.iislint.xdt.TargetPath.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element of a transform: which elements of the target it stands for. Each is looked for once, when needed first. */
final class TransformElement {

    private final @Nullable TransformElement parent;
    private final TreeElement element;
    private final Targets targets;
    private @Nullable TargetPath path;
    private @Nullable TargetPath parentPath;
    private @Nullable Map<String, String> namespaces;
    private @Nullable List<Object> selected;
    private @Nullable List<Object> parents;

    /** Selects in the document as it is, and as it was before the first transform. */
    interface Targets {

        List<Object> select(TargetPath path, Map<String, String> namespaces) throws XdtException;

        boolean existed(TargetPath path, Map<String, String> namespaces) throws XdtException;
    }

    /** @param parent {@code null} for the root of the transform */
    TransformElement(@Nullable TransformElement parent, TreeElement element, Targets targets) {
        this.parent = parent;
        this.element = element;
        this.targets = targets;
    }

    @Nullable
    TransformElement parent() {
        return parent;
    }

    TreeElement element() {
        return element;
    }

    /** The path of the elements that this one stands for. */
    TargetPath path() throws XdtException {
        if (path == null) {
            path = path(false);
        }
        return path;
    }

    /** The path of their parents, into which something is inserted. */
    TargetPath parentPath() throws XdtException {
        if (parentPath == null) {
            parentPath = path(true);
        }
        return parentPath;
    }

    private TargetPath path(boolean ofParent) throws XdtException {
        TargetPath above = parent == null ? TargetPath.NONE : parent.path();
        Directive locator = Directive.locator(element);
        if (locator != null && locator.name().equals("XPath")) {
            return xpath(above, locator);
        }
        if (ofParent) {
            return above;
        }
        if (locator == null) {
            return above.child(element);
        }
        return switch (locator.name()) {
            case "Match" -> match(above, locator);
            case "Condition" -> above.child(element, bracketed(single(locator)), null);
            default -> above.child(element);
        };
    }

    private TargetPath xpath(TargetPath above, Directive locator) throws XdtException {
        String xpath = single(locator);
        if (xpath.startsWith("/")) {
            return TargetPath.of(xpath);
        }
        String base = above.child(element).text();
        return TargetPath.of((base + "/" + xpath).replace("/./", "/"));
    }

    private TargetPath match(TargetPath above, Directive locator) throws XdtException {
        List<String> names = locator.arguments();
        if (names.isEmpty()) {
            throw new XdtException(MessageKind.ARGUMENT_MISSING, element.nameSpan(),
                    "Match needs the name of an attribute, such as Match(key)");
        }
        List<Key> keys = new ArrayList<>();
        StringBuilder predicate = new StringBuilder("[");
        for (String name : names) {
            TreeAttribute attribute = element.named(name);
            if (attribute == null) {
                throw missing(locator, name);
            }
            keys.add(new Key(attribute.prefix(), attribute.local(), attribute.value()));
            predicate.append(keys.size() == 1 ? "@" : " and @").append(attribute.qualifiedName()).append("='")
                    .append(attribute.value()).append('\'');
        }
        // An apostrophe ends the literal: what XPath makes of the rest is its business.
        boolean plain = keys.stream().noneMatch(key -> key.value().indexOf('\'') >= 0 || key.prefix().equals("xmlns"));
        return above.child(element, predicate.append(']').toString(), plain ? keys : null);
    }

    private XdtException missing(Directive locator, String name) {
        List<String> there = element.attributes().stream().filter(attribute -> !attribute.declaration()
                && !attribute.namespace().equals(Directive.NAMESPACE)).map(TreeAttribute::qualifiedName).toList();
        String meant = Correction.sameButForCase(name.strip(), there).orElse(null);
        String reason = !name.equals(name.strip())
                ? "; spaces are significant, write Match(" + (meant == null ? name.strip() : meant) + ")"
                : meant == null ? "" : "; there is \"" + meant + "\", and names are case-sensitive";
        return new XdtException(MessageKind.MATCH_ATTRIBUTE_MISSING, element.nameSpan(), "Match(" + locator.list() + "): <"
                + element.qualifiedName() + "> has no attribute \"" + name + "\" here" + reason,
                meant == null ? null : locator.argument(name, meant));
    }

    /** Each bracket is put unless there is one at that end, whether or not the two belong together. */
    private static String bracketed(String condition) {
        return (condition.startsWith("[") ? "" : "[") + condition + (condition.endsWith("]") ? "" : "]");
    }

    private String single(Directive locator) throws XdtException {
        List<String> arguments = locator.arguments();
        if (arguments.size() != 1) {
            throw new XdtException(MessageKind.ARGUMENT_COUNT, element.nameSpan(), locator.name()
                    + " needs exactly one argument; found "
                    + arguments.size() + (arguments.isEmpty() ? "" : "; a comma outside round brackets separates arguments"));
        }
        return arguments.get(0);
    }

    /** All prefixes in scope; the default namespace has a prefix of its own. */
    Map<String, String> namespaces() {
        if (namespaces == null) {
            boolean declares = false;
            for (TreeAttribute attribute : element.attributes()) {
                declares |= attribute.declaration();
            }
            namespaces = parent == null || declares ? declared() : parent.namespaces();
        }
        return namespaces;
    }

    private Map<String, String> declared() {
        Map<String, String> declared = new HashMap<>(parent == null ? Map.of() : parent.namespaces());
        declared.put("xml", "http://www.w3.org/XML/1998/namespace");
        for (TreeAttribute attribute : element.attributes()) {
            if (attribute.declaration()) {
                String prefix = attribute.declaredPrefix().isEmpty() ? TargetPath.DEFAULT_NAMESPACE : attribute.declaredPrefix();
                declared.put(prefix, attribute.value());
            }
        }
        return declared;
    }

    /** The elements of the target that this one stands for. */
    List<Object> targets() throws XdtException {
        if (selected == null) {
            selected = targets.select(path(), namespaces());
        }
        return selected;
    }

    /**
     * The same for a remark, as things are now. An element looks for its targets when a transform needs them: to ask earlier
     * would change what it finds.
     */
    List<Object> targetsNow() throws XdtException {
        return selected == null ? targets.select(path(), namespaces()) : selected;
    }

    /** The elements into which something is inserted; none for the root of the transform. */
    List<Object> parents() throws XdtException {
        if (parent == null) {
            return List.of();
        }
        if (parents == null) {
            parents = targets.select(parentPath(), namespaces());
        }
        return parents;
    }

    /** The topmost element, this one included, whose path finds nothing; {@code null} where this one's finds something. */
    @Nullable
    TransformElement unmatched() throws XdtException {
        if (!targets().isEmpty()) {
            return null;
        }
        TransformElement failed = this;
        while (failed.parent != null && failed.parent.targets().isEmpty()) {
            failed = failed.parent;
        }
        return failed;
    }

    /**
     * The topmost element, this one included, whose parent's path finds nothing; {@code null} where this one's finds something.
     */
    @Nullable
    TransformElement unmatchedParent() throws XdtException {
        if (parent == null) {
            throw new XdtException(MessageKind.NO_PARENT, null, "the root element has no parent to insert into");
        }
        if (!parents().isEmpty()) {
            return null;
        }
        TransformElement failed = this;
        while (failed.parent != null && failed.parent.parent != null && failed.parent.parents().isEmpty()) {
            failed = failed.parent;
        }
        return failed;
    }

    /** Whether the path found something before the first transform. */
    boolean existed(TransformElement asking) throws XdtException {
        return targets.existed(path(), asking.namespaces());
    }
}
