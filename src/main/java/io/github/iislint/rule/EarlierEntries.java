package io.github.iislint.rule;

import io.github.iislint.iis.ElementState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds for many-to-one entries an earlier one that always takes precedence. Each entry is looked up by the rarest of its
 * rules, so that a long list is not compared with itself entry by entry.
 */
final class EarlierEntries {

    private final List<ElementState> entries;
    private final Map<ElementState, Integer> places = new IdentityHashMap<>();
    /** The places of entries by a rule that others need in the same words, or with a literal text where the rule is {@code *}. */
    private final Map<String, List<Integer>> byRule = new HashMap<>();
    /** The places of entries by field, where a pattern may match the texts of others. */
    private final Map<String, List<Integer>> byField = new HashMap<>();

    EarlierEntries(ElementState mapping) {
        entries = mapping.entries("manyToOneMappings");
        Map<String, Integer> frequency = new HashMap<>();
        entries.forEach(entry -> entry.entries("rules").forEach(rule -> frequency.merge(words(rule), 1, Integer::sum)));
        for (int i = 0; i < entries.size(); i++) {
            ElementState entry = entries.get(i);
            places.put(entry, i);
            List<ElementState> rules = entry.entries("rules");
            if (entry.isTrue("enabled") && !rules.isEmpty()) {
                // A literal text is looked up, patterns are tried one by one.
                ElementState rarest = rules.stream().min(Comparator.comparing(EarlierEntries::pattern)
                        .thenComparing(rule -> frequency.get(words(rule)))).orElseThrow();
                byRule.computeIfAbsent(words(rarest), k -> new ArrayList<>(1)).add(i);
                if (pattern(rarest)) {
                    byField.computeIfAbsent(field(rarest), k -> new ArrayList<>(1)).add(i);
                }
            }
        }
    }

    /** The first enabled entry before this one that matches each certificate that this one matches; {@code null} if none does. */
    @Nullable
    ElementState before(ElementState entry) {
        Integer place = places.get(entry);
        if (place == null || !entry.isTrue("enabled")) {
            return null;
        }
        int first = place;
        for (ElementState rule : entry.entries("rules")) {
            first = first(byRule.get(words(rule)), entry, first);
            first = first(byRule.get(field(rule) + "*"), entry, first);
            if (!pattern(rule)) {
                first = first(byField.get(field(rule)), entry, first);
            }
        }
        return first == place ? null : entries.get(first);
    }

    private int first(@Nullable List<Integer> candidates, ElementState entry, int limit) {
        if (candidates != null) {
            for (int candidate : candidates) {
                if (candidate >= limit) {
                    return limit;
                }
                if (MappingFunctions.covers(entries.get(candidate), entry)) {
                    return candidate;
                }
            }
        }
        return limit;
    }

    private static String field(ElementState rule) {
        return (rule.value("certificateField") + '\n' + rule.value("certificateSubField") + '\n').toLowerCase(Locale.ROOT);
    }

    private static String words(ElementState rule) {
        return field(rule) + String.valueOf(rule.value("matchCriteria")).toLowerCase(Locale.ROOT);
    }

    private static boolean pattern(ElementState rule) {
        String criteria = String.valueOf(rule.value("matchCriteria"));
        return criteria.indexOf('*') >= 0 || criteria.indexOf('?') >= 0;
    }
}
