package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Fix;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How one finding would be mended, or several that a single setting causes.
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
}
