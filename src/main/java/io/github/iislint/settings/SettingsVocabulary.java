package io.github.iislint.settings;

import io.github.iislint.file.NearestName;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.Vocabulary;
import io.github.iislint.xml.Vocabulary.ContentModel;
import io.github.iislint.xml.Vocabulary.Mistake;
import io.github.iislint.xml.XmlFile;
import java.util.List;

/** The elements of a settings file; {@code iislint.xsd} says the same. */
final class SettingsVocabulary {

    static final String NAMESPACE = "urn:iislint:settings:1";

    private static final String ROOT = "iislint";
    private static final Vocabulary VOCABULARY = new Vocabulary(NAMESPACE);

    static {
        empty("map", List.of("physicalPath", "to"), List.of());
        empty("environment", List.of("name", "value"), List.of());
        empty("expect", List.of("location", "mode"), List.of());
        empty("trust", List.of("path"), List.of());
        empty("crl", List.of("path"), List.of());
        element("clientCertificates", List.of(), List.of("expiresWithin"), "expect", "trust", "crl");
        // Further attributes are parameters of the rule.
        VOCABULARY.open("rule", List.of("id"), List.of("severity"));
        empty("set", List.of("name"), List.of("level"));
        empty("fix", List.of("effects"), List.of());
        empty("exclude", List.of("files"), List.of());
        empty("rules", List.of("folder"), List.of());
        // Replaces tokens.
        empty("substitute", List.of(), List.of("syntax", "files"));
        // Applies transforms; at the top it says that none is applied.
        empty("transform", List.of(), List.of("file", "base", "none"));
        empty("variables", List.of(), List.of());
        empty("parameters", List.of(), List.of("file", "values"));
        empty("values", List.of("file"), List.of());
        element("deployment", List.of("name"), List.of("fails-on-transform-warnings"), "substitute", "transform", "variables",
                "parameters", "values");
        element("server", List.of(), List.of("file", "windows", "httpSys"), "map", "environment", "clientCertificates", "set",
                "rule");
        element(ROOT, List.of(), List.of(), "map", "environment", "clientCertificates", "set", "rule", "fix", "exclude", "rules",
                "server", "transform", "deployment");
    }

    private SettingsVocabulary() {
    }

    private static void empty(String name, List<String> required, List<String> optional) {
        element(name, required, optional);
    }

    private static void element(String name, List<String> required, List<String> optional, String... children) {
        VOCABULARY.element(name, required, optional, ContentModel.ELEMENTS, List.of(children));
    }

    /** The vocabulary, for what it says of single elements. */
    static Vocabulary get() {
        return VOCABULARY;
    }

    /** @throws SettingsException if the file, which is well-formed, has names that settings do not have */
    static void check(XmlFile file, LocatedElement root) throws SettingsException {
        String expected = "; expected <" + ROOT + " xmlns=\"" + NAMESPACE + "\">";
        String written = "<" + root.getQualifiedName() + ">";
        if (!root.getName().equals(ROOT)) {
            throw new SettingsException(file.place(root.nameSpan()), "the document is " + written + expected);
        }
        if (!root.getNamespaceURI().equals(NAMESPACE)) {
            String found = root.getNamespaceURI().isEmpty()
                    ? "no namespace"
                    : "the namespace \"" + root.getNamespaceURI() + "\"";
            throw new SettingsException(file.place(root.nameSpan()), written + " has " + found + expected);
        }
        Mistake mistake = VOCABULARY.check(root).orElse(null);
        if (mistake != null) {
            throw new SettingsException(file.place(mistake.span()), text(mistake));
        }
    }

    private static String text(Mistake mistake) {
        String parent = tag(mistake.parent().getName());
        List<String> expected = mistake.expected();
        return switch (mistake.kind()) {
            case UNKNOWN_ELEMENT -> element(mistake, parent);
            case UNKNOWN_ATTRIBUTE -> {
                String unknown = "attribute " + mistake.name() + " of " + parent;
                yield expected.isEmpty() ? "unknown " + unknown + "; expected none" : unknown(unknown, mistake.name(), expected);
            }
            case MISSING_ATTRIBUTE -> parent + " has no attribute " + mistake.name() + "; expected " + listed(expected, "and");
            case TEXT -> "text in " + parent + "; expected " + (expected.isEmpty() ? "nothing there" : "only elements");
        };
    }

    private static String element(Mistake mistake, String parent) {
        String found = tag(mistake.name());
        if (mistake.expected().isEmpty()) {
            return found + " in " + parent + "; expected nothing there";
        }
        List<String> elsewhere = VOCABULARY.parents(mistake.name());
        return !elsewhere.isEmpty() && !mistake.expected().contains(mistake.name())
                ? found + " in " + parent + "; expected it in "
                        + listed(elsewhere.stream().map(SettingsVocabulary::tag).toList(), "or")
                : unknown("element " + found + " in " + parent, tag(mistake.name().substring(mistake.name().indexOf(':') + 1)),
                        mistake.expected().stream().map(SettingsVocabulary::tag).toList());
    }

    private static String tag(String name) {
        return "<" + name + ">";
    }

    /** @param what the kind of thing and the name */
    static String unknown(String what, String name, List<String> names) {
        return "unknown " + what + "; " + NearestName.of(name, names).map(near -> "did you mean " + near + "? ").orElse("")
                + "expected " + listed(names, "or");
    }

    static String listed(List<String> names, String conjunction) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, last)) + ' ' + conjunction + ' ' + names.get(last);
    }
}
