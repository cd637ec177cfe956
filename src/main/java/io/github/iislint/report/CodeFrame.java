package io.github.iislint.report;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import io.github.iislint.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The lines of a file around a place, with the place underlined. */
final class CodeFrame {

    /** Of a place with more lines the first and the last are shown. */
    private static final int MOST_LINES = 3;
    /** Room for line numbers of up to four digits, so that the bars of most frames stand below one another. */
    private static final int LEAST_GUTTER = 4;
    /** Of the code, however narrow the terminal is. */
    private static final int LEAST_COLUMNS = 20;
    private static final String TAB = "    ";

    private final int width;
    private final String bar;
    private final String ellipsis;

    /**
     * @param width how many columns the frame may have
     * @param unicode whether it may be drawn with characters that are not ASCII
     */
    CodeFrame(int width, boolean unicode) {
        this.width = width;
        bar = unicode ? "│" : "|";
        ellipsis = unicode ? "…" : "...";
    }

    /** The frame as plain text, each line ended; empty where the source is not known or has no such line. */
    String text(@Nullable SourceText source, Place place) {
        return text(source, place, '^', Style.PLAIN, UnaryOperator.identity());
    }

    /**
     * The same with colors.
     *
     * @param source may be {@code null}
     * @param mark underlines the place
     * @param paint colors the marks
     */
    String text(@Nullable SourceText source, Place place, char mark, Style style, UnaryOperator<String> paint) {
        if (source == null || place.line() > source.lines().lines()) {
            return "";
        }
        int last = lastLine(source, place);
        int gutter = Math.max(LEAST_GUTTER, Integer.toString(last).length());
        String blank = " ".repeat(gutter) + " " + style.gutter(bar);
        StringBuilder frame = new StringBuilder();
        for (FrameLine line : lines(source, place, Math.max(LEAST_COLUMNS, width - gutter - 3))) {
            Row row = line.row;
            if (row == null) {
                frame.append(" ".repeat(gutter + 1)).append(style.gutter(ellipsis)).append('\n');
                continue;
            }
            String number = Integer.toString(line.number);
            frame.append(" ".repeat(gutter - number.length())).append(style.gutter(number)).append(' ').append(style.gutter(bar))
                    .append(row.shown.isEmpty() ? "" : " " + row.shown).append('\n');
            if (row.to > row.from) {
                frame.append(blank).append(' ').append(" ".repeat(row.from))
                        .append(paint.apply(String.valueOf(mark).repeat(row.to - row.from))).append('\n');
            }
        }
        return frame.toString();
    }

    /**
     * A line of a frame.
     *
     * @param number in the file, 1-based; 0 for lines that are left out
     * @param row what is shown of it; {@code null} for lines that are left out
     */
    private record FrameLine(int number, @Nullable Row row) {
    }

    private List<FrameLine> lines(SourceText source, Place place, int columns) {
        int last = lastLine(source, place);
        List<FrameLine> lines = new ArrayList<>();
        for (int line = place.line(); line <= last; line++) {
            if (line == place.line() + 1 && last - place.line() >= MOST_LINES) {
                lines.add(new FrameLine(0, null));
                line = last;
            }
            lines.add(new FrameLine(line, row(source, place, line, columns)));
        }
        return lines;
    }

    /**
     * Writes the frame with the place in an element of its own; nothing where the source is not known or has no such line.
     *
     * @param source may be {@code null}
     */
    void html(@Nullable SourceText source, Place place, HtmlWriter html) {
        if (source == null || place.line() > source.lines().lines()) {
            return;
        }
        html.start("pre").attribute("class", "code");
        for (FrameLine line : lines(source, place, width)) {
            html.start("span").attribute("class", "line");
            Row row = line.row;
            if (row == null) {
                html.element("span", "number", ellipsis).text(" ");
            } else {
                String shown = row.shown;
                html.element("span", "number", Integer.toString(line.number)).text(shown.substring(0, row.start));
                if (row.end > row.start) {
                    html.element("mark", shown.substring(row.start, row.end));
                }
                html.text(shown.substring(row.end));
            }
            html.end();
        }
        html.end();
    }

    /** A place that ends before the first character of a line does not reach that line. */
    private static int lastLine(SourceText source, Place place) {
        int last = Math.min(place.endLine(), source.lines().lines());
        return Math.max(place.line(), last > place.line() && last == place.endLine() && place.endColumn() <= 1 ? last - 1 : last);
    }

