package io.github.iislint.iis;

import io.github.iislint.iis.schema.Schema;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The states of sections that only files set that iislint ships with. They are the same for all servers of a schema, so each is
 * merged and numbered once: of a repository with very many sites of a single web.config that was a quarter of the work.
 */
final class ShippedStates {

    private static final Map<Schema, ShippedStates> BY_SCHEMA = Collections.synchronizedMap(new WeakHashMap<>());

    private record Known(SectionDeclaration declaration, Optional<SectionState> state) {
    }

    private final Map<List<Object>, Known> states = new ConcurrentHashMap<>();

    private ShippedStates() {
    }

    static ShippedStates of(Schema schema) {
        return BY_SCHEMA.computeIfAbsent(schema, s -> new ShippedStates());
    }

    /**
     * A section as these files set it.
     *
     * @param files that iislint ships with, the topmost first
     * @param declaration of the section; the state is kept only if it is in such a file, too
     */
    Optional<SectionState> state(List<BuiltIn> files, SectionDeclaration declaration, Supplier<Optional<SectionState>> merge) {
        if (!declaration.origin().shipped()) {
            return merge.get();
        }
        List<Object> key = List.of(files, declaration.path());
        Known known = states.get(key);
        if (known == null) {
            known = new Known(declaration, merge.get());
            known.state().ifPresent(state -> ElementInterner.numberShipped(state.element()));
            Known other = states.putIfAbsent(key, known);
            known = other == null ? known : other;
        }
        return known.declaration() == declaration ? known.state() : merge.get();
    }
}
