package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Severity;
import java.io.StringReader;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** JUnit and Checkstyle. */
class XmlReportTest {

    @Test
    void junitIsValid() throws SAXException {
        for (Results results : List.of(Sample.results(), new Results(), new Results().rule("r", Severity.INFO, "t"))) {
            assertDoesNotThrow(() -> validator().validate(new StreamSource(new StringReader(results.write(ReportFormat.JUNIT)))));
        }
    }

    private static Validator validator() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(XmlReportTest.class.getResource("/report/junit.xsd")).newValidator();
    }

    @Test
    void junitCountsWhatItLists() {
        Element all = Documents.parse(Sample.results().write(ReportFormat.JUNIT)).getDocumentElement();
        int tests = all.getElementsByTagName("testcase").getLength();
        assertEquals(tests, Integer.parseInt(all.getAttribute("tests")));
        assertEquals(all.getElementsByTagName("failure").getLength(), Integer.parseInt(all.getAttribute("failures")));
        assertEquals(2, all.getElementsByTagName("skipped").getLength());
    }

    @Test
    void inJunitOnlyWhatFailsTheRunFails() {
        Results results = new Results();
        for (Severity severity : Severity.values()) {
            results.finding(new Results.One("r", severity, "m", new Place("f", 1, 1, 1, 2)));
        }
        assertEquals(List.of("error", "warning"), failures(results.write(ReportFormat.JUNIT)));
        for (Severity failOn : Severity.values()) {
            String report = results.write(ReportFormat.JUNIT,
                    new ReportContext("0.1.0", null, TextOptions.PLAIN, failOn, null, null, null));
            assertEquals(List.of("error", "warning", "info").subList(0, failOn.ordinal() + 1), failures(report));
        }
    }

    private static List<String> failures(String report) {
        return Documents.elements(Documents.parse(report), "failure").stream().map(e -> e.getAttribute("type")).toList();
    }

    @Test
    void inJunitEveryRulePassesWhereNothingIsFound() {
        Results results = new Results().rule("a", Severity.INFO, "t").rule("b", Severity.INFO, "t");
        assertEquals("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuites name="iislint" tests="2" failures="0" errors="0">
                  <testsuite name="iislint" tests="2" failures="0" errors="0" skipped="0">
                    <testcase name="a" classname="iislint"/>
                    <testcase name="b" classname="iislint"/>
                  </testsuite>
                </testsuites>
                """, results.write(ReportFormat.JUNIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"<&>'", "a\nb\tc\rd", "]]>", "Grüße 世界 😀"})
    void anyTextIsReadBack(String text) {
        assertEquals(text, message(text, ReportFormat.CHECKSTYLE, "error"));
        assertEquals("f:1:1: " + text, message(text, ReportFormat.JUNIT, "failure"));
    }

    @Test
    void whatXmlCannotHoldIsReplaced() {
        assertEquals("a\ufffdb\ufffdc", message("a\u0000b\ud83dc", ReportFormat.CHECKSTYLE, "error"));
    }

    private static String message(String text, ReportFormat format, String element) {
        Results results = new Results().finding(new Results.One("r", Severity.ERROR, text, new Place("f", 1, 1, 1, 2)));
        String report = results.write(format);
        return Documents.elements(Documents.parse(report), element).get(0).getAttribute("message");
    }
}
