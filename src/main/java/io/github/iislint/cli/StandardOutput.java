package io.github.iislint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers that it could not be written: a {@link java.io.PrintWriter} does not tell. It never throws, so
 * that whoever writes needs to do nothing about it; nothing more is written then.
 */
final class StandardOutput extends OutputStream {

    private final OutputStream bytes = new FileOutputStream(FileDescriptor.out);
    private @Nullable IOException failure;

    @Override
    public void write(int b) {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int start, int length) {
        if (failure != null) {
            return;
        }
        try {
            bytes.write(buffer, start, length);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Why something of the output is lost; {@code null} where nothing is, or nobody wants to read any more. */
    @Nullable
    String problem() {
        boolean closed = failure != null && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        return failure == null || closed ? null : failure.getMessage();
    }
}
