package io.github.iislint.report;

import io.github.iislint.file.SourceText;
import io.github.iislint.finding.Fix;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a file that a fix takes away or adds.
 *
 * @param text without its end
 */
record FixLines(boolean added, String text) {

    /**
     * The lines that edits change, those that go before those that come.
     *
     * @param edits of this file, in ascending order
     * @return nothing if they overlap
     */
    static List<FixLines> of(SourceText source, List<Fix.Replacement> edits) {
        List<FixLines> lines = new ArrayList<>();
        String text = source.text();
        int i = 0;
        while (i < edits.size()) {
            int first = edits.get(i).place().line();
            int last = edits.get(i).place().endLine();
            int next = i + 1;
            while (next < edits.size() && edits.get(next).place().line() <= last) {
                last = Math.max(last, edits.get(next++).place().endLine());
            }
            int start = source.lines().start(first);
            int end = last < source.lines().lines() ? source.lines().start(last + 1) : text.length();
            StringBuilder edited = new StringBuilder();
            int at = start;
            for (Fix.Replacement edit : edits.subList(i, next)) {
                int from = source.lines().offset(edit.place().line(), edit.place().column());
                if (from < at) {
                    return List.of();
                }
                edited.append(text, at, from).append(edit.text());
                at = source.lines().offset(edit.place().endLine(), edit.place().endColumn());
            }
            edited.append(text, at, Math.max(at, end));
            text.substring(start, end).lines().forEach(line -> lines.add(new FixLines(false, line)));
            edited.toString().lines().forEach(line -> lines.add(new FixLines(true, line)));
            i = next;
        }
        return lines;
    }
}
