package io.github.iislint.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What shell completions and the manual page tell, taken from the commands themselves. */
final class CommandTexts {

    private CommandTexts() {
    }

    static CommandLine iislint() {
        return Main.commandLine(Console.standard(new StandardOutput()));
    }

    /** The commands in order, without the one that only prints help. */
    static Map<String, CommandSpec> commands(CommandLine iislint) {
        return commands(iislint.getCommandSpec());
    }

    static Map<String, CommandSpec> commands(CommandSpec command) {
        return command.subcommands().entrySet().stream().filter(entry -> !"help".equals(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().getCommandSpec(), (one, other) -> one,
                        java.util.LinkedHashMap::new));
    }

    static String description(CommandSpec command) {
        return text(command.usageMessage().description());
    }

    /** What the option does, its default filled in, without markup. */
    static String description(OptionSpec option) {
        return text(option.description()).replace("${DEFAULT-VALUE}", String.valueOf(option.defaultValue()));
    }

    private static String text(String... lines) {
        return Ansi.OFF.string(String.join(" ", lines).replace("%n", " ").replace("%%", "%"));
    }

    static List<OptionSpec> options(CommandSpec command) {
        return command.options().stream().filter(option -> !option.hidden()).toList();
    }

    static boolean takesValue(OptionSpec option) {
        return option.arity().max() > 0;
    }
}
