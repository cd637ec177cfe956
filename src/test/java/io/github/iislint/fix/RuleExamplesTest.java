package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.difflib.DiffUtils;
import io.github.iislint.file.DiskFiles;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleExample;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of every rule file of the project, and that each has enough of them. */
class RuleExamplesTest {

    @TestFactory
    Stream<DynamicContainer> rules() throws RuleException, IOException {
        RuleSet rules = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
        // As they ship, so that each wakes when a file sets what it needs.
        RuleExamples examples = new RuleExamples(RuleSet.builtIn());
        List<DynamicContainer> all = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest("has examples", () -> assertNone(examples.lacking(rule, 2, 2))));
            tests.add(DynamicTest.dynamicTest("has near misses", () -> assertTrue(nearMisses(rule).size() >= 2,
                    "two silent examples are wanted that differ in one place from one with a finding")));
            for (RuleExample example : rule.examples()) {
                tests.add(DynamicTest.dynamicTest(example.title(), () -> assertNone(examples.run(rule, example))));
            }
            all.add(DynamicContainer.dynamicContainer(rule.id(), tests));
        }
        return all.stream();
    }

    /** The silent examples that one change sets apart from an example in which something is found. */
    private static List<String> nearMisses(Rule rule) throws RuleException {
        List<RuleExample> examples = rule.examples();
        return examples.stream().filter(silent -> silent.found().isEmpty())
                .filter(silent -> examples.stream().filter(other -> !other.found().isEmpty())
                        .anyMatch(other -> DiffUtils.diff(lines(other), lines(silent)).getDeltas().size() == 1))
                .map(RuleExample::title).toList();
    }

    private static List<String> lines(RuleExample example) {
        List<String> lines = new ArrayList<>(List.of(example.options().toString(), example.with().toString()));
        lines.addAll(String.valueOf(example.settings()).lines().map(String::strip).toList());
        example.files().forEach((path, text) -> {
            lines.add(path);
            lines.addAll(text.lines().map(String::strip).toList());
        });
        return lines;
    }

    private static void assertNone(List<RuleExamples.ExampleFailure> failures) {
        assertEquals("", String.join("\n", failures.stream().map(RuleExamples.ExampleFailure::toString).toList()));
    }
}
