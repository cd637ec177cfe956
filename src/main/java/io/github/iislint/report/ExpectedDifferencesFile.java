package io.github.iislint.report;

import io.github.iislint.compare.ComparedServer;
import io.github.iislint.compare.Difference;
import io.github.iislint.file.FileTree;
import io.github.iislint.file.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The file of differences that are meant: the JSON of {@code compare}. A difference is recognized by location, section,
 * attribute and the value of each server, whichever lines they are on. A server that the file does not name is as it is meant
 * to be where it has what most have.
 */
public final class ExpectedDifferencesFile {

    private final Set<Entry> entries;

    /**
     * A difference.
     *
     * @param setting location, section and attribute
     * @param values by the names of the servers; those of servers without the setting are {@code null}
     */
    private record Entry(List<String> setting, Map<String, @Nullable String> values) {
    }

    private ExpectedDifferencesFile(Set<Entry> entries) {
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
        Set<Entry> entries = new LinkedHashSet<>();
        try {
            if (!(JsonReader.read(files.read(path).text()) instanceof Map<?, ?> document)
                    || !(document.get("differences") instanceof List<?> differences)) {
                throw new IllegalArgumentException("expected an object with an array \"differences\"");
            }
            for (Object each : differences) {
                if (!(each instanceof Map<?, ?> difference) || !(difference.get("values") instanceof List<?> values)) {
                    throw new IllegalArgumentException("expected objects with \"values\" in \"differences\"");
                }
                Map<String, @Nullable String> byServer = new HashMap<>();
                for (Object value : values) {
                    if (!(value instanceof Map<?, ?> map) || !(map.get("server") instanceof String server)) {
                        throw new IllegalArgumentException("expected objects with \"server\" and \"value\" in \"values\"");
                    }
                    byServer.put(server, map.get("value") instanceof String text ? text : null);
                }
                entries.add(new Entry(List.of(string(difference, "location"), string(difference, "section"),
                        string(difference, "attribute")), byServer));
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(files.name(path) + ": not a list of differences: " + e.getMessage(), e);
        }
        return new ExpectedDifferencesFile(entries);
    }

    private static String string(Map<?, ?> difference, String name) {
        if (!(difference.get(name) instanceof String text)) {
            throw new IllegalArgumentException("expected a string \"" + name + "\" in each difference");
        }
        return text;
    }

    private @Nullable Entry entry(Difference difference, List<ComparedServer> servers) {
        List<String> setting = List.of(difference.location(), difference.section(), difference.attribute());
        return entries.stream().filter(entry -> entry.setting.equals(setting) && isMeant(difference, servers, entry.values))
                .findFirst().orElse(null);
    }

    private static boolean isMeant(Difference difference, List<ComparedServer> servers, Map<String, @Nullable String> meant) {
        List<Integer> most = difference.groups().get(0);
        for (int i = 0; i < servers.size(); i++) {
            String server = servers.get(i).label();
            boolean fits = meant.containsKey(server)
                    ? Objects.equals(meant.get(server), difference.values().get(i).text())
                    : most.contains(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    /** The differences that are not in the file. */
    public List<Difference> unexpected(List<Difference> differences, List<ComparedServer> servers) {
        return differences.stream().filter(difference -> entry(difference, servers) == null).toList();
    }

    /** The differences of the file that are gone, as {@code location section attribute}. */
    public List<String> gone(List<Difference> differences, List<ComparedServer> servers) {
        Set<Entry> left = new LinkedHashSet<>(entries);
        differences.forEach(difference -> left.remove(entry(difference, servers)));
        return left.stream().map(entry -> String.join(" ", entry.setting).strip()).toList();
    }

    /** Whether the file names differences and none of them is there. */
    public boolean fitsNothing(List<Difference> differences, List<ComparedServer> servers) {
        return !entries.isEmpty() && gone(differences, servers).size() == entries.size();
    }
}
