package io.github.iislint.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for zsh: a function of {@code _arguments} and {@code _describe} calls. */
final class ZshCompletion {

    private final StringBuilder out = new StringBuilder();

    static String of(CommandLine iislint) {
        ZshCompletion zsh = new ZshCompletion();
        zsh.out.append("#compdef iislint\n\nlocal context state state_descr line\ntypeset -A opt_args\n\n");
        zsh.arguments("", "-C ", iislint.getCommandSpec(), "'1: :->command' '*:: :->rest'");
        zsh.out.append("\ncase $state in\ncommand)\n  local -a commands=(\n");
        CommandTexts.commands(iislint).forEach((name, command) ->
                zsh.out.append("    ").append(quoted(name + ":" + CommandTexts.description(command))).append('\n'));
        zsh.out.append("  )\n  _describe command commands\n  ;;\nrest)\n  case $line[1] in\n");
        CommandTexts.commands(iislint).forEach((name, command) -> {
            zsh.out.append("  ").append(name).append(")\n");
            String inner = String.join(" ", command.subcommands().keySet());
            zsh.arguments("    ", "", command, inner.isEmpty() ? "'*: :_files'" : "'1: :(" + inner + ")' '*: :_files'");
            zsh.out.append("    ;;\n");
        });
        zsh.out.append("  esac\n  ;;\nesac\n");
        return zsh.out.toString();
    }

    private void arguments(String indent, String flags, CommandSpec command, String operands) {
        out.append(indent).append("_arguments ").append(flags).append("-s -S \\\n");
        for (OptionSpec option : CommandTexts.options(command)) {
            String text = "[" + CommandTexts.description(option).replaceAll("([\\[\\]:\\\\])", "\\\\$1") + "]" + value(option);
            for (String name : option.names()) {
                String joined = CommandTexts.takesValue(option) && name.startsWith("--") ? "=" : "";
                out.append(indent).append("  ").append(quoted("*" + name + joined + text)).append(" \\\n");
            }
        }
        out.append(indent).append("  ").append(operands).append('\n');
    }

    private static String value(OptionSpec option) {
        List<String> values = CommandTexts.values(option);
        if (!values.isEmpty()) {
            return ": :(" + String.join(" ", values) + ")";
        }
        return CommandTexts.takesFile(option) ? ": :_files" : CommandTexts.takesValue(option) ? ": : " : "";
    }

    private static String quoted(String text) {
        return '\'' + text.replace("'", "'\\''") + '\'';
    }
}
