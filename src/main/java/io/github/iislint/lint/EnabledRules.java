package io.github.iislint.lint;

import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rules that run, with the parameters that settings give them: asked for once for all servers for which the settings are the
 * same, as there are hundreds of rules. For any number of threads.
 */
final class EnabledRules {

    /** Settings may say something else for very many servers. */
    private static final int MOST = 100;

    private final RuleSet all;
    private final Map<RuleSelection, List<Rule>> known = new ConcurrentHashMap<>();

    EnabledRules(RuleSet all) {
        this.all = all;
    }

    /** @throws RuleException if a rule cannot have the parameters that the settings give it */
    List<Rule> of(RuleSelection selection) throws RuleException {
        List<Rule> enabled = known.get(selection);
        if (enabled == null) {
            enabled = all.with(selection.settings()).rules().stream().filter(selection::enabled).toList();
            if (known.size() < MOST) {
                known.put(selection, enabled);
            }
        }
        return enabled;
    }
}
