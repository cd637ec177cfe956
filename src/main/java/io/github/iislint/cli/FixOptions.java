package io.github.iislint.cli;

import io.github.iislint.finding.Effect;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.rule.RuleSet;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options that say whether and what to fix. */
final class FixOptions {

    @Option(names = "--fix", description = "Mend what can be mended, after proving what the change does.")
    private boolean fix;

    @Option(names = "--diff", description = "Show what --fix would do as a patch for 'git apply'; write nothing.")
    private boolean diff;

    @Option(names = "--dry-run", description = "With --fix: the same as --diff.")
    private boolean dryRun;

    @Option(names = "--fix-only", paramLabel = "ID,…", split = ",", description = "Mend the findings of these rules only.")
    private List<String> only = new ArrayList<>();

    @Option(names = "--fix-effect", paramLabel = "EFFECT,…", split = ",",
            description = "Apply only fixes with these effects: loosens, tightens, neutral.")
    private List<String> effects = new ArrayList<>();

    @Option(names = "--backup", paramLabel = "SUFFIX", description = "Keep a copy of each file that is changed, such as FILE.bak.")
    private String backup;

    /** Whether files are to be changed. */
    boolean write() {
        return fix && !preview();
    }

    /** Whether only a patch is wanted. */
    boolean preview() {
        return diff || dryRun;
    }

    String backup() {
        return backup;
    }

    FixSelection selection(RuleSet rules) {
        if (!write() && !preview() && (!only.isEmpty() || !effects.isEmpty() || backup != null)) {
            throw new FailureException("--fix-only, --fix-effect and --backup need --fix or --diff");
        }
        Set<Effect> chosen = EnumSet.noneOf(Effect.class);
        for (String effect : effects) {
            try {
                chosen.add(Effect.of(effect.strip()));
            } catch (IllegalArgumentException e) {
                throw new FailureException("--fix-effect \"" + effect + "\": expected loosens, tightens or neutral");
            }
        }
        return new FixSelection(SelectionOptions.known("--fix-only", only, rules), chosen);
    }
}
