package io.github.iislint.rule;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The rules that failed in a run, such as one that visits more nodes than any reasonable rule. Each stops for all servers, and
 * has no findings; the others continue.
 */
public final class RuleFailures {

    private final Map<String, String> messages = new ConcurrentSkipListMap<>();

    void add(Rule rule, RuleException failure) {
        messages.putIfAbsent(rule.id(), failure.getMessage());
    }

    /** Whether the rule with that id has failed. */
    public boolean has(String rule) {
        return messages.containsKey(rule);
    }

    /** What happened, a line for each rule that names its file. */
    public Collection<String> messages() {
        return messages.values();
    }
}
