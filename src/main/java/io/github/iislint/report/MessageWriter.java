package io.github.iislint.report;

import java.io.PrintWriter;
import java.io.Writer;

/** Prints messages, each of which is one line, whatever the names and values in it are. */
public final class MessageWriter extends PrintWriter {

    /** @param out gets lines of text for people, and is flushed after each */
    public MessageWriter(Writer out) {
        super(new HarmlessWriter(out), true);
    }

    @Override
    public void println(String message) {
        super.println(Printable.of(message));
    }
}