    /**
     * A line as it is shown; the columns {@code from} to {@code to} (exclusive, 0-based) of it are to be underlined, which are
     * its characters {@code start} to {@code end}.
     */
    private record Row(String shown, int from, int to, int start, int end) {
    }

    private Row row(SourceText source, Place place, int line, int columns) {
        String text = source.text();
        int start = source.lines().start(line);
        int end = endOfLine(source, line);
        int from = line == place.line() ? Math.min(end, start + place.column() - 1) : firstVisible(text, start, end);
        int to = line == place.endLine() ? Math.max(from, Math.min(end, start + place.endColumn() - 1)) : end;
        // a minified file is one line of megabytes: only what can be seen is examined
        int first = Math.max(start, from - columns);
        int last = Math.min(end, Math.min(to, from + columns) + columns);
        return cut(cells(text, first, last), from, to, columns, first > start, last < end);
    }

    private static int endOfLine(SourceText source, int line) {
        String text = source.text();
        int end = line < source.lines().lines() ? source.lines().start(line + 1) : text.length();
        while (end > source.lines().start(line) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    private static int firstVisible(String text, int start, int end) {
        int i = start;
        while (i < end && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < end ? i : start;
    }

    /** What is shown for the characters from {@code start} to {@code end} (exclusive) of the text. */
    private record Cell(int start, int end, String shown, int width) {
    }

    private List<Cell> cells(String text, int first, int last) {
        List<Cell> cells = new ArrayList<>();
        int i = first;
        while (i < last) {
            char c = text.charAt(i);
            int end = Math.min(last, i + Character.charCount(text.codePointAt(i)));
            String shown = text.substring(i, end);
            String instead = Printable.instead(text, i);
            int wide = Printable.width(text.codePointAt(i));
            if (c == SecretRedactor.SECRET || c == SecretRedactor.OMITTED) {
                while (end < last && text.charAt(end) == c) {
                    end++;
                }
                shown = c == SecretRedactor.SECRET ? "***" : ellipsis;
                wide = shown.length();
            } else if (c == '\t') {
                shown = TAB;
                wide = TAB.length();
            } else if (instead != null) {
                shown = instead;
                wide = shown.length();
            }
            cells.add(new Cell(i, end, shown, wide));
            i = end;
        }
        return cells;
    }

    private Row cut(List<Cell> cells, int from, int to, int columns, boolean cutBefore, boolean cutAfter) {
        int first = 0;
        int last = cells.size();
        if (cutBefore || cutAfter || width(cells) > columns) {
            int room = columns - 2 * ellipsis.length();
            first = firstShown(cells, from, to, room, cutBefore);
            last = first;
            for (int used = 0; last < cells.size() && used + cells.get(last).width <= room; last++) {
                used += cells.get(last).width;
            }
        }
        StringBuilder shown = new StringBuilder(cutBefore || first > 0 ? ellipsis : "");
        int column = shown.length();
        int markFrom = -1;
        int markTo = -1;
        int start = 0;
        int end = 0;
        for (Cell cell : cells.subList(first, last)) {
            boolean inside = cell.start < to && cell.end > from || to == from && cell.start == from;
            if (inside && markFrom < 0) {
                markFrom = column;
                start = shown.length();
            }
            shown.append(cell.shown);
            column += cell.width;
            if (inside) {
                markTo = column;
                end = shown.length();
            }
        }
        if (markFrom < 0 && to == from) {
            markFrom = column;
            markTo = column + 1;
        }
        return new Row(shown + (cutAfter || last < cells.size() ? ellipsis : ""), markFrom, markTo, start, end);
    }

    /** Where to begin so that the place is to be seen, in the middle if something must be left out before it. */
    private static int firstShown(List<Cell> cells, int from, int to, int room, boolean cutBefore) {
        List<Cell> before = cells.stream().takeWhile(cell -> cell.end <= from).toList();
        int marked = width(cells.stream().filter(cell -> cell.end > from && cell.start < to).toList());
        if (!cutBefore && width(before) + marked <= room) {
            return 0;
        }
        int first = before.size();
        for (int left = (room - marked) / 2; first > 0 && cells.get(first - 1).width <= left; first--) {
            left -= cells.get(first - 1).width;
        }
        return first;
    }

    private static int width(List<Cell> cells) {
        return cells.stream().mapToInt(Cell::width).sum();
    }
}
