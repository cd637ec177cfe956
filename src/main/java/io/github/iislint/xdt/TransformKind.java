package io.github.iislint.xdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of transforms. */
enum TransformKind {
    INSERT("Insert", true, false),
    INSERT_IF_MISSING("InsertIfMissing", true, false),
    INSERT_BEFORE("InsertBefore", true, false),
    INSERT_AFTER("InsertAfter", true, false),
    REMOVE("Remove", false, false),
    REMOVE_ALL("RemoveAll", false, true),
    REPLACE("Replace", false, false),
    SET_ATTRIBUTES("SetAttributes", false, true),
    REMOVE_ATTRIBUTES("RemoveAttributes", false, true),
    COMMENT_OUT("CommentOut", false, false),
    SET_TOKENIZED_ATTRIBUTES("SetTokenizedAttributes", false, true);

    private final String name;
    private final boolean inserts;
    private final boolean all;

    private static final Map<String, TransformKind> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(TransformKind::toString, Function.identity()));

    TransformKind(String name, boolean inserts, boolean all) {
        this.name = name;
        this.inserts = inserts;
        this.all = all;
    }

    /** The transform of exactly that name, or {@code null}. */
    static @Nullable TransformKind of(String name) {
        return BY_NAME.get(name);
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        for (TransformKind kind : values()) {
            names.add(kind.name);
        }
        return names;
    }

    /** Whether the targets are the parents of the elements that the path selects; none is then an error, not a warning. */
    boolean inserts() {
        return inserts;
    }

    /** Whether all targets are changed, not just the first. */
    boolean all() {
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
