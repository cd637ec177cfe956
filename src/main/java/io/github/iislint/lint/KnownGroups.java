package io.github.iislint.lint;

import io.github.iislint.iis.schema.Schema;
import io.github.iislint.rule.Rule;
import io.github.iislint.rule.RuleException;
import io.github.iislint.rule.RuleGroups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The groups of the rules of a run: the same for servers for which the settings say the same. For any number of threads. */
final class KnownGroups {

    /** Settings may have rules of their own for very many servers. */
    private static final int MOST = 100;

    private final Map<List<Object>, RuleGroups> known = new ConcurrentHashMap<>();

    RuleGroups of(List<Rule> rules, Schema schema) throws RuleException {
        List<Object> key = List.of(rules, schema);
        RuleGroups groups = known.get(key);
        if (groups == null) {
            groups = RuleGroups.of(rules, schema);
            if (known.size() < MOST) {
                known.put(key, groups);
            }
        }
        return groups;
    }
}
