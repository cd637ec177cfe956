package io.github.iislint.settings;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The schema that editors use says what the reader says. */
class SettingsSchemaTest {

    private static Schema schema;

    @BeforeAll
    static void compile() throws SAXException {
        schema = SchemaFactory.newDefaultInstance().newSchema(Settings.class.getResource("iislint.xsd"));
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
        assertDoesNotThrow(() -> validate(fixture.xml()));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refuses(SettingsFixtures.Refused fixture) {
        if (fixture.bySchema()) {
            assertThrows(SAXException.class, () -> validate(fixture.xml()));
        } else {
            assertDoesNotThrow(() -> validate(fixture.xml()));
        }
    }

    @Test
    void aRuleIsNotKnownToTheSchema() {
        assertDoesNotThrow(() -> validate(SettingsFixtures.file("<rule id='no-such-rule' severity='off'/>")));
    }

    private static void validate(String xml) throws Exception {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }
}
