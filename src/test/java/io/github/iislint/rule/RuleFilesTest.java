package io.github.iislint.rule;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.DiskFiles;
import io.github.iislint.iis.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xml.sax.SAXException;

/** The rule files of the project, as files. What they find is tested by their examples. */
class RuleFilesTest {

    private static Schema schema;
    private static RuleSet rules;

    @BeforeAll
    static void read() throws SAXException, RuleException, IOException {
        schema = SchemaFactory.newDefaultInstance().newSchema(RuleSet.class.getResource("rule.xsd"));
        rules = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
    }

    static Stream<Rule> rules() {
        return rules.rules().stream();
    }

    /** Ids are stable for ever once shipped: people name them in suppressions and settings. */
    @Test
    void noIdThatHasShippedIsGone() throws IOException {
        try (InputStream shipped = RuleFilesTest.class.getResourceAsStream("shipped-rules.txt")) {
            List<String> ids = new String(shipped.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
            assertFalse(ids.isEmpty());
            assertEquals(List.of(), ids.stream().filter(id -> !rules.ids().contains(id)).toList());
        }
    }

    @Test
    void allOfThemShip() throws RuleException {
        assertEquals(rules.ids(), RuleSet.builtIn().ids());
    }

    @Test
    void everyKindOfProblemHasItsRule() {
        Set<String> kinds = rules().filter(rule -> rule.problem() != null).map(rule -> rule.problem().kind())
                .collect(Collectors.toSet());
        assertEquals(Stream.of(ProblemKind.values()).map(ProblemKind::toString).collect(Collectors.toSet()), kinds);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isAsTheSchemaHasIt(Rule rule) {
        assertDoesNotThrow(() -> schema.newValidator().validate(new StreamSource(rule.file().path().toFile())));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isNamedAfterItsId(Rule rule) {
        assertEquals(rule.id() + ".xml", rule.file().path().getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void namesWhatStandsOnTheErrorPage(Rule rule) {
        assertEquals(List.of(), Stream.of(ProblemKind.values())
                .filter(kind -> rule.narrowness() == 0 && kind.toString().equals(rule.problem().kind()))
                .flatMap(kind -> kind.results().stream())
                .filter(result -> !rule.description().explanation().contains(result))
                .toList(), "the explanation does not name them");
    }

    /** A title stands in lists, a message in logs: one line of plain text each. */
    @ParameterizedTest
    @MethodSource("rules")
    void speaksToItsReaders(Rule rule) {
        RuleDescription description = rule.description();
        assertAll(() -> assertTrue(description.title().length() <= 90, "the title is long"),
                () -> assertTrue(!description.title().endsWith("."), "the title ends with a full stop"),
                () -> assertTrue(description.explanation().split("\\s+").length >= 100, "the explanation is short"),
                () -> assertTrue(!description.references().isEmpty() || rule.source() == Rule.RaisedBy.LINTER,
                        "there is no reference"),
                () -> assertTrue(!description.tags().isEmpty(), "there are no tags"));
    }
}
