package io.github.iislint.deployment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The values that are set at deployment, by name in any letter case, and what Web Deploy's parameters replace. Immutable.
 * Values are secrets: nothing but {@link DeployedFiles} and the command that writes what is deployed may put them into a text.
 */
public final class DeploymentValues {

    /** Nothing is known of values. */
    public static final DeploymentValues NONE = new DeploymentValues(Map.of(), Map.of(), List.of());

    private final Map<String, NamedValue> values;
    private final Map<String, NamedValue> defaults;
    private final List<DeploymentParameter> parameters;

    private DeploymentValues(Map<String, NamedValue> values, Map<String, NamedValue> defaults,
            List<DeploymentParameter> parameters) {
        this.values = values;
        this.defaults = defaults;
        this.parameters = List.copyOf(parameters);
    }

    /** Values of which the last one of a name counts. */
    public static DeploymentValues of(Collection<NamedValue> values) {
        return new DeploymentValues(byKey(values), Map.of(), List.of());
    }

    /** @param defaults of the parameters; any value of the same name overrides them */
    static DeploymentValues ofParameters(List<DeploymentParameter> parameters, Collection<NamedValue> defaults) {
        return new DeploymentValues(Map.of(), byKey(defaults), parameters);
    }

    private static Map<String, NamedValue> byKey(Collection<NamedValue> values) {
        Map<String, NamedValue> byKey = new LinkedHashMap<>();
        values.forEach(value -> byKey.put(key(value.name()), value));
        return byKey;
    }

    /** These values and others, which win. */
    public DeploymentValues with(DeploymentValues later) {
        Map<String, NamedValue> allValues = new LinkedHashMap<>(values);
        allValues.putAll(later.values);
        Map<String, NamedValue> allDefaults = new LinkedHashMap<>(defaults);
        allDefaults.putAll(later.defaults);
        List<DeploymentParameter> allParameters = new ArrayList<>(parameters);
        allParameters.addAll(later.parameters);
        return new DeploymentValues(allValues, allDefaults, allParameters);
    }

    /** Names that mean the same value are equal as keys: letter case does not count, and {@code a[0]} is {@code a.0}. */
    static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace("[", ".").replace("]", "");
    }

    /** The names of the files that hold them, as messages call them. */
    public Set<String> files() {
        Set<String> files = new LinkedHashSet<>();
        for (Map<String, NamedValue> all : List.of(values, defaults)) {
            all.values().stream().filter(value -> value.place() != null).forEach(value -> files.add(value.place().file()));
        }
        return files;
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return values.isEmpty() && defaults.isEmpty() && parameters.isEmpty();
    }

    Optional<NamedValue> find(String name) {
        String key = key(name);
        NamedValue value = values.get(key);
        return Optional.ofNullable(value != null ? value : defaults.get(key));
    }

    List<DeploymentParameter> parameters() {
        return parameters;
    }

    /**
     * The values that nothing uses, in the order in which they were given; defaults of parameters left out.
     *
     * @param used names
     */
    public List<NamedValue> unused(Set<String> used) {
        Set<String> keys = new LinkedHashSet<>();
        used.forEach(name -> keys.add(key(name)));
        return values.entrySet().stream().filter(entry -> !keys.contains(entry.getKey())).map(Map.Entry::getValue).toList();
    }

    /** The values of these names. */
    List<NamedValue> named(Set<String> names) {
        return names.stream().map(this::find).flatMap(Optional::stream).toList();
    }
}
