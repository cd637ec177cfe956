package io.github.iislint.cli;

import io.github.iislint.finding.Effect;
import io.github.iislint.fix.FixSelection;
import io.github.iislint.rule.RuleSet;
import io.github.iislint.settings.Settings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options that select whether and what to fix. */
final class FixOptions {

    private final OptionSpec fix = Options.flag("--fix", "Apply all fixes that can be proven.");

    private final OptionSpec diff = Options.flag("--diff", "Show what --fix would change as a patch for 'git apply'; write "
            + "nothing.");

    private final OptionSpec dryRun = Options.flag("--dry-run", "With --fix: the same as --diff.");

    private final OptionSpec only = Options.listed("--fix-only", "ID,…", "Fix only the findings of these rules.");

    private final OptionSpec effects = Options.listed("--fix-effect", "EFFECT,…",
            "Apply only fixes with these effects: loosens, tightens, neutral. Default: those of <fix effects> in the "
                    + "settings, or all.");

    private final OptionSpec backup = Options.value("--backup", "SUFFIX", String.class,
            "Keep a copy of each changed file with this suffix, such as FILE.bak.");

    void addTo(CommandSpec spec) {
        Options.add(spec, fix, diff, dryRun, only, effects, backup);
    }

    /** Whether anything is to be fixed, or a patch to be shown. */
    boolean asked() {
        return write() || preview();
    }

    /** Whether files are to be changed. */
    boolean write() {
        return Options.on(fix) && !preview();
    }

    /** Whether only a patch is wanted. */
    boolean preview() {
        return Options.on(diff) || Options.on(dryRun);
    }

    String backup() {
        return backup.getValue();
    }

    FixSelection selection(RuleSet rules, Settings settings) {
        List<String> rulesToFix = only.getValue();
        List<String> wanted = effects.getValue();
        if (!asked() && (!rulesToFix.isEmpty() || !wanted.isEmpty() || backup() != null)) {
            throw new FailureException("--fix-only, --fix-effect and --backup need --fix or --diff");
        }
        Set<Effect> chosen = EnumSet.noneOf(Effect.class);
        for (String effect : wanted) {
            try {
                chosen.add(Effect.of(effect.strip()));
            } catch (IllegalArgumentException e) {
                throw new FailureException("--fix-effect \"" + effect + "\": expected loosens, tightens or neutral");
            }
        }
        return new FixSelection(SelectionOptions.known("--fix-only", rulesToFix, rules),
                chosen.isEmpty() ? settings.fixEffects() : chosen);
    }
}
