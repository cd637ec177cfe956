package io.github.iislint.rule;

import io.github.iislint.finding.NearestName;
import io.github.iislint.xml.LocatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;

/**
 * The elements of a rule file, with their children and attributes, as {@code rule.xsd} has them. A misspelt name must not be
 * passed over in silence: the rule would do something else than its author thinks.
 */
final class RuleVocabulary {

    private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

    static {
        ENTRIES.put("rule",
                new Entry(Set.of("title", "parameter", "let", "severity", "match", "anchor", "related", "case", "problem",
                        "linter", "message", "fix", "explanation", "reference", "examples"), Set.of("id", "severity"),
                        Set.of("scope", "report", "tags", "replaces", "sets", "controls", "since")));
        leaf("parameter", Set.of("name", "default"), Set.of("min", "max", "values"));
        leaf("let", Set.of("name"), Set.of());
        ENTRIES.put("case", new Entry(Set.of("severity", "match", "anchor", "related", "message", "fix"), Set.of(), Set.of()));
        leaf("title", Set.of(), Set.of());
        leaf("severity", Set.of("when"), Set.of());
        leaf("match", Set.of(), Set.of());
        leaf("anchor", Set.of(), Set.of());
        leaf("related", Set.of("message"), Set.of());
        leaf("problem", Set.of("kind"), Set.of("section", "element", "attribute"));
        leaf("linter", Set.of(), Set.of());
        leaf("message", Set.of(), Set.of("when"));
        ENTRIES.put("fix", new Entry(Set.of("set-flags", "set-attribute", "normalize-flags", "correct-flags", "strip-pem",
                "remove-entry", "add-entry", "remove-element", "add-element"),
                Set.of("title", "effect"), Set.of("when")));
        leaf("set-flags", Set.of("attribute"), Set.of("remove", "add", "in"));
        leaf("set-attribute", Set.of("name", "value"), Set.of("in"));
        leaf("normalize-flags", Set.of(), Set.of());
        leaf("correct-flags", Set.of(), Set.of());
        leaf("strip-pem", Set.of(), Set.of());
        leaf("remove-entry", Set.of(), Set.of());
        leaf("add-entry", Set.of(), Set.of("in"));
        leaf("remove-element", Set.of(), Set.of("in"));
        leaf("add-element", Set.of(), Set.of("in"));
        leaf("explanation", Set.of(), Set.of());
        leaf("reference", Set.of("href"), Set.of());
        ENTRIES.put("examples", new Entry(Set.of("example"), Set.of(), Set.of()));
        ENTRIES.put("example", new Entry(Set.of("settings", "file", "server", "found", "fixed"), Set.of("title"),
                Set.of("with", "now", "trust", "crl", "expires-within", "windows", "values", "machine-config")));
        leaf("settings", Set.of(), Set.of());
        leaf("file", Set.of("path"), Set.of());
        leaf("found", Set.of("file", "line", "column"), Set.of());
        leaf("server", Set.of(), Set.of("sites", "bindings"));
        leaf("fixed", Set.of(), Set.of("file"));
    }

    private RuleVocabulary() {
    }

    private record Entry(Set<String> children, Set<String> required, Set<String> optional) {
    }

    private static void leaf(String name, Set<String> required, Set<String> optional) {
        ENTRIES.put(name, new Entry(Set.of(), required, optional));
    }

    /** What holds elements of the configuration, which have names of their own. */
    private static final Set<String> CONFIGURATION = Set.of("add-entry", "add-element");

    /**
     * Looks at all names of a rule file.
     *
     * @param root a {@code <rule>}
     * @param error makes the exception for an element and what is wrong with it
     */
    static void check(LocatedElement root, BiFunction<LocatedElement, String, RuleException> error) throws RuleException {
        Entry entry = ENTRIES.get(root.getName());
        for (int i = 0; i < root.attributeCount(); i++) {
            String name = root.attribute(i).getName();
            boolean own = root.attribute(i).getNamespaceURI().isEmpty();
            if (own && !entry.required().contains(name) && !entry.optional().contains(name)) {
                Set<String> names = new TreeSet<>(entry.required());
                names.addAll(entry.optional());
                throw error.apply(root, "<" + root.getName() + "> has no attribute \"" + name + "\"" + hint(name, names));
            }
        }
        for (String name : new TreeSet<>(entry.required())) {
            if (root.value(name) == null) {
                throw error.apply(root, "<" + root.getName() + "> lacks its attribute \"" + name + "\"");
            }
        }
        for (LocatedElement child : CONFIGURATION.contains(root.getName()) ? List.<LocatedElement>of() : root.children()) {
            if (!entry.children().contains(child.getName())) {
                throw error.apply(child, "<" + root.getName() + "> has no element <" + child.getName() + ">"
                        + hint(child.getName(), entry.children()));
            }
            check(child, error);
        }
    }

    private static String hint(String name, Set<String> names) {
        return NearestName.of(name, names).map(near -> "; did you mean \"" + near + "\"?")
                .orElse(names.isEmpty() ? "" : "; expected " + String.join(", ", new TreeSet<>(names)));
    }
}
