package io.github.iislint.cli;

import io.github.iislint.lint.LintOptions;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.rule.RuleSets;
import io.github.iislint.settings.RuleSetChoice;
import io.github.iislint.settings.RuleSeverity;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select which rules run, and the severity of their findings. */
final class SelectionOptions {

    private final OptionSpec only = Options.listed("--only", "ID,…", "Run only these rules.");

    private final OptionSpec skip = Options.listed("--skip", "ID,…", "Do not run these rules.");

    private final OptionSpec severities = Options.values("--severity", "ID=LEVEL", String.class,
            "Change the severity of a rule: error, warning, info or off. Repeatable.");

    private final OptionSpec sets = Options.listed("--set", "SET,…",
            "Also run the rules of a set: cis (or cis-1, its first level), stig, twgcb, headers, pedantic. Repeatable.");

    void addTo(CommandSpec spec) {
        Options.add(spec, only, skip, severities, sets);
    }

    LintOptions apply(LintOptions options, RuleSet rules) {
        Map<String, RuleSeverity> chosen = new HashMap<>();
        for (String severity : severities.<List<String>>getValue()) {
            int equals = severity.indexOf('=');
            try {
                chosen.put(one("--severity", severity.substring(0, equals), rules),
                        RuleSeverity.of(severity.substring(equals + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new FailureException("--severity \"" + severity + "\": expected RULE=error, warning, info or off");
            }
        }
        return options.toBuilder().settings(options.settings().withSets(sets(rules))).severities(chosen)
                .only(known("--only", only.getValue(), rules))
                .skip(known("--skip", skip.getValue(), rules)).build();
    }

    private List<RuleSetChoice> sets(RuleSet rules) {
        return sets.<List<String>>getValue().stream().map(name -> set(name.strip(), rules)).toList();
    }

    /** The set, and perhaps its level, that an option names. */
    static RuleSetChoice set(String name, RuleSet rules) {
        RuleSetChoice choice = RuleSets.choice(name);
        try {
            RuleSets.check(choice, rules.rules());
            return choice;
        } catch (IllegalArgumentException e) {
            throw new FailureException("--set: " + e.getMessage());
        }
    }

    static Set<String> known(String option, List<String> ids, RuleSet rules) {
        Set<String> known = new LinkedHashSet<>();
        for (String id : ids) {
            if (!id.isBlank()) {
                known.add(one(option, id.strip(), rules));
            }
        }
        return known;
    }

    private static String one(String option, String id, RuleSet rules) {
        if (rules.rule(id) == null) {
            throw new FailureException(option + ": there is no rule \"" + id + "\""
                    + rules.nearest(id).map(name -> "; did you mean \"" + name + "\"?").orElse("; see 'iislint rules list'"));
        }
        return id;
    }
}
