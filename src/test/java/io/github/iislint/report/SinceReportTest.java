package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.Access;
import io.github.iislint.lint.Access.ClientCertificates;
import io.github.iislint.lint.Access.Ssl;
import io.github.iislint.lint.LintResult;
import io.github.iislint.lint.VisitorChange;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

/** How a comparison with an earlier revision is told. */
class SinceReportTest {

    private static final Place PLACE = new Place("config/applicationHost.config", 14, 9, 14, 20);
    private static final Access ACCEPTED = new Access(ClientCertificates.ACCEPTED, Ssl.REQUIRED);
    private static final Access REQUIRED = new Access(ClientCertificates.REQUIRED, Ssl.REQUIRED);

    private static String write(ReportFormat format, VisitorChange... changes) {
        Results results = new Results().file(PLACE.file(), "<a/>");
        results.finding(new Results.One("r", Severity.ERROR, "old", results.at(PLACE.file(), "a")).baselined());
        LintResult result = results.build().since(new LintResult.Since("origin/main", "0123456789abcdef", List.of(changes)));
        return Results.write(result, format, ReportContext.of("0.1.0"));
    }

    private static VisitorChange change(String location, Access before, Access after) {
        return new VisitorChange(PLACE.file(), location, before, after, PLACE);
    }

    @Test
    void locationsWithTheSameChangeAreToldTogether() {
        String text = write(ReportFormat.TEXT, change("Shop", ACCEPTED, REQUIRED),
                change("News", REQUIRED, new Access(ClientCertificates.IGNORED, Ssl.OPTIONAL)),
                change("Shop/api", ACCEPTED, REQUIRED));
        assertTrue(text.contains("""
                What changes for visitors since origin/main (0123456789ab):
                  client certificates accepted -> required (visitors without one get 403.7)
                    Shop      config/applicationHost.config:14
                    Shop/api  config/applicationHost.config:14
                  client certificates required -> ignored; SSL required -> optional
                    News  config/applicationHost.config:14

                """), text);
        assertTrue(text.endsWith("1 not new since origin/main\n"), text);
    }

    @Test
    void nothingIsToldToo() {
        assertTrue(write(ReportFormat.TEXT).contains(
                "What changes for visitors since origin/main (0123456789ab): "
                        + "nothing about client certificates, SSL and 500.19\n"));
    }

    @Test
    void manyLocationsAreCountedInTextAndListedInJson() {
        List<VisitorChange> changes = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            changes.add(change("Shop/" + i, ACCEPTED, REQUIRED));
        }
        String text = write(ReportFormat.TEXT, changes.toArray(VisitorChange[]::new));
        assertTrue(text.contains("    and 975 more\n"), text);
        JSONObject json = new JSONObject(write(ReportFormat.JSON, changes.toArray(VisitorChange[]::new)));
        assertEquals(1000, json.getJSONArray("changes").length());
        assertTrue(write(ReportFormat.MARKDOWN, changes.toArray(VisitorChange[]::new)).length() < 65_536);
    }

    @Test
    void aSiteThatIsNewHasNoBefore() {
        JSONObject json = new JSONObject(write(ReportFormat.JSON, change("New", null, REQUIRED)));
        assertTrue(json.getJSONArray("changes").getJSONObject(0).isNull("before"));
        assertTrue(write(ReportFormat.TEXT, change("New", null, REQUIRED))
                .contains("  new: client certificates required, SSL required\n"));
    }

    @Test
    void markdownShowsNamesAsTheyAre() {
        String markdown = write(ReportFormat.MARKDOWN, change("`<b>`|@x", ACCEPTED, REQUIRED));
        assertTrue(markdown.contains("**What changes for visitors since origin/main (0123456789ab)**"), markdown);
        assertTrue(markdown.contains("* `` `<b>`|@x ``: client certificates accepted -&gt; required"), markdown);
    }

    @Test
    void aLocationCannotWriteCommandsIntoALog() {
        String text = write(ReportFormat.TEXT, change("x\n##vso[task.complete]", ACCEPTED, REQUIRED));
        assertFalse(text.contains("\n##vso["), text);
    }

    @Test
    void sarifSaysWhyAFindingDoesNotCount() {
        JSONObject result = new JSONObject(write(ReportFormat.SARIF)).getJSONArray("runs").getJSONObject(0)
                .getJSONArray("results").getJSONObject(0);
        assertEquals("unchanged", result.getString("baselineState"));
        assertEquals("not new since origin/main",
                result.getJSONArray("suppressions").getJSONObject(0).getString("justification"));
    }
}
