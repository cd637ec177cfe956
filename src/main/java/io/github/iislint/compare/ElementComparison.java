package io.github.iislint.compare;

import io.github.iislint.compare.Difference.Value;
import io.github.iislint.iis.AttributeState;
import io.github.iislint.iis.EffectiveSetting;
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
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Compares what an element says on several servers. */
final class ElementComparison {

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
    static List<Difference> of(String location, String section, List<ElementState> elements, List<Folding> foldings) {
        ElementComparison comparison = new ElementComparison(location, section, foldings);
        comparison.elements(elements, "");
        return comparison.found;
    }

    private void elements(List<ElementState> elements, String path) {
        for (String attribute : names(elements, e -> e.attributes().stream().map(AttributeState::name).toList())) {
            attribute(elements, path, attribute);
        }
        entries(elements, path);
        for (String child : names(elements, e -> e.children().stream().map(ElementState::name).toList())) {
            elements(map(elements, e -> e.child(child)), path.isEmpty() ? child : path + "/" + child);
        }
    }

    private static Set<String> names(List<ElementState> elements, Function<ElementState, List<String>> names) {
        Set<String> all = new TreeSet<>();
        elements.stream().filter(e -> e != null).forEach(e -> all.addAll(names.apply(e)));
        return all;
    }

    private static List<ElementState> map(List<ElementState> elements, Function<ElementState, ElementState> function) {
        List<ElementState> mapped = new ArrayList<>(elements.size());
        elements.forEach(e -> mapped.add(e == null ? null : function.apply(e)));
        return mapped;
    }

    private void attribute(List<ElementState> elements, String path, String attribute) {
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
     * The values without the names of machines, unless most servers share one: then it is no name of a machine, and the others
     * differ from it.
     */
    private List<Value> withoutHosts(List<Value> values, List<ElementState> elements) {
        List<Value> folded = new ArrayList<>(values.size());
        for (int i = 0; i < values.size(); i++) {
            Value value = values.get(i);
            folded.add(value.folded() == null
                    ? value
                    : new Value(value.text(), foldings.get(i).foldHosts(value.folded()), value.origin()));
        }
        int servers = (int) elements.stream().filter(Objects::nonNull).count();
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
    private static final class Row {
        private final String label;
        private final @Nullable ElementState[] states;

        Row(String label, int servers) {
            this.label = label;
            this.states = new ElementState[servers];
        }

        int size() {
            return (int) Arrays.stream(states).filter(Objects::nonNull).count();
        }

        /** Takes another row in, unless a server has an entry in both. */
        boolean join(Row other) {
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

    private void entries(List<ElementState> elements, String path) {
        Map<String, Row> byKey = new LinkedHashMap<>();
        for (int i = 0; i < elements.size(); i++) {
            for (ElementState entry : elements.get(i) == null ? List.<ElementState>of() : elements.get(i).entries()) {
                String key = keys(entry, foldings.get(i), false);
                Row row = byKey.computeIfAbsent(key, k -> new Row(label(entry), elements.size()));
                for (int twin = 2; row.states[i] != null; twin++) {
                    row = byKey.computeIfAbsent(key + "\n" + twin, k -> new Row(label(entry), elements.size()));
                }
                row.states[i] = entry;
            }
        }
        int servers = (int) elements.stream().filter(Objects::nonNull).count();
        List<Row> rows = joined(List.copyOf(byKey.values()), servers);
        String prefix = path.isEmpty() ? "" : path + "/";
        for (Row row : rows) {
            String name = prefix + row.label;
            if (row.size() == servers) {
                elements(Arrays.asList(row.states), name);
            } else {
                List<Value> values = new ArrayList<>();
                for (ElementState entry : row.states) {
                    values.add(entry == null ? Value.NOTHING : new Value(text(entry), "there", entry.origin()));
                }
                add(name, elements, values);
            }
        }
        order(elements, prefix + "[]", rows);
    }

    /**
     * The rows with those joined that differ in the names of machines only. What most servers have is no name of a machine.
     */
    private List<Row> joined(List<Row> rows, int servers) {
        Map<String, List<Row>> alike = new HashMap<>();
        List<Row> all = new ArrayList<>();
        List<Row> incomplete = new ArrayList<>(rows.stream().filter(row -> row.size() < servers).toList());
        incomplete.sort(Comparator.comparing(Row::size).reversed());
        Set<Row> gone = new HashSet<>();
        for (Row row : incomplete) {
            if (isMajority(row.size(), servers)) {
                continue;
            }
            List<Row> others = alike.computeIfAbsent(withoutHosts(row), k -> new ArrayList<>());
            if (others.stream().anyMatch(other -> other.join(row))) {
                gone.add(row);
            } else {
                others.add(row);
            }
        }
        rows.stream().filter(row -> !gone.contains(row)).forEach(all::add);
        return all;
    }

    private String withoutHosts(Row row) {
        for (int i = 0; i < row.states.length; i++) {
            if (row.states[i] != null) {
                return keys(row.states[i], foldings.get(i), true);
            }
        }
        throw new IllegalStateException("a row without entries");
    }

    /** The order of those that all have. */
    private void order(List<ElementState> elements, String name, List<Row> rows) {
        int servers = (int) elements.stream().filter(Objects::nonNull).count();
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
            for (Row row : rows) {
                if (row.size() == servers) {
                    numbers.put(row.states[i], numbers.size());
                }
            }
            List<ElementState> common = element.entries().stream().filter(numbers::containsKey).toList();
            values.add(new Value("order: " + shortened(String.join(", ", common.stream().map(ElementComparison::label).toList())),
                    common.stream().map(numbers::get).toList().toString(), element.origin()));
        }
        add(name, elements, values);
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
            if (entry.attribute(key.name()) != null) {
                label.append(' ').append(key.name()).append("=\"").append(shown(key.name(), entry.attribute(key.name())))
                        .append('"');
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
