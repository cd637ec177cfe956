package io.github.iislint.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for fish: one {@code complete} line for each command and option. */
final class FishCompletion {

    private static final String HEAD = """
            # fish completion for iislint

            function __iislint_rules
                set -q __iislint_ids; or set -g __iislint_ids (iislint rules list 2>/dev/null | string replace -r ' .*' '')
                string join \\n -- $__iislint_ids
            end

            # HEAD TAIL: what stands before an equals sign and after it; files, folders, rules or words
            function __iislint_pair
                set -l value (string replace -r '^--[a-z-]+=' '' -- (commandline -ct))
                if not string match -q '*=*' -- $value
                    set -l after =
                    test "$argv[2]" = files; and set after ''
                    __iislint_source $argv[1] $value | string replace -r '$' $after
                    return
                end
                set -l head (string replace -r '=.*' '' -- $value)
                __iislint_source $argv[2] (string replace -r '^[^=]*=' '' -- $value) | string replace -r '^' "$head="
            end

            function __iislint_source
                switch "$argv[1]"
                    case files
                        __fish_complete_path "$argv[2]"
                    case folders
                        __fish_complete_directories "$argv[2]" ''
                    case rules
                        __iislint_rules
                    case '?*'
                        string split ' ' -- $argv[1]
                end
            end

            """;

    private final StringBuilder out = new StringBuilder(HEAD);

    static String of(CommandLine iislint) {
        FishCompletion fish = new FishCompletion();
        Map<String, CommandSpec> commands = CommandTexts.commands(iislint);
        String none = "not __fish_seen_subcommand_from " + String.join(" ", commands.keySet());
        commands.forEach(
                (name, command) -> fish.line(none, "-f -a " + name + " -d " + quoted(CommandTexts.description(command))));
        fish.options(none, iislint.getCommandSpec());
        commands.forEach((name, command) -> {
            fish.options("__fish_seen_subcommand_from " + name, command);
            CommandTexts.commands(command).forEach((inner, it) -> {
                fish.line("__fish_seen_subcommand_from " + name + "; and not __fish_seen_subcommand_from "
                        + String.join(" ", command.subcommands().keySet()),
                        "-f -a " + inner + " -d " + quoted(CommandTexts.description(it)));
                fish.options("__fish_seen_subcommand_from " + name + "; and __fish_seen_subcommand_from " + inner, it);
            });
        });
        return fish.out.toString();
    }

    private void options(String condition, CommandSpec command) {
        for (OptionSpec option : CommandTexts.options(command)) {
            StringBuilder line = new StringBuilder();
            for (String name : option.names()) {
                line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1)).append(' ');
            }
            Completion completion = Completion.of(option);
            line.append(completion == null ? "" : value(completion));
            line(condition, line + "-d " + quoted(CommandTexts.description(option)));
        }
        boolean rules = command.positionalParameters().stream().map(Completion::of)
                .anyMatch(operand -> operand.head().kind() == Completion.Kind.RULES);
        if (rules) {
            line(condition, "-f -a '(__iislint_rules)'");
        }
    }

    private static String value(Completion completion) {
        String head = source(completion.head());
        if (completion.tail() != null) {
            return "-x -a " + quoted("(__iislint_pair \"" + head + "\" \"" + source(completion.tail()) + "\")") + " ";
        }
        if (completion.list()) {
            return "-x -a " + quoted("(__fish_complete_list , \"__iislint_source '" + head + "'\")") + " ";
        }
        return switch (completion.head().kind()) {
            case ANYTHING -> "-x ";
            case WORDS -> "-x -a " + quoted(head) + " ";
            case FILES -> "-r -F ";
            case FOLDERS -> "-x -a '(__fish_complete_directories)' ";
            case RULES -> "-x -a '(__iislint_rules)' ";
        };
    }

    private static String source(Completion.Source source) {
        return switch (source.kind()) {
            case ANYTHING -> "";
            case WORDS -> String.join(" ", source.words());
            case FILES -> "files";
            case FOLDERS -> "folders";
            case RULES -> "rules";
        };
    }

    private void line(String condition, String rest) {
        out.append("complete -c iislint -n '").append(condition).append("' ").append(rest).append('\n');
    }

    private static String quoted(String text) {
        return '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
    }
}
