package io.github.iislint.diagnose;

import io.github.iislint.file.FileTree;
import io.github.iislint.finding.Effect;
import io.github.iislint.fix.FixPlanner;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.fix.Fixer;
import io.github.iislint.lint.LintException;
import io.github.iislint.lint.LintOptions;
import io.github.iislint.lint.Linter;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Expectation;
import io.github.iislint.settings.ExpectedMode;
import io.github.iislint.settings.RuleSeverity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The change from Require to Accept at one location, planned and proven, and not yet written.
 *
 * @param outcome {@code null} where it is refused
 * @param refusal why there is no such change; {@code null} where there is one
 * @param then what would still refuse the visitor, such as {@code 401.2}; {@code null} where nothing is known to
 */
public record Acceptance(Fixer.@Nullable FixResult outcome, @Nullable String refusal, @Nullable String then) {

    private static final String RULE = "client-certificate-not-expected";

    /**
     * Plans it as the fix of what a check would find if certificates were expected to be accepted there, so that the rest of
     * the server is held to what it was.
     *
     * @param then what would still refuse the visitor; {@code null} where nothing is known to
     */
    static Acceptance plan(FileTree files, RuleSet rules, LintOptions options, Collection<Path> inputs, Request request,
            @Nullable String then) throws LintException {
        Expectation contrary = request.expectations().at(request.location())
                .filter(expectation -> expectation.mode() == ExpectedMode.REQUIRE).orElse(null);
        if (contrary != null) {
            return new Acceptance(null, "a client certificate is expected to be required at "
                    + (contrary.location().isEmpty() ? "every location" : contrary.location())
                    + (contrary.place() == null ? "" : " (" + contrary.place() + ")"), null);
        }
        LintOptions accepting = accepting(options, request.location());
        Linter linter = new Linter(rules, accepting, path -> false, new FixPlanner());
        Fixer.FixResult outcome = new Fixer(files, linter, new FixSelection(Set.of(RULE), Set.of(Effect.LOOSENS))).run(inputs);
        String refused = outcome.refused().stream().map(Fixer.RejectedFix::reason).findFirst()
                .orElse("there is no file in which the change could be made");
        return outcome.edits().isEmpty() ? new Acceptance(null, refused, null) : new Acceptance(outcome, null, then);
    }

    private static LintOptions accepting(LintOptions options, String location) {
        List<Expectation> expectations = new ArrayList<>(options.expectations());
        expectations.add(new Expectation(location, ExpectedMode.ACCEPT, Expectation.Source.OPTION, null));
        Map<String, RuleSeverity> severities = new HashMap<>(options.severities());
        severities.put(RULE, RuleSeverity.of("error"));
        return options.toBuilder().expectations(expectations).severities(severities).only(Set.of()).build();
    }
}
