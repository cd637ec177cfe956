package io.github.iislint.log;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads logs of any size in little memory: W3C logs, HTTPERR logs and files of Failed Request Tracing, recognized by their
 * content, plain or compressed with gzip. Nothing is lost silently: what cannot be used is counted, with the file and the line
 * where it begins.
 */
public final class LogReader {

    private static final int HEAD = 4;

    private final LogVisitor visitor;
    private final LongConsumer progress;
    private final List<LogNotice> notices = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private long lines;
    private long skipped;

    /** @param progress gets how many bytes were read since it was called last */
    public LogReader(LogVisitor visitor, LongConsumer progress) {
        this.visitor = visitor;
        this.progress = progress;
    }

    /** What could not be used, in the order in which it was found. */
    public List<LogNotice> notices() {
        return notices;
    }

    /** Which files could not be opened, and why, a line each; there is a notice about each as well. */
    public List<String> unread() {
        return unread;
    }

    /** How many lines with requests were read, those that were passed over included. */
    public long lines() {
        return lines;
    }

    /** How many lines were passed over. */
    public long skipped() {
        return skipped;
    }

    /** Reads one file. One that cannot be read, or only in part, is a notice. */
    public void read(LogFile file) {
        InputStream opened;
        try {
            opened = Files.newInputStream(file.path());
        } catch (IOException e) {
            notice(file, 0, "cannot be read: " + reason(e), 0);
            unread.add(file.name() + ": cannot be read: " + reason(e));
            return;
        }
        try (InputStream raw = new Counting(opened, progress)) {
            read(file, raw);
        } catch (IOException e) {
            notice(file, 0, "cannot be read: " + reason(e), 0);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "no permission"
                : e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
    }

    /** Reads what {@code raw} holds as the content of {@code file}. */
    void read(LogFile file, InputStream raw) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, HEAD);
        byte[] head = head(in);
        if (starts(head, 0x1F, 0x8B)) {
            in = new PushbackInputStream(new GZIPInputStream(in, 1 << 16), HEAD);
            head = head(in);
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            notice(file, 1, "is encoded in UTF-16, which IIS does not write: expected a W3C log in UTF-8 or ANSI", 0);
        } else if (starts(head, '<') || starts(head, 0xEF, 0xBB, 0xBF, '<')) {
            failedRequest(file, in);
        } else {
            if (starts(head, 0xEF, 0xBB, 0xBF)) {
                // Editors write it before the first line, which may be the one with the fields.
                in.skipNBytes(3);
            }
            text(file, in);
        }
    }

    /** The first bytes, which stay to be read. A buffer would lose what a damaged archive holds before the damage. */
    private static byte[] head(PushbackInputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        in.unread(head);
        return head;
    }

    private static boolean starts(byte[] head, int... bytes) {
        boolean same = head.length >= bytes.length;
        for (int i = 0; same && i < bytes.length; i++) {
            same = (head[i] & 0xFF) == bytes[i];
        }
        return same;
    }

    private void failedRequest(LogFile file, InputStream in) {
        lines++;
        try {
            visitor.failedRequest(FailedRequestReader.read(in));
        } catch (FailedRequestReader.UnusableException e) {
            skipped++;
            notice(file, e.line(), e.getMessage(), 1);
        }
    }

    /** Why a line cannot be used. */
    private enum SkipReason {
        NO_HEADER("there is no #Fields line before it, so its fields are unknown"),
        OTHER_HEADER("the #Fields line lacks %s, without which a request cannot be evaluated"),
        FIELDS("its number of fields differs from the #Fields line"),
        TOO_LONG("it is longer than " + (LineScanner.LONGEST >> 10) + " kB"),
        BINARY("it contains bytes that are not text");

        private final String text;

        SkipReason(String text) {
            this.text = text;
        }
    }

    /** The lines of one file that were passed over. */
    private static final class Skips {
        private final Map<SkipReason, long[]> byReason = new EnumMap<>(SkipReason.class);

        void add(SkipReason reason, long line) {
            long[] known = byReason.computeIfAbsent(reason, r -> new long[]{line, 0});
            known[1]++;
        }
    }

    private void text(LogFile file, InputStream in) {
        LineScanner scanner = new LineScanner(in);
        LogRecord record = new LogRecord(scanner);
        record.siteOfFolder(file.site());
        Skips skips = new Skips();
        String missing = "";
        int expected = -1;
        try {
            while (scanner.next()) {
                if (scanner.tooLong()) {
                    skips.add(SkipReason.TOO_LONG, scanner.line());
                } else if (scanner.binary()) {
                    skips.add(SkipReason.BINARY, scanner.line());
                } else if (scanner.fields() == 0) {
                    continue;
                } else if (scanner.directive()) {
                    int fields = directive(scanner, record);
                    if (fields >= 0) {
                        expected = fields;
                        missing = missing(record);
                        withoutSubstatus(file, scanner, record);
                    }
                    continue;
                } else if (expected < 0) {
                    skips.add(SkipReason.NO_HEADER, scanner.line());
                } else if (!missing.isEmpty()) {
                    skips.add(SkipReason.OTHER_HEADER, scanner.line());
                } else if (scanner.tooManyFields() || !record.fits(expected)) {
                    skips.add(SkipReason.FIELDS, scanner.line());
                } else {
                    visitor.line(record);
                }
                lines++;
            }
        } catch (EOFException | ZipException e) {
            notice(file, scanner.line() + 1, "the compressed data is damaged or truncated here; everything before was read", 0);
        } catch (IOException e) {
            notice(file, scanner.line() + 1, "cannot be read from here on: " + reason(e), 0);
        }
        if (scanner.line() == 0 && notices.stream().noneMatch(notice -> notice.file().equals(file.name()))) {
            notice(file, 0, "is empty", 0);
        }
        report(file, skips, missing);
    }

    private void report(LogFile file, Skips skips, String missing) {
        for (Map.Entry<SkipReason, long[]> entry : skips.byReason.entrySet()) {
            long count = entry.getValue()[1];
            skipped += count;
            notice(file, entry.getValue()[0], (count == 1 ? "1 line is" : count + " lines are")
                    + " not used, the first one here: " + String.format(entry.getKey().text, missing), count);
        }
    }

    /** How many fields a {@code #Fields} line names; -1 for another directive. */
    private static int directive(LineScanner scanner, LogRecord record) {
        byte[] buffer = scanner.buffer;
        if (scanner.named(0, "#date:") && scanner.fields() > 1) {
            record.date(Math.max(0, LogRecord.digits(buffer, scanner.starts[1], scanner.ends[1], '-', 10)));
        }
        if (!scanner.named(0, "#fields:")) {
            return -1;
        }
        int[] columns = record.columns();
        Arrays.fill(columns, -1);
        for (int i = 1; i < Math.min(scanner.fields(), scanner.starts.length); i++) {
            Field field = Field.of(buffer, scanner.starts[i], scanner.ends[i]);
            if (field != null && columns[field.ordinal()] < 0) {
                columns[field.ordinal()] = i - 1;
            }
        }
        return scanner.fields() - 1;
    }

    private static String missing(LogRecord record) {
        if (record.has(Field.REASON)) {
            return "";
        }
        return !record.has(Field.STATUS) ? Field.STATUS.toString() : !record.has(Field.PATH) ? Field.PATH.toString() : "";
    }

    private void withoutSubstatus(LogFile file, LineScanner scanner, LogRecord record) {
        if (record.fromHttpSys() || !missing(record).isEmpty()) {
            return;
        }
        String lacks = !record.has(Field.SUBSTATUS)
                ? Field.SUBSTATUS.toString()
                : !record.has(Field.WIN32) ? Field.WIN32.toString() : null;
        boolean said = notices.stream().anyMatch(notice -> notice.file().equals(file.name()) && notice.text().contains("lacks"));
        if (lacks != null && !said) {
            notice(file, scanner.line(), "the #Fields line lacks " + lacks + (lacks.equals("sc-substatus")
                    ? ": the kinds of 403 cannot be distinguished (HttpSubStatus in logFile/@logExtFileFlags)"
                    : ": the reason for a status is unknown (Win32Status in logFile/@logExtFileFlags)"), 0);
        }
    }

    private void notice(LogFile file, long line, String text, long passedOver) {
        notices.add(new LogNotice(file.name(), line, text, passedOver));
    }

    /** Tells how much was read. */
    private static final class Counting extends FilterInputStream {

        private final LongConsumer progress;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            progress.accept(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            progress.accept(Math.max(0, read));
            return read;
        }
    }
}
