package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.finding.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample in every format. After a change that is meant, {@code mvn test -Dgolden.write=true} writes the files anew. */
class GoldenReportTest {

    @ParameterizedTest
    @EnumSource
    void showsTheSample(ReportFormat format) throws IOException {
        assertGolden("sample." + format, Sample.results().write(format));
    }

    @Test
    void showsTheSampleInColourOnANarrowTerminalWithoutUnicode() throws IOException {
        ReportContext options = new ReportContext("0.1.0", null,
                new TextOptions(true, false, 60, Severity.INFO, TextOptions.Amount.EVERYTHING), null, null,
                null, null);
        assertGolden("sample.colour", Sample.results().write(ReportFormat.TEXT, options));
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameInEveryLocale(ReportFormat format) {
        Locale before = Locale.getDefault();
        String expected = Sample.results().write(format);
        try {
            Locale.setDefault(new Locale.Builder().setLanguageTag("tr-TR-u-nu-arab").build());
            assertEquals(expected, Sample.results().write(format));
        } finally {
            Locale.setDefault(before);
        }
    }

    private static void assertGolden(String name, String actual) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(Path.of("src/test/resources/report", name), actual);
        }
        try (InputStream in = GoldenReportTest.class.getResourceAsStream("/report/" + name)) {
            assertEquals(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8), actual);
        }
    }
}
