package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.iislint.file.Place;
import io.github.iislint.file.SourceText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsReaderTest {

    private static final Locale LOCALE = Locale.getDefault();

    @BeforeAll
    static void theParserSpeaksEnglish() {
        Locale.setDefault(Locale.ENGLISH);
    }

    @AfterAll
    static void theParserSpeaksAsBefore() {
        Locale.setDefault(LOCALE);
    }

    static List<SettingsFixtures.Accepted> accepted() {
        return SettingsFixtures.accepted();
    }

    static List<SettingsFixtures.Refused> refused() {
        return SettingsFixtures.refused();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(SettingsFixtures.Accepted fixture) {
        assertDoesNotThrow(() -> read(fixture.xml()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(SettingsFixtures.Refused fixture) {
        SettingsException refusal = assertThrows(SettingsException.class, () -> read(fixture.xml()));
        assertEquals("iislint.xml" + fixture.message(), refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void aByteOrderMarkMovesNothing(String charset) throws SettingsException {
        String xml = "\uFEFF" + SettingsFixtures.file("<exclude files='a'/><map physicalPath='C:\\sites' to='sites'/>");
        PathMap map = read(xml.getBytes(Charset.forName(charset))).maps().get(0);
        assertEquals(new Place("iislint.xml", 2, 40, 2, 48), map.place());
    }

    @ParameterizedTest
    @CsvSource({"CR LF, '\r\n'", "LF, '\n'", "CR, '\r'"})
    void everyLineEndIsOne(String name, String lineEnd) throws SettingsException {
        String xml = SettingsFixtures.file("<map\n\tto='sites'\n\tphysicalPath = \"C:\\sites\"/>").replace("\n", lineEnd);
        assertEquals(new Place("iislint.xml", 4, 18, 4, 26), read(xml).maps().get(0).place());
    }

    @Test
    void aPlaceIsThatOfTheValueAsItIsWritten() throws SettingsException {
        String xml = SettingsFixtures.file(
                "<clientCertificates><expect mode='none' location='A &amp; B > C /> mode=&quot;x&quot;'/></clientCertificates>");
        Expectation expectation = read(xml).expectations().get(0);
        assertEquals("A & B > C /> mode=\"x\"", expectation.location());
        assertEquals(new Place("iislint.xml", 2, 51, 2, 86), expectation.place());
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000})
    void aPlaceIsRightHoweverMuchStandsBeforeIt(int padding) throws SettingsException {
        for (int length = padding; length < padding + 500; length += 7) {
            String xml = SettingsFixtures.file("<!--\uD83D\uDE00" + "x".repeat(length) + "--><map physicalPath='C:\\a' to='a'/>");
            assertEquals(30 + length - 1, read(xml).maps().get(0).place().column(), () -> "after " + xml.length());
        }
    }

    private static Settings read(String xml) throws SettingsException {
        return read(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Settings read(byte[] bytes) throws SettingsException {
        Path file = Path.of("iislint.xml").toAbsolutePath();
        return new SettingsReader(file, "iislint.xml", SourceText.decode(bytes)).read();
    }
}
