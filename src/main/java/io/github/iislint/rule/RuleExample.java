package io.github.iislint.rule;

import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An example of a rule file: some files, what the rule says about them, and what they are after its fix.
 *
 * @param line of the example in the rule file, 1-based
 * @param settings the text of an {@code iislint.xml}, or {@code null}
 * @param files texts by path
 * @param fixed the texts that a fix leaves, by path; files that are not named stay as they are
 * @param options such as {@code now} and {@code trust}, by name
 * @param with further rules that run
 */
public record RuleExample(String title, int line, String settings, Map<String, String> files, List<Found> found,
                          Map<String, String> fixed, Map<String, String> options, List<String> with) {

    /** Where a finding is expected, 1-based. */
    public record Found(String file, int line, int column) {
    }

    static RuleExample of(XmlFile file, LocatedElement element) {
        String settings = null;
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> fixed = new LinkedHashMap<>();
        List<Found> found = new ArrayList<>();
        for (LocatedElement child : element.children()) {
            switch (child.getName()) {
                case "settings" -> settings = text(child);
                case "file" -> files.put(child.value("path"), text(child));
                case "found" -> found.add(new Found(child.value("file"), Integer.parseInt(child.value("line")),
                        Integer.parseInt(child.value("column"))));
                default -> fixed.put(child.value("file"), text(child));
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : List.of("now", "trust", "crl", "expires-within", "windows")) {
            if (element.value(option) != null) {
                options.put(option, element.value(option));
            }
        }
        String with = element.value("with");
        return new RuleExample(element.value("title"), file.source().lines().line(element.span().start()), settings, files, found,
                fixed, options, with == null ? List.of() : List.of(with.strip().split("\\s+")));
    }

    private static String text(LocatedElement element) {
        String text = element.getText();
        return text.startsWith("\n") ? text.substring(1) : text;
    }
}
