package io.github.iislint.rule;

import io.github.iislint.file.NearestName;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.Vocabulary;
import io.github.iislint.xml.Vocabulary.ContentModel;
import io.github.iislint.xml.Vocabulary.Mistake;
import java.util.List;
import java.util.TreeSet;

/** The elements of a rule file, with their children and attributes, as {@code rule.xsd} has them. */
final class RuleVocabulary {

    private static final Vocabulary VOCABULARY = new Vocabulary(null);

    static {
        element("rule", List.of("id", "severity"), List.of("scope", "report", "tags", "replaces", "sets", "controls", "since"),
                "title", "parameter", "let", "severity", "match", "anchor", "related", "case", "problem", "linter", "message",
                "fix", "explanation", "reference", "examples");
        leaf("parameter", List.of("default", "name"), List.of("min", "max", "values"));
        leaf("let", List.of("name"), List.of());
        element("case", List.of(), List.of(), "severity", "match", "anchor", "related", "message", "fix");
        leaf("title", List.of(), List.of());
        leaf("severity", List.of("when"), List.of());
        leaf("match", List.of(), List.of());
        leaf("anchor", List.of(), List.of());
        leaf("related", List.of("message"), List.of());
        leaf("problem", List.of("kind"), List.of("section", "element", "attribute"));
        leaf("linter", List.of(), List.of());
        leaf("message", List.of(), List.of("when"));
        element("fix", List.of("effect", "title"), List.of("when"), "set-flags", "set-attribute", "normalize-flags",
                "correct-flags", "strip-pem", "remove-entry", "add-entry", "remove-element", "add-element",
                "correct-transform");
        leaf("set-flags", List.of("attribute"), List.of("remove", "add", "in"));
        leaf("set-attribute", List.of("name", "value"), List.of("in"));
        leaf("normalize-flags", List.of(), List.of());
        leaf("correct-flags", List.of(), List.of());
        leaf("strip-pem", List.of(), List.of());
        leaf("remove-entry", List.of(), List.of());
        VOCABULARY.element("add-entry", List.of(), List.of("in"), ContentModel.FOREIGN, List.of());
        leaf("remove-element", List.of(), List.of("in"));
        VOCABULARY.element("add-element", List.of(), List.of("in"), ContentModel.FOREIGN, List.of());
        leaf("correct-transform", List.of(), List.of());
        leaf("explanation", List.of(), List.of());
        leaf("reference", List.of("href"), List.of());
        element("examples", List.of(), List.of(), "example");
        element("example", List.of("title"),
                List.of("with", "now", "trust", "crl", "expires-within", "windows", "values", "machine-config"), "settings",
                "file", "server", "found", "fixed");
        leaf("settings", List.of(), List.of());
        leaf("file", List.of("path"), List.of());
        leaf("found", List.of("column", "file", "line"), List.of());
        leaf("server", List.of(), List.of("sites", "bindings"));
        leaf("fixed", List.of(), List.of("file"));
    }

    private RuleVocabulary() {
    }

    private static void leaf(String name, List<String> required, List<String> optional) {
        VOCABULARY.leaf(name, required, optional);
    }

    private static void element(String name, List<String> required, List<String> optional, String... children) {
        VOCABULARY.element(name, required, optional, ContentModel.MIXED, List.of(children));
    }

    /** Makes an exception of a mistake. */
    interface Errors {

        /** @param element where it is */
        RuleException at(LocatedElement element, String message);
    }

    /**
     * Looks at all names of a rule file.
     *
     * @param root a {@code <rule>}
     */
    static void check(LocatedElement root, Errors errors) throws RuleException {
        Mistake mistake = VOCABULARY.check(root).orElse(null);
        if (mistake != null) {
            String parent = "<" + mistake.parent().getName() + ">";
            throw errors.at(mistake.element(), switch (mistake.kind()) {
                case UNKNOWN_ELEMENT -> parent + " has no element <" + mistake.name() + ">" + hint(mistake);
                case UNKNOWN_ATTRIBUTE -> parent + " has no attribute \"" + mistake.name() + "\"" + hint(mistake);
                case MISSING_ATTRIBUTE -> parent + " lacks its attribute \"" + mistake.name() + "\"";
                case TEXT -> parent + " has no text";
            });
        }
    }

    private static String hint(Mistake mistake) {
        return NearestName.hint(mistake.name(), mistake.expected()).orElse(mistake.expected().isEmpty()
                ? ""
                : "; expected " + String.join(", ", new TreeSet<>(mistake.expected())));
    }
}
