package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SarifSchemaTest {

    @Test
    void aReportWithEverythingIsValid() {
        assertEquals(List.of(), SarifSchema.complaints(Sample.results().write(ReportFormat.SARIF)));
    }

    @Test
    void aReportWithoutFindingsOrRulesIsValid() {
        assertEquals(List.of(), SarifSchema.complaints(new Results().write(ReportFormat.SARIF)));
        assertEquals(List.of(), SarifSchema.complaints(new Results().rule("r", Severity.INFO, "t").write(ReportFormat.SARIF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b/Größe, 50%/web.config", "x;y]z/[1]/web.config", "it's|so/`web`.config", "世界/😀/Web.config",
            "a&b<c>/\"q\".config", "C:/sites/web.config", "//server/share/web.config", "a:b/web.config",
            "back\\slash/^web.config"})
    void anyNameOfAFileIsAValidUri(String file) {
        Results results = new Results().finding(new Results.One("r", Severity.ERROR, "m", new Place(file, 1, 1, 1, 2))
                .related("there", new Place(file, 2, 1, 2, 1)).suppressed("so it is", 3, null));
        assertEquals(List.of(), SarifSchema.complaints(results.write(ReportFormat.SARIF)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"startColumn\": |\"startColumn\": -", "\"level\": \"error\"|\"level\": \"fatal\"",
            "\"columnKind\"|\"columnSort\"", "\"executionSuccessful\": true,|", "\"kind\": \"inSource\"|\"kind\": \"elsewhere\"",
            "\"uri\": \"config/|\"uri\": \"conf ig/"})
    void theSchemaDoesSeeWhatIsWrong(String change) {
        String valid = Sample.results().write(ReportFormat.SARIF);
        String[] replacement = change.split("\\|", 2);
        String broken = valid.replace(replacement[0], replacement[1]);
        assertNotEquals(valid, broken);
        assertNotEquals(List.of(), SarifSchema.complaints(broken));
    }
}
