package io.github.iislint.compare;

import io.github.iislint.compare.Difference.Value;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.EffectiveSetting;
import io.github.iislint.iis.ElementDiff;
import io.github.iislint.iis.ElementState;
import io.github.iislint.iis.schema.AttributeSchema;
import io.github.iislint.secret.EffectiveSecrets;
import io.github.iislint.secret.SecretRedactor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what an element says on several servers. */
final class ElementComparison extends ElementDiff {

    private static final int LONGEST = 200;

    private final String location;
    private final String section;
    private final List<Folding> foldings;
    private final List<Difference> found = new ArrayList<>();

    private ElementComparison(String location, String section, List<Folding> foldings) {
        this.location = location;
        this.section = section;
        this.foldings = foldings;
    }

    /**
     * What differs.
     *
     * @param elements one for each server; {@code null} for a server that is left out
     */
    static List<Difference> of(String location, String section, List<@Nullable ElementState> elements, List<Folding> foldings) {
        ElementComparison comparison = new ElementComparison(location, section, foldings);
        comparison.walk(elements, "");
        return comparison.found;
    }

    @Override
    protected void attribute(List<ElementState> elements, String path, String attribute) {
        String setting = path.isEmpty() ? attribute : path + "@" + attribute;
        List<Value> values = new ArrayList<>(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            ElementState element = elements.get(i);
            if (element != null && foldings.get(i).leavesOut(section, element.name(), attribute)) {
                return;
            }
            values.add(element == null ? Value.NOTHING : value(element, setting, attribute, foldings.get(i)));
        }
        if (!same(values, elements)) {
            add(setting, elements, withoutHosts(values, elements));
        }
    }

