package io.github.iislint.fix;

import io.github.iislint.file.Edit;
import io.github.iislint.file.SourceFile;
import io.github.iislint.file.SourceSpan;
import io.github.iislint.file.Span;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Fix;
import io.github.iislint.iis.schema.Placeholder;
import io.github.iislint.xdt.Correction;
import io.github.iislint.xml.LocatedAttribute;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The proposed fix of one finding, or of several that a single setting causes.
 *
 * @param edits by file
 * @param changes the settings in effect that it means to change
 * @param regions where settings may change besides; nothing else may
 */
record Proposal(String title, Effect effect, Map<XmlFile, List<Edit>> edits, List<Change> changes, List<Region> regions) {

    /**
     * All that an element of a section holds, at a location and at those below it, which inherit it.
     *
     * @param setting the path of the element within the section; empty for the whole section
     */
    record Region(String location, String section, String setting) {

        boolean holds(Change change) {
            // All that is below the folder of a lone site is named without it.
            return section.equals(change.section())
                    && (location.isEmpty() || location.equals(".") || change.location().equals(location)
                            || change.location().startsWith(location + "/"))
                    && change.setting().startsWith(setting)
                    && (setting.isEmpty() || change.setting().length() == setting.length()
                            || "/@[".indexOf(change.setting().charAt(setting.length())) >= 0);
        }
    }

    /**
     * A setting that takes another value at a location.
     *
     * @param setting its path within the section: {@code requestLimits@maxUrl}; an entry is named by its key
     * @param before the value in effect without the fix; {@code null} if there is none
     * @param after the value in effect with it; {@code null} if there is none
     */
    record Change(String location, String section, String setting, @Nullable String before, @Nullable String after) {

        // That which the JVM would make for a record takes it milliseconds to make.
        @Override
        public int hashCode() {
            return Objects.hash(location, section, setting, before, after);
        }
    }

    /** The correction of a transform in the only way that can be meant. */
    static Proposal correcting(Fix fix, Correction correction) {
        SourceFile file = correction.file();
        return new Proposal(fix.title(), fix.effect(), Map.of(XmlFile.parse(file.path(), file.name(), file.text()), correction
                .edits()), List.of(), List.of());
    }

    /**
     * The same with what to correct in the text that it leaves. What is in another file, or within what this writes, is left out.
     *
     * @return this where nothing is left of the corrections
     */
    Proposal and(List<Correction> corrections) {
        Map.Entry<XmlFile, List<Edit>> own = edits.entrySet().iterator().next();
        XmlFile file = own.getKey();
        List<Edit> all = new ArrayList<>(own.getValue());
        for (Correction correction : corrections) {
            List<Edit> more = new ArrayList<>();
            for (Edit edit : correction.edits()) {
                Span span = Edit.before(edit.span(), own.getValue());
                if (span != null) {
                    more.add(new Edit(span, edit.text()));
                }
            }
            TouchedText touched = new TouchedText();
            touched.add(all);
            if (correction.file().path().equals(file.path()) && more.size() == correction.edits().size()
                    && touched.free(more)) {
                all.addAll(more);
            }
        }
        all.sort(Edit.ORDER);
        return all.size() == own.getValue().size() ? this : new Proposal(title, effect, Map.of(file, all), changes, regions);
    }

    /** What a report shows of it. */
    Fix toFix() {
        List<Fix.Replacement> all = new ArrayList<>();
        edits.forEach((file, list) -> list.forEach(edit -> all.add(new Fix.Replacement(file.place(edit.span()), edit.text()))));
        all.sort(Comparator.comparing(Fix.Replacement::place));
        return new Fix(title, effect, all);
    }

    /** The edits of one of the files, by the files that a person can change; of a proposal that is {@link #ownable()}. */
    Map<SourceFile, List<Edit>> owned(XmlFile file) {
        return Objects.requireNonNull(exact(file), "what is not ownable is refused when it is planned");
    }

    /**
     * The same; {@code null} where the text was composed of several files, and what would be changed is in no single one of
     * them.
     */
    private @Nullable Map<SourceFile, List<Edit>> exact(XmlFile file) {
        SourceFile whole = file.file();
        Map<SourceFile, List<Edit>> owned = new LinkedHashMap<>();
        for (Edit edit : edits.getOrDefault(file, List.of())) {
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

    /**
     * Why the proposal is none for a transform: what it would change is in the file that is transformed; {@code null} where it
     * changes transforms only.
     */
    @Nullable
    String base() {
        for (Map.Entry<XmlFile, List<Edit>> entry : edits.entrySet()) {
            XmlFile file = entry.getKey();
            for (Edit edit : entry.getValue()) {
                SourceSpan at = file.origin(edit.span());
                if (at.file().path().equals(file.path())) {
                    return at.file().name() + ":" + at.line()
                            + " sets the value, which is wrong only with a "
                            + "transform; set it in the transform" + transform(file, edit);
                }
            }
        }
        return null;
    }

    /** What would be written into a transform. */
    private static String transform(XmlFile file, Edit edit) {
        LocatedAttribute attribute = file.attributeAt(edit.span());
        return attribute == null
                ? ""
                : ": <" + attribute.getParent().getQualifiedName() + " " + attribute.getQualifiedName() + "=\""
                        + edit.text() + "\" xdt:Transform=\"SetAttributes(" + attribute.getQualifiedName() + ")\" />";
    }

    /** Why no edit of a file makes what one of the edits wants: the value is set at deployment, or of several files. */
    String unowned() {
        for (Map.Entry<XmlFile, List<Edit>> entry : edits.entrySet()) {
            XmlFile file = entry.getKey();
            for (Edit edit : entry.getValue()) {
                SourceSpan at = file.origin(edit.span());
                String text = at.file().text().text().substring(at.span().start(), at.span().end());
                if (file.source().composed() && file.source().exactOrigin(edit.span()) == null) {
                    return Placeholder.in(text)
                            ? "the value is set at deployment, for the token at " + at.file().name() + ":" + at.line()
                            : "what would change is composed "
                                    + "of several files, " + at.file().name() + ":" + at.line() + " among them";
                }
            }
        }
        return "what would change is not in a single file";
    }

    /** Whether each edit changes a single file. */
    boolean ownable() {
        return edits.keySet().stream().allMatch(file -> exact(file) != null);
    }
}
