package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.Span;
import io.github.iislint.xml.LocatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An element, and the text it is written with. */
final class TreeElement extends TreeBranch {

    private final SourceFile file;
    private final boolean copied;
    private final String prefix;
    private final String local;
    private final String namespace;
    private final Fragment open;
    private final List<TreeAttribute> attributes = new ArrayList<>();
    /** Namespace declarations of the element that this one is a copy of. */
    private List<TreeAttribute> cutDeclarations = List.of();
    /** As it was parsed, until somebody asks for the children: most of a file is none of a transform's business. */
    private @Nullable LocatedElement unread;
    private @Nullable Fragment tail;
    private @Nullable Fragment close;

    /**
     * @param file where the element stands
     * @param copied whether the element came out of a transform
     * @param open from {@code <} to the end of the name
     */
    TreeElement(SourceFile file, boolean copied, String prefix, String local, String namespace, Fragment open) {
        this.file = file;
        this.copied = copied;
        this.prefix = prefix;
        this.local = local;
        this.namespace = namespace;
        this.open = open;
    }

    /** @param parsed the element with its content, which is read when somebody asks for it */
    void setUnread(LocatedElement parsed) {
        unread = parsed;
    }

    /** The element as it was parsed, where its content is as it was parsed and nobody has asked for it; else {@code null}. */
    @Nullable
    LocatedElement unread() {
        return unread;
    }

    @Override
    List<TreeNode> children() {
        LocatedElement parsed = unread;
        if (parsed != null) {
            unread = null;
            TreeReader.readContent(this, parsed);
        }
        return super.children();
    }

    SourceFile file() {
        return file;
    }

    boolean copied() {
        return copied;
    }

    String prefix() {
        return prefix;
    }

    String local() {
        return local;
    }

    /** Empty if there is none. */
    String namespace() {
        return namespace;
    }

    /** As it is written: {@code p:rules}. */
    String qualifiedName() {
        return prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** All attributes and namespace declarations in the order in which they are written. */
    List<TreeAttribute> attributes() {
        return attributes;
    }

    List<TreeAttribute> cutDeclarations() {
        return cutDeclarations;
    }

    void addCutDeclaration(TreeAttribute declaration) {
        if (cutDeclarations.isEmpty()) {
            cutDeclarations = new ArrayList<>();
        }
        cutDeclarations.add(declaration);
    }

    Fragment open() {
        return open;
    }

    /** From the last attribute to the end of the start tag. */
    Fragment tail() {
        return Objects.requireNonNull(tail, "the end of the start tag is set first");
    }

    void setTail(Fragment fragment) {
        tail = fragment;
    }

    /** The end tag; {@code null} where the element is written {@code <a/>}. */
    @Nullable
    Fragment close() {
        return close;
    }

    void setClose(@Nullable Fragment fragment) {
        close = fragment;
    }

    /** The name in the start tag. */
    SourceSpan nameSpan() {
        int start = open.span().start() + 1;
        return new SourceSpan(file, new Span(start, start + qualifiedName().length()));
    }

    /** The attribute with that qualified name, a namespace declaration included, or {@code null}. */
    @Nullable
    TreeAttribute named(String qualifiedName) {
        for (TreeAttribute attribute : attributes) {
            if (attribute.qualifiedName().equals(qualifiedName)) {
                return attribute;
            }
        }
        return null;
    }

    /** The attribute with that namespace and local name, or {@code null}. */
    @Nullable
    TreeAttribute attribute(String uri, String name) {
        for (TreeAttribute attribute : attributes) {
            if (!attribute.declaration() && attribute.local().equals(name) && attribute.namespace().equals(uri)) {
                return attribute;
            }
        }
        return null;
    }

    /** The namespace that a prefix (empty: the default one) is bound to by this element or those around it, or {@code null}. */
    @Nullable
    String resolve(String wanted) {
        if (wanted.equals("xml")) {
            return "http://www.w3.org/XML/1998/namespace";
        }
        for (TreeBranch branch = this; branch instanceof TreeElement element; branch = branch.parent()) {
            for (TreeAttribute attribute : element.attributes) {
                if (attribute.declaration() && attribute.declaredPrefix().equals(wanted)) {
                    return attribute.value();
                }
            }
        }
        return null;
    }
}
