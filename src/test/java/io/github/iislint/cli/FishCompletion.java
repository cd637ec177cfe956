package io.github.iislint.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: one {@code complete} line for each command and option. */
final class FishCompletion {

    private final StringBuilder out = new StringBuilder("# fish completion for iislint\n");

    static String of(CommandLine iislint) {
        FishCompletion fish = new FishCompletion();
        var commands = CommandTexts.commands(iislint);
        String none = "not __fish_seen_subcommand_from " + String.join(" ", commands.keySet());
        commands.forEach((name, command) ->
                fish.line(none, "-f -a " + name + " -d " + quoted(CommandTexts.description(command))));
        fish.options(none, iislint.getCommandSpec());
        commands.forEach((name, command) -> {
            fish.options("__fish_seen_subcommand_from " + name, command);
            if (!command.subcommands().isEmpty()) {
                command.subcommands().forEach((inner, it) -> fish.line("__fish_seen_subcommand_from " + name,
                        "-f -a " + inner + " -d " + quoted(CommandTexts.description(it.getCommandSpec()))));
            }
        });
        return fish.out.toString();
    }

    private void options(String condition, CommandSpec command) {
        for (OptionSpec option : CommandTexts.options(command)) {
            StringBuilder line = new StringBuilder();
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1)).append(' ');
            }
            List<String> values = CommandTexts.values(option);
            if (!values.isEmpty()) {
                line.append("-x -a ").append(quoted(String.join(" ", values))).append(' ');
            } else if (CommandTexts.takesFile(option)) {
                line.append("-r -F ");
            } else if (CommandTexts.takesValue(option)) {
                line.append("-x ");
            }
            line(condition, line + "-d " + quoted(CommandTexts.description(option)));
        }
    }

    private void line(String condition, String rest) {
        out.append("complete -c iislint -n '").append(condition).append("' ").append(rest).append('\n');
    }

    private static String quoted(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }
}
