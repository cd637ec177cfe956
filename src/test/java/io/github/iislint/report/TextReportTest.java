package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.finding.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {

    @Test
    void successIsOneLine() {
        assertEquals("No problems in 1 file, 3 locations\n",
                new Results().file("web.config", "<a/>").locations(3).write(ReportFormat.TEXT));
    }

    @Test
    void whatIsSuppressedIsOnlyCounted() {
        assertEquals("No problems in 0 files, 0 locations; 1 suppressed\n", new Results()
                .finding(one().suppressed("so it is", 1, null)).write(ReportFormat.TEXT));
    }

    @Test
    void whatTheBaselineKnowsIsOnlyCounted() {
        assertEquals("No problems in 0 files, 0 locations; 1 in the baseline\n", new Results()
                .finding(one().baselined()).write(ReportFormat.TEXT));
    }

    @Test
    void coloursOnlyWhereItMay() {
        assertFalse(Sample.results().write(ReportFormat.TEXT).contains("\u001b"));
        assertTrue(Sample.results().write(ReportFormat.TEXT, options(true, true)).contains("\u001b[1;31merror"));
    }

    @Test
    void withoutColoursTheTextIsTheSame() {
        assertEquals(Sample.results().write(ReportFormat.TEXT),
                Sample.results().write(ReportFormat.TEXT, options(true, true)).replaceAll("\u001b\\[[0-9;]*m", ""));
    }

    @Test
    void drawsWithAsciiWhereItMust() {
        Results results = new Results().file("f", "<a b=\"" + "x".repeat(500) + "\"/>").finding(one());
        assertTrue(StandardCharsets.US_ASCII.newEncoder().canEncode(results.write(ReportFormat.TEXT, options(false, false))));
        assertFalse(StandardCharsets.US_ASCII.newEncoder().canEncode(results.write(ReportFormat.TEXT, options(false, true))));
    }

    @Test
    void aMessageStaysOnItsLine() {
        String text = new Results().finding(new Results.One("r", Severity.ERROR, "a\nb\u001b[2J", new Place("f\n", 1, 1, 1, 2)))
                .write(ReportFormat.TEXT);
        assertTrue(text.startsWith("error: a<U+000A>b<U+001B>[2J [r]\n   --> f<U+000A>:1:1\n"), text);
    }

    @Test
    void namesUpToThreeLocations() {
        assertEquals("", Wording.locations(List.of()));
        assertEquals("the server level", Wording.locations(List.of("")));
        assertEquals("Shop and Shop/app", Wording.locations(List.of("Shop", "Shop/app")));
        assertEquals("a, b and c", Wording.locations(List.of("a", "b", "c")));
        assertEquals("the server level, a and 2 more", Wording.locations(List.of("", "a", "b", "c")));
    }

    @Test
    void otherLocationsAreNamedOrCountedButNotBoth() {
        Finding finding = Finding
                .builder("r", Severity.ERROR, new Statement("Shop is open", 1, 0, ""), new Place("f", 1, 1, 1, 2))
                .locations(List.of("Shop", "Blog")).build();
        assertEquals("Shop is open. Reaches Shop and Blog.", Wording.message(finding));
    }

    @Test
    void nobodyIsToldToSilenceWhatNoCommentCanSilence() {
        String hint = "iislint-disable-next ";
        Results.One malformed = new Results.One("xml-malformed", Severity.ERROR, "m", new Place("f", 1, 7, 1, 9));
        assertFalse(new Results().finding(malformed).write(ReportFormat.TEXT).contains(hint));
        assertTrue(new Results().finding(one()).write(ReportFormat.TEXT).contains(hint));
        assertFalse(new Results().finding(one().reaches()).write(ReportFormat.TEXT).contains(hint));
    }

    private static Results severities() {
        Results results = new Results();
        for (Severity severity : List.of(Severity.INFO, Severity.WARNING, Severity.INFO)) {
            results.finding(new Results.One("of-" + severity, severity, "m", new Place("f", 1, 7, 1, 9)));
        }
        return results;
    }

    private static ReportContext showing(Severity least, TextOptions.Amount amount) {
        return new ReportContext("0.1.0", null, new TextOptions(false, true, 120, least, amount), Severity.WARNING, null, null,
                null);
    }

    @Test
    void infosAreCountedAndShownOnRequest() {
        String usual = severities().write(ReportFormat.TEXT);
        assertTrue(usual.startsWith("warning: m [of-warning]\n"), usual);
        assertFalse(usual.contains("[of-info]"), usual);
        assertTrue(usual.contains("\nNot shown: 2 infos (--show info)\n"), usual);
        assertTrue(usual.endsWith("1 warning, 2 infos in 0 files, 0 locations\n"), usual);
        String all = severities().write(ReportFormat.TEXT, showing(Severity.INFO, TextOptions.Amount.EVERYTHING));
        assertTrue(all.contains("[of-info]") && !all.contains("Not shown"), all);
        String errors = severities().write(ReportFormat.TEXT, showing(Severity.ERROR, TextOptions.Amount.EVERYTHING));
        assertTrue(errors.contains("Not shown: 1 warning and 2 infos (--show info)\n") && !errors.contains("[of-warning]"),
                errors);
    }

    @Test
    void nobodyIsToldWhatARuleMeansOfWhichNothingIsShown() {
        Results results = new Results().finding(new Results.One("r", Severity.INFO, "m", new Place("f", 1, 7, 1, 9)));
        assertEquals("Not shown: 1 info (--show info)\n1 info in 0 files, 0 locations\n", results.write(ReportFormat.TEXT));
    }

    @Test
    void quietIsNothingButFindings() {
        Results results = severities().notice("left alone");
        assertEquals("warning: m [of-warning]\n   --> f:1:7\n\n",
                results.write(ReportFormat.TEXT, showing(Severity.WARNING, TextOptions.Amount.FINDINGS)));
        assertEquals("", new Results().notice("n").write(ReportFormat.TEXT, showing(Severity.INFO, TextOptions.Amount.FINDINGS)));
    }

    @Test
    void theSummaryCountsWhatEachRuleFindsTheWorstFirst() {
        String summary = severities().notice("left alone").write(ReportFormat.TEXT,
                showing(Severity.WARNING, TextOptions.Amount.COUNTS));
        assertTrue(summary.startsWith("""
                warning  1  of-warning  in 1 file
                info     2  of-info     in 1 file

                note: left alone
                """), summary);
        assertTrue(summary.endsWith("1 warning, 2 infos in 0 files, 0 locations\n"), summary);
    }

    @Test
    void whatARuleFindsAgainAndAgainInAFileIsFolded() {
        Results results = new Results().finding(new Results.One("b", Severity.WARNING, "m", new Place("e", 5, 7, 5, 9)));
        for (int line = 1; line <= 21; line++) {
            results.finding(new Results.One("a", Severity.WARNING, "m", new Place("f", line, 7, line, 9)));
            results.finding(new Results.One("b", Severity.WARNING, "m", new Place(line < 21 ? "f" : "g", line, 7, line, 9)));
        }
        String text = results.write(ReportFormat.TEXT);
        assertEquals(3, text.split("\\[a]\n", -1).length - 1, text);
        assertEquals(22, text.split("\\[b]\n", -1).length - 1, text);
        assertTrue(text.contains(
                "\n   ... and 18 more [a] in f: lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, ... (--format json has them all)\n"),
                text);
        assertEquals(43, results.write(ReportFormat.JSON).split("\"rule\": ", -1).length - 1);
    }

    private static Results.One one() {
        return new Results.One("r", Severity.ERROR, "m", new Place("f", 1, 7, 1, 9));
    }

    private static ReportContext options(boolean color, boolean unicode) {
        return new ReportContext("0.1.0", null,
                new TextOptions(color, unicode, 120, Severity.WARNING, TextOptions.Amount.EVERYTHING),
                Severity.WARNING, null, null, null);
    }
}
