package io.github.iislint.xdt;

import io.github.iislint.file.SourceFile;
import org.jspecify.annotations.Nullable;

/** A whole file as a tree. */
final class TreeDocument extends TreeBranch {

    private final SourceFile file;

    TreeDocument(SourceFile file) {
        this.file = file;
    }

    SourceFile file() {
        return file;
    }

    /** The root element, or {@code null} where a transform removed it. */
    @Nullable
    TreeElement root() {
        return elements().stream().findFirst().orElse(null);
    }
}
