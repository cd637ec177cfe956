package io.github.iislint.deployment;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Removes values from messages about a file that they were written into. A message may quote a part of a value, such as one
 * argument of a list; what the files say openly is not part of one.
 */
final class ValueRedactor {

    /** Shorter values and parts tell little; such values are removed where they are quoted. */
    private static final int SHORTEST = 4;

    private final List<NamedValue> values;
    private final List<String> open;

    /**
     * @param values that were written
     * @param open the texts of the files as written
     */
    ValueRedactor(List<NamedValue> values, List<String> open) {
        this.values = values.stream().sorted(Comparator.comparing((NamedValue value) -> value.text().length()).reversed())
                .toList();
        this.open = open.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }

    /** The message with the names of values in their places. */
    String redact(String message) {
        String clean = message;
        for (NamedValue value : values) {
            String text = value.text().strip();
            String name = "#{" + value.name() + "}";
            if (text.length() < SHORTEST) {
                clean = text.isEmpty()
                        ? clean
                        : clean.replace("'" + text + "'", "'" + name + "'")
                                .replace("\"" + text + "\"", "\"" + name + "\"");
            } else {
                clean = parts(clean.replace(text, name), text, name);
            }
        }
        return clean;
    }

    private String parts(String message, String text, String name) {
        Set<String> parts = parts(text);
        boolean[] secret = new boolean[message.length()];
        boolean any = false;
        for (int i = 0; i + SHORTEST <= message.length(); i++) {
            String part = message.substring(i, i + SHORTEST).toLowerCase(Locale.ROOT);
            if (parts.contains(part) && open.stream().noneMatch(known -> known.contains(part))) {
                Arrays.fill(secret, i, i + SHORTEST, true);
                any = true;
            }
        }
        if (!any) {
            return message;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < message.length(); i++) {
            if (!secret[i]) {
                out.append(message.charAt(i));
            } else if (i == 0 || !secret[i - 1]) {
                out.append(name);
            }
        }
        return out.toString();
    }

    private static Set<String> parts(String text) {
        // A message has white space in one form only.
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        Set<String> parts = new HashSet<>();
        for (int i = 0; i + SHORTEST <= plain.length(); i++) {
            parts.add(plain.substring(i, i + SHORTEST));
        }
        return parts;
    }
}
