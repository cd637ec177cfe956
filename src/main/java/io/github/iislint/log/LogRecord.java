package io.github.iislint.log;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One line of a log. The reader uses the same object for every line, so nothing of it may be kept; what is requested is decoded
 * then and not before.
 */
public final class LogRecord {

    private static final int FIELDS = Field.values().length;

    private final LineScanner scanner;
    /** The column of each field, -1 where the log does not have it. */
    private final int[] columns = new int[FIELDS];
    private long date;
    private int siteOfFolder;

    LogRecord(LineScanner scanner) {
        this.scanner = scanner;
        Arrays.fill(columns, -1);
    }

    int[] columns() {
        return columns;
    }

    /** @param day as {@code yyyymmdd}; 0 where it is not known */
    void date(long day) {
        date = day;
    }

    /**
     * Whether the line has as many fields as its header. The name of an application pool, which is the last field of HTTPERR
     * logs, may hold blanks.
     */
    boolean fits(int expected) {
        int last = expected - 1;
        if (scanner.fields() > expected && columns[Field.QUEUE.ordinal()] == last) {
            scanner.ends[last] = scanner.ends[scanner.fields() - 1];
            return true;
        }
        return scanner.fields() == expected;
    }

    void siteOfFolder(int id) {
        siteOfFolder = id;
    }

    /** Whether the log has the field. */
    public boolean has(Field field) {
        return columns[field.ordinal()] >= 0;
    }

    /** Where the field begins in {@link #bytes()}; valid where the log has it. */
    public int start(Field field) {
        return scanner.starts[columns[field.ordinal()]];
    }

    /** Where the field ends in {@link #bytes()}. */
    public int end(Field field) {
        return scanner.ends[columns[field.ordinal()]];
    }

    /** The bytes in which {@link #start} and {@link #end} count. To be read only. */
    public byte[] bytes() {
        return scanner.buffer;
    }

    /** The field as text, in UTF-8 or, where it is not UTF-8, in ISO 8859-1; {@code null} where it is missing or empty. */
    public @Nullable String text(Field field) {
        if (!has(field)) {
            return null;
        }
        int start = start(field);
        int length = end(field) - start;
        if (length == 1 && scanner.buffer[start] == '-') {
            return null;
        }
        String text = new String(scanner.buffer, start, length, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : new String(scanner.buffer, start, length, StandardCharsets.ISO_8859_1);
    }

    /** The field as a number without a sign; -1 where it is missing or none. */
    public long number(Field field) {
        return has(field) ? Bytes.number(scanner.buffer, start(field), end(field)) : -1;
    }

    /** The moment as {@code yyyymmddhhmmss}, in UTC; 0 where the log does not tell. */
    public long time() {
        long day = has(Field.DATE) ? digits(Field.DATE, '-', 10) : date;
        long moment = has(Field.TIME) ? digits(Field.TIME, ':', 8) : 0;
        return day <= 0 || moment < 0 ? 0 : day * 1_000_000 + moment;
    }

    private long digits(Field field, char separator, int length) {
        return digits(scanner.buffer, start(field), end(field), separator, length);
    }

    /** The digits of a date or a time; -1 for anything else. */
    static long digits(byte[] buffer, int start, int end, char separator, int length) {
        if (end - start < length) {
            return -1;
        }
        long digits = 0;
        for (int i = start; i < start + length; i++) {
            int digit = buffer[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (buffer[i] != separator) {
                return -1;
            }
        }
        return digits;
    }

    /** The number of the site: from the line, or else from the folder {@code W3SVC<id>}; 0 where neither tells. */
    public int site() {
        if (has(Field.SITE_NAME)) {
            int start = start(Field.SITE_NAME);
            int end = end(Field.SITE_NAME);
            if (end - start > 5 && Bytes.equalsIgnoreCase(scanner.buffer, start, start + 5, LogFile.SITE_PREFIX)) {
                long id = Bytes.number(scanner.buffer, start + 5, end);
                return id > 0 && id <= Integer.MAX_VALUE ? (int) id : 0;
            }
        }
        if (has(Field.SITE_ID)) {
            long id = number(Field.SITE_ID);
            return id > 0 && id <= Integer.MAX_VALUE ? (int) id : 0;
        }
        return siteOfFolder;
    }

    /** Whether it comes from an HTTPERR log of http.sys: the request did not get to IIS, or the connection ended. */
    public boolean fromHttpSys() {
        return has(Field.REASON);
    }
}
