package io.github.iislint.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers whether it could not be written, which a {@link java.io.PrintWriter} does not report. It
 * never throws, so that callers need no error handling; after an error nothing more is written.
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

    /** Why output was lost; {@code null} if nothing was lost, or if the reader closed the pipe. */
    @Nullable
    String problem() {
        boolean closed = failure != null && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
        return failure == null || closed ? null : failure.getMessage();
    }
}
