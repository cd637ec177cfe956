package io.github.iislint.log;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Splits a stream into lines, and lines into fields separated by blanks or tabs, in one pass and in one buffer. Lines end with
 * LF or CR LF. A line that does not fit into the buffer is passed over and known by {@link #tooLong()}.
 */
final class LineScanner {

    /** A URL has at most 16 kB, all headers together 64 kB unless the registry says otherwise; no line comes near. */
    static final int LONGEST = 256 << 10;

    private static final int MOST_FIELDS = 256;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long SEVEN_BITS = ~HIGH_BITS;
    /** In each byte what makes the highest bit of the first value that is not blank. */
    private static final long UP_TO_BLANK = 0x5F5F5F5F5F5F5F5FL;

    private final InputStream in;
    /** With room behind the limit for a look at eight bytes. */
    final byte[] buffer = new byte[2 * LONGEST + Long.BYTES];
    final int[] starts = new int[MOST_FIELDS];
    final int[] ends = new int[MOST_FIELDS];
    private int fields;
    private int position;
    private int limit;
    private int lineStart;
    private int lineEnd;
    private long line;
    private boolean tooLong;
    private boolean binary;
    private boolean ended;

    LineScanner(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return whether there is one
     */
    boolean next() throws IOException {
        tooLong = false;
        binary = false;
        fields = 0;
        lineStart = position;
        int fieldStart = position;
        int i = position;
        while (true) {
            while (i < limit) {
                // The control characters and blanks of the next eight bytes, a bit for each.
                long blanks = blanks(i);
                for (; blanks != 0; blanks &= blanks - 1) {
                    int at = i + (Long.numberOfTrailingZeros(blanks) >>> 3);
                    if (at > fieldStart) {
                        field(fieldStart, at);
                    }
                    fieldStart = at + 1;
                    byte b = buffer[at];
                    if (b == '\n') {
                        return line(at, at + 1);
                    }
                    binary |= b == 0;
                }
                i = Math.min(limit, i + Long.BYTES);
            }
            if (ended) {
                if (i > fieldStart) {
                    field(fieldStart, i);
                }
                return (tooLong || i > lineStart) && line(i, i);
            }
            int before = lineStart;
            if (fill(i)) {
                int moved = before - lineStart;
                i -= moved;
                fieldStart -= moved;
            } else {
                // A very long line: what has been seen of it is dropped, and the rest as it comes.
                tooLong = true;
                fields = 0;
                lineStart = 0;
                limit = 0;
                i = 0;
                fieldStart = 0;
                fill(0);
            }
        }
    }

    /**
     * The highest bit of each of the eight bytes from {@code i} on that is a blank, a line ending or another control character;
     * what is behind the limit counts for none. Eight bytes at once: splitting 1 GiB takes 0.8 s of processor time so, and 2.8
     * s byte by byte.
     */
    private long blanks(int i) {
        long bytes = (long) EIGHT.get(buffer, i);
        // No carry from byte to byte: 0x7F + 0x5F is 0xDE.
        long others = (bytes & SEVEN_BITS) + UP_TO_BLANK | bytes;
        long blanks = ~others & HIGH_BITS;
        return i + Long.BYTES <= limit ? blanks : blanks & (1L << (limit - i << 3)) - 1;
    }

    private void field(int start, int end) {
        if (fields < MOST_FIELDS) {
            starts[fields] = start;
            ends[fields] = end;
        }
        fields++;
    }

    private boolean line(int end, int next) {
        fields = tooLong ? 0 : fields;
        lineEnd = end;
        position = next;
        line++;
        return true;
    }

    /** Reads more behind what is there; moves the current line to the front of the buffer. */
    private boolean fill(int scanned) throws IOException {
        int kept = scanned - lineStart;
        if (kept > LONGEST) {
            return false;
        }
        if (lineStart > 0) {
            System.arraycopy(buffer, lineStart, buffer, 0, kept);
            for (int i = 0; i < Math.min(fields, MOST_FIELDS); i++) {
                starts[i] -= lineStart;
                ends[i] -= lineStart;
            }
            lineStart = 0;
            limit = kept;
        }
        int read = in.read(buffer, limit, buffer.length - Long.BYTES - limit);
        if (read < 0) {
            ended = true;
        } else {
            limit += read;
        }
        return true;
    }

    /** How many fields the line has. */
    int fields() {
        return fields;
    }

    /** Whether it has so many fields that the last of them are not known. */
    boolean tooManyFields() {
        return fields > MOST_FIELDS;
    }

    /** The number of the line, 1-based. */
    long line() {
        return line;
    }

    /** Whether the line was longer than {@link #LONGEST} bytes; then it has no fields. */
    boolean tooLong() {
        return tooLong;
    }

    /** Whether a byte 0 is in the line. */
    boolean binary() {
        return binary;
    }

    /** Whether it begins with {@code #}. */
    boolean directive() {
        return lineEnd > lineStart && buffer[lineStart] == '#';
    }

    /** @param lower what the field is, in lower case */
    boolean named(int field, String lower) {
        return Bytes.equalsIgnoreCase(buffer, starts[field], ends[field],
                lower.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
}
