package io.github.iislint.rule;

import io.github.iislint.file.FileTree;
import io.github.iislint.file.NearestName;
import io.github.iislint.iis.Problem;
import io.github.iislint.settings.Settings;
import io.github.iislint.settings.SettingsException;
import io.github.iislint.xml.XmlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Rules by their ids. Immutable. */
public final class RuleSet {

    private static final RuleSet BUILT_IN = new RuleSet(() -> BuiltInRules.RULES);

    private final Supplier<Map<String, Rule>> rules;
    /** Rules with the parameters that settings give, by id and parameters: many servers have the same settings. */
    private final Map<List<Object>, Rule> given = new ConcurrentHashMap<>();

    private RuleSet(Supplier<Map<String, Rule>> rules) {
        this.rules = rules;
    }

    private RuleSet(Map<String, Rule> rules) {
        this(() -> rules);
    }

    /** The rules that iislint ships with. They are read when somebody looks at them. */
    public static RuleSet builtIn() {
        return BUILT_IN;
    }

    /** Reads those of the rules that iislint ships with that most runs need. */
    public static void preload() {
        ShippedRules.read(BUILT_IN.rules().stream()
                .filter(rule -> rule.byDefault() && rule.source() == Rule.RaisedBy.MATCH && rule.mayMatch(Set.of())).toList());
    }

    private static final class BuiltInRules {

        static final Map<String, Rule> RULES = read();

        private static Map<String, Rule> read() {
            Map<String, Rule> rules = new TreeMap<>();
            try {
                for (Rule rule : ShippedRules.all()) {
                    rules.put(rule.id(), rule);
                }
            } catch (RuleException e) {
                throw new IllegalStateException("a build does not let a broken rule pass", e);
            }
            return rules;
        }
    }

    /**
     * These rules and those of a folder.
     *
     * @throws RuleException if a file is not a rule, or its id is taken
     * @throws IOException if the folder or a file cannot be read
     */
    public RuleSet with(FileTree files, Path folder) throws RuleException, IOException {
        RuleSet more = of(files, folder);
        for (Rule rule : more.rules()) {
            Rule twin = rule(rule.id());
            if (twin != null) {
                throw taken(rule, twin);
            }
        }
        return more.over(this);
    }

    /**
     * The rules of a folder alone.
     *
     * @throws RuleException if a file is not a rule, or two have the same id
     * @throws IOException if the folder or a file cannot be read
     */
    public static RuleSet of(FileTree files, Path folder) throws RuleException, IOException {
        Map<String, Rule> rules = new TreeMap<>();
        for (Path path : files.list(folder)) {
            if (path.getFileName().toString().endsWith(".xml") && files.isFile(path)) {
                Rule rule = RuleReader.read(XmlFile.parse(files, path));
                Rule twin = rules.put(rule.id(), rule);
                if (twin != null) {
                    throw taken(rule, twin);
                }
            }
        }
        return new RuleSet(rules);
    }

    private static RuleException taken(Rule rule, Rule twin) {
        return new RuleException(rule.file() + ": the id \"" + rule.id() + "\" is taken by " + twin.file());
    }

    /** These rules, and those of others whose ids are free. */
    public RuleSet over(RuleSet others) {
        Map<String, Rule> all = new TreeMap<>(others.rules.get());
        all.putAll(rules.get());
        return new RuleSet(all);
    }

    /** The rule with that id, or {@code null}. */
    public @Nullable Rule rule(String id) {
        return rules.get().get(id);
    }

    public Set<String> ids() {
        return rules.get().keySet();
    }

    /** By id. */
    public Collection<Rule> rules() {
        return rules.get().values();
    }

    /** The id most like a misspelt one. */
    public Optional<String> nearest(String id) {
        return NearestName.of(id, ids());
    }

    /**
     * Makes sure that what settings say of rules, parameters and sets can be meant.
     *
     * @throws SettingsException for the first thing that cannot
     */
    public void check(Settings settings) throws SettingsException {
        settings.checkRules(this::ids);
        settings.checkValues(this::wrong, choice -> {
            try {
                RuleSets.check(choice, rules());
                return null;
            } catch (IllegalArgumentException e) {
                return e.getMessage();
            }
        });
    }

    private @Nullable String wrong(String id, String name, String value) {
        Rule rule = rule(id);
        List<Parameter> parameters = rule == null ? List.of() : rule.parameters();
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                try {
                    parameter.value(value);
                    return null;
                } catch (IllegalArgumentException e) {
                    return name + "=" + e.getMessage();
                }
            }
        }
        List<String> names = new ArrayList<>(parameters.stream().map(Parameter::name).toList());
        names.add("severity");
        return "the rule " + id + " has no parameter \"" + name + "\"" + NearestName.of(name, names)
                .map(near -> "; did you mean " + near + "?").orElse("; it has " + (parameters.isEmpty()
                        ? "none"
                        : String.join(", ", names.subList(0, parameters.size()))));
    }

    /**
     * These rules with the parameters that settings give.
     *
     * @throws RuleException if a rule has no such parameter, or it cannot have that value
     */
    public RuleSet with(Settings settings) throws RuleException {
        Map<String, Rule> changed = new TreeMap<>();
        for (String id : settings.parameterized()) {
            Rule rule = rule(id);
            if (rule != null) {
                List<Object> key = List.of(id, settings.parameters(id));
                Rule known = given.get(key);
                if (known == null) {
                    known = rule.with(settings.parameters(id));
                    Rule other = given.putIfAbsent(key, known);
                    known = other == null ? known : other;
                }
                changed.put(id, known);
            }
        }
        return changed.isEmpty() ? this : new RuleSet(changed).over(this);
    }

    /**
     * The rule that a problem of the configuration system belongs to: of the enabled ones that which describes it most closely.
     */
    public Optional<Rule> ruleFor(Problem problem, Predicate<Rule> enabled) {
        return rules().stream().filter(rule -> rule.accepts(problem)).filter(enabled)
                .max(Comparator.comparingInt(Rule::narrowness));
    }
}
