package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole file as a tree. */
final class TreeDocument extends TreeBranch {

    private final SourceFile file;
    private boolean redeclared;

    TreeDocument(SourceFile file) {
        this.file = file;
    }

    SourceFile file() {
        return file;
    }

    /** To be called where a declaration of a namespace is changed. */
    void setRedeclared() {
        redeclared = true;
    }

    /** Whether prefixes may stand for other namespaces than they did when the document was read. */
    boolean isRedeclared() {
        return redeclared;
    }

    /** The root element, or {@code null} where a transform removed it. */
    @Nullable
    TreeElement root() {
        List<TreeElement> elements = elements();
        return elements.isEmpty() ? null : elements.get(0);
    }

    /** The root element of a document as it was read. */
    TreeElement rootElement() {
        return Objects.requireNonNull(root(), "a well-formed document has a root element");
    }
}
