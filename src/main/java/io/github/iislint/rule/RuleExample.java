package io.github.iislint.rule;

import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern PATH = Pattern.compile("[^\\\\/:]+(/[^\\\\/:]+)*");

    /** Where a finding is expected, 1-based. */
    public record Found(String file, int line, int column) {
    }

    static RuleExample of(XmlFile file, LocatedElement element) throws RuleException {
        String settings = null;
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> fixed = new LinkedHashMap<>();
        List<Found> found = new ArrayList<>();
        for (LocatedElement child : element.children()) {
            switch (child.getName()) {
                case "settings" -> settings = text(child);
                case "file" -> files.put(path(file, child, "path"), text(child));
                case "found" -> found.add(new Found(path(file, child, "file"), number(file, child, "line"),
                        number(file, child, "column")));
                default -> fixed.put(path(file, child, "file"), text(child));
            }
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : List.of("now", "trust", "crl", "expires-within", "windows")) {
            if (element.value(option) != null) {
                options.put(option, element.value(option).strip());
            }
        }
        check(file, element, options);
        String with = element.value("with");
        return new RuleExample(element.value("title"), line(file, element), settings, files, found,
                fixed, options, with == null ? List.of() : List.of(with.strip().split("\\s+")));
    }

    private static void check(XmlFile file, LocatedElement element, Map<String, String> options) throws RuleException {
        for (String option : List.of("trust", "crl")) {
            if (options.containsKey(option)) {
                path(file, element, option);
            }
        }
        if (options.containsKey("expires-within")) {
            number(file, element, "expires-within");
        }
        if (!List.of("2016", "2019", "2022", "2025").contains(options.getOrDefault("windows", "2025"))) {
            throw error(file, element, "windows=\"" + options.get("windows") + "\": expected 2016, 2019, 2022 or 2025");
        }
        try {
            Instant.parse(options.getOrDefault("now", "2026-01-01T00:00:00Z"));
        } catch (DateTimeParseException e) {
            throw error(file, element, "now=\"" + options.get("now") + "\": expected a time such as 2026-01-15T00:00:00Z");
        }
    }

    private static int number(XmlFile file, LocatedElement element, String attribute) throws RuleException {
        try {
            return Integer.parseUnsignedInt(element.value(attribute).strip());
        } catch (NumberFormatException e) {
            throw error(file, element, attribute + "=\"" + element.value(attribute) + "\" is no number");
        }
    }

    /** A path stays in the folder of the example, since some files are written to the disk. */
    private static String path(XmlFile file, LocatedElement element, String attribute) throws RuleException {
        String path = element.value(attribute).strip();
        if (!PATH.matcher(path).matches() || List.of(path.split("/")).contains("..")) {
            throw error(file, element, attribute + "=\"" + path + "\": expected a relative path with forward slashes");
        }
        return path;
    }

    private static int line(XmlFile file, LocatedElement element) {
        return file.source().lines().line(element.span().start());
    }

    private static RuleException error(XmlFile file, LocatedElement element, String message) {
        return new RuleException(file.name() + ":" + line(file, element) + ": " + message);
    }

    private static String text(LocatedElement element) {
        String text = element.getText();
        return text.startsWith("\n") ? text.substring(1) : text;
    }
}
