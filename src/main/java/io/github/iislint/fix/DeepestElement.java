package io.github.iislint.fix;

import io.github.iislint.xml.LocatedElement;
import java.util.List;

/**
 * How far a file has the elements that some names lead to.
 *
 * @param element the deepest one that is there
 * @param missing the names of those that would have to be added within it; none where all are there
 */
record DeepestElement(LocatedElement element, List<String> missing) {

    /** @param names of elements, each the child of the one before, the first a child of {@code from} */
    static DeepestElement of(LocatedElement from, List<String> names) {
        LocatedElement at = from;
        for (int depth = 0; depth < names.size(); depth++) {
            LocatedElement child = at.child(names.get(depth));
            if (child == null) {
                return new DeepestElement(at, names.subList(depth, names.size()));
            }
            at = child;
        }
        return new DeepestElement(at, List.of());
    }
}
