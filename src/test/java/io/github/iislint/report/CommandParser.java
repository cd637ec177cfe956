package io.github.iislint.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of a log as the agents do that run them. */
final class CommandParser {

    /** A command with its properties and its data, all unescaped. */
    record Command(String name, Map<String, String> properties, String data) {
    }

    private CommandParser() {
    }

    /**
     * The workflow commands of GitHub Actions. The runner trims a line, wants it to begin with two colons, ends the properties
     * at the next two, separates them by commas, and undoes the percent sign last; the data is escaped by @actions/core.
     */
    static List<Command> github(String log) {
        List<Command> commands = new ArrayList<>();
        for (String line : log.split("\r\n|\r|\n")) {
            String trimmed = line.stripLeading();
            int end = trimmed.startsWith("::") ? trimmed.indexOf("::", 2) : -1;
            if (end < 0) {
                continue;
            }
            String info = trimmed.substring(2, end);
            int space = info.indexOf(' ');
            Map<String, String> properties = new HashMap<>();
            for (String property : space < 0 ? new String[0] : info.substring(space + 1).trim().split(",")) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], undo(pair[1], "%0D", "\r", "%0A", "\n", "%3A", ":", "%2C", ",", "%25", "%"));
            }
            commands.add(new Command(space < 0 ? info : info.substring(0, space), properties,
                    undo(trimmed.substring(end + 2), "%0D", "\r", "%0A", "\n", "%25", "%")));
        }
        return commands;
    }

    /**
     * The logging commands of Azure Pipelines. The agent finds {@code ##vso[} anywhere in a line, ends the properties at the
     * next bracket, separates them by semicolons, and undoes the percent sign last.
     */
    static List<Command> azure(String log) {
        List<Command> commands = new ArrayList<>();
        for (String line : log.split("\r\n|\r|\n")) {
            int start = line.indexOf("##vso[");
            int end = start < 0 ? -1 : line.indexOf(']', start);
            if (end < 0) {
                continue;
            }
            String info = line.substring(start + 6, end);
            int space = info.indexOf(' ');
            Map<String, String> properties = new HashMap<>();
            for (String property : space < 0 ? new String[0] : info.substring(space + 1).split(";")) {
                String[] pair = property.split("=", 2);
                properties.put(pair[0], azureText(pair[1]));
            }
            commands.add(new Command(space < 0 ? info : info.substring(0, space), properties,
                    azureText(line.substring(end + 1))));
        }
        return commands;
    }

    private static String azureText(String text) {
        return undo(text, "%3B", ";", "%0D", "\r", "%0A", "\n", "%5D", "]", "%AZP25", "%");
    }

    private static String undo(String text, String... escapes) {
        String plain = text;
        for (int i = 0; i < escapes.length; i += 2) {
            plain = plain.replace(escapes[i], escapes[i + 1]);
        }
        return plain;
    }
}
