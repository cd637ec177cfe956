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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

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
        add(setting, elements, values);
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

    private void entries(List<ElementState> elements, String path) {
        Map<String, ElementState[]> rows = new LinkedHashMap<>();
        Map<String, String> labels = new LinkedHashMap<>();
        List<List<String>> orders = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            List<String> order = new ArrayList<>();
            orders.add(order);
            for (ElementState entry : elements.get(i) == null ? List.<ElementState>of() : elements.get(i).entries()) {
                String label = label(entry);
                String key = keys(entry, foldings.get(i));
                ElementState[] row = rows.computeIfAbsent(key, k -> new ElementState[elements.size()]);
                for (int twin = 2; row[i] != null; twin++) {
                    key = keys(entry, foldings.get(i)) + "\n" + twin;
                    row = rows.computeIfAbsent(key, k -> new ElementState[elements.size()]);
                }
                row[i] = entry;
                labels.putIfAbsent(key, label);
                order.add(key);
            }
        }
        String prefix = path.isEmpty() ? "" : path + "/";
        rows.forEach((key, row) -> {
            String name = prefix + labels.get(key);
            boolean everywhere = true;
            for (int i = 0; i < row.length; i++) {
                everywhere &= row[i] != null || elements.get(i) == null;
            }
            if (everywhere) {
                elements(Arrays.asList(row), name);
            } else {
                List<Value> values = new ArrayList<>();
                for (ElementState entry : row) {
                    values.add(entry == null ? Value.NOTHING : new Value(text(entry), "there", entry.origin()));
                }
                add(name, elements, values);
            }
        });
        order(elements, prefix + "[]", orders, rows.keySet());
    }

    /** The order of those that all have. */
    private void order(List<ElementState> elements, String name, List<List<String>> orders, Set<String> keys) {
        if (foldings.get(0).folds(Folding.Kind.ORDER) || keys.size() < 2) {
            return;
        }
        List<String> common = new ArrayList<>(keys);
        for (int i = 0; i < orders.size(); i++) {
            if (elements.get(i) != null) {
                common.retainAll(Set.copyOf(orders.get(i)));
            }
        }
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            List<String> order = new ArrayList<>(orders.get(i));
            order.retainAll(common);
            String text = "order: " + shortened(String.join(", ", order));
            values.add(elements.get(i) == null ? Value.NOTHING : new Value(text, order.toString(), elements.get(i).origin()));
        }
        add(name, elements, values);
    }

    private void add(String attribute, List<ElementState> elements, List<Value> values) {
        Value first = null;
        boolean same = true;
        for (int i = 0; i < values.size(); i++) {
            if (elements.get(i) != null) {
                same &= first == null || first.agrees(values.get(i));
                first = first == null ? values.get(i) : first;
            }
        }
        if (!same) {
            found.add(new Difference(location, section, attribute, values));
        }
    }

    /** What tells an entry from others, folded; all that it says where the schema names no key. */
    private static String keys(ElementState entry, Folding folding) {
        StringBuilder keys = new StringBuilder(entry.name());
        for (AttributeSchema key : entry.schema() == null ? List.<AttributeSchema>of() : entry.schema().keys()) {
            String value = entry.value(key.name());
            if (value != null) {
                String folded = folding.fold(value);
                keys.append('\n').append(key.name()).append('=').append(folded.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return keys.indexOf("\n") < 0 ? folding.fold(text(entry)) : keys.toString();
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
