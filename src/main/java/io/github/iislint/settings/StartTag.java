package io.github.iislint.settings;

import io.github.iislint.file.LineMap;
import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the parts of a start tag stand. The parser tells no more than where a tag ends; since an attribute value cannot hold
 * {@code <}, the last one before that is where it begins.
 */
final class StartTag {

    private static final Pattern ATTRIBUTE = Pattern.compile("([^\\s=<>/]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private final String file;
    private final String text;
    private final LineMap lines;
    private final int nameStart;
    private final int nameEnd;
    private final int end;

    /**
     * @param line the 1-based line of the end of the tag
     * @param column the 1-based column after the tag
     */
    StartTag(String file, SourceText source, String name, int line, int column) {
        this.file = file;
        text = source.text();
        lines = source.lines();
        end = lines.offset(line, column);
        nameStart = text.lastIndexOf('<', end - 1) + 1;
        nameEnd = Math.min(end, nameStart + name.length());
    }

    /** The name of the element. */
    Place name() {
        return place(nameStart, nameEnd);
    }

    /** The name of an attribute as written; the element's name where there is no such attribute. */
    Place attribute(String name) {
        Matcher found = find(name);
        return found == null ? name() : place(found.start(1), found.end(1));
    }

    /** The value of an attribute without its quotes; the element's name where there is no such attribute. */
    Place value(String name) {
        Matcher found = find(name);
        int group = found == null ? 0 : found.start(2) >= 0 ? 2 : 3;
        return group == 0 ? name() : place(found.start(group), found.end(group));
    }

    private @Nullable Matcher find(String name) {
        Matcher matcher = ATTRIBUTE.matcher(text).region(nameEnd, end);
        while (matcher.find()) {
            if (matcher.group(1).equals(name)) {
                return matcher;
            }
        }
        return null;
    }

    private Place place(int from, int to) {
        return new Place(file, lines.line(from), lines.column(from), lines.line(to), lines.column(to));
    }
}
