package io.github.iislint.report;

import io.github.iislint.compare.Difference;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The file of differences that are meant: the JSON of {@code compare}. A difference is recognised by location, section, attribute
 * and the values, whichever lines they are on.
 */
public final class ExpectedDifferencesFile {

    private final Set<List<String>> entries;

    private ExpectedDifferencesFile(Set<List<String>> entries) {
        this.entries = entries;
    }

    /**
     * Reads such a file.
     *
     * @throws IOException if it cannot be read, or is none; the message names the file, and what is wrong
     */
    public static ExpectedDifferencesFile read(FileTree files, Path file) throws IOException {
        Path path = files.workingFolder().resolve(file).normalize();
        if (!files.isFile(path)) {
            throw new IOException(
                    files.name(path) + ": there is no such file; 'iislint compare --write-expected " + files.name(path)
                            + "' writes it");
        }
        Set<List<String>> entries = new LinkedHashSet<>();
        try {
            if (!(JsonReader.read(files.read(path).text()) instanceof Map<?, ?> document)
                    || !(document.get("differences") instanceof List<?> differences)) {
                throw new IllegalArgumentException("expected an object with an array \"differences\"");
            }
            for (Object each : differences) {
                if (!(each instanceof Map<?, ?> difference) || !(difference.get("values") instanceof List<?> values)) {
                    throw new IllegalArgumentException("expected objects with \"values\" in \"differences\"");
                }
                List<String> entry = new ArrayList<>(List.of(string(difference, "location"), string(difference, "section"),
                        string(difference, "attribute")));
                for (Object value : values) {
                    entry.add(value instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "");
                }
                entries.add(entry);
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(files.name(path) + ": no list of differences: " + e.getMessage(), e);
        }
        return new ExpectedDifferencesFile(entries);
    }

    private static String string(Map<?, ?> difference, String name) {
        if (!(difference.get(name) instanceof String text)) {
            throw new IllegalArgumentException("expected a string \"" + name + "\" in each difference");
        }
        return text;
    }

    private static List<String> entry(Difference difference) {
        List<String> entry = new ArrayList<>(List.of(difference.location(), difference.section(), difference.attribute()));
        difference.values().forEach(value -> entry.add(String.valueOf(value.text())));
        return entry;
    }

    /** The differences that are not in the file. */
    public List<Difference> unexpected(List<Difference> differences) {
        return differences.stream().filter(difference -> !entries.contains(entry(difference))).toList();
    }

    /** The differences of the file that are gone, as {@code location section attribute}. */
    public List<String> gone(List<Difference> differences) {
        Set<List<String>> left = new LinkedHashSet<>(entries);
        differences.forEach(difference -> left.remove(entry(difference)));
        return left.stream().map(entry -> String.join(" ", entry.subList(0, 3)).strip()).toList();
    }

    /** Whether the file names differences and none of them is there. */
    public boolean fitsNothing(List<Difference> differences) {
        return !entries.isEmpty() && gone(differences).size() == entries.size();
    }
}
