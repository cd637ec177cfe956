package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Severity;
import java.util.List;
import java.util.Map;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {

    @Test
    void listsAllRulesWhetherTheyFoundSomethingOrNot() {
        Results results = new Results().rule("a-b", Severity.ERROR, "t").rule("c-d", Severity.INFO, "t")
                .finding(new Results.One("c-d", Severity.WARNING, "m", new Place("f", 1, 1, 1, 2)));
        JSONObject run = run(results);
        assertEquals(List.of("a-b", "c-d"), run.getJSONObject("tool").getJSONObject("driver").getJSONArray("rules").toList()
                .stream().map(rule -> ((Map<?, ?>) rule).get("id")).toList());
        assertEquals(1, result(run).getInt("ruleIndex"));
    }

    @Test
    void aFindingOfARuleThatIsNotListedHasNoIndex() {
        assertFalse(result(run(new Results().finding(one(new Place("f", 1, 1, 1, 2))))).has("ruleIndex"));
    }

    @Test
    void aRegionOfSeveralLinesIsCutAtItsFirst() {
        JSONObject region = location(new Results().file("f", "<a\n b='c'/>\n").finding(one(new Place("f", 1, 2, 2, 8))))
                .getJSONObject("region");
        assertEquals("{\"startLine\":1,\"startColumn\":2,\"endLine\":1,\"endColumn\":3}", ordered(region));
    }

    @Test
    void anEditOfSeveralLinesIsNotCut() {
        Results results = new Results().file("f", "<a\n b='c'/>\n").finding(one(new Place("f", 1, 2, 2, 8))
                .fix("Mend", Effect.NEUTRAL, "x"));
        JSONObject replacement = result(run(results)).getJSONArray("fixes").getJSONObject(0).getJSONArray("artifactChanges")
                .getJSONObject(0).getJSONArray("replacements").getJSONObject(0);
        assertEquals("{\"startLine\":1,\"startColumn\":2,\"endLine\":2,\"endColumn\":8}",
                ordered(replacement.getJSONObject("deletedRegion")));
        assertEquals("x", replacement.getJSONObject("insertedContent").getString("text"));
    }

    @ParameterizedTest
    @CsvSource({
            "config/web.config, config/web.config", "./web.config, web.config", "a b/ä%.config, a%20b/%C3%A4%25.config",
            "a:b/[1]?#.config, a%3Ab/%5B1%5D%3F%23.config", "C:/sites/web.config, file:///C:/sites/web.config",
            "/srv/web.config, file:///srv/web.config", "//server/share/web.config, file://server/share/web.config",
            "../other/web.config, ../other/web.config"})
    void fileNamesAreUris(String file, String uri) {
        assertEquals(uri, location(new Results().finding(one(new Place(file, 1, 1, 1, 2))))
                .getJSONObject("artifactLocation").getString("uri"));
    }

    @Test
    void aMessageLinksToItsRelatedPlacesAndToNothingElse() {
        Results results = new Results().finding(one(new Place("f", 1, 1, 1, 2))
                .related("the [inherited] flags", new Place("g", 1, 1, 1, 2)).related("see [x](2)", new Place("g", 2, 1, 2, 2)));
        assertEquals("m. See [the \\[inherited\\] flags](1), [see \\[x\\] (2)](2).",
                result(run(results)).getJSONObject("message").getString("text"));
    }

    @Test
    void nothingIsSaidOfABaselineWithoutOne() {
        assertFalse(result(run(new Results().finding(one(new Place("f", 1, 1, 1, 2))))).has("baselineState"));
    }

    @Test
    void whatTheBaselineKnowsIsMarkedAndNotDropped() {
        JSONObject result = result(run(new Results().finding(one(new Place("f", 1, 1, 1, 2)).baselined())));
        assertEquals("unchanged", result.getString("baselineState"));
        assertEquals("external", result.getJSONArray("suppressions").getJSONObject(0).getString("kind"));
    }

    private static Results.One one(Place place) {
        return new Results.One("r", Severity.ERROR, "m", place);
    }

    private static JSONObject run(Results results) {
        return new JSONObject(results.write(ReportFormat.SARIF)).getJSONArray("runs").getJSONObject(0);
    }

    private static JSONObject result(JSONObject run) {
        return run.getJSONArray("results").getJSONObject(0);
    }

    private static JSONObject location(Results results) {
        return result(run(results)).getJSONArray("locations").getJSONObject(0).getJSONObject("physicalLocation");
    }

    private static String ordered(JSONObject region) {
        return "{\"startLine\":" + region.getInt("startLine") + ",\"startColumn\":" + region.getInt("startColumn")
                + ",\"endLine\":" + region.getInt("endLine") + ",\"endColumn\":" + region.getInt("endColumn") + "}";
    }
}
