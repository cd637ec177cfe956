package io.github.iislint.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.file.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {

    private static final String FIELDS = "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip"
            + " cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\n";
    private static final String LINE = "2026-03-01 10:00:00 10.0.0.5 GET /partners - 443 - 192.0.2.7 Agent/1.0 - 403 7 5 12\n";

    @TempDir
    private Path folder;

    /** What was read, a line each. */
    private static final class Collected implements LogVisitor {
        private final List<String> all = new ArrayList<>();

        @Override
        public void line(LogRecord r) {
            all.add(r.site() + " " + r.time() + " " + r.text(r.fromHttpSys() ? Field.URI : Field.PATH) + " "
                    + r.number(Field.STATUS)
                    + "." + r.number(Field.SUBSTATUS) + " " + r.number(Field.WIN32)
                    + (r.fromHttpSys() ? " " + r.text(Field.REASON) + " " + r.text(Field.QUEUE) : ""));
        }

        @Override
        public void failedRequest(FailedRequest r) {
            all.add(r.toString());
        }
    }

    private final Collected collected = new Collected();
    private final LogReader reader = new LogReader(collected, bytes -> {
    });

    private static FileTree tree(Path folder) {
        return new DiskFiles(folder, DiskFiles.DEFAULT_MAX_SIZE);
    }

    private List<String> read(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        LogFile.find(List.of(file), tree(folder), Assertions::fail).forEach(reader::read);
        return collected.all;
    }

    @Test
    void whatCannotBeOpenedIsToldApartFromOddLines() throws IOException {
        Path file = Files.writeString(folder.resolve("u_ex1.log"), FIELDS + LINE);
        List<LogFile> found = LogFile.find(List.of(file), tree(folder), Assertions::fail);
        Files.delete(file);
        found.forEach(reader::read);
        assertEquals(List.of("u_ex1.log: cannot be read: there is no such file"), reader.unread());
        assertEquals(1, reader.notices().size());
        read("u_ex2.log", "odd\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, reader.unread().size());
    }

    private List<String> read(String content) throws IOException {
        return read("u_ex260301.log", content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static final String EXPECTED = "0 20260301100000 /partners 403.7 5";

    @Test
    void aLineGivesWhatDecidesAndNothingElse() throws IOException {
        assertEquals(List.of(EXPECTED),
                read("#Software: Microsoft Internet Information Services 10.0\n#Version: 1.0\n" + FIELDS + LINE));
        assertEquals(List.of(), reader.notices());
        assertEquals(1, reader.lines());
    }

    @Test
    void theFieldsMayChangeWithinAFile() throws IOException {
        assertEquals(List.of(EXPECTED, "9 20260301100001 /b 404.13 0"), read(FIELDS + LINE + "\r\n#Date: 2026-03-01 10:00:01\r\n"
                + "#Fields: sc-status sc-substatus x-unknown sc-win32-status time cs-uri-stem s-sitename\r\n"
                + "404 13 whatever 0 10:00:01 /b W3SVC9\r\n"));
        assertEquals(List.of(), reader.notices());
    }

    @Test
    void compressedLogsAreReadAndDamagedOnesUpToTheDamage() throws IOException {
        StringBuilder lines = new StringBuilder(FIELDS);
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            lines.append(LINE.replace("Agent/1.0", Long.toHexString(random.nextLong())));
        }
        byte[] zipped = zipped(lines.toString());
        assertEquals(5000, read("W3SVC7/a.log.gz", zipped).size());
        assertTrue(collected.all.get(0).startsWith("7 "), "the folder tells the site");
        assertEquals(List.of(), reader.notices());
        collected.all.clear();
        read("b.log.gz", Arrays.copyOf(zipped, zipped.length / 2));
        assertEquals(1, reader.notices().size());
        assertTrue(reader.notices().get(0).text().startsWith("the compressed data is damaged or truncated here"));
        assertTrue(collected.all.size() > 1000 && collected.all.stream().allMatch(EXPECTED::equals));
    }

    @Test
    void whatCannotBeUsedIsCountedWithItsLineAndTheRestIsUsed() throws IOException {
        String secret = "192.0.2.99";
        List<String> used = read(
                LINE + FIELDS + LINE + "2026-03-01 10:00:00 " + secret + "\n" + "x".repeat(1 << 20) + secret + "\n"
                        + LINE + "\0\0\0\0\n" + LINE.substring(0, 40));
        assertEquals(List.of(EXPECTED, EXPECTED), used);
        assertEquals(
                List.of("1 1 line is not used, the first one here: there is no #Fields line before it, so its fields are unknown",
                        "4 2 lines are not used, the first one here: its number of fields differs from the #Fields line",
                        "5 1 line is not used, the first one here: it is longer than 256 kB",
                        "7 1 line is not used, the first one here: it contains bytes that are not text"),
                reader.notices().stream().map(notice -> notice.line() + " " + notice.text()).toList());
        assertEquals(5, reader.skipped());
        assertEquals(7, reader.lines());
        assertFalse(reader.notices().toString().contains(secret));
    }

    @Test
    void aLogWithoutSubstatusIsUsedAndSaysWhatIsMissing() throws IOException {
        assertEquals(List.of("0 20260301100000 /a 403.-1 -1"),
                read("#Fields: date time cs-uri-stem sc-status\n2026-03-01 10:00:00 /a 403\n"));
        assertEquals(1, reader.notices().get(0).line());
        assertTrue(reader.notices().get(0).text().contains("HttpSubStatus in logFile/@logExtFileFlags"));
    }

    @Test
    void aLogWithoutStatusIsPassedOver() throws IOException {
        assertEquals(List.of(), read("#Fields: date time cs-uri-stem\n2026-03-01 10:00:00 /a\n2026-03-01 10:00:01 /b\n"));
        assertEquals(
                List.of("2 lines are not used, the first one here: the #Fields line lacks sc-status, without which a "
                        + "request cannot be evaluated"),
                reader.notices().stream().map(LogNotice::text).toList());
    }

    @Test
    void emptyFilesUtf16AndOtherXmlAreSaid() throws IOException {
        read("empty.log", new byte[0]);
        read("wide.log", ("\uFEFF" + FIELDS).getBytes(StandardCharsets.UTF_16LE));
        read("fr1.xml", "<configuration/>".getBytes(StandardCharsets.UTF_8));
        read("fr2.xml", "<failedRequest url=".getBytes(StandardCharsets.UTF_8));
        assertEquals(4, reader.notices().size());
        assertEquals(List.of("empty.log", "wide.log", "fr1.xml", "fr2.xml"),
                reader.notices().stream().map(LogNotice::file).toList());
    }

    @Test
    void httpErrLogsTellReasonsInEveryReleaseOfTheirHeader() throws IOException {
        String first = "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason "
                + "s-queuename\n"
                + "2026-03-01 10:00:00 192.0.2.7 5000 10.0.0.5 443 HTTP/1.1 GET /a 503 3 AppOffline ShopPool\n"
                + "2026-03-01 10:00:00 192.0.2.7 5000 10.0.0.5 443 - - - - - Timer_ConnectionIdle -\n";
        String second = first.replace("cs-uri sc-status", "cs-uri streamid sc-status").replace("/a 503", "/a 5 503")
                .replace("- - - - - T", "- - - - - - T");
        String third = first.replace("cs-uri sc-status", "cs-uri streamid streamid_ex sc-status").replace("/a 503", "/a 5 5 503")
                .replace("- - - - - T", "- - - - - - - T").replace("s-queuename", "s-queuename transport")
                .replace("ShopPool", "ShopPool TCP").replace("Idle -", "Idle - TCP");
        for (String log : List.of(first, second, third)) {
            collected.all.clear();
            assertEquals(List.of("3 20260301100000 /a 503.-1 -1 AppOffline ShopPool",
                    "0 20260301100000 null -1.-1 -1 Timer_ConnectionIdle null"), read(log));
        }
        assertEquals(List.of(), reader.notices());
    }

    @Test
    void aFailedRequestTraceTellsTheModule() throws IOException {
        String event = """
                <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
                  <System><TimeCreated SystemTime="2026-03-01T10:00:00.123Z"/></System>
                  <EventData>%s</EventData>
                  <RenderingInfo><Opcode>%s</Opcode>
                    <freb:Description xmlns:freb="http://schemas.microsoft.com/win/2006/06/iis/freb" \
                Data="Notification">%s</freb:Description>
                  </RenderingInfo>
                </Event>
                """;
        String refusal = "<Data Name=\"ModuleName\">IpRestrictionModule</Data><Data Name=\"HttpStatus\">403</Data>"
                + "<Data Name=\"HttpSubStatus\">6</Data><Data Name=\"ErrorCode\">2147942405</Data>";
        read("fr000001.xml",
                ("<?xml version=\"1.0\"?>\n<failedRequest url=\"https://shop.example:8443/partners/x?token=s3cret\" siteId=\"2\""
                        + " appPoolId=\"ShopPool\" verb=\"GET\" statusCode=\"403.6\" failureReason=\"STATUS_CODE\" "
                        + "userName=\"alice\">\n"
                        + event.formatted("", "GENERAL_REQUEST_START", "BEGIN_REQUEST")
                        + event.formatted(refusal, "MODULE_SET_RESPONSE_ERROR_STATUS", "BEGIN_REQUEST") + "</failedRequest>")
                        .getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(new FailedRequest(2, "/partners/x", true, 8443, "GET", 403, 6, 5, 20260301100000L, "IpRestrictionModule",
                        "BEGIN_REQUEST", "ShopPool").toString()),
                collected.all);
    }

    @Test
    void foldersAreSearchedForTheNamesOfLogs() throws IOException {
        for (String name : List.of("W3SVC1/u_ex1.log", "W3SVC1/u_ex2.LOG.gz", "W3SVC1/fr000001.xml", "notes.txt", "web.xml",
                "freb.xsl")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "");
        }
        assertEquals(List.of("W3SVC1/fr000001.xml", "W3SVC1/u_ex1.log", "W3SVC1/u_ex2.LOG.gz"),
                LogFile.find(List.of(folder), tree(folder), Assertions::fail).stream().map(LogFile::name).toList());
        assertThrows(IOException.class, () -> LogFile.find(List.of(Path.of("nowhere")), tree(folder), Assertions::fail));
    }

    @Property(tries = 300)
    void noBytesWhateverMakeAReaderFail(@ForAll byte[] bytes, @ForAll boolean behindHeader) throws IOException {
        Path file = Files.createTempFile("log", ".log");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(behindHeader ? FIELDS.getBytes(StandardCharsets.UTF_8) : new byte[0]);
                out.write(bytes);
            }
            LogReader any = new LogReader(new Collected(), read -> {
            });
            LogFile.find(List.of(file), tree(file.getParent()), Assertions::fail).forEach(any::read);
            long said = any.notices().stream().mapToLong(LogNotice::lines).sum();
            assertEquals(any.skipped(), said, "what is skipped is said");
        } finally {
            Files.delete(file);
        }
    }
}
