package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The places of one text that edits touch. That two add something at the same place is no conflict. */
final class TouchedText {

    private final TreeMap<Integer, Integer> replaced = new TreeMap<>();
    private final TreeSet<Integer> inserted = new TreeSet<>();

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
        return within == null || within >= end;
    }

    void add(Collection<Edit> edits) {
        for (Edit edit : edits) {
            if (edit.span().length() == 0) {
                inserted.add(edit.span().start());
            } else {
                replaced.merge(edit.span().start(), edit.span().end(), Math::max);
            }
        }
    }
}
