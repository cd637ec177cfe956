package io.github.iislint.report;

import java.io.IOException;
import java.io.Writer;

/**
 * The writer for all text for people: even if a caller forgets to escape it, no line is a command for a build agent, and none
 * moves the cursor or reverses text. Colors pass.
 */
public final class HarmlessWriter extends Writer {

    private final Writer out;
    private final StringBuilder line = new StringBuilder();
    /** What of the line is written already. */
    private String begun = "";

    public HarmlessWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int start, int length) throws IOException {
        int from = start;
        for (int i = start; i < start + length; i++) {
            if (text[i] == '\n') {
                line.append(text, from, i - from);
                from = i + 1;
                boolean windows = line.length() > 0 && line.charAt(line.length() - 1) == '\r';
                line.setLength(line.length() - (windows ? 1 : 0));
                writeLine();
                out.write(windows ? "\r\n" : "\n");
                begun = "";
            }
        }
        line.append(text, from, start + length - from);
    }

    /** What begins a command counts even if it was written before. */
    private void writeLine() throws IOException {
        String whole = Printable.line(begun + line);
        out.write(whole.startsWith(begun) ? whole.substring(begun.length()) : whole);
        begun = whole;
        line.setLength(0);
    }

    @Override
    public void flush() throws IOException {
        if (line.length() > 0) {
            writeLine();
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        flush();
        out.close();
    }
}
