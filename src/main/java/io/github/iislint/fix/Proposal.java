package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Fix;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one finding would be fixed, or several that a single setting causes.
 *
 * @param edits by file
 * @param changes the settings in effect that it means to change; no other may
 */
record Proposal(String title, Effect effect, Map<XmlFile, List<Edit>> edits, List<Change> changes) {

    /**
     * A setting that takes another value at a location.
     *
     * @param before the value in effect without the fix
     * @param after the value in effect with it
     */
    record Change(String location, String section, String setting, String before, String after) {
    }

    /** What a report shows of it. */
    Fix toFix() {
        List<Fix.Edit> all = new ArrayList<>();
        edits.forEach((file, list) -> list.forEach(edit -> all.add(new Fix.Edit(file.place(edit.span()), edit.text()))));
        all.sort(Comparator.comparing(Fix.Edit::place));
        return new Fix(title, effect, all);
    }

    /**
     * The edits of one of the files, by the files that a person can change; {@code null} where the text was composed of several,
     * and
     * what would be changed stands in no single one of them.
     */
    @Nullable
    Map<SourceFile, List<Edit>> owned(XmlFile file) {
        SourceFile whole = file.file();
        Map<SourceFile, List<Edit>> owned = new LinkedHashMap<>();
        for (Edit edit : edits.get(file)) {
            SourceSpan exact = whole.text().composed()
                    ? whole.text().exactOrigin(edit.span())
                    : new SourceSpan(whole, edit.span());
            if (exact == null) {
                return null;
            }
            owned.computeIfAbsent(exact.file(), source -> new ArrayList<>()).add(new Edit(exact.span(), edit.text()));
        }
        return owned;
    }

    /** Whether each edit changes a single file. */
    boolean ownable() {
        return edits.keySet().stream().allMatch(file -> owned(file) != null);
    }
}
