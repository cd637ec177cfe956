package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Severity;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void fitsIntoACommentAndSaysWhatDidNot() {
        Results results = new Results().file("f", "<a>\n".repeat(2_000));
        for (int i = 1; i <= 2_000; i++) {
            results.finding(
                    new Results.One("rule-" + i % 500, Severity.values()[i % 2], "some message", new Place("f", i, 1, i, 2)));
        }
        String text = results.write(ReportFormat.MARKDOWN);
        assertTrue(text.length() < 65_536);
        long shown = text.lines().filter(line -> line.startsWith("| `f:")).count();
        assertTrue(text.contains("\nAnd " + (2_000 - shown) + " more.\n"), text.substring(0, 200));
        assertTrue(text.endsWith("</details>\n"));
    }

    @Test
    void countsInfosAndFoldsWhatARuleFindsManyTimes() {
        Results results = new Results().finding(new Results.One("minor", Severity.INFO, "m", new Place("g", 1, 1, 1, 2)));
        for (int i = 1; i <= 302; i++) {
            results.finding(new Results.One("some-rule", Severity.WARNING, "some message", new Place("f", i, 1, i, 2)));
        }
        String text = results.write(ReportFormat.MARKDOWN);
        assertTrue(text.contains("\nNot shown: 1 info (--show info)\n"), text);
        assertTrue(text.contains("| `f` | `some-rule` | and 299 more, lines 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, ... "), text);
        assertTrue(text.lines().count() < 60, text);
    }

    @Test
    void beginsWithAMarkByWhichACommentIsFoundAgain() {
        assertEquals("<!-- iislint -->\n### iislint: no problems in 0 files, 0 locations\n",
                new Results().write(ReportFormat.MARKDOWN));
    }

    @Test
    void textIsNoMarkup() {
        String text = new Results().finding(new Results.One("r", Severity.ERROR, "<b>a</b> | `c` *d* @team fixes #12 [x](y)",
                new Place("a|b`c.config", 1, 1, 1, 2))).write(ReportFormat.MARKDOWN);
        assertTrue(text.contains("| `` a\\|b`c.config:1:1 `` | `r` | &lt;b&gt;a&lt;/b&gt; \\| \\`c\\` \\*d\\* "
                + "@<!-- -->team fixes #<!-- -->12 \\[x\\](y) |\n"), text);
    }

    @Test
    void codeCannotLeaveItsFence() {
        String text = new Results().file("f", "<a>```</a>")
                .finding(new Results.One("r", Severity.ERROR, "m", new Place("f", 1, 1, 1, 2))).write(ReportFormat.MARKDOWN);
        assertTrue(text.contains("\n````text\n"), text);
    }
}
