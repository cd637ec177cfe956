package io.github.iislint.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.iislint.file.Place;
import io.github.iislint.finding.Effect;
import io.github.iislint.finding.Finding;
import io.github.iislint.finding.Severity;
import io.github.iislint.lint.LintResult;
import io.github.iislint.report.CommandParser.Command;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Element;

/** Random results: every format, read back, has the findings that count, where they are and no others. */
class AgreementTest {

    private static final List<String> FILES = List.of("web.config", "config/applicationHost.config", "a b/Größe, 50%/web.config",
            "x;y]z/[1]/web.config", "it's|so/`web`.config", "世界/😀/Web.config", "a&b<c>/web.config");
    private static final List<String> RULES = List.of("client-certificate-not-expected", "ssl-flags-style", "xml-malformed");
    private static final List<String> MESSAGES = List.of("plain", "100% [sure](1), they say: a;b]c",
            "<b>|`x` *y* \\ @z #1", "Ärger 世界");

    @ParameterizedTest
    @EnumSource
    void everyFormatTellsTheSame(ReportFormat format) {
        for (int seed = 0; seed < 100; seed++) {
            LintResult result = random(new Random(seed));
            String report = Results.write(result, format, new ReportContext("0.1.0", null,
                    new TextOptions(false, true, 120, Severity.INFO, TextOptions.Amount.EVERYTHING), Severity.WARNING, null, null,
                    null));
            if (format == ReportFormat.SARIF) {
                assertEquals(List.of(), SarifSchema.complaints(report));
            }
            List<String> expected = result.findings().stream().filter(Finding::counts).map(identity(format)).sorted().toList();
            List<String> actual = read(format, report).stream().sorted().toList();
            if (format == ReportFormat.GITHUB) {
                assertTrue(expected.containsAll(actual), report);
                assertEquals(expected.size(), actual.size() + hidden(report), report);
            } else {
                assertEquals(expected, actual, () -> report);
            }
        }
    }

    private static LintResult random(Random random) {
        Results results = new Results().rule(RULES.get(0), Severity.ERROR, "t", "client-certificates")
                .rule(RULES.get(1), Severity.INFO, "t");
        FILES.forEach(file -> results.file(file, "<configuration>\n\t<access sslFlags=\"Ssl\"\n/>\n".repeat(20)));
        for (int i = random.nextInt(40); i > 0; i--) {
            int line = 1 + random.nextInt(50);
            int column = 1 + random.nextInt(20);
            int lines = random.nextInt(4) == 0 ? 2 : 0;
            Place place = new Place(pick(FILES, random), line, column, line + lines, column + random.nextInt(9));
            Results.One one = new Results.One(pick(RULES, random), pick(List.of(Severity.values()), random),
                    pick(MESSAGES, random), place);
            if (random.nextBoolean()) {
                one.reaches("", "Shop", "Shop/a b", "Shop/c", "Shop/d").related(pick(MESSAGES, random), place);
            }
            if (random.nextBoolean()) {
                one.fix("Mend | it", Effect.LOOSENS, "x");
            }
            switch (random.nextInt(6)) {
                case 0 -> one.suppressed("so | it ] is", 1, null);
                case 1 -> one.baselined();
                default -> one.server("config/applicationHost.config");
            }
            results.finding(one);
        }
        return results.build();
    }

