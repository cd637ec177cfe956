package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The places of one text that edits touch. That two add something at the same place is a conflict only where both add an element
 * of the same name around what they add: it is to be added once.
 */
final class TouchedText {

    private final TreeMap<Integer, Integer> replaced = new TreeMap<>();
    private final TreeSet<Integer> inserted = new TreeSet<>();
    private final Map<Integer, Set<String>> around = new HashMap<>();

    /** Whether none of the edits touches what others touch. */
    boolean free(Collection<Edit> edits) {
        return edits.stream().allMatch(this::free);
    }

    private boolean free(Edit edit) {
        int start = edit.span().start();
        int end = edit.span().end();
        boolean insertion = start == end;
        Map.Entry<Integer, Integer> before = replaced.lowerEntry(insertion ? start : end);
        if (before != null && before.getValue() > start) {
            return false;
        }
        Integer within = insertion ? null : inserted.higher(start);
        return (within == null || within >= end)
                && !(insertion && around.getOrDefault(start, Set.of()).contains(first(edit)));
    }

    void add(Collection<Edit> edits) {
        for (Edit edit : edits) {
            if (edit.span().length() == 0) {
                inserted.add(edit.span().start());
                if (edit.text().contains("</")) {
                    around.computeIfAbsent(edit.span().start(), at -> new HashSet<>()).add(first(edit));
                }
            } else {
                replaced.merge(edit.span().start(), edit.span().end(), Math::max);
            }
        }
    }

    /** The start tag that an addition begins with. */
    private static String first(Edit edit) {
        String text = edit.text().stripLeading();
        return edit.text().contains("</") ? text.substring(0, text.indexOf('>') + 1) : "";
    }
}
