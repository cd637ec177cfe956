package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.iislint.file.MemoryFiles;
import io.github.iislint.file.SourceText;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of the examples of a rule that go another way than they say. */
class RuleExampleRunTest {

    private static final Path FOLDER = Path.of("rules").toAbsolutePath();
    private static final String FIX = "<fix title='f' effect='tightens'><set-attribute name='enabled' value='false'/></fix>";
    private static final String ON = "<configuration><system.webServer><directoryBrowse enabled=\"true\" /></system.webServer>"
            + "</configuration>";
    private static final String LISTED = example("listed", "",
            file("web.config", ON) + "<found file='web.config' line='1' column='60'/>"
                    + fixed(ON.replace("true", "false")));
    private static final String SILENT = example("silent", "", file("web.config", ON.replace("true", "false")));

    private static String file(String path, String text) {
        return "<file path='" + path + "'><![CDATA[" + text + "]]></file>";
    }

    private static String fixed(String text) {
        return "<fixed file='web.config'><![CDATA[" + text + "]]></fixed>";
    }

    private static String example(String title, String attributes, String content) {
        return "<example title='" + title + "' " + attributes + ">" + content + "</example>\n";
    }

    private static List<String> check(String attributes, String fix, String examples) throws RuleException {
        String text = "<rule xmlns='urn:iislint:rule:1' id='own' severity='warning' " + attributes + "><title>t</title>"
                + "<match>system.webServer/directoryBrowse/@enabled[. = 'true']</match><message>on at {location}</message>" + fix
                + "<explanation>e</explanation><examples>\n" + examples + "</examples></rule>";
        try {
            RuleSet own = RuleSet.of(new MemoryFiles(FOLDER, Map.of(FOLDER.resolve("own.xml"), SourceText.of(text))), FOLDER);
            Rule rule = own.rule("own");
            return new RuleExamples(own.over(RuleSet.builtIn())).check(rule).stream()
                    .map(failure -> failure.toString().replace(rule.file().name(), "own.xml")).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String only(String attributes, String fix, String examples) throws RuleException {
        List<String> said = check(attributes, fix, examples);
        assertEquals(1, said.size(), said.toString());
        return said.get(0);
    }

    private static void assertSays(String line, String words, String said) {
        assertEquals(true, said.startsWith("own.xml:" + line + ": ") && said.contains(words), said);
    }

    @Test
    void nothingIsSaidOfExamplesThatHold() throws RuleException {
        assertEquals(List.of(), check("", FIX, LISTED + SILENT));
    }

    @Test
    void aRuleNeedsBothKindsOfExamplesAndOneOfItsFix() throws RuleException {
        assertSays("1", "without <found>, a near miss; there are 0", only("", FIX, LISTED));
        List<String> silent = check("", "", SILENT);
        assertSays("1", "example with <found>; there are 0", silent.get(0));
        assertSays("1", "no example has <fixed>", check("", FIX, example("a", "", file("web.config", ON)
                + "<found file='web.config' line='1' column='60'/>") + SILENT).get(0));
    }

    @Test
    void theRulesThatItNamesExist() throws RuleException {
        assertSays("1", "replaces=\"section-loked\": there is no rule \"section-loked\"; did you mean \"section-locked\"?",
                only("replaces='section-loked'", FIX, LISTED + SILENT));
        assertSays("3", "with=\"nothing\": there is no rule \"nothing\"",
                only("", FIX, LISTED + example("silent", "with='nothing'",
                        file("web.config", ON.replace("true", "false")))));
    }

    @Test
    void whatIsFoundElsewhereOrNotAtAllIsNamedWithItsPlace() throws RuleException {
        List<String> moved = check("", "",
                example("listed", "", file("web.config", ON) + "<found file='web.config' line='1' column='9'/>")
                        + SILENT);
        assertEquals(2, moved.size(), moved.toString());
        assertSays("2", "\"listed\": found at web.config:1:60", moved.get(0));
        assertSays("2", "\"listed\": nothing found at web.config:1:9, which <found> lists", moved.get(1));
        assertSays("3", "found at web.config:1:60", only("", "", LISTED.replaceAll("<fixed.*</fixed>", "")
                + example("silent", "", file("web.config", ON)) + SILENT));
    }

    @Test
    void aMarkThatMeansAnotherSpanIsNamedWithItsEnd() throws RuleException {
        String marked = ON.replace("\"true\"", "\"[[tru]]e\"");
        List<String> said = check("", "", example("listed", "", file("web.config", marked)) + SILENT);
        assertSays("2", "web.config:1:60 to 1:64, but no [[ ]] marks it", said.get(0));
        assertSays("2", "nothing found at web.config:1:60 to 1:63, which [[ ]] marks", said.get(1));
        assertEquals(List.of(),
                check("", "", example("listed", "", file("web.config", ON.replace("\"true\"", "\"[[true]]\""))) + SILENT));
    }

    @Test
    void aFixThatLeavesAnotherTextIsShownWithTheLine() throws RuleException {
        String said = only("", FIX, LISTED.replace("\"false\"", "\"no\"") + SILENT);
        assertSays("2",
                "the fix leaves web.config:1 as [" + ON.replace("true", "false") + "], expected [" + ON.replace("true", "no")
                        + "]",
                said);
        assertSays("2", "the fix leaves web.config:2 as [(no line)], expected [more]", only("", FIX, LISTED.replace(
                fixed(ON.replace("true", "false")), fixed(ON.replace("true", "false") + "\nmore")) + SILENT));
        List<String> other = check("", FIX, LISTED.replace("<fixed file='web.config'>", "<fixed file='other.config'>") + SILENT);
        assertSays("2", "<fixed> names other.config, but the example has no such file", other.get(0));
    }

    @Test
    void whyAFixIsNotMadeIsSaid() throws RuleException {
        String included = "<configuration><system.webServer><directoryBrowse enabled=\"true\" /><modules "
                + "configSource=\"m.config\"/>"
                + "</system.webServer></configuration>";
        List<String> said = check("",
                FIX.replace("<set-attribute ", "<set-attribute in='system.webServer/modules' ").replace("enabled",
                        "runAllManagedModulesForAllRequests").replace("false", "true"),
                example("listed", "", file("web.config", included)
                        + "<found file='web.config' line='1' column='60'/>" + fixed(included + " ")) + SILENT);
        assertEquals(true, said.stream().anyMatch(line -> line.contains("the fix leaves web.config:1")), said.toString());
    }

    @Test
    void settingsAndOptionsOfAnExampleCount() throws RuleException {
        String excluded = "<settings>&lt;iislint xmlns='urn:iislint:settings:1'&gt;&lt;exclude "
                + "files='b/**'/&gt;&lt;/iislint&gt;</settings>";
        assertEquals(List.of(),
                check("", FIX, LISTED + example("silent", "now='2026-02-01T00:00:00Z' windows='2019' expires-within='9'",
                        excluded + file("a/web.config", ON.replace("true", "false")) + file("b/web.config", ON))));
        assertSays("3", "its settings cannot be used: ", only("", FIX, LISTED + example("silent", "",
                "<settings>&lt;iislint/&gt;</settings>" + file("web.config", ON.replace("true", "false"))) + SILENT));
        assertSays("3", "its values cannot be used: ", only("", FIX, LISTED + example("silent", "values='v.json'",
                file("web.config", ON.replace("true", "false")) + file("v.json", "{")) + SILENT));
    }

    @Test
    void certificatesAreReadFromTheFilesOfTheExample() throws RuleException {
        assertEquals(true,
                check("", FIX, LISTED + example("silent", "trust='ca.pem'", file("web.config", ON.replace("true", "false"))
                        + file("ca.pem", "no certificate"))).size() == 1);
        assertThrows(RuleException.class, () -> check("", FIX, LISTED + example("silent", "trust='../ca.pem'",
                file("web.config", ON))));
    }
}
