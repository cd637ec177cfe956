package io.github.iislint.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleExample;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.xml.DiskFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The examples of every rule file of the project, and that each has enough of them. */
class RuleExamplesTest {

    /** What IIS refuses with 500.19 is its own affair: one example of each kind shows that it is understood. */
    private static final Set<String> REFUSED_BY_IIS = Set.of("xml-malformed", "section-locked", "lock-violation",
            "section-duplicate", "section-undeclared", "section-misplaced", "entry-duplicate", "attribute-unknown", "attribute-invalid",
            "location-override-conflict");

    @TestFactory
    Stream<DynamicContainer> rules() throws RuleException, IOException {
        RuleSet rules = RuleSet.of(new DiskFiles(Path.of(""), DiskFiles.DEFAULT_MAX_SIZE), Path.of("rules"));
        RuleExamples examples = new RuleExamples(rules);
        List<DynamicContainer> all = new ArrayList<>();
        for (Rule rule : rules.rules()) {
            int each = REFUSED_BY_IIS.contains(rule.id()) ? 1 : 2;
            List<DynamicTest> tests = new ArrayList<>();
            tests.add(DynamicTest.dynamicTest("has examples", () -> assertNone(examples.lacking(rule, each, each))));
            for (RuleExample example : rule.examples()) {
                tests.add(DynamicTest.dynamicTest(example.title(), () -> assertNone(examples.run(rule, example))));
            }
            all.add(DynamicContainer.dynamicContainer(rule.id(), tests));
        }
        return all.stream();
    }

    private static void assertNone(List<RuleExamples.Failure> failures) {
        assertEquals("", String.join("\n", failures.stream().map(RuleExamples.Failure::toString).toList()));
    }
}