    /**
     * The values without the names of machines, unless most servers share one: then it is not a name of a machine, and the
     * others differ from it.
     */
    private List<Value> withoutHosts(List<Value> values, List<ElementState> elements) {
        List<Value> folded = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            folded.add(value.folded() == null
                    ? value
                    : new Value(value.text(), foldings.get(i).foldHosts(value.folded()), value.origin()));
        }
        int servers = count(elements);
        int most = largest(values, elements);
        return isMajority(most, servers) || most > largest(folded, elements) ? values : folded;
    }

    /** Of two servers, none is the majority. */
    private static boolean isMajority(int some, int servers) {
        return servers > 2 && some * 2 > servers;
    }

    /** How many servers have the value that most have. */
    private static int largest(List<Value> values, List<ElementState> elements) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (elements.get(i) != null) {
                counts.merge(String.valueOf(values.get(i).folded()), 1, Integer::sum);
            }
        }
        return Collections.max(counts.values());
    }

    private static Value value(ElementState element, String setting, String attribute, Folding folding) {
        AttributeState state = element.attribute(attribute);
        String value = element.value(attribute);
        if (value == null) {
            return Value.NOTHING;
        }
        AttributeSchema schema = element.schema() == null ? null : element.schema().attributes().get(attribute);
        String shown = state == null ? value : shown(setting, state);
        return new Value(shown, folding.fold(folding.folds(Folding.Kind.KEYS) ? shown : value, schema),
                state == null ? null : state.origin());
    }

    /** A value without its secrets. A connection string says more than its password: which server, which database. */
    private static String shown(String setting, AttributeState attribute) {
        return attribute.name().equals("connectionString")
                ? SecretRedactor.redact(attribute.value())
                : attribute.secret()
                        ? EffectiveSetting.SECRET
                        : EffectiveSecrets.shown(setting, attribute.value(), attribute.origin());
    }

    /** An entry that is the same on several servers. */
    private static final class Match {
        private final String label;
        private final @Nullable ElementState[] states;

        Match(String label, int servers) {
            this.label = label;
            this.states = new ElementState[servers];
        }

        int size() {
            return (int) Arrays.stream(states).filter(Objects::nonNull).count();
        }

        /** Takes another row in, unless a server has an entry in both. */
        boolean join(Match other) {
            for (int i = 0; i < states.length; i++) {
                if (states[i] != null && other.states[i] != null) {
                    return false;
                }
            }
            for (int i = 0; i < states.length; i++) {
                states[i] = states[i] == null ? other.states[i] : states[i];
            }
            return true;
        }
    }

    @Override
    protected List<MatchedEntries> rows(List<ElementState> elements) {
        Map<String, Match> byKey = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            for (ElementState entry : elements.get(i) == null ? List.<ElementState>of() : elements.get(i).entries()) {
                String key = keys(entry, foldings.get(i), false);
                Match match = byKey.computeIfAbsent(key, k -> new Match(label(entry), elements.size()));
                for (int twin = 2; match.states[i] != null; twin++) {
                    match = byKey.computeIfAbsent(key + "\n" + twin, k -> new Match(label(entry), elements.size()));
                }
                match.states[i] = entry;
            }
        }
        return joined(List.copyOf(byKey.values()), count(elements)).stream()
                .map(match -> new MatchedEntries(match.label, Arrays.asList(match.states))).toList();
    }

    @Override
    protected void missing(List<ElementState> elements, String path, MatchedEntries row) {
        List<Value> values = new ArrayList<>();
        for (ElementState entry : row.states()) {
            values.add(entry == null ? Value.NOTHING : new Value(text(entry), "there", entry.origin()));
        }
        add(path, elements, values);
    }

    /**
     * The matches with those joined that differ in the names of machines only. What most servers have is not a name of a
     * machine.
     */
    private List<Match> joined(List<Match> matches, int servers) {
        Map<String, List<Match>> alike = new HashMap<>();
        List<Match> all = new ArrayList<>();
        List<Match> incomplete = new ArrayList<>(matches.stream().filter(match -> match.size() < servers).toList());
        incomplete.sort(Comparator.comparing(Match::size).reversed());
        Set<Match> gone = new HashSet<>();
        for (Match match : incomplete) {
            if (isMajority(match.size(), servers)) {
                continue;
            }
            List<Match> others = alike.computeIfAbsent(withoutHosts(match), k -> new ArrayList<>());
            if (others.stream().anyMatch(other -> other.join(match))) {
                gone.add(match);
            } else {
                others.add(match);
            }
        }
        matches.stream().filter(match -> !gone.contains(match)).forEach(all::add);
        return all;
    }

    private String withoutHosts(Match match) {
        for (int i = 0; i < match.states.length; i++) {
            if (match.states[i] != null) {
                return keys(match.states[i], foldings.get(i), true);
            }
        }
        throw new IllegalStateException("a match without entries");
    }

    @Override
    protected void order(List<ElementState> elements, String path, List<MatchedEntries> rows) {
        if (foldings.get(0).folds(Folding.Kind.ORDER) || rows.size() < 2) {
            return;
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            ElementState element = elements.get(i);
            if (element == null) {
                values.add(Value.NOTHING);
                continue;
            }
            Map<ElementState, Integer> numbers = new IdentityHashMap<>();
            for (MatchedEntries row : rows) {
                if (row.size() == count(elements)) {
                    numbers.put(row.states().get(i), numbers.size());
                }
            }
            List<ElementState> common = element.entries().stream().filter(numbers::containsKey).toList();
            values.add(new Value("order: " + shortened(String.join(", ", common.stream().map(ElementComparison::label).toList())),
                    common.stream().map(numbers::get).toList().toString(), element.origin()));
        }
        add(within(path) + "[]", elements, values);
    }

    private void add(String attribute, List<ElementState> elements, List<Value> values) {
        if (!same(values, elements)) {
            found.add(new Difference(location, section, attribute, values));
        }
    }

    private static boolean same(List<Value> values, List<ElementState> elements) {
        Value first = null;
        for (int i = 0; i < values.size(); i++) {
            if (elements.get(i) != null) {
                if (first != null && !first.agrees(values.get(i))) {
                    return false;
                }
                first = first == null ? values.get(i) : first;
            }
        }
        return true;
    }

    /**
     * What tells an entry from others, folded; all that it says where the schema names no key.
     *
     * @param hosts whether the names of machines are folded, too
     */
    private static String keys(ElementState entry, Folding folding, boolean hosts) {
        StringBuilder keys = new StringBuilder(entry.name());
        for (AttributeSchema key : entry.schema() == null ? List.<AttributeSchema>of() : entry.schema().keys()) {
            String value = entry.value(key.name());
            if (value != null) {
                keys.append('\n').append(key.name()).append('=').append(folded(value, folding, hosts).toLowerCase(Locale.ROOT));
            }
        }
        return keys.indexOf("\n") < 0 ? folded(text(entry), folding, hosts) : keys.toString();
    }

    private static String folded(String text, Folding folding, boolean hosts) {
        String folded = folding.fold(text);
        return hosts ? folding.foldHosts(folded) : folded;
    }

    private static String label(ElementState entry) {
        StringBuilder label = new StringBuilder("[").append(entry.name());
        List<AttributeSchema> keys = entry.schema() == null ? Collections.<AttributeSchema>emptyList() : entry.schema().keys();
        for (AttributeSchema key : keys) {
            AttributeState set = entry.attribute(key.name());
            if (set != null) {
                label.append(' ').append(key.name()).append("=\"").append(shown(key.name(), set)).append('"');
            }
        }
        if (label.length() == entry.name().length() + 1 && !entry.attributes().isEmpty()) {
            AttributeState first = entry.attributes().get(0);
            label.append(' ').append(first.name()).append("=\"").append(shown(first.name(), first)).append('"');
        }
        return label.append(']').toString();
    }

    /** All that an entry says, on one line. */
    private static String text(ElementState entry) {
        String label = label(entry);
        StringBuilder text = new StringBuilder("<").append(entry.name());
        entry.attributes().forEach(
                a -> text.append(' ').append(a.name()).append("=\"").append(shown(label + "@" + a.name(), a)).append('"'));
        text.append('>');
        entry.children().forEach(child -> text.append(' ').append(text(child)));
        entry.entries().forEach(child -> text.append(' ').append(text(child)));
        return shortened(text.toString());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
