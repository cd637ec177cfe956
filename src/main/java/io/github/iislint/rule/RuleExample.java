package io.github.iislint.rule;

import io.github.iislint.file.Place;
import io.github.iislint.xml.LocatedElement;
import io.github.iislint.xml.XmlFile;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
public record RuleExample(String title, int line, @Nullable String settings, Map<String, String> files,
        List<ExpectedFinding> found,
        Map<String, String> fixed, Map<String, String> options, List<String> with) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern PATH = Pattern.compile("[^\\\\/:]+(/[^\\\\/:]+)*");

    /**
     * Where a finding is expected, 1-based.
     *
     * @param endLine 0 where the end does not matter
     * @param endColumn the column after the last character
     */
    public record ExpectedFinding(String file, int line, int column, int endLine, int endColumn) {

        /** Whether a finding at that place is expected. */
        public boolean matches(Place place) {
            return file.equals(place.file()) && line == place.line() && column == place.column()
                    && (endLine == 0 || endLine == place.endLine() && endColumn == place.endColumn());
        }
    }

    static RuleExample of(XmlFile file, LocatedElement element) throws RuleException {
        String settings = null;
        Map<String, String> files = new LinkedHashMap<>();
        Map<String, String> fixed = new LinkedHashMap<>();
        List<ExpectedFinding> found = new ArrayList<>();
        LocatedElement server = element.child("server");
        for (LocatedElement child : element.children()) {
            switch (child.getName()) {
                case "settings" -> settings = text(child);
                case "file" -> add(file, child, path(file, child, "path"), text(child), files);
                case "server" -> add(file, child, ExampleServer.FILE, server(file, child, text(child)), files);
                case "found" -> found.add(new ExpectedFinding(path(file, child, "file"), number(file, child, "line"),
                        number(file, child, "column"), 0, 0));
                default -> {
                    if (child.value("file") != null) {
                        add(file, child, path(file, child, "file"), text(child), fixed);
                    } else if (server != null) {
                        add(file, child, ExampleServer.FILE, server(file, server, text(child)), fixed);
                    } else {
                        throw error(file, child,
                                "<fixed> lacks its attribute \"file\", which is optional only for the text of a <server>");
                    }
                }
            }
        }
        if (found.isEmpty()) {
            marks(file, element, files, found);
        }
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : List.of("now", "trust", "crl", "expires-within", "windows", "values", "machine-config")) {
            String value = element.value(option);
            if (value != null) {
                options.put(option, value.strip());
            }
        }
        check(file, element, options);
        String with = element.value("with");
        return new RuleExample(element.requiredValue("title"), line(file, element), settings, files, found,
                fixed, options, with == null ? List.of() : List.of(with.strip().split("\\s+")));
    }

    private static void add(XmlFile file, LocatedElement element, String path, String text, Map<String, String> texts)
            throws RuleException {
        if (texts.put(path, text) != null) {
            throw error(file, element, "there are two versions of " + path);
        }
    }

    private static String server(XmlFile file, LocatedElement server, String body) throws RuleException {
        List<String> bindings = words(server, "bindings", ExampleServer.BINDINGS);
        for (String binding : bindings) {
            if (!ExampleServer.BINDINGS.contains(binding)) {
                throw error(file, server, "bindings=\"" + server.value("bindings") + "\": expected http, https or both");
            }
        }
        List<String> sites = words(server, "sites", ExampleServer.SITES);
        for (String site : sites) {
            if (!NAME.matcher(site).matches()) {
                throw error(file, server, "sites=\"" + server.value("sites") + "\": expected names of letters and digits");
            }
        }
        return ExampleServer.text(sites, bindings, body);
    }

    private static List<String> words(LocatedElement element, String attribute, String byDefault) {
        String value = element.value(attribute);
        return List.of((value == null || value.isBlank() ? byDefault : value.strip()).split("\\s+"));
    }

    /** Takes the marks out of the files, and expects a finding at each of them. */
    private static void marks(XmlFile file, LocatedElement element, Map<String, String> files, List<ExpectedFinding> found)
            throws RuleException {
        for (Map.Entry<String, String> entry : files.entrySet()) {
            MarkedText marked;
            try {
                marked = MarkedText.of(entry.getValue());
            } catch (IllegalArgumentException e) {
                throw error(file, element, entry.getKey() + ": " + e.getMessage());
            }
            entry.setValue(marked.text());
            for (MarkedText.Mark mark : marked.marks()) {
                found.add(new ExpectedFinding(entry.getKey(), mark.line(), mark.column(), mark.endLine(), mark.endColumn()));
            }
        }
    }

    private static void check(XmlFile file, LocatedElement element, Map<String, String> options) throws RuleException {
        for (String option : List.of("trust", "crl", "values", "machine-config")) {
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
        String number = element.requiredValue(attribute);
        try {
            return Integer.parseUnsignedInt(number.strip());
        } catch (NumberFormatException e) {
            throw error(file, element, attribute + "=\"" + number + "\" is not a number");
        }
    }

    /** A path stays in the folder of the example, since some files are written to the disk. */
    private static String path(XmlFile file, LocatedElement element, String attribute) throws RuleException {
        String path = element.requiredValue(attribute).strip();
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