    private static <T> T pick(List<T> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** What a format tells of a finding: all of them rule, file and line, most the column too. */
    private static Function<Finding, String> identity(ReportFormat format) {
        return finding -> {
            Place place = finding.place();
            boolean column = format != ReportFormat.GITLAB && (format != ReportFormat.GITHUB || place.line() == place.endLine());
            return finding.rule() + "|" + place.file() + "|" + place.line() + "|" + (column ? place.column() : 0);
        };
    }

    private static List<String> read(ReportFormat format, String report) {
        return switch (format) {
            case TEXT -> matches(report, "(?m)\\[(?<rule>[a-z-]+)]\n   --> (?<file>.*):(?<line>\\d+):(?<column>\\d+)$");
            case JSON -> objects(new JSONObject(report).getJSONArray("findings"),
                    f -> f.isNull("suppressed") && !f.getBoolean("baselined"),
                    f -> f.getString("rule") + "|" + f.getString("file") + "|" + f.getInt("line") + "|" + f.getInt("column"));
            case SARIF -> objects(new JSONObject(report).getJSONArray("runs").getJSONObject(0).getJSONArray("results"),
                    r -> r.getJSONArray("suppressions").isEmpty(), AgreementTest::sarif);
            case GITHUB -> CommandParser.github(report).stream().map(c -> command(c, "title", "file", "line", "col")).toList();
            case AZURE -> azure(report);
            case GITLAB -> objects(new JSONArray(report), o -> true, o -> o.getString("check_name") + "|"
                    + o.getJSONObject("location").getString("path") + "|"
                    + o.getJSONObject("location").getJSONObject("lines").getInt("begin") + "|0");
            case JUNIT ->
                Stream.of("failure", "system-out").flatMap(name -> Documents.elements(Documents.parse(report), name).stream())
                        .map(AgreementTest::junit).toList();
            case CHECKSTYLE -> Documents.elements(Documents.parse(report), "error").stream()
                    .map(e -> e.getAttribute("source").substring("iislint.".length()) + "|"
                            + ((Element) e.getParentNode()).getAttribute("name") + "|" + e.getAttribute("line") + "|"
                            + e.getAttribute("column"))
                    .toList();
            case MARKDOWN -> matches(report.replace("\\|", "|"),
                    "(?m)^\\| (?:`` |`)(?<file>.*?):(?<line>\\d+):(?<column>\\d+)(?: ``|`) \\| `(?<rule>[a-z-]+)` \\|");
            case HTML -> matches(report.replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&"),
                    "(?s)<article class=\"finding [a-z]+\" data-card=\"\" id=\"f-[^\"]*\" data-rule=\"(?<rule>[a-z-]+)\".*?<code>"
                            + "(?<file>.*?):(?<line>\\d+):(?<column>\\d+)</code>");
        };
    }

    private static List<String> azure(String report) {
        List<String> found = new ArrayList<>(CommandParser.azure(report).stream().filter(c -> c.name().equals("task.logissue"))
                .map(c -> command(c, "code", "sourcepath", "linenumber", "columnnumber")).toList());
        found.addAll(matches(report, "(?m)^(?<file>[^#].*):(?<line>\\d+):(?<column>\\d+): info: .* \\[(?<rule>[a-z-]+)]$"));
        return found;
    }

    private static String command(Command command, String rule, String file, String line, String column) {
        return command.properties().get(rule) + "|" + command.properties().get(file) + "|" + command.properties().get(line) + "|"
                + command.properties().getOrDefault(column, "0");
    }

    private static String sarif(JSONObject result) {
        JSONObject location = result.getJSONArray("locations").getJSONObject(0).getJSONObject("physicalLocation");
        JSONObject region = location.getJSONObject("region");
        assertEquals(region.getInt("startLine"), region.getInt("endLine"));
        return result.getString("ruleId") + "|"
                + URI.create(location.getJSONObject("artifactLocation").getString("uri")).getPath() + "|"
                + region.getInt("startLine") + "|" + region.getInt("startColumn");
    }

    private static String junit(Element told) {
        Element test = (Element) told.getParentNode();
        String text = told.hasAttribute("message") ? told.getAttribute("message") : told.getTextContent();
        String place = text.substring(test.getAttribute("classname").length() + 1);
        String[] numbers = place.split(":", 3);
        return test.getAttribute("name") + "|" + test.getAttribute("classname") + "|" + numbers[0] + "|" + numbers[1];
    }

    private static int hidden(String log) {
        Matcher matcher = Pattern.compile("(\\d+) (?:error|warning|info)s?\\b").matcher(log);
        int count = 0;
        for (int at = log.indexOf("\nNot shown"); at >= 0 && matcher.find(at); at = matcher.end()) {
            count += Integer.parseInt(matcher.group(1));
        }
        return count;
    }

    private static List<String> matches(String text, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group("rule") + "|" + matcher.group("file") + "|" + matcher.group("line") + "|"
                    + matcher.group("column"));
        }
        return found;
    }

    private static List<String> objects(JSONArray array, Predicate<JSONObject> counts, Function<JSONObject, String> text) {
        return StreamSupport.stream(array.spliterator(), false).map(JSONObject.class::cast).filter(counts).map(text).toList();
    }
}
